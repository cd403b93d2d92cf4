/* read_wishes.c - leave, pins and requests: what is known or wished of single
 * days of single people. */
#include "parts.h"
#include "sets.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_REQUESTS = BEM_MOST_CELLS };

/* Days of the `date` of an entry, in scratch that the next entry reuses. */
static void read_dates(bem_reader *r, const bem_value *value, bool *day) {
    memset(day, false, (size_t)r->problem->calendar.n_days);
    if (value->node)
        bem_read_dates(r, value->node, day);
}

static int read_who(bem_reader *r, const bem_value *value) {
    return value->ok ? bem_read_name(r, value->node, &r->people, "person") : -1;
}

int bem_read_cell(bem_reader *r, const bem_yaml_node *node, bool is_past) {
    if (node->kind != BEM_YAML_SCALAR) {
        bem_read_error(r, node, "expected a shift or off, found %s", bem_yaml_kind_name(node));
        return BEM_ANY;
    }
    if (strcmp(node->text, "off") == 0)
        return BEM_OFF;
    if (is_past && strcmp(node->text, "unknown") == 0)
        return BEM_UNKNOWN;
    int s = bem_names_find(&r->shifts, node->text);
    if (s >= 0)
        return s;
    bem_guess guess = {.word = node->text};
    bem_read_guess(r, &guess, &r->shifts);
    bem_guess_try(&guess, "off");
    if (is_past)
        bem_guess_try(&guess, "unknown");
    bem_read_unknown(r, node, "shift", &guess);
    return BEM_ANY;
}

/* ---- leave ---- */

/* Stated hours count each day; those of the contract Monday to Friday but for
 * holidays, by share, rounded to the minute. */
static int credit_of(const bem_problem *p, int e, int d, const bem_value *hours) {
    const bem_person *person = &p->staff[e];
    if (hours->node)
        return (int)hours->number;
    if (bem_weekday(&p->calendar, d) >= BEM_SATURDAY || p->calendar.holiday[d])
        return 0;
    return (int)(((int64_t)p->contracts[person->contract].leave_credit * person->share + 5000) /
                 10000);
}

static void read_leave(bem_reader *r, const bem_yaml_node *entry, bool *day) {
    bem_problem *p = r->problem;
    bem_value v[LEAVE_N];
    if (!bem_fields_read(r, &bem_table_leave, entry, v))
        return;
    int e = read_who(r, &v[LEAVE_WHO]);
    read_dates(r, &v[LEAVE_DATE], day);
    for (int d = 0; e >= 0 && d < p->calendar.n_days; d++) {
        size_t cell = (size_t)e * (size_t)p->calendar.n_days + (size_t)d;
        if (!day[d])
            continue;
        p->leave[cell] = true;
        p->leave_place[cell] = entry->place;
        p->credit[cell] = credit_of(p, e, d, &v[LEAVE_HOURS]);
    }
}

/* ---- pins ---- */

static void set_pin(bem_reader *r, const bem_value *v, int e, int d, int cell) {
    bem_problem *p = r->problem;
    char date[BEM_DATE_TEXT];
    size_t i = (size_t)e * (size_t)p->calendar.n_days + (size_t)d;
    bem_date_text(p->calendar.start + d, date);
    if (p->pin[i] != BEM_ANY && p->pin[i] != cell)
        bem_read_error(r, v[PIN_SHIFT].node, "%s is pinned to two things on %s", p->staff[e].id,
                       date);
    else if (p->leave[i] && cell >= 0)
        bem_read_error(r, v[PIN_SHIFT].node, "%s is on leave on %s (line %d) and cannot work",
                       p->staff[e].id, date, p->leave_place[i].line);
    p->pin[i] = cell;
}

static void read_pin(bem_reader *r, const bem_yaml_node *entry, bool *day) {
    bem_value v[PIN_N];
    if (!bem_fields_read(r, &bem_table_pin, entry, v))
        return;
    int e = read_who(r, &v[PIN_WHO]);
    int cell = v[PIN_SHIFT].ok ? bem_read_cell(r, v[PIN_SHIFT].node, false) : BEM_ANY;
    read_dates(r, &v[PIN_DATE], day);
    for (int d = 0; e >= 0 && cell != BEM_ANY && d < r->problem->calendar.n_days; d++)
        if (day[d])
            set_pin(r, v, e, d, cell);
}

/* ---- requests ---- */

typedef BEM_ARRAY(bem_request) request_list;

static void check_mode(bem_reader *r, const bem_yaml_node *entry, const bem_value *v) {
    if (v[REQUEST_MODE].number == BEM_MODE_SOFT && !v[REQUEST_COST].node)
        bem_read_error(r, entry, "a request needs a cost, or 'mode: hard'");
    if (v[REQUEST_MODE].number == BEM_MODE_HARD && v[REQUEST_COST].node)
        bem_read_warning(r, v[REQUEST_COST].node, "this cost has no effect: the request is hard");
}

static void warn_of_leave(bem_reader *r, const bem_yaml_node *entry, const bem_request *request) {
    const bem_problem *p = r->problem;
    size_t cell = (size_t)request->person * (size_t)p->calendar.n_days + (size_t)request->day;
    char date[BEM_DATE_TEXT];
    if (request->on && p->leave[cell])
        bem_read_warning(r, entry, "%s wishes to work on %s but is on leave (line %d)",
                         p->staff[request->person].id,
                         bem_date_text(p->calendar.start + request->day, date),
                         p->leave_place[cell].line);
}

static void read_request(bem_reader *r, const bem_yaml_node *entry, bool *day, request_list *list) {
    const bem_problem *p = r->problem;
    bem_value v[REQUEST_N];
    if (!bem_fields_read(r, &bem_table_request, entry, v))
        return;
    bem_request request = {.place = entry->place, .person = read_who(r, &v[REQUEST_WHO])};
    request.shifts = bem_read_mask(r, p->n_shifts, entry);
    if (!request.shifts)
        return;
    request.why = v[REQUEST_WHY].ok ? bem_read_keep(r, v[REQUEST_WHY].text) : NULL;
    request.on = v[REQUEST_WISH].number;
    request.mode = v[REQUEST_MODE].number == BEM_MODE_HARD ? BEM_MODE_HARD : BEM_MODE_SOFT;
    request.cost = v[REQUEST_COST].number;
    check_mode(r, entry, v);
    if (v[REQUEST_SHIFTS].node)
        bem_read_shifts(r, v[REQUEST_SHIFTS].node, request.shifts, NULL);
    else
        memset(request.shifts, true, (size_t)p->n_shifts);
    read_dates(r, &v[REQUEST_DATE], day);
    for (int d = 0; request.person >= 0 && d < p->calendar.n_days; d++) {
        request.day = d;
        if (!day[d] || list->count > MOST_REQUESTS)
            continue;
        BEM_PUSH(list, request);
        warn_of_leave(r, entry, &request);
        if (list->count > MOST_REQUESTS)
            bem_read_error(r, entry, "too many requests: at most %d days in all", MOST_REQUESTS);
    }
}

static void keep_requests(bem_problem *p, request_list *list) {
    p->n_requests = list->count;
    p->requests = BEM_TAKE(&p->arena, list->count, bem_request);
    if (list->count)
        memcpy(p->requests, list->items, (size_t)list->count * sizeof *list->items);
    free(list->items);
}

static bem_node_list list_of(bem_reader *r, const bem_value *value, const bem_table *table) {
    return value->node ? bem_read_list(r, value->node, table) : (bem_node_list){0};
}

void bem_read_wishes(bem_reader *r, const bem_value *root) {
    bool *day = BEM_TAKE(&r->scratch, r->problem->calendar.n_days, bool);
    bem_node_list leaves = list_of(r, &root[ROOT_LEAVE], &bem_table_leave);
    bem_node_list pins = list_of(r, &root[ROOT_PINS], &bem_table_pin);
    bem_node_list requests = list_of(r, &root[ROOT_REQUESTS], &bem_table_request);
    request_list list = {0};
    for (int i = 0; i < leaves.count; i++)
        read_leave(r, leaves.items[i], day);
    for (int i = 0; i < pins.count; i++)
        read_pin(r, pins.items[i], day);
    for (int i = 0; i < requests.count; i++)
        read_request(r, requests.items[i], day, &list);
    keep_requests(r->problem, &list);
    free(leaves.items);
    free(pins.items);
    free(requests.items);
}
