/* json_pull.c - see json_pull.h; the grammar is that of RFC 8259. */
#include "json_pull.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char next(bem_json_pull *p) {
    while (strchr(" \t\r\n", p->source->text[p->at]) && p->source->text[p->at])
        p->at++;
    return p->source->text[p->at];
}

size_t bem_pull_at(bem_json_pull *p) {
    next(p);
    return p->at;
}

/* The length of what stands at an offset, for the caret. */
static size_t length_at(const bem_json_pull *p, size_t at) {
    size_t n = strcspn(p->source->text + at, " \t\r\n,:[]{}");
    return n > 0 ? n : 1;
}

void bem_pull_complain(bem_json_pull *p, size_t at, const char *format, ...) {
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    bem_source_error(p->source, at, length_at(p, at), p->diags, "%s", message);
}

/* An error here, after which nothing more is read. Always false. */
static bool fail(bem_json_pull *p, const char *expected) {
    if (!p->failed)
        bem_pull_complain(p, p->at, "expected %s", expected);
    p->failed = true;
    return false;
}

static bool take(bem_json_pull *p, char wanted, const char *expected) {
    if (p->failed || next(p) != wanted)
        return fail(p, expected);
    p->at++;
    return true;
}

static bool enter(bem_json_pull *p, char bracket, const char *what) {
    p->is_first = true;
    return take(p, bracket, what);
}

bool bem_pull_object(bem_json_pull *p, const char *what) { return enter(p, '{', what); }

bool bem_pull_list(bem_json_pull *p, const char *what) { return enter(p, '[', what); }

/* On to what stands after a comma, or past the closing bracket. */
static bool go_on(bem_json_pull *p, char bracket) {
    bool was_first = p->is_first;
    p->is_first = false;
    if (p->failed)
        return false;
    if (next(p) == bracket) {
        p->at++;
        return false;
    }
    return was_first || take(p, ',', bracket == '}' ? "',' or '}'" : "',' or ']'");
}

bool bem_pull_item(bem_json_pull *p) { return go_on(p, ']'); }

bool bem_pull_member(bem_json_pull *p, const char **key, size_t *at) {
    if (!go_on(p, '}'))
        return false;
    next(p);
    *at = p->at;
    *key = bem_pull_text(p, "a key in quotes");
    return *key && take(p, ':', "':' after the key");
}

bool bem_pull_end(bem_json_pull *p) {
    return !p->failed && (next(p) == '\0' || fail(p, "nothing more after the last '}'"));
}

bool bem_pull_null(bem_json_pull *p) {
    if (p->failed || next(p) != 'n' || strncmp(p->source->text + p->at, "null", 4) != 0)
        return false;
    p->at += 4;
    return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool bem_pull_integer(bem_json_pull *p, const char *what, int64_t *number) {
    if (p->failed)
        return false;
    bool minus = next(p) == '-';
    size_t at = p->at + (minus ? 1 : 0);
    const char *text = p->source->text;
    bool is_number = is_digit(text[at]) && !(text[at] == '0' && is_digit(text[at + 1]));
    int64_t sum = 0;
    for (; is_number && is_digit(text[at]); at++)
        is_number = !__builtin_mul_overflow(sum, 10, &sum) &&
                    !__builtin_sub_overflow(sum, text[at] - '0', &sum);
    is_number = is_number && !strchr(".eE", text[at] ? text[at] : ' ');
    if (!is_number || (!minus && __builtin_sub_overflow(0, sum, &sum)))
        return fail(p, what);
    *number = sum;
    p->at = at;
    return true;
}

/* Four hexadecimal digits; -1 when they are not. */
static int hex4(const char *text) {
    int code = 0;
    for (int i = 0; i < 4; i++) {
        char c = text[i];
        int digit = is_digit(c)            ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        code = 16 * code + digit;
    }
    return code;
}

static int put_utf8(char *out, int code) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    int n = code < 0x800 ? 2 : 3;
    for (int i = n - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3f));
    out[0] = (char)((n == 2 ? 0xc0 : 0xe0) | code);
    return n;
}

/* One character after a backslash; how many bytes of the text it took, 0 when it
 * is none that we know. No id needs more than the basic plane. */
static int read_escape(const char *text, char **out) {
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *name = *text ? strchr(names, *text) : NULL;
    if (name) {
        *(*out)++ = meant[name - names];
        return 1;
    }
    int code = *text == 'u' ? hex4(text + 1) : -1;
    if (code <= 0 || (code >= 0xd800 && code < 0xe000))
        return 0;
    *out += put_utf8(*out, code);
    return 5;
}

const char *bem_pull_text(bem_json_pull *p, const char *what) {
    if (p->failed || next(p) != '"') {
        fail(p, what);
        return NULL;
    }
    const char *text = p->source->text + p->at + 1;
    size_t length = 0;
    while (text[length] && text[length] != '"')
        length += text[length] == '\\' && text[length + 1] ? 2 : 1;
    char *words = BEM_TAKE(p->arena, length + 1, char), *out = words;
    for (size_t i = 0; i < length;) {
        int taken = text[i] == '\\' ? read_escape(text + i + 1, &out) : 0;
        if ((text[i] == '\\' && taken == 0) || (unsigned char)text[i] < ' ') {
            p->at += 1 + i;
            fail(p, "a character that may stand in quotes");
            return NULL;
        }
        if (taken == 0)
            *out++ = text[i];
        i += 1 + (size_t)taken;
    }
    if (!text[length]) {
        fail(p, "a closing '\"'");
        return NULL;
    }
    p->at += length + 2;
    return words;
}
