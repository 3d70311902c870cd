// One picture a step, between looking for events.
#include "host/ahead_pictures.h"

#include "ui/shapes.h"

static const Mood moods[] = {MOOD_NEUTRAL, MOOD_PLEASED, MOOD_DOUBTFUL, MOOD_ANNOYED, MOOD_ANGRY};
enum { MOODS = sizeof moods / sizeof *moods };

// Faces are the pictures of which a part is chosen.
static int list_sizes(const DrawList *list, PictureSize sizes[AHEAD_SIZES]) {
    int count = 0;
    for (int i = 0; i < list->command_count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind != DRAW_IMAGE || !c->part.len || c->rect.w != c->rect.h) continue;
        PictureSize size = {c->rect.w, str_ends(c->part, STR(" close"))};
        int at = 0;
        while (at < count && (sizes[at].side != size.side || sizes[at].close != size.close)) at++;
        if (at == count && count < AHEAD_SIZES) sizes[count++] = size;
    }
    return count;
}

static bool has_size(const AheadPictures *ahead, PictureSize size) {
    for (int i = 0; i < ahead->size_count; i++)
        if (ahead->sizes[i].side == size.side && ahead->sizes[i].close == size.close) return true;
    return false;
}

// Sizes come and go with what is scrolled into sight; only one that is new is a new aim.
void ahead_pictures_aim(AheadPictures *ahead, const Scenario *scenario, const DrawList *list) {
    PictureSize sizes[AHEAD_SIZES];
    int count = list_sizes(list, sizes), known = 0;
    for (int i = 0; i < count; i++) known += has_size(ahead, sizes[i]);
    if (scenario == ahead->scenario && known == count) return;
    *ahead = (AheadPictures){.images = ahead->images, .world = ahead->world, .scenario = scenario, .size_count = count};
    for (int i = 0; i < count; i++) ahead->sizes[i] = sizes[i];
}

// Whose feelings can't be read has one face only.
static int moods_of(const CastMember *person) {
    return person->mood < 0 ? 1 : MOODS;
}

static void next(AheadPictures *ahead) {
    if (++ahead->size < ahead->size_count) return;
    ahead->size = 0;
    if (++ahead->mood < moods_of(&ahead->scenario->cast[ahead->person])) return;
    ahead->mood = 0;
    ahead->person++;
}

bool ahead_pictures_step(AheadPictures *ahead) {
    const Scenario *s = ahead->scenario;
    if (!ahead->images || !s || !ahead->size_count || ahead->person >= s->cast_count) return false;
    const AppWorld *world = ahead->world;
    Str key = world->picture(world->context, PICTURE_PORTRAIT, s->file, s->cast[ahead->person].portrait.name);
    PictureSize size = ahead->sizes[ahead->size];
    Arena arena = {0};
    Str part = str_join(&arena, portrait_part(&(Portrait){.mood = moods[ahead->mood]}), size.close ? STR(" close") : STR_NONE);
    if (key.len) images_get(ahead->images, key, part, size.side, size.side, false);
    arena_free(&arena);
    next(ahead);
    return true;
}
