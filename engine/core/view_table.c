// The table as the rep may see it, and what is said there.
#include "core/view_parts.h"

#define SURELY_ALIKE 21  // among so many packages two are worth the same to me within MESO_SPREAD

// What every part of the view reads.
typedef struct TableViewer {
    const Viewer *v;
    const TableSpec *spec;
    const Negotiation *model;
    const DealSpace *space;
    const int32_t *row;  // the counterpart's
    Str context;         // of its texts
} TableViewer;

static TableViewer table_viewer(const Viewer *v) {
    const TableSpec *spec = v->scenario->table;
    const int32_t *row = v->session->row + spec->slot;
    return (TableViewer){v, spec, &spec->model, &negotiation_stand(&spec->model, row)->space, row, v->scenario->beats[spec->beat].name};
}

static const int *their_percents(const TableViewer *t, int issue) {
    int count = t->space->issues[issue].value_count, *percents = ARENA_ARRAY(t->v->arena, int, count);
    for (int i = 0; i < count; i++) percents[i] = negotiation_value_percent(t->model, t->row, issue, i);
    return percents;
}

static ViewIssue view_issue(const TableViewer *t, int index) {
    const TableIssue *texts = &t->spec->issues[index];
    const Issue *issue = &t->space->issues[index];
    Str *values = ARENA_ARRAY(t->v->arena, Str, issue->value_count);
    int64_t *mine = ARENA_ARRAY(t->v->arena, int64_t, issue->value_count);
    for (int i = 0; i < issue->value_count; i++) {
        values[i] = view_text(t->v, t->context, texts->values[i]);
        mine[i] = issue->values[i].mine;
    }
    int known = negotiation_known(t->row, index);
    return (ViewIssue){
        .id = texts->id,
        .name = view_text(t->v, t->context, texts->name),
        .values = values,
        .mine = mine,
        .value_count = issue->value_count,
        .known = known,
        .importance = known ? negotiation_importance(t->model, t->row, index) : 0,
        .theirs = known == KNOWN_ALL ? their_percents(t, index) : NULL,
        .guess = (int)((uint32_t)t->row[TABLE_GUESS] >> 2 * index & 3),
    };
}

static ViewPackage view_package(const TableViewer *t, NegotiationSlot slot) {
    int outcome = t->row[slot];
    if (outcome < 0) return (ViewPackage){.outcome = -1};
    Package package = deal_package(t->space, outcome);
    return (ViewPackage){true, outcome, package, deal_worth(t->space, &package).mine};
}

static int best_outcome(const TableViewer *t) {
    Package best = deal_best(t->space, true);
    return deal_outcome(t->space, &best);
}

// Can issue `index` become better (sign 1) or worse (-1) for me than it is in the package?
static bool can_move(const TableViewer *t, const Package *package, int index, int sign) {
    const Issue *issue = &t->space->issues[index];
    return (issue->values[deal_extreme(issue, true, sign)].mine - issue->values[package->value[index]].mine) * sign > 0;
}

// My last offer with more on one issue and less on another; -1 where there is no such package.
static int any_trade(const TableViewer *t) {
    if (t->row[TABLE_MINE] < 0) return -1;
    Package trade = deal_package(t->space, t->row[TABLE_MINE]);
    int count = t->space->issue_count;
    for (int takes = 0; takes < count; takes++)
        for (int gives = 0; gives < count; gives++) {
            if (takes == gives || !can_move(t, &trade, takes, 1) || !can_move(t, &trade, gives, -1)) continue;
            trade.value[takes] = deal_extreme(&t->space->issues[takes], true, 1);
            trade.value[gives] = deal_extreme(&t->space->issues[gives], true, -1);
            return deal_outcome(t->space, &trade);
        }
    return -1;
}

// Two packages that may be offered at once.
static bool any_packages(const TableViewer *t, Decision *decision) {
    int count = t->space->outcome_count, most = count < SURELY_ALIKE ? count : SURELY_ALIKE;
    for (int i = 1; i < most; i++)
        for (int j = 0; j < i; j++) {
            int32_t apart = negotiation_shares(t->model, t->row, i).mine - negotiation_shares(t->model, t->row, j).mine;
            if (apart > MESO_SPREAD || apart < -MESO_SPREAD) continue;
            *decision = (Decision){DECISION_OFFER, 3, {MANNER_PLAIN, i, j}};
            return true;
        }
    return false;
}

// A decision of this act that is open if any is; false where there is none.
static bool example(const TableViewer *t, TableAct act, Decision *decision) {
    int32_t manner = (int32_t)act - ACTED_OFFER + MANNER_PLAIN;
    switch (act) {
    case ACTED_ASK:
    case ACTED_VALUE: *decision = (Decision){DECISION_TALK, 2, {(int32_t)act, 1}}; return true;
    case ACTED_CONDITIONAL: *decision = (Decision){DECISION_OFFER, 2, {manner, best_outcome(t)}}; return true;
    case ACTED_TRADEOFF: *decision = (Decision){DECISION_OFFER, 2, {manner, any_trade(t)}}; return decision->value[1] >= 0;
    case ACTED_OFFER:
    case ACTED_CLOSE: *decision = (Decision){DECISION_OFFER, 2, {manner, 0}}; return true;
    case ACTED_PACKAGES: return any_packages(t, decision);
    case ACTED_ACCEPT: *decision = (Decision){.kind = DECISION_ACCEPT}; return true;
    case ACTED_WALK: *decision = (Decision){.kind = DECISION_WALK}; return true;
    case ACTED_PREPARE:
        *decision = (Decision){DECISION_PREPARE, 3 + t->model->issue_count, {1}};
        for (int i = 0; i < t->model->issue_count; i++) decision->value[3 + i] = 1;
        return true;
    default: *decision = (Decision){DECISION_TALK, 2, {(int32_t)act, 0}}; return true;
    }
}

static bool is_open(const TableViewer *t, TableAct act) {
    Decision decision;
    int issue;
    return example(t, act, &decision) && !negotiation_refuses(t->model, t->row, &decision, &issue);
}

static void view_acts(const TableViewer *t, ViewTable *table) {
    ViewAct *acts = ARENA_ARRAY(t->v->arena, ViewAct, ACTED_COUNT);
    for (int act = ACTED_ASK; act < ACTED_COUNT; act++) {
        if (t->model->closed >> act & 1 || (act == ACTED_PREPARE && !t->model->prepares)) continue;
        Str name = view_text(t->v, t->context, t->spec->act_names[act]);
        acts[table->act_count++] = (ViewAct){(TableAct)act, name, is_open(t, (TableAct)act)};
    }
    table->acts = acts;
}

// A share of the way from my worst to my best package, in points.
static int64_t on_the_way(const TableViewer *t, int32_t percent) {
    return t->space->worst.mine + (t->space->best.mine - t->space->worst.mine) * percent / 100;
}

static void view_preparation(const TableViewer *t, ViewTable *table) {
    table->prepared = t->model->prepares && t->row[TABLE_PHASE] > PHASE_PREPARE;
    table->limit = table->prepared ? on_the_way(t, t->row[TABLE_LIMIT]) : table->reserve;
    table->target = table->prepared ? on_the_way(t, t->row[TABLE_AIM]) : table->best;
    if (t->row[TABLE_PHASE] != PHASE_PREPARE) return;
    ViewAlternative *alternatives = ARENA_ARRAY(t->v->arena, ViewAlternative, t->model->alternative_count);
    for (int i = 0; i < t->model->alternative_count; i++)
        alternatives[i] = (ViewAlternative){view_text(t->v, t->context, t->spec->alternatives[i]), t->model->alternatives[i]};
    table->alternatives = alternatives;
    table->alternative_count = t->model->alternative_count;
}

static void view_offers(const TableViewer *t, ViewTable *table) {
    table->mine = view_package(t, TABLE_MINE);
    table->mine_before = view_package(t, TABLE_MINE_BEFORE);
    table->theirs = view_package(t, TABLE_THEIRS);
    table->theirs_before = view_package(t, TABLE_THEIRS_BEFORE);
    table->deal = view_package(t, TABLE_DEAL);
}

static bool is_said(const TableViewer *t, Slice lines) {
    for (int i = 0; i < lines.count; i++)
        if (session_holds(t->v->session, t->v->scenario->lines[lines.first + i].when)) return true;
    return false;
}

// What they tell of the issue they were asked about, as it matters to them in this run; nothing where they have told nothing.
static Slice told(const TableViewer *t) {
    int reaction = t->row[TABLE_REACTION], issue = t->row[TABLE_ISSUE] - 1;
    if ((reaction != REACT_TOLD && reaction != REACT_TOLD_ALL) || issue < 0) return (Slice){0};
    const Slice *tells = t->spec->issues[issue].tells;
    int importance = negotiation_importance(t->model, t->row, issue);
    return tells[tells[importance].count ? importance : 0];
}

// Is there a line to how they took the last act?
static bool has_reacted(const TableViewer *t) {
    return is_said(t, t->spec->reaction_lines[t->row[TABLE_REACTION]]) || is_said(t, told(t));
}

const ViewTable *view_table(const Viewer *v) {
    int beat = session_beat(v->session);
    bool here = beat >= 0 && v->scenario->beats[beat].negotiates;
    if (!here && !session_has_negotiated(v->session)) return NULL;
    TableViewer t = table_viewer(v);
    ViewTable *table = ARENA_NEW(v->arena, ViewTable);
    ViewIssue *issues = ARENA_ARRAY(v->arena, ViewIssue, t.model->issue_count);
    for (int i = 0; i < t.model->issue_count; i++) issues[i] = view_issue(&t, i);
    NegotiationPhase phase = (NegotiationPhase)t.row[TABLE_PHASE];
    *table = (ViewTable){
        .phase = phase,
        .asks = here && (phase == PHASE_PREPARE || phase == PHASE_TALKS),
        .with = t.spec->with,
        .who = t.spec->with < 0 ? STR_NONE : view_name(v, t.spec->with),
        .rounds = t.model->rounds,
        .round = t.row[TABLE_ROUND],
        .issues = issues,
        .issue_count = t.model->issue_count,
        .reserve = t.model->reserve_mine,
        .worst = t.space->worst.mine,
        .best = t.space->best.mine,
        .act = (TableAct)t.row[TABLE_ACT],
        .reaction = (Reaction)t.row[TABLE_REACTION],
        .reacted = has_reacted(&t),
        .issue = t.row[TABLE_ISSUE] - 1,
        .picked = t.row[TABLE_PICKED],
        .currency = view_text(v, t.context, t.spec->currency),
        .point = t.spec->point,
    };
    view_preparation(&t, table);
    view_offers(&t, table);
    view_acts(&t, table);
    return table;
}

// With the act, then in reply: what they tell of an issue comes before what is said to whatever is told.
static int slices_said(const TableViewer *t, Slice *slices) {
    int count = 0;
    slices[count++] = t->spec->act_lines[t->row[TABLE_ACT]];
    slices[count++] = told(t);
    slices[count++] = t->spec->reaction_lines[t->row[TABLE_REACTION]];
    return count;
}

int view_table_lines(const Viewer *v, ViewLine *out) {
    if (!session_has_negotiated(v->session)) return 0;
    TableViewer t = table_viewer(v);
    Slice slices[3];
    int said = 0, count = slices_said(&t, slices);
    for (int i = 0; i < count; i++) said += view_add_lines(v, slices[i], t.context, out + said);
    return said;
}

int view_table_lines_most(const Viewer *v) {
    if (!session_has_negotiated(v->session)) return 0;
    TableViewer t = table_viewer(v);
    Slice slices[3];
    int most = 0, count = slices_said(&t, slices);
    for (int i = 0; i < count; i++) most += slices[i].count;
    return most;
}
