/* json.c - the door to cJSON for all that outputs/ writes. */
#include "json.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A bem_json is a cJSON under a name that other files may say. */
static cJSON *tree_of(bem_json *json) { return (cJSON *)json; }

/* cJSON gives NULL only when memory is gone. */
static cJSON *or_end(cJSON *made) {
    if (!made) {
        fputs("bemanna: out of memory\n", stderr);
        abort();
    }
    return made;
}

bem_json *bem_json_new(void) { return (bem_json *)or_end(cJSON_CreateObject()); }

bem_json *bem_json_new_list(void) { return (bem_json *)or_end(cJSON_CreateArray()); }

void bem_json_free(bem_json *json) { cJSON_Delete(tree_of(json)); }

static void put(bem_json *json, const char *key, cJSON *child) {
    cJSON *parent = tree_of(json);
    assert(key ? cJSON_IsObject(parent) : cJSON_IsArray(parent));
    or_end(child);
    if (key ? !cJSON_AddItemToObject(parent, key, child) : !cJSON_AddItemToArray(parent, child))
        or_end(NULL);
}

void bem_json_add(bem_json *json, const char *key, bem_json *child) {
    put(json, key, tree_of(child));
}

void bem_json_add_null(bem_json *json, const char *key) { put(json, key, cJSON_CreateNull()); }

void bem_json_add_bool(bem_json *json, const char *key, bool yes) {
    put(json, key, cJSON_CreateBool(yes));
}

void bem_json_add_text(bem_json *json, const char *key, const char *words) {
    put(json, key, words ? cJSON_CreateString(words) : cJSON_CreateNull());
}

void bem_json_add_integer(bem_json *json, const char *key, int64_t number) {
    char digits[32];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    put(json, key, cJSON_CreateRaw(digits));
}

void bem_json_add_unsigned(bem_json *json, const char *key, uint64_t number) {
    char digits[32];
    snprintf(digits, sizeof digits, "%" PRIu64, number);
    put(json, key, cJSON_CreateRaw(digits));
}

void bem_json_add_number(bem_json *json, const char *key, double number) {
    if (!isfinite(number)) {
        bem_json_add_null(json, key);
        return;
    }
    char digits[400];
    int n = snprintf(digits, sizeof digits, "%.6f", number);
    while (digits[n - 1] == '0')
        digits[--n] = '\0';
    if (digits[n - 1] == '.')
        digits[--n] = '\0';
    put(json, key, cJSON_CreateRaw(strcmp(digits, "-0") == 0 ? "0" : digits));
}

void bem_json_add_date(bem_json *json, const char *key, bem_date date) {
    char words[BEM_DATE_TEXT];
    bem_json_add_text(json, key, bem_date_text(date, words));
}

static void write_flat(bem_text *text, const cJSON *tree, const char *comma) {
    if (cJSON_IsObject(tree) || cJSON_IsArray(tree)) {
        bem_text_add(text, cJSON_IsObject(tree) ? "{" : "[");
        for (const cJSON *child = tree->child; child; child = child->next) {
            if (cJSON_IsObject(tree)) {
                cJSON key = {.type = cJSON_String, .valuestring = child->string};
                write_flat(text, &key, comma);
                bem_text_add(text, ": ");
            }
            write_flat(text, child, comma);
            if (child->next)
                bem_text_add(text, comma);
        }
        bem_text_add(text, cJSON_IsObject(tree) ? "}" : "]");
        return;
    }
    char *leaf = cJSON_PrintUnformatted(tree);
    if (!leaf)
        or_end(NULL);
    bem_text_add(text, leaf);
    cJSON_free(leaf);
}

static bool has_branches(const cJSON *tree) {
    for (const cJSON *child = tree->child; child; child = child->next)
        if (cJSON_IsObject(child) || cJSON_IsArray(child))
            return true;
    return false;
}

static void write_indented(bem_text *text, const cJSON *tree, int depth) {
    if (!has_branches(tree)) {
        write_flat(text, tree, ", ");
        return;
    }
    bem_text_add(text, cJSON_IsObject(tree) ? "{\n" : "[\n");
    for (const cJSON *child = tree->child; child; child = child->next) {
        bem_text_repeat(text, "  ", depth + 1);
        if (cJSON_IsObject(tree)) {
            cJSON key = {.type = cJSON_String, .valuestring = child->string};
            write_flat(text, &key, "");
            bem_text_add(text, ": ");
        }
        write_indented(text, child, depth + 1);
        bem_text_add(text, child->next ? ",\n" : "\n");
    }
    bem_text_repeat(text, "  ", depth);
    bem_text_add(text, cJSON_IsObject(tree) ? "}" : "]");
}

void bem_json_write(bem_text *text, const bem_json *json) {
    write_indented(text, (const cJSON *)json, 0);
    bem_text_add(text, "\n");
}

void bem_json_write_line(bem_text *text, const bem_json *json) {
    write_flat(text, (const cJSON *)json, ", ");
    bem_text_add(text, "\n");
}
