/* two_files.h - what stands after a line `%FILE` becomes a second file, part.csv, beside the first:
 * a CSV file, or one to include. */
#ifndef BEM_FUZZ_TWO_FILES_H
#define BEM_FUZZ_TWO_FILES_H

#include <stddef.h>

typedef void fuzz_reader(const char *name, const unsigned char *bytes, size_t size);

/* Hands the first file on under a name beside which the second stands while it is read; without a
 * second one, under a name in no folder. */
void fuzz_two_files(const unsigned char *bytes, size_t size, fuzz_reader *);

#endif
