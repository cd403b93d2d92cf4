/* names.c - a hash table of words, and edit distance. */
#include "names.h"

#include "arena.h"

#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 16, LONGEST_WORD = 64 };

static uint32_t hash(const char *text) {
    uint32_t h = 2166136261u; /* FNV-1a */
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h;
}

/* The slot of the word, or the empty one where it would go. */
static bem_name *slot_of(const bem_names *names, const char *text) {
    assert(names->count < names->n_slots);
    uint32_t mask = (uint32_t)names->n_slots - 1;
    for (uint32_t i = hash(text) & mask;; i = (i + 1) & mask)
        if (!names->slots[i].text || strcmp(names->slots[i].text, text) == 0)
            return &names->slots[i];
}

static void widen(bem_names *names) {
    bem_names wider = {.n_slots = names->n_slots ? 2 * names->n_slots : FIRST_SLOTS};
    wider.slots = bem_grow(NULL, (size_t)wider.n_slots, sizeof *wider.slots);
    memset(wider.slots, 0, (size_t)wider.n_slots * sizeof *wider.slots);
    for (int i = 0; i < names->n_slots; i++)
        if (names->slots[i].text) {
            *slot_of(&wider, names->slots[i].text) = names->slots[i];
            wider.count++;
        }
    free(names->slots);
    *names = wider;
}

int bem_names_find(const bem_names *names, const char *text) {
    if (names->count == 0)
        return -1;
    const bem_name *slot = slot_of(names, text);
    return slot->text ? slot->value : -1;
}

bool bem_names_add(bem_names *names, const char *text, int value) {
    if (3 * (names->count + 1) > 2 * names->n_slots)
        widen(names);
    bem_name *slot = slot_of(names, text);
    if (slot->text)
        return false;
    *slot = (bem_name){text, value};
    names->count++;
    return true;
}

void bem_names_set(bem_names *names, const char *text, int value) {
    if (!bem_names_add(names, text, value))
        slot_of(names, text)->value = value;
}

void bem_names_free(bem_names *names) {
    free(names->slots);
    *names = (bem_names){0};
}

static int lower(char letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; }

static int least(int a, int b) { return a < b ? a : b; }

/* Optimal string alignment: row i holds the distances of a's first i letters to
 * the beginnings of b; a swap looks two rows back. */
int bem_edit_distance(const char *a, const char *b) {
    int n = (int)strnlen(a, LONGEST_WORD + 1), m = (int)strnlen(b, LONGEST_WORD + 1);
    if (n > LONGEST_WORD || m > LONGEST_WORD)
        return INT_MAX;
    int rows[3][LONGEST_WORD + 1];
    for (int j = 0; j <= m; j++)
        rows[0][j] = j;
    for (int i = 1; i <= n; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

void bem_guess_try(bem_guess *guess, const char *candidate) {
    int length = (int)strnlen(guess->word, LONGEST_WORD + 1);
    int limit = length < 6 ? 1 + (length > 3) : 3;
    int distance = bem_edit_distance(guess->word, candidate);
    if (distance > limit || distance >= length)
        return;
    bool closer = !guess->best || distance < guess->distance ||
                  (distance == guess->distance && strcmp(candidate, guess->best) < 0);
    if (closer) {
        guess->best = candidate;
        guess->distance = distance;
    }
}

void bem_guess_names(bem_guess *guess, const bem_names *names) {
    for (int i = 0; i < names->n_slots; i++)
        if (names->slots[i].text)
            bem_guess_try(guess, names->slots[i].text);
}
