/* bemanna.h - rosters from C: read a ward, solve it, ask the solution.
 *
 *     #include <bemanna.h>
 *     #include <stdio.h>
 *
 *     int main(int argc, char **argv) {
 *         bemanna_problem *ward = bemanna_problem_read(argc > 1 ? argv[1] : "ward.yaml");
 *         fputs(bemanna_problem_messages(ward), stderr);
 *         if (!bemanna_problem_is_valid(ward))
 *             return 1;
 *         bemanna_settings settings = bemanna_settings_default();
 *         settings.time_limit = 10;
 *         bemanna_solution *solution = bemanna_solve(ward, &settings);
 *         if (bemanna_solution_has_roster(solution))
 *             printf("%s: cost %lld\n", bemanna_status_name(bemanna_solution_status(solution)),
 *                    (long long)bemanna_solution_cost(solution));
 *         bemanna_solution_free(solution);
 *         bemanna_problem_free(ward);
 *         return 0;
 *     }
 *
 * Money is whole minor units of the currency (öre). A person e, a day d, a shift s and a competence
 * q are indices from 0 in the order of the YAML; day 0 is the first of the horizon. Texts are
 * UTF-8. What `…_read`, `…_solve` and `…_check` return is the caller's until its `…_free`, which
 * accepts NULL; a text returned as `const char *` belongs to the object asked and lives as long.
 * A problem must outlive the solutions and checks made from it.
 *
 * Nothing here prints, ends the program (but for lack of memory, which nobody survives) or keeps
 * state of its own. One object may be read by several threads at once. An index out of range is
 * the caller's mistake and checked by assert only. */
#ifndef BEMANNA_H
#define BEMANNA_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define BEMANNA_API __attribute__((visibility("default")))
#else
#define BEMANNA_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct bemanna_problem bemanna_problem;
typedef struct bemanna_solution bemanna_solution;
typedef struct bemanna_check bemanna_check;
typedef struct bemanna_proof bemanna_proof;
typedef struct bemanna_plan bemanna_plan;

BEMANNA_API const char *bemanna_version(void); /* "0.1.0" */

/* --- The problem ---------------------------------------------------------- */

/* Reads a ward from a file, or from `length` bytes of YAML that messages call `name` (relative
 * includes are looked for from the current directory). Never NULL: a problem that could not be
 * read is not valid and its messages say why. */
BEMANNA_API bemanna_problem *bemanna_problem_read(const char *path);
BEMANNA_API bemanna_problem *bemanna_problem_read_text(const char *name, const char *text,
                                                       size_t length);
BEMANNA_API void bemanna_problem_free(bemanna_problem *);

BEMANNA_API bool bemanna_problem_is_valid(const bemanna_problem *);

typedef enum bemanna_severity { BEMANNA_NOTE, BEMANNA_WARNING, BEMANNA_ERROR } bemanna_severity;

/* What reading had to say. All texts belong to the problem. */
typedef struct bemanna_message {
    bemanna_severity severity;
    const char *file; /* NULL when it stands nowhere */
    int line, column; /* from 1, columns in characters; 0 when it stands nowhere */
    int length;       /* characters concerned; 0 = one */
    const char *text; /* one sentence without the place */
} bemanna_message;

BEMANNA_API int bemanna_problem_n_messages(const bemanna_problem *);
BEMANNA_API bemanna_message bemanna_problem_message(const bemanna_problem *, int i);
/* All of them for a terminal, with source lines and carets; "" when there are none. */
BEMANNA_API const char *bemanna_problem_messages(const bemanna_problem *);

/* The rest needs a valid problem. */
BEMANNA_API int bemanna_problem_n_staff(const bemanna_problem *);
BEMANNA_API int bemanna_problem_n_days(const bemanna_problem *);
BEMANNA_API int bemanna_problem_n_shifts(const bemanna_problem *);
BEMANNA_API int bemanna_problem_n_competences(const bemanna_problem *);
BEMANNA_API const char *bemanna_problem_person(const bemanna_problem *, int e); /* ids */
BEMANNA_API const char *bemanna_problem_shift(const bemanna_problem *, int s);
BEMANNA_API const char *bemanna_problem_competence(const bemanna_problem *, int q);
BEMANNA_API int bemanna_problem_find_person(const bemanna_problem *, const char *id); /* or -1 */
BEMANNA_API int bemanna_problem_find_shift(const bemanna_problem *, const char *id);  /* or -1 */
BEMANNA_API void bemanna_problem_date(const bemanna_problem *, int d, int *year, int *month,
                                      int *day); /* month and day from 1 */
BEMANNA_API const char *bemanna_problem_currency(const bemanna_problem *); /* "SEK" */
BEMANNA_API int bemanna_problem_decimals(const bemanna_problem *); /* 2: a krona is 100 öre */

/* --- Solving --------------------------------------------------------------- */

typedef struct bemanna_progress {
    double seconds;    /* since the start */
    int64_t work;      /* work units spent */
    const char *phase; /* one word */
    bool has_cost, has_bound;
    int64_t cost, bound; /* of the best roster so far; no roster costs less */
    int64_t n_columns, n_rounds;
} bemanna_progress;

typedef struct bemanna_settings {
    double time_limit;  /* seconds from the call on, 0 = none */
    int64_t work_limit; /* work units, 0 = none: ends at the same place on every machine */
    double gap;         /* (cost - bound) / cost at which to stop: 0.01 is 1 % */
    uint64_t seed;      /* same seed and work limit, same roster */
    int threads;        /* 0 = one a core; does not change the roster under a work limit */
    /* Called now and then from the solving thread when set; true asks to finish with the best
     * roster so far. */
    bool (*progress)(void *context, const bemanna_progress *);
    void *context; /* handed to `progress` */
    /* When set and not 0, finish with the best so far. Beside `progress` it is looked at only when
     * that is called. */
    const volatile sig_atomic_t *stop;
    bool certificate; /* the solution is to have one */
} bemanna_settings;

BEMANNA_API bemanna_settings bemanna_settings_default(void);

typedef enum bemanna_status {
    BEMANNA_OPTIMAL,     /* proven within the gap asked for */
    BEMANNA_FEASIBLE,    /* a roster; a limit ended the search */
    BEMANNA_INFEASIBLE,  /* proven: no roster keeps all hard rules */
    BEMANNA_UNKNOWN,     /* a limit came before any roster */
    BEMANNA_INTERRUPTED, /* stopped by `progress` or `stop`; with or without a roster */
    BEMANNA_FAILED       /* the machine failed; there may be a roster all the same */
} bemanna_status;

BEMANNA_API const char *bemanna_status_name(bemanna_status); /* "optimal", … */

/* Needs a valid problem; NULL settings mean the default. Never NULL. Every roster returned has
 * passed the literal checker. */
BEMANNA_API bemanna_solution *bemanna_solve(const bemanna_problem *, const bemanna_settings *);
BEMANNA_API void bemanna_solution_free(bemanna_solution *);

BEMANNA_API bemanna_status bemanna_solution_status(const bemanna_solution *);
/* Why there is no roster, for a terminal: the rules that collide, at their places; "" otherwise. */
BEMANNA_API const char *bemanna_solution_messages(const bemanna_solution *);
BEMANNA_API bool bemanna_solution_has_roster(const bemanna_solution *);
BEMANNA_API int64_t bemanna_solution_cost(const bemanna_solution *); /* öre; needs a roster */
BEMANNA_API bool bemanna_solution_has_bound(const bemanna_solution *);
BEMANNA_API int64_t bemanna_solution_bound(const bemanna_solution *); /* öre; needs a bound */
BEMANNA_API double bemanna_solution_gap(const bemanna_solution *);    /* infinite without either */
/* The shift that person e works on day d, -1 when off; and the competence in which, -1 when it
 * does not matter. Both need a roster. */
BEMANNA_API int bemanna_solution_shift(const bemanna_solution *, int e, int d);
BEMANNA_API int bemanna_solution_role(const bemanna_solution *, int e, int d);
/* The whole solution as JSON "bemanna-roster/1", with or without a roster. */
BEMANNA_API const char *bemanna_solution_json(const bemanna_solution *);
/* What proves the bound, or that there is no roster, as JSON "bemanna-certificate/1". NULL when it
 * was not asked for, and while nothing is proven. */
BEMANNA_API const char *bemanna_solution_certificate(const bemanna_solution *);

/* --- Certificates ------------------------------------------------------------- */

/* Reads a certificate from a file, or from `length` bytes that messages call `name`, and recomputes
 * what it proves of a valid problem, without the solver. Never NULL: one that cannot be read is not
 * valid and its messages say why. */
BEMANNA_API bemanna_proof *bemanna_verify_bound(const bemanna_problem *, const char *path);
BEMANNA_API bemanna_proof *bemanna_verify_bound_text(const bemanna_problem *, const char *name,
                                                     const char *text, size_t length);
BEMANNA_API void bemanna_proof_free(bemanna_proof *);
BEMANNA_API bool bemanna_proof_is_valid(const bemanna_proof *);
BEMANNA_API const char *bemanna_proof_messages(const bemanna_proof *); /* of reading */
/* The rest needs a valid proof. */
BEMANNA_API bool bemanna_proof_holds(const bemanna_proof *);          /* false: it is refused */
BEMANNA_API const char *bemanna_proof_refusal(const bemanna_proof *); /* why; "" when it holds */
BEMANNA_API bool bemanna_proof_has_bound(const bemanna_proof *);      /* else: there is no roster */
BEMANNA_API int64_t bemanna_proof_bound(const bemanna_proof *); /* öre, as it claims; needs one */

/* --- Checking --------------------------------------------------------------- */

/* Reads a roster (JSON or a plain grid) from a file, or from `length` bytes that messages call
 * `name`, and judges it against a valid problem. Never NULL: when the roster cannot be read the
 * check is not valid and its messages say why. */
BEMANNA_API bemanna_check *bemanna_check_roster(const bemanna_problem *, const char *path);
BEMANNA_API bemanna_check *bemanna_check_roster_text(const bemanna_problem *, const char *name,
                                                     const char *text, size_t length);
BEMANNA_API void bemanna_check_free(bemanna_check *);
BEMANNA_API bool bemanna_check_is_valid(const bemanna_check *);
BEMANNA_API const char *bemanna_check_messages(const bemanna_check *); /* of reading */
/* The rest needs a valid check. */
BEMANNA_API int bemanna_check_n_broken(const bemanna_check *);     /* hard rules; 0 = legal */
BEMANNA_API int64_t bemanna_check_cost(const bemanna_check *);     /* öre, recounted from zero */
BEMANNA_API const char *bemanna_check_json(const bemanna_check *); /* JSON "bemanna-check/1" */

/* --- Planning production ----------------------------------------------------- */

/* Reads a production plan's file, or `length` bytes that messages call `name`, and finds the plan
 * of least cost; with `maximise` the one that performs most. `stop`, when set and not 0, ends the
 * search without a plan. Never NULL. */
BEMANNA_API bemanna_plan *bemanna_plan_make(const char *path, bool maximise,
                                            const volatile sig_atomic_t *stop);
BEMANNA_API bemanna_plan *bemanna_plan_make_text(const char *name, const char *text, size_t length,
                                                 bool maximise, const volatile sig_atomic_t *stop);
BEMANNA_API void bemanna_plan_free(bemanna_plan *);

BEMANNA_API bool bemanna_plan_is_valid(const bemanna_plan *); /* the file could be read */
/* What reading had to say, and of what must hold and cannot the lines that collide; "" when
 * nothing. */
BEMANNA_API const char *bemanna_plan_messages(const bemanna_plan *);
/* The rest needs a valid plan. */
BEMANNA_API bool bemanna_plan_is_optimal(const bemanna_plan *);
BEMANNA_API int64_t bemanna_plan_cost(const bemanna_plan *);     /* öre; needs an optimal plan */
BEMANNA_API const char *bemanna_plan_json(const bemanna_plan *); /* JSON "bemanna-plan/1" */

#ifdef __cplusplus
}
#endif

#endif
