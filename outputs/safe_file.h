/* safe_file.h - writes a file whole or not at all. */
#ifndef BEM_SAFE_FILE_H
#define BEM_SAFE_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Writes `length` bytes to `path`: to a new file beside it, which takes its place once it is
 * safely on disk. After a failure what was there before is untouched, nothing new is left, and
 * *message is one sentence (the caller frees it). A link is followed; a device or a pipe is
 * written to as it is. An existing file keeps its permissions. */
bool bem_safe_file_write(const char *path, const char *bytes, size_t length, char **message);

/* Whether that would be possible now, for those who work long before they write: nothing is left
 * behind and nothing that exists is touched. A device or a pipe is only asked for permission. */
bool bem_safe_file_is_writable(const char *path, char **message);

/* Writes all bytes to an open descriptor, named `name` in *message. With SIGPIPE ignored, a pipe
 * whose reader has gone is a failure as any other. */
bool bem_descriptor_write(int descriptor, const char *name, const char *bytes, size_t length,
                          char **message);

#endif
