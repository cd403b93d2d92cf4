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

/* A device or a pipe is written to as it is. */
static bool is_device(const char *path) {
    struct stat there;
    return stat(path, &there) == 0 && !S_ISREG(there.st_mode);
}

/* A file that did not exist a moment ago, beside `path`: its name (owned), or NULL with errno. */
static char *open_beside(const char *path) {
    for (int attempt = 0; attempt < 100; attempt++) {
        bem_text name = {0};
        bem_text_format(&name, "%s.%ld-%d.part", path, (long)getpid(), attempt);
        int descriptor = open(name.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0) {
            close(descriptor);
            return bem_text_take(&name);
        }
        int error = errno;
        bem_text_free(&name);
        errno = error;
        if (error != EEXIST)
            return NULL;
    }
    return NULL;
}

char *bem_safe_file_begin(const char *path, char **message) {
    struct stat old;
    bool exists = stat(path, &old) == 0;
    int error = exists && S_ISDIR(old.st_mode) ? EISDIR : !exists && errno != ENOENT ? errno : 0;
    char *part = NULL;
    if (!error) {
        char *target = target_of(path);
        if (exists && !S_ISREG(old.st_mode))
            return target;
        part = open_beside(target);
        error = part ? 0 : errno;
        free(target);
    }
    if (error)
        fail(message, path, error);
    return part;
}

void bem_safe_file_abandon(const char *path, char *part) {
    if (!is_device(path))
        unlink(part);
    free(part);
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

/* On disk, with the permissions of the file it replaces; 0 or errno. */
static int settle(const char *part, const char *target) {
    struct stat old;
    int descriptor = open(part, O_WRONLY | O_CLOEXEC), error = 0;
    if (descriptor < 0)
        return errno;
    if (stat(target, &old) == 0 && fchmod(descriptor, old.st_mode & 07777) != 0)
        error = errno;
    if (!error && fsync(descriptor) != 0)
        error = errno;
    if (close(descriptor) != 0 && !error)
        error = errno;
    return error;
}

bool bem_safe_file_commit(const char *path, char *part, char **message) {
    if (is_device(path)) {
        free(part);
        return true;
    }
    char *target = target_of(path);
    int error = settle(part, target);
    if (!error && rename(part, target) != 0)
        error = errno;
    if (error)
        unlink(part);
    else
        sync_folder(target);
    free(target);
    free(part);
    return error == 0 || fail(message, path, error);
}

bool bem_safe_file_write(const char *path, const char *bytes, size_t length, char **message) {
    char *part = bem_safe_file_begin(path, message);
    if (!part)
        return false;
    int descriptor = open(part, O_WRONLY | O_CLOEXEC), error = 0;
    if (descriptor < 0)
        error = errno;
    else
        error = write_all(descriptor, bytes, length);
    if (descriptor >= 0 && close(descriptor) != 0 && !error)
        error = errno;
    if (!error)
        return bem_safe_file_commit(path, part, message);
    bem_safe_file_abandon(path, part);
    return fail(message, path, error);
}
