/* sha256.h - the digest of FIPS 180-4, fed piece by piece. */
#ifndef BEM_SHA256_H
#define BEM_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { BEM_SHA256_HEX = 65 }; /* 64 digits and the end */

typedef struct bem_sha256 {
    uint32_t state[8];
    uint64_t n_bytes;
    unsigned char block[64];
} bem_sha256;

bem_sha256 bem_sha256_new(void);
void bem_sha256_add(bem_sha256 *, const void *bytes, size_t length);
void bem_sha256_finish(bem_sha256 *, char hex[BEM_SHA256_HEX]);

#endif
