// XDG base directories, and the shared folder found from where the program itself lies.
#include "host/paths.h"

#include "host/files.h"

#include <stdlib.h>
#include <unistd.h>

Str paths_join(Arena *arena, Str folder, Str name) {
    if (!folder.len || str_ends(folder, STR("/"))) return str_join(arena, folder, name);
    return str_join(arena, str_join(arena, folder, STR("/")), name);
}

static Str variable(const char *name) {
    return str_from(getenv(name));
}

static Str home_folder(Arena *arena, const char *name, Str below_home) {
    Str base = variable(name);
    // The XDG standard: a path that is not absolute is ignored.
    if (!str_starts(base, STR("/"))) base = variable("HOME").len ? paths_join(arena, variable("HOME"), below_home) : STR("/tmp");
    return paths_join(arena, base, STR("counterpart"));
}

Str paths_data(Arena *arena) {
    return home_folder(arena, "XDG_DATA_HOME", STR(".local/share"));
}

Str paths_config(Arena *arena) {
    return home_folder(arena, "XDG_CONFIG_HOME", STR(".config"));
}

Str paths_cache(Arena *arena) {
    return home_folder(arena, "XDG_CACHE_HOME", STR(".cache"));
}

Str paths_program(Arena *arena) {
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t)length == sizeof path) return STR_NONE;
    while (length > 0 && path[length - 1] != '/') length--;
    return str_copy(arena, (Str){path, (size_t)length});
}

// The folder without dots and links, when it holds the handbook; else empty.
static Str share_at(Arena *arena, Str folder) {
    if (!folder.len || !files_exists(paths_join(arena, folder, STR("scenarios/handbook.lua")))) return STR_NONE;
    char *real = realpath(str_copy(arena, folder).data, NULL);
    Str found = real ? str_copy(arena, str_from(real)) : folder;
    free(real);
    return found;
}

Str paths_next_dir(Arena *arena, size_t *at) {
    Str dirs = variable("XDG_DATA_DIRS").len ? variable("XDG_DATA_DIRS") : STR("/usr/local/share:/usr/share");
    while (*at < dirs.len) {
        ptrdiff_t colon = str_find(dirs, STR(":"), *at);
        Str dir = str_slice(dirs, *at, colon < 0 ? dirs.len : (size_t)colon);
        *at += dir.len + 1;
        if (dir.len) return str_copy(arena, dir);
    }
    return STR_NONE;
}

Str paths_share(Arena *arena) {
    Str program = paths_program(arena), dir;
    Str places[] = {variable("COUNTERPART_SHARE"), paths_join(arena, program, STR("../..")),
                    paths_join(arena, program, STR("../share/counterpart"))};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (share_at(arena, places[i]).len) return share_at(arena, places[i]);
    for (size_t at = 0; (dir = paths_next_dir(arena, &at)).len;) {
        Str folder = paths_join(arena, dir, STR("counterpart"));
        if (share_at(arena, folder).len) return share_at(arena, folder);
    }
    return STR_NONE;
}
