// The client for people at a terminal and for screen readers: plain lines in reading order, and of the side panel only what changed.
#include "host/client_text.h"
#include "base/hash.h"

#include <ctype.h>
#include <string.h>

Str text_of(ClientOut *c, Str source) {
    return world_text(c->world, source);
}

Str text_technique(ClientOut *c, Str id) {
    const Handbook *book = world_handbook(c->world);
    int index = book ? map_get(&book->ids, id) : -1;
    if (index < 0) return id;
    const Technique *known = &book->techniques[index];
    return catalog_get(world_handbook_catalog(c->world, world_language(c->world)), known->id, known->name);
}

void text_print(ClientOut *c, Str s) {
    fwrite(s.data ? s.data : "", 1, s.len, c->out);
}

void text_say(ClientOut *c, Arena *arena, Str pattern, const Str *args, int count) {
    text_print(c, str_fill(arena, text_of(c, pattern), args, count));
    fputc('\n', c->out);
}

static Str scenario_text(ClientOut *c, const Session *session, Arena *arena, Str source) {
    return session_text(session, c->texts, arena, STR_NONE, source);
}

static void begin(ClientOut *c, const Session *session, Arena *arena) {
    const Scenario *s = session_scenario(session);
    text_print(c, scenario_text(c, session, arena, s->title));
    fputc('\n', c->out);
    SAY(c, arena, "{1}, level {2}, about {3} minutes.", text_of(c, s->kind), str_int(arena, s->level), str_int(arena, s->minutes));
    if (!s->brief.len) return;
    text_print(c, scenario_text(c, session, arena, s->brief));
    fputs("\n\n", c->out);
}

static void print_lines(ClientOut *c, const View *view, int from, int to, Arena *arena) {
    for (int i = from; i < to; i++) {
        const ViewLine *line = &view->lines[i];
        Str who = client_speaker(c, line);
        if (line->mood)
            SAY(c, arena, "{1} ({2}): {3}", who, text_of(c, mood_name(line->mood)), line->text);
        else if (who.len)
            SAY(c, arena, "{1}: {2}", who, line->text);
        else
            SAY(c, arena, "{1}", line->text);
    }
}

static Str clock_text(ClientOut *c, const View *view, Arena *arena) {
    static const Str patterns[] = {{"", 0}, {"{1}", 3}, {"hour {1}", 8}, {"day {1}", 7}, {"week {1}", 8}};
    return str_fill(arena, text_of(c, patterns[view->clock_unit]), &view->clock_text, 1);
}

static void print_meters(ClientOut *c, const View *view, Arena *arena) {
    uint64_t now = 1;
    for (int i = 0; i < view->meter_count; i++) now = hash_int(now, (uint64_t)view->meters[i].value);
    if (now == c->meters) return;
    c->meters = now;
    for (int i = 0; i < view->meter_count; i++) {
        const ViewMeter *m = &view->meters[i];
        if (m->word.len)
            SAY(c, arena, "{1}: {2}", m->label, m->word);
        else
            SAY(c, arena, "{1}: {2} (from {3} to {4})", m->label, str_int(arena, m->value), str_int(arena, m->min), str_int(arena, m->max));
    }
}

static void print_ledgers(ClientOut *c, const View *view, Arena *arena) {
    static const Str states[] = {{"", 0}, {"open", 4}, {"kept", 4}, {"broken", 6}};
    if (view->fact_count != c->facts) SAY(c, arena, "Learned so far: {1}", str_int(arena, view->fact_count));
    for (int i = 0; view->fact_count != c->facts && i < view->fact_count; i++) {
        const ViewFact *f = &view->facts[i];
        if (f->from.len)
            SAY(c, arena, "- {1} ({2})", f->text, f->from);
        else
            SAY(c, arena, "- {1}", f->text);
    }
    c->facts = view->fact_count;
    uint64_t seen = 0;
    for (int i = 0; i < view->promise_count; i++) seen = hash_int(seen, view->promises[i].state);
    for (int i = 0; seen != c->promises_seen && i < view->promise_count; i++) {
        const ViewPromise *p = &view->promises[i];
        if (p->due.len)
            SAY(c, arena, "Promise, {1}, due {2}: {3}", text_of(c, states[p->state]), p->due, p->text);
        else
            SAY(c, arena, "Promise, {1}: {2}", text_of(c, states[p->state]), p->text);
    }
    c->promises_seen = seen;
}

static void show_view(ClientOut *c, const Session *session, const View *view, Arena *arena) {
    (void)session;
    print_lines(c, view, 0, view->table_lines, arena);
    if (view->table) text_reaction(c, view->table, arena);
    if (view->table) text_deal(c, view->table, arena);
    print_lines(c, view, view->table_lines, view->line_count, arena);
    if (view->ending.len) return;
    fputc('\n', c->out);
    if (view->has_clock) SAY(c, arena, "Time: {1}", clock_text(c, view, arena));
    print_meters(c, view, arena);
    print_ledgers(c, view, arena);
    fputc('\n', c->out);
    if (client_at_table(view)) {
        text_table(c, view, arena);
        return;
    }
    text_print(c, view->ask.len ? view->ask : text_of(c, STR("What do you do?")));
    fputc('\n', c->out);
    for (int i = 0; i < view->option_count; i++) SAY(c, arena, "{1}. {2}", str_int(arena, i + 1), view->options[i].text);
    SAY(c, arena, "Your number (1 to {1}; q stops and keeps the run):", str_int(arena, view->option_count));
}

static void decision(ClientOut *c, const Session *session, const Step *step, Str words, Arena *arena) {
    (void)session, (void)step;
    fputc('\n', c->out);
    SAY(c, arena, "{1}: {2}", text_of(c, STR("You")), words);
}

static void end(ClientOut *c, const Run *run, const View *view, const Debrief *debrief, Arena *arena) {
    (void)view;
    fputc('\n', c->out);
    text_debrief(c, run_session(run), debrief, arena);
    if (run_kept(run)) SAY(c, arena, "Kept as run {1}.", str_int(arena, run_id(run)));
}

// As a shell reads it back.
static void add_quoted(StrBuf *buf, Str word) {
    bool plain = word.len > 0;
    for (size_t i = 0; i < word.len; i++) plain &= isalnum((unsigned char)word.data[i]) || (word.data[i] && strchr("/._-", word.data[i]));
    if (plain) {
        buf_add(buf, word);
        return;
    }
    buf_char(buf, '\'');
    for (size_t i = 0; i < word.len; i++) {
        if (word.data[i] == '\'')
            buf_add(buf, STR("'\\''"));
        else
            buf_char(buf, word.data[i]);
    }
    buf_char(buf, '\'');
}

static void suspended(ClientOut *c, const Run *run, Arena *arena) {
    fputc('\n', c->out);
    if (run_kept(run) && !run_id(run)) {
        text_say(c, arena, STR("The run stops here. Nothing was decided yet, so there is nothing to be kept."), NULL, 0);
        return;
    }
    if (!run_id(run)) {
        text_say(c, arena, STR("The run stops here; it was not saved."), NULL, 0);
        return;
    }
    StrBuf buf = {.arena = arena};
    buf_add(&buf, STR("counterpart play "));
    add_quoted(&buf, session_scenario(run_session(run))->name);
    buf_add(&buf, STR(" --text --resume "));
    buf_int(&buf, run_id(run));
    if (!world_store_is_usual(c->world)) {
        buf_add(&buf, STR(" --store "));
        add_quoted(&buf, world_store_path(c->world));
    }
    if (str_compare(world_language(c->world), STR("en"))) {
        buf_add(&buf, STR(" --lang "));
        buf_add(&buf, world_language(c->world));
    }
    SAY(c, arena, "The run is kept. Go on with it: {1}", buf_str(&buf));
}

// Everything may read differently now, so that all is said again.
static void reloaded(ClientOut *c, const Run *run, bool renewed, Arena *arena) {
    c->facts = 0;
    c->promises_seen = c->meters = 0;
    c->look = MOOD_NONE;
    memset(c->issues, 0, sizeof c->issues);
    fputc('\n', c->out);
    Str number = str_int(arena, run_id(run));
    if (!renewed)
        text_say(c, arena, STR("The scenario has changed; the run goes on."), NULL, 0);
    else if (run_kept(run))
        text_say(c, arena, STR("The scenario's rules have changed: what was decided goes on as practice, run {1}."), &number, 1);
    else
        text_say(c, arena, STR("The scenario's rules have changed: what was decided goes on as practice."), NULL, 0);
}

static void fault(ClientOut *c, const Fault *f, Arena *arena) {
    client_fault(c, f, arena);
}

const ClientOut client_text = {.begin = begin,
                               .view = show_view,
                               .asked = text_asked,
                               .again = text_ask_for_move,
                               .decision = decision,
                               .guide = text_guide,
                               .end = end,
                               .suspended = suspended,
                               .reloaded = reloaded,
                               .fault = fault};
