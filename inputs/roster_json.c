/* roster_json.c - a roster out of the JSON that the program writes.
 *
 * cJSON keeps no places, so the text is walked once more for the assignment
 * that an error is about. */
#include "old_roster.h"
#include "roster_parts.h"
#include "scalars.h"

#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct bem_roster_json {
    bem_roster_reading *reading;
    int index; /* of the assignment being read */
} bem_roster_json;

static const char *skip_blanks(const char *c) {
    while (*c && (unsigned char)*c <= ' ')
        c++;
    return c;
}

/* Past a string that begins at its quote. */
static const char *skip_string(const char *c) {
    for (c++; *c && *c != '"'; c++)
        if (*c == '\\' && c[1])
            c++;
    return *c ? c + 1 : c;
}

/* Past a value, which is known to be well-formed: up to the comma or bracket
 * that follows it. */
static const char *skip_value(const char *c) {
    int depth = 0;
    while (*c) {
        if (*c == '"') {
            c = skip_string(c);
            continue;
        }
        if (*c == '{' || *c == '[')
            depth++;
        if ((*c == '}' || *c == ']' || *c == ',') && depth == 0)
            return c;
        if (*c == '}' || *c == ']')
            depth--;
        c++;
    }
    return c;
}

/* The value of a key of the outermost object, NULL when it is not found. */
static const char *find_key(const char *c, const char *key) {
    size_t length = strlen(key);
    c = skip_blanks(c);
    if (*c != '{')
        return NULL;
    for (c = skip_blanks(c + 1); *c == '"'; c = skip_blanks(c + 1)) {
        const char *end = skip_string(c);
        bool found = (size_t)(end - c) == length + 2 && memcmp(c + 1, key, length) == 0;
        c = skip_blanks(end);
        if (*c != ':')
            return NULL;
        c = skip_blanks(c + 1);
        if (found)
            return c;
        c = skip_value(c);
        if (*c != ',')
            return NULL;
    }
    return NULL;
}

static const char *find_assignment(const bem_roster_json *json) {
    const char *c = find_key(json->reading->source->text, "assignments");
    if (!c || *c != '[')
        return NULL;
    c = skip_blanks(c + 1);
    for (int i = 0; i < json->index; i++) {
        c = skip_value(c);
        if (*c != ',')
            return NULL;
        c = skip_blanks(c + 1);
    }
    return c;
}

/* An error about the assignment being read: "assignment 3: …". */
__attribute__((format(printf, 2, 3))) static void complain(bem_roster_json *json,
                                                           const char *format, ...) {
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const bem_source *source = json->reading->source;
    const char *at = find_assignment(json);
    size_t length = at ? strcspn(at, "\r\n}") : 0;
    if (at && at[length] == '}')
        length++;
    bem_source_error(source, at ? (size_t)(at - source->text) : 0, length, json->reading->diags,
                     "assignment %d: %s", json->index, message);
}

/* The words of a key of an assignment; NULL after a complaint, or without one
 * when it is optional and absent. */
static const char *string_of(bem_roster_json *json, const cJSON *item, const char *key,
                             bool optional) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, key);
    if (cJSON_IsString(value))
        return value->valuestring;
    if (value && !(optional && cJSON_IsNull(value)))
        complain(json, "\"%s\" must be a string", key);
    else if (!optional)
        complain(json, "there is no \"%s\"", key);
    return NULL;
}

static const char *clip(bem_roster_json *json, const char *word) {
    return bem_clip(word, &json->reading->arena);
}

static int find_named(bem_roster_json *json, const char *what, const char *id,
                      const bem_names *names) {
    int index = bem_names_find(names, id);
    if (index < 0)
        complain(json, "unknown %s '%s'%s", what, clip(json, id),
                 bem_roster_guess(json->reading, id, names));
    return index;
}

static int day_of(bem_roster_json *json, const char *text) {
    bem_date date;
    int day = -1;
    if (!bem_scalar_date(text, &date))
        complain(json, "expected a date such as \"2027-01-04\", not '%s'", clip(json, text));
    else if ((day = bem_roster_day(json->reading->p, date)) < 0)
        complain(json, "%s lies outside the horizon", text);
    return day;
}

static void read_assignment(bem_roster_json *json, const cJSON *item) {
    if (!cJSON_IsObject(item)) {
        complain(json, "this must be an object");
        return;
    }
    const bem_roster_reading *names = json->reading;
    int errors = json->reading->diags->n_errors;
    const char *person = string_of(json, item, "person", false);
    const char *date = string_of(json, item, "date", false);
    const char *shift = string_of(json, item, "shift", false);
    const char *role = string_of(json, item, "role", true);
    int e = person ? find_named(json, "person", person, &names->people) : -1;
    int d = date ? day_of(json, date) : -1;
    int s = shift ? find_named(json, "shift", shift, &names->shifts) : -1;
    int q = role ? find_named(json, "competence", role, &names->competences) : BEM_NO_ROLE;
    if (json->reading->diags->n_errors > errors)
        return;
    bem_cell *cell = bem_roster_cell(&json->reading->roster, e, d);
    if (cell->shift != BEM_OFF)
        complain(json, "'%s' works '%s' on %s already", person, names->p->shifts[cell->shift].id,
                 date);
    *cell = (bem_cell){(int16_t)s, (int16_t)q};
}

/* The list of assignments of something that says it is a roster, or NULL after
 * an error. */
static const cJSON *assignments_of(bem_roster_json *json, const cJSON *root) {
    static const char wanted[] = "bemanna-roster/1";
    const cJSON *format = cJSON_GetObjectItemCaseSensitive(root, "format");
    const cJSON *assignments = cJSON_GetObjectItemCaseSensitive(root, "assignments");
    size_t start = strspn(json->reading->source->text, " \t\r\n");
    if (!cJSON_IsString(format) || strcmp(format->valuestring, wanted) != 0) {
        bem_source_error(json->reading->source, start, 1, json->reading->diags,
                         "this is no roster: \"format\" must be \"%s\"", wanted);
        return NULL;
    }
    if (!cJSON_IsArray(assignments)) {
        bem_source_error(json->reading->source, start, 1, json->reading->diags,
                         "\"assignments\" must be there and be a list");
        return NULL;
    }
    return assignments;
}

static void read_root(bem_roster_json *json, const cJSON *root) {
    const cJSON *item, *assignments = assignments_of(json, root);
    cJSON_ArrayForEach(item, assignments) {
        if (json->reading->diags->count >= BEM_DIAG_MAX)
            return; /* enough to mend */
        read_assignment(json, item);
        json->index++;
    }
}

static cJSON *parse(const bem_source *source, bem_diags *diags) {
    const char *end = source->text;
    cJSON *root = cJSON_ParseWithLengthOpts(source->text, source->length + 1, &end, true);
    if (!root)
        bem_source_error(source, (size_t)(end - source->text), 1, diags,
                         "this is not well-formed JSON");
    return root;
}

void bem_roster_read_json(bem_roster_reading *reading) {
    cJSON *root = parse(reading->source, reading->diags);
    if (!root)
        return;
    bem_roster_json json = {reading, 0};
    read_root(&json, root);
    cJSON_Delete(root);
}

/* ---- rosters of other periods ---- */

static bool read_span(const cJSON *root, bem_old_roster *old) {
    const cJSON *horizon = cJSON_GetObjectItemCaseSensitive(root, "horizon");
    const cJSON *start = cJSON_GetObjectItemCaseSensitive(horizon, "start");
    const cJSON *days = cJSON_GetObjectItemCaseSensitive(horizon, "days");
    if (!cJSON_IsString(start) || !cJSON_IsNumber(days) || days->valuedouble < 1 ||
        days->valuedouble > 3700 || days->valuedouble != (int)days->valuedouble)
        return false;
    old->n_days = (int)days->valuedouble;
    return bem_scalar_date(start->valuestring, &old->start);
}

static void add_old_person(bem_old_roster *old, const char *id, bem_arena *arena) {
    if (bem_names_find(&old->people, id) < 0)
        bem_names_add(&old->people, bem_arena_string(arena, id), 0);
}

/* Everybody with a line in the key figures was on its staff. */
static void read_old_staff(const cJSON *root, bem_old_roster *old, bem_arena *arena) {
    const cJSON *figures = cJSON_GetObjectItemCaseSensitive(root, "key_figures"), *item;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(figures, "people")) {
        const cJSON *id = cJSON_GetObjectItemCaseSensitive(item, "person");
        if (cJSON_IsString(id))
            add_old_person(old, id->valuestring, arena);
    }
}

static void read_old_cell(bem_roster_json *json, const cJSON *item, bem_old_roster *old,
                          bem_arena *arena) {
    if (!cJSON_IsObject(item)) {
        complain(json, "this must be an object");
        return;
    }
    const char *person = string_of(json, item, "person", false);
    const char *date = string_of(json, item, "date", false);
    const char *shift = string_of(json, item, "shift", false);
    bem_old_cell cell = {0};
    if (!person || !date || !shift)
        return;
    if (!bem_scalar_date(date, &cell.date))
        complain(json, "expected a date such as \"2027-01-04\", not '%s'", clip(json, date));
    else if (cell.date < old->start || cell.date >= old->start + old->n_days)
        complain(json, "%s lies outside the roster's own horizon", date);
    cell.person = bem_arena_string(arena, person);
    cell.shift = bem_arena_string(arena, shift);
    add_old_person(old, person, arena);
    BEM_PUSH(old, cell);
}

bool bem_old_roster_read(const bem_source *source, bem_old_roster *old, bem_arena *arena,
                         bem_diags *diags) {
    int n_errors = diags->n_errors;
    cJSON *root = parse(source, diags);
    if (!root)
        return false;
    bem_roster_reading reading = {.source = source, .diags = diags};
    bem_roster_json json = {&reading, 0};
    const cJSON *item, *assignments = assignments_of(&json, root);
    if (assignments && !read_span(root, old)) {
        bem_source_error(source, strspn(source->text, " \t\r\n"), 1, diags,
                         "\"horizon\" must say the \"start\" and the \"days\" of the roster");
        assignments = NULL;
    }
    if (assignments)
        read_old_staff(root, old, arena);
    cJSON_ArrayForEach(item, assignments) {
        if (diags->count >= BEM_DIAG_MAX)
            break;
        read_old_cell(&json, item, old, arena);
        json.index++;
    }
    cJSON_Delete(root);
    bem_arena_free(&reading.arena);
    return diags->n_errors == n_errors;
}

void bem_old_roster_free(bem_old_roster *old) {
    bem_names_free(&old->people);
    free(old->items);
    *old = (bem_old_roster){0};
}
