/* read_supply.c - works (competences and tasks), and who gives hours: groups, offers, recruits. */
#include "plan_parts.h"

#include <stdlib.h>

/* ---- works ---- */

static void offer_time(double *takes, double time) {
    if (*takes == 0 || time < *takes)
        *takes = time;
}

static void read_by(bem_plan_reader *pr, const bem_yaml_node *by, bem_work *work) {
    static const bem_field share = {
        .key = "by", .type = BEM_TYPE_PERCENT, .least = 1, .most = 100000};
    const bem_problem *frame = pr->p->frame;
    double *named = BEM_TAKE(&pr->r->scratch, frame->n_competences, double);
    if (by->kind == BEM_YAML_MAP)
        bem_read_each(pr, by, &pr->r->competences, "competence", &share, 1e-4, named);
    for (int i = 0; by->kind != BEM_YAML_MAP && i < bem_n_items(by); i++) {
        int q = bem_read_name(pr->r, bem_item(by, i), &pr->r->competences, "competence");
        if (q >= 0)
            named[q] = 1;
    }
    for (int c = 0; c < frame->n_competences; c++)
        for (int q = 0; q < frame->n_competences && named[c] > 0; q++)
            if (frame->competences[q].covers[c])
                offer_time(&work->takes[q], named[c]);
}

static void read_task(bem_plan_reader *pr, const bem_yaml_entry *entry, bem_work *work) {
    bem_value values[TASK_N];
    const bem_problem *frame = pr->p->frame;
    *work = (bem_work){.id = bem_read_keep(pr->r, entry->key->text),
                       .place = entry->key->place,
                       .is_task = true,
                       .takes = BEM_TAKE(&pr->p->frame->arena, frame->n_competences, double)};
    if (bem_names_find(&pr->r->competences, work->id) >= 0)
        bem_read_error(pr->r, entry->key, "'%s' is a competence and cannot be a task too",
                       work->id);
    if (bem_fields_read(pr->r, &bem_table_task, entry->value, values) && values[TASK_BY].node)
        read_by(pr, values[TASK_BY].node, work);
}

void bem_read_works(bem_plan_reader *pr, const bem_value *root) {
    bem_production *p = pr->p;
    const bem_problem *frame = p->frame;
    int n_competences = frame->n_competences;
    for (int q = 0; q < n_competences; q++)
        bem_names_add(&pr->works, frame->competences[q].id, q);
    int n_tasks = bem_read_new_names(pr->r, &root[PLAN_TASKS], "task", BEM_MOST_WORKS,
                                     n_competences, &pr->works);
    p->n_works = n_competences + n_tasks;
    p->works = BEM_TAKE(&p->frame->arena, p->n_works, bem_work);
    for (int q = 0; q < n_competences; q++) {
        p->works[q] = (bem_work){.id = frame->competences[q].id,
                                 .place = frame->competences[q].place,
                                 .takes = BEM_TAKE(&p->frame->arena, n_competences, double)};
        for (int c = 0; c < n_competences; c++)
            p->works[q].takes[c] = frame->competences[c].covers[q];
    }
    for (int i = 0; i < n_tasks; i++)
        read_task(pr, &root[PLAN_TASKS].node->entries[i], &p->works[n_competences + i]);
}

/* ---- groups and offers ---- */

static void read_competences(bem_plan_reader *pr, const bem_value *value, bem_group *group) {
    const bem_production *p = pr->p;
    group->primary = BEM_NO_ROLE;
    group->takes = BEM_TAKE(&p->frame->arena, p->n_works, double);
    for (int i = 0; value->ok && value->node && i < bem_n_items(value->node); i++) {
        int q = bem_read_name(pr->r, bem_item(value->node, i), &pr->r->competences, "competence");
        if (q < 0)
            continue;
        group->primary = group->primary == BEM_NO_ROLE ? q : group->primary;
        for (int k = 0; k < p->n_works; k++)
            if (p->works[k].takes[q] > 0)
                offer_time(&group->takes[k], p->works[k].takes[q]);
    }
}

/* A month is a twelfth of a year of 365.25 days. */
static int64_t week_of_month(int64_t monthly) { return (monthly * 336 + 730) / 1461; }

static int64_t with_fee(int64_t wage, int fee) { return wage + (wage * fee + 5000) / 10000; }

/* The hours of a full-time person, 0 when not known. */
static double read_contract(bem_plan_reader *pr, const bem_yaml_node *name, bem_group *group) {
    int c = bem_read_name(pr->r, name, &pr->r->contracts, "contract");
    if (c < 0)
        return 0;
    const bem_contract *contract = &pr->p->frame->contracts[c];
    if (contract->full_time == 0)
        bem_read_error(pr->r, name, "contract '%s' has no full_time, so a group on it has no hours",
                       contract->id);
    if (contract->rental)
        bem_read_error(pr->r, name, "contract '%s' is rental; hired hours stand in offers",
                       contract->id);
    int64_t wage = with_fee(contract->wage, contract->employer_fee);
    if (contract->pay == BEM_PAY_MONTHLY)
        group->week_pay = week_of_month(wage);
    else if (contract->pay == BEM_PAY_HOURLY)
        group->hour_pay = wage;
    return contract->full_time / 60.0;
}

static void read_extra(bem_plan_reader *pr, const bem_yaml_node *node, bem_group *group) {
    bem_value values[EXTRA_N];
    if (!bem_fields_read(pr->r, &bem_table_extra, node, values))
        return;
    group->extra = (double)values[EXTRA_MOST].number / 10000;
    group->extra_pay = values[EXTRA_PRICE].number;
}

static void read_group(bem_plan_reader *pr, const bem_yaml_entry *entry, bem_group *group) {
    bem_value v[GROUP_N];
    bem_arena *arena = &pr->p->frame->arena;
    int n_weeks = pr->p->n_weeks;
    *group = (bem_group){.id = bem_read_keep(pr->r, entry->key->text),
                         .place = entry->key->place,
                         .heads = BEM_TAKE(arena, n_weeks, double),
                         .each = BEM_TAKE(arena, n_weeks, double),
                         .hours = BEM_TAKE(arena, n_weeks, double)};
    if (!bem_fields_read(pr->r, &bem_table_group, entry->value, v))
        return;
    read_competences(pr, &v[GROUP_COMPETENCES], group);
    double full_time =
        v[GROUP_CONTRACT].node ? read_contract(pr, v[GROUP_CONTRACT].node, group) : 0;
    double *heads =
        bem_read_series(pr, &bem_table_group.fields[GROUP_HEADS], &v[GROUP_HEADS], BEM_SERIES_MEAN);
    double *open = bem_read_open(pr, &v[GROUP_OFF], entry->value);
    double net = 1 - (double)v[GROUP_HEADROOM].number / 10000;
    for (int t = 0; t < n_weeks; t++) {
        group->each[t] = full_time * net * open[t];
        group->heads[t] = heads ? heads[t] : 0;
        group->hours[t] = group->heads[t] * group->each[t];
    }
    if (v[GROUP_EXTRA].node)
        read_extra(pr, v[GROUP_EXTRA].node, group);
}

static void read_offer(bem_plan_reader *pr, const bem_yaml_entry *entry, bem_group *group) {
    bem_value v[OFFER_N];
    *group = (bem_group){.id = bem_read_keep(pr->r, entry->key->text),
                         .place = entry->key->place,
                         .supply = BEM_SUPPLY_POOL,
                         .hours = BEM_TAKE(&pr->p->frame->arena, pr->p->n_weeks, double)};
    if (bem_names_find(&pr->groups, group->id) < (int)(group - pr->p->groups))
        bem_read_error(pr->r, entry->key, "'%s' is a group and cannot be an offer too", group->id);
    if (!bem_fields_read(pr->r, &bem_table_offer, entry->value, v))
        return;
    if (v[OFFER_KIND].ok && v[OFFER_KIND].number == 1)
        group->supply = BEM_SUPPLY_RENTAL;
    read_competences(pr, &v[OFFER_COMPETENCES], group);
    double *hours =
        bem_read_series(pr, &bem_table_offer.fields[OFFER_HOURS], &v[OFFER_HOURS], BEM_SERIES_MEAN);
    if (hours)
        group->hours = hours;
    group->hour_pay = v[OFFER_PRICE].number;
}

/* ---- recruits ---- */

static void read_recruit(bem_plan_reader *pr, const bem_yaml_node *node) {
    bem_value v[RECRUIT_N];
    bem_production *p = pr->p;
    if (!bem_fields_read(pr->r, &bem_table_recruit, node, v))
        return;
    bem_recruit recruit = {.place = node->place,
                           .learning = (int)v[RECRUIT_LEARNING].number,
                           .min = (double)v[RECRUIT_MIN].number * 1e-6,
                           .max = (double)v[RECRUIT_MAX].number * 1e-6,
                           .fee = v[RECRUIT_FEE].number};
    int g = v[RECRUIT_GROUP].node
                ? bem_read_name(pr->r, v[RECRUIT_GROUP].node, &pr->groups, "group")
                : -1;
    int from = v[RECRUIT_FROM].ok ? bem_read_week(pr, &v[RECRUIT_FROM]) : -1;
    if (recruit.min > recruit.max && v[RECRUIT_MAX].ok)
        bem_read_error(pr->r, v[RECRUIT_MIN].node, "min is more than max");
    if (g >= 0 && p->groups[g].supply != BEM_SUPPLY_OWN)
        bem_read_error(pr->r, v[RECRUIT_GROUP].node, "'%s' is an offer; recruits join own groups",
                       p->groups[g].id);
    else if (g >= 0 && from >= 0) {
        recruit.group = g;
        recruit.from = from;
        recruit.id = v[RECRUIT_ID].ok ? bem_read_keep(pr->r, v[RECRUIT_ID].text) : p->groups[g].id;
        p->recruits[p->n_recruits++] = recruit;
    }
}

void bem_read_supply(bem_plan_reader *pr, const bem_value *root) {
    bem_production *p = pr->p;
    const bem_value *groups = &root[PLAN_GROUPS], *offers = &root[PLAN_OFFERS];
    int n_own = bem_read_new_names(pr->r, groups, "group", BEM_MOST_GROUPS, 0, &pr->groups);
    int n_offers = bem_read_new_names(pr->r, offers, "offer", BEM_MOST_GROUPS, n_own, &pr->groups);
    p->groups = BEM_TAKE(&p->frame->arena, n_own + n_offers, bem_group);
    p->n_groups = n_own + n_offers;
    if (!bem_read_claim(pr->r, (int64_t)p->n_groups * (p->n_works + 4 * p->n_weeks),
                        groups->node)) {
        p->n_groups = 0;
        return;
    }
    for (int i = 0; i < n_own; i++)
        read_group(pr, &groups->node->entries[i], &p->groups[i]);
    for (int i = 0; i < n_offers; i++)
        read_offer(pr, &offers->node->entries[i], &p->groups[n_own + i]);
    const bem_yaml_node *recruits = root[PLAN_RECRUITS].node;
    if (!recruits)
        return;
    bem_node_list list = bem_read_list(pr->r, recruits, &bem_table_recruit);
    p->recruits = BEM_TAKE(&p->frame->arena, list.count, bem_recruit);
    for (int i = 0; i < list.count; i++)
        read_recruit(pr, list.items[i]);
    free(list.items);
}
