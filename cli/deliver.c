/* deliver.c - standard output, files, and words on stderr. */
#include "deliver.h"

#include "interrupt.h"
#include "safe_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bem_exit complain(char *message) {
    fprintf(stderr, "bemanna: %s\n", message);
    free(message);
    return BEM_EXIT_INTERNAL;
}

bem_exit bem_can_deliver(const char *const *paths, int n_paths) {
    char *message = NULL;
    bool can = true;
    bem_interrupt_hold();
    for (int i = 0; i < n_paths && can; i++)
        can = !paths[i] || bem_safe_file_is_writable(paths[i], &message);
    bem_interrupt_release();
    return can ? BEM_EXIT_DONE : complain(message);
}

bem_exit bem_deliver(const char *path, bem_text *text) {
    size_t length = text->length;
    char *bytes = bem_text_take(text), *message = NULL;
    bool done;
    if (path) {
        bem_interrupt_hold();
        done = bem_safe_file_write(path, bytes, length, &message);
        bem_interrupt_release();
    } else {
        done = bem_descriptor_write(STDOUT_FILENO, "standard output", bytes, length, &message);
    }
    free(bytes);
    return done ? BEM_EXIT_DONE : complain(message);
}

void bem_tell(bem_text *text) {
    if (text->length > 0)
        fputs(text->bytes, stderr);
    bem_text_free(text);
}
