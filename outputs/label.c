/* label.c - names. */
#include "label.h"

const char *bem_rule_kind_label(bem_rule_kind kind) {
    static const char *const names[BEM_N_RULE_KINDS] = {
        [BEM_RULE_REST] = "rest",
        [BEM_RULE_SUCCESSION] = "succession",
        [BEM_RULE_RUN] = "run",
        [BEM_RULE_HOURS] = "hours",
        [BEM_RULE_COUNT] = "count",
        [BEM_RULE_WEEKENDS] = "weekends",
        [BEM_RULE_COMPLETE_WEEKENDS] = "complete_weekends",
        [BEM_RULE_SHIFTS] = "shifts",
        [BEM_RULE_WITHOUT_COMPETENCE] = "without_competence",
        [BEM_RULE_PATTERN] = "pattern",
        [BEM_RULE_SAME_SHIFT] = "same_shift",
        [BEM_RULE_WEEKENDS_IN_ROW] = "weekends_in_row",
        [BEM_RULE_DAYS_OFF_AFTER] = "days_off_after",
        [BEM_RULE_DAILY_REST] = "daily_rest",
        [BEM_RULE_WEEKLY_REST] = "weekly_rest",
        [BEM_RULE_FAIR] = "fair",
        [BEM_RULE_BOOKING] = "booking",
        [BEM_RULE_SKILL_MIX] = "skill_mix",
        [BEM_RULE_SUPERVISED] = "supervised",
        [BEM_RULE_OWN_STAFF] = "own_staff",
        [BEM_RULE_RENTAL_SHARE] = "rental_share",
        [BEM_RULE_TOGETHER] = "together",
        [BEM_RULE_APART] = "apart",
        [BEM_RULE_BUDGET] = "budget",
        [BEM_RULE_RENTAL_RATIO] = "rental_ratio",
        [BEM_RULE_RENTAL_HEADCOUNT] = "rental_headcount",
    };
    return names[kind];
}

const char *bem_competence_id(const bem_problem *problem, int competence) {
    return competence < 0 ? NULL : problem->competences[competence].id;
}

int bem_demand_shift(const bem_problem *problem, const bem_demand *demand) {
    int only = -1, n = 0;
    for (int s = 0; demand->shifts && s < problem->n_shifts; s++)
        if (demand->shifts[s]) {
            only = s;
            n++;
        }
    return n == 1 ? only : -1;
}

static void add_shifts(bem_text *text, const bem_problem *problem, const bool *shifts) {
    int n = 0;
    for (int s = 0; s < problem->n_shifts; s++)
        n += shifts[s];
    if (n == problem->n_shifts && n > 1) {
        bem_text_add(text, "work");
        return;
    }
    const char *between = "";
    for (int s = 0; s < problem->n_shifts; s++)
        if (shifts[s]) {
            bem_text_add(text, between);
            bem_text_add(text, problem->shifts[s].id);
            between = "|";
        }
}

void bem_label_demand(bem_text *text, const bem_problem *problem, const bem_demand *demand) {
    const char *competence = bem_competence_id(problem, demand->competence);
    if (competence) {
        bem_text_add(text, competence);
        bem_text_add(text, " ");
    }
    if (demand->shifts) {
        add_shifts(text, problem, demand->shifts);
        return;
    }
    bem_text_add_clock(text, demand->from);
    bem_text_add(text, "-");
    bem_text_add_clock(text, demand->to % BEM_DAY_MINUTES == 0 ? BEM_DAY_MINUTES
                                                               : demand->to % BEM_DAY_MINUTES);
}
