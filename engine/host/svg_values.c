// What may stand in an attribute. Everything is taken letter by letter: a drawing from elsewhere must mean the same to the library behind.
#include "host/svg_parts.h"

#include <SDL_stdinc.h>

#define NUMBER_LETTERS 16
#define NAME_LETTERS   40
#define ARGUMENTS_MOST 6

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

static bool at_is(Str text, size_t at, char c) {
    return at < text.len && text.data[at] == c;
}

void svg_gap(Str text, size_t *at) {
    while (*at < text.len && str_is_space(text.data[*at])) (*at)++;
    if (!at_is(text, *at, ',')) return;
    (*at)++;
    while (*at < text.len && str_is_space(text.data[*at])) (*at)++;
}

static int take_digits(Str text, size_t *at, double *value) {
    int count = 0;
    for (; *at < text.len && digit(text.data[*at]); (*at)++, count++) *value = *value * 10 + (text.data[*at] - '0');
    return count;
}

static bool take_sign(Str text, size_t *at) {
    bool minus = at_is(text, *at, '-');
    if (minus || at_is(text, *at, '+')) (*at)++;
    return minus;
}

// An exponent of at most two digits; none is fine.
static bool take_exponent(Str text, size_t *at, int *exponent) {
    *exponent = 0;
    if (!at_is(text, *at, 'e') && !at_is(text, *at, 'E')) return true;
    (*at)++;
    double value = 0;
    bool minus = take_sign(text, at);
    int count = take_digits(text, at, &value);
    *exponent = minus ? -(int)value : (int)value;
    return count == 1 || count == 2;
}

// Not strtod: that reads other numbers in other locales.
bool svg_number(Str text, size_t *at, double *value) {
    const size_t from = *at;
    double number = 0;
    bool minus = take_sign(text, at);
    int whole = take_digits(text, at, &number), part = 0, exponent;
    if (at_is(text, *at, '.')) {
        (*at)++;
        part = take_digits(text, at, &number);
    }
    if (whole + part == 0 || !take_exponent(text, at, &exponent) || *at - from > NUMBER_LETTERS) return false;
    for (exponent -= part; exponent > 0; exponent--) number *= 10;
    for (; exponent < 0; exponent++) number /= 10;
    *value = minus ? -number : number;
    return number <= SVG_NUMBER_MOST;
}

static bool whole_number(Str text, double least, double most, double *value) {
    size_t at = 0;
    return svg_number(text, &at, value) && at == text.len && *value >= least && *value <= most;
}

static bool read_number(Str text, void *place) {
    return whole_number(text, -SVG_NUMBER_MOST, SVG_NUMBER_MOST, place);
}

static bool read_length(Str text, void *place) {
    return whole_number(text, 0, SVG_NUMBER_MOST, place);
}

static bool read_part(Str text, void *place) {
    return whole_number(text, 0, 1, place);
}

static bool read_miter(Str text, void *place) {
    return whole_number(text, 1, 10, place);
}

static bool read_name(Str text, void *place) {
    (void)place;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        if (!digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-' && c != '_') return false;
    }
    return text.len >= 1 && text.len <= NAME_LETTERS;
}

static bool one_of(Str text, const char *const *words, int count) {
    for (int i = 0; i < count; i++)
        if (str_equal(text, str_from(words[i]))) return true;
    return false;
}
#define ONE_OF(text, ...)                                                                                                                  \
    one_of((text), (const char *const[]){__VA_ARGS__}, (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

// The names are those that the library knows; it paints others grey.
static bool read_color(Str text, void *place) {
    *(bool *)place = !str_equal(text, STR("none"));
    if (ONE_OF(text, "none", "black", "white", "gray", "grey", "red", "green", "blue", "yellow", "cyan", "magenta")) return true;
    if ((text.len != 4 && text.len != 7) || text.data[0] != '#') return false;
    for (size_t i = 1; i < text.len; i++) {
        char c = text.data[i];
        if (!digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) return false;
    }
    return true;
}

static bool read_cap(Str text, void *place) {
    (void)place;
    return ONE_OF(text, "butt", "round", "square");
}

static bool read_join(Str text, void *place) {
    (void)place;
    return ONE_OF(text, "miter", "round", "bevel");
}

static bool read_rule(Str text, void *place) {
    (void)place;
    return ONE_OF(text, "nonzero", "evenodd");
}

static bool read_namespace(Str text, void *place) {
    (void)place;
    return str_equal(text, STR("http://www.w3.org/2000/svg"));
}

static bool read_view(Str text, void *place) {
    Str *view = place;
    size_t at = 0;
    for (int i = 0; i < 4; i++) {
        if (i) svg_gap(text, &at);
        const size_t from = at;
        double value;
        if (!svg_number(text, &at, &value)) return false;
        if (i >= 2 && (value < 1 || value > SVG_SIDE_MOST)) return false;
        view[i] = str_slice(text, from, at);
    }
    return at == text.len;
}

static SvgMatrix multiply(SvgMatrix m, SvgMatrix n) {
    return (SvgMatrix){m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,       m.a * n.c + m.c * n.d,
                       m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f};
}

static SvgMatrix translate(const double *v, int count) {
    return (SvgMatrix){1, 0, 0, 1, v[0], count > 1 ? v[1] : 0};
}

static SvgMatrix scale(const double *v, int count) {
    return (SvgMatrix){v[0], 0, 0, count > 1 ? v[1] : v[0], 0, 0};
}

static SvgMatrix rotate(const double *v, int count) {
    double angle = v[0] * 3.14159265358979323846 / 180, cosine = SDL_cos(angle), sine = SDL_sin(angle);
    SvgMatrix turn = {cosine, sine, -sine, cosine, 0, 0};
    if (count == 1) return turn;
    return multiply(multiply((SvgMatrix){1, 0, 0, 1, v[1], v[2]}, turn), (SvgMatrix){1, 0, 0, 1, -v[1], -v[2]});
}

static SvgMatrix matrix(const double *v, int count) {
    (void)count;
    return (SvgMatrix){v[0], v[1], v[2], v[3], v[4], v[5]};
}

static const struct {
    const char *name;
    int counts;  // bits: how many numbers there may be
    SvgMatrix (*make)(const double *numbers, int count);
} transforms[] = {
    {"translate(", 1 << 1 | 1 << 2, translate},
    {"scale(", 1 << 1 | 1 << 2, scale},
    {"rotate(", 1 << 1 | 1 << 3, rotate},
    {"matrix(", 1 << 6, matrix},
};

static bool take_arguments(Str text, size_t *at, double *numbers, int *count) {
    for (*count = 0; *count < ARGUMENTS_MOST; (*count)++) {
        svg_gap(text, at);
        if (at_is(text, *at, ')')) break;
        if (!svg_number(text, at, &numbers[*count])) return false;
    }
    svg_gap(text, at);
    return at_is(text, (*at)++, ')');
}

static bool take_transform(Str text, size_t *at, SvgMatrix *m) {
    for (size_t i = 0; i < sizeof transforms / sizeof *transforms; i++) {
        Str name = str_from(transforms[i].name);
        if (!str_starts(str_slice(text, *at, text.len), name)) continue;
        *at += name.len;
        double numbers[ARGUMENTS_MOST];
        int count;
        if (!take_arguments(text, at, numbers, &count) || !(transforms[i].counts >> count & 1)) return false;
        *m = multiply(*m, transforms[i].make(numbers, count));
        return true;
    }
    return false;
}

static bool read_transform(Str text, void *place) {
    size_t at = 0;
    for (svg_gap(text, &at); at < text.len; svg_gap(text, &at))
        if (!take_transform(text, &at, place)) return false;
    return true;
}

static bool read_later(Str text, void *place) {
    *(Str *)place = text;
    return true;
}

bool svg_value(SvgForm form, Str text, void *place) {
    static bool (*const readers[])(Str, void *) = {
        [FORM_NUMBER] = read_number, [FORM_LENGTH] = read_length,       [FORM_PART] = read_part,
        [FORM_MITER] = read_miter,   [FORM_NAME] = read_name,           [FORM_COLOR] = read_color,
        [FORM_CAP] = read_cap,       [FORM_JOIN] = read_join,           [FORM_RULE] = read_rule,
        [FORM_VIEW] = read_view,     [FORM_NAMESPACE] = read_namespace, [FORM_TRANSFORM] = read_transform,
        [FORM_PATH] = read_later,    [FORM_POINTS] = read_later,
    };
    return readers[form](text, place);
}

Str svg_form_name(SvgForm form) {
    static const char *const names[] = {
        [FORM_NUMBER] = "a number from -100000 to 100000, without a unit",
        [FORM_LENGTH] = "a number from 0 to 100000, without a unit",
        [FORM_PART] = "a number from 0 to 1",
        [FORM_MITER] = "a number from 1 to 10",
        [FORM_NAME] = "a name of letters, digits, - and _, at most 40",
        [FORM_COLOR] = "a colour such as #a0b1c2, or none",
        [FORM_CAP] = "butt, round or square",
        [FORM_JOIN] = "miter, round or bevel",
        [FORM_RULE] = "nonzero or evenodd",
        [FORM_NAMESPACE] = "http://www.w3.org/2000/svg",
        [FORM_VIEW] = "four numbers, the last two from 1 to 10000",
        [FORM_TRANSFORM] = "a list of translate, scale, rotate and matrix",
        [FORM_PATH] = "path data, with spaces around the flags of arcs",
        [FORM_POINTS] = "pairs of numbers",
    };
    return str_from(names[form]);
}
