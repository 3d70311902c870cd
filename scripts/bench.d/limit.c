// The least a window of our kind can do: SDL's own surface, one font, and each page of a text file drawn as it is, with no cache of glyphs.
// Pages end with a form feed; any key or click shows the next one. Arguments: the file, the size of the letters, and for a page that
// appears letter by letter beside a face that blinks, how many letters a second.
#include "base/utf8.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
enum { FACE = 3, WIDTH = 1280, HEIGHT = 720, MARGIN = 40 };  // face 3 is the Taiwanese one

static char *read_file(const char *name) {
    FILE *file = fopen(name, "rb");
    char *text = calloc(1, 1 << 20);
    if (!file || !text || !fread(text, 1, (1 << 20) - 1, file)) exit(1);
    fclose(file);
    return text;
}

// Draws up to the next form feed; returns what follows it.
static char *draw_page(SDL_Window *window, TTF_Font *font, char *page) {
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 0xf4, 0xf1, 0xea));
    char *end = page + strcspn(page, "\f"), *next = *end ? end + 1 : end;
    *end = 0;
    int y = MARGIN;
    for (char *line = strtok(page, "\n"); line && y < HEIGHT; line = strtok(NULL, "\n")) {
        SDL_Surface *text = TTF_RenderUTF8_Blended_Wrapped(font, line, (SDL_Color){0x22, 0x22, 0x22, 0xff}, WIDTH - 2 * MARGIN);
        if (!text) continue;
        SDL_BlitSurface(text, NULL, surface, &(SDL_Rect){MARGIN, y, 0, 0});
        y += text->h;
        SDL_FreeSurface(text);
    }
    SDL_UpdateWindowSurface(window);
    return next;
}

static bool is_exposed(const SDL_Event *event) {
    return event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_EXPOSED;
}

// A page that is being typed.
typedef struct Typing {
    Str text;
    size_t at;
    int x, y;   // of the next letter
    bool shut;  // the eyes
} Typing;

static void show_part(SDL_Window *window, SDL_Rect part) {
    SDL_UpdateWindowSurfaceRects(window, &part, 1);
}

static void draw_face(SDL_Window *window, bool shut) {
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    const SDL_Rect face = {WIDTH - 116, HEIGHT - 116, 96, 96};
    SDL_FillRect(surface, &face, SDL_MapRGB(surface->format, 0xe0, 0xb4, 0x8c));
    for (int eye = 0; eye < 2; eye++)
        SDL_FillRect(surface, &(SDL_Rect){face.x + 20 + 40 * eye, face.y + (shut ? 44 : 36), 16, shut ? 3 : 12},
                     SDL_MapRGB(surface->format, 0x22, 0x22, 0x22));
    show_part(window, face);
}

static void type_letter(SDL_Window *window, TTF_Font *font, Typing *typing) {
    if (typing->at >= typing->text.len) return;
    uint32_t code = utf8_next(typing->text, &typing->at);
    SDL_Surface *letter = code == '\n' ? NULL : TTF_RenderGlyph32_Blended(font, code, (SDL_Color){0x22, 0x22, 0x22, 0xff});
    if (!letter || typing->x + letter->w > WIDTH - MARGIN) {
        typing->x = MARGIN;
        typing->y += TTF_FontLineSkip(font);
    }
    if (!letter) return;
    SDL_Rect place = {typing->x, typing->y, letter->w, letter->h};
    SDL_BlitSurface(letter, NULL, SDL_GetWindowSurface(window), &(SDL_Rect){place.x, place.y, 0, 0});
    show_part(window, place);
    typing->x += letter->w;
    SDL_FreeSurface(letter);
}

// Until the window is closed, as show_pages.
static void type_page(SDL_Window *window, TTF_Font *font, char *page, int letters) {
    const Uint32 every = 3000, lasts = 150;  // ms of a blink
    char empty[] = "";
    draw_page(window, font, empty);
    SDL_ShowWindow(window);
    draw_face(window, false);
    Typing typing = {.text = {page, strcspn(page, "\f")}, .x = MARGIN, .y = MARGIN};
    for (SDL_Event event = {0}; event.type != SDL_QUIT;) {
        if (SDL_WaitEventTimeout(&event, 1000 / letters)) {
            if (is_exposed(&event)) SDL_UpdateWindowSurface(window);
            continue;
        }
        type_letter(window, font, &typing);
        bool shut = SDL_GetTicks() % every < lasts;
        if (shut != typing.shut) draw_face(window, typing.shut = shut);
    }
}

static void show_pages(SDL_Window *window, TTF_Font *font, char *page) {
    page = draw_page(window, font, page);
    SDL_ShowWindow(window);
    for (SDL_Event event; SDL_WaitEvent(&event) && event.type != SDL_QUIT;) {
        if (is_exposed(&event)) SDL_UpdateWindowSurface(window);
        if (event.type == SDL_KEYDOWN || event.type == SDL_MOUSEBUTTONDOWN) page = draw_page(window, font, page);
    }
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    char *page = read_file(argv[1]);
    int letters = argc > 3 ? atoi(argv[3]) : 0;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) || TTF_Init()) return 4;
    SDL_Window *window =
        SDL_CreateWindow("Limit", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, WIDTH, HEIGHT, SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE);
    TTF_Font *font = TTF_OpenFontIndex(FONT, atoi(argv[2]), FACE);
    if (!window || !font) return 4;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    if (letters > 0)
        type_page(window, font, page, letters);
    else
        show_pages(window, font, page);
    SDL_Quit();
    return 0;
}
