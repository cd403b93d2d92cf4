/* followup_sheet.h - the monthly sheet of a follow-up: its rows and columns, for screen and page.
 *
 * The layout is the one that a clinic's manager makes by hand: planned, performed and waiting, by
 * unit, kind of production and staff category, beside the month and the year before. */
#ifndef BEM_FOLLOWUP_SHEET_H
#define BEM_FOLLOWUP_SHEET_H

#include "followup.h"
#include "text.h"

typedef enum bem_row_level { BEM_ROW_UNIT, BEM_ROW_KIND, BEM_ROW_LINE, BEM_ROW_SUM } bem_row_level;

typedef struct bem_sheet_row {
    bem_row_level level;
    const char *label;          /* activity, kind, unit, or "All visits" */
    const char *category;       /* "" = none */
    const bem_figures *figures; /* NULL of a heading */
} bem_sheet_row;

typedef struct bem_sheet {
    BEM_ARRAY(bem_sheet_row);
    bem_arena arena; /* of labels made here */
} bem_sheet;

bem_sheet bem_sheet_of(const bem_followup *);
void bem_sheet_free(bem_sheet *);

/* A column; columns with the same group stand under one heading. */
typedef struct bem_sheet_column {
    const char *group; /* "%s" in it is the month */
    const char *head;  /* with "%m" the month, "%b" the month before, "%y" a year before, "%c" the
                          currency, "%1" …
                          "%3" the months to come */
    size_t value;      /* offset in bem_figures */
    int against;       /* value / what is at this offset - 1 as a percentage; -1 = the value */
    bool money;
} bem_sheet_column;

/* Each closed by one without a head. */
extern const bem_sheet_column bem_sheet_production[], bem_sheet_waiting[], bem_sheet_cost[];

/* "2027-03"; a heading of a column; a cell. */
void bem_sheet_add_month(bem_text *, int month);
void bem_sheet_add_head(bem_text *, const char *head, const bem_followup *);
void bem_sheet_add_cell(bem_text *, const bem_sheet_column *, const bem_figures *, int decimals);

/* Does a unit (-1: any) have lines of a kind? */
bool bem_sheet_has_kind(const bem_followup *, int unit, bem_activity_kind);

/* "The plan has 28 of the month's 31 days. ", for each unit of which it has not all. */
void bem_sheet_add_partial(bem_text *, const bem_followup *);

/* "Visits", "Operations" … */
const char *bem_kind_heading(bem_activity_kind);

#endif
