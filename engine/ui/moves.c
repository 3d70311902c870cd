// A table as words: tables of sentences, and the patterns that put issues and values into them.
#include "ui/moves.h"

static Str said(const Catalog *ui, const char *english) {
    return catalog_get(ui, STR_NONE, str_from(english));
}

static Str fill(const Catalog *ui, Arena *arena, Str pattern, Str first, Str second) {
    return str_fill(arena, catalog_get(ui, STR_NONE, pattern), (const Str[]){first, second}, 2);
}

static Str act_name(const Catalog *ui, TableAct act) {
    static const char *const names[ACTED_COUNT] = {
        [ACTED_ASK] = "Ask",           [ACTED_PARAPHRASE] = "Say it back",
        [ACTED_VALUE] = "Show value",  [ACTED_SILENCE] = "Stay silent",
        [ACTED_THREAT] = "Threaten",   [ACTED_OVERPROMISE] = "Overpromise",
        [ACTED_OFFER] = "Offer",       [ACTED_CONDITIONAL] = "Conditional offer",
        [ACTED_TRADEOFF] = "Trade",    [ACTED_CLOSE] = "Closing proposal",
        [ACTED_PACKAGES] = "Packages", [ACTED_ACCEPT] = "Accept",
        [ACTED_WALK] = "Walk away",    [ACTED_PREPARE] = "Preparation",
    };
    return said(ui, names[act]);
}

Str act_help(const Catalog *ui, TableAct act) {
    static const char *const sentences[ACTED_COUNT] = {
        [ACTED_ASK] = "Ask how much an issue matters to them; asked again, what each value is worth to them.",
        [ACTED_PARAPHRASE] = "Say back in your own words what they told you.",
        [ACTED_VALUE] = "Show what you bring to an issue that matters to them.",
        [ACTED_SILENCE] = "Say nothing, and let them think about your offer.",
        [ACTED_THREAT] = "Say that you will walk away unless they give in.",
        [ACTED_OVERPROMISE] = "Promise what you may not be able to keep.",
        [ACTED_OFFER] = "Put a package on the table.",
        [ACTED_CONDITIONAL] = "If they give, you give: it asks for more than their offer gives.",
        [ACTED_TRADEOFF] = "Give on one issue, and take on another.",
        [ACTED_CLOSE] = "A whole proposal, with the question for the signature.",
        [ACTED_PACKAGES] = "Two or three packages that are worth about the same to you, at once.",
        [ACTED_ACCEPT] = "Their standing offer becomes the deal.",
        [ACTED_WALK] = "Leave the table without a deal.",
        [ACTED_PREPARE] = "Your best alternative, your limit, your target, and a guess of what matters to them.",
    };
    return said(ui, sentences[act]);
}

Str act_words(const Catalog *ui, const ViewTable *table, TableAct act) {
    for (int i = 0; i < table->act_count; i++)
        if (table->acts[i].act == act && table->acts[i].name.len) return table->acts[i].name;
    return act > 0 && act < ACTED_COUNT ? act_name(ui, act) : STR_NONE;
}

Str importance_words(const Catalog *ui, int importance) {
    static const char *const words[] = {"nothing known yet", "matters little to them", "matters somewhat to them", "matters much to them"};
    return said(ui, words[importance >= 1 && importance <= 3 ? importance : 0]);
}

Str importance_word(const Catalog *ui, int importance) {
    static const char *const words[] = {"little", "some", "much"};
    return importance >= 1 && importance <= 3 ? said(ui, words[importance - 1]) : STR_NONE;
}

Str counterpart_words(const Catalog *ui, const ViewTable *table) {
    return table->who.len ? table->who : said(ui, "The other side");
}

Str counterpart_within(const Catalog *ui, const ViewTable *table) {
    return table->who.len ? table->who : said(ui, "the other side");
}

static const char *told(const ViewTable *table) {
    static const char *const sentences[] = {
        "{1} tells you how much it matters to them: {2}.",
        "{1} says that this matters little to them: {2}.",
        "{1} says that this matters to them, though not most of all: {2}.",
        "{1} says that this matters a great deal to them: {2}.",
    };
    return sentences[table->issue >= 0 && table->issue < table->issue_count ? table->issues[table->issue].importance & 3 : 0];
}

static const char *reaction_sentence(const ViewTable *table) {
    static const char *const sentences[REACT_COUNT] = {
        [REACT_AGREED] = "You and {1} have a deal.",
        [REACT_LEFT] = "{1} has had enough and breaks off the talks.",
        [REACT_TIMEOUT] = "The time is up, and nothing was agreed.",
        [REACT_INSULTED] = "{1} takes your first offer as an insult.",
        [REACT_RETRACTED] = "{1} frowns: you are taking back what you had offered.",
        [REACT_STINGY] = "{1} had moved toward you, and gets next to nothing in return.",
        [REACT_PREMATURE] = "{1} is not ready to sign yet, and feels pushed.",
        [REACT_THREATENED] = "{1} stiffens at the threat.",
        [REACT_PROMISED] = "{1} likes what you promise.",
        [REACT_TOLD_ALL] = "{1} explains what each choice is worth to them: {2}.",
        [REACT_ASKED_TWICE] = "{1} has told you all about it already: {2}.",
        [REACT_CLOSED] = "{1} does not want to speak about this: {2}.",
        [REACT_HEARD] = "{1} nods: that is what was meant.",
        [REACT_UNHEARD] = "{1} listens, but had told you nothing new.",
        [REACT_VALUED] = "{1} begins to see what you bring: {2}.",
        [REACT_PITCHED] = "{1} is not impressed: you praise what you never asked about: {2}.",
        [REACT_SILENCE] = "{1} thinks aloud in the silence.",
        [REACT_AWKWARD] = "The silence grows awkward.",
        [REACT_LIMIT] = "{1} puts a package on the table and says there is hardly any room left.",
        [REACT_PICKED] = "{1} likes package {3} best, and answers it.",
        [REACT_CONDITIONAL] = "{1} takes up your condition and answers with a package.",
        [REACT_TRADE] = "{1} takes up the exchange and answers with a package.",
        [REACT_GAVE] = "{1} sees that you moved, and answers with a package.",
        [REACT_OFFER] = "{1} puts a package on the table.",
    };
    return table->reaction == REACT_TOLD ? told(table) : sentences[table->reaction];
}

Str reaction_words(const Catalog *ui, const ViewTable *table, Arena *arena) {
    if (table->reaction <= REACT_NONE || table->reaction >= REACT_COUNT) return STR_NONE;
    Str issue = table->issue >= 0 && table->issue < table->issue_count ? table->issues[table->issue].name : STR_NONE;
    Str sentence = said(ui, reaction_sentence(table));
    Str who = str_starts(sentence, STR("{1}")) ? counterpart_words(ui, table) : counterpart_within(ui, table);
    return str_fill(arena, sentence, (const Str[]){who, issue, str_int(arena, table->picked)}, 3);
}

Package table_package(const ViewTable *table, int outcome) {
    Package package = {0};
    for (int i = table->issue_count - 1; i >= 0 && outcome > 0; i--) {
        package.value[i] = outcome % table->issues[i].value_count;
        outcome /= table->issues[i].value_count;
    }
    return package;
}

int table_outcome(const ViewTable *table, const Package *package) {
    int outcome = 0;
    for (int i = 0; i < table->issue_count; i++) outcome = outcome * table->issues[i].value_count + package->value[i];
    return outcome;
}

int64_t table_worth(const ViewTable *table, const Package *package) {
    int64_t worth = 0;
    for (int i = 0; i < table->issue_count; i++) worth += table->issues[i].mine[package->value[i]];
    return worth;
}

static void part(StrBuf *buf, Str text) {
    if (buf->len) buf_add(buf, STR(" · "));
    buf_add(buf, text);
}

static Str value_words(const ViewIssue *issue, int value, Arena *arena) {
    return str_fill(arena, STR("{1} {2}"), (const Str[]){issue->name, issue->values[value]}, 2);
}

Str package_words(const ViewTable *table, int outcome, Arena *arena) {
    Package package = table_package(table, outcome);
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < table->issue_count; i++) part(&buf, value_words(&table->issues[i], package.value[i], arena));
    return buf_str(&buf);
}

Str package_changes(const ViewTable *table, int before, int outcome, Arena *arena) {
    Package old = table_package(table, before), new = table_package(table, outcome);
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < table->issue_count; i++) {
        const ViewIssue *issue = &table->issues[i];
        if (old.value[i] == new.value[i]) continue;
        Str change[] = {value_words(issue, old.value[i], arena), issue->values[new.value[i]]};
        part(&buf, str_fill(arena, STR("{1} → {2}"), change, 2));
    }
    return buf_str(&buf);
}

Str number_words(Arena *arena, int64_t number) {
    char digits[32];
    int at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    for (int count = 0; rest || !count; rest /= 10, count++) {
        if (count && count % 3 == 0) digits[--at] = ',';
        digits[--at] = (char)('0' + rest % 10);
    }
    Str text = {digits + at, sizeof digits - (size_t)at};
    return number < 0 ? str_join(arena, STR("−"), text) : str_copy(arena, text);
}

Str money_words(const ViewTable *table, int64_t points, Arena *arena) {
    int64_t most = table->point ? INT64_MAX / table->point : 0;
    if (!table->currency.len || points > most || points < -most) return STR_NONE;
    return str_fill(arena, STR("{1} {2}"), (const Str[]){table->currency, number_words(arena, points * table->point)}, 2);
}

Str points_words(const Catalog *ui, const ViewTable *table, int64_t points, Arena *arena) {
    Str number = number_words(arena, points), money = money_words(table, points, arena);
    if (money.len) return fill(ui, arena, STR("{1} points ({2})"), number, money);
    return points == 1 ? said(ui, "1 point") : fill(ui, arena, STR("{1} points"), number, STR_NONE);
}

int64_t way_points(const ViewTable *table, int percent) {
    int64_t way = table->best - table->worst;
    return table->worst + way / 100 * percent + way % 100 * percent / 100;
}

static Str issue_of(const ViewTable *table, int number) {
    return number >= 1 && number <= table->issue_count ? table->issues[number - 1].name : STR_NONE;
}

static Str packages_words(const ViewTable *table, const Decision *decision, Arena *arena) {
    StrBuf buf = {.arena = arena};
    for (int i = 1; i < decision->count; i++) {
        if (i > 1) buf_add(&buf, STR(" | "));
        buf_add(&buf, package_words(table, decision->value[i], arena));
    }
    return buf_str(&buf);
}

static Str preparation_words(const Catalog *ui, const ViewTable *table, const Decision *decision, Arena *arena) {
    StrBuf buf = {.arena = arena};
    int alternative = decision->value[0];
    if (alternative >= 1 && alternative <= table->alternative_count) part(&buf, table->alternatives[alternative - 1].text);
    Str limit = points_words(ui, table, way_points(table, decision->value[1]), arena);
    Str target = points_words(ui, table, way_points(table, decision->value[2]), arena);
    part(&buf, fill(ui, arena, STR("limit {1}"), limit, STR_NONE));
    part(&buf, fill(ui, arena, STR("target {1}"), target, STR_NONE));
    for (int i = 0; i < table->issue_count && 3 + i < decision->count; i++)
        part(&buf, fill(ui, arena, STR("{1} {2}"), table->issues[i].name, importance_words(ui, decision->value[3 + i])));
    return buf_str(&buf);
}

static Str details(const Catalog *ui, const ViewTable *table, const Decision *decision, Arena *arena) {
    switch (decision->kind) {
    case DECISION_PREPARE: return preparation_words(ui, table, decision, arena);
    case DECISION_TALK: return issue_of(table, decision->value[1]);
    case DECISION_OFFER: return packages_words(table, decision, arena);
    default: return STR_NONE;
    }
}

Str move_words(const Catalog *ui, const ViewTable *table, const Decision *decision, Arena *arena) {
    if (decision->kind == DECISION_CHOOSE) return STR_NONE;
    Str name = act_words(ui, table, negotiation_act(decision)), more = details(ui, table, decision, arena);
    return more.len ? fill(ui, arena, STR("{1}: {2}"), name, more) : name;
}
