/* check_words.c - the words that the checker's sentences are made of. */
#include "check_parts.h"

#include <string.h>

const char *bem_check_who(const bem_checking *c, int e) {
    const bem_person *person = &c->p->staff[e];
    return person->name ? person->name : person->id;
}

const char *bem_check_date(const bem_checking *c, int d) {
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    bem_date date = c->p->calendar.start + d;
    char text[BEM_DATE_TEXT];
    return bem_arena_format(&c->report->arena, "%s %s", weekdays[bem_date_weekday(date)],
                            bem_date_text(date, text));
}

const char *bem_check_duration(const bem_checking *c, int64_t minutes) {
    const char *sign = minutes < 0 ? "-" : "";
    long long all = minutes < 0 ? -minutes : minutes, hours = all / 60, rest = all % 60;
    if (rest == 0)
        return bem_arena_format(&c->report->arena, "%s%lld h", sign, hours);
    if (hours == 0)
        return bem_arena_format(&c->report->arena, "%s%lld min", sign, rest);
    return bem_arena_format(&c->report->arena, "%s%lld h %lld min", sign, hours, rest);
}

const char *bem_check_clock(const bem_checking *c, int minutes) {
    int of_day = minutes % BEM_DAY_MINUTES;
    if (minutes == BEM_DAY_MINUTES)
        of_day = minutes; /* the end of the day is 24:00 */
    return bem_arena_format(&c->report->arena, "%02d:%02d", of_day / 60, of_day % 60);
}

/* Longer sets are cut short. */
enum { NAMED_SHIFTS = 4 };

const char *bem_check_set(const bem_checking *c, const bool *shifts) {
    bem_arena *arena = &c->report->arena;
    const char *text = "";
    int n = 0;
    for (int s = 0; s < c->p->n_shifts; s++) {
        if (!shifts[s])
            continue;
        if (n < NAMED_SHIFTS)
            text = bem_arena_format(arena, "%s%s%s", text, n ? "/" : "", c->p->shifts[s].id);
        n++;
    }
    if (n == c->p->n_shifts && n > 1)
        return "";
    return n > NAMED_SHIFTS ? bem_arena_format(arena, "%s/…", text) : text;
}

const char *bem_check_count(const bem_checking *c, int64_t n, const char *noun) {
    return bem_arena_format(&c->report->arena, "%lld %s%s", (long long)n, noun, n == 1 ? "" : "s");
}

const char *bem_check_money(const bem_checking *c, int64_t amount) {
    long long whole = amount, unit = 1;
    for (int i = 0; i < c->p->decimals; i++)
        unit *= 10;
    if (c->p->decimals == 0)
        return bem_arena_format(&c->report->arena, "%lld", whole);
    return bem_arena_format(&c->report->arena, "%lld.%0*lld", whole / unit, c->p->decimals,
                            whole % unit);
}

const char *bem_check_limit(const bem_checking *c, bool too_many, const char *limit) {
    return bem_arena_format(&c->report->arena,
                            too_many ? ", at most %s allowed" : ", at least %s asked", limit);
}
