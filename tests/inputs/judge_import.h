/* judge_import.h - what the tests of the benchmark importers share: dice, a
 * page to write an instance on, and judging of what comes out. */
#ifndef TESTS_JUDGE_IMPORT_H
#define TESTS_JUDGE_IMPORT_H

#include "check.h"

/* A linear congruential generator: the same cases everywhere. */
typedef struct judge_dice {
    uint64_t state;
} judge_dice;

int judge_roll(judge_dice *, int n); /* 0 … n - 1 */
int judge_between(judge_dice *, int low, int high);
/* Runs of one shift, mostly; -1 = off. */
void judge_draw_row(judge_dice *, int n_shifts, int n_days, int *row);

typedef struct judge_page {
    char text[40000];
    size_t length;
} judge_page;

void judge_put(judge_page *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The problem of a YAML text, which it frees; the test fails when there is
 * none. Takes the diagnostics. */
bem_problem *judge_read(char *yaml, bem_diags *);

/* A file of tests/instances, malloced; and the optimum that a line of it
 * states: "optimum 17". */
char *judge_load(const char *name, size_t *length);
int judge_stated(const char *text);
/* A copy with the first place of a phrase changed. */
char *judge_changed(const char *text, const char *phrase, const char *to);
void judge_expect_first(const bem_diags *, int line, int column, const char *message);

/* A part of a roster's cost, by its name; a name of NULL ends a list, an empty
 * list says nothing. */
typedef struct judge_part {
    const char *name;
    int cost;
} judge_part;

typedef const char *judge_part_of(const bem_problem *, const bem_finding *);

/* The roster in these files is legal, costs so much, and in these parts. */
void judge_published(const bem_problem *, const char *const *paths, int n_paths, int cost,
                     const judge_part *, judge_part_of *);

#endif
