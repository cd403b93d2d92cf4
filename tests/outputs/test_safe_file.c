/* test_safe_file.c - whole or not at all. */
#define _XOPEN_SOURCE 700
#include "safe_file.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/bemanna-safe-XXXXXX";

static void enter_folder(void) {
    cr_assert(mkdtemp(folder) != NULL);
    cr_assert(chdir(folder) == 0);
}

static void leave_folder(void) {
    DIR *dir = opendir(".");
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            remove(entry->d_name);
    closedir(dir);
    cr_expect(chdir("/") == 0 && rmdir(folder) == 0);
}

TestSuite(safe_file, .init = enter_folder, .fini = leave_folder);

static int n_files(void) {
    int n = 0;
    DIR *dir = opendir(".");
    for (struct dirent *entry; (entry = readdir(dir));)
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}

static bool holds(const char *path, const char *words) {
    char bytes[100] = {0};
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    size_t n = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    return n == strlen(words) && strcmp(bytes, words) == 0;
}

static bool write_words(const char *path, const char *words, char **message) {
    return bem_safe_file_write(path, words, strlen(words), message);
}

Test(safe_file, new_file_and_one_that_takes_its_place) {
    char *message = NULL;
    cr_assert(write_words("a", "one", &message));
    cr_expect(holds("a", "one"));
    cr_expect(chmod("a", 0640) == 0);
    cr_assert(write_words("a", "other", &message));
    cr_expect(holds("a", "other"));
    struct stat there;
    cr_expect(stat("a", &there) == 0 && (there.st_mode & 0777) == 0640);
    cr_expect(eq(int, n_files(), 1));
}

Test(safe_file, a_link_stays_a_link) {
    char *message = NULL;
    struct stat there;
    cr_assert(write_words("real", "one", &message));
    cr_assert(symlink("real", "link") == 0);
    cr_assert(write_words("link", "two", &message));
    cr_expect(holds("real", "two"));
    cr_expect(lstat("link", &there) == 0 && S_ISLNK(there.st_mode));
}

Test(safe_file, failures_are_one_sentence_and_leave_nothing) {
    static const struct {
        const char *path, *words;
    } cases[] = {
        {"/dev/full", "No space left"},
        {"no/such/folder", "No such file"},
        {".", "Is a directory"},
        {"", "No such file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *message = NULL;
        cr_expect(not(write_words(cases[i].path, "words", &message)), "case %zu", i);
        cr_assert(message != NULL);
        cr_expect(strstr(message, cases[i].words) != NULL, "case %zu: %s", i, message);
        cr_expect(strchr(message, '\n') == NULL);
        free(message);
    }
    cr_expect(eq(int, n_files(), 0));
}

/* Asked beforehand, a path says the same and nothing is left; what fills up later is not foreseen.
 */
Test(safe_file, whether_a_path_can_be_written_is_known_before) {
    static const struct {
        const char *path, *words; /* NULL = it can */
    } cases[] = {
        {"new", NULL},
        {"old", NULL},
        {"link", NULL},
        {"/dev/null", NULL},
        {"/dev/full", NULL},
        {"no/such/folder", "No such file"},
        {"old/below", "Not a directory"},
        {".", "Is a directory"},
        {"", "No such file"},
    };
    char *message = NULL;
    cr_assert(write_words("old", "one", &message));
    cr_assert(symlink("old", "link") == 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool can = bem_safe_file_is_writable(cases[i].path, &message);
        cr_expect(eq(int, can, cases[i].words == NULL), "case %zu", i);
        if (!can)
            cr_expect(strstr(message, cases[i].words) != NULL, "case %zu: %s", i, message);
        free(message);
        message = NULL;
    }
    cr_expect(holds("old", "one"));
    cr_expect(eq(int, n_files(), 2));
}

Test(safe_file, control_characters_of_a_path_are_not_printed) {
    char *message = NULL;
    cr_expect(not(write_words("no\033[2J/file", "words", &message)));
    cr_expect(strchr(message, '\033') == NULL);
    free(message);
}
