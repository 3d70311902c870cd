// What a person does with hands. What is pressed is found by its label and pressed where it is seen, so that what is hidden can't be.
#include "host/drive_parts.h"

#include "host/events.h"

// Labelled exactly so, or else the first whose label contains it.
static const DrawWidget *find_widget(const DrawList *list, Str label) {
    const DrawWidget *found = NULL;
    for (int i = 0; i < list->widget_count; i++) {
        const DrawWidget *widget = &list->widgets[i];
        if (str_equal(widget->label, label)) return widget;
        if (!found && str_find(widget->label, label, 0) >= 0) found = widget;
    }
    return found;
}

static void click_fault(Drive *drive, const Order *order, const DrawWidget *widget) {
    Str label = order->words[0];
    if (!widget) {
        Texts labels = drive_labels(drive);
        Str near = str_nearest(label, labels.list, labels.count);
        if (near.len)
            ERR(drive->err, drive->file, order->line, "Nothing is labelled “{1}”; did you mean “{2}”?", label, near);
        else
            ERR(drive->err, drive->file, order->line, "Nothing is labelled “{1}”. There is: {2}", label, drive_listed(drive, &labels));
    } else if (!widget->enabled) {
        ERR(drive->err, drive->file, order->line, "“{1}” can't be pressed now.", widget->label);
    } else {
        ERR(drive->err, drive->file, order->line, "“{1}” is not to be seen; scroll to it first.", widget->label);
    }
}

// Where a person would press what is labelled so. False with a fault.
static bool find_place(Drive *drive, const Order *order, Input *input) {
    const DrawWidget *widget = find_widget(&drive->list, order->words[0]);
    Rect seen = widget ? rect_meet(widget->rect, (Rect){0, 0, drive->canvas.w, drive->canvas.h}) : (Rect){0};
    if (!widget || !widget->enabled || rect_empty(seen)) {
        click_fault(drive, order, widget);
        return false;
    }
    input->x = seen.x + seen.w / 2;
    input->y = seen.y + seen.h / 2;
    return true;
}

int drive_run_click(Drive *drive, const Order *order) {
    Input at = {0};
    if (!find_place(drive, order, &at)) return FAILED;
    static const InputKind kinds[] = {INPUT_MOVE, INPUT_PRESS, INPUT_RELEASE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) drive_tell(drive, (Input){.kind = kinds[i], .x = at.x, .y = at.y});
    return FINE;
}

static bool take_prefix(Str *word, Str prefix) {
    if (!str_starts(*word, prefix)) return false;
    *word = str_slice(*word, prefix.len, word->len);
    return true;
}

static Input key_of(Str word) {
    Input input = {.kind = INPUT_KEY};
    input.shift = take_prefix(&word, STR("Shift+"));
    input.control = take_prefix(&word, STR("Ctrl+"));
    input.key = key_from_name(word, &input.code);
    return input;
}

bool drive_check_key(const Order *order) {
    return key_of(order->words[0]).key != KEY_NONE;
}

int drive_run_key(Drive *drive, const Order *order) {
    drive_tell(drive, key_of(order->words[0]));
    return FINE;
}

int drive_run_type(Drive *drive, const Order *order) {
    drive_tell(drive, (Input){.kind = INPUT_TEXT, .text = order->words[0]});
    return FINE;
}

int drive_run_edit(Drive *drive, const Order *order) {
    drive_tell(drive, (Input){.kind = INPUT_EDIT, .text = order->words[0], .caret = INT32_MAX});
    return FINE;
}

static void touch(Drive *drive, Input at, int pan) {
    at.touch = true;
    at.kind = INPUT_PRESS;
    drive_tell(drive, at);
    if (pan) {
        at.kind = INPUT_PAN;
        at.pan = pan;
        at.y += pan;
        drive_tell(drive, at);
    }
    at.kind = INPUT_RELEASE;
    drive_tell(drive, at);
}

int drive_run_tap(Drive *drive, const Order *order) {
    Input at = {0};
    if (!find_place(drive, order, &at)) return FAILED;
    touch(drive, at, 0);
    return FINE;
}

bool drive_check_pan(const Order *order) {
    return order_is_number(order->words[order->count - 1], -SIZE_MOST, SIZE_MOST);
}

int drive_run_pan(Drive *drive, const Order *order) {
    Input at = {.x = drive->canvas.w / 2, .y = drive->canvas.h / 2};
    if (order->count > 1 && !find_place(drive, order, &at)) return FAILED;
    touch(drive, at, order_number(order->words[order->count - 1]));
    return FINE;
}

static int pad_button(Str name) {
    static const Str names[] = {
        [SDL_CONTROLLER_BUTTON_A] = {"A", 1},
        [SDL_CONTROLLER_BUTTON_B] = {"B", 1},
        [SDL_CONTROLLER_BUTTON_X] = {"X", 1},
        [SDL_CONTROLLER_BUTTON_Y] = {"Y", 1},
        [SDL_CONTROLLER_BUTTON_BACK] = {"Back", 4},
        [SDL_CONTROLLER_BUTTON_START] = {"Start", 5},
        [SDL_CONTROLLER_BUTTON_LEFTSHOULDER] = {"LB", 2},
        [SDL_CONTROLLER_BUTTON_RIGHTSHOULDER] = {"RB", 2},
        [SDL_CONTROLLER_BUTTON_DPAD_UP] = {"Up", 2},
        [SDL_CONTROLLER_BUTTON_DPAD_DOWN] = {"Down", 4},
        [SDL_CONTROLLER_BUTTON_DPAD_LEFT] = {"Left", 4},
        [SDL_CONTROLLER_BUTTON_DPAD_RIGHT] = {"Right", 5},
    };
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (names[i].len && str_equal(names[i], name)) return i;
    return SDL_CONTROLLER_BUTTON_INVALID;
}

bool drive_check_pad(const Order *order) {
    return pad_button(order->words[0]) != SDL_CONTROLLER_BUTTON_INVALID;
}

int drive_run_pad(Drive *drive, const Order *order) {
    drive_tell(drive, event_pad(pad_button(order->words[0])));
    return FINE;
}

bool drive_check_wheel(const Order *order) {
    return order_is_number(order->words[0], -1000, 1000);
}

int drive_run_wheel(Drive *drive, const Order *order) {
    drive_tell(drive,
               (Input){.kind = INPUT_WHEEL, .wheel = order_number(order->words[0]), .x = drive->canvas.w / 2, .y = drive->canvas.h / 2});
    return FINE;
}
