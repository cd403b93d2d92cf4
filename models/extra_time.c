/* extra_time.c - ordered time, sorted by how it is paid. */
#include "extra_time.h"

#include <assert.h>

static int earlier(int a, int b) { return a < b ? a : b; }

/* The kind of overtime at a moment, and until when it stays that. */
static bem_time_kind overtime_at(const bem_ordinary_day *day, int moment, int *until) {
    int before = day->from - day->near, after = day->to + day->near;
    *until = INT_MAX;
    if (day->from == day->to || moment >= after)
        return BEM_TIME_QUALIFIED;
    bool near = moment >= before;
    *until = !near ? before : moment < day->from ? day->from : after;
    return near ? BEM_TIME_SIMPLE : BEM_TIME_QUALIFIED;
}

int bem_extra_time(const bem_ordinary_day *day, const bem_wall_span *ordered, int n_ordered,
                   bem_time_piece *pieces) {
    int n = 0, extra = day->full > day->worked ? day->full - day->worked : 0;
    for (int i = 0; i < n_ordered; i++) {
        assert(ordered[i].from < ordered[i].to && (i == 0 || ordered[i].from >= ordered[i - 1].to));
        for (int from = ordered[i].from, to; from < ordered[i].to; from = to) {
            bem_time_kind kind = BEM_TIME_EXTRA;
            if (extra > 0) {
                to = earlier(ordered[i].to, from + extra);
                extra -= to - from;
            } else {
                kind = overtime_at(day, from, &to);
                to = earlier(ordered[i].to, to);
            }
            pieces[n++] = (bem_time_piece){from, to, kind};
        }
    }
    return n;
}
