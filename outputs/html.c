/* html.c - words, page, style. */
#include "html.h"

void bem_html_add_words(bem_text *text, const char *words) {
    bem_text safe = {0};
    bem_text_add_safe(&safe, words);
    for (const char *c = safe.bytes; c && *c; c++)
        switch (*c) {
        case '<':
            bem_text_add(text, "&lt;");
            break;
        case '>':
            bem_text_add(text, "&gt;");
            break;
        case '&':
            bem_text_add(text, "&amp;");
            break;
        case '"':
            bem_text_add(text, "&quot;");
            break;
        default:
            bem_text_add_bytes(text, c, 1);
        }
    bem_text_free(&safe);
}

/* Line by line, as a line's end is a control character. */
void bem_html_add_lines(bem_text *text, char *lines) {
    for (char *line = lines, *next; line && *line; line = next) {
        next = line;
        while (*next && *next != '\n')
            next++;
        bool more = *next == '\n';
        *next = '\0';
        bem_html_add_words(text, line);
        bem_text_add(text, "\n");
        next += more;
    }
}

/* Greys, weights and rules carry the meaning, so that a page in black and white loses nothing. */
static const char style[] =
    "body{font:8.5pt/1.25 \"Liberation Sans\",Arial,sans-serif;color:#000;margin:0 auto;"
    "max-width:1000px;padding:12px}\n"
    "h1{font-size:14pt;margin:0 0 2px}h2{font-size:10pt;margin:9px 0 2px}p{margin:3px 0}\n"
    ".under{color:#444}ul{margin:4px 0;padding-left:16px}\n"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\n"
    "th,td{padding:1px 4px;text-align:right;white-space:nowrap;font-weight:normal}\n"
    "th:first-child,td:first-child,td.w,th.w{text-align:left}\n"
    "thead th{border-bottom:1px solid #000;vertical-align:bottom;font-size:7.5pt}\n"
    "thead th.g{text-align:center;border-bottom:1px solid #888;font-weight:bold}\n"
    "td{border-bottom:1px solid #ddd}td.s,th.s{border-left:1px solid #888}\n"
    "pre{font:6.6pt/1.25 \"Liberation Mono\",monospace;white-space:pre-wrap;margin:0}\n"
    "tr.unit td{font-weight:bold;font-size:9.5pt;padding-top:5px;border-bottom:1px solid #000}\n"
    "tr.kind td{font-style:italic;border-bottom:1px solid #888;padding-top:3px}\n"
    "tr.sum td{font-weight:bold;border-top:1px solid #000}\n"
    ".charts{display:flex;flex-wrap:wrap;gap:8px 14px;margin-top:12px}.charts "
    "figure{margin:0;break-inside:avoid}\n"
    ".pairs{display:grid;grid-template-columns:1fr 1fr}.pairs .first{grid-column:1}.pairs "
    "svg{width:100%}\n"
    "svg{max-width:100%;height:auto}table,figure{break-inside:avoid-page}thead{display:"
    "table-header-group}\n"
    "@media screen{pre{font-size:8pt}}\n"
    "@media print{body{padding:0;max-width:none}}\n";

void bem_html_begin(bem_text *text, const char *title, bool landscape) {
    bem_text_add(text, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    bem_html_add_words(text, title);
    bem_text_format(text, "</title>\n<style>\n@page{size:A4 %s;margin:12mm}\n",
                    landscape ? "landscape" : "portrait");
    bem_text_add(text, style);
    bem_text_add(text, "</style>\n</head>\n<body>\n");
}

void bem_html_end(bem_text *text) { bem_text_add(text, "</body>\n</html>\n"); }
