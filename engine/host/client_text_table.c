// A negotiation as plain lines, made to be heard: first what has changed, then what is worth how much, and of the issues only what is new.
#include "host/client_text.h"
#include "ui/moves.h"

#include <ctype.h>

static const Catalog *own(const ClientOut *c) {
    return world_catalog(c->world, world_language(c->world));
}

static Str points(const ClientOut *c, const ViewTable *table, int64_t worth, Arena *arena) {
    return points_words(own(c), table, worth, arena);
}

void text_reaction(ClientOut *c, const ViewTable *table, Arena *arena) {
    Str words = table->reacted ? STR_NONE : reaction_words(own(c), table, arena);
    if (words.len) SAY(c, arena, "{1}", words);
}

static void print_worth(ClientOut *c, const ViewTable *table, Str whose, const ViewPackage *package, Arena *arena) {
    Str words = package_words(table, package->outcome, arena), worth = points(c, table, package->mine, arena);
    if (package->mine < table->reserve)
        SAY(c, arena, "{1}: {2}. For you: {3}, less than without a deal.", whose, words, worth);
    else
        SAY(c, arena, "{1}: {2}. For you: {3}.", whose, words, worth);
}

static void print_change(ClientOut *c, const ViewTable *table, const ViewPackage *before, const ViewPackage *now, Arena *arena) {
    if (!before->there) return;
    Str changes = package_changes(table, before->outcome, now->outcome, arena);
    if (changes.len)
        SAY(c, arena, "Changed: {1}", changes);
    else
        text_say(c, arena, STR("Nothing has changed in it."), NULL, 0);
}

static void print_offers(ClientOut *c, const ViewTable *table, Arena *arena) {
    Str theirs = str_fill(arena, text_of(c, STR("{1} offers")), (Str[]){counterpart_words(own(c), table)}, 1);
    bool answered = act_is_offer((int32_t)table->act) || table->reaction == REACT_SILENCE;
    if (table->theirs.there) print_worth(c, table, theirs, &table->theirs, arena);
    if (table->theirs.there && answered) print_change(c, table, &table->theirs_before, &table->theirs, arena);
    if (table->mine.there) print_worth(c, table, text_of(c, STR("Your last offer")), &table->mine, arena);
}

// "98: 0; 100: 150", and what each is to them where that is known.
static Str values_text(ClientOut *c, const ViewIssue *issue, Arena *arena) {
    StrBuf buf = {.arena = arena};
    for (int v = 0; v < issue->value_count; v++) {
        Str args[] = {issue->values[v], number_words(arena, issue->mine[v]), issue->theirs ? str_int(arena, issue->theirs[v]) : STR_NONE};
        if (v) buf_add(&buf, text_of(c, STR("; ")));
        Str pattern = issue->theirs ? STR("{1}: {2}, for them {3} %") : STR("{1}: {2}");
        buf_add(&buf, str_fill(arena, text_of(c, pattern), args, 3));
    }
    return buf_str(&buf);
}

static void print_issue(ClientOut *c, const ViewIssue *issue, Arena *arena) {
    SAY(c, arena, "- {1} ({2}): {3}. {4}", issue->name, issue->id, importance_words(own(c), issue->importance),
        values_text(c, issue, arena));
}

static bool is_new(const ClientOut *c, const ViewTable *table, int issue) {
    return c->issues[issue] != table->issues[issue].known + 1;
}

static void print_issues(ClientOut *c, const ViewTable *table, Arena *arena) {
    bool first = !c->issues[0], any = false;
    for (int i = 0; i < table->issue_count; i++) any |= is_new(c, table, i);
    if (first) {
        Str least = number_words(arena, table->worst);
        SAY(c, arena, "Without a deal you have {1}; packages are worth {2} to {3}.", points(c, table, table->reserve, arena), least,
            points(c, table, table->best, arena));
    }
    Str heading = first ? STR("On the table, each choice with its points for you:") : STR("You know more now:");
    if (any) text_say(c, arena, heading, NULL, 0);
    for (int i = 0; i < table->issue_count; i++) {
        if (is_new(c, table, i)) print_issue(c, &table->issues[i], arena);
        c->issues[i] = (int8_t)(table->issues[i].known + 1);
    }
}

static void print_look(ClientOut *c, const View *view, Arena *arena) {
    const ViewPerson *person = view->table->with >= 0 ? &view->people[view->table->with] : NULL;
    if (!person || !person->mood || person->mood == c->look) return;
    c->look = person->mood;
    SAY(c, arena, "{1}: {2}", person->name, text_of(c, mood_name(person->mood)));
}

// An example of a preparation, as it is typed.
static Str preparation_example(const ViewTable *table, Arena *arena) {
    StrBuf buf = {.arena = arena};
    buf_add(&buf, table->alternative_count ? STR("prepare alternative=1 limit=30 target=80") : STR("prepare limit=30 target=80"));
    for (int i = 0; i < table->issue_count; i++) {
        buf_char(&buf, ' ');
        buf_add(&buf, table->issues[i].id);
        buf_add(&buf, STR("=2"));
    }
    return buf_str(&buf);
}

static void print_preparation(ClientOut *c, const ViewTable *table, Arena *arena) {
    if (table->alternative_count) text_say(c, arena, STR("What you could do without a deal:"), NULL, 0);
    for (int i = 0; i < table->alternative_count; i++)
        SAY(c, arena, "{1}. {2}: {3}", str_int(arena, i + 1), table->alternatives[i].text,
            points(c, table, table->alternatives[i].worth, arena));
    text_say(
        c, arena,
        STR("Prepare in one line: the number of your best alternative; limit and target, in percent of the way from your worst package "
            "to your best; and for each issue how much you guess it matters to them: 1 little, 2 some, 3 much."),
        NULL, 0);
    SAY(c, arena, "For instance: {1}", preparation_example(table, arena));
}

void text_ask_for_move(ClientOut *c, const View *view, Arena *arena) {
    const ViewTable *table = view->table;
    if (table->phase == PHASE_PREPARE)
        text_say(c, arena, STR("Your preparation (help explains; q stops and keeps the run):"), NULL, 0);
    else
        SAY(c, arena, "Round {1} of {2}. Your move (help explains; table tells everything again; q stops and keeps the run):",
            str_int(arena, table->round + 1), str_int(arena, table->rounds));
}

static void print_table(ClientOut *c, const View *view, Arena *arena) {
    const ViewTable *table = view->table;
    print_look(c, view, arena);
    print_issues(c, table, arena);
    print_offers(c, table, arena);
    if (table->phase == PHASE_PREPARE) print_preparation(c, table, arena);
    if (table->act == ACTED_PREPARE)
        SAY(c, arena, "Your limit: {1}. Your target: {2}.", points(c, table, table->limit, arena), points(c, table, table->target, arena));
}

void text_table(ClientOut *c, const View *view, Arena *arena) {
    print_table(c, view, arena);
    if (view->ask.len) SAY(c, arena, "{1}", view->ask);
    text_ask_for_move(c, view, arena);
}

void text_deal(ClientOut *c, const ViewTable *table, Arena *arena) {
    if (table->phase == PHASE_AGREED) print_worth(c, table, text_of(c, STR("The deal")), &table->deal, arena);
}

// "price=98", or by number where the text needs marks around it.
static Str pair(const ViewTable *table, int value, Arena *arena) {
    const ViewIssue *issue = &table->issues[0];
    if (value >= issue->value_count) value = 0;
    Str text = issue->values[value];
    bool plain = text.len > 0;
    for (size_t i = 0; i < text.len; i++) plain &= isalnum((unsigned char)text.data[i]) || text.data[i] == '.' || text.data[i] == '%';
    Str number = str_join(arena, STR("#"), str_int(arena, value + 1));
    return str_fill(arena, STR("{1}={2}"), (Str[]){issue->id, plain ? text : number}, 2);
}

// How an act is typed: the word it begins with, and what it is about.
static Str example(const ViewTable *table, TableAct act, Arena *arena) {
    enum { NOTHING, ISSUE, PACKAGE, PACKAGES };
    static const struct {
        const char *word;
        int about;
    } forms[ACTED_COUNT] = {
        [ACTED_ASK] = {"ask ", ISSUE},
        [ACTED_PARAPHRASE] = {"paraphrase", NOTHING},
        [ACTED_VALUE] = {"value ", ISSUE},
        [ACTED_SILENCE] = {"silence", NOTHING},
        [ACTED_THREAT] = {"threat", NOTHING},
        [ACTED_OVERPROMISE] = {"overpromise", NOTHING},
        [ACTED_OFFER] = {"offer ", PACKAGE},
        [ACTED_CONDITIONAL] = {"if ", PACKAGE},
        [ACTED_TRADEOFF] = {"trade ", PACKAGE},
        [ACTED_CLOSE] = {"close ", PACKAGE},
        [ACTED_PACKAGES] = {"packages ", PACKAGES},
        [ACTED_ACCEPT] = {"accept", NOTHING},
        [ACTED_WALK] = {"walk", NOTHING},
    };
    if (act == ACTED_PREPARE) return preparation_example(table, arena);
    StrBuf buf = {.arena = arena};
    buf_add(&buf, str_from(forms[act].word));
    if (forms[act].about == ISSUE) buf_add(&buf, table->issues[0].id);
    if (forms[act].about >= PACKAGE) buf_add(&buf, pair(table, 0, arena));
    if (forms[act].about == PACKAGES) buf_add(&buf, str_join(arena, STR(" | "), pair(table, 1, arena)));
    return buf_str(&buf);
}

static void print_help(ClientOut *c, const ViewTable *table, Arena *arena) {
    for (int i = 0; i < table->act_count; i++) {
        TableAct act = table->acts[i].act;
        SAY(c, arena, "{1}: {2}. {3}", example(table, act, arena), act_words(own(c), table, act), act_help(own(c), act));
    }
    text_say(
        c, arena,
        STR("An offer says only what differs from your last one, or, at first, from what is best for you. Issues are named by the word "
            "in brackets; a value by its text, by how it begins, or by its number, #1. What has spaces in it stands in double quotes. "
            "Each move uses up a round."),
        NULL, 0);
}

bool text_asked(ClientOut *c, const View *view, Str line, Arena *arena) {
    bool help = str_equal(line, STR("help")), table = str_equal(line, STR("table"));
    if (help) print_help(c, view->table, arena);
    if (!table) return help;
    memset(c->issues, 0, sizeof c->issues);
    c->look = MOOD_NONE;
    print_table(c, view, arena);
    return true;
}
