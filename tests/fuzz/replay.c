/* replay.c - gives a fuzz target all that its corpus holds: seeds, and whatever
 * the fuzzer once found.
 *
 * usage: replay FOLDER */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void replay_file(const char *folder, const char *name) {
    enum { MOST = 1 << 20 };
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    unsigned char *bytes = malloc(MOST);
    size_t size = fread(bytes, 1, MOST, file);
    fclose(file);
    unsigned char *exact = malloc(size ? size : 1); /* so that an overrun is seen */
    for (size_t i = 0; i < size; i++)
        exact[i] = bytes[i];
    free(bytes);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

int main(int n_args, char **args) {
    DIR *folder = n_args == 2 ? opendir(args[1]) : NULL;
    int n_files = 0;
    for (struct dirent *item; folder && (item = readdir(folder));)
        if (item->d_name[0] != '.') {
            replay_file(args[1], item->d_name);
            n_files++;
        }
    if (folder)
        closedir(folder);
    printf("%d inputs\n", n_files);
    return n_files == 0;
}
