/* tiny_engine.h - what the engine needs to improve a roster of a small ward. */
#ifndef BEM_TESTS_TINY_ENGINE_H
#define BEM_TESTS_TINY_ENGINE_H

#include "neighbourhood.h"
#include "search.h"

/* Its parts point at each other: it stays where it is. */
typedef struct tiny_engine {
    bem_setup setup;
    bem_crew crew;
    bem_clock clock;
    bem_effort effort;
    bem_part whole;
    bem_master master;
    bem_generation generation;
    bem_incumbent best;
    bem_arena arena;
} tiny_engine;

/* False when no first roster is found. */
static inline bool tiny_engine_begin(tiny_engine *t, const bem_core *core) {
    *t = (tiny_engine){.setup = bem_setup_build(core), .crew = bem_crew_new(1)};
    bem_habit *habits = bem_habits_new(&t->setup, &t->arena);
    t->whole = bem_part_whole(&t->setup);
    t->master = bem_master_build(&t->whole, &t->effort);
    t->generation = (bem_generation){
        .master = &t->master, .crew = &t->crew, .clock = &t->clock, .habits = habits};
    t->best = bem_incumbent_new(&t->setup, NULL);
    bem_search search = bem_search_new(&t->setup, t->crew.workspaces, habits, 1, &t->clock);
    int stuck;
    bool found = bem_search_construct(&search, &stuck);
    if (found)
        bem_incumbent_offer(&t->best, &t->setup, search.duty);
    bem_search_free(&search);
    return found;
}

static inline void tiny_engine_end(tiny_engine *t) {
    bem_incumbent_free(&t->best);
    bem_master_free(&t->master);
    bem_part_free(&t->whole);
    bem_arena_free(&t->arena);
    bem_crew_free(&t->crew);
    bem_setup_free(&t->setup);
}

#endif
