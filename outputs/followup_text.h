/* followup_text.h - a follow-up to read, to compute with, and to print. */
#ifndef BEM_FOLLOWUP_TEXT_H
#define BEM_FOLLOWUP_TEXT_H

#include "followup.h"
#include "text.h"

void bem_followup_write_text(bem_text *, const bem_followup *);
void bem_followup_write_json(bem_text *, const bem_followup *); /* "bemanna-followup/1" */
void bem_followup_write_html(bem_text *, const bem_followup *);
/* The actual queue, as YAML that the next plan includes: `queue: {new-visit: 812}`, in whole
 * numbers; NULL-free: activities whose queue is not known are named in a comment. */
void bem_followup_write_queue(bem_text *, const bem_followup *, int unit);

#endif
