/* check_report.c - findings line by line. */
#include "check_report.h"

#include "report_json.h"
#include "summary.h"

static void add_place(bem_text *text, const bem_place *place) {
    if (place->line <= 0)
        return;
    bem_text_add_safe(text, place->file ? place->file : "-");
    bem_text_format(text, ":%d:%d: ", place->line, place->column);
}

static void add_finding(bem_text *text, const bem_problem *problem, const bem_finding *finding,
                        bool colour) {
    add_place(text, &finding->place);
    if (finding->hard) {
        bem_text_add(text, colour ? "\033[1;31mbroken\033[0m" : "broken");
    } else {
        bem_text_add(text, "costs ");
        bem_text_add_money(text, finding->cost, problem->decimals);
    }
    bem_text_add(text, ": ");
    bem_text_add_safe(text, finding->message);
    bem_text_add(text, "\n");
}

static bool is_pay(const bem_finding *finding) {
    return !finding->hard && finding->component <= BEM_COST_OVERTIME;
}

void bem_check_report_write_text(bem_text *text, const bem_problem *problem,
                                 const bem_roster *roster, const bem_report *report, bool colour) {
    for (int hard = 1; hard >= 0; hard--)
        for (int i = 0; i < report->count; i++)
            if (report->items[i].hard == (hard == 1) && !is_pay(&report->items[i]))
                add_finding(text, problem, &report->items[i], colour);
    if (text->length > 0)
        bem_text_add(text, "\n");
    bem_summary_write(text, problem, roster, report, NULL);
    if (report->n_hard == 0)
        bem_text_add(text, "All hard rules are kept\n");
}

void bem_check_report_write_json(bem_text *text, const bem_problem *problem,
                                 const bem_roster *roster, const bem_report *report) {
    bem_json *root = bem_json_new(), *inputs = bem_json_new();
    bem_json_add_text(root, "format", "bemanna-check/1");
    bem_json_add_bool(root, "legal", report->n_hard == 0);
    bem_json_add_cost(root, problem, report);
    bem_json_add_coverage(root, problem, report);
    bem_json_add_findings(root, problem, report);
    bem_json_add_key_figures(root, problem, roster, report);
    bem_json_add_text(inputs, "sha256", problem->sha256);
    bem_json_add(root, "inputs", inputs);
    bem_json_write(text, root);
    bem_json_free(root);
}
