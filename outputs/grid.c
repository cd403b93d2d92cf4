/* grid.c - the blocks of weeks: heading, people, coverage. */
#include "grid.h"

#include "grid_need.h"
#include "key_figures.h"
#include "label.h"
#include "shift_code.h"

enum { MIN_NAME = 8, MAX_NAME = 28, SHARE = 7, MIN_CELL = 3 };

#define OFF_MARK "·"
#define LEAVE_MARK "–"

typedef struct grid {
    bem_text *text;
    const bem_problem *problem;
    const bem_roster *roster;
    const char **codes; /* [n_shifts] */
    bem_need *needs;    /* [n_needs] */
    int n_needs;
    bem_key_figures figures;
    int name_width, cell_width, hours_width;
    bem_grid_style style;
} grid;

static const char *const weekday_names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static void paint(const grid *g, const char *code) {
    if (g->style.colour)
        bem_text_format(g->text, "\033[%sm", code);
}

static bool is_red_day(const grid *g, int d) {
    return bem_weekday(&g->problem->calendar, d) >= BEM_SATURDAY || g->problem->calendar.holiday[d];
}

/* Between weeks, and a cell's own space. */
static void begin_cell(const grid *g, int first, int d) {
    if (d > first && bem_weekday(&g->problem->calendar, d) == BEM_MONDAY)
        bem_text_add(g->text, " │");
}

static void add_cell(const grid *g, const char *words, const char *colour) {
    if (colour)
        paint(g, colour);
    bem_text_add_field(g->text, words, g->cell_width, true);
    if (colour)
        paint(g, "0");
}

static void add_number_cell(const grid *g, int number, const char *colour) {
    bem_text words = {0};
    bem_text_format(&words, "%d", number);
    add_cell(g, words.bytes, colour);
    bem_text_free(&words);
}

static void add_left(const grid *g, const char *name, const char *share) {
    bem_text_add_field(g->text, name, g->name_width, false);
    bem_text_add_field(g->text, share, SHARE, true);
    bem_text_add(g->text, " ");
}

/* Lines of a row end without spaces. */
static void end_row(const grid *g) {
    while (g->text->length > 0 && g->text->bytes[g->text->length - 1] == ' ')
        g->text->bytes[--g->text->length] = '\0';
    bem_text_add(g->text, "\n");
}

static void add_weekdays(const grid *g, int first, int last) {
    add_left(g, "", "");
    for (int d = first; d <= last; d++) {
        begin_cell(g, first, d);
        add_cell(g, weekday_names[bem_weekday(&g->problem->calendar, d)],
                 is_red_day(g, d) ? "31" : NULL);
    }
    end_row(g);
}

static void add_month_days(const grid *g, int first, int last) {
    add_left(g, "", "");
    for (int d = first; d <= last; d++) {
        int year, month, day;
        bem_date_split(g->problem->calendar.start + d, &year, &month, &day);
        begin_cell(g, first, d);
        add_number_cell(g, day, is_red_day(g, d) ? "31" : NULL);
    }
    end_row(g);
}

/* Under weekends and holidays a double line, so that they are seen without colours too. */
static void add_rule(const grid *g, int first, int last) {
    add_left(g, "", "");
    for (int d = first; d <= last; d++) {
        begin_cell(g, first, d);
        bem_text_add(g->text, " ");
        bem_text_repeat(g->text, is_red_day(g, d) ? "═" : "─", g->cell_width - 1);
    }
    end_row(g);
}

static void add_person_cell(const grid *g, int e, int d) {
    int shift = bem_roster_cell(g->roster, e, d)->shift;
    if (shift >= 0)
        add_cell(g, g->codes[shift], bem_is_night(&g->problem->shifts[shift]) ? "1;34" : "1");
    else if (g->problem->leave[e * g->problem->calendar.n_days + d])
        add_cell(g, LEAVE_MARK, "2");
    else
        add_cell(g, OFF_MARK, "2");
}

/* "112:30 / 116:16", leave counted in; without a contract's hours only what was worked. */
static bem_text hours_text(const bem_person_figures *person) {
    bem_text hours = {0};
    bem_text_add_hours(&hours, person->worked + person->credited);
    if (person->contract > 0) {
        bem_text_add(&hours, " / ");
        bem_text_add_hours(&hours, person->contract);
    }
    return hours;
}

static void add_hours(const grid *g, int e) {
    bem_text hours = hours_text(&g->figures.people[e]);
    bem_text_add_field(g->text, hours.bytes, g->hours_width, true);
    bem_text_free(&hours);
}

static void add_person(const grid *g, int e, int first, int last, bool hours) {
    bem_text share = {0};
    int hundredths = g->problem->staff[e].share;
    bem_text_format(&share, hundredths % 100 ? "%.2f %%" : "%.0f %%", hundredths / 100.0);
    add_left(g, g->problem->staff[e].id, bem_is_rental(g->problem, e) ? "rental" : share.bytes);
    for (int d = first; d <= last; d++) {
        begin_cell(g, first, d);
        add_person_cell(g, e, d);
    }
    if (hours)
        add_hours(g, e);
    end_row(g);
    bem_text_free(&share);
}

static void add_short(const grid *g, const bem_need *need, int first, int last) {
    bool any = false;
    for (int d = first; d <= last; d++)
        any = any || need->missing[d] > 0;
    if (!any)
        return;
    add_left(g, "  short", "");
    for (int d = first; d <= last; d++) {
        begin_cell(g, first, d);
        if (need->missing[d] > 0)
            add_number_cell(g, need->missing[d], "1;31");
        else
            add_cell(g, need->heads[d] < 0 ? "" : OFF_MARK, "2");
    }
    end_row(g);
}

static void add_need(const grid *g, const bem_need *need, int first, int last) {
    bem_text wanted = {0};
    if (need->wanted >= 0)
        bem_text_format(&wanted, "≥%d", need->wanted);
    add_left(g, need->label, wanted.bytes ? wanted.bytes : "");
    for (int d = first; d <= last; d++) {
        begin_cell(g, first, d);
        if (need->heads[d] < 0)
            add_cell(g, "", NULL);
        else
            add_number_cell(g, need->heads[d], need->missing[d] > 0 ? "31" : NULL);
    }
    end_row(g);
    add_short(g, need, first, last);
    bem_text_free(&wanted);
}

static void add_span(const grid *g, int first, int last) {
    bem_text_add_date(g->text, g->problem->calendar.start + first);
    bem_text_add(g->text, " to ");
    bem_text_add_date(g->text, g->problem->calendar.start + last);
    bem_text_add(g->text, "\n");
}

static void add_block(const grid *g, int first, int last) {
    bool at_end = last == g->problem->calendar.n_days - 1;
    add_span(g, first, last);
    add_weekdays(g, first, last);
    add_month_days(g, first, last);
    add_rule(g, first, last);
    for (int e = 0; e < g->problem->n_staff; e++)
        add_person(g, e, first, last, at_end);
    if (g->n_needs > 0)
        add_rule(g, first, last);
    for (int i = 0; i < g->n_needs; i++)
        add_need(g, &g->needs[i], first, last);
    bem_text_add(g->text, "\n");
}

static int clamp(int value, int least, int most) {
    return value < least ? least : value > most ? most : value;
}

static void widen(int *width, const char *words) {
    if (bem_text_width(words) > *width)
        *width = bem_text_width(words);
}

static void measure(grid *g) {
    int name = MIN_NAME, code = 1, hours = 0;
    for (int e = 0; e < g->problem->n_staff; e++) {
        bem_text text = hours_text(&g->figures.people[e]);
        widen(&name, g->problem->staff[e].id);
        widen(&hours, text.bytes);
        bem_text_free(&text);
    }
    for (int i = 0; i < g->n_needs; i++)
        widen(&name, g->needs[i].label);
    for (int s = 0; s < g->problem->n_shifts; s++)
        widen(&code, g->codes[s]);
    g->name_width = clamp(name, MIN_NAME, MAX_NAME);
    g->cell_width = code + 1 > MIN_CELL ? code + 1 : MIN_CELL;
    g->hours_width = hours + 3;
}

/* The last day of the week that holds `d`. */
static int week_end(const bem_calendar *calendar, int d) {
    while (d < calendar->n_days - 1 && bem_weekday(calendar, d) != BEM_SUNDAY)
        d++;
    return d;
}

/* The last day of the block that begins on `first`: as many weeks as the screen holds, and one at
 * least. */
static int block_end(const grid *g, int first) {
    const bem_calendar *calendar = &g->problem->calendar;
    int width = g->name_width + SHARE + 1 + g->hours_width;
    int end = first - 1;
    while (end < calendar->n_days - 1) {
        int next = week_end(calendar, end + 1);
        width += (next - end) * g->cell_width + 2;
        if (end >= first && g->style.width > 0 && width > g->style.width)
            break;
        end = next;
    }
    return end;
}

static void add_legend(const grid *g) {
    for (int s = 0; s < g->problem->n_shifts; s++) {
        const bem_shift *shift = &g->problem->shifts[s];
        bem_text_format(g->text, "%s%s ", s ? "  " : "", g->codes[s]);
        bem_text_add_safe(g->text, shift->id);
        bem_text_add(g->text, " ");
        bem_text_add_clock(g->text, shift->start);
        bem_text_add(g->text, "-");
        bem_text_add_clock(g->text, shift->end > BEM_DAY_MINUTES ? shift->end - BEM_DAY_MINUTES
                                                                 : shift->end);
    }
    bem_text_add(g->text, "  " OFF_MARK " off  " LEAVE_MARK " leave\n");
}

void bem_grid_write(bem_text *text, const bem_problem *problem, const bem_roster *roster,
                    const bem_report *report, bem_grid_style style) {
    bem_arena arena = {0};
    grid g = {.text = text, .problem = problem, .roster = roster, .style = style};
    g.codes = bem_shift_codes(problem, &arena);
    g.needs = bem_needs(problem, report, &g.n_needs, &arena);
    g.figures = bem_key_figures_of(problem, roster, report, &arena);
    measure(&g);
    for (int first = 0; first < problem->calendar.n_days;) {
        int last = block_end(&g, first);
        add_block(&g, first, last);
        first = last + 1;
    }
    add_legend(&g);
    bem_arena_free(&arena);
}
