/* line_words.c - lines cut into words, and words read. */
#include "line_words.h"

#include "scalars.h"

#include <string.h>

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bem_word bem_word_trimmed(const bem_line_words *words, size_t at, size_t end) {
    const char *text = words->source->text;
    while (at < end && is_blank(text[at]))
        at++;
    while (end > at && is_blank(text[end - 1]))
        end--;
    return (bem_word){bem_arena_text(words->arena, text + at, end - at), at, end - at};
}

void bem_words_split(bem_line_words *words, const bem_word *part, char separator) {
    size_t at = part->at, end = part->at + part->length;
    words->count = 0;
    for (;;) {
        const char *found = memchr(words->source->text + at, separator, end - at);
        size_t stop = found ? (size_t)(found - words->source->text) : end;
        bem_word word = bem_word_trimmed(words, at, stop);
        BEM_PUSH(words, word);
        if (!found)
            return;
        at = stop + 1;
    }
}

void bem_words_split_blanks(bem_line_words *words, const bem_word *part) {
    const char *text = words->source->text;
    size_t end = part->at + part->length;
    words->count = 0;
    for (size_t at = part->at; at < end;) {
        size_t stop = at;
        while (stop < end && !is_blank(text[stop]))
            stop++;
        if (stop > at) {
            bem_word word = bem_word_trimmed(words, at, stop);
            BEM_PUSH(words, word);
        }
        at = stop + 1;
    }
}

bool bem_words_next_line(const bem_line_words *words, size_t *at, bem_word *line) {
    if (*at >= words->source->length || words->diags->count >= BEM_DIAG_MAX)
        return false;
    size_t end = *at + strcspn(words->source->text + *at, "\n");
    *line = bem_word_trimmed(words, *at, end);
    *at = end + 1;
    return true;
}

bool bem_word_next_part(const bem_line_words *words, const bem_word *word, char separator,
                        size_t *at, bem_word *part) {
    size_t end = word->at + word->length;
    if (*at >= end)
        return false;
    const char *found = memchr(words->source->text + *at, separator, end - *at);
    size_t stop = found ? (size_t)(found - words->source->text) : end;
    *part = bem_word_trimmed(words, *at, stop);
    *at = stop + 1;
    return true;
}

void bem_word_complain(const bem_line_words *words, const bem_word *word, const char *expected) {
    bem_source_error(words->source, word->at, word->length, words->diags, "expected %s, not '%s'",
                     expected, bem_clip(word->text, words->arena));
}

bool bem_word_number(const bem_line_words *words, const bem_word *word, int least, int most,
                     int *number) {
    int64_t value;
    if (!bem_scalar_int(word->text, &value) || value < least || value > most) {
        bem_word_complain(words, word,
                          bem_arena_format(words->arena, "a number from %d to %d", least, most));
        return false;
    }
    *number = (int)value;
    return true;
}

bool bem_word_index(const bem_line_words *words, const bem_word *word, const bem_names *names,
                    const char *what, int *index) {
    *index = bem_names_find(names, word->text);
    if (*index < 0)
        bem_word_complain(words, word, what);
    return *index >= 0;
}

bool bem_word_is_id(const bem_word *word) {
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    const char *text = word->text;
    return word->length > 0 && word->length <= 60 && strspn(text, allowed) == word->length &&
           text[0] != '-' && text[0] != '.';
}

bool bem_word_is_shift_id(const bem_word *word) {
    static const char *const reserved[] = {"off", "work", "unknown", "any"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(word->text, reserved[i]) == 0)
            return false;
    return bem_word_is_id(word);
}
