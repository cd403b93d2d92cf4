/* read_plan_goals.c - targets, budget and the goal for rental staff. */
#include "plan_parts.h"

#include <math.h>
#include <stdlib.h>

static void read_counted(bem_plan_reader *pr, const bem_value *names, bool *activity) {
    for (int a = 0; !names->node && a < pr->p->n_activities; a++)
        activity[a] = true;
    for (int i = 0; names->node && names->ok && i < bem_n_items(names->node); i++) {
        int a = bem_read_name(pr->r, bem_item(names->node, i), &pr->activities, "activity");
        if (a >= 0 && a < pr->p->n_activities)
            activity[a] = true;
    }
}

static void read_target(bem_plan_reader *pr, const bem_yaml_node *node) {
    bem_value v[TARGET_N];
    bem_production *p = pr->p;
    if (!bem_fields_read(pr->r, &bem_table_target, node, v))
        return;
    bem_target target = {.yield = (bem_yield)v[TARGET_MEASURE].number,
                         .activity = BEM_TAKE(&p->frame->arena, p->n_activities, bool),
                         .to = p->n_weeks,
                         .min = -INFINITY,
                         .max = INFINITY};
    const bem_value *min = &v[TARGET_MIN], *max = &v[TARGET_MAX];
    read_counted(pr, &v[TARGET_ACTIVITIES], target.activity);
    if (bem_is_given(&v[TARGET_FROM]))
        target.from = bem_read_week(pr, &v[TARGET_FROM]);
    if (bem_is_given(&v[TARGET_TO]))
        target.to = bem_read_week(pr, &v[TARGET_TO]) + 1;
    if (target.from >= 0 && target.to > 0 && target.from >= target.to)
        bem_read_error(pr->r, v[TARGET_TO].node ? v[TARGET_TO].node : node, "to is before from");
    if (!min->node && !max->node)
        bem_read_error(pr->r, node, "a target needs min or max");
    if (bem_is_given(min))
        target.min = (double)min->number * 1e-6;
    if (bem_is_given(max))
        target.max = (double)max->number * 1e-6;
    if (bem_is_given(min) && bem_is_given(max) && target.min > target.max)
        bem_read_error(pr->r, max->node, "max is less than min");
    target.aim = bem_read_aim(pr, min->node ? min : max, &v[TARGET_MODE], &v[TARGET_COST], "cost");
    if (!v[TARGET_ID].ok)
        return;
    target.id = bem_read_keep(pr->r, v[TARGET_ID].text);
    if (!bem_names_add(&pr->targets, target.id, p->n_targets))
        bem_read_error(pr->r, v[TARGET_ID].node, "target '%s' is given twice", target.id);
    p->targets[p->n_targets++] = target;
}

static void read_budget(bem_plan_reader *pr, const bem_yaml_node *node) {
    bem_value v[BUDGET_N];
    if (!bem_fields_read(pr->r, &bem_table_budget, node, v))
        return;
    pr->p->over = bem_read_aim(pr, &v[BUDGET_MOST], &v[BUDGET_MODE], &v[BUDGET_OVER], "over");
    if (v[BUDGET_MOST].ok && pr->p->over.mode != BEM_MODE_OFF)
        pr->p->budget = v[BUDGET_MOST].number;
}

static void read_goal(bem_plan_reader *pr, const bem_yaml_node *node) {
    bem_value v[GOAL_N];
    if (!bem_fields_read(pr->r, &bem_table_goal, node, v))
        return;
    pr->p->ratio_over = bem_read_aim(pr, &v[GOAL_RATIO], &v[GOAL_MODE], &v[GOAL_OVER], "over");
    if (v[GOAL_RATIO].ok && pr->p->ratio_over.mode != BEM_MODE_OFF)
        pr->p->rental_ratio = (double)v[GOAL_RATIO].number / 10000;
}

void bem_read_plan_goals(bem_plan_reader *pr, const bem_value *root) {
    bem_production *p = pr->p;
    if (root[PLAN_TARGETS].node) {
        bem_node_list list = bem_read_list(pr->r, root[PLAN_TARGETS].node, &bem_table_target);
        if (bem_read_claim(pr->r, (int64_t)list.count * (p->n_activities + 1),
                           root[PLAN_TARGETS].node)) {
            p->targets = BEM_TAKE(&p->frame->arena, list.count, bem_target);
            for (int i = 0; i < list.count; i++)
                read_target(pr, list.items[i]);
        }
        free(list.items);
    }
    if (root[PLAN_BUDGET].node)
        read_budget(pr, root[PLAN_BUDGET].node);
    if (root[PLAN_RENTAL].node)
        read_goal(pr, root[PLAN_RENTAL].node);
}
