/* shift_code.c - the shortest first letters that tell all shifts apart. */
#include "shift_code.h"

#include <string.h>

enum { MAX_LETTERS = 4 };

/* The first `n` characters of an id, the first of them a capital. */
static char *first_letters(bem_arena *arena, const char *id, int n) {
    const char *end = id;
    while (*end && n-- > 0) {
        end++;
        while (((unsigned char)*end & 0xc0) == 0x80)
            end++;
    }
    char *code = bem_arena_text(arena, id, (size_t)(end - id));
    if (code[0] >= 'a' && code[0] <= 'z')
        code[0] = (char)(code[0] - 'a' + 'A');
    return code;
}

static bool all_differ(const char **codes, int n) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (strcmp(codes[i], codes[j]) == 0)
                return false;
    return true;
}

const char **bem_shift_codes(const bem_problem *problem, bem_arena *arena) {
    const char **codes = BEM_TAKE(arena, problem->n_shifts, const char *);
    for (int letters = 1; letters <= MAX_LETTERS; letters++) {
        for (int s = 0; s < problem->n_shifts; s++)
            codes[s] = first_letters(arena, problem->shifts[s].id, letters);
        if (all_differ(codes, problem->n_shifts))
            return codes;
    }
    for (int s = 0; s < problem->n_shifts; s++)
        codes[s] = bem_arena_format(arena, "%d", s + 1);
    return codes;
}
