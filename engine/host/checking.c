// Gathers the findings of all that was asked for, and prints them in one order.
#include "host/checking.h"

#include "coach/check.h"
#include "core/fields.h"
#include "host/client.h"
#include "host/commands.h"
#include "host/files.h"
#include "host/glyphs.h"
#include "host/json.h"
#include "host/paths.h"
#include "host/svg.h"

#define FOLDERS_DEEP 8

typedef struct Checking {
    World *world;
    Arena arena;
    Findings findings;
    Glyphs *glyphs;
    int checked;
    bool unloaded;  // at least one could not be read as a scenario
} Checking;

static bool has_glyph(void *context, uint32_t code) {
    return glyphs_have(context, code);
}

// Every scenario is to be there in the language that is not its source's.
static const Catalog *read_translation(Checking *c, Str path, Arena *arena) {
    Str text;
    const Files *files = world_files(c->world);
    Err faults = {.catalog = c->findings.catalog};
    bool there = files_exists(path) && files->read(files->context, arena, path, &text, &faults);
    const Catalog *catalog = there ? catalog_read(arena, path, text, &faults) : NULL;
    findings_take(&c->findings, &faults);
    err_free(&faults);
    return catalog;
}

// A drawing of the scenario's own is read as it will be when it is drawn.
static void check_own_picture(Checking *c, Str file) {
    Arena arena = {0};
    Err faults = {.catalog = c->findings.catalog};
    const Files *files = world_files(c->world);
    Svg svg;
    Str text;
    if (files->read(files->context, &arena, file, &text, &faults)) svg_read(&arena, file, text, &svg, &faults);
    findings_take(&c->findings, &faults);
    err_free(&faults);
    arena_free(&arena);
}

static void missing_picture(Checking *c, const Scenario *s, PictureKind kind, const PictureName *picture) {
    Arena arena = {0};
    StrBuf list = {.arena = &arena};
    Str *names;
    int count = drawings_shipped(world_drawings(c->world), &arena, kind, &names);
    for (int i = 0; i < count; i++) {
        if (i) buf_add(&list, STR(", "));
        buf_add(&list, names[i]);
    }
    Str shipped = count ? buf_str(&list) : STR("–"), near = str_nearest(picture->name, names, count);
    if (near.len)
        FIND(&c->findings, FIND_NEAR_PICTURE, s->file, picture->line, picture->name, near, shipped);
    else
        FIND(&c->findings, FIND_NO_PICTURE, s->file, picture->line, picture->name, shipped);
    arena_free(&arena);
}

static void check_picture(Checking *c, const Scenario *s, PictureKind kind, const PictureName *picture) {
    if (!picture->name.len) return;
    Arena arena = {0};
    Str own = drawings_own_file(&arena, kind, s->file, picture->name);
    if (files_exists(own))
        check_own_picture(c, own);
    else if (!drawings_ships(world_drawings(c->world), kind, picture->name))
        missing_picture(c, s, kind, picture);
    arena_free(&arena);
}

static void check_pictures(Checking *c, const Scenario *s) {
    for (int i = 0; i < s->cast_count; i++) check_picture(c, s, PICTURE_PORTRAIT, &s->cast[i].portrait);
    check_picture(c, s, PICTURE_SCENE, &s->scene);
    for (int i = 0; i < s->beat_count; i++) check_picture(c, s, PICTURE_SCENE, &s->beats[i].scene);
}

static void check_file(Checking *c, Str path, Str name) {
    Err faults = {.catalog = c->findings.catalog};
    Scenario *scenario = world_load(c->world, path, name, &faults);
    c->checked++;
    if (!scenario) {
        findings_take(&c->findings, &faults);
        c->unloaded = true;
    } else {
        Arena arena = {0};
        CheckAsk ask = {.handbook = world_handbook(c->world), .translation_file = world_translation_path(c->world, path, STR("zh-TW"))};
        ask.translation = read_translation(c, ask.translation_file, &arena);
        if (c->glyphs) ask.has_glyph = has_glyph;
        ask.context = c->glyphs;
        check_scenario(scenario, &ask, &c->findings);
        check_pictures(c, scenario);
        arena_free(&arena);
    }
    scenario_free(scenario);
    err_free(&faults);
}

static void check_folder(Checking *c, Str folder, int depth) {
    Str *names;
    int count = files_list(&c->arena, folder, STR(""), &names);
    for (int i = 0; i < count; i++) {
        Str path = paths_join(&c->arena, folder, names[i]);
        if (files_is_folder(path) && depth < FOLDERS_DEEP) check_folder(c, path, depth + 1);
        if (str_ends(path, STR(".lua")) && !str_equal(names[i], STR("handbook.lua"))) check_file(c, path, path);
    }
}

static void open_glyphs(Checking *c) {
    Err faults = {.catalog = c->findings.catalog};
    c->glyphs = glyphs_open(&faults);
    if (!c->glyphs)
        ERR(&c->findings.notes, STR_NONE, 0, "Characters were not checked. {1}", faults.count ? faults.faults[0].text : STR("–"));
    err_free(&faults);
}

// What is missing here, another machine may have.
static void note_fonts(Checking *c) {
    if (c->glyphs && glyphs_alone(c->glyphs))
        ERR0(&c->findings.notes, STR_NONE, 0,
             "The package fonts-noto-cjk is not installed: characters were looked for only in the font that the program brings along.");
}

static void print_text(Checking *c, FILE *out) {
    ClientOut client = client_text;
    client.out = out;
    for (int i = 0; i < c->findings.count; i++) {
        const Finding *finding = &c->findings.items[i];
        Str parts[] = {finding->text, finding_code(finding->kind)};
        Fault fault = {finding->file, finding->line, str_fill(&c->arena, STR("{1} [{2}]"), parts, 2)};
        client_fault(&client, &fault, &c->arena);
    }
    Str counts[] = {str_int(&c->arena, c->checked), str_int(&c->arena, findings_count(&c->findings, FINDING_ERROR)),
                    str_int(&c->arena, findings_count(&c->findings, FINDING_SMELL))};
    Str line = str_fill(&c->arena, world_text(c->world, STR("Scenarios checked: {1}; errors: {2}; smells: {3}")), counts, 3);
    fprintf(out, "%.*s\n", STR_PRINT(line));
}

static void print_object(json_t *object, FILE *out) {
    json_dumpf(object, out, JSON_COMPACT);
    fputc('\n', out);
    json_decref(object);
}

static void print_json(const Checking *c, FILE *out) {
    for (int i = 0; i < c->findings.count; i++) {
        const Finding *finding = &c->findings.items[i];
        const char *level = finding_level(finding->kind) == FINDING_ERROR ? "error" : "smell";
        print_object(json_pack("{s:o, s:i, s:s, s:o, s:o}", "file", json_text(finding->file), "line", finding->line, "level", level, "code",
                               json_text(finding_code(finding->kind)), "message", json_text(finding->text)),
                     out);
    }
    print_object(json_pack("{s:i, s:i, s:i}", "checked", c->checked, "errors", findings_count(&c->findings, FINDING_ERROR), "smells",
                           findings_count(&c->findings, FINDING_SMELL)),
                 out);
}

static void print_faults(Checking *c, const Err *faults, FILE *out) {
    ClientOut client = client_text;
    client.out = out;
    for (int i = 0; i < faults->count; i++) client_fault(&client, &faults->faults[i], &c->arena);
}

int checking_run(World *world, const CheckingAsk *ask, FILE *out) {
    const Catalog *catalog = world_catalog(world, world_language(world));
    Checking c = {.world = world, .findings = {.catalog = catalog, .notes = {.catalog = catalog}}};
    Err missing = {.catalog = catalog};
    Str shipped = paths_join(&c.arena, world_share(world), STR("scenarios"));
    int code = EXIT_OK;
    open_glyphs(&c);
    for (int i = 0; i < (ask->count ? ask->count : 1); i++) {
        Str path = ask->count ? ask->words[i] : shipped, name;
        if (files_is_folder(path))
            check_folder(&c, path, 0);
        else if (world_find(world, path, &path, &name, &missing))
            check_file(&c, path, name);
        else
            code = EXIT_USAGE;
    }
    findings_sort(&c.findings);
    note_fonts(&c);
    print_faults(&c, &missing, out);
    print_faults(&c, &c.findings.notes, out);
    if (ask->json)
        print_json(&c, out);
    else
        print_text(&c, out);
    int counted = findings_count(&c.findings, FINDING_ERROR) + (ask->strict ? findings_count(&c.findings, FINDING_SMELL) : 0);
    if (c.unloaded)
        code = EXIT_SCENARIO;
    else if (counted && code == EXIT_OK)
        code = EXIT_FINDINGS;
    glyphs_close(c.glyphs);
    findings_free(&c.findings);
    err_free(&missing);
    arena_free(&c.arena);
    return code;
}

Str checking_reference(Arena *arena) {
    Str fields = str_join(arena, fields_reference(arena), STR("\n"));
    return str_join(arena, fields, findings_reference(arena));
}
