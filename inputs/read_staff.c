/* read_staff.c - the people, from YAML and CSV. */
#include "parts.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

bem_node_list bem_read_list(bem_reader *r, const bem_yaml_node *node, const bem_table *table) {
    bem_node_list list = {0};
    if (bem_yaml_is_empty(node))
        return list;
    if (node->kind != BEM_YAML_LIST) {
        bem_read_error(r, node, "%s is a list, not %s", table->title, bem_yaml_kind_name(node));
        return list;
    }
    for (int i = 0; i < node->count; i++) {
        const bem_yaml_node *item = node->items[i];
        bem_value values[CSV_N];
        if (!table->csv || item->kind != BEM_YAML_MAP || !bem_yaml_get(item, "csv"))
            BEM_PUSH(&list, item);
        else if (bem_fields_read(r, &bem_table_csv, item, values) && values[CSV_FILE].ok)
            bem_read_csv(r, values[CSV_FILE].node, table, &list);
    }
    return list;
}

static void take_competences(bem_reader *r, const bem_value *value, bem_person *person) {
    bem_problem *p = r->problem;
    for (int i = 0; bem_is_given(value) && i < bem_n_items(value->node); i++) {
        int q = bem_read_name(r, bem_item(value->node, i), &r->competences, "competence");
        if (q < 0)
            continue;
        person->holds[q] = true;
        if (person->primary == BEM_NO_ROLE)
            person->primary = q;
        for (int j = 0; j < p->n_competences; j++)
            if (p->competences[q].covers[j])
                person->fills[j] = true;
    }
}

static void take_tags(bem_reader *r, const bem_value *value, bem_person *person) {
    person->n_tags = bem_is_given(value) ? bem_n_items(value->node) : 0;
    person->tags = BEM_TAKE(&r->problem->arena, person->n_tags, const char *);
    for (int i = 0; i < person->n_tags; i++) {
        person->tags[i] = bem_read_keep(r, bem_item(value->node, i)->text);
        bem_names_add(&r->person_tags, person->tags[i], 0);
    }
}

static void add_person(bem_reader *r, const bem_value *values, const bem_yaml_node *entry,
                       bem_person person) {
    bem_problem *p = r->problem;
    const bem_yaml_node *at = values[PERSON_ID].node ? values[PERSON_ID].node : entry;
    if (!bem_names_add(&r->people, person.id, p->n_staff)) {
        const bem_place *first = &p->staff[bem_names_find(&r->people, person.id)].place;
        bem_read_error(r, at, "person '%s' is given twice; the first is %s", person.id,
                       bem_read_first(r, first, at));
    }
    p->staff[p->n_staff++] = person;
}

/* One entry: one person, or count of them alike, who share what never changes. */
static void read_person(bem_reader *r, const bem_yaml_node *entry, const bem_value *values) {
    bem_problem *p = r->problem;
    bem_person person = {.place = entry->place, .primary = BEM_NO_ROLE};
    if (values[PERSON_ID].node)
        person.place = values[PERSON_ID].node->place;
    const char *id = values[PERSON_ID].ok ? values[PERSON_ID].text : "?";
    person.name = values[PERSON_NAME].ok ? bem_read_keep(r, values[PERSON_NAME].text) : NULL;
    person.holds = BEM_TAKE(&p->arena, p->n_competences, bool);
    person.fills = BEM_TAKE(&p->arena, p->n_competences, bool);
    person.share = values[PERSON_SHARE].ok ? (int)values[PERSON_SHARE].number : 10000;
    if (values[PERSON_CONTRACT].ok) {
        int contract = bem_read_name(r, values[PERSON_CONTRACT].node, &r->contracts, "contract");
        person.contract = contract < 0 ? 0 : contract;
    }
    take_competences(r, &values[PERSON_COMPETENCES], &person);
    take_tags(r, &values[PERSON_TAGS], &person);
    int n = bem_is_given(&values[PERSON_COUNT]) ? (int)values[PERSON_COUNT].number : 0;
    for (int i = 0; i < (n ? n : 1); i++) {
        person.id = n ? bem_arena_format(&p->arena, "%s-%d", id, i + 1) : bem_read_keep(r, id);
        if (values[PERSON_ID].ok)
            add_person(r, values, entry, person);
    }
}

static bool is_too_many(bem_reader *r, const bem_yaml_node *entry, int64_t n_staff) {
    int n_days = r->problem->calendar.n_days;
    if (n_staff <= BEM_MOST_STAFF && n_staff * n_days <= BEM_MOST_CELLS)
        return false;
    bem_read_error(r, entry, "too many people: at most %d, and at most %d people times days",
                   BEM_MOST_STAFF, BEM_MOST_CELLS);
    return true;
}

/* Two passes: how many there are, then each. */
static void read_people(bem_reader *r, const bem_node_list *list) {
    bem_value *values = BEM_TAKE(&r->scratch, (size_t)list->count * PERSON_N, bem_value);
    int64_t n_staff = 0;
    for (int i = 0; i < list->count; i++) {
        bem_value *v = &values[i * PERSON_N];
        if (!bem_fields_read(r, &bem_table_person, list->items[i], v))
            continue;
        n_staff += bem_is_given(&v[PERSON_COUNT]) ? v[PERSON_COUNT].number : 1;
        if (is_too_many(r, list->items[i], n_staff))
            return;
    }
    r->problem->staff = BEM_TAKE(&r->problem->arena, n_staff, bem_person);
    for (int i = 0; i < list->count; i++)
        if (list->items[i]->kind == BEM_YAML_MAP)
            read_person(r, list->items[i], &values[i * PERSON_N]);
}

void bem_read_staff(bem_reader *r, const bem_value *root) {
    bem_problem *p = r->problem;
    const bem_yaml_node *node = root[ROOT_STAFF].node;
    int n_errors = r->diags->n_errors;
    if (node) {
        bem_node_list list = bem_read_list(r, node, &bem_table_person);
        read_people(r, &list);
        free(list.items);
        if (p->n_staff == 0 && n_errors == r->diags->n_errors)
            bem_read_error(r, node, "there is nobody on the staff");
    }
    size_t n_cells = (size_t)p->n_staff * (size_t)p->calendar.n_days;
    p->leave = BEM_TAKE(&p->arena, n_cells, bool);
    p->credit = BEM_TAKE(&p->arena, n_cells, int);
    p->leave_place = BEM_TAKE(&p->arena, n_cells, bem_place);
    p->pin = BEM_TAKE(&p->arena, n_cells, int);
    for (size_t i = 0; i < n_cells; i++)
        p->pin[i] = BEM_ANY;
}
