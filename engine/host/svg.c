// Reads tags one by one against two tables, of elements and of attributes.
#include "host/svg.h"

#include "host/svg_parts.h"

#define ATTRIBUTES_MOST 32

enum {
    ON_SVG = 1,
    ON_G = 2,
    ON_PATH = 4,
    ON_CIRCLE = 8,
    ON_ELLIPSE = 16,
    ON_RECT = 32,
    ON_POLYGON = 64,
    ON_POLYLINE = 128,
    ON_LINE = 256,
    ON_WORDS = 512,
    ON_DRAWN = ON_PATH | ON_CIRCLE | ON_ELLIPSE | ON_RECT | ON_POLYGON | ON_POLYLINE | ON_LINE,
    ON_PAINTED = ON_DRAWN | ON_G | ON_SVG,
    ON_ALL = ON_PAINTED | ON_WORDS
};

static const struct Element {
    const char *name;
    int bit;
} elements[] = {{"svg", ON_SVG},           {"g", ON_G},         {"path", ON_PATH}, {"circle", ON_CIRCLE},
                {"ellipse", ON_ELLIPSE},   {"rect", ON_RECT},   {"line", ON_LINE}, {"polygon", ON_POLYGON},
                {"polyline", ON_POLYLINE}, {"title", ON_WORDS}, {"desc", ON_WORDS}};

static const struct AttributeSpec {
    const char *name;
    SvgForm form;
    int where;
    size_t place;
} specs[] = {
#define INTO(member) offsetof(SvgValues, member)
    {"id", FORM_NAME, ON_ALL, INTO(ignored)},
    {"xmlns", FORM_NAMESPACE, ON_SVG, INTO(ignored)},
    {"version", FORM_NUMBER, ON_SVG, INTO(ignored)},
    {"viewBox", FORM_VIEW, ON_SVG, INTO(view)},
    {"transform", FORM_TRANSFORM, ON_DRAWN | ON_G, INTO(paint.matrix)},
    {"fill", FORM_COLOR, ON_PAINTED, INTO(paint.filled)},
    {"stroke", FORM_COLOR, ON_PAINTED, INTO(paint.stroked)},
    {"stroke-width", FORM_LENGTH, ON_PAINTED, INTO(paint.stroke_width)},
    {"stroke-miterlimit", FORM_MITER, ON_PAINTED, INTO(paint.miter)},
    {"stroke-linecap", FORM_CAP, ON_PAINTED, INTO(ignored)},
    {"stroke-linejoin", FORM_JOIN, ON_PAINTED, INTO(ignored)},
    {"fill-rule", FORM_RULE, ON_PAINTED, INTO(ignored)},
    {"opacity", FORM_PART, ON_PAINTED, INTO(ignored)},
    {"fill-opacity", FORM_PART, ON_PAINTED, INTO(ignored)},
    {"stroke-opacity", FORM_PART, ON_PAINTED, INTO(ignored)},
    {"d", FORM_PATH, ON_PATH, INTO(d)},
    {"points", FORM_POINTS, ON_POLYGON | ON_POLYLINE, INTO(points)},
    {"x", FORM_NUMBER, ON_RECT, INTO(x)},
    {"y", FORM_NUMBER, ON_RECT, INTO(y)},
    {"width", FORM_LENGTH, ON_RECT | ON_SVG, INTO(width)},
    {"height", FORM_LENGTH, ON_RECT | ON_SVG, INTO(height)},
    {"rx", FORM_LENGTH, ON_RECT | ON_ELLIPSE, INTO(rx)},
    {"ry", FORM_LENGTH, ON_RECT | ON_ELLIPSE, INTO(ry)},
    {"cx", FORM_NUMBER, ON_CIRCLE | ON_ELLIPSE, INTO(cx)},
    {"cy", FORM_NUMBER, ON_CIRCLE | ON_ELLIPSE, INTO(cy)},
    {"r", FORM_LENGTH, ON_CIRCLE, INTO(r)},
    {"x1", FORM_NUMBER, ON_LINE, INTO(x1)},
    {"y1", FORM_NUMBER, ON_LINE, INTO(y1)},
    {"x2", FORM_NUMBER, ON_LINE, INTO(x2)},
    {"y2", FORM_NUMBER, ON_LINE, INTO(y2)},
#undef INTO
};

typedef struct Frame {
    Str name;
    int bit;
    SvgPaint paint;
} Frame;

typedef struct SvgReader {
    Arena *arena;
    Str file, text;
    Err *err;
    Svg *svg;
    size_t at;
    int line;
    Frame frames[SVG_DEPTH_MOST];
    int depth, element_count;
    double view[4];
    double heaviest;
    int heaviest_line;
    bool rooted;
    bool faulty;
    bool broken;  // what follows can't be understood
} SvgReader;

#define SVG_FAULT(r, at_line, pattern, ...) ((r)->faulty = true, ERR((r)->err, (r)->file, (at_line), pattern, __VA_ARGS__))

static bool broken(SvgReader *r, Str expected) {
    if (!r->broken) SVG_FAULT(r, r->line, "This is no well-formed drawing: expected {1}.", expected);
    r->broken = true;
    return false;
}

static bool ahead(const SvgReader *r, Str what) {
    return str_starts(str_slice(r->text, r->at, r->text.len), what);
}

static void move_to(SvgReader *r, size_t to) {
    for (; r->at < to; r->at++) r->line += r->text.data[r->at] == '\n';
}

static void skip_space(SvgReader *r) {
    size_t to = r->at;
    while (to < r->text.len && str_is_space(r->text.data[to])) to++;
    move_to(r, to);
}

// Past the next `end`; false when there is none.
static bool skip_past(SvgReader *r, Str end) {
    ptrdiff_t found = str_find(r->text, end, r->at);
    if (found < 0) return false;
    move_to(r, (size_t)found + end.len);
    return true;
}

static bool name_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}

static Str take_name(SvgReader *r) {
    const size_t from = r->at;
    while (r->at < r->text.len && name_letter(r->text.data[r->at])) r->at++;
    return str_slice(r->text, from, r->at);
}

static bool take_value(SvgReader *r, Str *value) {
    char quote = r->at < r->text.len ? r->text.data[r->at] : '\0';
    if (quote != '"' && quote != '\'') return broken(r, STR("a value in quotation marks"));
    const size_t from = ++r->at;
    ptrdiff_t end = str_find(r->text, (Str){&quote, 1}, from);
    if (end < 0) return broken(r, STR("a closing quotation mark"));
    *value = str_slice(r->text, from, (size_t)end);
    move_to(r, (size_t)end + 1);
    return true;
}

static bool take_attribute(SvgReader *r, SvgAttribute *attribute) {
    attribute->line = r->line;
    attribute->name = take_name(r);
    if (!attribute->name.len) return broken(r, STR("the name of an attribute, or the end of the tag"));
    skip_space(r);
    if (!ahead(r, STR("="))) return broken(r, STR("an equals sign and a value"));
    move_to(r, r->at + 1);
    skip_space(r);
    return take_value(r, &attribute->value);
}

static bool end_of_tag(SvgReader *r, SvgTag *tag) {
    tag->empty = ahead(r, STR("/>"));
    if (!tag->empty && !ahead(r, STR(">"))) return false;
    move_to(r, r->at + (tag->empty ? 2 : 1));
    return true;
}

static bool take_attributes(SvgReader *r, SvgTag *tag) {
    Svg *svg = r->svg;
    tag->first_attribute = svg->attribute_count;
    for (skip_space(r); !end_of_tag(r, tag); skip_space(r)) {
        SvgAttribute attribute;
        if (tag->attribute_count == ATTRIBUTES_MOST) return broken(r, STR("at most 32 attributes of a tag"));
        if (!take_attribute(r, &attribute)) return false;
        svg->attributes = arena_grow(r->arena, svg->attributes, svg->attribute_count, &svg->attribute_cap, sizeof *svg->attributes);
        svg->attributes[svg->attribute_count++] = attribute;
        tag->attribute_count++;
    }
    return true;
}

static const struct AttributeSpec *find_spec(Str name) {
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
        if (str_equal(name, str_from(specs[i].name))) return &specs[i];
    return NULL;
}

bool svg_on_group(Str attribute) {
    const struct AttributeSpec *spec = find_spec(attribute);
    return spec && (spec->where & ON_G);
}

static bool is_repeated(const SvgAttribute *attributes, int count) {
    for (int i = 0; i < count; i++)
        if (str_equal(attributes[i].name, attributes[count].name)) return true;
    return false;
}

static void wrong_value(SvgReader *r, const SvgTag *tag, const SvgAttribute *attribute, SvgForm form) {
    Str value = attribute->value.len > 60 ? str_join(r->arena, str_slice(attribute->value, 0, 57), STR("…")) : attribute->value;
    SVG_FAULT(r, attribute->line, "“{1}” of <{2}> must be {3}, not “{4}”.", attribute->name, tag->name, svg_form_name(form), value);
}

static void read_values(SvgReader *r, SvgTag *tag, int bit, SvgValues *values) {
    const SvgAttribute *attributes = r->svg->attributes + tag->first_attribute;
    for (int i = 0; i < tag->attribute_count; i++) {
        const struct AttributeSpec *spec = find_spec(attributes[i].name);
        if (!spec || !(spec->where & bit))
            SVG_FAULT(r, attributes[i].line, "A drawing has no “{1}” on <{2}>.", attributes[i].name, tag->name);
        else if (is_repeated(attributes, i))
            SVG_FAULT(r, attributes[i].line, "“{1}” stands twice on <{2}>.", attributes[i].name, tag->name);
        else if (!svg_value(spec->form, attributes[i].value, (char *)values + spec->place))
            wrong_value(r, tag, &attributes[i], spec->form);
        if (str_equal(attributes[i].name, STR("id"))) tag->id = attributes[i].value;
    }
}

static bool outline_rect(SvgOutline *o, double x, double y, double w, double h) {
    svg_outline_move(o, x, y);
    svg_outline_curve(o, (const double[]){x + w, x + w, x + w}, (const double[]){y, y, y + h});
    svg_outline_curve(o, (const double[]){x, x, x}, (const double[]){y + h, y + h, y});
    return true;
}

static bool outline_of(SvgOutline *o, int bit, const SvgValues *v) {
    switch (bit) {
    case ON_PATH: return svg_outline_path(o, v->d);
    case ON_POLYGON:
    case ON_POLYLINE: return svg_outline_points(o, v->points);
    case ON_CIRCLE: return outline_rect(o, v->cx - v->r, v->cy - v->r, 2 * v->r, 2 * v->r);
    case ON_ELLIPSE: return outline_rect(o, v->cx - v->rx, v->cy - v->ry, 2 * v->rx, 2 * v->ry);
    case ON_RECT: return outline_rect(o, v->x, v->y, v->width, v->height);
    default:
        svg_outline_move(o, v->x1, v->y1);
        svg_outline_line(o, v->x2, v->y2);
        return true;
    }
}

static void measure(SvgReader *r, const SvgTag *tag, int bit, const SvgValues *values) {
    SvgOutline outline = {.matrix = &values->paint.matrix};
    if (!outline_of(&outline, bit, values)) {
        Str name = bit == ON_PATH ? STR("d") : STR("points");
        for (int i = 0; i < tag->attribute_count; i++) {
            const SvgAttribute *attribute = &r->svg->attributes[tag->first_attribute + i];
            if (str_equal(attribute->name, name)) wrong_value(r, tag, attribute, bit == ON_PATH ? FORM_PATH : FORM_POINTS);
        }
        return;
    }
    double work = svg_outline_work(&outline, &values->paint, r->view);
    r->svg->work_ms += work;
    if (work <= r->heaviest) return;
    r->heaviest = work;
    r->heaviest_line = tag->line;
}

static bool side(double value) {
    return value >= 1 && value <= SVG_SIDE_MOST;
}

// Without a view box it is from the corner to width and height.
static void read_root(SvgReader *r, const SvgTag *tag, const SvgValues *values) {
    static const Str none = {"0", 1};
    const SvgAttribute *attributes = r->svg->attributes + tag->first_attribute;
    Str *view = r->svg->view;
    r->rooted = true;
    memcpy(view, values->view, sizeof values->view);
    if (!view[3].len && side(values->width) && side(values->height)) {
        view[0] = view[1] = none;
        for (int i = 0; i < tag->attribute_count; i++) {
            if (str_equal(attributes[i].name, STR("width"))) view[2] = attributes[i].value;
            if (str_equal(attributes[i].name, STR("height"))) view[3] = attributes[i].value;
        }
    }
    for (int i = 0; i < 4 && view[3].len; i++) {
        size_t at = 0;
        svg_number(view[i], &at, &r->view[i]);
    }
    if (view[3].len) return;
    SVG_FAULT(r, tag->line, "A drawing needs a view box, such as {1}, or else width and height, all sides from 1 to 10000.",
              STR("viewBox=\"0 0 480 480\""));
    r->view[2] = r->view[3] = SVG_SIDE_MOST;
}

static Str element_names(Arena *arena) {
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (i) buf_char(&buf, ' ');
        buf_add(&buf, str_from(elements[i].name));
    }
    return buf_str(&buf);
}

static int element_bit(SvgReader *r, const SvgTag *tag) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (str_equal(tag->name, str_from(elements[i].name))) return elements[i].bit;
    SVG_FAULT(r, tag->line, "A drawing has no <{1}>, only: {2}.", tag->name, element_names(r->arena));
    return 0;
}

static void push(SvgReader *r, const SvgTag *tag, int bit, const SvgPaint *paint) {
    if (r->depth < SVG_DEPTH_MOST)
        r->frames[r->depth++] = (Frame){tag->name, bit, *paint};
    else
        broken(r, STR("no more than 32 tags within one another"));
}

// Where it may stand: one <svg> around all, shapes and words in groups, nothing in words.
static bool is_misplaced(SvgReader *r, const SvgTag *tag, int bit) {
    bool top = r->depth == 0, root = bit == ON_SVG;
    if (top && (r->rooted || !root)) return !broken(r, r->rooted ? STR("nothing after </svg>") : STR("<svg> around all"));
    if (!top && (root || (r->frames[r->depth - 1].bit & ON_WORDS))) {
        SVG_FAULT(r, tag->line, "<{1}> can't stand within <{2}>.", tag->name, r->frames[r->depth - 1].name);
        return true;
    }
    return false;
}

static void open_element(SvgReader *r, SvgTag *tag) {
    static const SvgPaint plain = {.matrix = {1, 0, 0, 1, 0, 0}, .filled = true, .stroke_width = 1, .miter = 4};
    SvgValues values = {.paint = r->depth ? r->frames[r->depth - 1].paint : plain};
    if (++r->element_count > SVG_ELEMENTS_MOST) {
        broken(r, STR("no more than 4000 elements"));
        return;
    }
    int bit = element_bit(r, tag);
    if (bit && !is_misplaced(r, tag, bit)) {
        read_values(r, tag, bit, &values);
        if (bit & ON_SVG) read_root(r, tag, &values);
        if (bit & ON_DRAWN) measure(r, tag, bit, &values);
    }
    if (!tag->empty && !r->broken) push(r, tag, bit, &values.paint);
}

static void close_element(SvgReader *r, const SvgTag *tag) {
    if (r->depth && str_equal(r->frames[r->depth - 1].name, tag->name))
        r->depth--;
    else
        broken(r, STR("the closing tag of what was opened last"));
}

static void keep_tag(SvgReader *r, const SvgTag *tag) {
    Svg *svg = r->svg;
    svg->tags = arena_grow(r->arena, svg->tags, svg->tag_count, &svg->tag_cap, sizeof *svg->tags);
    svg->tags[svg->tag_count++] = *tag;
}

static bool is_words(Str name) {
    return str_equal(name, STR("title")) || str_equal(name, STR("desc"));
}

static void read_tag(SvgReader *r) {
    SvgTag tag = {.line = r->line};
    move_to(r, r->at + 1);
    tag.closing = ahead(r, STR("/"));
    if (tag.closing) move_to(r, r->at + 1);
    tag.name = take_name(r);
    if (!tag.name.len) {
        broken(r, STR("the name of a tag"));
        return;
    }
    if (!take_attributes(r, &tag)) return;
    if (tag.closing && (tag.empty || tag.attribute_count)) {
        broken(r, STR("nothing but a name in a closing tag"));
        return;
    }
    if (tag.closing)
        close_element(r, &tag);
    else
        open_element(r, &tag);
    if (!is_words(tag.name)) keep_tag(r, &tag);
}

static void read_markup(SvgReader *r) {
    if (ahead(r, STR("<!--"))) {
        if (!skip_past(r, STR("-->"))) broken(r, STR("the end of the comment"));
    } else if (r->at == 0 && ahead(r, STR("<?xml "))) {
        if (!skip_past(r, STR("?>"))) broken(r, STR("the end of the declaration"));
    } else if (ahead(r, STR("<!")) || ahead(r, STR("<?"))) {
        broken(r, STR("only tags and comments"));
    } else {
        read_tag(r);
    }
}

static bool is_letter_reference(Str text) {
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts(text, str_from(known[i]))) return true;
    return false;
}

// Words stand in <title> and <desc>, for people, and are not handed on.
static void read_words(SvgReader *r) {
    skip_space(r);
    if (r->at >= r->text.len || r->text.data[r->at] == '<') return;
    Str rest = str_slice(r->text, r->at, r->text.len);
    if (!r->depth || !(r->frames[r->depth - 1].bit & ON_WORDS))
        broken(r, STR("words only in <title> and <desc>"));
    else if (rest.data[0] == '&' && !is_letter_reference(rest))
        broken(r, STR("no entities of one's own"));
    else
        move_to(r, r->at + 1);
}

static void read_all(SvgReader *r) {
    while (r->at < r->text.len && !r->broken) {
        if (r->text.data[r->at] == '<')
            read_markup(r);
        else
            read_words(r);
    }
    if (!r->broken && (r->depth || !r->rooted)) broken(r, r->rooted ? STR("the end of <svg>") : STR("<svg> around all"));
}

// With one decimal, upwards.
static Str times_text(Arena *arena, double times) {
    int64_t tenths = times < 1e9 ? (int64_t)(times * 10) + 1 : INT32_MAX;
    Str parts[] = {str_int(arena, tenths / 10), str_int(arena, tenths % 10)};
    return str_fill(arena, STR("{1}.{2}"), parts, 2);
}

bool svg_read(Arena *arena, Str file, Str text, Svg *svg, Err *err) {
    SvgReader *r = ARENA_NEW(arena, SvgReader);
    *svg = (Svg){0};
    *r = (SvgReader){.arena = arena, .file = file, .text = text, .err = err, .svg = svg, .line = 1};
    if (text.len > SVG_BYTES_MOST)
        SVG_FAULT(r, 0, "A drawing may have at most {1} bytes; this file has {2}.", str_int(arena, SVG_BYTES_MOST),
                  str_int(arena, (int64_t)text.len));
    else if (memchr(text.len ? text.data : "", '\0', text.len))
        broken(r, STR("text without zero bytes"));
    else
        read_all(r);
    if (!r->faulty && !(svg->work_ms <= SVG_WORK_MOST))
        SVG_FAULT(r, r->heaviest_line,
                  "Drawing this takes {1} times as long as it may; here is the heaviest part. Use fewer or smaller shapes.",
                  times_text(arena, svg->work_ms / SVG_WORK_MOST));
    return !r->faulty;
}
