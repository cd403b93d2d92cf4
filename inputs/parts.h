/* parts.h - the readers of a problem's parts, in the order in which they run:
 * each finds the names it needs already known. Values are those of the root
 * table; parts that are absent or wrong are left empty. */
#ifndef BEM_PARTS_H
#define BEM_PARTS_H

#include "reader.h"

typedef BEM_ARRAY(const bem_yaml_node *) bem_node_list;

/* Reads a file, or `length` bytes of text when there is one, and all it includes; hands it on as
 * one tree; puts what is told in order. False when there was an error. */
typedef void bem_parts_reader(bem_reader *, const bem_yaml_node *tree, void *context);
bool bem_read_files(bem_problem *, const char *name, const char *text, size_t length, bem_diags *,
                    bem_parts_reader *, void *context);
/* The file and all that it includes, as one mapping. */
const bem_yaml_node *bem_read_includes(bem_reader *, const bem_yaml_node *root);

/* False, after an error, for what is plainly a file of another kind than the table's. */
bool bem_read_is_kind(bem_reader *, const bem_yaml_node *tree, const bem_table *);

/* Registers the names of a mapping in its order, numbered from `first`; how many. */
int bem_read_new_names(bem_reader *, const bem_value *, const char *what, int most, int first,
                       bem_names *);

void bem_read_head(bem_reader *, const bem_value *root);  /* currency, horizon, calendar, clock */
void bem_read_terms(bem_reader *, const bem_value *root); /* competences, shifts, contracts */
void bem_read_staff(bem_reader *, const bem_value *root);
void bem_read_demand(bem_reader *, const bem_value *root);
void bem_read_rules(bem_reader *, const bem_value *root);
void bem_read_past(bem_reader *, const bem_value *root);   /* history */
void bem_read_wishes(bem_reader *, const bem_value *root); /* leave, pins, requests */

void bem_read_published(bem_reader *, const bem_value *root); /* a roster that stands */

/* The roster of the period before, how many days it goes back (at most `most`);
 * then its cells into the past. */
struct bem_old_roster;
int bem_read_past_roster(bem_reader *, const bem_yaml_node *named, int most,
                         struct bem_old_roster *);
void bem_keep_past_roster(bem_reader *, const bem_yaml_node *named, const struct bem_old_roster *);

/* Supplements, overtime and price lists of a contract. */
void bem_read_supplements(bem_reader *, const bem_yaml_node *, const bem_value *pay_zone,
                          bem_contract *);
void bem_read_overtime(bem_reader *, const bem_yaml_node *, bem_contract *);
/* The price per hour that a list has for an item and zone; false after an error. */
bool bem_read_list_price(bem_reader *, const bem_yaml_node *pay, const bem_value *values,
                         int64_t *price);

/* Opens the pack that a node names and reads it by a table. NULL after an error. */
const bem_yaml_node *bem_read_pack(bem_reader *, const bem_yaml_node *name, const bem_table *,
                                   bem_value *values);

/* The entries of a list, with the rows of the CSV files among them. Free the
 * items. */
bem_node_list bem_read_list(bem_reader *, const bem_yaml_node *, const bem_table *);
/* The rows of a CSV file as mappings, keys being the columns. */
void bem_read_csv(bem_reader *, const bem_yaml_node *path, const bem_table *, bem_node_list *rows);
/* The rules of a list, with those of the packs among them. */
bem_node_list bem_read_rule_list(bem_reader *, const bem_yaml_node *);

/* A shift, BEM_OFF, of the past also BEM_UNKNOWN; BEM_ANY after an error. */
int bem_read_cell(bem_reader *, const bem_yaml_node *, bool is_past);

/* What rules about several people, and bookings, say beside what all rules do. */
void bem_read_shared(bem_reader *, const bem_yaml_node *entry, const bem_value *, bem_rule *);
/* The rule that a contract's `booking` stands for. */
void bem_read_contract_booking(bem_reader *, const bem_yaml_node *contract, int index);
/* Refuses more kinds of periods in which people are counted than the core can mark. */
void bem_check_blocks(bem_reader *);

/* The limits of a fair share, from what there is to share. */
void bem_read_fair(bem_reader *, const bem_yaml_node *entry, const bem_value *, bem_rule *);

bool bem_read_format(bem_reader *, const bem_yaml_node *format);

#endif
