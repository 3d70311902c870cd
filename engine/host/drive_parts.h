// The inside of a script that is run: what its lines are, and what they do. Each run_ returns an exit code, with a fault unless that is
// FINE; each check_ is of the form of the words.
#ifndef HOST_DRIVE_PARTS_H
#define HOST_DRIVE_PARTS_H
#include "host/drive.h"
#include "host/raster.h"

#define WORDS_MAX 4
#define SIZE_MOST 16384  // pixels a side

enum { FINE, FAILED, MISUNDERSTOOD, BROKEN_WORLD = 4 };

typedef struct Verb Verb;
// A line of the script.
typedef struct Order {
    int line;
    const Verb *verb;
    Str words[WORDS_MAX];  // after the verb
    int count;
} Order;

typedef struct Drive {
    AppWorld *world;
    Images *images;  // may be NULL
    App *app;
    Glyphs *glyphs;
    Raster *raster;
    const DriveEye *eye;  // NULL: pictures are written
    DrawList list;
    Canvas canvas;
    Str file, language;
    Str copied;  // its own clipboard
    bool quit;   // by the script
    Err *err;
    Arena arena;
} Drive;

struct Verb {
    Str name, usage;
    int least, most;                    // words after it
    bool (*check)(const Order *order);  // of the words' form; NULL when any will do
    int (*run)(Drive *drive, const Order *order);
};

// drive.c
extern const Verb drive_verbs[];
extern const int drive_verb_count;
void drive_tell(Drive *drive, Input input);

// drive_script.c
// The orders of a script, in the Drive's arena. False with faults, which are of all its lines.
bool drive_read(Drive *drive, Str script, Order **orders, int *count);
int order_number(Str word);  // what is out of range is the nearest that is not
bool order_is_number(Str word, int least, int most);

// drive_press.c
bool drive_check_key(const Order *order);
bool drive_check_pan(const Order *order);
bool drive_check_pad(const Order *order);
bool drive_check_wheel(const Order *order);
int drive_run_click(Drive *drive, const Order *order);
int drive_run_key(Drive *drive, const Order *order);
int drive_run_type(Drive *drive, const Order *order);
int drive_run_edit(Drive *drive, const Order *order);
int drive_run_tap(Drive *drive, const Order *order);
int drive_run_pan(Drive *drive, const Order *order);
int drive_run_pad(Drive *drive, const Order *order);
int drive_run_wheel(Drive *drive, const Order *order);

// drive_look.c
// The texts of a frame, for finding and for faults: each once.
typedef struct Texts {
    Str *list;
    int count, cap;
} Texts;

Texts drive_labels(Drive *drive);
Texts drive_texts(Drive *drive);  // labels, too
Str drive_listed(Drive *drive, const Texts *texts);
int drive_run_expect(Drive *drive, const Order *order);
int drive_run_refuse(Drive *drive, const Order *order);
int drive_run_shot(Drive *drive, const Order *order);
int drive_run_same(Drive *drive, const Order *order);
#endif
