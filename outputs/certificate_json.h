/* certificate_json.h - a certificate as JSON "bemanna-certificate/1".
 *
 * The schema is docs/schema/certificate.schema.json, the words docs/certificate.md. */
#ifndef BEM_CERTIFICATE_JSON_H
#define BEM_CERTIFICATE_JSON_H

#include "certificate.h"
#include "text.h"

void bem_certificate_write_json(bem_text *, const bem_problem *, const bem_certificate *);

#endif
