/* import_inrc1_contract.c - reads the contracts and patterns of the first
 * competition. */
#include "import_inrc1_read.h"

#include "scalars.h"

#include <string.h>

enum {
    MOST_CONTRACTS = 2000,
    MOST_PATTERNS = 2000,
    MOST_VALUE = 3700,
    FIRST_LIMIT = 2, /* fields of a contract's line */
    WEEKEND = FIRST_LIMIT + BEM_INRC1_COMPLETE,
    N_PATTERNS = FIRST_LIMIT + BEM_INRC1_N_KINDS + 1
};

static void complain(bem_inrc1_reader *r, const bem_word *word, const char *expected) {
    bem_word_complain(&r->words, word, expected);
}

/* (1|3|20): on, weight, value; (1|10): on, weight. */
static bool read_limit(bem_inrc1_reader *r, const bem_word *word, bool has_value,
                       bem_inrc1_limit *limit) {
    static const char *const shape[] = {"a switch such as (1|10)", "a limit such as (1|3|20)"};
    int numbers[3] = {0}, n = 0;
    bool right = word->length > 2 && word->text[0] == '(' && word->text[word->length - 1] == ')';
    bem_word inner = {NULL, word->at + 1, right ? word->length - 2 : 0};
    size_t at = inner.at;
    for (bem_word part; right && bem_word_next_part(&r->words, &inner, '|', &at, &part); n++) {
        int64_t value;
        int most = n == 0 ? 1 : n == 1 ? BEM_INRC1_MOST_WEIGHT : MOST_VALUE;
        right = n < 3 && bem_scalar_int(part.text, &value) && value >= 0 && value <= most;
        numbers[n < 3 ? n : 0] = right ? (int)value : 0;
    }
    if (!right || n != 2 + has_value) {
        complain(r, word, shape[has_value]);
        return false;
    }
    *limit = (bem_inrc1_limit){numbers[0] ? numbers[1] : 0, numbers[2]};
    return true;
}

/* SaturdaySunday: weekdays in a row. */
static bool read_weekend(bem_inrc1_reader *r, const bem_word *word, unsigned *weekend) {
    enum { MOST = 4 };
    int weekday, before = -1, n = 0;
    size_t at = 0, length;
    for (; (length = bem_inrc1_weekday_at(word->text + at, &weekday)) > 0 && n < MOST;
         n++, at += length) {
        if (before >= 0 && weekday != (before + 1) % BEM_WEEK_DAYS)
            break;
        *weekend |= 1u << weekday;
        before = weekday;
    }
    if (n == 0 || at != word->length)
        complain(r, word, "a weekend such as SaturdaySunday");
    return n > 0 && at == word->length;
}

static bool read_limits(bem_inrc1_reader *r, bem_inrc1_contract *contract) {
    for (int k = 0; k < BEM_INRC1_N_KINDS; k++) {
        bool has_value = k >= BEM_INRC1_MAX_SHIFTS && k < BEM_INRC1_COMPLETE;
        bem_word *word = bem_inrc1_field(r, FIRST_LIMIT + k + (k >= BEM_INRC1_COMPLETE));
        if (!read_limit(r, word, has_value, &contract->limits[k]))
            return false;
        bool unused = k == BEM_INRC1_MAX_IN_FOUR_WEEKS || k == BEM_INRC1_FREE_AFTER_NIGHT;
        if (unused && contract->limits[k].weight > 0) {
            complain(r, word, "a limit that is off: the competition did not use it");
            return false;
        }
    }
    return true;
}

/* A name for the YAML: the contract's own when it can be an id and is new. */
static const char *contract_name(bem_inrc1_reader *r) {
    const bem_word *name = bem_inrc1_field(r, 1);
    const char *id = bem_word_is_id(name) ? name->text : "";
    if (!*id || bem_names_find(&r->contract_names, id) >= 0)
        id = bem_arena_format(&r->it.arena, "contract-%d", r->it.contracts.count);
    return bem_names_add(&r->contract_names, id, 0) ? id : NULL;
}

void bem_inrc1_read_contract(bem_inrc1_reader *r) {
    bem_inrc1_contract contract = {.id = bem_inrc1_field(r, 0)->text};
    if (!read_limits(r, &contract) ||
        !read_weekend(r, bem_inrc1_field(r, WEEKEND), &contract.weekend))
        return;
    contract.name = contract_name(r);
    if (contract.name && r->it.contracts.count < MOST_CONTRACTS &&
        bem_names_add(&r->contracts, contract.id, r->it.contracts.count)) {
        BEM_PUSH(&r->it.contracts, contract);
        BEM_PUSH(&r->patterns_of, *bem_inrc1_field(r, N_PATTERNS));
        BEM_PUSH(&r->patterns_of, *bem_inrc1_field(r, N_PATTERNS + 1));
    } else {
        complain(r, bem_inrc1_field(r, 0), "a contract that is new");
    }
}

/* ---- patterns ---- */

/* (L|Any), (None|Friday): what stands on the pattern's day i. */
static bool read_element(bem_inrc1_reader *r, const bem_word *word, int i,
                         bem_inrc1_pattern *pattern) {
    bool right = word->length > 2 && word->text[0] == '(' && word->text[word->length - 1] == ')';
    const char *bar = right ? strchr(word->text, '|') : NULL;
    if (!bar) {
        complain(r, word, "a day such as (L|Any)");
        return false;
    }
    size_t middle = word->at + (size_t)(bar - word->text);
    bem_word cell = bem_word_trimmed(&r->words, word->at + 1, middle);
    bem_word day = bem_word_trimmed(&r->words, middle + 1, word->at + word->length - 1);
    if (strcmp(cell.text, "None") == 0)
        pattern->cell[i] = BEM_INRC1_NONE;
    else if (strcmp(cell.text, "Any") == 0)
        pattern->cell[i] = BEM_INRC1_ANY;
    else if (!bem_inrc1_index(r, &cell, &r->shifts, "the id of a shift, Any or None",
                              &pattern->cell[i]))
        return false;
    int weekday;
    if (strcmp(day.text, "Any") == 0)
        return true;
    if (!bem_inrc1_weekday(r, &day, &weekday))
        return false;
    int start = (weekday + 2 * BEM_WEEK_DAYS - i) % BEM_WEEK_DAYS;
    pattern->never |= pattern->start >= 0 && pattern->start != start;
    pattern->start = start;
    return true;
}

/* "2 (L|Any) (D|Any)" */
static bool read_elements(bem_inrc1_reader *r, const bem_word *word, bem_inrc1_pattern *pattern) {
    size_t at = word->at;
    int n_days = -1, i = 0;
    for (bem_word part; bem_word_next_part(&r->words, word, ' ', &at, &part);) {
        if (part.length == 0)
            continue;
        if (n_days < 0) {
            if (!bem_word_number(&r->words, &part, 1, BEM_INRC1_MOST_PATTERN, &n_days))
                return false;
        } else if (i >= n_days) {
            break;
        } else if (!read_element(r, &part, i++, pattern)) {
            return false;
        }
    }
    if (i != n_days || at < word->at + word->length)
        complain(r, word, "a length and so many days");
    pattern->n_days = n_days;
    return i == n_days && at >= word->at + word->length;
}

void bem_inrc1_read_pattern(bem_inrc1_reader *r) {
    bem_inrc1_pattern pattern = {.start = -1};
    if (!bem_inrc1_number(r, bem_inrc1_field(r, 1), BEM_INRC1_MOST_WEIGHT, &pattern.weight) ||
        !read_elements(r, bem_inrc1_field(r, 2), &pattern))
        return;
    if (r->it.patterns.count < MOST_PATTERNS &&
        bem_names_add(&r->patterns, bem_inrc1_field(r, 0)->text, r->it.patterns.count))
        BEM_PUSH(&r->it.patterns, pattern);
    else
        complain(r, bem_inrc1_field(r, 0), "a pattern that is new");
}

void bem_inrc1_resolve_patterns(bem_inrc1_reader *r) {
    for (int i = 0; i < r->it.contracts.count; i++) {
        const bem_word *words = &r->patterns_of.items[2 * i];
        r->it.contracts.items[i].patterns = bem_inrc1_set(
            r, &words[0], &words[1], &r->patterns, r->it.patterns.count, "the id of a pattern");
    }
}
