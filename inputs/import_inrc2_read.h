/* import_inrc2_read.h - the reader of the second competition's cases, between its
 * files. */
#ifndef BEM_IMPORT_INRC2_READ_H
#define BEM_IMPORT_INRC2_READ_H

#include "import_inrc2_parts.h"
#include "line_words.h"

typedef struct bem_inrc2_reader {
    bem_line_words words; /* of the line being read */
    bem_inrc2 it;
    bem_names skills, shifts, contracts, nurses;
    int n_lines; /* still to come in this section; -1 = not stated */
    bool has_week, has_history;
    bool *covered; /* [7 * n_shifts * n_skills] of the week being read */
} bem_inrc2_reader;

/* A line of each section: SKILLS, SHIFT_TYPES, FORBIDDEN_SHIFT_TYPES_SUCCESSIONS,
 * CONTRACTS, NURSES, NURSE_HISTORY, REQUIREMENTS, SHIFT_OFF_REQUESTS. */
void bem_inrc2_read_skill(bem_inrc2_reader *);
void bem_inrc2_read_shift(bem_inrc2_reader *);
void bem_inrc2_read_succession(bem_inrc2_reader *);
void bem_inrc2_read_contract(bem_inrc2_reader *);
void bem_inrc2_read_nurse(bem_inrc2_reader *);
void bem_inrc2_read_nurse_history(bem_inrc2_reader *);
void bem_inrc2_read_requirement(bem_inrc2_reader *);
void bem_inrc2_read_off_request(bem_inrc2_reader *);

#endif
