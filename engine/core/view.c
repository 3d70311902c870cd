// From a session to what a person may see of it.
#include "core/view.h"

#include "base/hash.h"
#include "core/view_parts.h"

static const Var *placeholder(const Scenario *s, Str name) {
    int index = map_get(&s->var_names, name);
    return index < 0 ? NULL : &s->vars[index];
}

static Str value_text(const Viewer *v, const Var *var, Str context) {
    int32_t value = v->session->row[var->slot];
    return var->word_count ? catalog_get(v->catalog, context, var->words[value]) : str_int(v->arena, value);
}

// What stands in the brace at `open`, NULL when that is no name. No name is longer than 80 letters, so a text full of braces takes no time.
static const Var *placeholder_at(const Viewer *v, Str text, size_t open, size_t *end) {
    Str rest = str_slice(text, open + 1, open + 82);
    ptrdiff_t close = str_find(rest, STR("}"), 0);
    const Var *var = close < 0 ? NULL : placeholder(v->scenario, str_slice(rest, 0, (size_t)close));
    *end = open + 1 + (var ? (size_t)close + 1 : 0);
    return var;
}

static Str fill_names(const Viewer *v, Str text, Str context) {
    if (str_find(text, STR("{"), 0) < 0) return text;
    StrBuf buf = {.arena = v->arena};
    size_t at = 0, end;
    for (ptrdiff_t open; (open = str_find(text, STR("{"), at)) >= 0;) {
        const Var *var = placeholder_at(v, text, (size_t)open, &end);
        buf_add(&buf, str_slice(text, at, (size_t)open));
        buf_add(&buf, var ? value_text(v, var, context) : STR("{"));
        at = end;
    }
    buf_add(&buf, str_slice(text, at, text.len));
    return buf_str(&buf);
}

Str view_text(const Viewer *v, Str context, Str source) {
    return fill_names(v, catalog_get(v->catalog, context, source), context);
}

static Mood mood_of(const Viewer *v, int var_index) {
    if (var_index < 0) return MOOD_NONE;
    const Var *var = &v->scenario->vars[var_index];
    int64_t range = (int64_t)var->max - var->min;
    int64_t level = range ? ((int64_t)v->session->row[var->slot] - var->min) * 100 / range : 50;
    if (var->low_is_good) level = 100 - level;
    static const int least[] = {70, 45, 30, 15};
    for (int i = 0; i < 4; i++)
        if (level >= least[i]) return (Mood)(MOOD_PLEASED + i);
    return MOOD_ANGRY;
}

Str mood_name(Mood mood) {
    static const Str names[] = {STR_INIT(""),         STR_INIT("Pleased"), STR_INIT("Neutral"),
                                STR_INIT("Doubtful"), STR_INIT("Annoyed"), STR_INIT("Angry")};
    return names[mood];
}

Str view_name(const Viewer *v, int speaker) {
    if (speaker == SPEAKER_YOU) return STR("You");
    return speaker < 0 ? STR_NONE : view_text(v, STR_NONE, v->scenario->cast[speaker].name);
}

int view_add_lines(const Viewer *v, Slice lines, Str context, ViewLine *out) {
    int count = 0;
    for (int i = 0; i < lines.count; i++) {
        const Line *line = &v->scenario->lines[lines.first + i];
        if (!session_holds(v->session, line->when)) continue;
        Mood mood = line->speaker >= 0 ? mood_of(v, v->scenario->cast[line->speaker].mood) : MOOD_NONE;
        out[count++] = (ViewLine){line->speaker, view_name(v, line->speaker), view_text(v, context, line->text), mood};
    }
    return count;
}

static void view_lines(const Viewer *v, View *view) {
    const Scenario *s = v->scenario;
    const Session *session = v->session;
    const Option *option = session->last_option >= 0 ? &s->options[session->last_option] : NULL;
    int ending = session_ending(session), most = option ? option->reply.count : view_table_lines_most(v);
    for (int i = 0; i < session->trail.count; i++) most += s->beats[session->trail.beats[i]].say.count;
    if (ending >= 0) most += s->endings[ending].lines.count;
    ViewLine *lines = ARENA_ARRAY(v->arena, ViewLine, most);
    int count = 0;
    if (option)
        count += view_add_lines(v, option->reply, s->beats[session->steps[session->step_count - 1].beat].name, lines);
    else
        count += view->table_lines = view_table_lines(v, lines);
    for (int i = 0; i < session->trail.count; i++) {
        const Beat *beat = &s->beats[session->trail.beats[i]];
        count += view_add_lines(v, beat->say, beat->name, lines + count);
    }
    if (ending >= 0) count += view_add_lines(v, s->endings[ending].lines, s->endings[ending].name, lines + count);
    view->lines = lines;
    view->line_count = count;
}

// The order on the screen depends on seed, beat and visit, so that it can't be learned by heart and replays all the same.
static void shuffle(const Session *session, int beat, int *order, int count) {
    Rng rng = {hash_mix(session->seed ^ hash_mix((uint64_t)beat << 32 | (uint32_t)session_visits(session, beat)))};
    for (int i = count - 1; i > 0; i--) {
        int j = (int)rng_below(&rng, (uint32_t)i + 1), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
}

static void view_options(const Viewer *v, View *view, int beat_index) {
    const Beat *beat = &v->scenario->beats[beat_index];
    int order[OPTIONS_MAX];
    for (int i = 0; i < beat->options.count; i++) order[i] = i;
    if (!beat->ordered) shuffle(v->session, beat_index, order, beat->options.count);
    ViewOption *options = ARENA_ARRAY(v->arena, ViewOption, beat->options.count);
    for (int i = 0; i < beat->options.count; i++) {
        if (!session_open_option(v->session, order[i])) continue;
        const Option *option = &v->scenario->options[beat->options.first + order[i]];
        options[view->option_count++] = (ViewOption){order[i] + 1, option->id, view_text(v, beat->name, option->text)};
    }
    view->beat = beat->name;
    view->ask = view_text(v, beat->name, beat->ask);
    view->options = options;
}

static void view_meters(const Viewer *v, View *view) {
    const Scenario *s = v->scenario;
    ViewMeter *meters = ARENA_ARRAY(v->arena, ViewMeter, s->var_count);
    for (int i = 0; i < s->var_count; i++) {
        const Var *var = &s->vars[i];
        if (!var->show.len) continue;
        Str word = var->word_count ? value_text(v, var, STR_NONE) : STR_NONE;
        meters[view->meter_count++] =
            (ViewMeter){var->name, view_text(v, STR_NONE, var->show), v->session->row[var->slot], var->min, var->max, word};
    }
    view->meters = meters;
}

static void two_digits(StrBuf *buf, int32_t value) {
    buf_char(buf, (char)('0' + value / 10));
    buf_char(buf, (char)('0' + value % 10));
}

// "06:52" for minutes, with "+1 " before it on the next day; the plain number for longer units.
static Str time_text(const Viewer *v, int64_t since_start) {
    const Scenario *s = v->scenario;
    int64_t time = s->clock_start + since_start;
    if (s->clock_unit != CLOCK_MINUTE) return str_int(v->arena, time);
    StrBuf buf = {.arena = v->arena};
    if (time >= 1440) {
        buf_char(&buf, '+');
        buf_int(&buf, time / 1440);
        buf_char(&buf, ' ');
    }
    two_digits(&buf, (int32_t)(time % 1440 / 60));
    buf_char(&buf, ':');
    two_digits(&buf, (int32_t)(time % 60));
    return buf_str(&buf);
}

static void view_ledgers(const Viewer *v, View *view) {
    const Scenario *s = v->scenario;
    const int32_t *row = v->session->row;
    ViewFact *facts = ARENA_ARRAY(v->arena, ViewFact, s->fact_count);
    for (int i = 0; i < s->fact_count; i++) {
        const Fact *fact = &s->facts[i];
        if (row[fact->slot])
            facts[view->fact_count++] = (ViewFact){fact->id, view_text(v, STR_NONE, fact->text), view_name(v, fact->speaker)};
    }
    ViewPromise *promises = ARENA_ARRAY(v->arena, ViewPromise, s->promise_count);
    for (int i = 0; i < s->promise_count; i++) {
        const Promise *promise = &s->promises[i];
        PromiseState state = (PromiseState)row[promise->slot];
        if (state == PROMISE_NONE) continue;
        bool has_due = promise->has_due && state == PROMISE_OPEN;
        int32_t due = promise->due_slot < 0 ? promise->due : row[promise->due_slot];
        promises[view->promise_count++] =
            (ViewPromise){promise->id, view_text(v, STR_NONE, promise->text), state, has_due ? time_text(v, due) : STR_NONE};
    }
    view->facts = facts;
    view->promises = promises;
}

static void view_people(const Viewer *v, View *view) {
    const Scenario *s = v->scenario;
    ViewPerson *people = ARENA_ARRAY(v->arena, ViewPerson, s->cast_count);
    for (int i = 0; i < s->cast_count; i++) {
        const CastMember *member = &s->cast[i];
        people[i] = (ViewPerson){
            member->id, view_name(v, i), view_text(v, STR_NONE, member->role), member->portrait.name, mood_of(v, member->mood), false};
    }
    for (int i = 0; i < view->line_count; i++)
        if (view->lines[i].speaker >= 0) people[view->lines[i].speaker].speaks = true;
    view->people = people;
    view->person_count = s->cast_count;
}

View session_view(const Session *session, const Catalog *catalog, Arena *arena) {
    Viewer v = {session, session->scenario, catalog, arena};
    View view = {.steps = session->step_count};
    int beat = session_beat(session), ending = session_ending(session);
    view_lines(&v, &view);
    if (beat >= 0)
        view_options(&v, &view, beat);
    else
        view.ending = v.scenario->endings[ending].name;
    view.table = view_table(&v);
    view_meters(&v, &view);
    view_ledgers(&v, &view);
    view_people(&v, &view);
    const PictureName *own = beat >= 0 ? &v.scenario->beats[beat].scene : NULL;
    view.scene = own && own->name.len ? own->name : v.scenario->scene.name;
    view.has_clock = v.scenario->clock_slot >= 0;
    if (view.has_clock) {
        view.clock = session->row[v.scenario->clock_slot];
        view.clock_unit = v.scenario->clock_unit;
        view.clock_text = time_text(&v, view.clock);
    }
    return view;
}

Str session_option_text(const Session *session, const Catalog *catalog, Arena *arena, int beat, int number) {
    Viewer v = {session, session->scenario, catalog, arena};
    const Beat *b = &v.scenario->beats[beat];
    MUST(number >= 1 && number <= b->options.count);
    return view_text(&v, b->name, v.scenario->options[b->options.first + number - 1].text);
}

Str session_text(const Session *session, const Catalog *catalog, Arena *arena, Str context, Str source) {
    Viewer v = {session, session->scenario, catalog, arena};
    return view_text(&v, context, source);
}
