// Paragraphs: where lines break, how wide and how high they are. Laid out once per text, font and width.
#ifndef UI_TEXT_H
#define UI_TEXT_H
#include "ui/draw.h"

// One line of a paragraph: bytes from..to of its text, without the spaces at its end; y is its top, counted from the paragraph's. A closing
// mark that hangs over the edge is as wide as what is seen of it.
typedef struct TextLine {
    int from, to, width, y;
} TextLine;
typedef struct Paragraph {
    TextLine *lines;
    int count;
    int width, height;  // of the widest line, without what hangs over the edge; of all lines and the gaps between paragraphs
    int ascent, line_height;
} Paragraph;

typedef struct TextCache TextCache;

// `measure` is copied; its functions must answer until text_close.
TextCache *text_open(const TextMeasure *measure);
void text_close(TextCache *cache);  // NULL is fine
// A new frame begins: what was not used for a while is forgotten once there is much of it. Paragraphs handed out before are no longer
// valid.
void text_tick(TextCache *cache);

// Breaks `text` into lines of at most `width` pixels. "\n" breaks, "\n\n" leaves a gap. `chinese` chooses the rules for quotation marks and
// dashes. No line begins with closing punctuation or ends with an opening bracket; a word is cut only where it is wider than the whole
// line. In Chinese one closing mark for which there is no room hangs over the edge, at most half an em of it, instead of taking the
// letter before it to the next line. A short word with a hyphen stays whole (Po-wei). Where the last line of a paragraph would be a letter
// or two, it gets company from the line before, in lines of ten letters of Chinese and more.
const Paragraph *text_layout(TextCache *cache, Str text, Font font, int width, bool chinese);
// The same for a text that is being written: each line takes what it can, so that none changes when the one below it begins.
const Paragraph *text_layout_filled(TextCache *cache, Str text, Font font, int width, bool chinese);
// Of a mark that may hang: pixels from its origin to the end of its ink. Of others 0.
int text_hanging(Font font, uint32_t code);
// Of one line. All figures are equally wide in the font that the program brings along.
int text_width(TextCache *cache, Str text, Font font);
int text_ascent(const TextCache *cache, Font font);
int text_line_height(const TextCache *cache, Font font);
// `text` when it fits, else its beginning with “…”, in `arena`.
Str text_fit(TextCache *cache, Arena *arena, Str text, Font font, int width);
// How many paragraphs were laid out so far, cached ones not counted.
long text_layouts(const TextCache *cache);
#endif
