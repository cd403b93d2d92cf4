/* draw.h - small wards by dice: everything that problem.h can say, in sizes that
 * brute force can exhaust. */
#ifndef BEM_TRUTH_DRAW_H
#define BEM_TRUTH_DRAW_H

#include "problem.h"
#include "random.h"

enum { TRUTH_MOST_STAFF = 4 };

/* The same ward for the same seed. */
bem_problem *truth_draw(uint64_t seed);

/* For the parts of the drawing. */
typedef struct truth_drawing {
    bem_problem *p;
    bem_random dice;
    int64_t money; /* what prices are small multiples of */
    bool alike;    /* people told apart by little: groups of several */
    bool shared;   /* rules about several people too: smaller, they are dear to try */
    bool is_long;  /* weeks with few days open */
} truth_drawing;

int truth_roll(truth_drawing *, int n); /* 0 … n - 1 */
bool truth_one_in(truth_drawing *, int n);
int64_t truth_price(truth_drawing *, int most);
/* Each true with (n - 1) / n, at least one. */
bool *truth_mask(truth_drawing *, int count, int n);

void truth_draw_contracts(truth_drawing *);
void truth_draw_rules(truth_drawing *);
void truth_draw_needs(truth_drawing *); /* demands and requests */

#endif
