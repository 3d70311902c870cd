// The keyboard's way around a screen: to the nearest thing in a direction, or the next in reading order, scrolled into sight.
#include "ui/parts.h"

int navigate_hit(const App *app, int x, int y) {
    for (int i = app->stop_count - 1; i >= 0; i--)
        if (ui_inside(app->stops[i].visible, x, y)) return app->stops[i].id;
    return ID_NONE;
}

bool navigate_scroll(App *app, AreaName name, int by) {
    Area *area = &app->areas[name];
    int furthest = area->height > area->view.h ? area->height - area->view.h : 0;
    int64_t to = (int64_t)area->offset + by;
    int offset = to < 0 ? 0 : to > furthest ? furthest : (int)to;
    if (offset == area->offset) return false;
    area->offset = offset;
    app->play.follow = false;
    app->dirty = true;
    return true;
}

AreaName navigate_area(const App *app, bool side) {
    return app->areas[AREA_DIALOG].view.w > 0 ? AREA_DIALOG : side ? AREA_SIDE : AREA_MAIN;
}

static int stop_of(const App *app, int id) {
    for (int i = 0; i < app->stop_count; i++)
        if (app->stops[i].id == id) return i;
    return -1;
}

const FocusStop *navigate_stop(const App *app, int id) {
    int at = id ? stop_of(app, id) : -1;
    return at < 0 ? NULL : &app->stops[at];
}

static bool is_moved(Role role) {
    return role == ROLE_SLIDER || role == ROLE_STEPPER;
}

static bool adjust(App *app, int id, int by) {
    if (!app_screen(app)->adjust) return false;
    app_screen(app)->adjust(app, id, by);
    app->dirty = true;
    return true;
}

void navigate_activate(App *app, const FocusStop *stop) {
    if (stop->by)
        adjust(app, stop->owner, stop->by);
    else if (is_moved(stop->role))
        app->focus = stop->id;  // its keys move it
    else
        app_act(app, stop->id);
    app->dirty = true;
}

bool navigate_show(App *app, AreaName area, Rect rect) {
    if (area == AREA_NONE) return false;
    int margin = 2 * GAP * app_scale(app) / 8;
    Rect view = app->areas[area].view;
    int above = rect.y - margin - view.y, below = rect.y + rect.h + margin - (view.y + view.h);
    if (above < 0) return navigate_scroll(app, area, above);
    return below > 0 && navigate_scroll(app, area, below < above ? below : above);
}

static void focus_on(App *app, int index) {
    if (index < 0 || index >= app->stop_count) return;
    app->focus = app->stops[index].id;
    app->dirty = true;
    navigate_show(app, app->stops[index].area, app->stops[index].rect);
}

bool navigate_reveal(App *app) {
    int at = app->reveal ? stop_of(app, app->reveal) : -1;
    app->reveal = ID_NONE;
    return at >= 0 && navigate_show(app, app->stops[at].area, app->stops[at].rect);
}

// Pixels between two intervals that do not overlap, else 0.
static int apart(int a, int a_size, int b, int b_size) {
    if (b > a + a_size) return b - (a + a_size);
    if (a > b + b_size) return a - (b + b_size);
    return 0;
}

// How far `to` lies in the direction (one of dx, dy is -1 or 1), sideways distance counting double; -1 when it does not lie there.
static int64_t distance(Rect from, Rect to, int dx, int dy) {
    int ahead = dx > 0   ? to.x - (from.x + from.w)
                : dx < 0 ? from.x - (to.x + to.w)
                : dy > 0 ? to.y - (from.y + from.h)
                         : from.y - (to.y + to.h);
    if (ahead < 0) return -1;
    int aside = dx ? apart(from.y, from.h, to.y, to.h) : apart(from.x, from.w, to.x, to.w);
    return ahead + 2 * (int64_t)aside;
}

static int nearest(const App *app, int from, int dx, int dy) {
    int best = -1;
    int64_t best_distance = INT64_MAX;
    for (int i = 0; i < app->stop_count; i++) {
        int64_t d = distance(app->stops[from].rect, app->stops[i].rect, dx, dy);
        if (i == from || app->stops[i].by || d < 0 || d >= best_distance) continue;
        best = i;
        best_distance = d;
    }
    return best;
}

// Where the keyboard begins; a dialog over the screen has none of the screen's stops.
static int entry_stop(const App *app) {
    int entry = stop_of(app, app_screen(app)->entry(app));
    for (int i = 0; entry < 0 && i < app->stop_count; i++)
        if (!app->stops[i].by) return i;
    return entry;
}

// The next tab of the same row of tabs, that is next in the list of stops; `at` when there is none.
static int tab_beside(const App *app, int at, int step) {
    int to = at + step;
    return to >= 0 && to < app->stop_count && app->stops[to].role == ROLE_TAB ? to : at;
}

// Who comes to tabs from outside comes to the chosen one.
static int chosen_tab(const App *app, int at) {
    if (at < 0 || app->stops[at].role != ROLE_TAB) return at;
    int first = at;
    while (tab_beside(app, first, -1) != first) first--;
    for (int i = first;; i++) {
        if (app->stops[i].chosen) return i;
        if (tab_beside(app, i, 1) == i) return at;
    }
}

static void show_tab(App *app, int at) {
    focus_on(app, at);
    app_act(app, app->stops[at].id);
}

// Keys that go from tab to tab.
static bool tabs_key(App *app, Key key) {
    int at = stop_of(app, app->focus), to = at;
    if (at < 0 || app->stops[at].role != ROLE_TAB) return false;
    switch (key) {
    case KEY_LEFT: to = tab_beside(app, at, -1); break;
    case KEY_RIGHT: to = tab_beside(app, at, 1); break;
    case KEY_HOME:
        while (tab_beside(app, to, -1) != to) to--;
        break;
    case KEY_END:
        while (tab_beside(app, to, 1) != to) to++;
        break;
    default: return false;
    }
    if (to != at) show_tab(app, to);
    return true;
}

// Keys that move what has the focus.
static bool adjust_key(App *app, Key key) {
    static const struct {
        Key key;
        int by;
    } steps[] = {{KEY_LEFT, -1},          {KEY_RIGHT, 1},       {KEY_PAGE_DOWN, -ADJUST_PAGE}, {KEY_PAGE_UP, ADJUST_PAGE},
                 {KEY_HOME, -ADJUST_ALL}, {KEY_END, ADJUST_ALL}};
    const FocusStop *stop = navigate_stop(app, app->focus);
    if (!stop || !is_moved(stop->role) || stop->by) return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i].key == key) return adjust(app, stop->id, steps[i].by);
    return false;
}

typedef struct Arrow {
    Key key;
    int dx, dy;
} Arrow;

static bool arrow_key(App *app, Key key) {
    static const Arrow arrows[] = {{KEY_UP, 0, -1}, {KEY_DOWN, 0, 1}, {KEY_LEFT, -1, 0}, {KEY_RIGHT, 1, 0}};
    for (int i = 0; i < 4; i++) {
        if (arrows[i].key != key) continue;
        int from = stop_of(app, app->focus);
        int to = from < 0 ? entry_stop(app) : nearest(app, from, arrows[i].dx, arrows[i].dy);
        focus_on(app, from >= 0 && app->stops[from].role == ROLE_TAB ? to : chosen_tab(app, to));
        return true;
    }
    return false;
}

static bool scroll_key(App *app, const Input *input) {
    AreaName name = navigate_area(app, input->shift);
    int page = app->areas[name].view.h * 7 / 8, all = app->areas[name].height;
    switch (input->key) {
    case KEY_PAGE_UP: navigate_scroll(app, name, -page); return true;
    case KEY_PAGE_DOWN: navigate_scroll(app, name, page); return true;
    case KEY_HOME: navigate_scroll(app, name, -all); return true;
    case KEY_END: navigate_scroll(app, name, all); return true;
    default: return false;
    }
}

// Tabs are one stop, and the ends of a stepper none. Decisions are one stop, in the curve and below it: Tab goes on to what stands beside
// the selected one, arrows go through them.
static bool tab_skips(const App *app, const FocusStop *stop) {
    int id = stop->id;
    if (stop->by || (stop->role == ROLE_TAB && !stop->chosen)) return true;
    if (app->screen != SCREEN_DEBRIEF || id < ID_STEP || id >= ID_TECHNIQUE) return false;
    return id != ID_STEP + app->debrief.selected && id != ID_POINT + app->debrief.selected;
}

static void tab_key(App *app, bool back) {
    int at = stop_of(app, app->focus), step = back ? app->stop_count - 1 : 1;
    if (at < 0) {
        focus_on(app, entry_stop(app));
        return;
    }
    do at = (at + step) % app->stop_count;
    while (tab_skips(app, &app->stops[at]) && app->stops[at].id != app->focus);
    focus_on(app, at);
}

void navigate_key(App *app, const Input *input) {
    if (adjust_key(app, input->key) || tabs_key(app, input->key)) return;
    if (arrow_key(app, input->key) || scroll_key(app, input)) return;
    if (input->key == KEY_TAB) {
        tab_key(app, input->shift);
    } else if ((input->key == KEY_ENTER || input->key == KEY_SPACE) && stop_of(app, app->focus) >= 0) {
        navigate_activate(app, navigate_stop(app, app->focus));
    } else if (input->key == KEY_LETTER) {
        look_key(app, input->code);
    }
}
