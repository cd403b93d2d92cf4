/* fuzz_cq.c - any bytes as a Curtois-Qu instance: imported, and the YAML read. */
#include "import_cq.h"
#include "imported.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    fuzz_imported(bytes, size, bem_import_cq_bytes);
    return 0;
}
