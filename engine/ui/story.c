// The story is not kept while playing; telling it again from the decisions is fast, and right after going back as well.
#include "ui/story.h"

#include "ui/moves.h"

typedef struct Teller {
    Story *story;
    const Catalog *catalog, *ui;
    const Session *session;  // stands at the scene
} Teller;

// Nobody but the rep says anything.
static bool is_silent(const View *view) {
    for (int i = 0; i < view->line_count; i++)
        if (view->lines[i].speaker != SPEAKER_YOU) return false;
    return true;
}

static Str why_of(const Teller *t, int beat, int number) {
    const Scenario *s = session_scenario(t->session);
    const Option *option = &s->options[s->beats[beat].options.first + number - 1];
    return session_text(t->session, t->catalog, &t->story->arena, s->beats[beat].name, option->why);
}

static void add_scene(const Teller *t) {
    Scene *scene = &t->story->scenes[t->story->count++];
    *scene = (Scene){.view = session_view(t->session, t->catalog, &t->story->arena), .beat = session_beat(t->session)};
    const View *view = &scene->view;
    Str *whys = ARENA_ARRAY(&t->story->arena, Str, view->option_count);
    for (int i = 0; i < view->option_count; i++) whys[i] = why_of(t, scene->beat, view->options[i].number);
    scene->whys = whys;
    bool acted = t->story->count > 1 && !scene[-1].chosen;
    if (acted && view->table && is_silent(view)) scene->reaction = reaction_words(t->ui, view->table, &t->story->arena);
}

static void add_choice(const Teller *t, const Decision *decision) {
    Scene *scene = &t->story->scenes[t->story->count - 1];
    Arena *arena = &t->story->arena;
    scene->decided = true;
    if (decision->kind != DECISION_CHOOSE) {
        scene->chosen_text = move_words(t->ui, scene->view.table, decision, arena);
        return;
    }
    scene->chosen = decision->value[0];
    scene->chosen_text = session_option_text(t->session, t->catalog, arena, scene->beat, scene->chosen);
    scene->why = why_of(t, scene->beat, scene->chosen);
}

static Str headline(const Teller *t) {
    const Scenario *s = session_scenario(t->session);
    int index = session_ending(t->session);
    if (index < 0) return STR_NONE;
    const Ending *ending = &s->endings[index];
    for (int i = 0; i < ending->lines.count; i++) {
        const Line *line = &s->lines[ending->lines.first + i];
        if (line->speaker == SPEAKER_NARRATOR) return session_text(t->session, t->catalog, &t->story->arena, ending->name, line->text);
    }
    return ending->name;
}

bool story_tell(Story *story, const Session *session, const Catalog *catalog, const Catalog *ui, Err *err) {
    arena_reset(&story->arena);
    *story = (Story){.arena = story->arena};
    story->scenes = ARENA_ARRAY(&story->arena, Scene, session_steps(session) + 1);
    Session *again = session_fork(session, 0, err);
    if (!again) return false;
    Teller teller = {story, catalog, ui, again};
    bool ok = true;
    add_scene(&teller);
    for (int i = 0; ok && i < session_steps(session); i++) {
        Decision decision = session_step(session, i).decision;
        add_choice(&teller, &decision);
        ok = session_decide(again, &decision, err);
        if (ok) add_scene(&teller);
    }
    story->headline = headline(&teller);
    session_free(again);
    return ok;
}

void story_free(Story *story) {
    arena_free(&story->arena);
    *story = (Story){0};
}

static int place_of(const Scene *scene, int number) {
    for (int i = 0; i < scene->view.option_count; i++)
        if (scene->view.options[i].number == number) return i;
    return -1;
}

Str scene_option(const Scene *scene, int number) {
    int place = place_of(scene, number);
    return place < 0 ? STR_NONE : scene->view.options[place].text;
}

Str scene_why(const Scene *scene, int number) {
    int place = place_of(scene, number);
    return place < 0 ? STR_NONE : scene->whys[place];
}
