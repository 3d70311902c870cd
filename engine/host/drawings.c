// A scenario's own drawing is read before it is named: what is refused is not there for anyone.
#include "host/drawings.h"

#include "host/files.h"
#include "host/paths.h"
#include "host/svg.h"

#include <stdlib.h>

#define ENDING ".svg"

typedef struct Answer {
    PictureKind kind;
    Str path, name, key;
    bool known;
} Answer;

struct Drawings {
    Arena arena;
    Str assets;
    Answer *answers;
    int count, cap;
};

Drawings *drawings_open(Str assets) {
    Drawings *drawings = mem_realloc(NULL, sizeof *drawings);
    *drawings = (Drawings){0};
    drawings->assets = str_copy(&drawings->arena, assets);
    return drawings;
}

void drawings_close(Drawings *drawings) {
    if (!drawings) return;
    arena_free(&drawings->arena);
    free(drawings);
}

void drawings_forget(Drawings *drawings) {
    for (int i = 0; i < drawings->count; i++) drawings->answers[i].known = false;
}

static Str folder_of(PictureKind kind) {
    return kind == PICTURE_PORTRAIT ? STR("portraits") : STR("scenes");
}

static Str shipped_file(const Drawings *drawings, Arena *arena, PictureKind kind, Str name) {
    Str folder = paths_join(arena, drawings->assets, folder_of(kind));
    return paths_join(arena, folder, str_join(arena, name, STR(ENDING)));
}

Str drawings_own_file(Arena *arena, PictureKind kind, Str scenario_path, Str name) {
    size_t end = scenario_path.len;
    while (end && scenario_path.data[end - 1] != '/') end--;
    Str folder = str_join(arena, str_slice(scenario_path, 0, end), folder_of(kind));
    return paths_join(arena, folder, str_join(arena, name, STR(ENDING)));
}

bool drawings_ships(const Drawings *drawings, PictureKind kind, Str name) {
    Arena arena = {0};
    bool there = files_exists(shipped_file(drawings, &arena, kind, name));
    arena_free(&arena);
    return there;
}

int drawings_shipped(const Drawings *drawings, Arena *arena, PictureKind kind, Str **names) {
    int count = files_list(arena, paths_join(arena, drawings->assets, folder_of(kind)), STR(ENDING), names);
    for (int i = 0; i < count; i++) (*names)[i] = str_slice((*names)[i], 0, (*names)[i].len - strlen(ENDING));
    return count;
}

// Its absolute path; empty where there is none that can be drawn.
static Str own_key(Arena *arena, PictureKind kind, Str scenario_path, Str name) {
    Str text, file = drawings_own_file(arena, kind, scenario_path, name);
    const Files files = files_disk();
    Svg svg;
    if (!files_exists(file) || !files.read(files.context, arena, file, &text, NULL)) return STR_NONE;
    char *absolute = svg_read(arena, file, text, &svg, NULL) ? realpath(str_copy(arena, file).data, NULL) : NULL;
    Str key = str_copy(arena, str_from(absolute));
    free(absolute);
    return key;
}

static Str find_key(const Drawings *drawings, Arena *arena, const Answer *asked) {
    Str key = own_key(arena, asked->kind, asked->path, asked->name);
    if (!key.len && drawings_ships(drawings, asked->kind, asked->name)) key = paths_join(arena, folder_of(asked->kind), asked->name);
    return key;
}

static Answer *place_of(Drawings *drawings, PictureKind kind, Str path, Str name) {
    for (int i = 0; i < drawings->count; i++) {
        Answer *answer = &drawings->answers[i];
        if (answer->kind == kind && str_equal(answer->name, name) && str_equal(answer->path, path)) return answer;
    }
    drawings->answers = arena_grow(&drawings->arena, drawings->answers, drawings->count, &drawings->cap, sizeof *drawings->answers);
    Answer *answer = &drawings->answers[drawings->count++];
    *answer = (Answer){.kind = kind, .path = str_copy(&drawings->arena, path), .name = str_copy(&drawings->arena, name)};
    return answer;
}

Str drawings_key(Drawings *drawings, PictureKind kind, Str scenario_path, Str name) {
    // No name leads to another folder.
    if (!name.len || str_find(name, STR("/"), 0) >= 0 || name.data[0] == '.') return STR_NONE;
    Answer *answer = place_of(drawings, kind, scenario_path, name);
    if (answer->known) return answer->key;
    Arena arena = {0};
    Str key = find_key(drawings, &arena, answer);
    if (!str_equal(key, answer->key)) answer->key = str_copy(&drawings->arena, key);
    answer->known = true;
    arena_free(&arena);
    return answer->key;
}
