/* source.c - files that are none, too big, or no text. */
#include "source.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void expect_unreadable(const char *path, const char *message) {
    bem_arena arena = {0};
    bem_diags diags = {0};
    cr_expect_null(bem_source_read(path, (bem_place){0}, NULL, &arena, &diags), "%s", path);
    cr_assert_eq(diags.count, 1);
    cr_expect_str_eq(diags.items[0].place.file, path);
    cr_expect(strstr(diags.items[0].message, message) != NULL, "told: %s", diags.items[0].message);
    bem_diags_free(&diags);
    bem_arena_free(&arena);
}

Test(source, no_files) {
    expect_unreadable("/no/such/file.yaml", "cannot be read: No such file or directory");
    expect_unreadable("/tmp", "a directory, not a file");
    expect_unreadable("/dev/null", "no regular file");
}

Test(source, a_pipe_is_refused_at_once) {
    char path[] = "/tmp/bemanna-pipe-XXXXXX";
    int file = mkstemp(path);
    close(file);
    unlink(path);
    cr_assert_eq(mkfifo(path, 0600), 0);
    expect_unreadable(path, "no regular file");
    unlink(path);
}

Test(source, a_hundred_megabytes_are_refused_unread) {
    char path[] = "/tmp/bemanna-big-XXXXXX";
    int file = mkstemp(path);
    cr_assert_eq(ftruncate(file, 100 << 20), 0);
    close(file);
    expect_unreadable(path, "at most 16 MiB");
    unlink(path);
}

Test(source, what_is_no_text) {
    static const struct {
        const char *bytes;
        size_t length;
        int line, column;
        const char *message;
    } cases[] = {
        {"a\0b", 3, 0, 0, "a binary file"},
        {"\x7F"
         "ELF\x01\x00",
         6, 0, 0, "a binary file"},
        {"a: \xE5r\n", 6, 1, 4, "not UTF-8 text (byte 0xE5)"},     /* latin-1 å */
        {"a\nb: \xC0\xAF", 7, 2, 4, "not UTF-8 text (byte 0xC0)"}, /* overlong */
        {"\xED\xA0\x80", 3, 1, 1, "not UTF-8 text (byte 0xED)"},   /* half a surrogate pair */
        {"\xF4\x90\x80\x80", 4, 1, 1, "not UTF-8 text"},           /* beyond Unicode */
        {"\xE2\x82", 2, 1, 1, "not UTF-8 text"},                   /* cut off */
        {"a: \x1B[2J", 7, 1, 4, "control character U+001B"},       /* would clear the terminal */
        {"a: \xC2\x9B", 5, 1, 4, "control character U+009B"},      /* so would this */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_arena arena = {0};
        bem_diags diags = {0};
        cr_expect_null(bem_source_of_text("a", cases[i].bytes, cases[i].length, &arena, &diags),
                       "case %zu", i);
        cr_assert_eq(diags.count, 1, "case %zu", i);
        cr_expect(strstr(diags.items[0].message, cases[i].message) != NULL, "case %zu: %s", i,
                  diags.items[0].message);
        cr_expect_eq(diags.items[0].place.line, cases[i].line, "case %zu", i);
        cr_expect_eq(diags.items[0].place.column, cases[i].column, "case %zu", i);
        bem_diags_free(&diags);
        bem_arena_free(&arena);
    }
}

Test(source, lines_and_places) {
    static const char text[] = "\xEF\xBB\xBF"
                               "ett\r\ntv\xC3\xA5\n\nfyra";
    bem_arena arena = {0};
    bem_diags diags = {0};
    bem_source *source = bem_source_of_text("a", text, sizeof text - 1, &arena, &diags);
    cr_assert_not_null(source);
    cr_expect_eq(source->n_lines, 4);
    cr_expect_eq(source->n_bytes, sizeof text - 1);
    cr_expect_str_eq(bem_source_line(source, 1, 1, &arena), "ett");
    cr_expect_str_eq(bem_source_line(source, 2, 1, &arena), "två");
    cr_expect_str_eq(bem_source_line(source, 4, 1, &arena), "fyra");
    cr_expect_null(bem_source_line(source, 5, 1, &arena));
    cr_expect_null(bem_source_line(source, 0, 0, &arena));
    bem_place place =
        bem_source_place(source, (size_t)(strstr(source->text, "fyra") - source->text) + 2, 2);
    cr_expect_eq(place.line, 4);
    cr_expect_eq(place.column, 3);
    cr_expect_eq(place.length, 2);
    bem_arena_free(&arena);
    bem_diags_free(&diags);
}

Test(source, clipped_text_is_fit_to_print) {
    bem_arena arena = {0};
    cr_expect_str_eq(bem_clip("natt", &arena), "natt");
    cr_expect_str_eq(bem_clip("a\x1B[2J\nb", &arena), "a?[2J?b");
    char longer[400];
    memset(longer, 'x', sizeof longer);
    longer[399] = '\0';
    cr_expect_eq(strlen(bem_clip(longer, &arena)), 63);
    bem_arena_free(&arena);
}
