/* rules_page.c - every example of docs/rules.md read, every week on it judged.
 *
 * The first yaml block is the ward; each further one is added to it and holds
 * for the text blocks up to the next. There a line is `kept` or `broken` and a
 * cell for each day; the indented lines under it are what the checker says, and
 * may end with what it costs. */
#include "check.h"
#include "read_problem.h"
#include "roster_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE BEM_SOURCE_DIR "/docs/rules.md"

typedef struct rules_page {
    FILE *file;
    char line[500];
    int number;
    char ward[4000];     /* the first block */
    bem_problem *p;      /* of the block read last */
    bem_report report;   /* of the week read last */
    int n_told, n_weeks; /* findings told so far; weeks judged */
} rules_page;

static bool next_line(rules_page *page) {
    if (!fgets(page->line, sizeof page->line, page->file))
        return false;
    page->line[strcspn(page->line, "\n")] = '\0';
    page->number++;
    return true;
}

static bool ends_block(const rules_page *page) { return strcmp(page->line, "```") == 0; }

static void read_yaml(rules_page *page) {
    static const char week[] = "horizon: {start: 2027-01-04, weeks: 1}\n";
    char text[8000];
    int first = page->number;
    size_t length = (size_t)snprintf(text, sizeof text, "%s", page->ward);
    while (next_line(page) && !ends_block(page))
        length += (size_t)snprintf(text + length, sizeof text - length, "%s\n", page->line);
    if (!*page->ward) {
        cr_assert(length < sizeof page->ward);
        memcpy(page->ward, text, length + 1);
        return;
    }
    if (!strstr(text, "\nhorizon:"))
        length += (size_t)snprintf(text + length, sizeof text - length, "%s", week);
    cr_assert(length < sizeof text);
    bem_diags diags = {0};
    bem_problem_free(page->p);
    page->p = bem_problem_read_text("rules.md", text, length, &diags);
    cr_assert(page->p != NULL, "the block at line %d: %s", first,
              diags.count ? diags.items[0].message : "");
    cr_expect(eq(int, diags.count, 0), "the block at line %d", first);
    bem_diags_free(&diags);
}

static void expect_all_told(const rules_page *page) {
    cr_expect(eq(int, page->n_told, page->report.count), "before line %d: %s", page->number,
              page->n_told < page->report.count ? page->report.items[page->n_told].message : "");
}

static void judge(rules_page *page, bool kept, const char *cells) {
    bem_diags diags = {0};
    bem_roster roster = {0};
    bool good = bem_roster_read_bytes("rules.md", cells, strlen(cells), page->p, &roster, &diags);
    cr_assert(good, "line %d: %s", page->number, diags.count ? diags.items[0].message : "");
    bem_report_free(&page->report);
    page->report = bem_check(page->p, &roster);
    page->n_told = 0;
    page->n_weeks++;
    cr_expect(eq(int, page->report.count == 0, kept), "line %d", page->number);
    bem_roster_free(&roster);
    bem_diags_free(&diags);
}

static void expect_told(rules_page *page) {
    const char *words = page->line + strspn(page->line, " ");
    long long whole, hundredths;
    if (sscanf(words, "costs %lld.%lld", &whole, &hundredths) == 2) {
        cr_expect(page->report.cost == whole * 100 + hundredths, "line %d: %lld", page->number,
                  (long long)page->report.cost);
        return;
    }
    cr_assert(page->n_told < page->report.count, "line %d: not told: %s", page->number, words);
    cr_expect_str_eq(page->report.items[page->n_told++].message, words, "line %d", page->number);
}

static void read_weeks(rules_page *page) {
    while (next_line(page) && !ends_block(page)) {
        if (page->line[0] == ' ') {
            expect_told(page);
            continue;
        }
        expect_all_told(page);
        bool kept = strncmp(page->line, "kept ", 5) == 0;
        cr_assert(kept || strncmp(page->line, "broken ", 7) == 0, "line %d", page->number);
        judge(page, kept, strchr(page->line, ' '));
    }
    expect_all_told(page);
}

Test(rules_page, says_what_is_so) {
    rules_page page = {.file = fopen(PAGE, "r")};
    cr_assert(page.file != NULL, "cannot open %s", PAGE);
    while (next_line(&page)) {
        if (strcmp(page.line, "```yaml") == 0)
            read_yaml(&page);
        else if (strcmp(page.line, "```text") == 0)
            read_weeks(&page);
    }
    fclose(page.file);
    cr_expect(page.n_weeks > 30, "only %d weeks", page.n_weeks);
    bem_report_free(&page.report);
    bem_problem_free(page.p);
}

/* Each kind of rule has a section and an example. */
Test(rules_page, has_every_kind) {
    static const char *const kinds[BEM_N_RULE_KINDS] = {
        [BEM_RULE_REST] = "rest",
        [BEM_RULE_SUCCESSION] = "succession",
        [BEM_RULE_RUN] = "run",
        [BEM_RULE_HOURS] = "hours",
        [BEM_RULE_COUNT] = "count",
        [BEM_RULE_WEEKENDS] = "weekends",
        [BEM_RULE_COMPLETE_WEEKENDS] = "complete_weekends",
        [BEM_RULE_SHIFTS] = "shifts",
    };
    bool has_section[BEM_N_RULE_KINDS] = {false};
    rules_page page = {.file = fopen(PAGE, "r")};
    cr_assert(page.file != NULL, "cannot open %s", PAGE);
    while (next_line(&page))
        for (int i = 0; i < BEM_N_RULE_KINDS; i++)
            has_section[i] |=
                strncmp(page.line, "## ", 3) == 0 && strcmp(page.line + 3, kinds[i]) == 0;
    fclose(page.file);
    for (int i = 0; i < BEM_N_RULE_KINDS; i++)
        cr_expect(has_section[i], "%s", kinds[i]);
}
