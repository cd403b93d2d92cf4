/* read_certificate.h - a certificate back from its JSON (outputs/certificate_json.h).
 *
 * Strict: an unknown key, one twice or one that lacks is an error. What it says is
 * not judged here (models/certificate.h); only its form is, and that its names are
 * known. */
#ifndef BEM_READ_CERTIFICATE_H
#define BEM_READ_CERTIFICATE_H

#include "certificate.h"

/* NULL after diagnostics. One that was made for another input is read as far as
 * that goes: its tree is empty. */
bem_certificate *bem_certificate_read(const char *path, const bem_problem *, bem_diags *);
bem_certificate *bem_certificate_read_bytes(const char *file, const char *bytes, size_t length,
                                            const bem_problem *, bem_diags *);

#endif
