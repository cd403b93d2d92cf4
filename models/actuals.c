/* actuals.c - reported lines in order, found by halving. */
#include "actuals.h"

#include <stdlib.h>

static int compare(const void *left, const void *right) {
    const bem_actual *a = left, *b = right;
    const int keys[][2] = {
        {a->unit, b->unit}, {a->activity, b->activity}, {a->month, b->month}, {a->line, b->line}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

void bem_actuals_sort(bem_actuals *actuals) {
    if (actuals->count > 0)
        qsort(actuals->items, (size_t)actuals->count, sizeof *actuals->items, compare);
}

const bem_actual *bem_actuals_find(const bem_actuals *actuals, int unit, int activity, int month) {
    const bem_actual key = {.unit = unit, .activity = activity, .month = month, .line = -1};
    int low = 0, high = actuals->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare(&actuals->items[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const bem_actual *found = low < actuals->count ? &actuals->items[low] : NULL;
    return found && found->unit == unit && found->activity == activity && found->month == month
               ? found
               : NULL;
}

void bem_actuals_free(bem_actuals *actuals) {
    free(actuals->items);
    *actuals = (bem_actuals){0};
}
