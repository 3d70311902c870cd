// A home of a test's own: the program reads no settings of whoever runs the test, and leaves nothing behind.
#ifndef TESTS_HOST_HOME_H
#define TESTS_HOST_HOME_H
#include "testkit/testkit.h"

#include <stdlib.h>
#include <unistd.h>

// Kept and remembered is in `folder` from now on; what is shipped is read from the source folder.
static inline void home_use(const char *folder) {
    static const char *const kept[] = {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"};
    for (int i = 0; i < 3; i++) setenv(kept[i], folder, 1);
    setenv("COUNTERPART_SHARE", SOURCE_DIR, 1);
    unsetenv("COUNTERPART_FONT");
    unsetenv("COUNTERPART_SCALE");
}

// Makes a folder of a name for mkdtemp, uses it and goes there; 0 when that went well.
static inline int home_make(char *folder) {
    if (!mkdtemp(folder)) return -1;
    home_use(folder);
    return chdir(folder);
}

static inline int home_remove(const char *folder) {
    return chdir("/") || !testkit_remove(folder);
}
#endif
