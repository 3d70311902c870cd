// What a person chose before: a word in a file of its own for each choice, in the folder of settings.
#ifndef HOST_SETTINGS_H
#define HOST_SETTINGS_H
#include "ui/app.h"

// The word under this name, in `arena`; empty where nothing was chosen.
Str settings_word(Arena *arena, Str folder, Str name);
// Not being able to keep a choice is no reason to refuse it, nor to keep anybody waiting for the disk.
void settings_keep(Str folder, Str name, Str word);
// Its words are "theme", "text-size", "motion" and "sounds".
Look settings_look(Str folder);
void settings_keep_look(Str folder, const Look *look);
#endif
