/* network.h - one person's schedules as paths through a layered graph.
 *
 * Layer d = 0 … n_days; the one node of layer 0 is the state before the
 * horizon, and every node of layer n_days is an end. An arc from layer d to
 * d + 1 is what the person may do on day d: a *choice*, that is a set of
 * duties that all personal rules treat alike. A path costs
 *
 *     sum of its arcs' costs + sum of the chosen options' costs
 *       + sum over counters k of cost_k[ sum of gains in k along the path ]
 *
 * and no path means more or less than the rules: a broken hard rule has no
 * path, a broken soft one is in the cost. Node and duty determine the arc.
 * Nodes are minimal: no two nodes of a layer have the same futures. */
#ifndef BEM_NETWORK_H
#define BEM_NETWORK_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

#define BEM_NEVER INT64_MAX /* a cost that forbids */

/* A quantity added up over days first … last of the path; its sum v, in units,
 * costs cost[v], and v >= n_values is forbidden. */
typedef struct bem_counter {
    int first, last;
    int n_values;
    int64_t *cost; /* [n_values] öre or BEM_NEVER */
    int unit;      /* minutes (or shifts, weekends) in one unit, for messages */
    int rule;      /* index in the problem, for messages */
} bem_counter;

typedef struct bem_gain {
    int counter;
    int amount; /* > 0 units */
} bem_gain;

/* A set of gains made together; each occurs once in a network. */
typedef struct bem_gains {
    bem_gain *items;
    int count;
} bem_gains;

typedef struct bem_option {
    int duty;     /* as the core numbers them */
    int64_t cost; /* öre: wage, wishes */
} bem_option;

typedef struct bem_choice {
    bem_option *options; /* at least one */
    int n_options;
} bem_choice;

typedef struct bem_arc {
    int to;     /* node of the next layer */
    int choice; /* of this layer */
    int gains;  /* set of gains; 0 is the empty one */
    int64_t cost;
} bem_arc;

typedef struct bem_layer {
    int n_nodes;
    int *first_arc; /* [n_nodes + 1]; arcs of node v are first_arc[v] … first_arc[v + 1] - 1 */
    bem_arc *arcs;
    bem_choice *choices;
    int n_choices;
} bem_layer;

typedef struct bem_network {
    int n_days;
    bem_layer *layers; /* [n_days + 1]; the last has nodes and no arcs: exactly one node */
    bem_counter *counters;
    int n_counters;
    bem_gains *gains;
    int n_gains;
} bem_network; /* no layer has nodes when the person has no legal schedule */

/* What one rule remembers. A tracker reads a schedule day by day; its state is
 * a small integer of its own making. Trackers are what rules compile into; the
 * network is the minimised product of a person's trackers. */
typedef struct bem_step {
    int marks;    /* given: those of the duty (see core.h) */
    int64_t cost; /* öre, or BEM_NEVER */
    bem_gain gain[4];
    int n_gains;
} bem_step;

typedef struct bem_tracker bem_tracker;
struct bem_tracker {
    const void *data;
    int start; /* state before day 0 */
    /* The state after working `shift` (or BEM_OFF) on `day`. *step comes zeroed but for the marks.
     */
    int (*step)(const bem_tracker *, int state, int day, int shift, bem_step *step);
    int64_t (*end)(const bem_tracker *, int state); /* cost at the end; NULL means 0 */
    int rule;
};

/* What is on offer on each day: duties with the shift that trackers see. */
typedef struct bem_offer {
    int duty, shift;
    int64_t cost;
    int marks;
} bem_offer;

typedef struct bem_menu {
    bem_offer *offers;
    int count;
} bem_menu;

/* How long something is worked on: asked now and then. */
typedef struct bem_until {
    bool (*is_over)(const void *context); /* NULL = never; once it is, it stays so */
    const void *context;
} bem_until;

static inline bool bem_is_over(const bem_until *until) {
    return until->is_over && until->is_over(until->context);
}

/* Everything that makes one person's network, before it is built. Gains name
 * counters by index here; amounts are in the counter's raw units (minutes), the
 * cost table too: the builder divides both by the greatest common divisor. */
typedef struct bem_personal {
    int n_days;
    bem_menu *menu; /* [n_days] */
    BEM_ARRAY(bem_tracker);
    struct {
        bem_counter *items;
        int count, cap;
    } counters;
    bem_until until; /* when the network is not wanted any more */
} bem_personal;

/* The minimal network, in the arena; NULL when no path is legal, or one hard
 * counter by itself rules every path out (for several together see
 * bem_network_legality); or when it was over before. */
bem_network *bem_network_build(const bem_personal *, bem_arena *);

/* The arc from a node of a layer by that duty, and the cost of its option; NULL when
 * there is none. */
const bem_arc *bem_network_step(const bem_layer *, int node, int duty, int64_t *option_cost);

/* Cost of a schedule, duty[n_days]; BEM_NEVER when it is no legal path. */
int64_t bem_network_cost(const bem_network *, const int *duty);

/* Has it a path that keeps all hard counters together? UNKNOWN when that many
 * steps do not tell. When LEGAL, duty[n_days] gets the path (NULL = not wanted). */
typedef enum bem_legality { BEM_LEGAL, BEM_ILLEGAL, BEM_LEGALITY_UNKNOWN } bem_legality;
bem_legality bem_network_legality(const bem_network *, int n_steps, int *duty);

bool bem_network_equal(const bem_network *, const bem_network *);
uint64_t bem_network_hash(const bem_network *); /* equal networks have equal hashes */
bem_network *bem_network_copy(const bem_network *, bem_arena *);

/* First and last value of a counter that is not forbidden; last = -1 when none is. */
void bem_counter_range(const bem_counter *, int *first, int *last);

int64_t bem_network_n_arcs(const bem_network *);

#endif
