/* read_certificate.c - certificates from their JSON: what is read, and what is said
 * of those that are none, at their line and column. */
#include "read_certificate.h"

#include "judge_import.h"
#include "read_problem.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

static const char ward[] = "format: bemanna/1\n"
                           "horizon: {start: 2027-01-04, days: 3}\n"
                           "competences:\n"
                           "  nurse: {}\n"
                           "shifts:\n"
                           "  day: {time: 07:00-15:00}\n"
                           "contracts:\n"
                           "  own: {}\n"
                           "staff:\n"
                           "  - {id: anna, contract: own, competences: [nurse]}\n"
                           "  - {id: bo, contract: own}\n";

static bem_problem *read_ward(void) {
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("ward.yaml", ward, strlen(ward), &diags);
    cr_assert(p != NULL, "%s", diags.count ? diags.items[0].message : "");
    bem_diags_free(&diags);
    return p;
}

#define SPLIT "{\"person\": \"bo\", \"date\": \"2027-01-05\", \"shift\": \"day\", \"role\": null}"
#define LEAF "{\"prices\": [1, -2, 3], \"least\": [-9223372036854775808, null]}"

#define TALLY "{\"tally\": \"over\", \"price\": 250, \"at_least\": 4}"
#define LEAF_AFTER_TALLY "{\"prices\": [1], \"least\": [2], \"tallies\": [-7]}"

/* The top of a certificate with the ward's digest, and a tree. */
static void write_whole(const bem_problem *p, const char *bound, const char *tree,
                        char text[2000]) {
    snprintf(text, 2000,
             "{\"format\": \"bemanna-certificate/1\",\n\"inputs\": {\"sha256\": \"%s\"},\n"
             "\"model\": \"0123456789abcdef\",\n\"bound\": %s,\n\"scale\": 1024,\n\"tree\": %s}",
             p->sha256, bound, tree);
}

static bem_certificate *read_text(const bem_problem *p, const char *text, bem_diags *diags) {
    return bem_certificate_read_bytes("c", text, strlen(text), p, diags);
}

Test(read_certificate, a_tree) {
    bem_problem *p = read_ward();
    bem_diags diags = {0};
    char text[2000];
    write_whole(p, "-17", "[" SPLIT ",\n" LEAF ", " LEAF "]", text);
    bem_certificate *c = read_text(p, text, &diags);
    cr_assert(c != NULL, "%s", diags.count ? diags.items[0].message : "");
    cr_expect_eq(c->bound, -17);
    cr_expect_eq(c->scale, 1024);
    cr_expect_eq(c->model, UINT64_C(0x0123456789abcdef));
    cr_expect_str_eq(c->sha256, p->sha256);
    cr_assert_eq(c->count, 3);
    cr_expect_eq(c->items[0].is_leaf, false);
    cr_expect(c->items[1].is_leaf && c->items[2].is_leaf);
    cr_expect_eq(c->items[0].split.person, 1);
    cr_expect_eq(c->items[0].split.day, 1);
    cr_expect_eq(c->items[0].split.shift, 0);
    cr_expect_eq(c->items[0].split.role, BEM_NO_ROLE);
    cr_assert(c->n_prices == 3 && c->n_least == 2);
    cr_expect_eq(c->items[1].price[1], -2);
    cr_expect_eq(c->items[1].least[0], INT64_MIN);
    cr_expect_eq(c->items[1].least[1], BEM_NONE);
    bem_certificate_free(c);
    write_whole(p, "1", "[" TALLY ", " LEAF_AFTER_TALLY ", " LEAF_AFTER_TALLY "]", text);
    c = read_text(p, text, &diags);
    cr_assert(c != NULL && c->count == 3, "%s", diags.count ? diags.items[0].message : "");
    cr_expect(c->items[0].split.is_tally && c->items[0].split.tally.is_over);
    cr_expect(c->items[0].split.tally.slope == 250 && c->items[0].split.units == 4);
    cr_assert(c->items[1].is_leaf && c->items[1].n_tallies == 1);
    cr_expect_eq(c->items[1].tally_price[0], -7);
    bem_certificate_free(c);
    write_whole(p, "null", "[" LEAF "]", text);
    c = read_text(p, text, &diags);
    cr_assert(c != NULL);
    cr_expect_eq(c->bound, BEM_NONE);
    bem_certificate_free(c);
    bem_diags_free(&diags);
    bem_problem_free(p);
}

/* Of another input nothing is read but that it is: its names may be unknown. */
Test(read_certificate, of_another_input) {
    bem_problem *p = read_ward();
    bem_diags diags = {0};
    char text[2000];
    write_whole(p, "1", "[{\"person\": \"carl\"}]", text);
    char *digit = strstr(text, "sha256") + 10;
    *digit = *digit == '0' ? '1' : '0';
    bem_certificate *c = read_text(p, text, &diags);
    cr_assert(c != NULL, "%s", diags.count ? diags.items[0].message : "");
    cr_expect_eq(c->count, 0);
    cr_expect_str_neq(c->sha256, p->sha256);
    bem_certificate_free(c);
    bem_diags_free(&diags);
    bem_problem_free(p);
}

static void expect_first(const bem_problem *p, const char *text, int line, int column,
                         const char *message) {
    bem_diags diags = {0};
    bem_certificate *c = read_text(p, text, &diags);
    cr_expect_null(c, "%s", text);
    judge_expect_first(&diags, line, column, message);
    bem_diags_free(&diags);
}

Test(read_certificate, wrong_trees) {
    static const struct {
        const char *tree; /* begins at 6:9 */
        int column;
        const char *message;
    } cases[] = {
        {"{}", 9, "expected a list of leaves and splits"},
        {"[1]", 10, "expected a leaf or a split, in braces"},
        {"[{}]", 10, "'person' is missing here"},
        {"[{\"prices\": []}]", 10, "'least' is missing here"},
        {"[{\"tally\": \"short\"}]", 10, "'price' is missing here"},
        {"[{\"price\": 1}]", 10, "'tally' is missing here"},
        {"[{\"tally\": \"short\", \"price\": 1}]", 10, "'at_least' is missing here"},
        {"[{\"tally\": \"some\"}]", 21, "expected \"short\" or \"over\""},
        {"[{\"tally\": \"short\", \"person\": \"bo\"}]", 10, "this is two splits in one"},
        {"[{\"tallies\": [1]}]", 10, "'prices' is missing here"},
        {"[{\"prices\": [1 2]}]", 24, "expected ',' or ']'"},
        {"[{\"prices\": [1,]}]", 24, "expected a whole number"},
        {"[{\"prices\": [1.5]}]", 22, "expected a whole number"},
        {"[{\"prices\": [1e3]}]", 22, "expected a whole number"},
        {"[{\"prices\": [01]}]", 22, "expected a whole number"},
        {"[{\"prices\": [null]}]", 22, "expected a whole number"},
        {"[{\"prices\": [9223372036854775808]}]", 22, "expected a whole number"},
        {"[{\"prices\": [-9223372036854775809]}]", 22, "expected a whole number"},
        {"[{\"prices\": \"1\"}]", 21, "expected a list of whole numbers"},
        {"[{\"prices\": [], \"prices\": []}]", 25, "'prices' is there twice"},
        {"[{\"prise\": []}]", 11, "unknown key 'prise'"},
        {"[" LEAF ", {\"prices\": [1], \"least\": [1, 2]}]", 84,
         "1 numbers, but there are 3 in the leaf before"},
        {"[{\"person\": \"carl\"}]", 22, "unknown person 'carl'"},
        {"[{\"date\": \"2027-01-07\"}]", 20, "'2027-01-07' is no date of the horizon"},
        {"[{\"date\": \"4/1\"}]", 20, "'4/1' is no date of the horizon"},
        {"[{\"shift\": \"night\"}]", 21, "unknown shift 'night'"},
        {"[{\"role\": \"aide\"}]", 20, "unknown competence 'aide'"},
        {"[{\"person\": null}]", 21, "expected a name in quotes"},
        {"[{\"person\": \"bo}]", 21, "expected a closing '\"'"},
        {"[{\"person\": \"b\\x\"}]", 23, "expected a character that may stand in quotes"},
        {"[{\"person\" \"bo\"}]", 20, "expected ':' after the key"},
        {"[{person: \"bo\"}]", 11, "expected a key in quotes"},
        {"[" LEAF "", 71, "expected ',' or ']'"},
        {"[{\"person\": \"bo\", \"prices\": [1]}]", 10, "this is a leaf and a split in one"},
    };
    bem_problem *p = read_ward();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2000];
        write_whole(p, "1", cases[i].tree, text);
        expect_first(p, text, 6, cases[i].column, cases[i].message);
    }
    bem_problem_free(p);
}

Test(read_certificate, wrong_tops) {
    static const struct {
        const char *text;
        int line, column;
        const char *message;
    } cases[] = {
        {"[]", 1, 1, "expected a certificate, in braces"},
        {"{}", 1, 1, "'format' is missing here"},
        {"{\"format\": \"bemanna-roster/1\"}", 1, 12,
         "this is no certificate: \"format\" must be \"bemanna-certificate/1\""},
        {"{\n  \"inputs\": {\"sha256\": \"12\"}}", 2, 24, "expected 64 hexadecimal digits"},
        {"{\n  \"inputs\": {\"sha1\": \"\"}}", 2, 14, "unknown key 'sha1'"},
        {"{\"model\": 12}", 1, 11, "expected 16 hexadecimal digits in quotes"},
        {"{\"model\": \"xyz\"}", 1, 11, "expected 16 hexadecimal digits"},
        {"{\"scale\":\n0}", 2, 1, "expected a number from 1 to 1048576"},
        {"{\"bound\": true}", 1, 11, "expected a whole number or null"},
        {"{\"proof\": 1}", 1, 2, "unknown key 'proof'"},
        {"", 1, 1, "expected a certificate, in braces"},
    };
    bem_problem *p = read_ward();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_first(p, cases[i].text, cases[i].line, cases[i].column, cases[i].message);
    char text[2000];
    write_whole(p, "1", "[]", text);
    strcat(text, " {}");
    expect_first(p, text, 6, 13, "expected nothing more after the last '}'");
    bem_problem_free(p);
}
