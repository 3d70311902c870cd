// The gallery's pages of a table: the composer and the preparation, on a talk half way through with something known of some issues.
#include "ui/gallery.h"
#include "ui/moves.h"

enum { ISSUES = 5, VALUES = 4 };

typedef struct ShownIssue {
    const char *name, *values[VALUES];
    int64_t mine[VALUES];
    int theirs[VALUES];
    int known, importance, guess, laid, before;  // laid: their last offer's value; before: the one before
} ShownIssue;

static Str text_of(const App *app, const char *source) {
    return catalog_get(app->ui, STR_NONE, str_from(source));
}

static ViewIssue issue_of(const App *app, Arena *arena, const ShownIssue *shown) {
    Str *values = ARENA_ARRAY(arena, Str, VALUES);
    int64_t *mine = ARENA_ARRAY(arena, int64_t, VALUES);
    int *theirs = ARENA_ARRAY(arena, int, VALUES);
    for (int i = 0; i < VALUES; i++) {
        values[i] = text_of(app, shown->values[i]);
        mine[i] = shown->mine[i];
        theirs[i] = shown->theirs[i];
    }
    return (ViewIssue){.id = str_from(shown->name),
                       .name = text_of(app, shown->name),
                       .values = values,
                       .mine = mine,
                       .value_count = VALUES,
                       .known = shown->known,
                       .importance = shown->importance,
                       .theirs = shown->known == KNOWN_ALL ? theirs : NULL,
                       .guess = shown->guess};
}

static const ShownIssue shown[ISSUES] = {
    {"Unit price", {"NT$92", "NT$95", "NT$98", "NT$100"}, {0, 150, 300, 400}, {100, 70, 30, 0}, 1, 2, 3, 0, 0},
    {"Response time", {"4 hours", "8 hours", "24 hours", "2 days"}, {0, 60, 90, 100}, {100, 65, 20, 0}, 2, 3, 2, 0, 0},
    {"Payment", {"30 days", "45 days", "60 days", "90 days"}, {180, 120, 70, 0}, {0, 40, 80, 100}, 0, 0, 1, 2, 3},
    {"Volume a year", {"8,000", "10,000", "12,000", "15,000"}, {0, 50, 120, 200}, {60, 100, 50, 0}, 1, 1, 2, 1, 0},
    {"Contract", {"1 year", "2 years", "3 years", "5 years"}, {0, 60, 110, 120}, {100, 60, 30, 0}, 0, 0, 0, 0, 0},
};

static ViewPackage package_of(const ViewTable *table, const int places[ISSUES]) {
    ViewPackage package = {.there = true};
    for (int i = 0; i < ISSUES; i++) package.package.value[i] = places[i];
    package.mine = table_worth(table, &package.package);
    package.outcome = table_outcome(table, &package.package);
    return package;
}

static void set_offers(ViewTable *table) {
    static const int mine[ISSUES] = {3, 2, 1, 2, 2};
    int now[ISSUES], before[ISSUES];
    for (int i = 0; i < ISSUES; i++) {
        now[i] = shown[i].laid;
        before[i] = shown[i].before;
    }
    table->mine = package_of(table, mine);
    table->theirs = package_of(table, now);
    table->theirs_before = package_of(table, before);
}

static void set_acts(ViewTable *table, Arena *arena) {
    ViewAct *acts = ARENA_ARRAY(arena, ViewAct, ACTED_COUNT);
    for (TableAct act = ACTED_ASK; act < ACTED_PREPARE; act++)
        acts[table->act_count++] = (ViewAct){act, STR_NONE, act != ACTED_PARAPHRASE && act != ACTED_CLOSE};
    table->acts = acts;
}

static void set_alternatives(const App *app, ViewTable *table, Arena *arena) {
    ViewAlternative *list = ARENA_ARRAY(arena, ViewAlternative, 2);
    list[0] = (ViewAlternative){text_of(app, "Sell the capacity to Delta"), 380};
    list[1] = (ViewAlternative){text_of(app, "Leave the line idle for a quarter"), 120};
    table->alternatives = list;
    table->alternative_count = 2;
}

static ViewTable *make_table(const App *app, Arena *arena, NegotiationPhase phase) {
    ViewTable *table = ARENA_ARRAY(arena, ViewTable, 1);
    ViewIssue *issues = ARENA_ARRAY(arena, ViewIssue, ISSUES);
    for (int i = 0; i < ISSUES; i++) issues[i] = issue_of(app, arena, &shown[i]);
    *table = (ViewTable){.phase = phase,
                         .with = -1,
                         .rounds = 12,
                         .round = 4,
                         .issues = issues,
                         .issue_count = ISSUES,
                         .reserve = 380,
                         .worst = 0,
                         .best = 1000,
                         .prepared = true,
                         .limit = 380,
                         .target = 720,
                         .currency = STR("NT$"),
                         .point = 1000};
    set_acts(table, arena);
    if (phase == PHASE_PREPARE)
        set_alternatives(app, table, arena);
    else
        set_offers(table);
    return table;
}

bool gallery_spot(App *app, Arena *arena, DealSpot *spot) {
    Gallery *g = &app->gallery;
    if (g->page != PAGE_TABLE && g->page != PAGE_PREPARE) return false;
    bool talks = g->page == PAGE_TABLE;
    *spot = (DealSpot){make_table(app, arena, talks ? PHASE_TALKS : PHASE_PREPARE), &g->desk, GALLERY_TABLE};
    return true;
}
