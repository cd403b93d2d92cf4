/* read_staffing.c - which shifts a plan's work becomes. */
#include "plan_parts.h"
#include "sets.h"

#include <math.h>
#include <stdlib.h>

/* Resource or competence: exactly one. */
static bool read_what(bem_plan_reader *pr, const bem_yaml_node *node, const bem_value *v,
                      bem_staffing *s) {
    const bem_value *resource = &v[STAFFING_RESOURCE], *competence = &v[STAFFING_COMPETENCE];
    s->resource = s->competence = -1;
    if (!resource->node == !competence->node) {
        bem_read_error(pr->r, node, "a staffing has either a resource or a competence");
        return false;
    }
    if (bem_is_given(resource))
        s->resource = bem_read_name(pr->r, resource->node, &pr->resources, "resource");
    if (bem_is_given(competence))
        s->competence = bem_read_name(pr->r, competence->node, &pr->r->competences, "competence");
    return s->resource >= 0 || s->competence >= 0;
}

static void read_ratio(bem_plan_reader *pr, const bem_value *v, bem_staffing *s) {
    static const bem_field number = {
        .key = "ratio", .type = BEM_TYPE_NUMBER, .least = 0, .most = 10000};
    const bem_value *ratio = &v[STAFFING_RATIO];
    if (!ratio->node)
        return;
    if (v[STAFFING_COMPETENCE].node)
        bem_read_error(pr->r, ratio->node, "a ratio is one of a resource's open units");
    if (v[STAFFING_PART].node)
        bem_read_error(pr->r, v[STAFFING_PART].node, "a ratio needs no part: it says all");
    s->ratio = BEM_TAKE(&pr->p->frame->arena, pr->p->frame->n_competences, double);
    bem_read_each(pr, ratio->node, &pr->r->competences, "competence", &number, 1e-6, s->ratio);
}

static void read_prices(bem_plan_reader *pr, const bem_value *v, bem_staffing *s) {
    const bem_value *below = &v[STAFFING_BELOW_MIN];
    s->shortage = v[STAFFING_SHORTAGE].number;
    s->surplus = v[STAFFING_SURPLUS].number;
    s->below_min = bem_is_given(below) ? below->number : -1;
    if (bem_is_given(below) && below->number < s->shortage)
        bem_read_error(pr->r, below->node, "below_min must cost at least what shortage does");
    s->min = (int)v[STAFFING_MIN].number;
    s->spare = bem_is_given(&v[STAFFING_SPARE]) ? (int)v[STAFFING_SPARE].number : -1;
    s->part = bem_is_given(&v[STAFFING_PART]) ? (double)v[STAFFING_PART].number / 10000 : -1;
}

static void read_staffing(bem_plan_reader *pr, const bem_yaml_node *node, bem_names *ids) {
    static const bem_value absent = {0};
    bem_production *p = pr->p;
    bem_value v[STAFFING_N];
    bem_staffing s = {.place = node->place};
    if (!bem_fields_read(pr->r, &bem_table_staffing, node, v) || !read_what(pr, node, v, &s))
        return;
    s.shift = v[STAFFING_SHIFT].ok
                  ? bem_read_name(pr->r, v[STAFFING_SHIFT].node, &pr->r->shifts, "shift")
                  : -1;
    s.day = bem_read_mask(pr->r, p->frame->calendar.n_days, node);
    read_ratio(pr, v, &s);
    read_prices(pr, v, &s);
    if (s.shift < 0 || !s.day || !v[STAFFING_ID].ok)
        return;
    bem_read_days(pr->r, &v[STAFFING_DAYS], &absent, &absent, node, s.day);
    s.id = bem_read_keep(pr->r, v[STAFFING_ID].text);
    if (!bem_names_add(ids, s.id, p->n_staffing))
        bem_read_error(pr->r, v[STAFFING_ID].node, "staffing '%s' is given twice", s.id);
    p->staffing[p->n_staffing++] = s;
}

static bool share_hours(const bem_staffing *a, const bem_staffing *b) {
    return a->resource == b->resource && a->competence == b->competence && !a->ratio && !b->ratio;
}

/* Parts are given for all shifts of the same hours, and make a whole, or for none; and a resource
 * has ratios on all its shifts or on none. */
static void check_parts(bem_plan_reader *pr, const bem_yaml_node *list) {
    const bem_production *p = pr->p;
    for (int i = 0; i < p->n_staffing; i++) {
        const bem_staffing *s = &p->staffing[i];
        double sum = 0;
        int n = 0, n_given = 0;
        bool first = true, mixed = false;
        for (int j = 0; j < p->n_staffing; j++) {
            const bem_staffing *other = &p->staffing[j];
            mixed |=
                s->resource >= 0 && s->resource == other->resource && !s->ratio != !other->ratio;
            if (!share_hours(s, other))
                continue;
            first &= j >= i;
            n++;
            n_given += other->part >= 0;
            sum += fmax(0, other->part);
        }
        if (mixed && s->ratio)
            bem_read_error(pr->r, list,
                           "staffing '%s' has a ratio, but another shift of the same resource has "
                           "none",
                           s->id);
        if (first && n_given > 0 && (n_given < n || fabs(sum - 1) > 1e-9))
            bem_read_error(pr->r, list,
                           "the parts of the shifts that share hours with staffing '%s' make "
                           "%g%%, not 100%%",
                           s->id, 100 * sum);
    }
}

void bem_read_staffing(bem_plan_reader *pr, const bem_value *root) {
    bem_production *p = pr->p;
    const bem_yaml_node *node = root[PLAN_STAFFING].node;
    if (!node)
        return;
    bem_names ids = {0};
    bem_node_list list = bem_read_list(pr->r, node, &bem_table_staffing);
    if (bem_read_claim(pr->r, (int64_t)list.count * list.count, node)) {
        p->staffing = BEM_TAKE(&p->frame->arena, list.count, bem_staffing);
        for (int i = 0; i < list.count; i++)
            read_staffing(pr, list.items[i], &ids);
        check_parts(pr, node);
    }
    bem_names_free(&ids);
    free(list.items);
}
