/* import_inrc2_records.c - reads the lines of the second competition's sections. */
#include "import_inrc2_read.h"

#include "scalars.h"

#include <string.h>

enum {
    MOST_SHIFTS = 500,
    MOST_STAFF = 20000,
    MOST_SKILLS = 500,
    MOST_CONTRACTS = 2000,
    MOST_HEADS = 10000,
    MOST_RUN = 3700,
    MOST_PAST = 300 /* days of a run before the first day */
};

static bem_word *word(bem_inrc2_reader *r, int i) { return &r->words.items[i]; }

static void complain(bem_inrc2_reader *r, const bem_word *at, const char *expected) {
    bem_word_complain(&r->words, at, expected);
}

static bool read_number(bem_inrc2_reader *r, const bem_word *at, int most, int *number) {
    return bem_word_number(&r->words, at, 0, most, number);
}

static bool read_index(bem_inrc2_reader *r, const bem_word *at, const bem_names *names,
                       const char *what, int *index) {
    return bem_word_index(&r->words, at, names, what, index);
}

static bool read_shift_name(bem_inrc2_reader *r, const bem_word *at, int *shift) {
    return read_index(r, at, &r->shifts, "a shift type", shift);
}

/* (2,5) */
static bool read_range(bem_inrc2_reader *r, const bem_word *at, int most, bem_inrc2_range *range) {
    const char *comma = strchr(at->text, ',');
    bool right = at->length >= 5 && at->text[0] == '(' && at->text[at->length - 1] == ')' && comma;
    int64_t min = 0, max = 0;
    if (right) {
        size_t middle = at->at + (size_t)(comma - at->text);
        bem_word low = bem_word_trimmed(&r->words, at->at + 1, middle);
        bem_word high = bem_word_trimmed(&r->words, middle + 1, at->at + at->length - 1);
        right = bem_scalar_int(low.text, &min) && bem_scalar_int(high.text, &max) && min >= 0 &&
                min <= max && max <= most;
    }
    if (!right)
        complain(r, at, "two numbers such as (2,5), the first no greater");
    *range = (bem_inrc2_range){(int)min, (int)max};
    return right;
}

/* True when the line has so many words at least; else a complaint. */
static bool has_words(bem_inrc2_reader *r, int n, const char *expected) {
    if (r->words.count >= n)
        return true;
    bem_word all = *word(r, 0);
    all.length = word(r, r->words.count - 1)->at + word(r, r->words.count - 1)->length - all.at;
    all.text = bem_arena_text(r->words.arena, r->words.source->text + all.at, all.length);
    complain(r, &all, expected);
    return false;
}

/* `n` names at the end of the line, the first being word `at`; NULL after a complaint. */
static bool *read_set(bem_inrc2_reader *r, int at, const bem_names *known, int n_known,
                      const char *what) {
    int n, index;
    if (!read_number(r, word(r, at), n_known, &n))
        return NULL;
    if (r->words.count != at + 1 + n) {
        complain(r, word(r, at), "as many names as follow");
        return NULL;
    }
    bool *set = BEM_TAKE(&r->it.arena, n_known, bool);
    for (int i = 0; i < n; i++) {
        if (!read_index(r, word(r, at + 1 + i), known, what, &index))
            return NULL;
        set[index] = true;
    }
    return set;
}

/* ---- scenario ---- */

void bem_inrc2_read_skill(bem_inrc2_reader *r) {
    const char *id = word(r, 0)->text;
    if (!bem_word_is_id(word(r, 0)) || r->it.skills.count >= MOST_SKILLS ||
        !bem_names_add(&r->skills, id, r->it.skills.count))
        complain(r, word(r, 0), "a skill that is new");
    else
        BEM_PUSH(&r->it.skills, id);
}

/* Early (2,5) */
void bem_inrc2_read_shift(bem_inrc2_reader *r) {
    bem_inrc2_shift shift = {.id = word(r, 0)->text};
    if (!has_words(r, 2, "a shift type and its limits") ||
        !read_range(r, word(r, 1), MOST_RUN, &shift.run))
        return;
    if (!bem_word_is_shift_id(word(r, 0)) || strcmp(shift.id, "Any") == 0 ||
        strcmp(shift.id, "None") == 0 || r->it.shifts.count >= MOST_SHIFTS ||
        !bem_names_add(&r->shifts, shift.id, r->it.shifts.count))
        complain(r, word(r, 0), "a shift type that is new");
    else
        BEM_PUSH(&r->it.shifts, shift);
}

/* Late 2 Early Day */
void bem_inrc2_read_succession(bem_inrc2_reader *r) {
    int s;
    if (!has_words(r, 2, "a shift type and how many may not follow") ||
        !read_shift_name(r, word(r, 0), &s))
        return;
    bool *set = read_set(r, 1, &r->shifts, r->it.shifts.count, "a shift type");
    if (set && r->it.shifts.items[s].not_before)
        complain(r, word(r, 0), "a shift type that had no successions yet");
    else if (set)
        r->it.shifts.items[s].not_before = set;
}

/* FullTime (15,22) (3,5) (2,3) 2 1 */
void bem_inrc2_read_contract(bem_inrc2_reader *r) {
    bem_inrc2_contract contract = {.id = word(r, 0)->text};
    int complete;
    if (!has_words(r, 6, "a contract and its five limits") ||
        !read_range(r, word(r, 1), MOST_RUN, &contract.shifts) ||
        !read_range(r, word(r, 2), MOST_RUN, &contract.work) ||
        !read_range(r, word(r, 3), MOST_RUN, &contract.free) ||
        !read_number(r, word(r, 4), MOST_RUN, &contract.max_weekends) ||
        !read_number(r, word(r, 5), 1, &complete))
        return;
    contract.complete = complete;
    if (!bem_word_is_id(word(r, 0)) || word(r, 0)->length > 40 ||
        r->it.contracts.count >= MOST_CONTRACTS ||
        !bem_names_add(&r->contracts, contract.id, r->it.contracts.count))
        complain(r, word(r, 0), "a contract that is new");
    else
        BEM_PUSH(&r->it.contracts, contract);
}

/* Patrick FullTime 2 HeadNurse Nurse */
void bem_inrc2_read_nurse(bem_inrc2_reader *r) {
    bem_inrc2_nurse nurse = {.id = word(r, 0)->text, .last_shift = -1};
    if (!has_words(r, 3, "a nurse, her contract and her skills") ||
        !read_index(r, word(r, 1), &r->contracts, "a contract", &nurse.contract) ||
        !(nurse.skills = read_set(r, 2, &r->skills, r->it.skills.count, "a skill")))
        return;
    if (!bem_word_is_id(word(r, 0)) || r->it.nurses.count >= MOST_STAFF ||
        !bem_names_add(&r->nurses, nurse.id, r->it.nurses.count))
        complain(r, word(r, 0), "a nurse who is new");
    else
        BEM_PUSH(&r->it.nurses, nurse);
}

/* ---- history ---- */

/* Patrick 0 0 Early 2 2 0: shifts and weekends so far, the last shift, and the
 * days in a row of it, of work, of days off. */
void bem_inrc2_read_nurse_history(bem_inrc2_reader *r) {
    int e, shift = -1;
    if (!has_words(r, 7, "a nurse and her history") ||
        !read_index(r, word(r, 0), &r->nurses, "a nurse", &e))
        return;
    bem_inrc2_nurse *nurse = &r->it.nurses.items[e];
    bool off = strcmp(word(r, 3)->text, "None") == 0;
    if (nurse->has_history) {
        complain(r, word(r, 0), "a nurse who had no history yet");
        return;
    }
    if (!read_number(r, word(r, 1), MOST_RUN, &nurse->n_shifts) ||
        !read_number(r, word(r, 2), MOST_RUN, &nurse->n_weekends) ||
        (!off && !read_shift_name(r, word(r, 3), &shift)) ||
        !read_number(r, word(r, 4), MOST_PAST, &nurse->same_run) ||
        !read_number(r, word(r, 5), MOST_PAST, &nurse->work_run) ||
        !read_number(r, word(r, 6), MOST_PAST, &nurse->off_run))
        return;
    nurse->last_shift = shift;
    nurse->has_history = true;
    if (off ? nurse->same_run > 0 || nurse->work_run > 0 || nurse->off_run == 0
            : nurse->off_run > 0 || nurse->same_run == 0 || nurse->work_run < nurse->same_run)
        complain(r, word(r, 3), "a last shift that fits the days in a row");
    else if (nurse->work_run > nurse->same_run && r->it.shifts.count < 2)
        complain(r, word(r, 5), "as many days of work as of the one shift");
}

/* ---- weeks ---- */

/* Early HeadNurse (1,1) … : for each weekday the least and the best number. */
void bem_inrc2_read_requirement(bem_inrc2_reader *r) {
    enum { FIRST = 2 };
    int s, q;
    if (!has_words(r, FIRST + BEM_WEEK_DAYS, "a shift type, a skill and seven days") ||
        !read_shift_name(r, word(r, 0), &s) ||
        !read_index(r, word(r, 1), &r->skills, "a skill", &q))
        return;
    bool *covered = &r->covered[s * r->it.skills.count + q];
    if (*covered)
        complain(r, word(r, 0), "a shift type and skill that are new in this week");
    *covered = true;
    for (int d = 0; d < BEM_WEEK_DAYS; d++) {
        bem_inrc2_range heads;
        if (!read_range(r, word(r, FIRST + d), MOST_HEADS, &heads))
            return;
        int day = BEM_WEEK_DAYS * (r->it.n_given - 1) + d;
        const bem_inrc2_cover cover = {day, s, q, heads.min, heads.max};
        if (heads.max > 0)
            BEM_PUSH(&r->it.covers, cover);
    }
}

/* Nguyen Any Thu */
void bem_inrc2_read_off_request(bem_inrc2_reader *r) {
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    enum { WEIGHT = 10 };
    bem_put_wish wish = {.shift = -1, .weight = WEIGHT, .day = -1};
    if (!has_words(r, 3, "a nurse, a shift type or Any, and a weekday") ||
        !read_index(r, word(r, 0), &r->nurses, "a nurse", &wish.person) ||
        (strcmp(word(r, 1)->text, "Any") != 0 && !read_shift_name(r, word(r, 1), &wish.shift)))
        return;
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        if (strcmp(word(r, 2)->text, weekdays[d]) == 0)
            wish.day = BEM_WEEK_DAYS * (r->it.n_given - 1) + d;
    if (wish.day < 0)
        complain(r, word(r, 2), "a weekday such as Mon");
    else
        BEM_PUSH(&r->it.wishes, wish);
}
