// Texts for scenarios: plain search instead of patterns, ASCII case, strict UTF-8, and no result before its length was checked.
#include "core/sandbox_lib.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#define WIDTH_DIGITS 2    // of %10d
#define PIECES_MAX   100  // of a formatted text that lie on the stack at once

// Lua's places in a text: from 1, or from the end when negative. The result is 0 or less where the place is before the start.
static lua_Integer place_in(lua_Integer place, size_t length) {
    if (place >= 0) return place;
    return place < -(lua_Integer)length ? 0 : (lua_Integer)length + place + 1;
}

// The part from argument `arg` to the next one, by default the places `from` and `to`.
static Str part(lua_State *L, Str text, int arg, lua_Integer from, lua_Integer to) {
    from = place_in(arg_int_or(L, arg, from), text.len);
    to = place_in(arg_int_or(L, arg + 1, to), text.len);
    if (from < 1) from = 1;
    if (to > (lua_Integer)text.len) to = (lua_Integer)text.len;
    return from > to ? (Str){text.data, 0} : str_slice(text, (size_t)from - 1, (size_t)to);
}

int lib_len(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)arg_text(L, 1).len);
    return 1;
}

int lib_sub(lua_State *L) {
    return push_text(L, part(L, arg_text(L, 1), 2, 1, -1));
}

int lib_byte(lua_State *L) {
    Str text = arg_text(L, 1);
    lua_Integer from = arg_int_or(L, 2, 1);
    Str bytes = part(L, text, 2, from, from);
    check_values(L, (lua_Integer)bytes.len);
    for (size_t i = 0; i < bytes.len; i++) lua_pushinteger(L, (unsigned char)bytes.data[i]);
    return (int)bytes.len;
}

int lib_char(lua_State *L) {
    int count = lua_gettop(L);
    char *bytes = text_room(L, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer value = arg_int(L, i);
        if (value < 0 || value > 255) arg_wrong(L, i, STR("a byte from 0 to 255"));
        bytes[i - 1] = (char)value;
    }
    return push_text(L, (Str){bytes, (size_t)count});
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static int push_mapped(lua_State *L, char map(char)) {
    Str text = arg_text(L, 1);
    char *mapped = text_room(L, text.len);
    for (size_t i = 0; i < text.len; i++) mapped[i] = map(text.data[i]);
    return push_text(L, (Str){mapped, text.len});
}

int lib_lower(lua_State *L) {
    return push_mapped(L, lower);
}

int lib_upper(lua_State *L) {
    return push_mapped(L, upper);
}

int lib_reverse(lua_State *L) {
    Str text = arg_text(L, 1);
    char *reversed = text_room(L, text.len);
    for (size_t i = 0; i < text.len; i++) reversed[i] = text.data[text.len - 1 - i];
    return push_text(L, (Str){reversed, text.len});
}

int lib_rep(lua_State *L) {
    Str text = arg_text(L, 1), between = lua_isnoneornil(L, 3) ? STR_NONE : arg_text(L, 3);
    lua_Integer count = arg_int(L, 2);
    size_t one = text.len + between.len;
    if (count < 1 || !one) return push_text(L, STR_NONE);
    if ((lua_Unsigned)count > STRING_BYTES_MAX) check_text(L, STRING_BYTES_MAX + 1);
    size_t length = (size_t)count * one - between.len;
    Str result = {text_room(L, length), 0};
    while (result.len < length) {
        text_add(&result, text);
        if (result.len < length) text_add(&result, between);
    }
    return push_text(L, result);
}

// Where `what`, not empty, is in `text` at or after `from`, or -1.
static ptrdiff_t find_plain(lua_State *L, Str text, Str what, size_t from) {
    while (what.len <= text.len && from <= text.len - what.len) {
        const char *found = memchr(text.data + from, what.data[0], text.len - what.len - from + 1);
        if (!found) break;
        sandbox_spend(L, 1 + what.len / 64 + (size_t)(found - text.data - (ptrdiff_t)from) / 64);
        from = (size_t)(found - text.data);
        if (!memcmp(found, what.data, what.len)) return (ptrdiff_t)from;
        from++;
    }
    sandbox_spend(L, text.len / 64);
    return -1;
}

static void refuse_pattern(lua_State *L, Str what) {
    for (size_t i = 0; i < what.len; i++)
        if (what.data[i] && strchr("^$*+?.([%-", what.data[i]))
            SANDBOX_RAISE(L,
                          "Patterns are not available in scenarios: string.find looks for plain text, and “{1}” could be either. Write "
                          "string.find(text, what, 1, true).",
                          what);
}

int lib_find(lua_State *L) {
    Str text = arg_text(L, 1), what = arg_text(L, 2);
    lua_Integer from = place_in(arg_int_or(L, 3, 1), text.len);
    if (from < 1) from = 1;
    if (!lua_toboolean(L, 4)) refuse_pattern(L, what);
    ptrdiff_t found = -1;
    if (from - 1 <= (lua_Integer)text.len) found = what.len ? find_plain(L, text, what, (size_t)from - 1) : (ptrdiff_t)from - 1;
    lua_pushnil(L);
    if (found < 0) return 1;
    lua_pushinteger(L, found + 1);
    lua_pushinteger(L, found + (lua_Integer)what.len);
    return 2;
}

int lib_replace(lua_State *L) {
    Str text = arg_text(L, 1), what = arg_text(L, 2), with = arg_text(L, 3);
    if (!what.len) arg_wrong(L, 2, STR("a text that is not empty"));
    size_t count = 0;
    for (ptrdiff_t at = 0; (at = find_plain(L, text, what, (size_t)at)) >= 0; at += (ptrdiff_t)what.len) count++;
    Str result = {text_room(L, text.len + count * with.len - count * what.len), 0};
    size_t done = 0;
    for (ptrdiff_t at; (at = find_plain(L, text, what, done)) >= 0; done = (size_t)at + what.len) {
        text_add(&result, str_slice(text, done, (size_t)at));
        text_add(&result, with);
    }
    text_add(&result, str_slice(text, done, text.len));
    return push_text(L, result);
}

// One %-7.3s of a format: "-" and the like, width and precision (-1: none), letter.
typedef struct Spec {
    char text[16];
    bool left;
    int width, precision;
    char letter;
} Spec;

static int read_digits(Str format, size_t *at) {
    int value = -1;
    for (int i = 0; i < WIDTH_DIGITS && *at < format.len && format.data[*at] >= '0' && format.data[*at] <= '9'; i++)
        value = (value < 0 ? 0 : value * 10) + format.data[(*at)++] - '0';
    return value;
}

// `at` is behind the percent sign and is moved behind the letter.
static Spec read_spec(lua_State *L, Str format, size_t *at) {
    Spec spec = {.precision = -1};
    size_t start = *at;
    while (*at < format.len && *at - start < 4 && memchr("-+ 0", format.data[*at], 4)) spec.left |= format.data[(*at)++] == '-';
    spec.width = read_digits(format, at);
    if (*at < format.len && format.data[*at] == '.') {
        ++*at;
        spec.precision = read_digits(format, at);
        if (spec.precision < 0) spec.precision = 0;
    }
    spec.letter = *at < format.len ? format.data[*at] : '\0';
    Str wrong = str_slice(format, start, *at + 1);
    if (!spec.letter || !strchr("dixXcs%", spec.letter))
        SANDBOX_RAISE(L, "string.format knows %d %i %x %X %c %s and %%, not “%{1}”.", wrong);
    snprintf(spec.text, sizeof spec.text, "%%%.*s", (int)(*at - start), format.data + start);
    ++*at;
    return spec;
}

static void push_number(lua_State *L, const Spec *spec, int arg) {
    char format[32], room[128];
    int64_t value = arg_int(L, arg);
    snprintf(format, sizeof format, "%s%s", spec->text, spec->letter == 'x' ? PRIx64 : spec->letter == 'X' ? PRIX64 : PRId64);
    int length = snprintf(room, sizeof room, format, value);
    lua_pushlstring(L, room, (size_t)length);
}

static void push_padded(lua_State *L, const Spec *spec, Str text) {
    if (spec->precision >= 0) text = str_slice(text, 0, (size_t)spec->precision);
    char spaces[100];
    memset(spaces, ' ', sizeof spaces);
    size_t pad = spec->width > 0 && (size_t)spec->width > text.len ? (size_t)spec->width - text.len : 0;
    if (!spec->left) lua_pushlstring(L, spaces, pad);
    lua_pushlstring(L, text.data, text.len);
    if (spec->left) lua_pushlstring(L, spaces, pad);
    lua_concat(L, 2);
}

static void push_spec(lua_State *L, const Spec *spec, int arg) {
    if (spec->letter == 'c') {
        lua_Integer value = arg_int(L, arg);
        if (value < 0 || value > 255) arg_wrong(L, arg, STR("a byte from 0 to 255"));
        push_padded(L, spec, (Str){&(char){(char)value}, 1});
    } else if (spec->letter == 's') {
        lua_pushcfunction(L, lib_tostring);
        lua_pushvalue(L, arg);
        lua_call(L, 1, 1);
        if (spec->width < 0 && spec->precision < 0) return;
        push_padded(L, spec, arg_text(L, -1));
        lua_remove(L, -2);
    } else {
        push_number(L, spec, arg);
    }
}

int lib_format(lua_State *L) {
    Str format = arg_text(L, 1);
    int arg = 1, arguments = lua_gettop(L);
    luaL_checkstack(L, PIECES_MAX + 8, NULL);
    lua_pushliteral(L, "");
    for (size_t at = 0; at < format.len;) {
        const char *percent = memchr(format.data + at, '%', format.len - at);
        size_t end = percent ? (size_t)(percent - format.data) : format.len;
        push_text(L, str_slice(format, at, end));
        at = end + 1;
        if (percent) {
            Spec spec = read_spec(L, format, &at);
            if (spec.letter == '%')
                lua_pushliteral(L, "%");
            else if (arg == arguments)
                SANDBOX_RAISE(L, "string.format is given too few values for “{1}”.", format);
            else
                push_spec(L, &spec, ++arg);
        }
        sandbox_spend(L, 4);
        if (lua_gettop(L) - arguments >= PIECES_MAX) lua_concat(L, lua_gettop(L) - arguments);
    }
    lua_concat(L, lua_gettop(L) - arguments);
    return 1;
}

int lib_utf8_char(lua_State *L) {
    int count = lua_gettop(L);
    Str text = {text_room(L, (size_t)count * 4), 0};
    for (int i = 1; i <= count; i++) {
        lua_Integer code = arg_int(L, i);
        if (code < 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) arg_wrong(L, i, STR("a code point of Unicode"));
        char bytes[4];
        text_add(&text, (Str){bytes, (size_t)utf8_put((uint32_t)code, bytes)});
    }
    return push_text(L, text);
}

// The letter at *at, which moves behind it. False where there is none.
static bool next_letter(Str text, size_t *at, uint32_t *code) {
    size_t from = *at;
    *code = utf8_next(text, at);
    return *code != UTF8_BAD || *at - from == 3;  // U+FFFD itself is a letter
}

int lib_codepoint(lua_State *L) {
    Str text = arg_text(L, 1);
    lua_Integer from = place_in(arg_int_or(L, 2, 1), text.len), to = place_in(arg_int_or(L, 3, from), text.len);
    if (from < 1) arg_wrong(L, 2, STR("a place in the text"));
    if (to > (lua_Integer)text.len) arg_wrong(L, 3, STR("a place in the text"));
    int count = 0;
    for (size_t at = (size_t)from - 1; (lua_Integer)at < to; count++) {
        uint32_t code;
        if (!next_letter(text, &at, &code)) arg_wrong(L, 1, STR("a text of whole letters"));
        check_values(L, count + 1);
        lua_pushinteger(L, code);
    }
    return count;
}

// As Lua's own: nothing and the place of the first byte that is no letter, where there is one.
int lib_utf8_len(lua_State *L) {
    Str text = arg_text(L, 1);
    lua_Integer from = place_in(arg_int_or(L, 2, 1), text.len), to = place_in(arg_int_or(L, 3, -1), text.len);
    if (from < 1 || from > (lua_Integer)text.len + 1) arg_wrong(L, 2, STR("a place in the text"));
    if (to > (lua_Integer)text.len) arg_wrong(L, 3, STR("a place in the text"));
    lua_Integer count = 0;
    sandbox_spend(L, text.len / 4);
    for (size_t at = (size_t)from - 1; (lua_Integer)at < to; count++) {
        size_t start = at;
        uint32_t code;
        if (!next_letter(text, &at, &code)) {
            lua_pushnil(L);
            lua_pushinteger(L, (lua_Integer)start + 1);
            return 2;
        }
    }
    lua_pushinteger(L, count);
    return 1;
}
