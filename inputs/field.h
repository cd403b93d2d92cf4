/* field.h - one table of fields per mapping of the input.
 *
 * A table drives the reading of its mapping (values, unknown and missing keys),
 * the JSON Schema and the reference in docs/yaml.md, so the three cannot
 * disagree. A table is indexed by an enum; entries without a key are holes, so
 * that tables of one family (the kinds of rules) share an enum. */
#ifndef BEM_FIELD_H
#define BEM_FIELD_H

#include "yaml_tree.h"

#include <stdint.h>

typedef struct bem_reader bem_reader;
typedef struct bem_table bem_table;

/* How a value is written. Names are resolved later, when all are known, and so
 * fields of names, days and sets keep their node only. */
typedef enum bem_type {
    BEM_TYPE_TEXT,     /* any text */
    BEM_TYPE_TEXTS,    /* text, or a list of texts */
    BEM_TYPE_ID,       /* a new name */
    BEM_TYPE_NAME,     /* a name defined elsewhere */
    BEM_TYPE_NAMES,    /* one or a list of them */
    BEM_TYPE_TAGS,     /* new or old names */
    BEM_TYPE_INT,      /* number, within the field's least and most */
    BEM_TYPE_BOOL,     /* number: 0 or 1 */
    BEM_TYPE_CHOICE,   /* number: index into the field's words */
    BEM_TYPE_DURATION, /* number: minutes, within least and most */
    BEM_TYPE_WEEKLY,   /* number: minutes; written "38h per week" */
    BEM_TYPE_SPAN,     /* number, until: wall minutes */
    BEM_TYPE_PERCENT,  /* number: hundredths of a percent, within least and most */
    BEM_TYPE_MONEY,    /* number: minor units */
    BEM_TYPE_HEADS,    /* number, squared: minor units; until: a bem_head_unit */
    BEM_TYPE_COST,     /* number: linear, until: quadratic minor units per the field's unit */
    BEM_TYPE_DATE,     /* number: bem_date */
    BEM_TYPE_DATES,    /* a date, a span, or a list of them */
    BEM_TYPE_DAYS,     /* days filter */
    BEM_TYPE_SHIFTS,   /* shift set */
    BEM_TYPE_RUN,      /* shift set, or off */
    BEM_TYPE_CELL,     /* a shift or off */
    BEM_TYPE_CELLS,    /* a list of shift, off or unknown */
    BEM_TYPE_PEOPLE,   /* filter of people */
    BEM_TYPE_LIMIT,  /* number: minutes, or hundredths of a percent of the contract when until is 1
                      */
    BEM_TYPE_PERIOD, /* number of what the bem_per in until says */
    BEM_TYPE_WEEKDAYS, /* number: bits 1 << BEM_MONDAY … */
    BEM_TYPE_CLOCK,    /* number: minutes from midnight, below 24:00 */
    BEM_TYPE_AMOUNT,   /* number: minutes when until is 1, else a plain number */
    BEM_TYPE_PATTERN,  /* a list of shift sets, off or any */
    BEM_TYPE_COUNTS,   /* a mapping from rules to amounts */
    BEM_TYPE_RATE, /* number: minor units per hour, or until: hundredths of a percent of hourly pay
                    */
    BEM_TYPE_NUMBER,      /* number: millionths, within least and most (in whole units) */
    BEM_TYPE_NUMBERS,     /* one or a list of them; each checked, the node kept */
    BEM_TYPE_SERIES,      /* a number a week; read with the horizon */
    BEM_TYPE_SHARES,      /* names, or a mapping from names to percentages */
    BEM_TYPE_TIMES,       /* a mapping from names to durations */
    BEM_TYPE_PEOPLE_EACH, /* a mapping from names to numbers */
    BEM_TYPE_WAIT,        /* number: days; written "90 days" or "13 weeks" */
    BEM_TYPE_PRICE,       /* number: minor units, written with the field's unit */
    BEM_TYPE_BIG_MONEY,   /* number: minor units, up to a million millions */
    BEM_TYPE_MOMENT,      /* number: bem_date; until: 1 when with a time of day */
    BEM_TYPE_CURRENCY,    /* a code, or a mapping */
    BEM_TYPE_HOLIDAYS,    /* sweden, none, or a list of dates */
    BEM_TYPE_MAP,         /* a mapping with the field's table */
    BEM_TYPE_PACK,        /* the name of a pack, or a mapping with the field's table */
    BEM_TYPE_PACKS,       /* one or a list of them */
    BEM_TYPE_NAMED,       /* a mapping from new names to mappings with the field's table */
    BEM_TYPE_HISTORY,     /* a mapping from people to cells */
    BEM_TYPE_QUEUE,       /* a mapping from activities to numbers */
    BEM_TYPE_LIST,        /* a list of mappings with the field's table */
    BEM_TYPE_RULES,       /* a list of rules */
    BEM_N_TYPES
} bem_type;

typedef enum bem_head_unit { BEM_PER_NOTHING, BEM_PER_PERSON, BEM_PER_HOUR } bem_head_unit;

typedef struct bem_field {
    const char *key; /* NULL in a hole */
    bem_type type;
    bool required;
    const char *otherwise;    /* when absent: a value, or words in parentheses; NULL for nothing */
    const char *help;         /* one line */
    int64_t least, most;      /* numbers; 0, 0 when not bounded */
    const char *const *words; /* of a choice, ends in NULL */
    const char *unit;         /* of a cost */
    const bem_table *table;   /* of what is inside */
} bem_field;

struct bem_table {
    const char *title; /* path in the file, as in the reference */
    const char *noun;  /* in messages: "a shift" */
    const char *help;
    const bem_field *fields; /* [n_fields] */
    int n_fields;
    bool csv; /* lists of it may also name a CSV file */
};

typedef struct bem_value {
    const bem_yaml_node *node; /* NULL when the key is absent */
    bool ok;                   /* well read, or the default of an absent key */
    const char *text;
    int64_t number, until, squared;
} bem_value;

/* Reads a mapping into [n_fields] values. False, after a diagnostic, when the
 * node is no mapping; wrong values are reported and have ok false. An empty
 * node is a mapping with no keys. */
bool bem_fields_read(bem_reader *, const bem_table *, const bem_yaml_node *, bem_value *values);

int bem_field_find(const bem_table *, const char *key); /* its index, -1 when unknown */
/* Reports a key that the table does not have; the field that it was taken for, or -1. */
int bem_field_refuse(bem_reader *, const bem_table *, const bem_yaml_node *key);

/* Was given, and well. */
bool bem_is_given(const bem_value *);

/* How a type is named in the reference, and what a value of it looks like in
 * JSON Schema ("" for types that the schema writes by themselves). */
const char *bem_type_name(const bem_field *);
const char *bem_type_schema(bem_type);
/* Reads one value; a wrong one is reported. */
bool bem_type_read(bem_reader *, const bem_field *, const bem_yaml_node *, bem_value *);

#endif
