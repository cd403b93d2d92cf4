/* cover.h - a third telling of demand, beside the checker's and the core's: a
 * span is walked through minute by minute. */
#ifndef BEM_TRUTH_COVER_H
#define BEM_TRUTH_COVER_H

#include "roster.h"

/* A moment of a span on a day, or the day of a shift demand. */
typedef struct truth_place {
    int demand, day;
    int minute;   /* wall minute at which a span's moment begins */
    int minutes;  /* how long it lasts; 60 for a shift demand */
    int standing; /* heads from before the horizon */
} truth_place;

typedef struct truth_cover {
    const bem_problem *p;
    BEM_ARRAY(truth_place);
} truth_cover;

truth_cover truth_cover_new(const bem_problem *);
void truth_cover_free(truth_cover *);

/* Does working shift s on day d (maybe before the horizon) in this role count
 * as a head at the place? */
bool truth_counts(const truth_cover *, const truth_place *, int d, int s, int role);

/* The roles in which person e may be planned: those that some demand asks for
 * while the shift runs and that she fills; where there is none, her primary. */
int truth_roles(const truth_cover *, int e, int d, int s, int *list);

/* Of a whole roster; hard misses are counted into *hard. */
int64_t truth_cover_cost(const truth_cover *, const bem_roster *, int *hard);

#endif
