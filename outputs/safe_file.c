/* safe_file.c - write beside, sync, rename. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "safe_file.h"

#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(char **message, const char *path, int error) {
    bem_text words = {0};
    bem_text_add(&words, "cannot write '");
    bem_text_add_safe(&words, path);
    bem_text_format(&words, "': %s", strerror(error));
    *message = bem_text_take(&words);
    return false;
}

/* 0, or the errno that stopped it. */
static int write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t n = write(descriptor, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes += n;
        length -= (size_t)n;
    }
    return 0;
}

bool bem_descriptor_write(int descriptor, const char *name, const char *bytes, size_t length,
                          char **message) {
    int error = write_all(descriptor, bytes, length);
    return error == 0 || fail(message, name, error);
}

/* The file that a path means: a link stays a link. Owned. */
static char *target_of(const char *path) {
    char *target = realpath(path, NULL);
    if (target)
        return target;
    bem_text same = {0};
    bem_text_add(&same, path);
    return bem_text_take(&same);
}

/* A file that did not exist a moment ago, beside `path`: its name (owned) and *descriptor, or NULL
 * with errno. */
static char *open_beside(const char *path, int *descriptor) {
    for (int attempt = 0; attempt < 100; attempt++) {
        bem_text name = {0};
        bem_text_format(&name, "%s.%ld-%d.part", path, (long)getpid(), attempt);
        *descriptor = open(name.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (*descriptor >= 0)
            return bem_text_take(&name);
        int error = errno;
        bem_text_free(&name);
        errno = error;
        if (error != EEXIST)
            return NULL;
    }
    return NULL;
}

/* So that the new name survives a power cut. Some file systems cannot; the file is whole anyway. */
static void sync_folder(const char *path) {
    bem_text folder = {0};
    const char *slash = strrchr(path, '/');
    if (slash)
        bem_text_add_bytes(&folder, path, (size_t)(slash - path) + 1);
    else
        bem_text_add(&folder, ".");
    int descriptor = open(folder.bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    bem_text_free(&folder);
}

/* `old` is what stands at `path`, or NULL. 0 or errno. */
static int write_beside(const char *path, const struct stat *old, const char *bytes,
                        size_t length) {
    int descriptor;
    char *beside = open_beside(path, &descriptor);
    if (!beside)
        return errno;
    int error = write_all(descriptor, bytes, length);
    if (!error && old && fchmod(descriptor, old->st_mode & 07777) != 0)
        error = errno;
    if (!error && fsync(descriptor) != 0)
        error = errno;
    if (close(descriptor) != 0 && !error)
        error = errno;
    if (!error && rename(beside, path) != 0)
        error = errno;
    if (error)
        unlink(beside);
    else
        sync_folder(path);
    free(beside);
    return error;
}

static int write_device(const char *path, const char *bytes, size_t length) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    int error = write_all(descriptor, bytes, length);
    if (close(descriptor) != 0 && !error)
        error = errno;
    return error;
}

/* What stands at `path`. 0, or the errno that says why nothing can be written there. */
static int look_at(const char *path, struct stat *old, bool *exists) {
    *exists = stat(path, old) == 0;
    if (!*exists)
        return errno == ENOENT && *path ? 0 : errno;
    return S_ISDIR(old->st_mode) ? EISDIR : 0;
}

/* 0 or errno. */
static int try_beside(const char *path) {
    int descriptor;
    char *target = target_of(path), *beside = open_beside(target, &descriptor);
    int error = beside ? 0 : errno;
    if (beside) {
        close(descriptor);
        unlink(beside);
    }
    free(beside);
    free(target);
    return error;
}

bool bem_safe_file_is_writable(const char *path, char **message) {
    struct stat old;
    bool exists;
    int error = look_at(path, &old, &exists);
    if (!error && exists && !S_ISREG(old.st_mode))
        error = access(path, W_OK) == 0 ? 0 : errno;
    else if (!error)
        error = try_beside(path);
    return error == 0 || fail(message, path, error);
}

bool bem_safe_file_write(const char *path, const char *bytes, size_t length, char **message) {
    struct stat old;
    bool exists;
    int error = look_at(path, &old, &exists);
    if (error)
        return fail(message, path, error);
    if (exists && !S_ISREG(old.st_mode)) {
        error = write_device(path, bytes, length);
    } else {
        char *target = target_of(path);
        error = write_beside(target, exists ? &old : NULL, bytes, length);
        free(target);
    }
    return error == 0 || fail(message, path, error);
}
