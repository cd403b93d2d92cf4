/* read_certificate.c - see read_certificate.h. */
#include "read_certificate.h"

#include "json_pull.h"
#include "names.h"
#include "scalars.h"

#include <stdlib.h>
#include <string.h>

typedef struct bem_certificate_reading {
    bem_json_pull pull;
    const bem_problem *p;
    bem_certificate *c;
    bem_names people, shifts, competences;
    bool is_foreign;
    bem_arena scratch;
} bem_certificate_reading;

/* Keys: which of a list; the bit is set in *seen. -1 after an error. */
static int key_of(bem_certificate_reading *r, const char *key, size_t at, const char *const *keys,
                  int n_keys, int *seen) {
    for (int i = 0; i < n_keys; i++) {
        if (strcmp(keys[i], key) != 0)
            continue;
        if (*seen & 1 << i)
            bem_pull_complain(&r->pull, at, "'%s' is there twice", key);
        r->pull.failed |= (*seen & 1 << i) != 0;
        *seen |= 1 << i;
        return r->pull.failed ? -1 : i;
    }
    bem_pull_complain(&r->pull, at, "unknown key '%s'", bem_clip(key, &r->scratch));
    r->pull.failed = true;
    return -1;
}

static void want_keys(bem_certificate_reading *r, size_t at, const char *const *keys, int n_keys,
                      int seen) {
    for (int i = 0; i < n_keys && !r->pull.failed; i++)
        if (!(seen & 1 << i)) {
            bem_pull_complain(&r->pull, at, "'%s' is missing here", keys[i]);
            r->pull.failed = true;
        }
}

/* The tree */

typedef BEM_ARRAY(int64_t) number_list;

/* Whole numbers; null is BEM_NONE where that may be. */
static const int64_t *read_numbers(bem_certificate_reading *r, bool may_be_null, int *n) {
    number_list list = {0};
    size_t at = bem_pull_at(&r->pull);
    bem_pull_list(&r->pull, "a list of whole numbers");
    while (bem_pull_item(&r->pull)) {
        int64_t number = BEM_NONE;
        bool is_null = may_be_null && bem_pull_null(&r->pull);
        if (!is_null && !bem_pull_integer(&r->pull, "a whole number", &number))
            break;
        BEM_PUSH(&list, number);
    }
    if (*n < 0)
        *n = list.count;
    if (!r->pull.failed && list.count != *n)
        bem_pull_complain(&r->pull, at, "%d numbers, but there are %d in the leaf before",
                          list.count, *n);
    int64_t *numbers = BEM_TAKE(&r->c->arena, list.count, int64_t);
    if (list.count > 0)
        memcpy(numbers, list.items, (size_t)list.count * sizeof *numbers);
    free(list.items);
    return numbers;
}

/* The number of a name, which may be null where `null` is not -2. */
static int read_name(bem_certificate_reading *r, const bem_names *names, const char *what,
                     int null) {
    if (null != -2 && bem_pull_null(&r->pull))
        return null;
    size_t at = bem_pull_at(&r->pull);
    const char *word = bem_pull_text(&r->pull, "a name in quotes");
    int index = word ? bem_names_find(names, word) : -1;
    if (word && index < 0)
        bem_pull_complain(&r->pull, at + 1, "unknown %s '%s'", what, bem_clip(word, &r->scratch));
    return index;
}

static int read_day(bem_certificate_reading *r) {
    size_t at = bem_pull_at(&r->pull);
    bem_date date;
    const char *word = bem_pull_text(&r->pull, "a date in quotes");
    if (!word)
        return -1;
    int day = -1;
    if (bem_scalar_date(word, &date))
        day = date - r->p->calendar.start;
    if (day < 0 || day >= r->p->calendar.n_days) {
        bem_pull_complain(&r->pull, at + 1, "'%s' is no date of the horizon",
                          bem_clip(word, &r->scratch));
        return -1;
    }
    return day;
}

enum {
    KEY_PRICES,
    KEY_LEAST,
    KEY_TALLIES,
    KEY_PERSON,
    KEY_DATE,
    KEY_SHIFT,
    KEY_ROLE,
    KEY_MARKS,
    KEY_TALLY,
    KEY_PRICE,
    KEY_AT_LEAST,
    N_NODE_KEYS
};
static const char *const node_keys[] = {"prices", "least", "tallies", "person", "date",    "shift",
                                        "role",   "marks", "tally",   "price",  "at_least"};

/* What a node is, by its keys: those that it must have begin at `first`. */
typedef struct bem_node_form {
    int first, n_wanted, all; /* keys, and the bits of all that it may have */
} bem_node_form;

static const bem_node_form node_forms[] = {
    {KEY_PRICES, 2, 1 << KEY_PRICES | 1 << KEY_LEAST | 1 << KEY_TALLIES},
    {KEY_PERSON, 4,
     1 << KEY_PERSON | 1 << KEY_DATE | 1 << KEY_SHIFT | 1 << KEY_ROLE | 1 << KEY_MARKS},
    {KEY_TALLY, 3, 1 << KEY_TALLY | 1 << KEY_PRICE | 1 << KEY_AT_LEAST}};

static void read_side(bem_certificate_reading *r, bem_split *split) {
    size_t at = bem_pull_at(&r->pull);
    const char *word = bem_pull_text(&r->pull, "\"short\" or \"over\"");
    if (!word)
        return;
    split->is_tally = true;
    split->tally.is_over = strcmp(word, "over") == 0;
    if (!split->tally.is_over && strcmp(word, "short") != 0)
        bem_pull_complain(&r->pull, at + 1, "expected \"short\" or \"over\"");
}

static void read_node_value(bem_certificate_reading *r, int key, bem_proof_node *node) {
    int64_t marks;
    switch (key) {
    case KEY_TALLIES:
        node->n_tallies = -1;
        node->tally_price = read_numbers(r, false, &node->n_tallies);
        break;
    case KEY_TALLY:
        read_side(r, &node->split);
        break;
    case KEY_PRICE:
        bem_pull_integer(&r->pull, "a whole number", &node->split.tally.slope);
        break;
    case KEY_AT_LEAST:
        bem_pull_integer(&r->pull, "a whole number", &node->split.units);
        break;
    case KEY_PRICES:
        node->price = read_numbers(r, false, &r->c->n_prices);
        break;
    case KEY_LEAST:
        node->least = read_numbers(r, true, &r->c->n_least);
        break;
    case KEY_PERSON:
        node->split.person = read_name(r, &r->people, "person", -2);
        break;
    case KEY_DATE:
        node->split.day = read_day(r);
        break;
    case KEY_SHIFT:
        node->split.shift = read_name(r, &r->shifts, "shift", BEM_OFF);
        break;
    case KEY_ROLE:
        node->split.role = read_name(r, &r->competences, "competence", BEM_NO_ROLE);
        break;
    default:
        if (bem_pull_integer(&r->pull, "a whole number", &marks))
            node->split.marks = marks >= 0 && marks <= INT_MAX ? (int)marks : -1;
    }
}

static void read_node(bem_certificate_reading *r) {
    bem_proof_node node = {0};
    const char *key;
    size_t at, start = bem_pull_at(&r->pull);
    int seen = 0;
    bem_pull_object(&r->pull, "a leaf or a split, in braces");
    while (bem_pull_member(&r->pull, &key, &at)) {
        int which = key_of(r, key, at, node_keys, N_NODE_KEYS, &seen);
        if (which >= 0)
            read_node_value(r, which, &node);
    }
    if (r->pull.failed)
        return;
    node.is_leaf = seen & node_forms[0].all;
    const bem_node_form *form = &node_forms[node.is_leaf ? 0 : seen & node_forms[2].all ? 2 : 1];
    if (seen & ~form->all) {
        bem_pull_complain(&r->pull, start,
                          node.is_leaf ? "this is a leaf and a split in one"
                                       : "this is two splits in one");
        return;
    }
    want_keys(r, start, node_keys + form->first, form->n_wanted, seen >> form->first);
    BEM_PUSH(r->c, node);
}

static void read_tree(bem_certificate_reading *r) {
    bem_pull_list(&r->pull, "a list of leaves and splits");
    while (bem_pull_item(&r->pull)) {
        if (r->pull.diags->count >= BEM_DIAG_MAX)
            return;
        read_node(r);
    }
}

/* The top */

static void read_format(bem_certificate_reading *r) {
    static const char wanted[] = "bemanna-certificate/1";
    size_t at = bem_pull_at(&r->pull);
    const char *format = bem_pull_text(&r->pull, "\"bemanna-certificate/1\"");
    if (format && strcmp(format, wanted) != 0) {
        bem_pull_complain(&r->pull, at, "this is no certificate: \"format\" must be \"%s\"",
                          wanted);
        r->pull.failed = true;
    }
}

static bool is_hex(const char *word, size_t length) {
    return strlen(word) == length && strspn(word, "0123456789abcdef") == length;
}

static void read_inputs(bem_certificate_reading *r) {
    static const char *const keys[] = {"sha256"};
    const char *key, *digest = NULL;
    size_t at = bem_pull_at(&r->pull), start = at, place = at;
    int seen = 0;
    bem_pull_object(&r->pull, "an object");
    while (bem_pull_member(&r->pull, &key, &at))
        if (key_of(r, key, at, keys, 1, &seen) >= 0) {
            place = bem_pull_at(&r->pull);
            digest = bem_pull_text(&r->pull, "a digest in quotes");
        }
    want_keys(r, start, keys, 1, seen);
    if (r->pull.failed || !digest)
        return;
    if (*digest && !is_hex(digest, 64))
        bem_pull_complain(&r->pull, place, "expected 64 hexadecimal digits");
    else
        strcpy(r->c->sha256, digest);
    r->is_foreign = strcmp(r->c->sha256, r->p->sha256 ? r->p->sha256 : "") != 0;
}

static void read_model(bem_certificate_reading *r) {
    size_t at = bem_pull_at(&r->pull);
    const char *model = bem_pull_text(&r->pull, "16 hexadecimal digits in quotes");
    if (model && !is_hex(model, 16))
        bem_pull_complain(&r->pull, at, "expected 16 hexadecimal digits");
    else if (model)
        r->c->model = strtoull(model, NULL, 16);
}

enum { KEY_FORMAT, KEY_INPUTS, KEY_MODEL, KEY_BOUND, KEY_SCALE, KEY_TREE, N_KEYS };
static const char *const keys_of_root[] = {"format", "inputs", "model", "bound", "scale", "tree"};

static void read_scale(bem_certificate_reading *r) {
    size_t at = bem_pull_at(&r->pull);
    if (bem_pull_integer(&r->pull, "a whole number", &r->c->scale) &&
        (r->c->scale < 1 || r->c->scale > BEM_CERTIFICATE_MOST_SCALE))
        bem_pull_complain(&r->pull, at, "expected a number from 1 to %d",
                          BEM_CERTIFICATE_MOST_SCALE);
}

static void read_value(bem_certificate_reading *r, int key) {
    switch (key) {
    case KEY_FORMAT:
        read_format(r);
        break;
    case KEY_INPUTS:
        read_inputs(r);
        break;
    case KEY_MODEL:
        read_model(r);
        break;
    case KEY_BOUND:
        r->c->bound = BEM_NONE;
        if (!bem_pull_null(&r->pull))
            bem_pull_integer(&r->pull, "a whole number or null", &r->c->bound);
        break;
    case KEY_SCALE:
        read_scale(r);
        break;
    default:
        read_tree(r);
    }
}

static void read_root(bem_certificate_reading *r) {
    const char *key;
    size_t at;
    int seen = 0;
    bem_pull_object(&r->pull, "a certificate, in braces");
    while (!r->is_foreign && bem_pull_member(&r->pull, &key, &at)) {
        int which = key_of(r, key, at, keys_of_root, N_KEYS, &seen);
        if (which >= 0)
            read_value(r, which);
    }
    if (r->is_foreign)
        return;
    want_keys(r, 0, keys_of_root, N_KEYS, seen);
    bem_pull_end(&r->pull);
}

static void add_names(bem_certificate_reading *r) {
    for (int e = 0; e < r->p->n_staff; e++)
        bem_names_add(&r->people, r->p->staff[e].id, e);
    for (int s = 0; s < r->p->n_shifts; s++)
        bem_names_add(&r->shifts, r->p->shifts[s].id, s);
    for (int q = 0; q < r->p->n_competences; q++)
        bem_names_add(&r->competences, r->p->competences[q].id, q);
}

/* The source, which may be NULL, lives in the arena; both are used up. */
static bem_certificate *read_source(const bem_source *source, bem_arena arena, const bem_problem *p,
                                    bem_diags *diags) {
    int errors = diags->n_errors;
    if (!source) {
        bem_arena_free(&arena);
        return NULL;
    }
    bem_certificate_reading r = {.p = p, .scratch = arena};
    r.pull = (bem_json_pull){.source = source, .diags = diags, .arena = &r.scratch};
    r.c = bem_grow(NULL, 1, sizeof *r.c);
    *r.c = (bem_certificate){.n_prices = -1, .n_least = -1};
    add_names(&r);
    read_root(&r);
    bem_names_free(&r.people);
    bem_names_free(&r.shifts);
    bem_names_free(&r.competences);
    bem_arena_free(&r.scratch);
    if (diags->n_errors == errors)
        return r.c;
    bem_certificate_free(r.c);
    return NULL;
}

bem_certificate *bem_certificate_read(const char *path, const bem_problem *p, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source = bem_source_read_most(path, BEM_CERTIFICATE_MAX, &arena, diags);
    return read_source(source, arena, p, diags);
}

bem_certificate *bem_certificate_read_bytes(const char *file, const char *bytes, size_t length,
                                            const bem_problem *p, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source =
        bem_source_of_text_most(file, bytes, length, BEM_CERTIFICATE_MAX, &arena, diags);
    return read_source(source, arena, p, diags);
}
