/* large.c - the order of the methods where the master over everybody is so large, for the
 * limits or for any, that whole rosters are not to wait for it, nor the bound:
 *
 *   relaxation     ascent to good prices and tolls: the bound
 *   improve        windows and neighbourhoods at these prices, until a limit or the
 *                  gap is reached: turns that the tolls guide, and turns for the cost
 *                  alone
 */
#include "ascend.h"
#include "strategy.h"

enum {
    N_ASCENT_STEPS = 2000,
    MOST_STALLED = 40, /* windows in a row that gained nothing end a turn */
    LONGEST = 28,      /* days; windows that have grown longer take more time than a new turn */
    MOST_IDLE = 100    /* rounds in which nothing was left to do */
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

/* A turn goes on until little is gained; one that tolls guide leaves time to spend what it
 * saved. The next goes on from where it came to, not from the best: that would lead back to
 * the same place. */
typedef struct bem_turn {
    bool is_guided;
    double at;    /* of clock->now(), when it is over at the latest; 0 = no such time */
    int64_t work; /* of clock->work, the same */
} bem_turn;

static bem_turn begin_turn(const bem_run *run, bem_neighbourhood *n, const bem_guide *guide) {
    bem_turn turn = {.is_guided = guide != NULL};
    if (guide)
        set_pause(&run->clock, GUIDED_SHARE, &turn.at, &turn.work);
    bem_neighbourhood_guide(n, guide);
    return turn;
}

static bool is_turn_over(const bem_run *run, const bem_turn *turn, const bem_neighbourhood *n) {
    const bem_clock *c = &run->clock;
    return n->sweep.is_idle || n->n_stalled >= MOST_STALLED || n->window > LONGEST ||
           (turn->at > 0 && c->now() >= turn->at) || (turn->work > 0 && c->work >= turn->work);
}

/* For the next guided turn. The first, of whole öre, was to bring order soon; the others
 * come deeper where tolls are known better than that. */
static void shake(const bem_run *run, bem_guide *guide, bem_random *dice) {
    const double *toll = run->relaxation.center.toll;
    bem_guide_free(guide);
    *guide = bem_guide_new(&run->setup, toll, bem_guide_parts(&run->setup, toll), dice);
}

void bem_run_large(bem_run *run) {
    if (!bem_run_is_done(run))
        ascend(run);
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->relaxation, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    bem_random dice = bem_random_for(run->settings->seed, 0x7011, 0);
    bem_guide guide = bem_guide_new(&run->setup, run->relaxation.center.toll, 1, NULL);
    run->phase = "improve";
    bem_turn turn = begin_turn(run, &n, &guide);
    for (int n_idle = 0; !bem_run_is_done(run) && n_idle < MOST_IDLE;) {
        int64_t before = run->clock.work;
        if (bem_neighbourhood_improve(&n) && run->has_bound)
            bem_run_raise_bound(run, run->bound);
        bem_run_report(run);
        n_idle = run->clock.work > before ? 0 : n_idle + 1;
        if (!is_turn_over(run, &turn, &n))
            continue;
        if (!turn.is_guided)
            shake(run, &guide, &dice);
        turn = begin_turn(run, &n, turn.is_guided ? NULL : &guide);
    }
    bem_neighbourhood_free(&n);
    bem_guide_free(&guide);
}
