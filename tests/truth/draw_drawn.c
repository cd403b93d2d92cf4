/* draw_drawn.c - the dice of the random agreement leave nothing out. */
#include "draw.h"
#include "drawn.h"

#include <criterion/criterion.h>

Test(truth, draws_every_field) {
    drawn d = {{0}, 0};
    char words[80];
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        bem_problem *p = truth_draw(seed);
        drawn_note(&d, p);
        bem_problem_free(p);
    }
    const char *lacks = drawn_lacks(&d, words);
    cr_expect(lacks == NULL, "never drawn: %s", lacks ? lacks : "");
}
