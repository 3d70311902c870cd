// Small steps between looking for events, and none once all is drawn: then the window sleeps.
#include "host/ahead.h"

#include "base/utf8.h"

#include <string.h>

#define READING   120   // bytes of text on a screen that make its font one for reading, not for a label
#define STEP_INK  24    // letters drawn in a step
#define STEP_SEEN 4000  // letters looked at in a step

typedef struct Use {
    Font font;
    size_t bytes;
} Use;

static void count_use(Use *uses, int *count, int most, const DrawCommand *command) {
    int i = 0;
    while (i < *count && !font_equal(uses[i].font, command->font)) i++;
    if (i == most) return;
    if (i == *count) uses[(*count)++] = (Use){.font = command->font};
    uses[i].bytes += command->text.len;
}

static int reading_fonts(const DrawList *list, Font fonts[AHEAD_FONTS]) {
    Use uses[16];
    int use_count = 0, count = 0;
    for (int i = 0; i < list->command_count; i++) {
        if (list->commands[i].kind == DRAW_TEXT) count_use(uses, &use_count, 16, &list->commands[i]);
    }
    for (int i = 0; i < use_count && count < AHEAD_FONTS; i++) {
        if (uses[i].bytes >= READING) fonts[count++] = uses[i].font;
    }
    return count;
}

static bool has_font(const Ahead *ahead, Font font) {
    for (int i = 0; i < ahead->font_count; i++) {
        if (font_equal(ahead->fonts[i], font)) return true;
    }
    return false;
}

// Fonts come and go with what is scrolled into sight; only one that is new is a new aim.
void ahead_aim(Ahead *ahead, const Catalog *catalog, const DrawList *list) {
    Font fonts[AHEAD_FONTS];
    int count = reading_fonts(list, fonts), known = 0;
    for (int i = 0; i < count; i++) known += has_font(ahead, fonts[i]);
    if (catalog == ahead->catalog && known == count) return;
    *ahead = (Ahead){.glyphs = ahead->glyphs, .catalog = catalog, .font_count = count};
    memcpy(ahead->fonts, fonts, (size_t)count * sizeof *fonts);
}

// Moves to the next text, through all fonts. False behind the last.
static bool next_text(Ahead *ahead, Str *text) {
    while (ahead->font < ahead->font_count) {
        Str context, source;
        int line;
        if (catalog_entry(ahead->catalog, ahead->entry, &context, &source, text, &line)) return true;
        ahead->font++;
        ahead->entry = 0;
    }
    return false;
}

bool ahead_step(Ahead *ahead) {
    if (ahead->done || !ahead->catalog) return false;
    long until = glyphs_drawn(ahead->glyphs) + STEP_INK;
    Str text;
    for (int seen = 0; seen < STEP_SEEN && glyphs_drawn(ahead->glyphs) < until; seen++) {
        if (!next_text(ahead, &text)) {
            ahead->done = true;
            return false;
        }
        if (ahead->at < text.len) {
            face_glyph(glyphs_face(ahead->glyphs, ahead->fonts[ahead->font]), utf8_next(text, &ahead->at));
        } else {
            ahead->entry++;
            ahead->at = 0;
        }
    }
    return true;
}
