/* put_demand.c - one entry for the days that ask the same; what rounding did, in comments. */
#include "put_demand.h"

#include "yaml_put.h"

#include <math.h>
#include <stdlib.h>

enum { ENTRY_COLUMN = 70 };

typedef struct putting {
    FILE *out;
    const bem_production *p;
    const bem_needs *needs;
} putting;

static void put_money(const putting *to, const char *key, int64_t amount) {
    int64_t unit = 1;
    int decimals = to->p->frame->decimals;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    fprintf(to->out, ", %s: %lld", key, (long long)(amount / unit));
    if (amount % unit != 0)
        fprintf(to->out, ".%0*lld", decimals, (long long)(amount % unit));
}

/* What those staffings that a row is for say together: the dearest prices, all that is spare. */
static bem_staffing terms_of(const putting *to, const bem_need_row *row) {
    bem_staffing terms = {.below_min = -1};
    for (int i = 0; i < to->p->n_staffing; i++) {
        const bem_staffing *s = &to->p->staffing[i];
        if (!row->staffing[i])
            continue;
        terms.spare = terms.spare < 0 || s->spare < 0 ? -1 : terms.spare + s->spare;
        terms.shortage = s->shortage > terms.shortage ? s->shortage : terms.shortage;
        terms.surplus = s->surplus > terms.surplus ? s->surplus : terms.surplus;
        terms.below_min = s->below_min > terms.below_min ? s->below_min : terms.below_min;
    }
    if (terms.below_min >= 0 && terms.below_min < terms.shortage)
        terms.below_min = terms.shortage;
    return terms;
}

/* The people of a day that are asked of the roster as `min`. */
static int least_of(const bem_staffing *terms, const bem_need_row *row, int d) {
    int least = row->least[d];
    if (terms->below_min >= 0 && row->planned[d] > least)
        least = row->planned[d];
    return least < row->heads[d] ? least : row->heads[d];
}

static void put_entry(const putting *to, const bem_need_row *row, const bem_staffing *terms,
                      int number, int first, const bool *day) {
    const bem_problem *frame = to->p->frame;
    int target = row->heads[first], least = least_of(terms, row, first);
    fprintf(to->out, "  - {id: \"%s.%d\", shift: ", row->id, number);
    bem_put_id(to->out, frame->shifts[row->shift].id);
    fputs(", competence: ", to->out);
    bem_put_id(to->out, frame->competences[row->q].id);
    if (least > 0)
        fprintf(to->out, ", min: %d", least);
    fprintf(to->out, ", target: %d", target);
    if (terms->spare >= 0)
        fprintf(to->out, ", max: %d", target + terms->spare);
    put_money(to, "shortage", terms->shortage);
    if (terms->surplus > 0)
        put_money(to, "surplus", terms->surplus);
    if (least > 0 && terms->below_min >= 0)
        put_money(to, "below_min", terms->below_min);
    fputs(",\n     days: ", to->out);
    bem_put_dates(to->out, frame->calendar.start + to->needs->from * BEM_WEEK_DAYS, day,
                  to->needs->n_weeks * BEM_WEEK_DAYS, 12);
    fputs("}\n", to->out);
}

/* Days with the same target and min stand together, in the order of their first. */
static void put_row(const putting *to, const bem_need_row *row) {
    const bem_staffing terms = terms_of(to, row);
    int n = to->needs->n_weeks * BEM_WEEK_DAYS, number = 0;
    bool *done = bem_grow(NULL, (size_t)n, sizeof *done), *day = bem_grow(NULL, (size_t)n, 1);
    for (int d = 0; d < n; d++)
        done[d] = row->heads[d] == 0;
    for (int d = 0; d < n; d++) {
        if (done[d])
            continue;
        for (int e = 0; e < n; e++) {
            day[e] = !done[e] && row->heads[e] == row->heads[d] &&
                     least_of(&terms, row, e) == least_of(&terms, row, d);
            done[e] |= day[e];
        }
        put_entry(to, row, &terms, ++number, d, day);
    }
    free(done);
    free(day);
}

/* Names of a plan's file in a comment: nothing of it may end the line. */
static void put_comment_words(FILE *out, const char *words) {
    for (; *words; words++)
        fputc((unsigned char)*words < ' ' ? '?' : *words, out);
}

static void put_heading(const putting *to, const char *plan) {
    char from[BEM_DATE_TEXT], until[BEM_DATE_TEXT];
    bem_date start = to->p->frame->calendar.start + to->needs->from * BEM_WEEK_DAYS;
    fputs("# Demand from the plan ", to->out);
    put_comment_words(to->out, plan);
    fprintf(to->out, ", %s to %s", bem_date_text(start, from),
            bem_date_text(start + to->needs->n_weeks * BEM_WEEK_DAYS - 1, until));
    if (to->needs->percentile)
        fprintf(to->out, ", for the forecast's %s", to->needs->percentile);
    fputs(".\n#\n# Hours: plan + percentile + ratio + least - dropped + rounding = demand.\n",
          to->out);
}

static double tidy(double hours) { return fabs(hours) < 0.005 ? 0 : hours; }

static void put_account(const putting *to) {
    fprintf(to->out, "# %4s  %-20s %9s %10s %9s %9s %9s %9s %9s\n", "week", "competence", "plan",
            "percentile", "ratio", "least", "dropped", "rounding", "demand");
    for (int i = 0; i < to->needs->lines.count; i++) {
        const bem_need_line *line = &to->needs->lines.items[i];
        fprintf(to->out, "# %4d  %-20s %9.2f %10.2f %9.2f %9.2f %9.2f %9.2f %9.2f\n", line->t + 1,
                to->p->frame->competences[line->q].id, tidy(line->plan), tidy(line->percentile),
                tidy(line->ratio), tidy(line->least), tidy(line->dropped), tidy(line->rounding),
                tidy(line->demand));
    }
}

char *bem_put_demand(const bem_production *p, const bem_needs *needs, const char *plan) {
    char *text = NULL;
    size_t size = 0;
    putting to = {open_memstream(&text, &size), p, needs};
    put_heading(&to, plan);
    put_account(&to);
    fputs("format: bemanna/1\ndemand:\n", to.out);
    for (int i = 0; i < needs->count; i++)
        put_row(&to, &needs->items[i]);
    fclose(to.out);
    return text;
}
