// Reads handbook.lua with the same sandbox, source map and field table as a scenario.
#include "core/handbook.h"

#include "core/reader.h"

#include <stdlib.h>
#include <string.h>

typedef struct Binder {
    Reader r;
    Handbook *book;
    Arena scratch;
    Map families, sections;
} Binder;

// Calls `each` for every table of the list in `field`; returns how many there are.
static int for_list(Binder *b, FieldOwner owner, const char *field, At parent, void (*each)(Binder *, int, At)) {
    if (!reader_push(&b->r, owner, field)) return 0;
    At at = at_key(parent, str_from(field));
    int count = reader_list(&b->r, at);
    for (int i = 0; each && i < count; i++) {
        lua_rawgeti(b->r.L, -1, i + 1);
        if (lua_istable(b->r.L, -1))
            each(b, i, at_index(at, i + 1));
        else
            FAULT_AT0(&b->r, at_index(at, i + 1), "A table was expected here.");
        lua_pop(b->r.L, 1);
    }
    lua_pop(b->r.L, 1);
    return count;
}

static void put_id(Binder *b, Map *map, Str id, int index, At at) {
    if (id.len && !map_put(map, id, index)) FAULT_AT(&b->r, at, "The id “{1}” is given twice.", id);
}

static void read_family(Binder *b, int index, At at) {
    reader_check(&b->r, IN_FAMILY, at);
    b->book->families[index] = (TechniqueFamily){reader_name(&b->r, IN_FAMILY, "id"), reader_text(&b->r, IN_FAMILY, "name")};
    put_id(b, &b->families, b->book->families[index].id, index, at);
}

static void read_section(Binder *b, int index, At at) {
    reader_check(&b->r, IN_SECTION, at);
    Section *section = &b->book->sections[index];
    section->id = reader_name(&b->r, IN_SECTION, "id");
    section->title = reader_text(&b->r, IN_SECTION, "title");
    section->gist = reader_text(&b->r, IN_SECTION, "gist");
    section->status = reader_name(&b->r, IN_SECTION, "status");
    put_id(b, &b->sections, section->id, index, at);
}

static void read_technique(Binder *b, int index, At at) {
    Reader *r = &b->r;
    reader_check(r, IN_TECHNIQUE, at);
    Technique *technique = &b->book->techniques[index];
    technique->id = reader_name(r, IN_TECHNIQUE, "id");
    technique->name = reader_text(r, IN_TECHNIQUE, "name");
    technique->behaviour = reader_text(r, IN_TECHNIQUE, "behaviour");
    technique->mistake = reader_text(r, IN_TECHNIQUE, "mistake");
    technique->level = reader_number(r, IN_TECHNIQUE, "level");
    technique->from_book = reader_flag(r, IN_TECHNIQUE, "from_book");
    put_id(b, &b->book->ids, technique->id, index, at);
    Str family = reader_name(r, IN_TECHNIQUE, "family");
    technique->family = map_get(&b->families, family);
    if (family.len && technique->family < 0) reader_unknown(r, at_key(at, STR("family")), STR("family"), family, &b->families);
    if (!reader_push(r, IN_TECHNIQUE, "sections")) return;
    At list = at_key(at, STR("sections"));
    Str *names;
    int count = reader_names(r, list, STR("section"), &names);
    int *sections = ARENA_ARRAY(&b->book->arena, int, count);
    for (int i = 0; i < count; i++) {
        sections[i] = map_get(&b->sections, names[i]);
        if (names[i].len && sections[i] < 0) reader_unknown(r, at_index(list, i + 1), STR("section"), names[i], &b->sections);
    }
    technique->sections = sections;
    technique->section_count = count;
    lua_pop(r->L, 1);
}

static void read_points(Binder *b, int index, At at) {
    Reader *r = &b->r;
    if (!reader_push(r, IN_SECTION, "points")) return;
    At list = at_key(at, STR("points"));
    int count = reader_list(r, list);
    SectionPoint *points = ARENA_ARRAY(&b->book->arena, SectionPoint, count);
    for (int i = 0; i < count; i++) {
        At item = at_index(list, i + 1);
        lua_rawgeti(r->L, -1, i + 1);
        if (lua_istable(r->L, -1)) {
            reader_check(r, IN_POINT, item);
            Str id = reader_name(r, IN_POINT, "technique");
            points[i] = (SectionPoint){reader_name(r, IN_POINT, "ref"), reader_text(r, IN_POINT, "name"), map_get(&b->book->ids, id)};
            if (id.len && points[i].technique < 0) reader_unknown(r, item, STR("technique"), id, &b->book->ids);
        }
        lua_pop(r->L, 1);
    }
    lua_pop(r->L, 1);
    b->book->sections[index].points = points;
    b->book->sections[index].point_count = count;
}

static void read_book(Binder *b, At top) {
    Reader *r = &b->r;
    const char *mark = sandbox_mark(r->sandbox, -1);
    if (!mark || strcmp(mark, "handbook")) {
        FAULT_AT(r, top, "The file must end in: {1}.", STR("return handbook { … }"));
        return;
    }
    Handbook *book = b->book;
    reader_check(r, IN_HANDBOOK, top);
    book->family_count = for_list(b, IN_HANDBOOK, "families", top, NULL);
    book->section_count = for_list(b, IN_HANDBOOK, "sections", top, NULL);
    book->technique_count = for_list(b, IN_HANDBOOK, "techniques", top, NULL);
    book->families = ARENA_ARRAY(&book->arena, TechniqueFamily, book->family_count);
    book->sections = ARENA_ARRAY(&book->arena, Section, book->section_count);
    book->techniques = ARENA_ARRAY(&book->arena, Technique, book->technique_count);
    for_list(b, IN_HANDBOOK, "families", top, read_family);
    for_list(b, IN_HANDBOOK, "sections", top, read_section);
    for_list(b, IN_HANDBOOK, "techniques", top, read_technique);
    for_list(b, IN_HANDBOOK, "sections", top, read_points);
}

static void run_file(Binder *b, const Files *files, Str path, Err *err) {
    Str source;
    if (!files->read(files->context, &b->scratch, path, &source, err)) return;
    const SourceNode *root = sourcemap_read(&b->scratch, path, source, STR("handbook"), err);
    sandbox_constructor(b->r.sandbox, "handbook");
    if (!sandbox_run(b->r.sandbox, path, source, err)) return;
    read_book(b, (At){root, root ? root->line : 1});
    lua_pop(b->r.L, 1);
}

Handbook *handbook_load(const Files *files, Str path, Err *err) {
    Handbook *book = mem_realloc(NULL, sizeof *book);
    *book = (Handbook){0};
    book->ids.arena = &book->arena;
    Err unread = {0};
    if (!err) err = &unread;
    int before = err->count + err->dropped;
    Sandbox *sandbox = sandbox_open(files);
    Reader reader = {.sandbox = sandbox, .L = sandbox_lua(sandbox), .arena = &book->arena, .file = path, .err = err};
    Binder b = {.r = reader, .book = book};
    b.families.arena = b.sections.arena = &b.scratch;
    run_file(&b, files, path, err);
    err_sort(err);
    bool good = err->count + err->dropped == before;
    err_free(&unread);
    sandbox_close(sandbox);
    arena_free(&b.scratch);
    if (good) return book;
    handbook_free(book);
    return NULL;
}

void handbook_free(Handbook *book) {
    if (!book) return;
    Arena arena = book->arena;
    arena_free(&arena);
    free(book);
}
