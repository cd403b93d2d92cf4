/* arena.h - memory with one lifetime: handed out zeroed, freed all at once.
 *
 * Three arenas live at a time: the problem's, a solve's, and one pricing or
 * search round's. Nothing is freed piecemeal; a pointer never outlives its
 * arena. Out of memory ends the program with one line. */
#ifndef BEM_ARENA_H
#define BEM_ARENA_H

#include <stddef.h>

typedef struct bem_arena_block bem_arena_block;

typedef struct bem_arena {
    bem_arena_block *blocks; /* newest first */
    size_t n_bytes;          /* handed out since new or reset */
} bem_arena;

/* A zeroed arena `{0}` is ready for use. */
void *bem_arena_take(bem_arena *, size_t count, size_t size); /* zeroed; never NULL */
char *bem_arena_string(bem_arena *, const char *text);        /* a copy */
char *bem_arena_text(bem_arena *, const char *text, size_t length);
char *bem_arena_format(bem_arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bem_arena_free(bem_arena *); /* back to `{0}` */

#define BEM_TAKE(arena, count, type)                                                               \
    ((type *)bem_arena_take((arena), (size_t)(count), sizeof(type)))

/* The plain heap, for arrays that grow; these too end the program when memory
 * is gone. */
void *bem_grow(void *items, size_t count, size_t size);

/* A growing array is `struct {T *items; int count, cap;}`; it owns its items
 * until free(a.items). */
#define BEM_ARRAY(T)                                                                               \
    struct {                                                                                       \
        T *items;                                                                                  \
        int count, cap;                                                                            \
    }
#define BEM_PUSH(a, item)                                                                          \
    do {                                                                                           \
        if ((a)->count == (a)->cap) {                                                              \
            (a)->cap = (a)->cap ? 2 * (a)->cap : 8;                                                \
            (a)->items = bem_grow((a)->items, (size_t)(a)->cap, sizeof *(a)->items);               \
        }                                                                                          \
        (a)->items[(a)->count++] = (item);                                                         \
    } while (0)

#endif
