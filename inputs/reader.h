/* reader.h - what the readers of the parts of a problem share. */
#ifndef BEM_READER_H
#define BEM_READER_H

#include "field.h"
#include "names.h"
#include "problem.h"
#include "sha256.h"

enum {
    BEM_MOST_DAYS = 3700,
    BEM_MOST_SHIFTS = 500, /* roster cells are 16 bits; sets are small */
    BEM_MOST_COMPETENCES = 500,
    BEM_MOST_STAFF = 20000,
    BEM_MOST_CELLS = 4000000, /* people times days */
    BEM_MOST_FILES = 100
};

enum { BEM_MARGIN_DAYS = 16 }; /* longer than any feast that reaches into the horizon */

/* A pack, parsed; root NULL when it could not be. */
typedef struct bem_pack_file {
    const char *name;
    const bem_yaml_node *root;
} bem_pack_file;

struct bem_reader {
    bem_problem *problem; /* being made */
    bem_diags *diags;
    bem_arena scratch; /* sources and trees; gone when the problem is read */
    int node_budget;
    bem_sha256 sha; /* of all files so far */
    int n_files;
    int n_warnings;    /* told so far */
    bool unread;       /* a file that was asked for could not be read, and that is told */
    bool incomplete;   /* a file, or a part that names things, is missing, and that is told: what
                        * follows of it is not */
    int64_t room;      /* steps of work and cells of masks claimed so far */
    bool has_horizon;  /* else a stand-in, to find more errors */
    bem_calendar wide; /* the horizon with BEM_MARGIN_DAYS on either side, holidays too */
    struct {
        bem_pack_file *items;
        int count, cap;
    } packs; /* opened so far */
    bem_names competences, shifts, shift_tags, contracts, people, person_tags, rules;
};

void bem_read_error(bem_reader *, const bem_yaml_node *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Only the first warnings are told, so that errors find room behind them. */
void bem_read_warning(bem_reader *, const bem_yaml_node *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "unknown shift 'nigth'; did you mean 'night'?" */
void bem_read_unknown(bem_reader *, const bem_yaml_node *, const char *what, bem_guess *);

/* Where something was given first, seen from a later place: "on line 3", or "in
 * FILE, line 3". */
const char *bem_read_first(bem_reader *, const bem_place *first, const bem_yaml_node *later);

/* Looks among the names for the guess - unless so many errors are known that
 * this one will not be shown. */
void bem_read_guess(bem_reader *, bem_guess *, const bem_names *);

/* Whoever writes "Anna Berg" where her id is wanted. */
void bem_read_guess_person(const bem_reader *, bem_guess *);

/* The number of a name; reports an unknown one and gives -1. */
int bem_read_name(bem_reader *, const bem_yaml_node *, const bem_names *, const char *what);

/* A copy that lives as long as the problem; NULL for NULL. */
const char *bem_read_keep(bem_reader *, const char *text);
const char *bem_read_clip(bem_reader *, const char *text); /* for a message */

/* Claims n cells or steps; false once the problem is too big, which is reported
 * once. So no file, however made, takes more than some seconds and some hundred
 * megabytes. */
bool bem_read_claim(bem_reader *, int64_t n, const bem_yaml_node *at);
bool *bem_read_mask(bem_reader *, int n, const bem_yaml_node *at); /* NULL when too big */

/* Opens, hashes and parses one file. NULL after a diagnostic. */
const bem_source *bem_read_source(bem_reader *, const char *path, const bem_yaml_node *asked_by);

/* A path as written in a file, seen from where we are. */
const char *bem_read_path(bem_reader *, const bem_yaml_node *written);

/* Items of a node that may be one value or a list: bem_item(node, i), i < bem_n_items(node). */
int bem_n_items(const bem_yaml_node *);
const bem_yaml_node *bem_item(const bem_yaml_node *, int i);

#endif
