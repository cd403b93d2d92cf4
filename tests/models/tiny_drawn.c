/* tiny_drawn.c - the dice of tiny.c leave nothing out. */
#include "drawn.h"
#include "tiny.h"

#include <criterion/criterion.h>

Test(tiny, draws_every_field) {
    drawn d = {{0}, 0};
    char words[80];
    for (int seed = 0; seed < 3000; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_problem *p = tiny_random(&dice, 1 + tiny_roll(&dice, 3), 5 + tiny_roll(&dice, 17),
                                     1 + tiny_roll(&dice, 4));
        drawn_note(&d, p);
        bem_problem_free(p);
    }
    const char *lacks = drawn_lacks(&d, words);
    cr_expect(lacks == NULL, "never drawn: %s", lacks ? lacks : "");
}
