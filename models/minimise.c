/* minimise.c - corners in order of value; the worst one walks. */
#include "minimise.h"

#include <assert.h>
#include <math.h>
#include <string.h>

typedef struct corner {
    double at[BEM_MOST_VARIABLES];
    double value;
} corner;

typedef struct search {
    const bem_minimum *box;
    double (*function)(const double *, void *);
    void *context;
    corner corners[BEM_MOST_VARIABLES + 1];
    int n_evaluations;
} search;

static void evaluate(search *s, corner *c) {
    for (int i = 0; i < s->box->n; i++)
        c->at[i] = fmin(fmax(c->at[i], s->box->lo[i]), s->box->hi[i]);
    c->value = s->function(c->at, s->context);
    if (isnan(c->value))
        c->value = INFINITY;
    s->n_evaluations++;
}

static void sort(search *s) {
    for (int i = 1; i <= s->box->n; i++)
        for (int j = i; j > 0 && s->corners[j].value < s->corners[j - 1].value; j--) {
            corner c = s->corners[j];
            s->corners[j] = s->corners[j - 1];
            s->corners[j - 1] = c;
        }
}

static void place_corners(search *s) {
    for (int i = 0; i <= s->box->n; i++) {
        corner *c = &s->corners[i];
        memcpy(c->at, s->box->at, sizeof c->at);
        if (i > 0) {
            double width = s->box->hi[i - 1] - s->box->lo[i - 1];
            /* towards the far edge, so that no corner falls on the start */
            c->at[i - 1] += (c->at[i - 1] - s->box->lo[i - 1] > width / 2 ? -0.2 : 0.2) * width;
        }
        evaluate(s, c);
    }
}

/* The point that far along the way from the worst corner through the centre of the others. */
static corner beyond(search *s, double factor) {
    int n = s->box->n;
    corner c = {{0}, 0};
    for (int i = 0; i < n; i++) {
        double centre = 0;
        for (int k = 0; k < n; k++)
            centre += s->corners[k].at[i] / n;
        c.at[i] = centre + factor * (centre - s->corners[n].at[i]);
    }
    evaluate(s, &c);
    return c;
}

static void shrink(search *s) {
    for (int k = 1; k <= s->box->n; k++) {
        for (int i = 0; i < s->box->n; i++)
            s->corners[k].at[i] = (s->corners[k].at[i] + s->corners[0].at[i]) / 2;
        evaluate(s, &s->corners[k]);
    }
}

static void walk(search *s) {
    int n = s->box->n;
    corner reflected = beyond(s, 1);
    if (reflected.value < s->corners[0].value) {
        corner expanded = beyond(s, 2);
        s->corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < s->corners[n - 1].value) {
        s->corners[n] = reflected;
    } else {
        corner inner = beyond(s, reflected.value < s->corners[n].value ? 0.5 : -0.5);
        if (inner.value < fmin(reflected.value, s->corners[n].value))
            s->corners[n] = inner;
        else
            shrink(s);
    }
}

void bem_minimise(bem_minimum *minimum, double (*function)(const double *, void *), void *context,
                  int most) {
    assert(minimum->n >= 1 && minimum->n <= BEM_MOST_VARIABLES);
    search s = {.box = minimum, .function = function, .context = context};
    place_corners(&s);
    for (sort(&s); s.n_evaluations < most; sort(&s)) {
        double best = s.corners[0].value, worst = s.corners[minimum->n].value;
        if (worst - best <= 1e-7 * fabs(best))
            break;
        walk(&s);
    }
    sort(&s);
    memcpy(minimum->at, s.corners[0].at, sizeof minimum->at);
    minimum->value = s.corners[0].value;
}
