/* arena.c - chained blocks that double in size.
 *
 * Under the address sanitizer each allocation is a block of its own, so that
 * an overrun is seen. */
#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define FIRST_BLOCK 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FIRST_BLOCK 0
#endif
#endif
#ifndef FIRST_BLOCK
#define FIRST_BLOCK 4096
#endif

struct bem_arena_block {
    bem_arena_block *next;
    size_t used, size;
    _Alignas(max_align_t) unsigned char bytes[];
};

static void *or_end(void *memory) {
    if (!memory) {
        fputs("bemanna: out of memory\n", stderr);
        abort();
    }
    return memory;
}

void *bem_grow(void *items, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        or_end(NULL);
    return or_end(realloc(items, count * size > 0 ? count * size : 1));
}

void *bem_arena_take(bem_arena *arena, size_t count, size_t size) {
    const size_t align = _Alignof(max_align_t);
    if (size && count > (SIZE_MAX / 4) / size)
        or_end(NULL);
    size_t need = (count * size + align - 1) / align * align;
    if (need == 0)
        need = align;
    bem_arena_block *block = arena->blocks;
    if (!block || block->size - block->used < need) {
        size_t bytes = FIRST_BLOCK;
        if (bytes && block)
            bytes = block->size < ((size_t)1 << 22) ? 2 * block->size : block->size;
        if (bytes < need)
            bytes = need;
        block = or_end(calloc(1, sizeof *block + bytes));
        block->size = bytes;
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *taken = block->bytes + block->used;
    block->used += need;
    arena->n_bytes += need;
    return taken;
}

char *bem_arena_text(bem_arena *arena, const char *text, size_t length) {
    char *copy = BEM_TAKE(arena, length + 1, char);
    memcpy(copy, text, length);
    return copy;
}

char *bem_arena_string(bem_arena *arena, const char *text) {
    return bem_arena_text(arena, text, strlen(text));
}

char *bem_arena_format(bem_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = BEM_TAKE(arena, length + 1, char);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void bem_arena_free(bem_arena *arena) {
    for (bem_arena_block *block = arena->blocks; block;) {
        bem_arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (bem_arena){0};
}
