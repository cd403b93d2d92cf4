/* compile_weekend_runs.c - unbroken runs of worked, or of free, weekends.
 *
 * The state is 2 × that of the run over weekends (see compile_run.c) + 1 when
 * the present weekend has been worked. A weekend joins its run on its last day.
 * One that the end of the horizon cuts joins when it has been worked, or when
 * the rule is closed; else nobody knows, and the run is left as it is. */
#include "compile.h"

typedef struct row_data {
    const bem_problem *problem;
    bem_runs runs;
    bool first_unsure; /* of the first weekend a day before the horizon is not known */
} row_data;

static int join(const row_data *data, const bem_weekend *weekend, int run, bool worked,
                bem_step *step) {
    const bem_rule *rule = data->runs.rule;
    bool cut = weekend->last >= data->problem->calendar.n_days;
    bool unsure = cut || (weekend->first - rule->eve < 0 && data->first_unsure);
    if (!worked && unsure && !rule->closed)
        return cut ? run : BEM_RUN_LOST;
    int stands = weekend->first > 0 ? weekend->first : 0;
    return bem_run_next(&data->runs, run, stands, worked != rule->of_off, step);
}

static int row_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const row_data *data = tracker->data;
    const bem_rule *rule = data->runs.rule;
    int n_days = data->problem->calendar.n_days, run = state / 2;
    bem_weekend weekend;
    bool worked = state % 2 || bem_weekend_reached(data->problem, rule, day, shift, &weekend);
    if (!bem_weekend_of(data->problem, rule, day, &weekend) ||
        (day < weekend.last && day < n_days - 1))
        return 2 * run + worked;
    return 2 * join(data, &weekend, run, worked, step);
}

static int64_t row_end(const bem_tracker *tracker, int state) {
    const row_data *data = tracker->data;
    return bem_compile_run_end(&data->runs, state / 2);
}

typedef enum answer { NO, YES, UNKNOWN } answer;

/* Was the weekend worked before the horizon? */
static answer was_worked(const bem_compiling *c, const bem_rule *rule, const bem_weekend *weekend) {
    answer all = NO;
    for (int d = weekend->first - rule->eve; d <= weekend->last && d < 0; d++) {
        bem_weekend reached;
        int shift = bem_past(c->problem, c->e, d);
        if (shift == BEM_UNKNOWN)
            all = UNKNOWN;
        else if (bem_weekend_reached(c->problem, rule, d, shift, &reached))
            return YES;
    }
    return all;
}

static void look_back(const bem_compiling *c, const bem_rule *rule, bem_weekend weekend,
                      bem_runs *runs) {
    answer in = rule->of_off ? NO : YES, was;
    for (;; runs->history++) {
        weekend.first -= BEM_WEEK_DAYS;
        weekend.last -= BEM_WEEK_DAYS;
        was = was_worked(c, rule, &weekend);
        if (was != in)
            break;
    }
    runs->goes_back = was == UNKNOWN;
}

void bem_compile_weekends_in_row(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->min[c->e] <= 1 && rule->max[c->e] == BEM_NO_MAX)
        return;
    row_data *data = BEM_TAKE(c->arena, 1, row_data);
    *data = (row_data){c->problem, {rule, rule->min[c->e], rule->max[c->e]}, false};
    data->runs.n_units = c->out->n_days / BEM_WEEK_DAYS + 2;
    bem_weekend first;
    int d = 0;
    while (!bem_weekend_of(c->problem, rule, d, &first))
        d++;
    answer begun = was_worked(c, rule, &first);
    data->first_unsure = begun == UNKNOWN;
    look_back(c, rule, first, &data->runs);
    bem_tracker tracker = {data, 2 * BEM_RUN_BEFORE + (begun == YES), row_step, row_end, r};
    BEM_PUSH(c->out, tracker);
}
