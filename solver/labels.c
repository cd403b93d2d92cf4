/* labels.c - the best path with every counter kept, forward, label by label.
 *
 * A label is a node with the sums of all counters alive there; of two labels
 * with the same node and sums the cheaper stays. The dense layers, solved for
 * some of the counters, bound what is still to come from below, so a label goes
 * when cost + bound >= enough. So many labels a layer are kept, the most promising:
 * a few, and many more where the few find no path that is good enough. When none
 * had to go for that, the answer is exact, else only the dense layers' bound holds.
 *
 * Cost: labels x arcs x counters. */
#include "pricing_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { N_BEAMS = 2, LABEL_CELLS = 32 /* a label's work beside its counters */ };
static const int beams[N_BEAMS] = {100, 1000};

typedef struct bem_label {
    int node, parent, duty; /* parent: place among the labels kept of the layer before */
    int64_t ore;            /* cost so far, counters closed so far included */
    int64_t z;              /* the same less the values, grains */
    int64_t promise;        /* z + bound on the rest */
    int at;                 /* its sums are sums[at * n_counters …] */
} bem_label;

typedef struct bem_label_layer {
    BEM_ARRAY(bem_label);
    int *sums; /* [cap_sums * n_counters] */
    int n_sums, cap_sums;
    int *slots; /* hash of node and sums to label + 1 */
    int n_slots;
} bem_label_layer;

typedef struct bem_step_back {
    int parent, duty;
} bem_step_back;

typedef struct bem_labelling {
    bem_dp *dp;
    int n_counters;
    bem_label_layer here, next;
    bem_step_back **back;    /* [n_days + 1] how each label kept was reached */
    const bem_option **best; /* [n_choices of the day] cheapest allowed option */
    int *trial;              /* [n_counters] sums being looked at */
    int64_t limit;           /* grains: a promise at or above it is of no use */
    int beam;                /* most labels kept a layer */
    bool is_cut;             /* labels went for want of room */
} bem_labelling;

static void layer_free(bem_label_layer *layer) {
    free(layer->items);
    free(layer->sums);
    free(layer->slots);
    *layer = (bem_label_layer){0};
}

static uint64_t hash_state(int node, const int *sums, int n) {
    uint64_t hash = 1469598103934665603u ^ (uint64_t)node;
    for (int k = 0; k < n; k++)
        hash = (hash ^ (uint64_t)sums[k]) * 1099511628211u;
    return hash ^ hash >> 29;
}

static const int *sums_of(const bem_labelling *l, const bem_label_layer *layer, int i) {
    return layer->sums + (ptrdiff_t)layer->items[i].at * l->n_counters;
}

static void index_layer(const bem_labelling *l, bem_label_layer *layer, int n_slots) {
    layer->n_slots = n_slots;
    layer->slots = bem_grow(layer->slots, (size_t)n_slots, sizeof *layer->slots);
    memset(layer->slots, 0, (size_t)n_slots * sizeof *layer->slots);
    for (int i = 0; i < layer->count; i++) {
        uint64_t h = hash_state(layer->items[i].node, sums_of(l, layer, i), l->n_counters);
        while (layer->slots[h & (uint64_t)(n_slots - 1)])
            h++;
        layer->slots[h & (uint64_t)(n_slots - 1)] = i + 1;
    }
}

static int by_promise(const void *a, const void *b) {
    const bem_label *x = a, *y = b;
    if (x->promise != y->promise)
        return x->promise < y->promise ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Keeps the most promising labels. */
static void cut(bem_labelling *l, bem_label_layer *layer) {
    if (layer->count <= l->beam)
        return;
    qsort(layer->items, (size_t)layer->count, sizeof *layer->items, by_promise);
    layer->count = l->beam;
    l->is_cut = true;
}

static void keep_label(bem_labelling *l, bem_label label) {
    bem_label_layer *layer = &l->next;
    if (2 * (layer->count + 1) > layer->n_slots)
        index_layer(l, layer, layer->n_slots ? 2 * layer->n_slots : 1024);
    uint64_t h = hash_state(label.node, l->trial, l->n_counters);
    for (;; h++) {
        int *slot = &layer->slots[h & (uint64_t)(layer->n_slots - 1)];
        if (*slot == 0) {
            *slot = layer->count + 1;
            break;
        }
        bem_label *other = &layer->items[*slot - 1];
        if (other->node == label.node && memcmp(sums_of(l, layer, *slot - 1), l->trial,
                                                (size_t)l->n_counters * sizeof(int)) == 0) {
            label.at = other->at;
            if (label.z < other->z)
                *other = label;
            return;
        }
    }
    if (layer->n_sums == layer->cap_sums) {
        layer->cap_sums = layer->cap_sums ? 2 * layer->cap_sums : 1024;
        layer->sums = bem_grow(layer->sums, (size_t)layer->cap_sums * (size_t)l->n_counters + 1,
                               sizeof *layer->sums);
    }
    label.at = layer->n_sums++;
    memcpy(layer->sums + (ptrdiff_t)label.at * l->n_counters, l->trial,
           (size_t)l->n_counters * sizeof(int));
    BEM_PUSH(layer, label);
}

static void choose_options(bem_labelling *l, int d) {
    const bem_layer *layer = &l->dp->net->layers[d];
    for (int c = 0; c < layer->n_choices; c++) {
        l->best[c] = NULL;
        for (int o = 0; o < layer->choices[c].n_options; o++) {
            const bem_option *option = &layer->choices[c].options[o];
            if (bem_option_allowed(l->dp, d, option) &&
                (!l->best[c] ||
                 bem_option_value(l->dp, d, option) < bem_option_value(l->dp, d, l->best[c])))
                l->best[c] = option;
        }
    }
}

/* The trial sums after day d: what closes is paid and forgotten. False when a
 * counter can no longer be met. */
static bool pay_counters(bem_labelling *l, int d, bem_label *label) {
    const bem_network *net = l->dp->net;
    for (int k = 0; k < l->n_counters; k++) {
        const bem_counter *counter = &net->counters[k];
        if (d < counter->first || d > counter->last)
            continue;
        bem_span span = l->dp->q->plan->span[(d + 1) * l->n_counters + k];
        if (l->trial[k] < span.lo || l->trial[k] > span.hi)
            return false;
        if (d < counter->last)
            continue;
        int64_t cost = counter->cost[l->trial[k]];
        if (cost == BEM_NEVER)
            return false;
        label->ore += cost;
        label->z += cost * BEM_GRAINS;
        l->trial[k] = 0;
    }
    return true;
}

/* Bound on what is to come after day d, grains; BEM_NEVER when nothing can. */
static int64_t bound_ahead(const bem_labelling *l, int d, int node) {
    const bem_layer_table *t = &l->dp->ws->layers[d + 1];
    int cell = bem_cell_of(t->v_dim, t->n_v, l->trial);
    int32_t v = cell < 0 ? NO_PATH : t->v[(size_t)node * (size_t)t->v_size + (size_t)cell];
    if (v > NO_PATH / 2)
        return BEM_NEVER;
    int64_t bound = (int64_t)v * ((int64_t)1 << l->dp->coarse);
    for (int k = 0; k < l->n_counters; k++)
        if (l->dp->net->counters[k].last > d && !bem_is_active(l->dp, k))
            bound += l->dp->q->plan->least[k] * BEM_GRAINS;
    return bound;
}

static void extend(bem_labelling *l, int d, int i) {
    const bem_network *net = l->dp->net;
    const bem_layer *layer = &net->layers[d];
    int node = l->here.items[i].node;
    for (int a = layer->first_arc[node]; a < layer->first_arc[node + 1]; a++) {
        const bem_arc *arc = &layer->arcs[a];
        const bem_option *option = l->best[arc->choice];
        if (!option)
            continue;
        bem_label label = l->here.items[i];
        label.node = arc->to;
        label.parent = i;
        label.duty = option->duty;
        label.ore += arc->cost + option->cost;
        label.z += arc->cost * BEM_GRAINS + bem_option_value(l->dp, d, option);
        memcpy(l->trial, sums_of(l, &l->here, i), (size_t)l->n_counters * sizeof(int));
        const bem_gains *gains = &net->gains[arc->gains];
        for (int g = 0; g < gains->count; g++)
            l->trial[gains->items[g].counter] += gains->items[g].amount;
        if (!pay_counters(l, d, &label))
            continue;
        int64_t ahead = bound_ahead(l, d, arc->to);
        if (ahead == BEM_NEVER || label.z + ahead >= l->limit)
            continue;
        label.promise = label.z + ahead;
        keep_label(l, label);
    }
    l->dp->work_cells += (int64_t)(LABEL_CELLS * l->n_counters) *
                         (layer->first_arc[node + 1] - layer->first_arc[node]);
}

static void advance(bem_labelling *l, int d) {
    choose_options(l, d);
    l->next.count = l->next.n_sums = 0;
    index_layer(l, &l->next, 1024);
    for (int i = 0; i < l->here.count; i++)
        extend(l, d, i);
    cut(l, &l->next);
    l->back[d + 1] = bem_grow(NULL, (size_t)l->next.count + 1, sizeof **l->back);
    for (int i = 0; i < l->next.count; i++)
        l->back[d + 1][i] = (bem_step_back){l->next.items[i].parent, l->next.items[i].duty};
    bem_label_layer swap = l->here;
    l->here = l->next;
    l->next = swap;
}

static void read_path(const bem_labelling *l, int i, bem_price_answer *answer) {
    answer->found = true;
    answer->cost = l->here.items[i].ore;
    answer->reduced = l->here.items[i].z;
    for (int d = l->dp->net->n_days; d > 0; d--) {
        l->dp->ws->duty[d - 1] = l->back[d][i].duty;
        i = l->back[d][i].parent;
    }
}

static void conclude(const bem_labelling *l, bem_price_answer *answer) {
    int best = -1;
    for (int i = 0; i < l->here.count; i++)
        if (best < 0 || l->here.items[i].z < l->here.items[best].z)
            best = i;
    if (best >= 0)
        read_path(l, best, answer);
    if (l->is_cut)
        return;
    int64_t exact = best >= 0 ? l->here.items[best].z : l->limit;
    if (best < 0 && l->limit == INT64_MAX)
        answer->impossible = true;
    else if (exact > answer->bound)
        answer->bound = exact;
}

/* Is the answer final? */
static bool search_with(bem_dp *dp, int beam, bem_price_answer *answer) {
    const bem_network *net = dp->net;
    bem_arena arena = {0};
    bem_labelling l = {.dp = dp, .n_counters = net->n_counters, .beam = beam};
    l.limit = answer->found ? answer->reduced : dp->q->enough;
    int most_choices = 1;
    for (int d = 0; d < net->n_days; d++)
        if (net->layers[d].n_choices > most_choices)
            most_choices = net->layers[d].n_choices;
    l.back = BEM_TAKE(&arena, net->n_days + 1, bem_step_back *);
    l.best = BEM_TAKE(&arena, most_choices, const bem_option *);
    l.trial = BEM_TAKE(&arena, net->n_counters + 1, int);
    keep_label(&l, (bem_label){.node = 0, .parent = -1});
    l.here = l.next;
    l.next = (bem_label_layer){0};
    for (int d = 0; d < net->n_days; d++)
        advance(&l, d);
    conclude(&l, answer);
    for (int d = 0; d <= net->n_days; d++)
        free(l.back[d]);
    layer_free(&l.here);
    layer_free(&l.next);
    bem_arena_free(&arena);
    return !l.is_cut ||
           (answer->found && (dp->q->enough == INT64_MAX || bem_is_good_enough(dp, answer)));
}

void bem_price_by_labels(bem_dp *dp, bem_price_answer *answer) {
    for (int b = 0; b < N_BEAMS && !search_with(dp, beams[b], answer); b++)
        continue;
}
