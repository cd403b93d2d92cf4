/* needs_json.c - the account of hours, and which demand stands for which activities. */
#include "needs_json.h"

static void add_lines(bem_json *to, const bem_production *p, const bem_needs *needs) {
    bem_json *lines = bem_json_new_list();
    for (int i = 0; i < needs->lines.count; i++) {
        const bem_need_line *line = &needs->lines.items[i];
        bem_json *item = bem_json_new();
        bem_json_add_integer(item, "week", line->t + 1);
        bem_json_add_text(item, "competence", p->frame->competences[line->q].id);
        bem_json_add_number(item, "plan", line->plan);
        bem_json_add_number(item, "percentile", line->percentile);
        bem_json_add_number(item, "ratio", line->ratio);
        bem_json_add_number(item, "least", line->least);
        bem_json_add_number(item, "dropped", line->dropped);
        bem_json_add_number(item, "rounding", line->rounding);
        bem_json_add_number(item, "demand", line->demand);
        bem_json_add(lines, NULL, item);
    }
    bem_json_add(to, "hours", lines);
}

static void add_rows(bem_json *to, const bem_production *p, const bem_needs *needs) {
    bem_json *rows = bem_json_new_list();
    bem_arena arena = {0};
    for (int i = 0; i < needs->count; i++) {
        const bem_need_row *row = &needs->items[i];
        const bem_shift *shift = &p->frame->shifts[row->shift];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "id", row->id);
        bem_json_add_text(item, "competence", p->frame->competences[row->q].id);
        bem_json_add_text(item, "activities", bem_needs_activities(p, row, &arena));
        bem_json_add_text(item, "shift", shift->id);
        bem_json_add_integer(item, "shift_minutes", bem_needs_minutes(shift));
        bem_json_add(rows, NULL, item);
    }
    bem_json_add(to, "rows", rows);
    bem_arena_free(&arena);
}

void bem_json_add_needs(bem_json *plan, const bem_production *p, const bem_needs *needs) {
    bem_json *demand = bem_json_new();
    bem_json_add_date(demand, "from", p->frame->calendar.start + needs->from * BEM_WEEK_DAYS);
    bem_json_add_integer(demand, "weeks", needs->n_weeks);
    bem_json_add_text(demand, "percentile", needs->percentile);
    add_lines(demand, p, needs);
    add_rows(demand, p, needs);
    bem_json_add(plan, "demand", demand);
}
