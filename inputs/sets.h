/* sets.h - values that mean several: dates, days, shifts, people. Each comes
 * as a mask; a wrong word is reported and counts for nothing. */
#ifndef BEM_SETS_H
#define BEM_SETS_H

#include "reader.h"

/* A date, a span or a list of them; days of the horizon only. Dates outside it
 * are warned of. */
void bem_read_dates(bem_reader *, const bem_yaml_node *, bool *day);

/* The `days`, `from` and `to` of an entry. With none of them: all days. Warns
 * when no day is left, but for rows of CSV: a series may be longer than the
 * horizon. False when no day is left. */
bool bem_read_days(bem_reader *, const bem_value *days, const bem_value *from, const bem_value *to,
                   const bem_yaml_node *entry, bool *day);

/* The words of a `days` filter, one or a list, as days of any calendar. */
void bem_read_day_words(bem_reader *, const bem_yaml_node *, const bem_calendar *, bool *day);

/* A shift set: names of shifts, tags, `work`. `off` sets *off, and is an error
 * when off is NULL. */
void bem_read_shifts(bem_reader *, const bem_yaml_node *, bool *shift, bool *off);

/* The periods that `per` means; the horizon when it was not given. */
bem_period *bem_read_periods(bem_reader *, const bem_value *per, int *n_periods);
/* Days in one of them that is whole; of months, none. */
int64_t bem_period_days(const bem_value *per, const bem_calendar *);

/* A filter of people. */
void bem_read_people(bem_reader *, const bem_yaml_node *, bool *person);

#endif
