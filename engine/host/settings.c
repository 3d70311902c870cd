// A word that is not known here, or that somebody has garbled, is as none.
#include "host/settings.h"

#include "host/files.h"
#include "host/paths.h"

Str settings_word(Arena *arena, Str folder, Str name) {
    const Files files = files_disk();
    Str text;
    return files.read(files.context, arena, paths_join(arena, folder, name), &text, NULL) ? str_trim(text) : STR_NONE;
}

void settings_keep(Str folder, Str name, Str word) {
    Arena arena = {0};
    if (files_make_folder(folder, NULL)) files_keep(paths_join(&arena, folder, name), word);
    arena_free(&arena);
}

Look settings_look(Str folder) {
    Arena arena = {0};
    Look look = {.text = 100};
    Str theme = settings_word(&arena, folder, STR("theme")), text = settings_word(&arena, folder, STR("text-size"));
    theme_find(theme, &look.theme);
    if (str_equal(text, STR("150"))) look.text = 150;
    if (str_equal(text, STR("200"))) look.text = 200;
    look.still = str_equal(settings_word(&arena, folder, STR("motion")), STR("reduced"));
    look.silent = str_equal(settings_word(&arena, folder, STR("sounds")), STR("off"));
    arena_free(&arena);
    return look;
}

void settings_keep_look(Str folder, const Look *look) {
    Arena arena = {0};
    settings_keep(folder, STR("theme"), theme_name(look->theme));
    settings_keep(folder, STR("text-size"), str_int(&arena, look->text));
    settings_keep(folder, STR("motion"), look->still ? STR("reduced") : STR("full"));
    settings_keep(folder, STR("sounds"), look->silent ? STR("off") : STR("on"));
    arena_free(&arena);
}
