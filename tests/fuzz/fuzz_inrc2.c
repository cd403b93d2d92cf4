/* fuzz_inrc2.c - any bytes as a case of the second competition: imported, and the YAML read. */
#include "import_inrc2.h"
#include "imported.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    fuzz_imported(bytes, size, bem_import_inrc2_bytes);
    return 0;
}
