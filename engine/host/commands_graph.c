// counterpart graph: the beats of a scenario as a picture.
#include "coach/graph.h"
#include "host/commands.h"
#include "host/commands_coach.h"
#include "host/files.h"

int coach_graph(World *world, const CoachAsk *ask, FILE *out, Err *err) {
    CoachScene scene;
    if (!ask->file.len) {
        ERR(err, STR_NONE, 0, "Which file is to be written? {1}", STR("counterpart graph NAME -o FILE.svg"));
        return EXIT_USAGE;
    }
    int code = coach_open(&scene, world, ask->name, err);
    Search *search = code == EXIT_OK ? coach_search(&scene, ask->seed, err) : NULL;
    if (search) {
        Analysis analysis = analysis_make(search, &scene.arena);
        GraphAsk graph = {&analysis, ask->seed, scene.texts, world_catalog(world, world_language(world))};
        Str svg = graph_svg(&graph, &scene.arena);
        if (files_write(ask->file, svg, err))
            COACH_SAY(&scene, out, "Written: {1}", ask->file);
        else
            code = EXIT_WORLD;
    } else if (code == EXIT_OK) {
        code = EXIT_SCENARIO;
    }
    search_free(search);
    coach_close(&scene);
    return code;
}
