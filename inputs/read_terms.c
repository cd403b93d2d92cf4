/* read_terms.c - competences, shifts and contracts: the words of a ward. */
#include "parts.h"
#include "tables.h"

#include <string.h>

int bem_read_new_names(bem_reader *r, const bem_value *value, const char *what, int most, int first,
                       bem_names *names) {
    const bem_yaml_node *map = value->node;
    if (!map || bem_yaml_is_empty(map))
        return 0;
    if (map->kind != BEM_YAML_MAP) {
        bem_read_error(r, map, "%ss are a mapping from names, not %s", what,
                       bem_yaml_kind_name(map));
        return 0;
    }
    if (map->count > most) {
        bem_read_error(r, map->entries[most].key, "too many: at most %d %ss", most, what);
        return 0;
    }
    static const bem_field id = {.key = "name", .type = BEM_TYPE_ID};
    for (int i = 0; i < map->count; i++) {
        bem_value name = {0};
        bem_type_read(r, &id, map->entries[i].key, &name);
        bem_names_add(names, map->entries[i].key->text, first + i);
    }
    return map->count;
}

static const char **keep_texts(bem_reader *r, const bem_value *value, int *n) {
    *n = bem_is_given(value) ? bem_n_items(value->node) : 0;
    const char **texts = BEM_TAKE(&r->problem->arena, *n, const char *);
    for (int i = 0; i < *n; i++)
        texts[i] = bem_read_keep(r, bem_item(value->node, i)->text);
    return texts;
}

/* ---- competences ---- */

/* Warshall: what a competence covers is covered by those that cover it. */
static void close_covers(bem_problem *p) {
    for (int k = 0; k < p->n_competences; k++)
        for (int q = 0; q < p->n_competences; q++)
            for (int i = 0; p->competences[q].covers[k] && i < p->n_competences; i++)
                if (p->competences[k].covers[i])
                    p->competences[q].covers[i] = true;
}

static void refuse_circles(bem_reader *r, const bem_yaml_node *map) {
    const bem_problem *p = r->problem;
    for (int q = 0; q < p->n_competences; q++)
        for (int i = 0; i < q; i++)
            if (p->competences[q].covers[i] && p->competences[i].covers[q])
                bem_read_error(r, map->entries[q].key,
                               "'%s' and '%s' cover each other; make them one competence",
                               p->competences[i].id, p->competences[q].id);
}

static void read_covers(bem_reader *r, const bem_yaml_node *node, int q) {
    bem_value values[COMPETENCE_N];
    bem_competence *competence = &r->problem->competences[q];
    if (!bem_fields_read(r, &bem_table_competence, node, values) ||
        !bem_is_given(&values[COMPETENCE_COVERS]))
        return;
    for (int i = 0; i < bem_n_items(values[COMPETENCE_COVERS].node); i++) {
        int other = bem_read_name(r, bem_item(values[COMPETENCE_COVERS].node, i), &r->competences,
                                  "competence");
        if (other >= 0)
            competence->covers[other] = true;
    }
}

static void read_competences(bem_reader *r, const bem_value *value) {
    bem_problem *p = r->problem;
    p->n_competences =
        bem_read_new_names(r, value, "competence", BEM_MOST_COMPETENCES, 0, &r->competences);
    p->competences = BEM_TAKE(&p->arena, p->n_competences, bem_competence);
    for (int q = 0; q < p->n_competences; q++) {
        const bem_yaml_node *key = value->node->entries[q].key;
        p->competences[q] =
            (bem_competence){.id = bem_read_keep(r, key->text), .place = key->place};
        p->competences[q].covers = BEM_TAKE(&p->arena, p->n_competences, bool);
        p->competences[q].covers[q] = true;
        read_covers(r, value->node->entries[q].value, q);
    }
    close_covers(p);
    refuse_circles(r, value->node);
}

/* ---- shifts ---- */

static void take_tags(bem_reader *r, bem_shift *shift, const bem_value *tags) {
    shift->tags = keep_texts(r, tags, &shift->n_tags);
    for (int i = 0; i < shift->n_tags; i++) {
        if (bem_names_find(&r->shifts, shift->tags[i]) >= 0)
            bem_read_error(r, bem_item(tags->node, i), "'%s' is a shift and cannot be a tag too",
                           shift->tags[i]);
        else
            bem_names_add(&r->shift_tags, shift->tags[i], 0);
    }
}

static void read_shift(bem_reader *r, const bem_yaml_entry *entry, bem_shift *shift) {
    static const char *const reserved[] = {"off", "work", "unknown", "any"};
    bem_value values[SHIFT_N];
    *shift = (bem_shift){
        .id = bem_read_keep(r, entry->key->text), .place = entry->key->place, .end = 480};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(shift->id, reserved[i]) == 0)
            bem_read_error(r, entry->key, "'%s' has a meaning of its own and cannot name a shift",
                           shift->id);
    if (!bem_fields_read(r, &bem_table_shift, entry->value, values))
        return;
    take_tags(r, shift, &values[SHIFT_TAGS]);
    if (!values[SHIFT_TIME].ok)
        return;
    shift->start = (int)values[SHIFT_TIME].number;
    shift->end = (int)values[SHIFT_TIME].until;
    shift->kind = (bem_shift_kind)values[SHIFT_KIND].number;
    shift->uncounted = shift->kind == BEM_SHIFT_WORK ? 0 : 10000;
    if (bem_is_given(&values[SHIFT_COUNTS]))
        shift->uncounted = 10000 - (int)values[SHIFT_COUNTS].number;
    shift->resting = shift->kind == BEM_SHIFT_STANDBY;
    if (bem_is_given(&values[SHIFT_BREAKS_REST]))
        shift->resting = !values[SHIFT_BREAKS_REST].number;
    shift->rest = values[SHIFT_BREAK].ok ? (int)values[SHIFT_BREAK].number : 0;
    if (shift->rest >= shift->end - shift->start)
        bem_read_error(r, values[SHIFT_BREAK].node, "the break is as long as the shift (%dh%02dm)",
                       (shift->end - shift->start) / 60, (shift->end - shift->start) % 60);
}

static void read_shifts(bem_reader *r, const bem_value *value) {
    bem_problem *p = r->problem;
    p->n_shifts = bem_read_new_names(r, value, "shift", BEM_MOST_SHIFTS, 0, &r->shifts);
    p->shifts = BEM_TAKE(&p->arena, p->n_shifts, bem_shift);
    for (int s = 0; s < p->n_shifts; s++)
        read_shift(r, &value->node->entries[s], &p->shifts[s]);
    if (p->n_shifts == 0 && value->node && value->ok && bem_n_items(value->node) == 0)
        bem_read_error(r, value->node, "there is no shift");
}

/* ---- contracts ---- */

static void read_pay(bem_reader *r, const bem_yaml_node *node, bem_contract *contract,
                     bem_value *zone) {
    bem_value values[PAY_N];
    if (!bem_fields_read(r, &bem_table_pay, node, values))
        return;
    const bem_value *monthly = &values[PAY_MONTHLY], *hourly = &values[PAY_HOURLY];
    *zone = values[PAY_ZONE];
    if (monthly->node && hourly->node)
        bem_read_error(r, hourly->node, "pay is monthly or hourly, not both");
    else if (values[PAY_LIST].node && (monthly->node || hourly->node))
        bem_read_error(r, values[PAY_LIST].node, "pay is from a list, or stated here, not both");
    else if (values[PAY_ITEM].node && !values[PAY_LIST].node)
        bem_read_error(r, values[PAY_ITEM].node, "item has no effect without list");
    else if (!monthly->node && !hourly->node && !values[PAY_LIST].node)
        bem_read_error(r, node, "pay needs monthly, hourly or list");
    contract->pay = monthly->node ? BEM_PAY_MONTHLY : BEM_PAY_HOURLY;
    contract->wage = monthly->node ? monthly->number : hourly->number;
    if (values[PAY_LIST].node)
        bem_read_list_price(r, node, values, &contract->wage);
    contract->employer_fee = (int)values[PAY_FEE].number;
}

static void read_contract(bem_reader *r, const bem_yaml_entry *entry, bem_contract *contract) {
    bem_value values[CONTRACT_N], zone = {0};
    *contract =
        (bem_contract){.id = bem_read_keep(r, entry->key->text), .place = entry->key->place};
    if (!bem_fields_read(r, &bem_table_contract, entry->value, values))
        return;
    contract->full_time = (int)values[CONTRACT_FULL_TIME].number;
    contract->rental = values[CONTRACT_RENTAL].number;
    contract->leave_credit = (int)values[CONTRACT_LEAVE_CREDIT].number;
    if (values[CONTRACT_PAY].node)
        read_pay(r, values[CONTRACT_PAY].node, contract, &zone);
    if (values[CONTRACT_SUPPLEMENTS].node)
        bem_read_supplements(r, values[CONTRACT_SUPPLEMENTS].node, &zone, contract);
    if (bem_is_given(&values[CONTRACT_OVERTIME]))
        bem_read_overtime(r, values[CONTRACT_OVERTIME].node, contract);
    if (contract->rental && contract->pay == BEM_PAY_MONTHLY)
        bem_read_warning(
            r, values[CONTRACT_PAY].node,
            "monthly pay of rental staff is paid whether they work or not; hourly is usual");
}

static void read_contracts(bem_reader *r, const bem_value *value) {
    bem_problem *p = r->problem;
    p->n_contracts = bem_read_new_names(r, value, "contract", BEM_MOST_STAFF, 0, &r->contracts);
    p->contracts = BEM_TAKE(&p->arena, p->n_contracts + 1, bem_contract);
    p->contracts[0].id = "?"; /* a stand-in when there are none, to find more errors */
    for (int i = 0; i < p->n_contracts; i++)
        read_contract(r, &value->node->entries[i], &p->contracts[i]);
}

void bem_read_terms(bem_reader *r, const bem_value *root) {
    read_competences(r, &root[ROOT_COMPETENCES]);
    read_shifts(r, &root[ROOT_SHIFTS]);
    read_contracts(r, &root[ROOT_CONTRACTS]);
}
