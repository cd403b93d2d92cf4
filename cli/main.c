/* main.c - finds the verb and hands over. */
#include "deliver.h"
#include "help.h"
#include "interrupt.h"
#include "names.h"
#include "packs.h"
#include "verb.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const bem_verb *const verbs[] = {
    &bem_verb_solve,
    &bem_verb_check,
    &bem_verb_verify_bound,
    &bem_verb_show,
    &bem_verb_import,
    &bem_verb_forecast,
    &bem_verb_plan,
    &bem_verb_followup,
    &bem_verb_rules,
    &bem_verb_schema,
    NULL,
};

/* When the shell closed one of the three standard streams, no file of ours may take its number. */
static void hold_standard_streams(void) {
    for (int descriptor; (descriptor = open("/dev/null", O_RDONLY)) >= 0;)
        if (descriptor > STDERR_FILENO) {
            close(descriptor);
            return;
        }
}

/* Threads that wait for work by spinning take the processor from those that have
 * some, and on a busy machine the whole run stands still. OpenMP's runtime reads its
 * waiting policy before main begins, so the command starts itself once more with
 * it set, unless the user has chosen one. Where that is not possible it goes on. */
static void wait_without_spinning(char **argv) {
    if (getenv("OMP_WAIT_POLICY") || setenv("OMP_WAIT_POLICY", "passive", 1) != 0)
        return;
    execv("/proc/self/exe", argv);
}

static bem_exit show_help(const bem_verb *verb) {
    bem_text text = {0};
    if (verb)
        bem_help_write_verb(&text, verb);
    else
        bem_help_write(&text, verbs);
    return bem_deliver(NULL, &text);
}

static bem_exit show_version(void) {
    bem_text text = {0};
    bem_text_add(&text, "bemanna " BEMANNA_VERSION "\n");
    return bem_deliver(NULL, &text);
}

static const bem_verb *find_verb(const char *name) {
    for (int i = 0; verbs[i]; i++)
        if (strcmp(verbs[i]->name, name) == 0)
            return verbs[i];
    return NULL;
}

static bem_exit unknown_verb(const char *word) {
    bem_guess guess = {.word = word};
    bem_guess_try(&guess, "--help");
    bem_guess_try(&guess, "--version");
    for (int i = 0; verbs[i]; i++)
        bem_guess_try(&guess, verbs[i]->name);
    const char *kind = *word == '-' ? "option" : "verb";
    if (guess.best)
        return bem_usage_error("", "there is no %s '%s'; did you mean '%s'?", kind, word,
                               guess.best);
    return bem_usage_error("", "there is no %s '%s'", kind, word);
}

static bool is_one_of(const char *word, const char *a, const char *b, const char *c) {
    return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

/* --help anywhere before a bare "--" asks for the verb's help. */
static bool asks_for_help(int argc, char **argv) {
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

int main(int argc, char **argv) {
    wait_without_spinning(argv);
    hold_standard_streams();
    bem_interrupt_spare_writing();
    bem_packs_find();
    if (argc < 2) {
        bem_text text = {0};
        bem_help_write(&text, verbs);
        bem_tell(&text);
        return BEM_EXIT_USAGE;
    }
    const char *word = argv[1];
    if (is_one_of(word, "--version", "-V", "version"))
        return (int)show_version();
    if (is_one_of(word, "--help", "-h", "help")) {
        const bem_verb *about = argc > 2 ? find_verb(argv[2]) : NULL;
        return (int)(argc > 2 && !about ? unknown_verb(argv[2]) : show_help(about));
    }
    const bem_verb *verb = find_verb(word);
    if (!verb)
        return (int)unknown_verb(word);
    if (asks_for_help(argc - 1, argv + 1))
        return (int)show_help(verb);
    return (int)verb->run(argc - 1, argv + 1);
}
