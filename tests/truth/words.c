/* words.c - see words.h. */
#include "words.h"

static void tell_clock(FILE *out, int minute) {
    fprintf(out, "%02d:%02d", minute / 60, minute % 60);
}

static const char *cell_word(const bem_problem *p, int cell) {
    return cell >= 0 ? p->shifts[cell].id : cell == BEM_UNKNOWN ? "?" : "-";
}

static void tell_days(FILE *out, const bem_problem *p, const bool *day) {
    fputs(" days ", out);
    for (int d = 0; d < p->calendar.n_days; d++)
        fputc(day[d] ? '0' + d % 10 : '.', out);
}

static void tell_shifts(FILE *out, const bem_problem *p, const char *word, const bool *shifts) {
    fprintf(out, " %s [", word);
    for (int s = 0; s < p->n_shifts; s++)
        if (shifts[s])
            fprintf(out, " %s", p->shifts[s].id);
    fputs(" ]", out);
}

static void tell_price(FILE *out, const char *word, int64_t price) {
    if (price == BEM_HARD_PRICE)
        fprintf(out, " %s hard", word);
    else
        fprintf(out, " %s %lld", word, (long long)price);
}

static const char *const modes[] = {"hard", "soft", "off"};

static void tell_frame(FILE *out, const bem_problem *p) {
    char date[BEM_DATE_TEXT];
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    fprintf(out, "%d days from %s %s\n", p->calendar.n_days, weekdays[bem_weekday(&p->calendar, 0)],
            bem_date_text(p->calendar.start, date));
    for (int i = 0; i < p->calendar.n_changes; i++)
        fprintf(out, "clock gains %d min at wall minute %d\n", p->calendar.changes[i].gain,
                p->calendar.changes[i].wall);
    for (int s = 0; s < p->n_shifts; s++) {
        fprintf(out, "shift %s ", p->shifts[s].id);
        tell_clock(out, p->shifts[s].start);
        fputc('-', out);
        tell_clock(out, p->shifts[s].end);
        fprintf(out, " break %d", p->shifts[s].rest);
        if (p->shifts[s].kind != BEM_SHIFT_WORK)
            fprintf(out, " %s, uncounted %d%s",
                    p->shifts[s].kind == BEM_SHIFT_ON_CALL ? "on call" : "standby",
                    p->shifts[s].uncounted, p->shifts[s].resting ? ", resting" : "");
        fputc('\n', out);
    }
}

static void tell_band(FILE *out, const bem_band *band) {
    fprintf(out, "; band of kind %d: %lld an hour or %d, spans", (int)band->kind,
            (long long)band->amount, band->percent);
    for (int i = 0; i < band->n_spans; i++)
        fprintf(out, " %d-%d", band->spans[i].from, band->spans[i].to);
}

static void tell_table(FILE *out, const bem_supplements *table) {
    for (int b = 0; b < table->n_bands; b++)
        tell_band(out, &table->bands[b]);
    for (int q = 0; q < table->n_quotas; q++) {
        const bem_quota *quota = &table->quotas[q];
        fprintf(out, "; beyond %d of kind %d in %d periods: %lld an hour or %d", quota->minutes,
                (int)quota->kind, quota->n_periods, (long long)quota->amount, quota->percent);
    }
}

static void tell_pay(FILE *out, const bem_contract *contract) {
    static const char *const per[] = {"", " a month", " an hour"};
    if (contract->pay == BEM_PAY_NONE)
        return;
    fprintf(out, "; %s%lld%s, fee %d", contract->rental ? "rental " : "", (long long)contract->wage,
            per[contract->pay], contract->employer_fee);
    for (int t = 0; t < contract->n_supplements; t++)
        tell_table(out, &contract->supplements[t]);
    const bem_overtime *overtime = contract->overtime;
    if (!overtime)
        return;
    fprintf(out, "; overtime over %d a week, extra %d", contract->full_time, overtime->extra);
    for (int i = 0; i < overtime->n_tiers; i++)
        fprintf(out, ", %d min at %d", overtime->tiers[i].minutes, overtime->tiers[i].percent);
    for (int i = 0; i < overtime->n_periods; i++)
        fprintf(out, ", %d..%d", overtime->periods[i].first, overtime->periods[i].last);
}

static void tell_person(FILE *out, const bem_problem *p, int e) {
    const bem_person *person = &p->staff[e];
    const bem_contract *contract = &p->contracts[person->contract];
    int n_days = p->calendar.n_days;
    fprintf(out, "%s:", person->id);
    for (int q = 0; q < p->n_competences; q++)
        if (person->fills[q])
            fprintf(out, " %s%s", p->competences[q].id, person->primary == q ? "*" : "");
    tell_pay(out, contract);
    if (person->share != 10000)
        fprintf(out, "; share %d", person->share);
    fputs("; past", out);
    for (int i = 0; i < p->n_past; i++)
        fprintf(out, " %s", cell_word(p, p->past[e * p->n_past + i]));
    for (int d = 0; d < n_days; d++) {
        int cell = e * n_days + d;
        if (p->leave[cell])
            fprintf(out, "; leave on %d credit %d", d, p->credit[cell]);
        if (p->pin[cell] != BEM_ANY)
            fprintf(out, "; pin %s on %d", cell_word(p, p->pin[cell]), d);
    }
    fputc('\n', out);
}

static void tell_limits(FILE *out, const bem_problem *p, const bem_rule *rule) {
    for (int e = 0; e < p->n_staff; e++) {
        if (!rule->person[e])
            continue;
        fprintf(out, " %s(%d", p->staff[e].id, rule->min[e]);
        if (rule->max[e] == BEM_NO_MAX)
            fputs("..)", out);
        else
            fprintf(out, "..%d)", rule->max[e]);
    }
}

static void tell_word(FILE *out, const char *word, bool is_set) {
    if (is_set)
        fprintf(out, " %s", word);
}

static void tell_number(FILE *out, const char *word, int number) {
    if (number)
        fprintf(out, " %s %d", word, number);
}

static void tell_before(FILE *out, const bem_problem *p, const bem_rule *rule) {
    if (!rule->before)
        return;
    fputs(" before", out);
    for (int e = 0; e < p->n_staff; e++)
        if (rule->before[e] == BEM_NOT_TOLD)
            fputs(" ?", out);
        else
            fprintf(out, " %d", rule->before[e]);
}

static void tell_pattern(FILE *out, const bem_problem *p, const bem_rule *rule) {
    for (int i = 0; i < rule->n_pattern; i++)
        tell_shifts(out, p, rule->pattern[i].off ? "off or" : "", rule->pattern[i].shifts);
}

static void tell_shared(FILE *out, const bem_problem *p, const bem_rule *rule) {
    fputs(" those [", out);
    for (int e = 0; e < p->n_staff; e++)
        if (rule->those[e])
            fprintf(out, " %s", p->staff[e].id);
    fprintf(out, " ] part %d whole %d unit %lld", rule->part, rule->whole, (long long)rule->unit);
    if (rule->least != BEM_NO_MIN)
        fprintf(out, " least %d", rule->least);
    if (rule->most != BEM_NO_MAX)
        fprintf(out, " most %d", rule->most);
    tell_word(out, "as one", rule->as_one);
    tell_word(out, "beside rental", rule->beside_rental);
}

static void tell_extras(FILE *out, const bem_problem *p, const bem_rule *rule) {
    tell_word(out, "of off", rule->of_off);
    tell_word(out, "closed", rule->closed);
    tell_word(out, "of some", rule->of_some);
    tell_word(out, "wanted", rule->wanted);
    tell_word(out, "eve", rule->eve);
    tell_word(out, "by days", rule->by_days);
    tell_word(out, "rolling", rule->rolling);
    tell_number(out, "starts", (int)rule->starts);
    tell_number(out, "weekend", (int)rule->weekend);
    tell_number(out, "from", rule->from);
    tell_number(out, "window", rule->window);
    tell_number(out, "exception", rule->exception);
    tell_number(out, "measure", (int)rule->measure);
    tell_number(out, "beyond", (int)rule->beyond);
    tell_number(out, "clock from", rule->clock_from);
    tell_number(out, "clock to", rule->clock_to);
    tell_number(out, "fee", (int)rule->fee);
    tell_pattern(out, p, rule);
    tell_before(out, p, rule);
    if (bem_is_shared(rule))
        tell_shared(out, p, rule);
}

static void tell_periods(FILE *out, const bem_rule *rule) {
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        fprintf(out, " period %d..%d%s%s", period->first, period->last,
                period->whole ? "" : " (part)", period->begun ? " (begun)" : "");
    }
}

static void tell_rule(FILE *out, const bem_problem *p, const bem_rule *rule) {
    fprintf(out, "%s %s: %s", rule->id, modes[rule->mode], bem_rule_kind_words[rule->kind]);
    tell_limits(out, p, rule);
    tell_days(out, p, rule->day);
    tell_shifts(out, p, "of", rule->shifts);
    if (rule->kind == BEM_RULE_SUCCESSION)
        tell_shifts(out, p, "then", rule->then);
    tell_extras(out, p, rule);
    tell_periods(out, rule);
    if (rule->mode == BEM_MODE_SOFT)
        fprintf(out, " price %lld x + %lld x2", (long long)rule->price.linear,
                (long long)rule->price.quadratic);
    fputc('\n', out);
}

static void tell_demand(FILE *out, const bem_problem *p, const bem_demand *demand) {
    fprintf(out, "%s: %s", demand->id,
            demand->competence < 0 ? "anybody" : p->competences[demand->competence].id);
    if (demand->shifts)
        tell_shifts(out, p, "on", demand->shifts);
    else {
        fputc(' ', out);
        tell_clock(out, demand->from);
        fputc('-', out);
        tell_clock(out, demand->to);
    }
    tell_days(out, p, demand->day);
    fprintf(out, " min %d", demand->min);
    tell_price(out, "below", demand->below_min);
    if (demand->target != BEM_NO_TARGET) {
        fprintf(out, " target %d", demand->target);
        tell_price(out, "shortage", demand->shortage);
        tell_price(out, "surplus", demand->surplus);
    }
    if (demand->max != BEM_NO_MAX) {
        fprintf(out, " max %d", demand->max);
        tell_price(out, "above", demand->above_max);
    }
    if (demand->shortage_squared || demand->surplus_squared)
        fprintf(out, " squared: shortage %lld surplus %lld", (long long)demand->shortage_squared,
                (long long)demand->surplus_squared);
    fputc('\n', out);
}

void truth_tell(FILE *out, const bem_problem *p) {
    tell_frame(out, p);
    for (int q = 0; q < p->n_competences; q++)
        fprintf(out, "competence %s%s\n", p->competences[q].id,
                q == 1 && p->competences[1].covers[0] ? " covers assistant" : "");
    for (int e = 0; e < p->n_staff; e++)
        tell_person(out, p, e);
    for (int r = 0; r < p->n_rules; r++)
        tell_rule(out, p, &p->rules[r]);
    for (int i = 0; i < p->n_demands; i++)
        tell_demand(out, p, &p->demands[i]);
    for (int i = 0; i < p->n_requests; i++) {
        const bem_request *wish = &p->requests[i];
        fprintf(out, "wish %s: %s on %d %s", modes[wish->mode], p->staff[wish->person].id,
                wish->day, wish->on ? "to work" : "not to work");
        tell_shifts(out, p, "", wish->shifts);
        fprintf(out, " cost %lld\n", (long long)wish->cost);
    }
}

void truth_tell_roster(FILE *out, const bem_problem *p, const bem_roster *roster) {
    for (int e = 0; e < roster->n_staff; e++) {
        fprintf(out, "  %-5s", p->staff[e].id);
        for (int d = 0; d < roster->n_days; d++) {
            const bem_cell *cell = bem_roster_cell(roster, e, d);
            fprintf(out, " %s", cell_word(p, cell->shift));
            if (cell->role >= 0)
                fprintf(out, "/%c", p->competences[cell->role].id[0]);
        }
        fputc('\n', out);
    }
}
