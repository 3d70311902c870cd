// A drawing is written anew from what was read of it, so that a reader that is less strict can't see anything else in it.
#include "host/svg_parts.h"

// Is the word among those of `part`?
static bool names(Str part, Str word) {
    for (size_t at = 0; at < part.len;) {
        ptrdiff_t space = str_find(part, STR(" "), at);
        size_t end = space < 0 ? part.len : (size_t)space;
        if (str_equal(str_slice(part, at, end), word)) return true;
        at = end + 1;
    }
    return false;
}

// Is this group of a portrait's variants left out?
static bool is_hidden(const SvgTag *tag, Str part) {
    static const char *const variants[] = {"pleased", "neutral", "doubtful", "annoyed", "angry", "blink"};
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
        if (str_equal(tag->id, str_from(variants[i]))) return !names(part, tag->id);
    return false;
}

// "-12.345"
static Str thousandths_text(Arena *arena, double value) {
    int64_t all = (int64_t)(value * 1000 + (value < 0 ? -0.5 : 0.5)), least = all < 0 ? -all : all;
    Str parts[] = {all < 0 ? STR("-") : STR_NONE, str_int(arena, least / 1000), str_slice(str_int(arena, 1000 + least % 1000), 1, 4)};
    return str_fill(arena, STR("{1}{2}.{3}"), parts, 3);
}

// Seen from near: a face, which begins an eighth below the top, in seven tenths of the picture.
static void come_close(Arena *arena, Str view[4]) {
    static const double places[] = {0.15, 0.125}, size = 0.7;
    double numbers[4];
    for (int i = 0; i < 4; i++) svg_number(view[i], &(size_t){0}, &numbers[i]);
    for (int i = 0; i < 2; i++) {
        view[i] = thousandths_text(arena, numbers[i] + places[i] * numbers[i + 2]);
        view[i + 2] = thousandths_text(arena, size * numbers[i + 2]);
    }
}

static void write_attributes(StrBuf *buf, const Svg *svg, const SvgTag *tag, bool group) {
    for (int i = 0; i < tag->attribute_count; i++) {
        const SvgAttribute *attribute = &svg->attributes[tag->first_attribute + i];
        if (group && !svg_on_group(attribute->name)) continue;
        Str parts[] = {attribute->name, attribute->value};
        buf_add(buf, str_fill(buf->arena, STR(" {1}=\"{2}\""), parts, 2));
    }
}

// The library takes no notice of how <svg> is painted, so a group says it; and it looks for yMid where the standard says YMid.
static void write_root(StrBuf *buf, const Svg *svg, bool close, int w, int h) {
    Str parts[] = {str_int(buf->arena, w), str_int(buf->arena, h), svg->view[0], svg->view[1], svg->view[2], svg->view[3]};
    if (close) come_close(buf->arena, parts + 2);
    buf_add(buf,
            str_fill(buf->arena,
                     STR("<svg width=\"{1}\" height=\"{2}\" viewBox=\"{3} {4} {5} {6}\" preserveAspectRatio=\"xMidYMid yMid slice\"><g"),
                     parts, 6));
    write_attributes(buf, svg, &svg->tags[0], true);
    buf_add(buf, STR(">"));
}

static void write_tag(StrBuf *buf, const Svg *svg, const SvgTag *tag) {
    buf_add(buf, tag->closing ? STR("</") : STR("<"));
    buf_add(buf, tag->name);
    write_attributes(buf, svg, tag, false);
    buf_add(buf, tag->empty ? STR(" />") : STR(">"));
}

Str svg_text(Arena *arena, const Svg *svg, Str part, int w, int h) {
    MUST(w >= 1 && h >= 1 && w <= SVG_PIXELS_MOST && h <= SVG_PIXELS_MOST);
    StrBuf buf = {.arena = arena};
    int hidden = 0;  // how deep within a group that is left out
    write_root(&buf, svg, names(part, STR("close")), w, h);
    for (int i = 1; i < svg->tag_count - 1; i++) {
        const SvgTag *tag = &svg->tags[i];
        if (hidden || is_hidden(tag, part))
            hidden += tag->closing ? -1 : !tag->empty;
        else
            write_tag(&buf, svg, tag);
    }
    buf_add(&buf, STR("</g></svg>"));
    return buf_str(&buf);
}
