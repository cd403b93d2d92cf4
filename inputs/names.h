/* names.h - a set of names, each with a number; and the nearest of them to a
 * word that is none of them. */
#ifndef BEM_NAMES_H
#define BEM_NAMES_H

#include <stdbool.h>

typedef struct bem_name {
    const char *text; /* borrowed; NULL in an empty slot */
    int value;
} bem_name;

/* `{0}` is an empty set. Open addressing, at most two thirds full. */
typedef struct bem_names {
    bem_name *slots;
    int n_slots, count;
} bem_names;

int bem_names_find(const bem_names *, const char *text);      /* its number, -1 when unknown */
bool bem_names_add(bem_names *, const char *text, int value); /* false: there already, unchanged */
void bem_names_set(bem_names *, const char *text, int value); /* added or changed */
void bem_names_free(bem_names *);

/* Letters to type, drop, change or swap to turn one word into the other, upper
 * and lower case being alike; INT_MAX when the words are long. */
int bem_edit_distance(const char *, const char *);

/* The closest word so far, for "did you mean". Close means at most a third of
 * the letters off, and no more than three. */
typedef struct bem_guess {
    const char *word; /* what was written */
    const char *best; /* NULL when nothing is close */
    int distance;
} bem_guess;

void bem_guess_try(bem_guess *, const char *candidate);
void bem_guess_names(bem_guess *, const bem_names *);

#endif
