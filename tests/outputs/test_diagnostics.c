/* test_diagnostics.c - place, sentence, source line, caret. */
#include "diagnostics.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static char *rendered(bem_place place, const char *source, const char *message) {
    bem_diags list = {0};
    bem_text text = {0};
    bem_diag_add(&list, BEM_ERROR, place, source, "%s", message);
    bem_diagnostics_write_text(&text, &list, false);
    bem_diags_free(&list);
    return bem_text_take(&text);
}

Test(diagnostics, caret_stands_under_the_words) {
    static const struct {
        bem_place place;
        const char *source, *shown;
    } cases[] = {
        {{"a.yaml", 12, 5, 3},
         "  - nigth: 1", /* plain */
         "a.yaml:12:5: error: no\n    12 |   - nigth: 1\n       |     ^~~\n"},
        {{"a.yaml", 1, 4, 2},
         "\tåäö", /* a tab is one column, characters not bytes */
         "a.yaml:1:4: error: no\n     1 |  åäö\n       |    ^\n"},
        {{"a.yaml", 1, 3, 1},
         "看护x", /* wide characters push the caret */
         "a.yaml:1:3: error: no\n     1 | 看护x\n       |     ^\n"},
        {{"a.yaml", 3, 9, 1},
         "short", /* beyond the end of the line */
         "a.yaml:3:9: error: no\n     3 | short\n       |      ^\n"},
        {{"a.yaml", 0, 0, 0}, NULL, "a.yaml: error: no\n"},
        {{NULL, 0, 0, 0}, NULL, "bemanna: error: no\n"},
        {{"a.yaml", 2, 1, 0},
         "\033[2Jx", /* no escape codes from a file */
         "a.yaml:2:1: error: no\n     2 | ?[2Jx\n       | ^\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = rendered(cases[i].place, cases[i].source, "no");
        cr_expect_str_eq(text, cases[i].shown, "case %zu", i);
        free(text);
    }
}

Test(diagnostics, of_a_long_line_only_the_surroundings) {
    char source[100001];
    memset(source, 'x', sizeof source - 1);
    source[sizeof source - 1] = '\0';
    char *text = rendered((bem_place){"a", 1, 90000, 99999}, source, "no");
    cr_expect(lt(sz, strlen(text), 400));
    cr_expect(strstr(text, "…xx") != NULL);
    cr_expect(strstr(text, "^~~") != NULL);
    free(text);
}

Test(diagnostics, what_is_not_kept_is_counted) {
    bem_diags list = {0};
    bem_text text = {0};
    for (int i = 0; i < BEM_DIAG_MAX + 3; i++)
        bem_diag_add(&list, BEM_ERROR, (bem_place){"a", i + 1, 1, 1}, NULL, "no");
    bem_diagnostics_write_text(&text, &list, false);
    cr_expect(strstr(text.bytes, "3 more diagnostics are not shown") != NULL);
    bem_text_free(&text);
    bem_diags_free(&list);
}

Test(diagnostics, json_on_one_line) {
    bem_diags list = {0};
    bem_text text = {0};
    bem_diag_add(&list, BEM_WARNING, (bem_place){"a.yaml", 2, 3, 4}, "x: \"y\"", "odd");
    bem_diagnostics_write_json(&text, &list);
    cr_expect_str_eq(
        text.bytes,
        "{\"format\": \"bemanna-diagnostics/1\", \"errors\": 0, \"warnings\": 1, "
        "\"diagnostics\": [{\"severity\": \"warning\", \"file\": \"a.yaml\", \"line\": 2, "
        "\"column\": 3, \"length\": 4, \"message\": \"odd\", \"source\": \"x: "
        "\\\"y\\\"\"}]}\n");
    bem_text_free(&text);
    bem_diags_free(&list);
}
