/* source.c - files in, checked text out. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN_COLUMNS = 240, CLIPPED = 60 };

/* One character of UTF-8: its bytes, or 0 when the bytes are none. */
static int take_character(const unsigned char *at, size_t left, uint32_t *code) {
    int n = at[0] < 0x80   ? 1
            : at[0] < 0xC2 ? 0
            : at[0] < 0xE0 ? 2
            : at[0] < 0xF0 ? 3
            : at[0] < 0xF5 ? 4
                           : 0;
    if (n == 0 || (size_t)n > left)
        return 0;
    *code = n == 1 ? at[0] : at[0] & (0xFFu >> (n + 1));
    for (int i = 1; i < n; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (at[i] & 0x3Fu);
    }
    bool overlong = (n == 3 && *code < 0x800) || (n == 4 && *code < 0x10000);
    bool surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return overlong || surrogate || *code > 0x10FFFF ? 0 : n;
}

static bool is_break(uint32_t code) {
    return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_control(uint32_t code) {
    return (code < 0x20 && code != '\t' && !is_break(code)) ||
           (code >= 0x7F && code < 0xA0 && code != 0x85) || code == 0xFEFF || code == 0xFFFE ||
           code == 0xFFFF;
}

/* Lines as libyaml counts them: CR LF is one break. */
static void index_lines(bem_source *source, bem_arena *arena) {
    const unsigned char *text = (const unsigned char *)source->text;
    for (int pass = 0; pass < 2; pass++) { /* count, then note */
        int n = 0;
        if (pass)
            source->lines[n] = 0;
        n++;
        for (size_t i = 0; i < source->length;) {
            uint32_t code = 0;
            int bytes = take_character(text + i, source->length - i, &code);
            i += bytes ? (size_t)bytes : 1;
            if (code == '\r' && i < source->length && text[i] == '\n')
                i++;
            if (bytes && is_break(code)) {
                if (pass)
                    source->lines[n] = i;
                n++;
            }
        }
        source->n_lines = n;
        if (!pass)
            source->lines = BEM_TAKE(arena, n, size_t);
    }
}

const char *bem_source_line(const bem_source *source, int line, int column, bem_arena *arena) {
    if (line < 1 || line > source->n_lines || column > SHOWN_COLUMNS)
        return NULL;
    size_t from = source->lines[line - 1];
    size_t to = line < source->n_lines ? source->lines[line] : source->length;
    char *shown = BEM_TAKE(arena, 4 * SHOWN_COLUMNS + 8, char);
    char *end = shown;
    for (int n = 0; from < to && n < SHOWN_COLUMNS + 20; n++) {
        uint32_t code = 0;
        int bytes = take_character((const unsigned char *)source->text + from, to - from, &code);
        if (bytes && is_break(code))
            break;
        if (end - shown > 4 * SHOWN_COLUMNS)
            break;
        if (bytes == 0 || is_control(code))
            *end++ = '?';
        else
            end = (char *)memcpy(end, source->text + from, (size_t)bytes) + bytes;
        from += bytes ? (size_t)bytes : 1;
    }
    return shown;
}

static int count_characters(const char *from, size_t length) {
    int n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)from[i] & 0xC0) != 0x80;
    return n;
}

bem_place bem_source_place(const bem_source *source, size_t offset, size_t length) {
    int low = 0, high = source->n_lines - 1; /* the last line that begins at or before the offset */
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    const char *begin = source->text + source->lines[low];
    int column = count_characters(begin, offset - source->lines[low]) + 1;
    int shown = length > 1000 ? 1 : count_characters(source->text + offset, length);
    return (bem_place){source->name, low + 1, column, shown};
}

const char *bem_clip(const char *text, bem_arena *arena) {
    char *clipped = BEM_TAKE(arena, 4 * CLIPPED + 8, char);
    char *end = clipped;
    size_t left = strlen(text);
    for (int n = 0; left > 0; n++) {
        if (n == CLIPPED) {
            memcpy(end, "...", 3);
            break;
        }
        uint32_t code = 0;
        int bytes = take_character((const unsigned char *)text, left, &code);
        if (bytes == 0 || is_control(code) || is_break(code) || code == '\t')
            *end++ = '?';
        else
            end = (char *)memcpy(end, text, (size_t)bytes) + bytes;
        text += bytes ? bytes : 1;
        left -= bytes ? (size_t)bytes : 1;
    }
    return clipped;
}

/* What keeps the bytes from being text, told at its place. */
static bool is_text(const bem_source *source, bem_arena *arena, bem_diags *diags) {
    const unsigned char *text = (const unsigned char *)source->text;
    if (memchr(text, 0, source->length)) {
        bem_diag_add(diags, BEM_ERROR, (bem_place){.file = source->name}, NULL,
                     "this is a binary file, not text");
        return false;
    }
    for (size_t i = 0; i < source->length;) {
        uint32_t code = 0;
        int bytes = take_character(text + i, source->length - i, &code);
        if (bytes && !is_control(code)) {
            i += (size_t)bytes;
            continue;
        }
        bem_place place = bem_source_place(source, i, 1);
        place.length = 1;
        const char *line = bem_source_line(source, place.line, place.column, arena);
        if (bytes == 0)
            bem_diag_add(diags, BEM_ERROR, place, line,
                         "not UTF-8 text (byte 0x%02X); save the file as UTF-8", text[i]);
        else
            bem_diag_add(diags, BEM_ERROR, place, line, "control character U+%04X in the text",
                         code);
        return false;
    }
    return true;
}

static bem_source *checked(const char *name, char *text, size_t length, bem_arena *arena,
                           bem_diags *diags) {
    bem_source *source = BEM_TAKE(arena, 1, bem_source);
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *source = (bem_source){.name = name,
                           .text = text + mark,
                           .length = length - mark,
                           .bytes = text,
                           .n_bytes = length};
    index_lines(source, arena);
    return is_text(source, arena, diags) ? source : NULL;
}

static const char *too_big(size_t most, bem_arena *arena) {
    return bem_arena_format(arena, "too big: a file may hold at most %zu MiB", most >> 20);
}

bem_source *bem_source_of_text_most(const char *name, const char *text, size_t length, size_t most,
                                    bem_arena *arena, bem_diags *diags) {
    if (length > most) {
        bem_diag_add(diags, BEM_ERROR, (bem_place){.file = name}, NULL, "%s", too_big(most, arena));
        return NULL;
    }
    return checked(name, bem_arena_text(arena, text, length), length, arena, diags);
}

bem_source *bem_source_of_text(const char *name, const char *text, size_t length, bem_arena *arena,
                               bem_diags *diags) {
    return bem_source_of_text_most(name, text, length, BEM_SOURCE_MAX, arena, diags);
}

/* Reads the whole file; a sentence when that fails, NULL when it went well. */
static const char *slurp(int file, size_t size, char *text, size_t *length) {
    *length = 0;
    while (*length < size) {
        ssize_t got = read(file, text + *length, size - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return strerror(errno);
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return NULL;
}

static const char *why_unreadable(const struct stat *info, size_t most, bem_arena *arena) {
    if (S_ISDIR(info->st_mode))
        return "this is a directory, not a file";
    if (!S_ISREG(info->st_mode))
        return "this is no regular file";
    if ((uintmax_t)info->st_size > most)
        return too_big(most, arena);
    return NULL;
}

static bem_source *read_source(const char *path, size_t most, bem_place asked_by,
                               const char *asking_line, bem_arena *arena, bem_diags *diags) {
    const char *trouble = NULL;
    char *text = NULL;
    size_t length = 0;
    struct stat info;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0)
        trouble = bem_arena_format(arena, "cannot be read: %s", strerror(errno));
    else
        trouble = why_unreadable(&info, most, arena);
    if (!trouble) {
        text = BEM_TAKE(arena, info.st_size + 1, char);
        trouble = slurp(file, (size_t)info.st_size, text, &length);
    }
    if (file >= 0)
        close(file);
    if (trouble && asked_by.line)
        bem_diag_add(diags, BEM_ERROR, asked_by, asking_line, "%s: %s", bem_clip(path, arena),
                     trouble);
    else if (trouble)
        bem_diag_add(diags, BEM_ERROR, (bem_place){.file = path}, NULL, "%s", trouble);
    return trouble ? NULL : checked(path, text, length, arena, diags);
}

bem_source *bem_source_read(const char *path, bem_place asked_by, const char *asking_line,
                            bem_arena *arena, bem_diags *diags) {
    return read_source(path, BEM_SOURCE_MAX, asked_by, asking_line, arena, diags);
}

bem_source *bem_source_read_most(const char *path, size_t most, bem_arena *arena,
                                 bem_diags *diags) {
    return read_source(path, most, (bem_place){0}, NULL, arena, diags);
}
