// How each way to fail becomes a fault at the author's line.
#include "core/sandbox_lib.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MESSAGE_BYTES 300  // of Lua's own messages, which quote the author

static const struct {
    const char *pattern, *limit;
} trips[TRIP_COUNT] = {
    [TRIP_STEPS] = {"The step budget of {1} is used up: is there an endless loop?", NULL},
    [TRIP_TIME] = {"This takes more than {1} ms of processor time: is there an endless loop?", "150"},
    [TRIP_MEMORY] = {"This needs more than {1} MiB of memory.", "32"},
    [TRIP_BLOCK] = {"One table, list or function grows beyond {1} MiB of memory.", "1"},
    [TRIP_STRING] = {"A text grows beyond {1} KiB.", "64"},
    [TRIP_ASKED] = {"This asks for more than {1} MiB of memory, one time after the other.", NULL},
    [TRIP_DEPTH] = {"Brackets, operators or calls lie too deep in each other: is there an endless recursion?", ""},
};
_Static_assert(CPU_MS_MAX == 150 && MEMORY_MAX == 32 << 20 && BLOCK_MAX == 1 << 20 && STRING_BYTES_MAX == 64 << 10,
               "the limits named in `trips`");

void sandbox_note_place(Sandbox *sandbox) {
    lua_Debug frame;
    for (int level = 0; lua_getstack(sandbox->L, level, &frame); level++) {
        lua_getinfo(sandbox->L, "Sl", &frame);
        if (*frame.what == 'C') continue;
        sandbox->fail_file = atoi(frame.source + 1);
        sandbox->fail_line = frame.currentline > 0 ? frame.currentline : 1;
        return;
    }
    sandbox->fail_file = sandbox->chunk;
    sandbox->fail_line = sandbox->read_line;
}

int sandbox_on_error(lua_State *L) {
    sandbox_note_place(sandbox_of(L));
    return 1;
}

static Str cut(Str text, size_t most) {
    if (text.len <= most) return text;
    while (most > 0 && ((unsigned char)text.data[most] & 0xC0) == 0x80) most--;
    return str_slice(text, 0, most);
}

// The error value is the sandbox itself: no script can make or hold one, and it needs no memory.
_Noreturn void sandbox_raise(lua_State *L, Str pattern, const Str *args, int count) {
    Sandbox *sandbox = sandbox_of(L);
    sandbox->pattern = pattern;
    sandbox->arg_count = count < SANDBOX_ARGS ? count : SANDBOX_ARGS;
    for (int i = 0; i < sandbox->arg_count; i++) {
        Str arg = cut(args[i], ARG_BYTES);
        if (arg.len) memcpy(sandbox->arg_bytes[i], arg.data, arg.len);
        sandbox->args[i] = (Str){sandbox->arg_bytes[i], arg.len};
    }
    lua_pushlightuserdata(L, sandbox);
    lua_error(L);
    abort();
}

static Str file_name(const Sandbox *sandbox, int number, Str otherwise) {
    return number > 0 && number <= sandbox->name_count ? sandbox->names[number - 1] : otherwise;
}

static bool is_noted(const Sandbox *sandbox, int line) {
    for (int i = 0; sandbox->loading && i < sandbox->noted_count; i++)
        if (sandbox->noted_lines[i] == line) return true;
    return false;
}

// Control letters and half letters of the author's are not shown as they are.
static void add_clean(Err *err, Str file, int line, Str pattern, const Str *args, int count) {
    Arena arena = {0};
    Str clean[SANDBOX_ARGS];
    for (int i = 0; i < count; i++) clean[i] = utf8_clean(&arena, cut(args[i], ARG_BYTES));
    err_add(err, file, line, pattern, clean, count);
    arena_free(&arena);
}

static bool was_noted(Sandbox *sandbox, uint64_t what) {
    for (int i = 0; i < sandbox->noted_count; i++)
        if (sandbox->noted[i] == what) return true;
    return false;
}

void sandbox_note(lua_State *L, Str pattern, const Str *args, int count) {
    Sandbox *sandbox = sandbox_of(L);
    MUST(count <= SANDBOX_ARGS);
    if (!sandbox->loading) sandbox_raise(L, pattern, args, count);
    sandbox_note_place(sandbox);
    uint64_t what = hash_str(hash_str(hash_int(0, (uint64_t)sandbox->fail_line), args[0]), pattern);
    if (was_noted(sandbox, what)) return;
    if (sandbox->noted_count == NOTED_MAX) sandbox_raise(L, pattern, args, count);
    sandbox->noted_lines[sandbox->noted_count] = sandbox->fail_line;
    sandbox->noted[sandbox->noted_count++] = what;
    add_clean(sandbox->err, file_name(sandbox, sandbox->fail_file, STR_NONE), sandbox->fail_line, pattern, args, count);
}

// Takes "12:34: " off a message of Lua: number of the file, line.
static Str split_place(Sandbox *sandbox, Str message) {
    int file = 0, line = 0, length = 0;
    if (sscanf(message.data, "%9d:%9d: %n", &file, &line, &length) < 2 || !length) return message;
    sandbox->fail_file = file;
    sandbox->fail_line = line;
    return str_slice(message, (size_t)length, message.len);
}

static void report_trip(const Sandbox *sandbox, Str file, int line, Err *err) {
    char number[32];
    if (sandbox->trip == TRIP_STEPS)
        snprintf(number, sizeof number, "%lld", (long long)sandbox->steps);
    else if (sandbox->trip == TRIP_ASKED)
        snprintf(number, sizeof number, "%zu", sandbox->asked_max >> 20);
    else
        snprintf(number, sizeof number, "%s", trips[sandbox->trip].limit);
    Str arg = str_from(number);
    err_add(err, file, line, str_from(trips[sandbox->trip].pattern), &arg, 1);
}

static void report_message(Sandbox *sandbox, Str file, int line, int status, Str message, Err *err) {
    if (str_find(message, STR("stack overflow"), 0) >= 0) {
        sandbox->trip = TRIP_DEPTH;
        report_trip(sandbox, file, line, err);
        return;
    }
    Arena arena = {0};
    Str text = utf8_clean(&arena, cut(message, MESSAGE_BYTES));
    if (status == LUA_ERRSYNTAX)
        ERR(err, file, line, "This can't be read as Lua: {1}", text);
    else
        ERR(err, file, line, "Lua stops here: {1}", text);
    arena_free(&arena);
}

void sandbox_report(Sandbox *sandbox, int status, Str file, int line, Err *err) {
    lua_State *L = sandbox->L;
    if (status == LUA_ERRERR && !sandbox->trip) sandbox->trip = TRIP_DEPTH;
    Str message = STR_NONE;
    if (!sandbox->trip && lua_type(L, -1) == LUA_TSTRING) {
        message.data = lua_tolstring(L, -1, &message.len);
        message = split_place(sandbox, message);
    }
    if (!sandbox->fail_line) sandbox_note_place(sandbox);
    if (sandbox->fail_line > 0) {
        file = file_name(sandbox, sandbox->fail_file, file);
        line = sandbox->fail_line;
    }
    if (sandbox->trip)
        report_trip(sandbox, file, line, err);
    else if (is_noted(sandbox, line))
        (void)0;  // most likely a consequence of what was said about this line
    else if (lua_touserdata(L, -1) == sandbox)
        add_clean(err, file, line, sandbox->pattern, sandbox->args, sandbox->arg_count);
    else
        report_message(sandbox, file, line, status, message, err);
    lua_pop(L, 1);
}
