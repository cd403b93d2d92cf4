/* extra_time.h - ordered time around an ordinary shift, sorted by how it is
 * paid: part-time extra hours, simple overtime, qualified overtime.
 *
 * As Swedish public-sector agreements sort it: of all that is ordered on a day
 * the first minutes are extra hours, until the day holds as much work as a
 * full-timer's; of the rest, what lies within `near` minutes right before or
 * right after the ordinary shift is simple overtime, all else qualified. */
#ifndef BEM_EXTRA_TIME_H
#define BEM_EXTRA_TIME_H

#include "problem.h"

typedef enum bem_time_kind { BEM_TIME_EXTRA, BEM_TIME_SIMPLE, BEM_TIME_QUALIFIED } bem_time_kind;

typedef struct bem_ordinary_day {
    int from, to; /* the ordinary shift; from == to on a day off */
    int worked;   /* minutes of it, the break not included */
    int full;     /* what a full-timer works that day: 0 where she would be off */
    int near;     /* minutes beside the shift that are simple overtime */
} bem_ordinary_day;

typedef struct bem_time_piece {
    int from, to;
    bem_time_kind kind;
} bem_time_piece;

enum { BEM_TIME_CUTS = 6 }; /* pieces that one ordered span can fall into */

/* `ordered` are worked spans, breaks cut out, in order of time, apart from each
 * other and from the shift. Writes the pieces, in order, into room for
 * n_ordered * BEM_TIME_CUTS; how many. */
int bem_extra_time(const bem_ordinary_day *, const bem_wall_span *ordered, int n_ordered,
                   bem_time_piece *pieces);

#endif
