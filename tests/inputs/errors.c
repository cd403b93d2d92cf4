/* errors.c - the bad files of tests/errors, each with what it must be told.
 *
 * A file opens with comments `# expect: [FILE:]LINE:COLUMN [warning: ]message`,
 * one for each diagnostic, in their order. All must come, and no others. Those of the folder plan
 * are files of production plans. */
#include "read_problem.h"
#include "read_production.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER BEM_SOURCE_DIR "/tests/errors"

static bool is_bad_file(const char *name) {
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".yaml") == 0;
}

/* The next expectation of an open file, without the newline. */
static bool next_expected(FILE *file, char line[2048]) {
    static const char mark[] = "# expect: ";
    if (!fgets(line, 2048, file) || strncmp(line, mark, sizeof mark - 1) != 0)
        return false;
    line[strcspn(line, "\n")] = '\0';
    memmove(line, line + sizeof mark - 1, strlen(line) - sizeof mark + 2);
    return true;
}

static void write_told(const char *name, const bem_diag *diag, char told[2048]) {
    bool elsewhere = strcmp(diag->place.file, name) != 0;
    snprintf(told, 2048, "%s%s%d:%d %s%s", elsewhere ? diag->place.file : "", elsewhere ? ":" : "",
             diag->place.line, diag->place.column, diag->severity == BEM_WARNING ? "warning: " : "",
             diag->message);
}

/* Whether the file was read. */
typedef bool reads(const char *name, bem_diags *);

static bool read_ward(const char *name, bem_diags *diags) {
    bem_problem *problem = bem_problem_read(name, diags);
    bem_problem_free(problem);
    return problem != NULL;
}

static bool read_plan(const char *name, bem_diags *diags) {
    bem_production *p = bem_production_read(name, diags);
    bem_production_free(p);
    return p != NULL;
}

static void check_file(const char *name, reads *read) {
    bem_diags diags = {0};
    bool was_read = read(name, &diags);
    cr_expect_eq(!was_read, diags.n_errors > 0, "%s: a problem exactly when there is no error",
                 name);
    FILE *file = fopen(name, "r");
    char expected[2048], told[2048];
    int n = 0;
    for (; next_expected(file, expected); n++) {
        if (n < diags.count)
            write_told(name, &diags.items[n], told);
        cr_expect(n < diags.count && strcmp(told, expected) == 0,
                  "%s\n  expected %s\n  told     %s", name, expected,
                  n < diags.count ? told : "nothing");
    }
    cr_expect(n > 0, "%s expects nothing", name);
    for (; n < diags.count; n++) {
        write_told(name, &diags.items[n], told);
        cr_expect(false, "%s\n  not expected: %s", name, told);
    }
    fclose(file);
    bem_diags_free(&diags);
}

static void check_folder(const char *path, reads *read, int least) {
    cr_assert_eq(chdir(path), 0);
    DIR *folder = opendir(".");
    cr_assert_not_null(folder);
    int n_files = 0;
    for (struct dirent *item; (item = readdir(folder));)
        if (is_bad_file(item->d_name)) {
            check_file(item->d_name, read);
            n_files++;
        }
    closedir(folder);
    cr_expect_geq(n_files, least);
}

Test(errors, every_bad_file_is_told_what_it_expects) { check_folder(FOLDER, read_ward, 60); }

Test(errors, every_bad_plan_is_told_what_it_expects) {
    check_folder(FOLDER "/plan", read_plan, 50);
}

/* A message shows its line, and points at the word. */
Test(errors, a_diagnostic_carries_its_line) {
    static const char text[] = "format: bemanna/2 # Åre\n";
    bem_diags diags = {0};
    cr_expect_null(bem_problem_read_text("ward.yaml", text, sizeof text - 1, &diags));
    cr_assert_geq(diags.count, 1);
    const bem_diag *diag = NULL;
    for (int i = 0; i < diags.count; i++)
        if (strstr(diags.items[i].message, "bemanna/2"))
            diag = &diags.items[i];
    cr_assert_not_null(diag);
    cr_expect_str_eq(diag->source, "format: bemanna/2 # Åre");
    cr_expect_str_eq(diag->place.file, "ward.yaml");
    cr_expect_eq(diag->place.column, 9);
    cr_expect_eq(diag->place.length, 9);
    bem_diags_free(&diags);
}

/* Far more mistakes than are kept are counted all the same, in good time. */
Test(errors, thousands_of_errors_are_counted) {
    bem_arena arena = {0};
    char *text = BEM_TAKE(&arena, 1 << 20, char);
    int n = sprintf(text, "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 2}\n"
                          "shifts: {day: {time: 07:00-15:30}}\ncontracts: {c: {}}\n"
                          "staff: [{id: anna, contract: c}]\nrequests:\n");
    for (int i = 0; i < 5000; i++)
        n += sprintf(text + n, "  - {who: nobody%d, date: 2027-01-05, wish: off, cost: 1}\n", i);
    bem_diags diags = {0};
    cr_expect_null(bem_problem_read_text("ward.yaml", text, (size_t)n, &diags));
    cr_expect_eq(diags.count, BEM_DIAG_MAX);
    cr_expect_geq(diags.n_errors, 5000);
    bem_diags_free(&diags);
    bem_arena_free(&arena);
}

static bem_problem *read_base_with(const char *more, bem_diags *diags) {
    char text[4000];
    int n = snprintf(text, sizeof text,
                     "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 2}\n"
                     "shifts: {day: {time: 07:00-15:30}}\ncontracts: {full: {}}\n"
                     "staff: [{id: a, contract: full, count: 20000}]\n%s",
                     more);
    return bem_problem_read_text("ward.yaml", text, (size_t)n, diags);
}

/* Warnings leave room for the errors behind them. */
Test(errors, warnings_do_not_crowd_out_errors) {
    bem_arena arena = {0};
    bem_diags diags = {0};
    const char *text = "requests:\n";
    for (int i = 0; i < 45; i++)
        text = bem_arena_format(&arena, "%s  - {who: a-1, date: 2026-01-05, wish: off, cost: 1}\n",
                                text);
    text =
        bem_arena_format(&arena, "%s  - {who: a-0, date: 2026-01-05, wish: off, cost: 1}\n", text);
    cr_expect_null(read_base_with(text, &diags));
    cr_expect_eq(diags.n_errors, 1);
    cr_expect_eq(diags.n_warnings, 40);
    bem_diags_free(&diags);
    bem_arena_free(&arena);
}

/* Small files that ask for much work or memory are refused, once. */
Test(errors, what_asks_for_too_much_is_refused) {
    static const char *const heavy[] = {
        "rules:\n  - &r {id: r, rule: rest, min: 11h, applies_to: &all [a-1, a-2, a-3, a-4, a-5, "
        "a-6]}\n"
        "  - {<<: *r, id: s, applies_to: {ids: [%s]}}\n",
        "demand:\n  - {shift: day, min: 1, days: [%s]}\n",
    };
    static const char *const words[] = {"a-1, ", "mon, "};
    for (int i = 0; i < 2; i++) {
        bem_arena arena = {0};
        bem_diags diags = {0};
        int n_words = i == 0 ? 6000 : 60000; /* times 20,000 people, 3,700 days */
        char *list = BEM_TAKE(&arena, 5 * n_words + 1, char),
             *text = BEM_TAKE(&arena, 1 << 20, char);
        for (int k = 0; k < n_words; k++)
            memcpy(list + 5 * k, words[i], 5);
        int n = snprintf(text, 1 << 20,
                         "format: bemanna/1\nhorizon: {start: 2027-01-04, days: %d}\n"
                         "shifts: {day: {time: 07:00-15:30}}\ncontracts: {full: {}}\n"
                         "staff: [{id: a, contract: full, count: %d}]\n",
                         i == 0 ? 7 : 3700, i == 0 ? 20000 : 7);
        const char *end = strstr(heavy[i], "%s");
        snprintf(text + n, (size_t)((1 << 20) - n), "%.*s%s%s", (int)(end - heavy[i]), heavy[i],
                 list, end + 2);
        cr_expect_null(bem_problem_read_text("ward.yaml", text, strlen(text), &diags));
        cr_assert_eq(diags.count, 1);
        cr_expect(strstr(diags.items[0].message, "the problem is too big") != NULL, "%s",
                  diags.items[0].message);
        bem_diags_free(&diags);
        bem_arena_free(&arena);
    }
}
