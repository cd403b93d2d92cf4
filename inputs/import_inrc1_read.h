/* import_inrc1_read.h - the reader of the first competition's instances, between
 * its files. */
#ifndef BEM_IMPORT_INRC1_READ_H
#define BEM_IMPORT_INRC1_READ_H

#include "import_inrc1_parts.h"
#include "line_words.h"

enum { BEM_INRC1_MOST_WEIGHT = 1000000, BEM_INRC1_CONTRACT_FIELDS = BEM_INRC1_N_KINDS + 5 };

typedef struct bem_inrc1_reader {
    bem_line_words words; /* of the line being read */
    bem_inrc1 it;
    bem_names skills, shifts, contracts, contract_names, patterns, people;
    struct {
        bem_word *items;
        int count, cap;
    } patterns_of;                    /* last field of each contract */
    bool *weekly_seen, *special_seen; /* [n_days * n_shifts] days with a cover */
    int n_lines;                      /* still to come in this section */
} bem_inrc1_reader;

static inline bem_word *bem_inrc1_field(bem_inrc1_reader *r, int i) { return &r->words.items[i]; }

/* False, or NULL, after a complaint. */
bool bem_inrc1_number(bem_inrc1_reader *, const bem_word *, int most, int *number);
bool bem_inrc1_index(bem_inrc1_reader *, const bem_word *, const bem_names *, const char *what,
                     int *index);
bool bem_inrc1_weekday(bem_inrc1_reader *, const bem_word *, int *weekday);
/* "2, HeadNurse Nurse": a number and so many names. */
bool *bem_inrc1_set(bem_inrc1_reader *, const bem_word *number, const bem_word *names,
                    const bem_names *known, int n_known, const char *what);

/* A weekday's name at the start of a text; its length, 0 when there is none. */
size_t bem_inrc1_weekday_at(const char *text, int *weekday);

/* Lines of CONTRACTS and PATTERNS; patterns of contracts are resolved when all are known. */
void bem_inrc1_read_contract(bem_inrc1_reader *);
void bem_inrc1_read_pattern(bem_inrc1_reader *);
void bem_inrc1_resolve_patterns(bem_inrc1_reader *);

#endif
