// What the coach's commands share.
#include "host/commands_coach.h"

#include "host/commands.h"
#include "host/search_cache.h"

int coach_open(CoachScene *scene, World *world, Str name, Err *err) {
    *scene = (CoachScene){.world = world};
    Str path;
    if (!world_find(world, name, &path, &name, err)) return EXIT_USAGE;
    scene->scenario = world_load(world, path, name, err);
    scene->texts = world_scenario_catalog(world, path, world_language(world));
    return scene->scenario ? EXIT_OK : EXIT_SCENARIO;
}

void coach_close(CoachScene *scene) {
    scenario_free(scene->scenario);
    arena_free(&scene->arena);
}

Search *coach_search(CoachScene *scene, uint64_t seed, Err *err) {
    return search_cached(world_cache(scene->world), scene->scenario, seed, NULL, err);
}

Str coach_beat_text(const CoachScene *scene, int beat, Str source) {
    return catalog_get(scene->texts, scene->scenario->beats[beat].name, source);
}

Str coach_headline(CoachScene *scene, int ending) {
    const Scenario *s = scene->scenario;
    Slice lines = s->endings[ending].lines;
    for (int i = lines.first; i < lines.first + lines.count; i++)
        if (s->lines[i].speaker == SPEAKER_NARRATOR) return catalog_get(scene->texts, s->endings[ending].name, s->lines[i].text);
    return s->endings[ending].name;
}

int64_t coach_hundredths(const Search *search, int64_t numerator) {
    int64_t unit = search_denominator(search);
    return (numerator * 200 + unit) / (2 * unit);
}

int64_t coach_rounded(double points) {
    return (int64_t)(points * 100 + 0.5);
}

Str coach_points(CoachScene *scene, double points) {
    return score_print(&scene->arena, (Score){true, coach_rounded(points), 100});
}

void coach_say(CoachScene *scene, FILE *out, Str pattern, const Str *args, int count) {
    Str line = str_fill(&scene->arena, world_text(scene->world, pattern), args, count);
    fprintf(out, "%.*s\n", STR_PRINT(line));
}
