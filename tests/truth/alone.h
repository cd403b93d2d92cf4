/* alone.h - all schedules that are legal for one person, each with what it costs
 * by itself and where it adds heads. */
#ifndef BEM_TRUTH_ALONE_H
#define BEM_TRUTH_ALONE_H

#include "columns.h"

enum { TRUTH_MOST_OPTIONS = 60000 };

typedef struct truth_option {
    int64_t cost;
    const unsigned char *adds; /* [n_columns], then the shifts when they matter to others */
    const bem_cell *cells;     /* [n_days] */
    int n_adds;
} truth_option;

/* Of those that are the same to others only the cheapest; the cheapest first. */
typedef struct truth_options {
    BEM_ARRAY(truth_option);
    unsigned char *least, *most; /* [n_columns] that its items add */
    int64_t n_judged;
    bool too_many;
} truth_options;

/* `shifts_matter`: others are told apart by her shifts too, not only by adds. */
truth_options truth_alone(const truth_cover *, const truth_columns *, int e, bool shifts_matter,
                          bem_arena *);

#endif
