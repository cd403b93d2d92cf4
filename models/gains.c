/* gains.c - interning sets of gains. */
#include "gains.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void bem_gain_table_new(bem_gain_table *table) {
    *table = (bem_gain_table){0};
    int empty = bem_gain_table_add(table, NULL, 0);
    assert(empty == 0);
    (void)empty;
}

void bem_gain_table_free(bem_gain_table *table) {
    free(table->items);
    free(table->next.items);
    bem_map_free(&table->by_hash);
    bem_map_free(&table->joins);
    bem_arena_free(&table->arena);
    *table = (bem_gain_table){0};
}

static int64_t hash_of(const bem_gain *items, int count) {
    uint64_t hash = (uint64_t)count;
    for (int i = 0; i < count; i++)
        hash = bem_mix(hash, (uint64_t)items[i].counter << 32 | (uint32_t)items[i].amount);
    return (int64_t)hash;
}

static bool is_equal(const bem_gains *set, const bem_gain *items, int count) {
    if (set->count != count)
        return false;
    for (int i = 0; i < count; i++)
        if (set->items[i].counter != items[i].counter || set->items[i].amount != items[i].amount)
            return false;
    return true;
}

int bem_gain_table_add(bem_gain_table *table, const bem_gain *items, int count) {
    int64_t hash = hash_of(items, count);
    int first = bem_map_find(&table->by_hash, hash), last = -1;
    for (int i = first; i >= 0; i = table->next.items[i]) {
        if (is_equal(&table->items[i], items, count))
            return i;
        last = i;
    }
    bem_gains set = {BEM_TAKE(&table->arena, count, bem_gain), count};
    for (int i = 0; i < count; i++) {
        assert(items[i].amount > 0);
        assert(i == 0 || items[i].counter > items[i - 1].counter);
        set.items[i] = items[i];
    }
    int id = table->count;
    BEM_PUSH(table, set);
    BEM_PUSH(&table->next, -1);
    if (last < 0)
        bem_map_put(&table->by_hash, hash, id);
    else
        table->next.items[last] = id;
    return id;
}

int bem_gain_table_step(bem_gain_table *table, const bem_step *step) {
    enum { MOST = sizeof step->gain / sizeof *step->gain };
    bem_gain sorted[MOST];
    int count = 0;
    assert(step->n_gains >= 0 && step->n_gains <= MOST);
    for (int i = 0; i < step->n_gains; i++) {
        if (step->gain[i].amount == 0)
            continue;
        int at = count;
        while (at > 0 && sorted[at - 1].counter > step->gain[i].counter)
            at--;
        if (at > 0 && sorted[at - 1].counter == step->gain[i].counter) {
            sorted[at - 1].amount += step->gain[i].amount;
            continue;
        }
        memmove(sorted + at + 1, sorted + at, (size_t)(count - at) * sizeof *sorted);
        sorted[at] = step->gain[i];
        count++;
    }
    return bem_gain_table_add(table, sorted, count);
}

static int join(bem_gain_table *table, const bem_gains *a, const bem_gains *b) {
    bem_gain *both = BEM_TAKE(&table->arena, a->count + b->count, bem_gain);
    int count = 0;
    for (int i = 0, j = 0; i < a->count || j < b->count;) {
        if (j == b->count || (i < a->count && a->items[i].counter < b->items[j].counter)) {
            both[count++] = a->items[i++];
        } else if (i == a->count || b->items[j].counter < a->items[i].counter) {
            both[count++] = b->items[j++];
        } else {
            both[count] = a->items[i++];
            both[count++].amount += b->items[j++].amount;
        }
    }
    return bem_gain_table_add(table, both, count);
}

int bem_gain_table_join(bem_gain_table *table, int a, int b) {
    if (a == 0 || b == 0)
        return a + b;
    int64_t key = a < b ? (int64_t)a << 32 | b : (int64_t)b << 32 | a;
    int id = bem_map_find(&table->joins, key);
    if (id < 0) {
        bem_gains left = table->items[a], right = table->items[b];
        id = join(table, &left, &right);
        bem_map_put(&table->joins, key, id);
    }
    return id;
}

int bem_gains_amount(const bem_gains *set, int k) {
    for (int i = 0; i < set->count; i++)
        if (set->items[i].counter == k)
            return set->items[i].amount;
    return 0;
}
