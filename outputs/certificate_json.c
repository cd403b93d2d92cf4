/* certificate_json.c - see certificate_json.h: a line each for splits, prices and
 * least costs. */
#include "certificate_json.h"

#include "json.h"
#include "label.h"

#include <inttypes.h>

/* Big trees are mostly numbers: these are written as they come. */
static void write_numbers(bem_text *text, const char *key, const int64_t *numbers, int n) {
    bem_text_format(text, "\"%s\": [", key);
    for (int i = 0; i < n; i++) {
        bem_text_add(text, i > 0 ? ", " : "");
        if (numbers[i] == BEM_NONE)
            bem_text_add(text, "null");
        else
            bem_text_format(text, "%" PRId64, numbers[i]);
    }
    bem_text_add(text, "]");
}

static void write_split(bem_text *text, const bem_problem *problem, const bem_split *split) {
    if (split->is_tally) {
        bem_text_format(text,
                        "{\"tally\": \"%s\", \"price\": %" PRId64 ", \"at_least\": %" PRId64 "}",
                        split->tally.is_over ? "over" : "short", split->tally.slope, split->units);
        return;
    }
    bem_json *item = bem_json_new();
    bem_json_add_text(item, "person", problem->staff[split->person].id);
    bem_json_add_date(item, "date", problem->calendar.start + split->day);
    bem_json_add_text(item, "shift",
                      split->shift == BEM_OFF ? NULL : problem->shifts[split->shift].id);
    bem_json_add_text(item, "role", bem_competence_id(problem, split->role));
    if (split->marks)
        bem_json_add_integer(item, "marks", split->marks);
    bem_json_write_line(text, item); /* ends in a newline, taken off for the comma */
    text->bytes[--text->length] = '\0';
    bem_json_free(item);
}

static void write_node(bem_text *text, const bem_problem *problem, const bem_certificate *c,
                       const bem_proof_node *node) {
    if (!node->is_leaf) {
        write_split(text, problem, &node->split);
        return;
    }
    bem_text_add(text, "{\n      ");
    write_numbers(text, "prices", node->price, c->n_prices);
    bem_text_add(text, ",\n      ");
    write_numbers(text, "least", node->least, c->n_least);
    if (node->n_tallies > 0) {
        bem_text_add(text, ",\n      ");
        write_numbers(text, "tallies", node->tally_price, node->n_tallies);
    }
    bem_text_add(text, "\n    }");
}

void bem_certificate_write_json(bem_text *text, const bem_problem *problem,
                                const bem_certificate *c) {
    bem_text_add(text, "{\n  \"format\": \"bemanna-certificate/1\",\n");
    bem_text_format(text, "  \"inputs\": {\"sha256\": \"%s\"},\n", c->sha256);
    bem_text_format(text, "  \"model\": \"%016" PRIx64 "\",\n", c->model);
    if (c->bound == BEM_NONE)
        bem_text_add(text, "  \"bound\": null,\n");
    else
        bem_text_format(text, "  \"bound\": %" PRId64 ",\n", c->bound);
    bem_text_format(text, "  \"scale\": %" PRId64 ",\n  \"tree\": [", c->scale);
    for (int i = 0; i < c->count; i++) {
        bem_text_add(text, i > 0 ? ",\n    " : "\n    ");
        write_node(text, problem, c, &c->items[i]);
    }
    bem_text_add(text, "\n  ]\n}\n");
}
