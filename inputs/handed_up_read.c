/* handed_up_read.c - from a demand's id back to competence and shift. */
#include "handed_up_read.h"

#include "coverage_read.h"
#include "needs.h"

#include <stdlib.h>
#include <string.h>

typedef struct lack_reading {
    const bem_production *p;
    bem_lacks *to;
    bem_diags *diags;
    bem_arena arena;
} lack_reading;

/* Is text[0 … length - 1] the word? */
static bool is_word(const char *text, size_t length, const char *word) {
    return strlen(word) == length && strncmp(text, word, length) == 0;
}

/* The first of "rooms+letters": all of them are on the same shift. Ids may have a + of their own,
 * so the longest that fits is taken. */
static const bem_staffing *staffing_of(const bem_production *p, const char *ids, size_t length) {
    for (size_t part = length; part > 0; part--)
        for (int i = 0; (part == length || ids[part] == '+') && i < p->n_staffing; i++)
            if (is_word(ids, part, p->staffing[i].id))
                return &p->staffing[i];
    return NULL;
}

/* "rooms+letters.nurse.2": the competence, and a staffing with its shift; -1 when it is none of the
 * plan's. */
static int competence_of(const bem_production *p, const char *demand, const bem_staffing **of) {
    const char *number = strrchr(demand, '.');
    size_t length = number ? (size_t)(number - demand) : 0;
    for (int q = 0; q < p->frame->n_competences; q++) {
        const char *id = p->frame->competences[q].id;
        size_t tail = strlen(id);
        if (length <= tail + 1 || demand[length - tail - 1] != '.' ||
            !is_word(demand + length - tail, tail, id))
            continue;
        *of = staffing_of(p, demand, length - tail - 1);
        if (*of)
            return q;
    }
    return -1;
}

static void take_moment(void *context, const bem_moment *moment) {
    lack_reading *r = context;
    const bem_staffing *staffing = NULL;
    int day = moment->date - r->p->frame->calendar.start, week = day / BEM_WEEK_DAYS;
    if (moment->missing == 0)
        return;
    int q = competence_of(r->p, moment->demand, &staffing);
    if (q < 0)
        bem_yaml_diag(r->diags, BEM_WARNING, moment->node,
                      "demand '%s' is none that the plan handed down; its shortage is left out",
                      bem_clip(moment->demand, &r->arena));
    else if (day < 0 || week >= r->p->n_weeks)
        bem_yaml_diag(r->diags, BEM_ERROR, moment->node, "%s lies outside the plan", moment->words);
    else
        bem_lacks_add(r->to, week, q,
                      (double)moment->missing *
                          bem_needs_minutes(&r->p->frame->shifts[staffing->shift]) / 60);
}

static int by_week(const void *left, const void *right) {
    const bem_lack *a = left, *b = right;
    return a->t != b->t ? a->t - b->t : a->q - b->q;
}

static bool read_source(lack_reading *r, const bem_source *source) {
    int n_errors = r->diags->n_errors;
    const bem_yaml_node *root = bem_coverage_read(source, take_moment, r, &r->arena, r->diags);
    if (r->to->count > 0)
        qsort(r->to->items, (size_t)r->to->count, sizeof *r->to->items, by_week);
    bem_arena_free(&r->arena);
    return root && r->diags->n_errors == n_errors;
}

bool bem_handed_up_read(const char *path, const bem_production *p, bem_lacks *to,
                        bem_diags *diags) {
    lack_reading r = {p, to, diags, {0}};
    return read_source(&r, bem_source_read(path, (bem_place){0}, NULL, &r.arena, diags));
}

bool bem_handed_up_read_text(const char *name, const char *text, size_t length,
                             const bem_production *p, bem_lacks *to, bem_diags *diags) {
    lack_reading r = {p, to, diags, {0}};
    return read_source(&r, bem_source_of_text(name, text, length, &r.arena, diags));
}
