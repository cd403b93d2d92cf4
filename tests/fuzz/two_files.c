/* two_files.c - a folder of its own for each run, gone after it. */
#include "two_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char mark[] = "\n%FILE\n";

static size_t find_mark(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i + sizeof mark - 1 <= size; i++)
        if (memcmp(bytes + i, mark, sizeof mark - 1) == 0)
            return i;
    return size;
}

void fuzz_two_files(const unsigned char *bytes, size_t size, fuzz_reader *read) {
    size_t length = find_mark(bytes, size), rest = length + sizeof mark - 1;
    if (length == size) {
        read("no-such-folder/first.yaml", bytes, size);
        return;
    }
    char folder[] = "/tmp/bemanna-fuzz-XXXXXX", first[64], part[64];
    if (!mkdtemp(folder))
        return;
    snprintf(first, sizeof first, "%s/first.yaml", folder);
    snprintf(part, sizeof part, "%s/part.csv", folder);
    FILE *file = fopen(part, "wb");
    if (file) {
        fwrite(bytes + rest, 1, size - rest, file);
        fclose(file);
        read(first, bytes, length);
        unlink(part);
    }
    rmdir(folder);
}
