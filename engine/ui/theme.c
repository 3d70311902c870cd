// The tables behind the names of theme.h.
#include "ui/theme.h"

Color theme_color(ColorName name) {
    static const Color colors[COLOR_COUNT] = {
        [COLOR_PAPER] = 0xFFF6F2EB,       [COLOR_SURFACE] = 0xFFFFFFFF,      [COLOR_SUNK] = 0xFFF1ECE3,
        [COLOR_EDGE] = 0xFFE3DCCF,        [COLOR_OUTLINE] = 0xFFB9AF9E,      [COLOR_INK] = 0xFF26231F,
        [COLOR_INK_SOFT] = 0xFF615A4F,    [COLOR_ACCENT] = 0xFF0E6A67,       [COLOR_ACCENT_DEEP] = 0xFF0A4F4D,
        [COLOR_ACCENT_TINT] = 0xFFE2F0EE, [COLOR_ACCENT_SHADE] = 0xFFC3DFDB, [COLOR_ON_ACCENT] = 0xFFFFFFFF,
        [COLOR_FOCUS] = 0xFF1D5FC4,       [COLOR_GOOD] = 0xFF236538,         [COLOR_GOOD_TINT] = 0xFFE5F2E6,
        [COLOR_WARN] = 0xFF7A4500,        [COLOR_WARN_TINT] = 0xFFFFEFD6,    [COLOR_BAD] = 0xFF9E2B20,
        [COLOR_BAD_TINT] = 0xFFFBE8E4,    [COLOR_PRACTICE] = 0xFF573A8C,     [COLOR_PRACTICE_TINT] = 0xFFEFE9F8,
        [COLOR_SOUND] = 0xFF476F1C,       [COLOR_SOUND_TINT] = 0xFFEEF4E0,   [COLOR_SLIP] = 0xFF856000,
        [COLOR_SLIP_TINT] = 0xFFFFF3CF,   [COLOR_FAULT] = 0xFFAD4A00,        [COLOR_FAULT_TINT] = 0xFFFFEBDC,
    };
    return colors[name];
}

StyleSpec theme_style(TextStyle style) {
    static const StyleSpec styles[TEXT_STYLE_COUNT] = {
        [TEXT_TALK] = {18, WEIGHT_REGULAR}, [TEXT_OPTION] = {17, WEIGHT_REGULAR}, [TEXT_BODY] = {18, WEIGHT_REGULAR},
        [TEXT_STRONG] = {18, WEIGHT_BOLD},  [TEXT_SMALL] = {16, WEIGHT_REGULAR},  [TEXT_LABEL] = {15, WEIGHT_BOLD},
        [TEXT_HEADING] = {22, WEIGHT_BOLD}, [TEXT_TITLE] = {32, WEIGHT_BOLD},     [TEXT_FIGURE] = {56, WEIGHT_BOLD},
    };
    return styles[style];
}

Color theme_person(int index) {
    static const Color tints[] = {0xFF3F5E8C, 0xFF8A4B2E, 0xFF5B4A86, 0xFF2F6B4F, 0xFF8A3B5C, 0xFF4F5A2A};
    return tints[(unsigned)index % (sizeof tints / sizeof *tints)];
}

Color theme_mood(Mood mood) {
    static const Color faces[] = {
        [MOOD_NONE] = 0xFFD9D2C5,     [MOOD_PLEASED] = 0xFF8CCB93, [MOOD_NEUTRAL] = 0xFFC9D3DC,
        [MOOD_DOUBTFUL] = 0xFFF2CF6B, [MOOD_ANNOYED] = 0xFFF0A765, [MOOD_ANGRY] = 0xFFE98377,
    };
    return faces[mood];
}

int theme_scale(int w, int h, int percent) {
    int64_t by_w = (int64_t)w * 8 / BASE_W, by_h = (int64_t)h * 8 / BASE_H;
    int64_t eighths = by_w < by_h ? by_w : by_h;
    int64_t least = 6 * (int64_t)(percent > 100 ? percent : 100) / 100;
    if (eighths < least) eighths = least;
    return eighths > 32 ? 32 : (int)eighths;
}
