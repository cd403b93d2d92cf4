/* help.c - usage, verbs, options, exit codes: from the tables that drive them. */
#include "help.h"

enum { VERB = 14, OPTION = 30 };

void bem_help_write(bem_text *text, const bem_verb *const *verbs) {
    bem_text_add(text, "usage: bemanna VERB [OPTION]… FILE…\n\n"
                       "Makes rosters from a description of a ward in YAML, and says how far each "
                       "is from the\ncheapest possible.\n\nverbs:\n");
    for (; *verbs; verbs++) {
        bem_text_add(text, "  ");
        bem_text_add_field(text, (*verbs)->name, VERB, false);
        bem_text_format(text, "%s\n", (*verbs)->summary);
    }
    bem_text_add(text, "\n"
                       "  bemanna VERB --help   about one verb\n"
                       "  bemanna --version     the version\n"
                       "\n"
                       "exit codes:\n"
                       "  0  done\n"
                       "  1  the machine failed: disk full, pipe closed, …\n"
                       "  2  the command line is wrong\n"
                       "  3  an input file is wrong\n"
                       "  4  no roster keeps all hard rules; standard error says why\n"
                       "  5  a limit or an interrupt ended the search; the best roster is written\n"
                       "  6  a limit or an interrupt came before any roster\n"
                       "  7  the check found broken hard rules\n");
}

static void add_option(bem_text *text, const bem_option *option) {
    bem_text left = {0};
    if (option->letter)
        bem_text_format(&left, "  -%c, --%s", option->letter, option->name);
    else
        bem_text_format(&left, "      --%s", option->name);
    if (option->values)
        bem_text_format(&left, " %s", option->values);
    if (bem_text_width(left.bytes) < OPTION) {
        bem_text_add_field(text, left.bytes, OPTION, false);
    } else {
        bem_text_format(text, "%s\n", left.bytes);
        bem_text_repeat(text, " ", OPTION);
    }
    bem_text_format(text, "%s\n", option->help);
    bem_text_free(&left);
}

void bem_help_write_verb(bem_text *text, const bem_verb *verb) {
    bem_text_format(text, "usage: bemanna %s [OPTION]…%s%s\n\n%s\n\noptions:\n", verb->name,
                    *verb->arguments ? " " : "", verb->arguments, verb->help);
    for (const bem_option *option = verb->options; option->name; option++)
        add_option(text, option);
    bem_text_add_field(text, "  -h, --help", OPTION, false);
    bem_text_add(text, "this text\n");
}
