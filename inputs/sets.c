/* sets.c - words to masks. */
#include "sets.h"

#include "scalars.h"
#include "tables.h"

#include <string.h>

static bool is_scalar(bem_reader *r, const bem_yaml_node *node, const char *what) {
    if (node->kind == BEM_YAML_SCALAR)
        return true;
    bem_read_error(r, node, "expected %s, found %s", what, bem_yaml_kind_name(node));
    return false;
}

/* ---- days ---- */

/* Sets the days of a span that the horizon has; how many. */
static int set_span(const bem_calendar *calendar, bem_date first, bem_date last, bool *day) {
    int n = 0;
    bem_date end = calendar->start + calendar->n_days - 1;
    for (bem_date date = first < calendar->start ? calendar->start : first;
         date <= last && date <= end; date++) {
        day[date - calendar->start] = true;
        n++;
    }
    return n;
}

static bool read_span(bem_reader *r, const bem_yaml_node *node, bem_date *first, bem_date *last) {
    if (!is_scalar(r, node, "a date"))
        return false;
    if (!bem_scalar_dates(node->text, first, last)) {
        bem_read_error(r, node, "'%s' is no date; write 2027-01-23, or 2027-01-23..2027-01-30",
                       bem_read_clip(r, node->text));
        return false;
    }
    if (*last >= *first)
        return true;
    bem_read_error(r, node, "the span %s ends before it begins", bem_read_clip(r, node->text));
    return false;
}

void bem_read_dates(bem_reader *r, const bem_yaml_node *node, bool *day) {
    const bem_calendar *calendar = &r->problem->calendar;
    char from[BEM_DATE_TEXT], to[BEM_DATE_TEXT];
    for (int i = 0; i < bem_n_items(node); i++) {
        const bem_yaml_node *item = bem_item(node, i);
        bem_date first, last;
        if (!bem_read_claim(r, calendar->n_days, item) || !read_span(r, item, &first, &last))
            continue;
        if (set_span(calendar, first, last, day) == 0 && r->has_horizon)
            bem_read_warning(r, item, "%s lies outside the horizon (%s to %s) and has no effect",
                             item->text, bem_date_text(calendar->start, from),
                             bem_date_text(calendar->start + calendar->n_days - 1, to));
    }
}

static void refuse_day(bem_reader *r, const bem_yaml_node *node) {
    static const char *const words[] = {"mon",     "tue",      "wed",     "thu",
                                        "fri",     "sat",      "sun",     "mon-fri",
                                        "sat-sun", "weekdays", "weekend", "holidays"};
    bem_guess guess = {.word = node->text};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        bem_guess_try(&guess, words[i]);
    for (int i = 0; bem_feast_name(i); i++)
        bem_guess_try(&guess, bem_feast_name(i));
    bem_date first, last;
    if (node->text[0] >= '0' && node->text[0] <= '9')
        read_span(r, node, &first, &last);
    else
        bem_read_unknown(r, node, "day", &guess);
}

static void read_day_word(bem_reader *r, const bem_yaml_node *node, const bem_calendar *calendar,
                          bool *day) {
    bem_date first, last;
    if (!is_scalar(r, node, "days"))
        return;
    if (bem_scalar_dates(node->text, &first, &last) && last >= first) {
        set_span(calendar, first, last, day);
        return;
    }
    int feast = bem_feast_find(node->text);
    for (int d = 0; feast >= 0 && d < calendar->n_days; d++)
        if (bem_is_feast(feast, calendar->start + d))
            day[d] = true;
    if (feast >= 0)
        return;
    bool weekdays = strcmp(node->text, "weekdays") == 0,
         holidays = strcmp(node->text, "holidays") == 0;
    bool chosen[BEM_WEEK_DAYS] = {false};
    if (weekdays)
        bem_scalar_weekdays("mon-fri", chosen);
    else if (strcmp(node->text, "weekend") == 0)
        bem_scalar_weekdays("sat-sun", chosen);
    else if (!holidays && !bem_scalar_weekdays(node->text, chosen)) {
        refuse_day(r, node);
        return;
    }
    for (int d = 0; d < calendar->n_days; d++)
        if (holidays ? calendar->holiday[d]
                     : chosen[bem_weekday(calendar, d)] && !(weekdays && calendar->holiday[d]))
            day[d] = true;
}

void bem_read_day_words(bem_reader *r, const bem_yaml_node *node, const bem_calendar *calendar,
                        bool *day) {
    for (int i = 0; i < bem_n_items(node); i++)
        if (bem_read_claim(r, calendar->n_days, node))
            read_day_word(r, bem_item(node, i), calendar, day);
}

bool bem_read_days(bem_reader *r, const bem_value *days, const bem_value *from, const bem_value *to,
                   const bem_yaml_node *entry, bool *day) {
    const bem_calendar *calendar = &r->problem->calendar;
    int n_errors = r->diags->n_errors;
    if (!days->node)
        memset(day, true, (size_t)calendar->n_days);
    else
        bem_read_day_words(r, days->node, calendar, day);
    if (bem_is_given(from) && bem_is_given(to) && from->number > to->number)
        bem_read_error(r, to->node, "to is before from");
    int n = 0;
    for (int d = 0; d < calendar->n_days; d++) {
        bem_date date = calendar->start + d;
        if ((bem_is_given(from) && date < from->number) || (bem_is_given(to) && date > to->number))
            day[d] = false;
        n += day[d];
    }
    if (n == 0 && n_errors == r->diags->n_errors && r->has_horizon && !entry->is_row)
        bem_read_warning(r, days->node ? days->node : entry, "no day of the horizon is meant here");
    return n > 0;
}

/* ---- periods ---- */

bem_period *bem_read_periods(bem_reader *r, const bem_value *per, int *n_periods) {
    const bem_calendar *calendar = &r->problem->calendar;
    bem_arena *arena = &r->problem->arena;
    int n = (int)per->number;
    switch (per->node ? (bem_per)per->until : BEM_PER_WEEKS) {
    case BEM_PER_MONTHS:
        return bem_periods_of_months(calendar, n > 0 ? n : 1, n_periods, arena);
    case BEM_PER_YEAR:
        return bem_periods_of_years(calendar, n_periods, arena);
    case BEM_PER_DAY:
    case BEM_PER_ROLLING_DAYS:
        return bem_periods_rolling(calendar, n > 0 ? n : 1, 1, n_periods, arena);
    case BEM_PER_ROLLING_WEEKS:
        return bem_periods_rolling(calendar, (n > 0 ? n : 1) * BEM_WEEK_DAYS, BEM_WEEK_DAYS,
                                   n_periods, arena);
    default:
        return bem_periods(calendar, n, n_periods, arena);
    }
}

int64_t bem_period_days(const bem_value *per, const bem_calendar *calendar) {
    bool in_days = per->until == BEM_PER_DAY || per->until == BEM_PER_ROLLING_DAYS;
    if (per->until == BEM_PER_MONTHS || per->until == BEM_PER_YEAR)
        return 0;
    if (in_days)
        return per->number;
    return per->number ? per->number * BEM_WEEK_DAYS : calendar->n_days;
}

/* ---- shifts ---- */

static bool has_tag(const char *const *tags, int n_tags, const char *tag) {
    for (int i = 0; i < n_tags; i++)
        if (strcmp(tags[i], tag) == 0)
            return true;
    return false;
}

static void refuse_shift(bem_reader *r, const bem_yaml_node *node, bool off) {
    bem_guess guess = {.word = node->text};
    bem_read_guess(r, &guess, &r->shifts);
    bem_read_guess(r, &guess, &r->shift_tags);
    bem_guess_try(&guess, "work");
    if (off)
        bem_guess_try(&guess, "off");
    bem_read_unknown(r, node, "shift", &guess);
}

static void read_shift_word(bem_reader *r, const bem_yaml_node *node, bool *shift) {
    const bem_problem *p = r->problem;
    if (strcmp(node->text, "work") == 0) {
        memset(shift, true, (size_t)p->n_shifts);
        return;
    }
    int s = bem_names_find(&r->shifts, node->text);
    bool tag = bem_names_find(&r->shift_tags, node->text) >= 0;
    if (s >= 0)
        shift[s] = true;
    if (s < 0 && !tag)
        refuse_shift(r, node, false);
    for (int i = 0; tag && i < p->n_shifts; i++)
        if (has_tag(p->shifts[i].tags, p->shifts[i].n_tags, node->text))
            shift[i] = true;
}

void bem_read_shifts(bem_reader *r, const bem_yaml_node *node, bool *shift, bool *off) {
    for (int i = 0; i < bem_n_items(node); i++) {
        const bem_yaml_node *item = bem_item(node, i);
        if (!is_scalar(r, item, "the name of a shift"))
            continue;
        if (strcmp(item->text, "off") != 0)
            read_shift_word(r, item, shift);
        else if (!off)
            bem_read_error(r, item, "off is no shift; it has no place here");
        else if (bem_n_items(node) > 1)
            bem_read_error(r, item, "off stands alone, not in a list with others");
        else
            *off = true;
    }
    if (bem_n_items(node) == 0)
        bem_read_error(r, node, "no shift is named here");
}

/* ---- people ---- */

typedef enum kind { BY_ID = 1, BY_CONTRACT = 2, BY_COMPETENCE = 4, BY_TAG = 8 } kind;

static const struct {
    kind kind;
    const char *what;
} kinds[] = {
    {BY_ID, "person"}, {BY_CONTRACT, "contract"}, {BY_COMPETENCE, "competence"}, {BY_TAG, "tag"}};

static const bem_names *names_of(const bem_reader *r, kind k) {
    return k == BY_ID           ? &r->people
           : k == BY_CONTRACT   ? &r->contracts
           : k == BY_COMPETENCE ? &r->competences
                                : &r->person_tags;
}

static bool is_meant(const bem_problem *p, int e, kind k, int index, const char *word) {
    const bem_person *person = &p->staff[e];
    switch (k) {
    case BY_ID:
        return e == index;
    case BY_CONTRACT:
        return person->contract == index;
    case BY_COMPETENCE:
        return person->holds[index];
    default:
        return has_tag(person->tags, person->n_tags, word);
    }
}

static void refuse_people(bem_reader *r, const bem_yaml_node *node, int allowed) {
    bem_guess guess = {.word = node->text};
    const char *what = "person, contract, competence or tag";
    for (int i = 0; i < 4; i++) {
        if (allowed & kinds[i].kind)
            bem_read_guess(r, &guess, names_of(r, kinds[i].kind));
        if (allowed & kinds[i].kind & BY_ID)
            bem_read_guess_person(r, &guess);
        if (allowed == (int)kinds[i].kind)
            what = kinds[i].what;
    }
    bem_read_unknown(r, node, what, &guess);
}

/* One word, which may name something of the allowed kinds; of one only, lest
 * a rule reach people it is not for. */
static void read_people_word(bem_reader *r, const bem_yaml_node *node, int allowed, bool *person) {
    const char *first = NULL;
    if (!is_scalar(r, node, "a name"))
        return;
    for (int i = 0; i < 4; i++) {
        int index = bem_names_find(names_of(r, kinds[i].kind), node->text);
        if (index < 0 || !(allowed & kinds[i].kind))
            continue;
        if (first) {
            bem_read_error(r, node, "'%s' is a %s and a %s; say which, as in {%ss: [%s]}",
                           node->text, first, kinds[i].what,
                           kinds[i].kind == BY_ID ? "id" : kinds[i].what, node->text);
            return;
        }
        first = kinds[i].what;
        for (int e = 0; e < r->problem->n_staff; e++)
            if (is_meant(r->problem, e, kinds[i].kind, index, node->text))
                person[e] = true;
    }
    if (!first)
        refuse_people(r, node, allowed);
}

static void read_words(bem_reader *r, const bem_yaml_node *node, int allowed, bool *person) {
    for (int i = 0; i < bem_n_items(node); i++)
        if (bem_read_claim(r, r->problem->n_staff, node))
            read_people_word(r, bem_item(node, i), allowed, person);
}

void bem_read_people(bem_reader *r, const bem_yaml_node *node, bool *person) {
    int n_staff = r->problem->n_staff;
    if (node->kind != BEM_YAML_MAP) {
        read_words(r, node, BY_ID | BY_CONTRACT | BY_COMPETENCE | BY_TAG, person);
        return;
    }
    static const kind by_key[PEOPLE_N] = {[PEOPLE_IDS] = BY_ID,
                                          [PEOPLE_CONTRACTS] = BY_CONTRACT,
                                          [PEOPLE_COMPETENCES] = BY_COMPETENCE,
                                          [PEOPLE_TAGS] = BY_TAG};
    bem_value values[PEOPLE_N];
    bem_fields_read(r, &bem_table_people, node, values);
    memset(person, true, (size_t)n_staff);
    for (int k = 0; k < PEOPLE_N; k++) {
        if (!bem_is_given(&values[k]))
            continue;
        bool *meant = BEM_TAKE(&r->scratch, n_staff, bool);
        read_words(r, values[k].node, by_key[k], meant);
        for (int e = 0; e < n_staff; e++)
            person[e] = person[e] && meant[e];
    }
}
