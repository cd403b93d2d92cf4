/* option.c - getopt_long over a table, with typed values and "did you mean". */
#define _GNU_SOURCE /* getopt_long */
#include "option.h"

#include "names.h"
#include "text.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_LONG = 256 }; /* getopt values of options: FIRST_LONG + index */

bem_exit bem_usage_error(const char *verb, const char *format, ...) {
    bem_text words = {0}, safe = {0};
    va_list args;
    va_start(args, format);
    char sentence[1000];
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    bem_text_add_safe(&safe, sentence);
    const char *space = *verb ? " " : "";
    bem_text_format(&words, "bemanna%s%s: %s (see 'bemanna%s%s --help')\n", space, verb, safe.bytes,
                    space, verb);
    fputs(words.bytes, stderr);
    bem_text_free(&words);
    bem_text_free(&safe);
    return BEM_EXIT_USAGE;
}

static bool read_number(const char *text, double *number, const char **rest) {
    char *end;
    errno = 0;
    *number = strtod(text, &end);
    *rest = end;
    bool plain = strspn(text, "0123456789.") == (size_t)(end - text);
    return end != text && plain && errno == 0 && isfinite(*number);
}

static bool read_seconds(const char *text, double *seconds) {
    const char *unit;
    if (!read_number(text, seconds, &unit))
        return false;
    double factor = strcmp(unit, "m") == 0             ? 60
                    : strcmp(unit, "h") == 0           ? 3600
                    : !*unit || strcmp(unit, "s") == 0 ? 1
                                                       : 0;
    *seconds *= factor;
    return factor > 0;
}

static bool read_percent(const char *text, double *share) {
    const char *unit;
    if (!read_number(text, share, &unit))
        return false;
    *share /= 100;
    return !*unit || strcmp(unit, "%") == 0;
}

static bool read_count(const char *text, int64_t *count) {
    char *end;
    errno = 0;
    *count = strtoll(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && errno == 0;
}

/* Which of "json|grid" a word is, or -1. */
static int find_choice(const char *choices, const char *word) {
    size_t length = strlen(word);
    int index = 0;
    for (const char *at = choices; length > 0;) {
        const char *bar = strchr(at, '|');
        size_t here = bar ? (size_t)(bar - at) : strlen(at);
        if (here == length && strncmp(at, word, length) == 0)
            return index;
        if (!bar)
            break;
        at = bar + 1;
        index++;
    }
    return -1;
}

static bool store(const bem_option *option, const char *text, void *settings) {
    void *field = (char *)settings + option->offset;
    switch (option->kind) {
    case BEM_OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case BEM_OPTION_TEXT:
        *(const char **)field = text;
        return *text != '\0';
    case BEM_OPTION_SECONDS:
        return read_seconds(text, field);
    case BEM_OPTION_COUNT:
        return read_count(text, field);
    case BEM_OPTION_PERCENT:
        return read_percent(text, field);
    case BEM_OPTION_CHOICE:
        *(int *)field = find_choice(option->values, text);
        return *(int *)field >= 0;
    }
    return false;
}

static bem_exit bad_value(const char *verb, const bem_option *option, const char *text) {
    static const char *const wanted[] = {
        [BEM_OPTION_FLAG] = "nothing",
        [BEM_OPTION_TEXT] = "a name",
        [BEM_OPTION_SECONDS] = "a time such as 90, 90s, 1.5m or 2h",
        [BEM_OPTION_COUNT] = "a whole number",
        [BEM_OPTION_PERCENT] = "a percentage such as 0.5 or 0.5%",
    };
    if (option->kind == BEM_OPTION_CHOICE)
        return bem_usage_error(verb, "--%s wants one of %s, not '%s'", option->name, option->values,
                               text);
    return bem_usage_error(verb, "--%s wants %s, not '%s'", option->name, wanted[option->kind],
                           text);
}

static bem_exit unknown_option(const char *verb, const char *word, const bem_option *options) {
    size_t length = strcspn(word, "=");
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), word);
    const char *bare = name + strspn(name, "-");
    bem_guess guess = {.word = bare};
    for (const bem_option *option = options; option->name; option++)
        bem_guess_try(&guess, option->name);
    if (guess.best)
        return bem_usage_error(verb, "there is no option '%s'; did you mean '--%s'?", name,
                               guess.best);
    return bem_usage_error(verb, "there is no option '%s'", name);
}

static bem_exit missing_value(const char *verb, const char *word) {
    return bem_usage_error(verb, "'%s' wants a value", word);
}

typedef struct getopt_table {
    struct option *longs;
    bem_text letters;
} getopt_table;

static getopt_table build_table(const bem_option *options) {
    int n = 0;
    while (options[n].name)
        n++;
    getopt_table table = {.longs = bem_grow(NULL, (size_t)n + 1, sizeof(struct option))};
    bem_text_add(&table.letters, ":");
    for (int i = 0; i < n; i++) {
        bool value = options[i].kind != BEM_OPTION_FLAG;
        table.longs[i] = (struct option){options[i].name, value ? required_argument : no_argument,
                                         NULL, FIRST_LONG + i};
        if (options[i].letter)
            bem_text_format(&table.letters, "%c%s", options[i].letter, value ? ":" : "");
    }
    table.longs[n] = (struct option){0};
    return table;
}

static const bem_option *option_of(const bem_option *options, int value) {
    if (value >= FIRST_LONG)
        return &options[value - FIRST_LONG];
    for (const bem_option *option = options; option->name; option++)
        if (option->letter == value)
            return option;
    return NULL;
}

/* What getopt could not read: an unknown letter or name, or a flag given a value. */
static bem_exit bad_option(const char *verb, char **argv, const bem_option *options) {
    if (optopt >= FIRST_LONG)
        return bem_usage_error(verb, "--%s takes no value", options[optopt - FIRST_LONG].name);
    char letter[] = {'-', (char)optopt, '\0'};
    return unknown_option(verb, optopt ? letter : argv[optind - 1], options);
}

static bem_exit read_options(int argc, char **argv, const bem_option *options, void *settings,
                             const getopt_table *table) {
    opterr = 0;
    optind = 1;
    for (int value;
         (value = getopt_long(argc, argv, table->letters.bytes, table->longs, NULL)) != -1;) {
        if (value == '?')
            return bad_option(argv[0], argv, options);
        if (value == ':')
            return missing_value(argv[0], argv[optind - 1]);
        const bem_option *option = option_of(options, value);
        if (!store(option, optarg ? optarg : "", settings))
            return bad_value(argv[0], option, optarg);
    }
    return BEM_EXIT_DONE;
}

bem_exit bem_options_read(int argc, char **argv, const bem_option *options, void *settings,
                          const char **operands, int n_operands) {
    int given;
    bem_exit outcome =
        bem_options_read_many(argc, argv, options, settings, n_operands, n_operands, &given);
    for (int i = 0; outcome == BEM_EXIT_DONE && i < n_operands; i++)
        operands[i] = argv[argc - given + i];
    return outcome;
}

bem_exit bem_options_read_many(int argc, char **argv, const bem_option *options, void *settings,
                               int least, int most, int *n_operands) {
    getopt_table table = build_table(options);
    bem_exit outcome = read_options(argc, argv, options, settings, &table);
    free(table.longs);
    bem_text_free(&table.letters);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    *n_operands = argc - optind;
    if (*n_operands < least)
        return bem_usage_error(argv[0],
                               *n_operands == 0 ? "no file was named" : "one more file is wanted");
    if (*n_operands > most)
        return bem_usage_error(argv[0], "'%s' is one argument too many", argv[optind + most]);
    return BEM_EXIT_DONE;
}
