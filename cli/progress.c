/* progress.c - one line that changes on a terminal, a line now and then elsewhere, or JSON lines:
 *
 *     12.4 s  column generation  cost 1 203.00  bound 1 180.00  gap 1.91 %  4 210 columns
 */
#include "progress.h"

#include "deliver.h"
#include "json.h"
#include "terminal.h"
#include "text.h"

#include <math.h>
#include <unistd.h>

#define EVERY_ON_TERMINAL 0.1 /* seconds */
#define EVERY_ELSEWHERE 1.0

bem_progress_view bem_progress_view_of(const bem_problem *problem, int form,
                                       const volatile sig_atomic_t *stop) {
    bool terminal = bem_is_terminal(STDERR_FILENO);
    if (form == BEM_PROGRESS_AUTO)
        form = terminal ? BEM_PROGRESS_TEXT : BEM_PROGRESS_NONE;
    return (bem_progress_view){.problem = problem,
                               .stop = stop,
                               .form = form,
                               .updates = terminal && form == BEM_PROGRESS_TEXT};
}

static double gap_of(const bem_progress *progress) {
    if (!progress->has_incumbent || !progress->has_bound)
        return INFINITY;
    double cost = (double)progress->incumbent, size = fabs(cost) > 1 ? fabs(cost) : 1;
    return (cost - (double)progress->bound) / size;
}

static void add_text(bem_text *text, const bem_progress_view *view, const bem_progress *progress) {
    int decimals = view->problem->decimals;
    bem_text_format(text, "%.1f s  %s", progress->seconds, progress->phase ? progress->phase : "");
    if (progress->has_incumbent) {
        bem_text_add(text, "  cost ");
        bem_text_add_money(text, progress->incumbent, decimals);
    }
    if (progress->has_bound) {
        bem_text_add(text, "  bound ");
        bem_text_add_money(text, progress->bound, decimals);
    }
    if (isfinite(gap_of(progress))) {
        bem_text_add(text, "  gap ");
        bem_text_add_percent(text, gap_of(progress));
    }
    bem_text_format(text, "  %lld columns", (long long)progress->n_columns);
}

static void add_amount(bem_json *line, const char *key, bool known, int64_t amount) {
    if (known)
        bem_json_add_integer(line, key, amount);
    else
        bem_json_add_null(line, key);
}

static void add_json(bem_text *text, const bem_progress *progress) {
    bem_json *line = bem_json_new();
    bem_json_add_number(line, "seconds", progress->seconds);
    bem_json_add_integer(line, "work", progress->work);
    bem_json_add_text(line, "phase", progress->phase);
    add_amount(line, "cost", progress->has_incumbent, progress->incumbent);
    add_amount(line, "bound", progress->has_bound, progress->bound);
    bem_json_add_number(line, "gap", gap_of(progress));
    bem_json_add_integer(line, "columns", progress->n_columns);
    bem_json_add_integer(line, "rounds", progress->n_rounds);
    bem_json_write_line(text, line);
    bem_json_free(line);
}

static void say_stopping(bem_progress_view *view, bem_text *text) {
    if (!*view->stop || view->said_stopping || view->form != BEM_PROGRESS_TEXT)
        return;
    bem_text_add(text, view->updates ? "\r\033[K" : "");
    bem_text_add(text, "stopping with the best roster so far; once more ends at once\n");
    view->said_stopping = true;
    view->line_is_open = false;
}

void bem_progress_show(void *context, const bem_progress *progress) {
    bem_progress_view *view = context;
    if (view->form == BEM_PROGRESS_NONE)
        return;
    bem_text text = {0};
    say_stopping(view, &text);
    double every = view->updates ? EVERY_ON_TERMINAL : EVERY_ELSEWHERE;
    if (!view->has_shown || progress->seconds - view->shown_at >= every) {
        if (view->form == BEM_PROGRESS_JSON) {
            add_json(&text, progress);
        } else {
            bem_text line = {0};
            add_text(&line, view, progress);
            bem_text_add(&text, view->updates ? "\r\033[K" : "");
            if (view->updates && bem_text_width(line.bytes) >= bem_terminal_width(STDERR_FILENO))
                bem_text_add_field(&text, line.bytes, bem_terminal_width(STDERR_FILENO) - 1, false);
            else
                bem_text_add(&text, line.bytes);
            bem_text_add(&text, view->updates ? "" : "\n");
            view->line_is_open = view->updates;
            bem_text_free(&line);
        }
        view->has_shown = true;
        view->shown_at = progress->seconds;
    }
    bem_tell(&text);
}

void bem_progress_close(bem_progress_view *view) {
    bem_text text = {0};
    if (view->line_is_open)
        bem_text_add(&text, "\r\033[K");
    view->line_is_open = false;
    bem_tell(&text);
}
