// The tables behind the names of theme.h.
#include "ui/theme.h"

static const Color colors[COLOR_COUNT][THEME_COUNT] = {
    //                       light       dark        high contrast
    [COLOR_PAPER] = {0xFFF6F2EB, 0xFF1B1D20, 0xFF000000},         [COLOR_SURFACE] = {0xFFFFFFFF, 0xFF26292D, 0xFF000000},
    [COLOR_SUNK] = {0xFFF1ECE3, 0xFF32363B, 0xFF1E1E1E},          [COLOR_EDGE] = {0xFFE3DCCF, 0xFF3B4046, 0xFF9A9A9A},
    [COLOR_OUTLINE] = {0xFF8F8572, 0xFF788089, 0xFFFFFFFF},       [COLOR_INK] = {0xFF26231F, 0xFFECE8E1, 0xFFFFFFFF},
    [COLOR_INK_SOFT] = {0xFF615A4F, 0xFFB4AEA4, 0xFFE6E6E6},      [COLOR_ACCENT] = {0xFF0E6A67, 0xFF5CC3BC, 0xFF6FE3DC},
    [COLOR_ACCENT_DEEP] = {0xFF0A4F4D, 0xFF8ADAD4, 0xFFA9F3EE},   [COLOR_ACCENT_TINT] = {0xFFE2F0EE, 0xFF1F3A3A, 0xFF002B2A},
    [COLOR_ACCENT_SHADE] = {0xFFC3DFDB, 0xFF264746, 0xFF00504D},  [COLOR_ON_ACCENT] = {0xFFFFFFFF, 0xFF0B2A29, 0xFF000000},
    [COLOR_FOCUS] = {0xFF1D5FC4, 0xFF7FB2FF, 0xFFFFE45C},         [COLOR_GOOD] = {0xFF236538, 0xFF86D09A, 0xFF7CF29A},
    [COLOR_GOOD_TINT] = {0xFFE5F2E6, 0xFF203A29, 0xFF002E10},     [COLOR_WARN] = {0xFF7A4500, 0xFFF2BC6C, 0xFFFFC861},
    [COLOR_WARN_TINT] = {0xFFFFEFD6, 0xFF42331C, 0xFF332200},     [COLOR_BAD] = {0xFF9E2B20, 0xFFF59A8E, 0xFFFF9C90},
    [COLOR_BAD_TINT] = {0xFFFBE8E4, 0xFF472723, 0xFF3A0A05},      [COLOR_PRACTICE] = {0xFF573A8C, 0xFFC3ADF2, 0xFFD6C2FF},
    [COLOR_PRACTICE_TINT] = {0xFFEFE9F8, 0xFF322A45, 0xFF1F0F3D}, [COLOR_SOUND] = {0xFF476F1C, 0xFFB3D57E, 0xFFC8F07F},
    [COLOR_SOUND_TINT] = {0xFFEEF4E0, 0xFF2F3A20, 0xFF1B2B00},    [COLOR_SLIP] = {0xFF856000, 0xFFEBCB5E, 0xFFFFDD55},
    [COLOR_SLIP_TINT] = {0xFFFFF3CF, 0xFF403817, 0xFF2E2600},     [COLOR_FAULT] = {0xFFAD4A00, 0xFFF7A767, 0xFFFFB070},
    [COLOR_FAULT_TINT] = {0xFFFFEBDC, 0xFF462E1C, 0xFF331800},    [COLOR_SCRIM] = {0x80302A20, 0xA0000000, 0xC0000000},
    [COLOR_MOOD_NONE] = {0xFFDAD3C6, 0xFF8B8F94, 0xFFC8C8C8},     [COLOR_MOOD_PLEASED] = {0xFFB5DDB8, 0xFF7FB589, 0xFFA6E5AE},
    [COLOR_MOOD_NEUTRAL] = {0xFFD3DCE3, 0xFF93A0AB, 0xFFD0DAE2},  [COLOR_MOOD_DOUBTFUL] = {0xFFF5DE9B, 0xFFC6AC5C, 0xFFF5DA7E},
    [COLOR_MOOD_ANNOYED] = {0xFFF4C394, 0xFFC98F5B, 0xFFF4BC84},  [COLOR_MOOD_ANGRY] = {0xFFEFAFA6, 0xFFC4756A, 0xFFF09A8E},
    [COLOR_ON_MOOD] = {0xFF26231F, 0xFF14110E, 0xFF000000},
};

Color theme_color(ThemeName theme, ColorName name) {
    return colors[name][theme];
}

Str theme_name(ThemeName theme) {
    static const Str names[THEME_COUNT] = {{"light", 5}, {"dark", 4}, {"contrast", 8}};
    return names[theme];
}

bool theme_find(Str name, ThemeName *theme) {
    for (int i = 0; i < THEME_COUNT; i++) {
        if (!str_equal(name, theme_name((ThemeName)i))) continue;
        *theme = (ThemeName)i;
        return true;
    }
    return false;
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

ColorName theme_mood(Mood mood) {
    static const ColorName grounds[] = {
        [MOOD_NONE] = COLOR_MOOD_NONE,         [MOOD_PLEASED] = COLOR_MOOD_PLEASED, [MOOD_NEUTRAL] = COLOR_MOOD_NEUTRAL,
        [MOOD_DOUBTFUL] = COLOR_MOOD_DOUBTFUL, [MOOD_ANNOYED] = COLOR_MOOD_ANNOYED, [MOOD_ANGRY] = COLOR_MOOD_ANGRY,
    };
    return grounds[mood];
}

int theme_scale(int w, int h, int percent, int text) {
    int64_t by_w = (int64_t)w * 8 / BASE_W, by_h = (int64_t)h * 8 / BASE_H;
    int64_t eighths = by_w < by_h ? by_w : by_h;
    int64_t least = 6 * (int64_t)(percent > 100 ? percent : 100) / 100;
    if (eighths < least) eighths = least;
    if (eighths > 32) eighths = 32;
    return (int)(eighths * (text > 100 ? text : 100) / 100);
}
