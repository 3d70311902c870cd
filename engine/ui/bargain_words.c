// What the debrief of a negotiation says, for every client in the same words.
#include "ui/bargain_words.h"

#include "ui/moves.h"

static Str said(const Catalog *ui, const char *english) {
    return catalog_get(ui, STR_NONE, str_from(english));
}

Str step_words(const Catalog *ui, DealStep step) {
    static const char *const names[STEP_COUNT] = {
        [STEP_SILENT] = "No change", [STEP_NICE] = "Free gift",       [STEP_CONCESSION] = "Concession",
        [STEP_SELFISH] = "Demand",   [STEP_FORTUNATE] = "Joint gain", [STEP_UNFORTUNATE] = "Misjudged",
    };
    return said(ui, names[step]);
}

Str step_sentence(const Catalog *ui, DealStep step) {
    static const char *const sentences[STEP_COUNT] = {
        [STEP_SILENT] = "Worth the same to both as the offer before it.",
        [STEP_NICE] = "Cost nothing and gave the other side more than the offer before it.",
        [STEP_CONCESSION] = "Cost something and took nothing from the other side.",
        [STEP_SELFISH] = "Asked for more and gave the other side nothing.",
        [STEP_FORTUNATE] = "Better for both than the offer before it.",
        [STEP_UNFORTUNATE] = "Took something from the other side without a gain: its priorities were misjudged.",
    };
    return said(ui, sentences[step]);
}

Str deal_words(const Catalog *ui, DealKind kind) {
    static const char *const names[DEAL_KINDS] = {
        [DEAL_NASH] = "Nash deal: greatest product of both gains",
        [DEAL_KALAI_SMORODINSKY] = "Kalai-Smorodinsky deal: both gain the same part of what they can",
        [DEAL_EGALITARIAN] = "Egalitarian deal: the lesser gain is greatest",
        [DEAL_UTILITARIAN] = "Utilitarian deal: most points together",
    };
    return said(ui, names[kind]);
}

Str flaw_words(const Catalog *ui, Flaw flaw) {
    static const char *const names[FLAW_COUNT] = {
        [FLAW_NEVER_ASKED] = "Asked nothing",
        [FLAW_NEVER_REFLECTED] = "Said nothing back",
        [FLAW_NO_VALUE] = "Showed no value",
        [FLAW_PITCHED] = "Pitched what nobody asked for",
        [FLAW_FREE_CONCESSIONS] = "Gave without asking in return",
        [FLAW_BIG_STEPS] = "Conceded in big steps",
        [FLAW_BLIND] = "Gave where they do not care",
        [FLAW_LOW_OPENING] = "Opened low",
        [FLAW_THREATENED] = "Threatened",
        [FLAW_RETRACTED] = "Took an offer back",
        [FLAW_OVERPROMISED] = "Promised too much",
        [FLAW_HELD_OUT] = "Held out",
        [FLAW_TOOK_FIRST] = "Settled too early",
        [FLAW_NO_PREPARATION] = "Came unprepared",
        [FLAW_BELOW_RESERVE] = "Signed below the limit",
    };
    return said(ui, names[flaw]);
}

Str flaw_sentence(const Catalog *ui, Flaw flaw) {
    static const char *const sentences[FLAW_COUNT] = {
        [FLAW_NEVER_ASKED] = "You had not asked what matters to them before it came to an offer or to the end. Ask about each issue first.",
        [FLAW_NEVER_REFLECTED] = "They told you something and never heard it back. Say in your own words what you understood, then answer.",
        [FLAW_NO_VALUE] = "The talk was about terms alone. Show what an issue is worth to them before you give something for it.",
        [FLAW_PITCHED] = "You praised a value that nobody had asked about. Ask first, and show value where it matters to them.",
        [FLAW_FREE_CONCESSIONS] = "You gave something and named nothing in return. Tie each step to a condition.",
        [FLAW_BIG_STEPS] = "A large step says that there is more to be had. Go in small steps that shrink.",
        [FLAW_BLIND] = "You gave up something of your own on issues that matter little to them. Give where it is worth most to them.",
        [FLAW_LOW_OPENING] = "Your first offer left no room. Open high, with a reason.",
        [FLAW_THREATENED] = "A threat costs trust and hardens them. Name your alternative calmly, or not at all.",
        [FLAW_RETRACTED] = "What was once offered was taken back. That costs more trust than it saves.",
        [FLAW_OVERPROMISED] = "You promised what cannot be kept. It looks like a gain today and costs the account later.",
        [FLAW_HELD_OUT] = "You hardly moved until time or patience had run out. Trade step for step while there are rounds left.",
        [FLAW_TOOK_FIRST] = "You settled although they had more room. Compare an offer with your target before you accept it.",
        [FLAW_NO_PREPARATION] = "Your limit, target or guess of their priorities was far off. Work them out before you sit down.",
        [FLAW_BELOW_RESERVE] = "You signed what is worth less than your best alternative. Know that limit, and walk away below it.",
    };
    return said(ui, sentences[flaw]);
}

Str reason_sentence(const Catalog *ui, Reason reason) {
    static const char *const sentences[REASON_COUNT] = {
        [REASON_NONE] = "",
        [REASON_PREPARE] = "With a limit, a target and a guess that fit, every offer can be measured against them.",
        [REASON_ASK] = "You do not know yet how much this matters to them: ask before you give anything for it.",
        [REASON_ASK_MORE] = "You know how much it matters; asked again, they tell what each value is worth to them.",
        [REASON_REFLECT] = "They told you something that you have not said back: who feels heard gives more.",
        [REASON_VALUE] = "You know what it means to them: show what you bring to it before you give something for it.",
        [REASON_SILENCE] = "A silence after your offer brings another answer from them before you have to move again.",
        [REASON_HOLD] = "No offer was found that brings more now: this lets a round pass without a step of yours.",
        [REASON_OPEN] = "Your first offer sets the range that is talked about from then on.",
        [REASON_REPEAT] = "Repeating your offer gives nothing away, and leaves the next step to them.",
        [REASON_BOTH] = "As far as you can tell, it is worth more to them than your last offer and costs you nothing.",
        [REASON_CLAIM] = "Your last offer gave more than was needed: this asks for some of it back.",
        [REASON_STEP] = "It gives them something to answer: they move when you do.",
        [REASON_CONDITION] = "It names what you want in return: give only against something.",
        [REASON_TRADE] = "Give where it is worth more to them than to you, and take where it is the other way round.",
        [REASON_PACKAGES] = "They choose among packages that are worth about the same to you, and the choice shows what matters to them.",
        [REASON_CLOSE] = "Who asks for the signature gets it sooner than who waits for it.",
        [REASON_CLOSE_LATE] = "Few rounds are left: ask for the signature while there is time to answer.",
        [REASON_TAKE] = "Their offer is not below your limit, and more talk risks more than it is likely to bring.",
        [REASON_TAKE_LATE] = "Hardly any time is left, and their offer is not below your limit.",
        [REASON_TAKE_LOW] = "It is below your limit; counted with everything else, signing still beats leaving.",
        [REASON_WALK] = "No agreement was found that brings more than leaving does.",
        [REASON_LAST] = "It is the last round: they sign this, or there is no agreement.",
        [REASON_RUN_OUT] = "It is the last round, and no agreement was found that is better than none: this lets the time run out.",
    };
    return said(ui, sentences[reason]);
}

Str phase_words(const Catalog *ui, NegotiationPhase phase) {
    static const char *const names[PHASE_COUNT] = {
        [PHASE_AHEAD] = "Not begun",        [PHASE_PREPARE] = "Preparation", [PHASE_TALKS] = "Still open",     [PHASE_AGREED] = "Agreement",
        [PHASE_WALKED] = "You walked away", [PHASE_LEFT] = "They broke off", [PHASE_TIMEOUT] = "Time ran out",
    };
    return said(ui, names[phase]);
}

typedef struct Sheet {
    const Catalog *ui;
    Arena *arena;
    const Bargain *bargain;
    Measure *rows;
    int count;
} Sheet;

static void add(Sheet *s, Measure row) {
    MUST(s->count < MEASURES_MAX);
    s->rows[s->count++] = row;
}

static Str number(const Sheet *s, int value) {
    return number_words(s->arena, value);
}

static Str one(const Sheet *s, const char *pattern, int value) {
    Str text = number(s, value);
    return str_fill(s->arena, said(s->ui, pattern), &text, 1);
}

static Str two(const Sheet *s, const char *pattern, int first, int second) {
    const Str texts[] = {number(s, first), number(s, second)};
    return str_fill(s->arena, said(s->ui, pattern), texts, 2);
}

// Good is what counts as the technique in the tally, too.
static void judge(Sheet *s, bool bad, Measure row) {
    for (int i = 0; i < s->bargain->done_well_count; i++)
        if (str_equal(s->bargain->done_well[i], row.technique)) row.sign = MEASURE_GOOD;
    if (bad) row.sign = MEASURE_BAD;
    add(s, row);
}

static bool has_flaw(const Bargain *bargain, Flaw flaw) {
    for (int i = 0; i < bargain->flaw_count; i++)
        if (bargain->flaws[i].flaw == flaw) return true;
    return false;
}

static void add_questions(Sheet *s) {
    const BargainProcess *p = &s->bargain->process;
    judge(s, has_flaw(s->bargain, FLAW_NEVER_ASKED),
          (Measure){said(s->ui, "Questions before the first offer"), number(s, p->questions_before),
                    one(s, "Questions in all: {1}.", p->questions), STR("discover.decision-factors"), MEASURE_PLAIN});
    judge(s, has_flaw(s->bargain, FLAW_NEVER_REFLECTED),
          (Measure){said(s->ui, "Said back"), number(s, p->paraphrases), said(s->ui, "How often you said back what you had heard."),
                    STR("negotiate.listen-and-reflect"), MEASURE_PLAIN});
    judge(s, has_flaw(s->bargain, FLAW_NO_VALUE) || has_flaw(s->bargain, FLAW_PITCHED),
          (Measure){said(s->ui, "Value shown"), number(s, p->values_shown),
                    p->values_unasked ? one(s, "{1} of it where nobody had asked.", p->values_unasked) : STR_NONE,
                    STR("negotiate.show-value"), MEASURE_PLAIN});
}

static void add_opening(Sheet *s) {
    const BargainProcess *p = &s->bargain->process;
    judge(s, has_flaw(s->bargain, FLAW_LOW_OPENING),
          (Measure){said(s->ui, "First offer"), p->offers ? one(s, "{1} %", p->opening) : STR("–"),
                    said(s->ui, "Of the way from your limit to your best package."), STR("plan.explicit-goals"), MEASURE_PLAIN});
    add(s, (Measure){said(s->ui, "Answer to their first offer"), p->offers ? one(s, "{1} %", p->anchored) : STR("–"),
                     said(s->ui, "Of your way, given up at once in answer to it."), STR("negotiate.flex-around-core"), MEASURE_PLAIN});
}

static Str steps_text(const Sheet *s) {
    StrBuf buf = {.arena = s->arena};
    for (int i = 0; i < STEP_COUNT; i++) {
        if (!s->bargain->process.steps[i]) continue;
        if (buf.len) buf_add(&buf, STR(" · "));
        Str parts[] = {number(s, s->bargain->process.steps[i]), step_words(s->ui, (DealStep)i)};
        buf_add(&buf, str_fill(s->arena, STR("{1} × {2}"), parts, 2));
    }
    return buf_str(&buf);
}

static void add_steps(Sheet *s) {
    const BargainProcess *p = &s->bargain->process;
    int steps = 0;
    for (int i = 0; i < STEP_COUNT; i++) steps += p->steps[i];
    judge(s, has_flaw(s->bargain, FLAW_BLIND) || has_flaw(s->bargain, FLAW_HELD_OUT),
          (Measure){said(s->ui, "Own steps"), number(s, steps), steps_text(s), STR("negotiate.flex-around-core"), MEASURE_PLAIN});
    judge(s, has_flaw(s->bargain, FLAW_BIG_STEPS),
          (Measure){said(s->ui, "Largest step"), one(s, "{1} %", p->largest_step),
                    one(s, "Of your way. {1} steps were smaller than the one before, as they should be.", p->shrinking),
                    STR("negotiate.timed-concession"), MEASURE_PLAIN});
    judge(s, p->free_concessions > 0,
          (Measure){said(s->ui, "Free concessions"), number(s, p->free_concessions),
                    said(s->ui, "Given in a plain offer, with nothing asked in return."), STR("plan.earned-rewards"), MEASURE_PLAIN});
    judge(s, false,
          (Measure){said(s->ui, "Trades across issues"), number(s, p->trades),
                    p->packages ? one(s, "Several packages at once: {1} times.", p->packages)
                                : said(s->ui, "Offers that gave on one issue and took on another."),
                    p->packages ? STR("plan.flexible-pricing") : STR("negotiate.flex-around-core"), MEASURE_PLAIN});
}

static void add_conduct(Sheet *s) {
    const BargainProcess *p = &s->bargain->process;
    if (p->threats || p->retractions)
        add(s, (Measure){said(s->ui, "Threats and retractions"), number(s, p->threats + p->retractions),
                         two(s, "Threats: {1}. Offers taken back: {2}.", p->threats, p->retractions), STR("negotiate.positive-tone"),
                         MEASURE_BAD});
    if (p->overpromises)
        add(s, (Measure){said(s->ui, "Promises that cannot be kept"), number(s, p->overpromises), STR_NONE, STR("negotiate.no-overpromise"),
                         MEASURE_BAD});
}

static void add_close(Sheet *s) {
    const Bargain *b = s->bargain;
    bool bad = has_flaw(b, FLAW_TOOK_FIRST) || has_flaw(b, FLAW_BELOW_RESERVE) || has_flaw(b, FLAW_HELD_OUT);
    judge(s, bad,
          (Measure){said(s->ui, "Close"), phase_words(s->ui, b->phase),
                    two(s, "Round {1} of {2}.", b->process.rounds_used, b->table->model.rounds), STR("negotiate.close-in-time"),
                    MEASURE_PLAIN});
}

int bargain_measures(const Catalog *ui, Arena *arena, const Bargain *bargain, Measure measures[MEASURES_MAX]) {
    Sheet sheet = {ui, arena, bargain, measures, 0};
    add_questions(&sheet);
    add_opening(&sheet);
    add_steps(&sheet);
    add_conduct(&sheet);
    add_close(&sheet);
    return sheet.count;
}
