/* large.c - the order of the methods where the master over everybody is so large, for the
 * limits or for any, that whole rosters are not to wait for it, nor the bound:
 *
 *   relaxation     ascent to good prices and tolls: the bound
 *   improve        windows and neighbourhoods at these prices, until a limit or the
 *                  gap is reached: a turn that the tolls guide, one for the cost alone,
 *                  and then one after the other from the best roster, kicked
 */
#include "ascend.h"
#include "kick.h"
#include "strategy.h"

enum {
    N_ASCENT_STEPS = 2000,
    MOST_STALLED = 40,   /* windows in a row that gained nothing end a turn */
    LONGEST = 28,        /* days; windows that have grown longer take more time than a new turn */
    LONGEST_KICKED = 21, /* the same after a kick */
    N_KICKED = 3,        /* people */
    MOST_IDLE = 100      /* rounds in which nothing was left to do */
};
static const double ASCENT_SHARE = 0.15; /* of the limits */
static const double GUIDED_SHARE = 0.5;  /* of what is left of them, at most */

/* When that share of what is left of the limits will have passed; 0 = no such limit. */
static void set_pause(const bem_clock *c, double share, double *at, int64_t *work) {
    double now = c->now ? c->now() : 0;
    *at = c->deadline > 0 && c->now ? now + share * (c->deadline - now) : 0;
    *work =
        c->work_limit > 0 ? c->work + 1 + (int64_t)(share * (double)(c->work_limit - c->work)) : 0;
}

static void ascend(bem_run *run) {
    run->phase = "relaxation";
    bem_generation *g = &run->relaxation;
    run->setup.ceiling = bem_cost_ceiling(&run->setup);
    set_pause(g->clock, ASCENT_SHARE, &g->pause.at, &g->pause.work);
    bem_ascend_to_top(g, N_ASCENT_STEPS, run->incumbent.cost);
    g->pause.at = 0;
    g->pause.work = 0;
    if (g->has_bound)
        bem_run_raise_bound(run, g->bound);
    bem_run_report(run);
}

/* A turn goes on until little is gained; the guided one leaves time to spend what it saved. */
typedef struct bem_turn {
    enum { GUIDED, PLAIN, KICKED } kind;
    double at;    /* of clock->now(), when it is over at the latest; 0 = no such time */
    int64_t work; /* of clock->work, the same */
} bem_turn;

static bem_turn begin_guided(const bem_run *run, bem_neighbourhood *n, const bem_guide *guide) {
    bem_turn turn = {.kind = GUIDED};
    set_pause(&run->clock, GUIDED_SHARE, &turn.at, &turn.work);
    bem_neighbourhood_begin(n, guide, NULL);
    return turn;
}

static bem_turn begin_plain(bem_neighbourhood *n) {
    bem_neighbourhood_begin(n, NULL, NULL);
    return (bem_turn){.kind = PLAIN};
}

static bem_turn begin_kicked(const bem_run *run, bem_neighbourhood *n, bem_random *dice) {
    const bem_core *core = run->setup.core;
    bem_arena scratch = {0};
    int *duty = BEM_TAKE(&scratch, core->n_staff * core->n_days, int);
    bool kicked = bem_kick(&run->relaxation, &run->incumbent, N_KICKED, dice, duty);
    bem_neighbourhood_begin(n, NULL, kicked ? duty : NULL);
    bem_arena_free(&scratch);
    return (bem_turn){.kind = KICKED};
}

static bool is_turn_over(const bem_run *run, const bem_turn *turn, const bem_neighbourhood *n) {
    const bem_clock *c = &run->clock;
    int longest = turn->kind == KICKED ? LONGEST_KICKED : LONGEST;
    return n->sweep.is_idle || n->n_stalled >= MOST_STALLED || n->window > longest ||
           (turn->at > 0 && c->now() >= turn->at) || (turn->work > 0 && c->work >= turn->work);
}

void bem_run_large(bem_run *run) {
    if (!bem_run_is_done(run))
        ascend(run);
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->relaxation, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    bem_random dice = bem_random_for(run->settings->seed, 0x7011, 0);
    bem_guide guide = bem_guide_new(&run->setup, run->relaxation.center.toll);
    bool has_turns = run->relaxation.center.is_set && bem_neighbourhood_has_windows(&n);
    bem_turn turn = {0};
    if (has_turns)
        turn = begin_guided(run, &n, &guide);
    run->phase = "improve";
    for (int n_idle = 0; !bem_run_is_done(run) && n_idle < MOST_IDLE;) {
        int64_t before = run->clock.work;
        if (bem_neighbourhood_improve(&n) && run->has_bound)
            bem_run_raise_bound(run, run->bound);
        bem_run_report(run);
        n_idle = run->clock.work > before ? 0 : n_idle + 1;
        if (has_turns && is_turn_over(run, &turn, &n))
            turn = turn.kind == GUIDED ? begin_plain(&n) : begin_kicked(run, &n, &dice);
    }
    bem_neighbourhood_free(&n);
    bem_guide_free(&guide);
}
