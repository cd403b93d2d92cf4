/* packs.c - from the command's own place to share/bemanna/rules. */
#include "packs.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void bem_packs_find(void) {
    char command[4096];
    ssize_t length = readlink("/proc/self/exe", command, sizeof command - 1);
    if (length <= 0 || getenv("BEMANNA_RULES"))
        return;
    command[length] = '\0';
    char *slash = strrchr(command, '/');
    if (!slash)
        return;
    *slash = '\0';
    bem_text folder = {0};
    struct stat there;
    bem_text_format(&folder, "%s/" BEM_PACKS_FROM_COMMAND, command);
    if (stat(folder.bytes, &there) == 0 && S_ISDIR(there.st_mode))
        setenv("BEMANNA_RULES", folder.bytes, 1);
    bem_text_free(&folder);
}
