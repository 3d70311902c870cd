// The picture is compared whenever the X server says that something was drawn, so that a frame like the one before does not count.
#include "screen.h"

#include "bench.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <X11/keysym.h>
#include <poll.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#define PATIENCE 10.0  // seconds

struct ScreenWatch {
    Display *display;
    Damage damage;
    int damage_event;
    XImage *image;
    XShmSegmentInfo segment;
    char *seen;  // the picture as it was looked at last
    size_t bytes;
};

static ScreenWatch *refuse(const char *why) {
    fprintf(stderr, "%s\n", why);
    return NULL;
}

bool screen_changed(ScreenWatch *screen) {
    XShmGetImage(screen->display, DefaultRootWindow(screen->display), screen->image, 0, 0, AllPlanes);
    bool changed = memcmp(screen->seen, screen->image->data, screen->bytes) != 0;
    if (changed) memcpy(screen->seen, screen->image->data, screen->bytes);
    return changed;
}

static bool share_image(ScreenWatch *screen) {
    Display *display = screen->display;
    int number = DefaultScreen(display), w = DisplayWidth(display, number), h = DisplayHeight(display, number);
    screen->image = XShmCreateImage(display, DefaultVisual(display, number), (unsigned)DefaultDepth(display, number), ZPixmap, NULL,
                                    &screen->segment, (unsigned)w, (unsigned)h);
    if (!screen->image) return false;
    screen->bytes = (size_t)screen->image->bytes_per_line * (size_t)h;
    screen->seen = calloc(1, screen->bytes);
    screen->segment.shmid = shmget(IPC_PRIVATE, screen->bytes, IPC_CREAT | 0600);
    screen->segment.shmaddr = screen->image->data = shmat(screen->segment.shmid, NULL, 0);
    XShmAttach(display, &screen->segment);
    XSync(display, False);
    shmctl(screen->segment.shmid, IPC_RMID, NULL);
    return screen->seen && screen->image->data != (char *)-1;
}

ScreenWatch *screen_open(void) {
    static ScreenWatch screen;
    int error_base;
    screen.display = XOpenDisplay(NULL);
    if (!screen.display || !XDamageQueryExtension(screen.display, &screen.damage_event, &error_base))
        return refuse("There is no display with DAMAGE.");
    if (!share_image(&screen)) return refuse("There is no memory to share with the display.");
    screen.damage = XDamageCreate(screen.display, DefaultRootWindow(screen.display), XDamageReportNonEmpty);
    screen_changed(&screen);
    return &screen;
}

// The damage is taken back before the screen is looked at, so that none is missed.
bool screen_drawn(ScreenWatch *screen, double seconds) {
    struct pollfd waiting = {.fd = ConnectionNumber(screen->display), .events = POLLIN};
    double end = wall_seconds() + seconds;
    for (;;) {
        bool drawn = false;
        while (XPending(screen->display)) {
            XEvent event;
            XNextEvent(screen->display, &event);
            drawn |= event.type == screen->damage_event + XDamageNotify;
        }
        if (drawn) {
            XDamageSubtract(screen->display, screen->damage, None, None);
            return true;
        }
        double left = end - wall_seconds();
        if (left <= 0) return false;
        poll(&waiting, 1, (int)(left * 1000) + 1);
    }
}

double screen_settled(ScreenWatch *screen, double rest) {
    double start = wall_seconds(), last = 0;
    while (wall_seconds() - start < PATIENCE) {
        if (!screen_drawn(screen, last > 0 ? rest - (wall_seconds() - last) : rest)) return last;
        double now = wall_seconds();
        if (screen_changed(screen)) last = now;
    }
    return last;
}

static void fake_key(ScreenWatch *screen, KeyCode code) {
    XTestFakeKeyEvent(screen->display, code, True, 0);
    XTestFakeKeyEvent(screen->display, code, False, 0);
}

bool screen_press(ScreenWatch *screen, const char *key) {
    KeySym sym = XStringToKeysym(key);
    KeyCode code = sym == NoSymbol ? 0 : XKeysymToKeycode(screen->display, sym);
    if (!code) return false;
    KeyCode shift = XKeysymToKeycode(screen->display, XK_Shift_L);
    bool shifted = XkbKeycodeToKeysym(screen->display, code, 0, 0) != sym;
    if (shifted) XTestFakeKeyEvent(screen->display, shift, True, 0);
    fake_key(screen, code);
    if (shifted) XTestFakeKeyEvent(screen->display, shift, False, 0);
    XFlush(screen->display);
    return true;
}
