/* sample.h - a tiny ward by hand: enough of everything that outputs show. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "check.h"
#include "solution.h"

enum { ANNA, BO, ASA, N_SAMPLE_STAFF };
enum { DAY, NIGHT, N_SAMPLE_SHIFTS };
enum { ASSISTANT, NURSE, N_SAMPLE_COMPETENCES };
enum { SAMPLE_DAYS = 14 };

/* From Monday 4 January 2027, the Wednesday a holiday. Anna: nurse, 80 %, monthly pay; on leave on
 * the last two days. Bo: assistant, by the hour. Åsa: rental nurse. Demands: a nurse each day
 * (target 1, 4 000.00 short), somebody 10:00-14:00 on Tuesdays. Rules: at most two nights in a
 * row (800.00 a day), 11 h rest (hard). Anna wishes Saturday the 9th off (300.00). */
bem_problem *sample_problem(void);

/* `rows` is one string a person, a letter a day: D, N, anything else off. Roles are the primary. */
bem_roster sample_roster(const bem_problem *, const char *const rows[N_SAMPLE_STAFF]);

/* Anna breaks the nights (three in a row), has her wish refused, and leaves days short. */
extern const char *const sample_rows[N_SAMPLE_STAFF];

/* A feasible solution around a copy of the roster, its cost recounted, bound 1 000.00 below. */
bem_solution sample_solution(const bem_problem *, const bem_roster *);

#endif
