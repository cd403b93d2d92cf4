/* profile_json.c - see profile_json.h. */
#include "profile_json.h"

#include "json.h"

static void add_part(bem_json *stage, const char *key, int64_t work, double seconds) {
    bem_json *part = bem_json_new();
    bem_json_add_integer(part, "work", work);
    bem_json_add_number(part, "cpu_seconds", seconds);
    bem_json_add(stage, key, part);
}

static bem_json *stage_of(const bem_stage *s) {
    bem_json *stage = bem_json_new();
    bem_json_add_text(stage, "name", s->name);
    bem_json_add_number(stage, "seconds", s->seconds);
    bem_json_add_number(stage, "cpu_seconds", s->cpu_seconds);
    bem_json_add_integer(stage, "work", s->work);
    bem_json_add_integer(stage, "rounds", s->rounds);
    bem_json_add_integer(stage, "columns", s->columns);
    bem_json_add_integer(stage, "pricings", s->pricings);
    bem_json_add_integer(stage, "lp_iterations", s->lp_iterations);
    add_part(stage, "pricing", s->pricing_work, s->pricing_seconds);
    add_part(stage, "simplex", s->lp_work, s->lp_seconds);
    return stage;
}

void bem_profile_write_json(bem_text *text, const bem_problem *problem,
                            const bem_solution *solution) {
    bem_json *root = bem_json_new(), *size = bem_json_new(), *stages = bem_json_new_list();
    bem_json_add_text(root, "format", "bemanna-profile/1");
    bem_json_add_text(root, "status", bem_status_name(solution->status));
    bem_json_add_integer(size, "staff", problem->n_staff);
    bem_json_add_integer(size, "days", problem->calendar.n_days);
    bem_json_add_integer(size, "shifts", problem->n_shifts);
    bem_json_add_integer(size, "networks", solution->size.n_networks);
    bem_json_add_integer(size, "rows", solution->size.n_rows);
    bem_json_add_integer(size, "nodes", solution->size.n_nodes);
    bem_json_add_integer(size, "arcs", solution->size.n_arcs);
    bem_json_add(root, "size", size);
    for (int i = 0; i < solution->n_stages; i++)
        bem_json_add(stages, NULL, stage_of(&solution->stages[i]));
    bem_json_add(root, "stages", stages);
    bem_json_write(text, root);
    bem_json_free(root);
}
