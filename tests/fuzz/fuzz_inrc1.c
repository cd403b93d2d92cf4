/* fuzz_inrc1.c - any bytes as an instance of the first competition: imported, and the YAML read. */
#include "import_inrc1.h"
#include "imported.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    fuzz_imported(bytes, size, bem_import_inrc1_bytes);
    return 0;
}
