// The least a window of our kind can do: SDL's own surface, one font, and each page of a text file drawn as it is, with no cache of glyphs.
// Pages end with a form feed; any key or click shows the next one. Arguments: the file, the size of the letters.
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

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    char *page = read_file(argv[1]);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) || TTF_Init()) return 4;
    SDL_Window *window =
        SDL_CreateWindow("Limit", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, WIDTH, HEIGHT, SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE);
    TTF_Font *font = TTF_OpenFontIndex(FONT, atoi(argv[2]), FACE);
    if (!window || !font) return 4;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    page = draw_page(window, font, page);
    SDL_ShowWindow(window);
    for (SDL_Event event; SDL_WaitEvent(&event) && event.type != SDL_QUIT;) {
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) SDL_UpdateWindowSurface(window);
        if (event.type == SDL_KEYDOWN || event.type == SDL_MOUSEBUTTONDOWN) page = draw_page(window, font, page);
    }
    SDL_Quit();
    return 0;
}
