/* program.c - lets the solver write to a scratch file, and only what proves to be whole goes on:
 * the library beneath does not report a disk that fills up at the end. */
#include "program.h"

#include "deliver.h"
#include "load.h"
#include "solve.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The name (owned) of an empty scratch file, or NULL with errno. */
static char *new_scratch(void) {
    const char *folder = getenv("TMPDIR");
    bem_text name = {0};
    bem_text_format(&name, "%s/bemanna-XXXXXX", folder && *folder ? folder : "/tmp");
    int descriptor = mkstemp(name.bytes);
    if (descriptor >= 0) {
        close(descriptor);
        return bem_text_take(&name);
    }
    int error = errno;
    bem_text_free(&name);
    errno = error;
    return NULL;
}

/* 0 or errno. */
static int read_whole(const char *path, bem_text *text) {
    FILE *file = fopen(path, "r");
    if (!file)
        return errno;
    char piece[65536];
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        bem_text_add_bytes(text, piece, n);
    int error = ferror(file) ? EIO : 0;
    fclose(file);
    return error;
}

static bool ends_with(const bem_text *text, const char *words) {
    size_t length = strlen(words);
    return text->length >= length && strcmp(text->bytes + text->length - length, words) == 0;
}

static int write_and_read(bem_program_writer *write, void *context, bool mps, bem_text *text) {
    char *scratch = new_scratch();
    if (!scratch)
        return errno;
    int failure = write(context, scratch, mps);
    if (failure == 0)
        failure = read_whole(scratch, text);
    if (failure == 0 && !ends_with(text, mps ? "ENDATA\n" : "End\n"))
        failure = ENOSPC;
    unlink(scratch);
    free(scratch);
    return failure;
}

bem_exit bem_program_deliver_by(const char *path, bem_program_writer *write, void *context,
                                bool mps) {
    bem_text text = {0}, words = {0};
    int failure = write_and_read(write, context, mps, &text);
    if (failure == 0)
        return bem_deliver(path, &text);
    bem_text_free(&text);
    bem_text_add(&words, "bemanna: cannot write '");
    bem_text_add_safe(&words, path);
    bem_text_format(&words, "': %s\n",
                    failure < 0 ? "no roster keeps all hard rules" : strerror(failure));
    bem_tell(&words);
    return failure < 0 ? BEM_EXIT_INFEASIBLE : BEM_EXIT_INTERNAL;
}

typedef struct ward_program {
    const bem_problem *problem;
    int form;
} ward_program;

static int write_ward(void *context, const char *path, bool mps) {
    const ward_program *ward = context;
    bem_diags conflicts = {0};
    int failure = bem_write_program(ward->problem, path, mps, &conflicts);
    bem_show_diagnostics(&conflicts, ward->form);
    bem_diags_free(&conflicts);
    return failure;
}

bem_exit bem_program_deliver(const char *path, const bem_problem *problem, bool mps, int form) {
    ward_program ward = {problem, form};
    return bem_program_deliver_by(path, write_ward, &ward, mps);
}
