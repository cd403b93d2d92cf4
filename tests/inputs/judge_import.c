/* judge_import.c - dice, pages and judging for the tests of importers. */
#include "judge_import.h"

#include "read_problem.h"
#include "roster_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int judge_roll(judge_dice *dice, int n) {
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (int)((dice->state >> 33) % (uint64_t)n);
}

int judge_between(judge_dice *dice, int low, int high) {
    return low + judge_roll(dice, high - low + 1);
}

void judge_draw_row(judge_dice *dice, int n_shifts, int n_days, int *row) {
    for (int d = 0; d < n_days;) {
        int shift = judge_roll(dice, 2) ? BEM_OFF : judge_roll(dice, n_shifts);
        for (int n = judge_between(dice, 1, 4); n > 0 && d < n_days; n--)
            row[d++] = shift;
    }
}

void judge_put(judge_page *page, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(page->text + page->length, sizeof page->text - page->length, format, args);
    va_end(args);
    page->length += (size_t)n;
    cr_assert(page->length < sizeof page->text);
}

bem_problem *judge_read(char *yaml, bem_diags *diags) {
    cr_assert(yaml != NULL, "%s", diags->count ? diags->items[0].message : "");
    bem_problem *p = bem_problem_read_text("imported.yaml", yaml, strlen(yaml), diags);
    cr_assert(p != NULL, "%s in\n%s", diags->count ? diags->items[0].message : "", yaml);
    free(yaml);
    bem_diags_free(diags);
    return p;
}

char *judge_load(const char *name, size_t *length) {
    char path[600];
    snprintf(path, sizeof path, "%s/tests/instances/%s", BEM_SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    cr_assert(file != NULL, "%s", path);
    enum { MOST = 1 << 16 };
    char *text = calloc(MOST, 1);
    *length = fread(text, 1, MOST - 1, file);
    fclose(file);
    return text;
}

int judge_stated(const char *text) {
    static const char word[] = "optimum ";
    const char *at = strstr(text, word);
    cr_assert(at != NULL);
    return atoi(at + sizeof word - 1);
}

char *judge_changed(const char *text, const char *phrase, const char *to) {
    const char *at = strstr(text, phrase);
    cr_assert(at != NULL, "%s", phrase);
    size_t size = strlen(text) + strlen(to) + 1;
    char *changed = malloc(size);
    snprintf(changed, size, "%.*s%s%s", (int)(at - text), text, to, at + strlen(phrase));
    return changed;
}

void judge_expect_first(const bem_diags *diags, int line, int column, const char *message) {
    cr_assert(diags->count > 0, "%s", message);
    cr_expect_str_eq(diags->items[0].message, message);
    cr_expect(eq(int, diags->items[0].place.line, line), "%s", message);
    cr_expect(eq(int, diags->items[0].place.column, column), "%s", message);
}

/* What the findings of this part cost together; all when it is NULL. */
static long long sum_of(const bem_problem *p, const bem_report *report, const char *part,
                        judge_part_of *part_of) {
    long long sum = 0;
    for (int i = 0; i < report->count; i++)
        if (!part || strcmp(part_of(p, &report->items[i]), part) == 0)
            sum += report->items[i].cost;
    return sum;
}

void judge_published(const bem_problem *p, const char *const *paths, int n_paths, int cost,
                     const judge_part *parts, judge_part_of *part_of) {
    bem_diags diags = {0};
    bem_roster roster;
    cr_assert(bem_roster_read_files(paths, n_paths, p, &roster, &diags), "%s: %s", paths[0],
              diags.count ? diags.items[0].message : "");
    bem_report report = bem_check(p, &roster);
    cr_expect(eq(int, report.n_hard, 0), "%s", paths[0]);
    cr_expect(report.cost == cost, "%s costs %lld", paths[0], (long long)report.cost);
    long long rest = report.cost;
    for (const judge_part *part = parts; part->name; part++) {
        long long sum = sum_of(p, &report, part->name, part_of);
        cr_expect(sum == part->cost, "%s: %s costs %lld", paths[0], part->name, sum);
        rest -= sum;
    }
    cr_expect(parts->name == NULL || rest == 0, "%s: %lld in no part", paths[0], rest);
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_diags_free(&diags);
}
