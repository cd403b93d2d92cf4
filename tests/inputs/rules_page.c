/* rules_page.c - every example of docs/rules.md and the pages in docs/rules read,
 * every week on them judged.
 *
 * The first yaml block of docs/rules.md is the ward of all pages; each further one is added to it
 * and holds for the text blocks up to the next. There a line is `kept` or `broken` and a cell for
 * each day, people parted by slashes; the indented lines under it are what the checker says, and
 * may end with what it costs. A page says what happens at each edge, and its yaml shows every key
 * of its kind. */
#include "check.h"
#include "read_problem.h"
#include "roster_read.h"
#include "tables.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDEX BEM_SOURCE_DIR "/docs/rules.md"
#define SCHEMA BEM_SOURCE_DIR "/docs/schema/roster.schema.json"
#define PAGES BEM_SOURCE_DIR "/docs/rules/"

enum { N_EDGES = 4 };
static const char *const edges[N_EDGES] = {
    "| a night over the week's end | ",
    "| before the first day | ",
    "| after the last day | ",
    "| history | ",
};

typedef struct rules_page {
    FILE *file;
    const char *name;
    char line[500];
    int number;
    char ward[4000]; /* the first block, or the page's own that begins with `format:` */
    char shared_ward[4000];
    bem_problem *p;      /* of the block read last */
    bem_report report;   /* of the week read last */
    int n_told, n_weeks; /* findings told so far; weeks judged */
    bool shown[RULE_N];  /* keys of the kind in yaml on the page */
    bool edge[N_EDGES];  /* told of */
    int kind;            /* of the page; -1 = none */
} rules_page;

/* `key` at `words`, not as a part of another one? */
static bool is_key(const char *text, const char *at, const char *key) {
    size_t n = strlen(key);
    return strncmp(at, key, n) == 0 && at[n] == ':' &&
           (at == text || at[-1] == ' ' || at[-1] == '{');
}

static void note_keys(rules_page *page) {
    const bem_table *table = page->kind < 0 ? NULL : &bem_table_rules[page->kind];
    for (int i = 0; table && i < table->n_fields; i++)
        for (const char *at = page->line; table->fields[i].key && *at; at++)
            page->shown[i] |= is_key(page->line, at, table->fields[i].key);
}

static void note_edges(rules_page *page) {
    for (int i = 0; i < N_EDGES; i++)
        page->edge[i] |= strncmp(page->line, edges[i], strlen(edges[i])) == 0;
}

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
    size_t begin = length;
    while (next_line(page) && !ends_block(page)) {
        note_keys(page);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s\n", page->line);
    }
    if (*page->ward && strncmp(text + begin, "format:", 7) == 0) { /* a ward of the page's own */
        memmove(text, text + begin, length - begin + 1);
        length -= begin;
        cr_assert(length < sizeof page->ward);
        memcpy(page->ward, text, length + 1);
    }
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
    page->p = bem_problem_read_text(page->name, text, length, &diags);
    cr_assert(page->p != NULL, "%s: the block at line %d: %s", page->name, first,
              diags.count ? diags.items[0].message : "");
    cr_expect(eq(int, diags.count, 0), "%s: the block at line %d", page->name, first);
    bem_diags_free(&diags);
}

static void expect_all_told(const rules_page *page) {
    cr_expect(eq(int, page->n_told, page->report.count), "%s: before line %d: %s", page->name,
              page->number,
              page->n_told < page->report.count ? page->report.items[page->n_told].message : "");
}

/* Pay is a cost of every week; the pages are about the rules. */
static void leave_out_pay(bem_report *report) {
    int kept = 0;
    for (int i = 0; i < report->count; i++) {
        if (report->items[i].component <= BEM_COST_OVERTIME)
            report->cost -= report->items[i].cost;
        else
            report->items[kept++] = report->items[i];
    }
    report->count = kept;
}

static void judge(rules_page *page, bool kept, const char *cells) {
    bem_diags diags = {0};
    bem_roster roster = {0};
    bool good = bem_roster_read_bytes(page->name, cells, strlen(cells), page->p, &roster, &diags);
    cr_assert(good, "%s:%d: %s", page->name, page->number,
              diags.count ? diags.items[0].message : "");
    bem_report_free(&page->report);
    page->report = bem_check(page->p, &roster);
    leave_out_pay(&page->report);
    page->n_told = 0;
    page->n_weeks++;
    cr_expect(eq(int, page->report.count == 0, kept), "%s:%d", page->name, page->number);
    bem_roster_free(&roster);
    bem_diags_free(&diags);
}

static void expect_told(rules_page *page) {
    const char *words = page->line + strspn(page->line, " ");
    long long whole, hundredths;
    if (sscanf(words, "costs %lld.%lld", &whole, &hundredths) == 2) {
        cr_expect(page->report.cost == whole * 100 + hundredths, "%s:%d: %lld", page->name,
                  page->number, (long long)page->report.cost);
        return;
    }
    cr_assert(page->n_told < page->report.count, "%s:%d: not told: %s", page->name, page->number,
              words);
    const char *told = page->report.items[page->n_told++].message;
    cr_expect_str_eq(told, words, "%s:%d: it says: %s", page->name, page->number, told);
}

static void read_weeks(rules_page *page) {
    while (next_line(page) && !ends_block(page)) {
        if (page->line[0] == ' ') {
            expect_told(page);
            continue;
        }
        expect_all_told(page);
        bool kept = strncmp(page->line, "kept ", 5) == 0;
        cr_assert(kept || strncmp(page->line, "broken ", 7) == 0, "%s:%d", page->name,
                  page->number);
        for (char *slash = page->line; (slash = strchr(slash, '/')) != NULL;)
            *slash = '\n';
        judge(page, kept, strchr(page->line, ' '));
    }
    expect_all_told(page);
}

static void read_page(rules_page *page, const char *name) {
    page->file = fopen(name, "r");
    page->name = strrchr(name, '/') + 1;
    page->number = 0;
    if (*page->shared_ward)
        memcpy(page->ward, page->shared_ward, sizeof page->ward);
    cr_assert(page->file != NULL, "cannot open %s", name);
    while (next_line(page)) {
        note_edges(page);
        if (strcmp(page->line, "```yaml") == 0)
            read_yaml(page);
        else if (strcmp(page->line, "```text") == 0)
            read_weeks(page);
    }
    fclose(page->file);
}

static void expect_in_file(const char *path, const char *words) {
    char text[1000];
    bool found = false;
    FILE *file = fopen(path, "r");
    cr_assert(file != NULL, "cannot open %s", path);
    while (!found && fgets(text, sizeof text, file))
        found = strstr(text, words) != NULL;
    fclose(file);
    cr_expect(found, "%s lacks: %s", path, words);
}

static void read_page_of(rules_page *page, int kind) {
    char name[1000];
    int n_weeks = page->n_weeks;
    const bem_table *table = &bem_table_rules[kind];
    snprintf(name, sizeof name, PAGES "%s.md", bem_rule_kind_words[kind]);
    memset(page->shown, 0, sizeof page->shown);
    memset(page->edge, 0, sizeof page->edge);
    page->kind = kind;
    read_page(page, name);
    cr_expect(page->n_weeks >= n_weeks + 2, "%s has %d weeks", name, page->n_weeks - n_weeks);
    for (int i = 0; i < N_EDGES; i++)
        cr_expect(page->edge[i], "%s does not tell: %s", name, edges[i]);
    for (int i = 0; i < table->n_fields; i++)
        cr_expect(page->shown[i] || !table->fields[i].key, "%s does not show '%s'", name,
                  table->fields[i].key);
}

Test(rules_page, every_kind_is_in_the_index_and_the_schema) {
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        char row[200], item[100];
        const char *word = bem_rule_kind_words[k];
        snprintf(row, sizeof row, "| [`%s`](rules/%s.md) | ", word, word);
        snprintf(item, sizeof item, "            \"%s\"", word);
        expect_in_file(INDEX, row);
        expect_in_file(SCHEMA, item);
    }
}

/* Each kind of rule has a page with weeks that keep and break it. */
Test(rules_page, says_what_is_so) {
    rules_page page = {.kind = -1};
    read_page(&page, INDEX);
    memcpy(page.shared_ward, page.ward, sizeof page.ward);
    for (int k = 0; k < BEM_N_RULE_KINDS; k++)
        read_page_of(&page, k);
    cr_expect(page.n_weeks > 60, "only %d weeks", page.n_weeks);
    bem_report_free(&page.report);
    bem_problem_free(page.p);
}
