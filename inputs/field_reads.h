/* field_reads.h - what the files that read the types of values share. */
#ifndef BEM_FIELD_READS_H
#define BEM_FIELD_READS_H

#include "reader.h"

typedef bool bem_reads(bem_reader *, const bem_field *, const bem_yaml_node *, bem_value *);

/* "share is a percentage like 52.28%, not 'x'"; false. */
bool bem_type_refuse(bem_reader *, const bem_field *, const bem_yaml_node *, const char *form);
/* Is a number between the field's least and most, which are told as given? */
bool bem_type_within(bem_reader *, const bem_field *, const bem_yaml_node *, int64_t number,
                     const char *least, const char *most);
const char *bem_type_money_form(bem_reader *);
bool bem_type_read_price(bem_reader *, const bem_field *, const bem_yaml_node *, bem_value *,
                         bool *squared);

/* Money and time. */
bem_reads bem_read_percent, bem_read_money, bem_read_heads, bem_read_cost, bem_read_rate,
    bem_read_duration, bem_read_weekly, bem_read_span, bem_read_date, bem_read_limit,
    bem_read_period, bem_read_weekdays, bem_read_clock;

/* Of production plans. */
bem_reads bem_read_number, bem_read_numbers, bem_read_wait, bem_read_price, bem_read_big_money,
    bem_read_moment;

#endif
