/* zone.h - the wall clock of a place. */
#ifndef BEM_ZONE_H
#define BEM_ZONE_H

#include "calendar.h"
#include "names.h"

/* Sets the changes of clock from some days before the horizon to some days
 * after it. False when the zone is not known; the guess then holds a near name,
 * if any. The zones come from the system's tables. */
bool bem_zone_read(const char *zone, bem_calendar *, bem_arena *, bem_guess *);

#endif
