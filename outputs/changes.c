/* changes.c - by day, then in the order of the staff. */
#include "changes.h"

#include <string.h>

enum { LEAST_NAME = 6, MOST_NAME = 24 };

typedef struct changes {
    bem_text *text;
    const bem_problem *p;
    const bem_roster *roster;
    const char *const *was;
    int name_width;
} changes;

static const char *now(const changes *c, int e, int d) {
    int shift = bem_roster_cell(c->roster, e, d)->shift;
    return shift < 0 ? "" : c->p->shifts[shift].id;
}

static const char *before(const changes *c, int e, int d) {
    return c->was[(size_t)e * (size_t)c->p->calendar.n_days + (size_t)d];
}

static bool is_changed(const changes *c, int e, int d) {
    const char *was = before(c, e, d);
    return was && strcmp(was, now(c, e, d)) != 0;
}

static int count_days(const changes *c, int e) {
    int n = 0;
    for (int d = 0; d < c->p->calendar.n_days; d++)
        n += is_changed(c, e, d);
    return n;
}

static void write_heading(changes *c, const char *name) {
    int n_days = 0, n_people = 0;
    c->name_width = LEAST_NAME;
    for (int e = 0; e < c->p->n_staff; e++) {
        int n = count_days(c, e), width = bem_text_width(c->p->staff[e].id);
        n_days += n;
        n_people += n > 0;
        if (n > 0 && width > c->name_width)
            c->name_width = width < MOST_NAME ? width : MOST_NAME;
    }
    bem_text_add(c->text, "Changed since ");
    bem_text_add_safe(c->text, name);
    if (n_days == 0)
        bem_text_add(c->text, ": nothing\n");
    else
        bem_text_format(c->text, ": %d day%s of %d %s\n", n_days, n_days == 1 ? "" : "s", n_people,
                        n_people == 1 ? "person" : "people");
}

static void write_change(const changes *c, int e, int d) {
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const bem_problem *p = c->p;
    const char *was = before(c, e, d), *is = now(c, e, d);
    bool leave = p->leave[(size_t)e * (size_t)p->calendar.n_days + (size_t)d];
    bem_text_format(c->text, "  %s ", weekdays[bem_weekday(&p->calendar, d)]);
    bem_text_add_date(c->text, p->calendar.start + d);
    bem_text_add(c->text, "  ");
    bem_text_add_field(c->text, p->staff[e].id, c->name_width, false);
    bem_text_add(c->text, "  ");
    bem_text_add_safe(c->text, *was ? was : "off");
    bem_text_add(c->text, " → ");
    bem_text_add_safe(c->text, *is ? is : leave ? "leave" : "off");
    bem_text_add(c->text, "\n");
}

void bem_changes_write(bem_text *text, const bem_problem *p, const bem_roster *roster,
                       const char *const *was, const char *name) {
    changes c = {text, p, roster, was, 0};
    write_heading(&c, name);
    for (int d = 0; d < p->calendar.n_days; d++)
        for (int e = 0; e < p->n_staff; e++)
            if (is_changed(&c, e, d))
                write_change(&c, e, d);
}
