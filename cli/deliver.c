/* deliver.c - standard output, files, and words on stderr. */
#include "deliver.h"

#include "interrupt.h"
#include "safe_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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
    if (!done)
        fprintf(stderr, "bemanna: %s\n", message);
    free(message);
    free(bytes);
    return done ? BEM_EXIT_DONE : BEM_EXIT_INTERNAL;
}

void bem_tell(bem_text *text) {
    if (text->length > 0)
        fputs(text->bytes, stderr);
    bem_text_free(text);
}
