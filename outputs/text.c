/* text.c - the growing text and its small vocabulary. */
#include "text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(bem_text *text, size_t more) {
    if (text->length + more + 1 <= text->cap)
        return;
    text->cap = 2 * text->cap + more + 64;
    text->bytes = bem_grow(text->bytes, text->cap, 1);
}

void bem_text_add_bytes(bem_text *text, const char *bytes, size_t length) {
    reserve(text, length);
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void bem_text_add(bem_text *text, const char *words) {
    bem_text_add_bytes(text, words, strlen(words));
}

void bem_text_format(bem_text *text, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    reserve(text, (size_t)length);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    va_end(again);
    text->length += (size_t)length;
}

void bem_text_repeat(bem_text *text, const char *words, int times) {
    for (int i = 0; i < times; i++)
        bem_text_add(text, words);
}

char *bem_text_take(bem_text *text) {
    reserve(text, 0);
    text->bytes[text->length] = '\0';
    char *bytes = text->bytes;
    *text = (bem_text){0};
    return bytes;
}

void bem_text_free(bem_text *text) {
    free(text->bytes);
    *text = (bem_text){0};
}

/* The code point at *at, which moves behind it. Bytes that are no UTF-8 stand for themselves. */
static uint32_t next_code_point(const char **at) {
    const unsigned char *b = (const unsigned char *)*at;
    int n = b[0] >= 0xf0 ? 3 : b[0] >= 0xe0 ? 2 : b[0] >= 0xc0 ? 1 : 0;
    uint32_t code = n == 0 ? b[0] : b[0] & (0x3fu >> n);
    for (int i = 1; i <= n; i++) {
        if ((b[i] & 0xc0) != 0x80) {
            *at += 1;
            return b[0];
        }
        code = code << 6 | (b[i] & 0x3fu);
    }
    *at += n + 1;
    return code;
}

static int code_point_width(uint32_t code) {
    static const struct {
        uint32_t first, last;
        int width;
    } ranges[] = {
        {0x0300, 0x036f, 0}, {0x200b, 0x200f, 0}, {0xfe00, 0xfe0f, 0}, /* joins what it follows */
        {0x1100, 0x115f, 2}, {0x2e80, 0xa4cf, 2}, {0xac00, 0xd7a3, 2},   {0xf900, 0xfaff, 2},
        {0xfe30, 0xfe6f, 2}, {0xff00, 0xff60, 2}, {0x1f300, 0x1faff, 2}, /* East Asian, emoji */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return ranges[i].width;
    return 1;
}

int bem_text_width(const char *words) {
    int width = 0;
    while (*words)
        width += code_point_width(next_code_point(&words));
    return width;
}

/* C0, DEL and C1 move the cursor or worse; line and paragraph separators and the marks that turn
 * the direction of writing would disguise what is written. */
static bool is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

static int add_until(bem_text *text, const char *words, int limit) {
    int width = 0;
    while (*words) {
        const char *from = words;
        uint32_t code = next_code_point(&words);
        int wide = code_point_width(code);
        if (width + wide > limit)
            break;
        width += wide;
        if (is_control(code))
            bem_text_add(text, "?");
        else
            bem_text_add_bytes(text, from, (size_t)(words - from));
    }
    return width;
}

void bem_text_add_safe(bem_text *text, const char *words) { add_until(text, words, INT32_MAX); }

void bem_text_add_field(bem_text *text, const char *words, int width, bool right) {
    int full = bem_text_width(words);
    if (full > width) {
        int taken = add_until(text, words, width - 1);
        bem_text_add(text, "…");
        bem_text_repeat(text, " ", width - 1 - taken);
        return;
    }
    if (right)
        bem_text_repeat(text, " ", width - full);
    bem_text_add_safe(text, words);
    if (!right)
        bem_text_repeat(text, " ", width - full);
}

/* Digits in threes, parted by spaces. */
static void add_grouped(bem_text *text, uint64_t number) {
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    for (int i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            bem_text_add(text, " ");
        bem_text_add_bytes(text, digits + i, 1);
    }
}

void bem_text_add_money(bem_text *text, int64_t amount, int decimals) {
    uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    if (amount < 0)
        bem_text_add(text, "-");
    add_grouped(text, size / unit);
    if (decimals > 0)
        bem_text_format(text, ".%0*llu", decimals, (unsigned long long)(size % unit));
}

void bem_text_add_hours(bem_text *text, int64_t minutes) {
    int64_t size = minutes < 0 ? -minutes : minutes;
    bem_text_format(text, "%s%lld:%02lld", minutes < 0 ? "-" : "", (long long)(size / 60),
                    (long long)(size % 60));
}

void bem_text_add_percent(bem_text *text, double share) {
    bem_text_format(text, "%.2f %%", 100 * share);
}

void bem_text_add_date(bem_text *text, bem_date date) {
    char words[BEM_DATE_TEXT];
    bem_text_add(text, bem_date_text(date, words));
}

void bem_text_add_clock(bem_text *text, int wall) {
    bem_text_format(text, "%02d:%02d", wall / 60, wall % 60);
}

void bem_text_add_moment(bem_text *text, const bem_calendar *calendar, int wall) {
    int day =
        wall >= 0 ? wall / BEM_DAY_MINUTES : -((-wall + BEM_DAY_MINUTES - 1) / BEM_DAY_MINUTES);
    bem_text_add_date(text, calendar->start + day);
    bem_text_add(text, "T");
    bem_text_add_clock(text, wall - day * BEM_DAY_MINUTES);
}
