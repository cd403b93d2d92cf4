/* objects.h - what the opaque types of bemanna.h hold. */
#ifndef BEM_OBJECTS_H
#define BEM_OBJECTS_H

#include "bemanna.h"

#include "certificate.h"
#include "check.h"
#include "diag.h"
#include "plan.h"
#include "solution.h"

struct bemanna_problem {
    bem_problem *meant; /* NULL when not valid; owned */
    bem_diags diags;    /* owned */
    char *messages;     /* owned */
};

struct bemanna_solution {
    bem_solution found; /* owned */
    char *messages;     /* owned */
    char *json;         /* owned */
    char *certificate;  /* owned; NULL = none */
};

struct bemanna_proof {
    bem_certificate *claimed; /* NULL when not valid; owned */
    bem_verdict verdict;      /* owned */
    char *messages;           /* owned */
};

struct bemanna_check {
    bool valid;
    bem_report report; /* owned */
    char *messages;    /* owned */
    char *json;        /* owned; NULL when not valid */
};

struct bemanna_plan {
    bem_production *meant; /* NULL when not valid; owned */
    bem_plan found;        /* owned */
    char *messages;        /* owned */
    char *json;            /* owned; NULL when not valid */
};

/* Diagnostics as text, to be freed. */
char *bem_api_messages(const bem_diags *);

#endif
