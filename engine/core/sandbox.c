// One Lua state and what it may take: steps, time and bytes, for each run of a file and each call of a function.
#include "core/sandbox_lib.h"

#include <lauxlib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOOK_STEPS      100   // few enough that the slowest instructions between two looks at the clock stay below 50 ms
#define PIECE_BYTES     256   // of source between two looks at the clock: some short texts take the parser long
#define STRING_OVERHEAD 32    // of Lua around the bytes of a string
#define DEPTH_FRAMES    1000  // a stack this deep that can't grow is endless recursion

static Trip refusal(const Sandbox *sandbox, const void *block, size_t kind, size_t held, size_t size) {
    if (sandbox->trip > TRIP_TIME) return sandbox->trip;
    if (!block && kind == LUA_TSTRING && size > STRING_BYTES_MAX + STRING_OVERHEAD) return TRIP_STRING;
    lua_Debug frame;
    if (size > BLOCK_MAX) return lua_getstack(sandbox->L, DEPTH_FRAMES, &frame) ? TRIP_DEPTH : TRIP_BLOCK;
    if (sandbox->bytes + size - held > sandbox->bytes_max) return TRIP_MEMORY;
    return sandbox->asked + size - held > sandbox->asked_max ? TRIP_ASKED : TRIP_NONE;
}

// `old_size` of a new block is the kind of value it is for. After one refusal all growth is refused: Lua survives some refusals by
// collecting garbage and going on, each time again.
static void *allocate(void *context, void *block, size_t old_size, size_t size) {
    Sandbox *sandbox = context;
    size_t held = block ? old_size : 0;
    if (!size) {
        free(block);
        sandbox->bytes -= held;
        return NULL;
    }
    if (size > held) {
        if (sandbox->armed) {
            Trip trip = refusal(sandbox, block, old_size, held, size);
            if (trip && !sandbox->trip) {
                sandbox_note_place(sandbox);
                sandbox->trip = trip;
            }
            if (trip) return NULL;
        }
        sandbox->asked += size - held;
    }
    sandbox->bytes = sandbox->bytes - held + size;
    return mem_realloc(block, size);
}

static bool out_of_time(Sandbox *sandbox) {
    if (!sandbox->files->cpu_ms) return false;
    uint64_t now = sandbox->files->cpu_ms(sandbox->files->context);
    if (!sandbox->clock_started) sandbox->clock_start = now;
    sandbox->clock_started = true;
    return now - sandbox->clock_start > CPU_MS_MAX;
}

static void spend(lua_State *L, int64_t units) {
    Sandbox *sandbox = sandbox_of(L);
    sandbox->steps_left -= units;
    sandbox->unclocked += units;
    if (!sandbox->trip && sandbox->steps_left < 0) sandbox->trip = TRIP_STEPS;
    if (!sandbox->trip && sandbox->unclocked >= HOOK_STEPS) {
        sandbox->unclocked = 0;
        if (out_of_time(sandbox)) sandbox->trip = TRIP_TIME;
    }
    if (!sandbox->trip) return;
    // Where there is no memory to call the error handler it is left out: the place is noted now.
    sandbox_note_place(sandbox);
    sandbox_raise(L, STR_NONE, NULL, 0);
}

static void on_count(lua_State *L, lua_Debug *frame) {
    (void)frame;
    spend(L, HOOK_STEPS);
}

void sandbox_spend(lua_State *L, size_t units) {
    spend(L, units > STEPS_LOAD ? STEPS_LOAD + 1 : (int64_t)units);
}

// The hook is set anew so that where it strikes does not depend on what ran before.
static void begin(Sandbox *sandbox, int64_t steps, size_t asked) {
    sandbox->armed = true;
    sandbox->trip = TRIP_NONE;
    sandbox->steps = sandbox->steps_left = steps;
    sandbox->asked = 0;
    sandbox->asked_max = asked;
    sandbox->bytes_max = MEMORY_MAX;
    sandbox->unclocked = 0;
    sandbox->clock_started = false;
    sandbox->fail_line = sandbox->read_line = 0;
    lua_sethook(sandbox->L, on_count, LUA_MASKCOUNT, HOOK_STEPS);
}

// Source text is handed to the parser piece by piece: what it has seen gives a line where Lua names none, and the clock is looked at.
typedef struct Text {
    Sandbox *sandbox;
    Str rest;
    bool line_ended;
    size_t unclocked;
} Text;

static const char *read_piece(lua_State *L, void *data, size_t *size) {
    Text *text = data;
    if (!text->rest.len) return NULL;
    if (text->line_ended) text->sandbox->read_line++;
    if (text->unclocked >= PIECE_BYTES) {
        text->unclocked = 0;
        if (out_of_time(text->sandbox)) text->sandbox->trip = TRIP_TIME;
    }
    if (text->sandbox->trip) sandbox_raise(L, STR_NONE, NULL, 0);
    const char *piece = text->rest.data;
    *size = text->rest.len < PIECE_BYTES ? text->rest.len : PIECE_BYTES;
    const char *newline = memchr(piece, '\n', *size);
    if (newline) *size = (size_t)(newline - piece) + 1;
    text->line_ended = newline != NULL;
    text->unclocked += *size;
    text->rest = str_slice(text->rest, *size, text->rest.len);
    return piece;
}

static int load_and_run(Sandbox *sandbox, Str source, int handler) {
    char chunk[16];
    snprintf(chunk, sizeof chunk, "=%d", sandbox->chunk);
    Text text = {.sandbox = sandbox, .rest = source};
    sandbox->read_line = 1;
    int status = lua_load(sandbox->L, read_piece, &text, chunk, "t");
    if (status != LUA_OK) return status;
    sandbox->read_line = 0;
    return lua_pcall(sandbox->L, 0, LUA_MULTRET, handler);
}

static int name_number(Sandbox *sandbox, Str file) {
    for (int i = 0; i < sandbox->name_count; i++)
        if (str_equal(sandbox->names[i], file)) return i + 1;
    sandbox->names = arena_grow(&sandbox->arena, sandbox->names, sandbox->name_count, &sandbox->name_cap, sizeof *sandbox->names);
    sandbox->names[sandbox->name_count++] = str_copy(&sandbox->arena, file);
    return sandbox->name_count;
}

bool sandbox_run(Sandbox *sandbox, Str file, Str source, Err *err) {
    lua_State *L = sandbox->L;
    if (!sandbox_source(file, &source, err)) return false;
    if (!lua_checkstack(L, LUA_MINSTACK)) die("no room on the Lua stack");
    lua_pushcfunction(L, sandbox_on_error);
    int handler = lua_gettop(L);
    begin(sandbox, STEPS_LOAD, ASKED_LOAD);
    sandbox->chunk = name_number(sandbox, file);
    (void)out_of_time(sandbox);  // starts the clock before the parser
    sandbox->err = err;
    sandbox->noted_count = 0;
    sandbox->loading = true;
    int status = load_and_run(sandbox, source, handler);
    sandbox->armed = false;
    if (status != LUA_OK) sandbox_report(sandbox, status, file, 1, err);
    sandbox->loading = false;
    sandbox->err = NULL;
    if (status == LUA_OK && (lua_gettop(L) != handler + 1 || lua_isnil(L, -1))) {
        ERR0(err, file, 1, "The file must return one value: it ends in “return …”.");
        status = LUA_ERRRUN;
    }
    if (status == LUA_OK)
        lua_remove(L, handler);
    else
        lua_settop(L, handler - 1);
    return status == LUA_OK;
}

bool sandbox_protect(Sandbox *sandbox, lua_CFunction body, Str file, int line, Err *err) {
    lua_State *L = sandbox->L;
    if (!lua_checkstack(L, LUA_MINSTACK)) die("no room on the Lua stack");
    lua_pushcfunction(L, sandbox_on_error);
    lua_pushcfunction(L, body);
    lua_rotate(L, -3, 2);  // handler, body, argument
    int handler = lua_gettop(L) - 2;
    begin(sandbox, sandbox->keep_left, ASKED_LOAD);
    sandbox->steps = STEPS_KEEP;
    int status = lua_pcall(L, 1, 0, handler);
    sandbox->armed = false;
    sandbox->keep_left = sandbox->steps_left;
    if (status != LUA_OK) sandbox_report(sandbox, status, file, line, err);
    lua_remove(L, handler);
    return status == LUA_OK;
}

bool sandbox_call(Sandbox *sandbox, int function, int arguments, Err *err) {
    MUST(function > 0 && function <= sandbox->kept_count);
    const Kept *kept = &sandbox->kept[function - 1];
    lua_State *L = sandbox->L;
    if (!lua_checkstack(L, LUA_MINSTACK)) die("no room on the Lua stack");
    lua_pushcfunction(L, sandbox_on_error);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kept->function);
    lua_rotate(L, -arguments - 2, 2);  // handler, function, arguments
    int handler = lua_gettop(L) - arguments - 1;
    if (sandbox->bytes > MEMORY_MAX) lua_gc(L, LUA_GCCOLLECT);
    begin(sandbox, STEPS_CALL, ASKED_CALL);
    sandbox->bytes_max = SIZE_MAX;  // what it may ask for is bound enough, and does not depend on garbage of earlier calls
    int status = lua_pcall(L, arguments, 1, handler);
    sandbox->armed = false;
    if (status != LUA_OK) sandbox_report(sandbox, status, kept->file, kept->line, err);
    bool ok = sandbox_unchanged(sandbox, kept, status == LUA_OK ? err : NULL) && status == LUA_OK;
    if (ok)
        lua_remove(L, handler);
    else
        lua_settop(L, handler - 1);
    return ok;
}

static int on_panic(lua_State *L) {
    (void)L;
    die("a Lua error outside of any run");
}

static void must_be_c(int category) {
    const char *name = setlocale(category, NULL);
    MUST(name && (!strcmp(name, "C") || !strcmp(name, "POSIX")));
}

Sandbox *sandbox_open(const Files *files) {
    must_be_c(LC_COLLATE);  // else < on texts is slow, differs between machines, and reads beyond their ends in Lua 5.4.4
    must_be_c(LC_NUMERIC);
    Sandbox *sandbox = mem_realloc(NULL, sizeof *sandbox);
    *sandbox = (Sandbox){.files = files, .keep_left = STEPS_KEEP};
    lua_State *L = sandbox->L = lua_newstate(allocate, sandbox);
    MUST(L);
    *(Sandbox **)lua_getextraspace(L) = sandbox;
    lua_atpanic(L, on_panic);
    sandbox_library(sandbox);
    return sandbox;
}

void sandbox_close(Sandbox *sandbox) {
    if (!sandbox) return;
    lua_close(sandbox->L);
    free(sandbox->kept);
    free(sandbox->watches);
    arena_free(&sandbox->arena);
    free(sandbox);
}

lua_State *sandbox_lua(Sandbox *sandbox) {
    return sandbox->L;
}

size_t sandbox_bytes(const Sandbox *sandbox) {
    return sandbox->bytes;
}
