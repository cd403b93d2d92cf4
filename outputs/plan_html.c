/* plan_html.c - in short, a chart or two an activity, one a group whose hours are used most, then
 * the table. */
#include "plan_html.h"

#include "chart.h"
#include "html.h"
#include "plan_brief.h"
#include "plan_table.h"

#include <math.h>
#include <stdio.h>

enum { WIDTH = 345, HEIGHT = 150, MOST_ACTIVITIES = 12, MOST_GROUPS = 8 };

typedef struct page {
    bem_text *out;
    const bem_production *p;
    const bem_plan *plan;
    const char **labels; /* [n_weeks] weeks of the plan */
    bem_arena arena;
    int n_charts;
} page;

/* `first`: the first of those that belong together, side by side. */
static void add_chart(page *to, bool first, const char *title, const char *unit,
                      const bem_chart_series *series, int n_series) {
    char id[24];
    snprintf(id, sizeof id, "c%d", to->n_charts++);
    bem_text_add(to->out, first ? "<figure class=\"first\">" : "<figure>");
    bem_chart_write(to->out, &(bem_chart){.id = id,
                                          .title = title,
                                          .unit = unit,
                                          .n = to->p->n_weeks,
                                          .labels = to->labels,
                                          .series = series,
                                          .n_series = n_series,
                                          .width = WIDTH,
                                          .height = HEIGHT});
    bem_text_add(to->out, "</figure>\n");
}

static double sum(const double *items, int n) {
    double total = 0;
    for (int t = 0; t < n; t++)
        total += items[t];
    return total;
}

/* Zeros from the first week to the last, for bands that stand on the axis. */
static const double *floor_of(page *to) { return BEM_TAKE(&to->arena, to->p->n_weeks, double); }

static void add_activity(page *to, int a) {
    const bem_activity *activity = &to->p->activities[a];
    int n = to->p->n_weeks, first = a * n;
    const bem_plan *plan = to->plan;
    const bem_chart_series made[] = {
        {"performed", BEM_CHART_BARS, plan->performed + first, NULL},
        {"new", BEM_CHART_LINE, plan->need + first, NULL},
        {"turned away", BEM_CHART_LINE, plan->turned_away + first, NULL},
    };
    int n_made = !activity->has_need ? 1 : sum(plan->turned_away + first, n) > 1e-6 ? 3 : 2;
    add_chart(to, true, activity->id, "a week", made, n_made);
    if (!activity->has_need || !activity->waits)
        return;
    const bem_chart_series queue[] = {
        {"too long", BEM_CHART_BAND, floor_of(to), plan->late + first},
        {"waiting", BEM_CHART_LINE, plan->queue + first, NULL},
    };
    bool late = activity->guarantee > 0 && sum(plan->late + first, n) > 1e-6;
    const char *title = bem_arena_format(&to->arena, "%s: queue", activity->id);
    add_chart(to, false, title, "at the end of the week", late ? queue : queue + 1, late ? 2 : 1);
}

/* Hours at hand, those of recruits included. */
static const double *hours_at_hand(page *to, int g) {
    int n = to->p->n_weeks;
    const bem_group *group = &to->p->groups[g];
    double *hours = BEM_TAKE(&to->arena, n, double);
    for (int t = 0; t < n; t++) {
        hours[t] = group->hours[t];
        for (int j = 0; j < to->p->n_recruits; j++) {
            const bem_recruit *recruit = &to->p->recruits[j];
            if (recruit->group == g && t >= recruit->from + recruit->learning)
                hours[t] += to->plan->recruited[j] * group->each[t];
        }
    }
    return hours;
}

static void add_group(page *to, int g) {
    const bem_chart_series series[] = {
        {"used", BEM_CHART_BARS, to->plan->hours_used + g * to->p->n_weeks, NULL},
        {"at hand", BEM_CHART_STEPS, hours_at_hand(to, g), NULL},
    };
    add_chart(to, false, to->p->groups[g].id, "hours a week", series, 2);
}

static double use_of(page *to, int g) {
    int n = to->p->n_weeks;
    double at_hand = sum(to->p->groups[g].hours, n);
    return at_hand > 0 ? sum(to->plan->hours_used + g * n, n) / at_hand : 0;
}

/* Those used most first; who is not used at all has no chart. */
static void add_groups(page *to) {
    int n = to->p->n_groups;
    bool *shown = BEM_TAKE(&to->arena, n, bool);
    for (int i = 0; i < MOST_GROUPS; i++) {
        int most = -1;
        for (int g = 0; g < n; g++)
            if (!shown[g] && use_of(to, g) > 1e-9 && (most < 0 || use_of(to, g) > use_of(to, most)))
                most = g;
        if (most < 0)
            return;
        shown[most] = true;
        add_group(to, most);
    }
}

static void add_heading(page *to, const char *title) {
    bem_text outcome = {0};
    char from[BEM_DATE_TEXT];
    bem_plan_write_outcome(&outcome, to->p, to->plan);
    bem_text_add(to->out, "<h1>");
    bem_html_add_words(to->out, title);
    bem_text_format(to->out, "</h1>\n<p class=\"under\">%d weeks from %s; ", to->p->n_weeks,
                    bem_date_text(to->p->frame->calendar.start, from));
    bem_html_add_words(to->out, outcome.bytes);
    bem_text_add(to->out, ". <span lang=\"sv\">Produktionsplan</span>. Below the charts stands "
                          "each week's first day; in words the plan's weeks count from 1.</p>\n");
    bem_text_free(&outcome);
}

static void add_sentence(void *context, const char *sentence) {
    page *to = context;
    bem_text_add(to->out, "<li>");
    bem_html_add_words(to->out, sentence);
    bem_text_add(to->out, "</li>\n");
}

static void add_brief(page *to) {
    bem_text_add(to->out, "<ul>\n");
    bem_plan_tell_brief(to->p, to->plan, add_sentence, to);
    bem_text_add(to->out, "</ul>\n");
}

static void add_table(page *to) {
    bem_text table = {0};
    bem_plan_write_table(&table, to->p, to->plan, false);
    bem_text_add(to->out, "<h2>In figures</h2>\n<pre>");
    bem_html_add_lines(to->out, table.bytes);
    bem_text_add(to->out, "</pre>\n");
    bem_text_free(&table);
}

/* The week's first day, without the year: "07-05". */
static const char *week_label(page *to, int t) {
    char date[BEM_DATE_TEXT];
    bem_date_text(to->p->frame->calendar.start + t * BEM_WEEK_DAYS, date);
    return bem_arena_string(&to->arena, date + 5);
}

void bem_plan_write_html(bem_text *text, const bem_production *p, const bem_plan *plan) {
    page to = {.out = text, .p = p, .plan = plan};
    const char *title = p->frame->name && *p->frame->name ? p->frame->name : "Production plan";
    to.labels = BEM_TAKE(&to.arena, p->n_weeks, const char *);
    for (int t = 0; t < p->n_weeks; t++)
        to.labels[t] = week_label(&to, t);
    bem_html_begin(text, title, false);
    add_heading(&to, title);
    add_brief(&to);
    bem_text_add(text, "<div class=\"charts pairs\">\n");
    for (int a = 0; a < p->n_activities && a < MOST_ACTIVITIES; a++)
        add_activity(&to, a);
    bem_text_add(text,
                 "</div>\n<h2>Hours, those used most first</h2>\n<div class=\"charts pairs\">\n");
    add_groups(&to);
    bem_text_add(text, "</div>\n");
    add_table(&to);
    bem_html_end(text);
    bem_arena_free(&to.arena);
}
