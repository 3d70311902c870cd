# The pages of the bench in Ren'Py, as a game of its kind shows them: texts, below them a choice of buttons; any key or click goes on.
# BENCH_PAGES is the file with the pages, each ended by a form feed, an option's line begins with "• ". BENCH_TYPING: letters per second
# at which a page appears, beside a face that blinks.
define config.name = "Pages"
define config.screen_width = 1280
define config.screen_height = 720
define config.has_sound = False
define config.has_music = False
define config.has_voice = False
define config.save_directory = None
define config.has_autosave = False
define config.quit_action = Quit(confirm=False)
define config.window_title = "Pages"

init python:
    import os
    config.keymap["next_page"] = ["K_1", "K_UP", "K_DOWN", "K_RETURN", "K_SPACE"]
    FONT = "3@page.ttc"  # the Taiwanese face of the collection
    LETTERS = int(os.environ.get("BENCH_TYPING", 0))

    def read_pages():
        with open(os.environ["BENCH_PAGES"], encoding="utf-8") as file:
            pages = file.read().split("\f")
        return [[line for line in page.split("\n") if line] for page in pages if page.strip()]

init:
    style default:
        font FONT
        size 22
        color "#222222"
        language "eastasian"
        slow_cps LETTERS
    style button_text:
        font FONT
        size 22
        color "#222222"
        hover_color "#7a3b00"
        language "eastasian"

    image face open = Composite((96, 96), (0, 0), Solid("#e0b48c", xysize=(96, 96)), (20, 36), Solid("#222222", xysize=(16, 12)),
                                (60, 36), Solid("#222222", xysize=(16, 12)))
    image face closed = Composite((96, 96), (0, 0), Solid("#e0b48c", xysize=(96, 96)), (20, 44), Solid("#222222", xysize=(16, 3)),
                                  (60, 44), Solid("#222222", xysize=(16, 3)))
    image face blinking:
        "face open"
        pause 2.85
        "face closed"
        pause 0.15
        repeat

screen page(lines):
    add "#f4f1ea"
    vbox:
        xpos 40
        ypos 40
        xmaximum 1200
        for line in lines:
            if line.startswith("• "):
                textbutton line action Return() padding (0, 0) text_slow_cps 0
            else:
                text line substitute False
    if LETTERS:
        add "face blinking" xpos 1164 ypos 604
    key "next_page" action Return()
    button:
        xysize (1280, 720)
        background None
        action Return()

label main_menu:
    return

label start:
    $ pages = read_pages()
    $ at = 0
    while True:
        call screen page(pages[at % len(pages)])
        $ at += 1
