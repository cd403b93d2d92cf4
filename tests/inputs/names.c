/* names.c - names, edit distance and digests. */
#include "names.h"
#include "arena.h"
#include "sha256.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

Test(names, distances) {
    static const struct {
        const char *a, *b;
        int distance;
    } cases[] = {
        {"night", "night", 0}, {"nigth", "night", 1}, /* a swap */
        {"nght", "night", 1},  {"nights", "night", 1}, {"nicht", "night", 1},
        {"Night", "night", 0}, {"", "abc", 3},         {"kitten", "sitting", 3},
        {"ab", "ba", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_eq(bem_edit_distance(cases[i].a, cases[i].b), cases[i].distance, "%s",
                     cases[i].a);
        cr_expect_eq(bem_edit_distance(cases[i].b, cases[i].a), cases[i].distance, "%s",
                     cases[i].a);
    }
    char longer[100];
    memset(longer, 'x', sizeof longer);
    longer[99] = '\0';
    cr_expect_eq(bem_edit_distance(longer, "x"), INT_MAX);
}

Test(names, guesses) {
    static const char *const known[] = {"day", "night", "evening", "nurse", "triage_nurse"};
    static const struct {
        const char *word, *best;
    } cases[] = {
        {"nigth", "night"},  {"evning", "evening"},
        {"dya", "day"},      {"nurze", "nurse"},
        {"x", NULL},         {"morning", "evening"},
        {"assistant", NULL}, {"triage-nurse", "triage_nurse"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_names names = {0};
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            bem_names_add(&names, known[k], (int)k);
        bem_guess guess = {.word = cases[i].word};
        bem_guess_names(&guess, &names);
        cr_expect((!guess.best && !cases[i].best) ||
                      (guess.best && cases[i].best && strcmp(guess.best, cases[i].best) == 0),
                  "%s: %s", cases[i].word, guess.best ? guess.best : "nothing");
        bem_names_free(&names);
    }
}

Test(names, many_are_found_again) {
    bem_arena arena = {0};
    bem_names names = {0};
    for (int i = 0; i < 5000; i++)
        cr_assert(bem_names_add(&names, bem_arena_format(&arena, "person-%d", i), i));
    cr_expect(!bem_names_add(&names, "person-17", 1));
    for (int i = 0; i < 5000; i++)
        cr_assert_eq(bem_names_find(&names, bem_arena_format(&arena, "person-%d", i)), i);
    cr_expect_eq(bem_names_find(&names, "person-5000"), -1);
    bem_names_set(&names, "person-17", 99);
    cr_expect_eq(bem_names_find(&names, "person-17"), 99);
    bem_names_free(&names);
    cr_expect_eq(bem_names_find(&names, "person-17"), -1);
    bem_arena_free(&arena);
}

/* The examples of FIPS 180-2, and of lengths about the block's end. */
Test(sha256, known_digests) {
    static const struct {
        const char *text, *hex;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_sha256 sha = bem_sha256_new();
        char hex[BEM_SHA256_HEX];
        bem_sha256_add(&sha, cases[i].text, strlen(cases[i].text));
        bem_sha256_finish(&sha, hex);
        cr_expect_str_eq(hex, cases[i].hex);
    }
    bem_sha256 sha = bem_sha256_new();
    char hex[BEM_SHA256_HEX];
    for (int i = 0; i < 1000000; i++)
        bem_sha256_add(&sha, "a", 1);
    bem_sha256_finish(&sha, hex);
    cr_expect_str_eq(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
