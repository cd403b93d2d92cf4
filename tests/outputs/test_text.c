/* test_text.c - words, widths and amounts. */
#include "text.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

Test(text, empty_text_is_an_empty_string) {
    bem_text text = {0};
    char *bytes = bem_text_take(&text);
    cr_expect_str_eq(bytes, "");
    free(bytes);
}

Test(text, widths_count_columns_not_bytes) {
    static const struct {
        const char *words;
        int width;
    } cases[] = {
        {"", 0},     {"abc", 3}, {"åäö", 3},      {"a\xcc\x8a", 1}, /* a and a ring that joins it */
        {"看护", 4}, {"│", 1},   {"\xff\xfe", 2},                   /* no UTF-8: a column each */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(eq(int, bem_text_width(cases[i].words), cases[i].width), "case %zu", i);
}

Test(text, control_characters_never_reach_the_terminal) {
    static const struct {
        const char *words, *shown;
    } cases[] = {
        {"a\033[31mb", "a?[31mb"},
        {"a\nb", "a?b"},
        {"a\x7f", "a?"},
        {"\xc2\x9b", "?"},
        {"\xe2\x80\xae", "?"}, /* CSI as one, right-to-left override */
        {"åsa", "åsa"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_text text = {0};
        bem_text_add_safe(&text, cases[i].words);
        cr_expect_str_eq(text.bytes, cases[i].shown, "case %zu", i);
        bem_text_free(&text);
    }
}

Test(text, fields_have_one_width) {
    static const struct {
        const char *words;
        int width;
        bool right;
        const char *field;
    } cases[] = {
        {"ab", 4, false, "ab  "},     {"ab", 4, true, "  ab"},   {"åäö", 3, true, "åäö"},
        {"abcdef", 4, false, "abc…"}, {"看护", 3, false, "看…"}, /* half a character does not fit */
        {"看护師", 4, false, "看… "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_text text = {0};
        bem_text_add_field(&text, cases[i].words, cases[i].width, cases[i].right);
        cr_expect_str_eq(text.bytes, cases[i].field, "case %zu", i);
        bem_text_free(&text);
    }
}

Test(text, money_in_minor_units) {
    static const struct {
        int64_t amount;
        int decimals;
        const char *shown;
    } cases[] = {
        {0, 2, "0.00"},
        {5, 2, "0.05"},
        {123456789, 2, "1 234 567.89"},
        {-100050, 2, "-1 000.50"},
        {1234, 0, "1 234"},
        {INT64_MIN, 0, "-9 223 372 036 854 775 808"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_text text = {0};
        bem_text_add_money(&text, cases[i].amount, cases[i].decimals);
        cr_expect_str_eq(text.bytes, cases[i].shown, "case %zu", i);
        bem_text_free(&text);
    }
}

Test(text, moments_carry_their_date) {
    bem_calendar calendar = {.start = bem_date_of(2027, 1, 4), .n_days = 7};
    static const struct {
        int wall;
        const char *shown;
    } cases[] = {
        {0, "2027-01-04T00:00"},     {1439, "2027-01-04T23:59"},
        {1440, "2027-01-05T00:00"},  {-60, "2027-01-03T23:00"}, /* the evening before the horizon */
        {-1440, "2027-01-03T00:00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_text text = {0};
        bem_text_add_moment(&text, &calendar, cases[i].wall);
        cr_expect_str_eq(text.bytes, cases[i].shown, "case %zu", i);
        bem_text_free(&text);
    }
}
