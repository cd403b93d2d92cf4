/* read_demand.c - how many are needed when, and what a miss costs. */
#include "parts.h"
#include "sets.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

/* ---- for whom and when ---- */

/* Exactly one of shift, shifts and time. */
static bool read_span(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                      bem_demand *demand) {
    const bem_value *shift = &v[DEMAND_SHIFT], *shifts = &v[DEMAND_SHIFTS], *time = &v[DEMAND_TIME];
    if (!!shift->node + !!shifts->node + !!time->node != 1) {
        bem_read_error(r, entry, "a demand needs one of shift, shifts and time");
        return false;
    }
    if (time->node) {
        demand->from = (int)time->number;
        demand->to = (int)time->until;
        return time->ok;
    }
    demand->shifts = bem_read_mask(r, r->problem->n_shifts, entry);
    if (!demand->shifts)
        return false;
    if (shifts->node)
        bem_read_shifts(r, shifts->node, demand->shifts, NULL);
    else if (shift->ok) {
        int s = bem_read_name(r, shift->node, &r->shifts, "shift");
        if (s >= 0)
            demand->shifts[s] = true;
    }
    return true;
}

/* ---- how many ---- */

static void read_heads(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                       bem_demand *demand) {
    const bem_value *min = &v[DEMAND_MIN], *target = &v[DEMAND_TARGET], *max = &v[DEMAND_MAX];
    demand->min = min->ok ? (int)min->number : 0;
    demand->target = target->ok ? (int)target->number : BEM_NO_TARGET;
    demand->max = max->ok ? (int)max->number : BEM_NO_MAX;
    if (!min->node && !target->node && !max->node)
        bem_read_error(r, entry, "a demand needs min, target or max");
    if (min->ok && max->ok && demand->min > demand->max)
        bem_read_error(r, max->node, "max %d is less than min %d", demand->max, demand->min);
    else if (target->ok && demand->target < demand->min)
        bem_read_error(r, target->node, "target %d is less than min %d", demand->target,
                       demand->min);
    else if (target->ok && demand->target > demand->max)
        bem_read_error(r, target->node, "target %d is more than max %d", demand->target,
                       demand->max);
}

/* ---- at what price ---- */

/* Spans are priced per hour, shifts per person. */
static void check_unit(bem_reader *r, const bem_field *field, const bem_value *price,
                       bool is_span) {
    if (!bem_is_given(price))
        return;
    bool is_free = price->number == 0 && price->squared == 0;
    const bem_yaml_node *node =
        price->node->kind == BEM_YAML_LIST ? price->node->items[0] : price->node;
    int amount = (int)strcspn(node->text, " ");
    if (is_span && price->until != BEM_PER_HOUR && !is_free)
        bem_read_error(r, node, "%s of a span of time is per hour; write '%.*s per hour'",
                       field->key, amount, node->text);
    if (!is_span && price->until == BEM_PER_HOUR)
        bem_read_error(r, node, "%s of a shift is per person; write '%.*s per person'", field->key,
                       amount, node->text);
}

static void refuse_idle(bem_reader *r, const bem_value *price, bool has_limit,
                        const char *sentence) {
    if (price->node && !has_limit)
        bem_read_error(r, price->node, "%s", sentence);
}

/* The soft price next to the wanted number, and the steeper one, or none, at
 * the limit. Without a target the soft price is that of the limit. */
static void read_side(bem_reader *r, const bem_value *soft, const bem_value *steep, bool has_target,
                      const char *words, int64_t *near, int64_t *far) {
    *near = soft->ok ? soft->number : 0;
    *far = BEM_HARD_PRICE;
    if (bem_is_given(steep)) {
        *far = steep->number;
        if (!has_target && soft->node)
            bem_read_error(r, steep->node, "with no target, %s say the same; give one", words);
        else if (!has_target)
            *near = *far;
        else if (*far < *near && !steep->squared)
            bem_read_error(r, steep->node,
                           "a miss beyond the limit must cost at least what one before it does");
    } else if (!has_target && bem_is_given(soft))
        *far = *near;
}

/* Of people short of what is wanted, or beyond it: x of them cost x² times so much. */
static int64_t read_squared(bem_reader *r, const bem_value *soft, const bem_demand *demand) {
    const double most_cost = 1e15;
    const bem_problem *p = r->problem;
    int wanted = demand->target > demand->min ? demand->target : demand->min;
    double heads = wanted > p->n_staff ? wanted : p->n_staff;
    if (!soft->ok || (double)soft->squared * heads * heads <= most_cost)
        return soft->ok ? soft->squared : 0;
    bem_read_error(r, soft->node, "this squared price is too high for %.0f people", heads);
    return 0;
}

static void refuse_squared(bem_reader *r, const bem_value *steep, const char *key,
                           const char *soft) {
    if (bem_is_given(steep) && steep->squared)
        bem_read_error(r, steep->node, "%s has no squared price; a squared %s goes on there", key,
                       soft);
}

static void read_prices(bem_reader *r, const bem_value *v, bem_demand *demand) {
    const bem_value *shortage = &v[DEMAND_SHORTAGE], *surplus = &v[DEMAND_SURPLUS];
    const bem_value *below = &v[DEMAND_BELOW_MIN], *above = &v[DEMAND_ABOVE_MAX];
    bool has_min = v[DEMAND_MIN].node, has_target = v[DEMAND_TARGET].node,
         has_max = v[DEMAND_MAX].node;
    for (int f = DEMAND_SHORTAGE; f <= DEMAND_ABOVE_MAX; f++)
        check_unit(r, &bem_table_demand.fields[f], &v[f], !demand->shifts);
    refuse_idle(r, shortage, has_min || has_target, "shortage has no target or min to be short of");
    refuse_idle(r, surplus, has_max || has_target, "surplus has no target or max to be beyond");
    refuse_idle(r, below, has_min, "below_min has no min");
    refuse_idle(r, above, has_max, "above_max has no max");
    if (has_target && !shortage->node)
        bem_read_error(r, v[DEMAND_TARGET].node,
                       "a target needs a shortage price, else it means nothing");
    refuse_squared(r, below, "below_min", "shortage");
    refuse_squared(r, above, "above_max", "surplus");
    demand->shortage_squared = read_squared(r, shortage, demand);
    demand->surplus_squared = read_squared(r, surplus, demand);
    read_side(r, shortage, below, has_target, "shortage and below_min", &demand->shortage,
              &demand->below_min);
    read_side(r, surplus, above, has_target, "surplus and above_max", &demand->surplus,
              &demand->above_max);
}

/* ---- can it be met ---- */

/* How many may do a competence's work; all of the staff for BEM_NO_ROLE. */
static int count_able(const bem_problem *p, int q) {
    int n = 0;
    for (int e = 0; e < p->n_staff; e++)
        n += q == BEM_NO_ROLE || p->staff[e].fills[q];
    return n;
}

static void warn_of_lack(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                         const bem_demand *demand, const int *n_able) {
    const bem_problem *p = r->problem;
    int q = demand->competence, n = n_able[q + 1];
    const bem_yaml_node *at = v[DEMAND_COMPETENCE].node ? v[DEMAND_COMPETENCE].node : entry;
    if (n == 0 && q >= 0 && p->n_staff > 0)
        bem_read_warning(r, at, "nobody is '%s' or covers it", p->competences[q].id);
    else if (demand->min > n && p->n_staff > 0)
        bem_read_warning(r, v[DEMAND_MIN].node, "min is %d, but only %d of the staff may do this",
                         demand->min, n);
}

static void add_entry(bem_reader *r, const bem_yaml_node *entry, const bem_value *id,
                      bem_demand demand, bem_names *ids) {
    bem_problem *p = r->problem;
    demand.id = id->ok ? bem_read_keep(r, id->text)
                       : bem_arena_format(&p->arena, "demand-%d", p->n_demands + 1);
    if (!bem_names_add(ids, demand.id, p->n_demands)) {
        const bem_place *first = &p->demands[bem_names_find(ids, demand.id)].place;
        const bem_yaml_node *at = id->node ? id->node : entry;
        bem_read_error(r, at, "demand '%s' is given twice; the first is %s", demand.id,
                       bem_read_first(r, first, at));
    }
    p->demands[p->n_demands++] = demand;
}

static void read_entry(bem_reader *r, const bem_yaml_node *entry, bem_names *ids,
                       const int *n_able) {
    bem_problem *p = r->problem;
    bem_value v[DEMAND_N];
    if (!bem_fields_read(r, &bem_table_demand, entry, v))
        return;
    bem_demand demand = {.place = entry->place, .competence = BEM_NO_ROLE};
    demand.why = v[DEMAND_WHY].ok ? bem_read_keep(r, v[DEMAND_WHY].text) : NULL;
    bool ok = read_span(r, entry, v, &demand);
    if (v[DEMAND_COMPETENCE].ok) {
        int q = bem_read_name(r, v[DEMAND_COMPETENCE].node, &r->competences, "competence");
        demand.competence = q < 0 ? BEM_NO_ROLE : q;
        ok = ok && q >= 0;
    }
    demand.day = bem_read_mask(r, p->calendar.n_days, entry);
    bool some_day = demand.day && bem_read_days(r, &v[DEMAND_DAYS], &v[DEMAND_FROM], &v[DEMAND_TO],
                                                entry, demand.day);
    read_heads(r, entry, v, &demand);
    if (ok) {
        read_prices(r, v, &demand);
        if (some_day)
            warn_of_lack(r, entry, v, &demand, n_able);
    }
    if (some_day || !entry->is_row)
        add_entry(r, entry, &v[DEMAND_ID], demand, ids);
}

void bem_read_demand(bem_reader *r, const bem_value *root) {
    bem_problem *p = r->problem;
    if (!root[ROOT_DEMAND].node)
        return;
    bem_node_list list = bem_read_list(r, root[ROOT_DEMAND].node, &bem_table_demand);
    bem_names ids = {0};
    p->demands = BEM_TAKE(&p->arena, list.count, bem_demand);
    int *n_able = BEM_TAKE(&r->scratch, p->n_competences + 1, int);
    for (int q = BEM_NO_ROLE; q < p->n_competences; q++)
        n_able[q + 1] = count_able(p, q);
    for (int i = 0; i < list.count; i++)
        read_entry(r, list.items[i], &ids, n_able);
    bem_names_free(&ids);
    free(list.items);
}
