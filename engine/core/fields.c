// The table of all fields, and what is made from it.
#include "core/fields.h"

#include "core/complaint.h"
#include "core/scenario.h"

#define ROWS_MAX 24  // of one owner; those that are not used have no name

#define F(name, type, required, min, max, fallback, sentence)                                                                              \
    { STR_INIT(name), type, required, min, max, fallback, STR_INIT(sentence) }
#define SIMPLE(name, type, required, sentence) F(name, type, required, 0, 0, 0, sentence)

static const FieldSpec specs[][ROWS_MAX] =
    {
        [IN_SCENARIO] =
            {
                F("api", FIELD_NUMBER, true, 1, 1000, 1, "Version of the scenario language this file is written for."),
                SIMPLE("kind", FIELD_NAME, true, "negotiation, complaint, relationship, assessment, planning, leadership or capstone."),
                SIMPLE("title", FIELD_TEXT, true, "What the home screen calls it."),
                F("level", FIELD_NUMBER, false, 1, 9, 1, "Level of the course."),
                F("minutes", FIELD_NUMBER, false, 1, 600, 10, "How long a first play takes."),
                SIMPLE("brief", FIELD_TEXT, false, "What the rep knows before the first beat."),
                SIMPLE("cast", FIELD_TABLE, false, "The people: id = { name = … }."),
                SIMPLE("state", FIELD_TABLE, false, "The variables: a number { start, least, most }, a flag, or a list of words."),
                SIMPLE("model", FIELD_TABLE, false, "A customer model: complaint { … }."),
                SIMPLE("facts", FIELD_TABLE, false, "What the rep can learn: id = text."),
                SIMPLE("promises", FIELD_TABLE, false, "What the rep can promise: id = { text, due = … }."),
                SIMPLE("clock", FIELD_TABLE, false, "When the scenario starts, and its unit of time."),
                SIMPLE("draw", FIELD_TABLE, false, "What the seed decides before the first beat: name = { value, value … }."),
                SIMPLE("outcome", FIELD_TABLE, false, "What a run is worth: a list of rows."),
                SIMPLE("rules", FIELD_TABLE, false, "Ways taken after any decision as soon as their condition holds."),
                SIMPLE("scene", FIELD_NAME, false, "Drawing of the place, where a beat names none."),
                SIMPLE("start", FIELD_NAME, true, "The first beat."),
                SIMPLE("beats", FIELD_TABLE, true, "The scenes: name = { say, options … }."),
                SIMPLE("endings", FIELD_TABLE, true, "How it can end: name = what is said then."),
                SIMPLE("runs", FIELD_TABLE, false, "Lines of play: name = { beat = option … }; tests play them."),
            },
        [IN_CAST] =
            {
                SIMPLE("name", FIELD_TEXT, true, "As the screen calls this person."),
                SIMPLE("role", FIELD_TEXT, false, "Position and company."),
                SIMPLE("portrait", FIELD_NAME, false, "Drawing of the face."),
                SIMPLE("mood", FIELD_NAME, false, "The number that shows on this face; high is good, but for the model's anger."),
            },
        [IN_STATE] =
            {
                F("1", FIELD_NUMBER, true, -NUMBER_LIMIT, NUMBER_LIMIT, 0, "Value at the start."),
                F("2", FIELD_NUMBER, true, -NUMBER_LIMIT, NUMBER_LIMIT, 0, "Least value; lower ones are raised to it."),
                F("3", FIELD_NUMBER, true, -NUMBER_LIMIT, NUMBER_LIMIT, 0, "Greatest value; higher ones are lowered to it."),
                SIMPLE("show", FIELD_TEXT, false, "Label of its meter; without one the rep does not see it."),
            },
        [IN_FACT] =
            {
                SIMPLE("1", FIELD_TEXT, true, "The fact, as the list shows it."),
                SIMPLE("from", FIELD_NAME, false, "Who says it: a cast member."),
            },
        [IN_PROMISE] =
            {
                SIMPLE("1", FIELD_TEXT, true, "The promise, as the list shows it."),
                SIMPLE("due", FIELD_TIME, false, "When it breaks by itself: after this time."),
                F("within", FIELD_NUMBER, false, 1, NUMBER_LIMIT, 0, "… or so many clock units after it was made."),
                SIMPLE("kept", FIELD_EFFECT, false, "What changes when it is kept."),
                SIMPLE("broken", FIELD_EFFECT, false, "What changes when it breaks."),
            },
        [IN_CLOCK] =
            {
                SIMPLE("start", FIELD_TIME, false, "Time of the first beat."),
                SIMPLE("unit", FIELD_NAME, true, "minute, hour, day or week."),
            },
        [IN_OUTCOME] =
            {
                SIMPLE("1", FIELD_TEXT, true, "Label of the row."),
                F("weight", FIELD_NUMBER, false, 1, 1000, 1, "Its share of the whole."),
                SIMPLE("from", FIELD_SOURCE, true, "A variable, facts.NAME, promises.NAME, or a function that gives 0 to 100."),
                SIMPLE("invert", FIELD_FLAG, false, "True where a low value is good."),
            },
        [IN_RULE] =
            {
                SIMPLE("when", FIELD_CONDITION, true, "When the rule applies."),
                SIMPLE("go", FIELD_GO, true, "Where it leads."),
            },
        [IN_BEAT] =
            {
                SIMPLE("say", FIELD_SAY, false, "What is said and seen."),
                SIMPLE("ask", FIELD_TEXT, false, "The question put to the rep."),
                SIMPLE("scene", FIELD_NAME, false, "Drawing of the place while the rep decides here."),
                SIMPLE("options", FIELD_TABLE, false, "What the rep can do; without any the beat goes on by itself."),
                SIMPLE("negotiate", FIELD_TABLE, false, "A negotiation over several issues, in place of options; one a scenario."),
                SIMPLE("go", FIELD_GO, false, "Where options lead that have no go of their own."),
                SIMPLE("rules", FIELD_TABLE, false, "Rules of this beat, before those of the scenario."),
                SIMPLE("ordered", FIELD_FLAG, false, "True keeps the options in the order written."),
            },
        [IN_OPTION] =
            {
                SIMPLE("1", FIELD_TEXT, true, "What the rep says or does."),
                SIMPLE("id", FIELD_NAME, false, "A name for runs."),
                SIMPLE("when", FIELD_CONDITION, false, "When it is open."),
                SIMPLE("once", FIELD_FLAG, false, "True closes it after it was chosen."),
                SIMPLE("does", FIELD_ANY, false, "Acts of the model, one or a list."),
                SIMPLE("effect", FIELD_EFFECT, false, "Numbers are added, flags and words are set."),
                SIMPLE("set", FIELD_EFFECT, false, "Numbers, flags and words are set."),
                SIMPLE("learn", FIELD_NAMES, false, "Facts the rep learns."),
                F("takes", FIELD_NUMBER, false, 0, NUMBER_LIMIT, 0, "Clock units it takes."),
                SIMPLE("promise", FIELD_NAMES, false, "Promises the rep makes."),
                SIMPLE("keep", FIELD_NAMES, false, "Open promises it keeps."),
                SIMPLE("shows", FIELD_NAMES, false, "Techniques it shows."),
                SIMPLE("mistakes", FIELD_NAMES, false, "Techniques it gets wrong."),
                SIMPLE("reply", FIELD_SAY, false, "What is said and seen at once."),
                SIMPLE("why", FIELD_TEXT, false, "What the coach says about it."),
                SIMPLE("go", FIELD_GO, false, "Where it leads."),
            },
        [IN_WAY] =
            {
                SIMPLE("1", FIELD_NAME, true, "A beat or an ending."),
                SIMPLE("when", FIELD_CONDITION, false, "When this way is taken; the last way has none."),
            },
        [IN_ACT] =
            {
                SIMPLE("1", FIELD_NAME, true, "Which act it is."),
                F("percent", FIELD_NUMBER, false, 0, 300, 100, "Of compensate: how much of the loss."),
                F("in_kind", FIELD_FLAG, false, 0, 1, 1, "Of compensate: money for money, goods for goods."),
                F("delayed", FIELD_FLAG, false, 0, 1, 0, "Of compensate: it comes later."),
                SIMPLE("issue", FIELD_NAME, false, "Of ask and value: the id of the table's issue."),
            },
        [IN_COMPLAINT] =
            {
                F("severity", FIELD_NUMBER, false, 0, 100, 50, "How bad the failure is."),
                F("recent_failures", FIELD_NUMBER, false, 0, 10, 0, "Failures before this one that they remember."),
                F("expects_within", FIELD_NUMBER, false, 0, 1000, 4, "Hours until a first answer counts as late."),
                F("broken_after", FIELD_NUMBER, false, 1, 10000, 24, "Hours until an overpromise is found out."),
            },
        [IN_NEGOTIATE] =
            {
                SIMPLE("with", FIELD_NAME, false, "Who sits there: a cast member."),
                SIMPLE("issues", FIELD_TABLE, true, "What is on the table: a list of issues."),
                SIMPLE("reserve", FIELD_TABLE, true, "What each side has without an agreement."),
                F("rounds", FIELD_NUMBER, true, 2, NEGOTIATION_ROUNDS, 0, "Acts of the rep until time is up."),
                SIMPLE("temper", FIELD_TABLE, false, "How they bargain; left out, the seed draws one of 18 tempers."),
                SIMPLE("anger", FIELD_NAME,
                       false, "backfires, or moves where a first threat made late is believed; backfires when left out."),
                SIMPLE("opens", FIELD_NAME, false, "Who puts down the first package: you or they; you when left out."),
                SIMPLE("trust", FIELD_NAME,
                       false, "A number of the state: what dialogue has moved it by is added to their trust, in percent."),
                SIMPLE("money", FIELD_TABLE, false, "What a point is worth."),
                SIMPLE("alternatives", FIELD_TABLE,
                       false, "What the rep can do without an agreement: a list; then a preparation is asked for first."),
                SIMPLE("acts", FIELD_TABLE,
                       false, "Names and lines of acts: act = { name, say = … }, or act = false where it is not open."),
                SIMPLE("lines", FIELD_TABLE, false, "What they say: situation = lines."),
                SIMPLE("agreed", FIELD_GO, true, "Where an agreement leads."),
                SIMPLE("walked", FIELD_GO, true, "Where it leads when the rep walks away."),
                SIMPLE("timeout", FIELD_GO, true, "Where it leads when the rounds are used up."),
                SIMPLE("left", FIELD_GO, false, "Where it leads when they break off; as walked when left out."),
            },
        [IN_ISSUE] =
            {
                SIMPLE("1", FIELD_TEXT, true, "What it is called."),
                SIMPLE("id", FIELD_NAME, false, "A name for acts and runs; issue1, issue2 … when left out."),
                SIMPLE("values", FIELD_TABLE, true, "What can be agreed on: a list of texts."),
                SIMPLE("mine", FIELD_TABLE, true, "What each value is worth to the rep: a list of whole points."),
                SIMPLE("theirs", FIELD_TABLE, true,
                       "What each is worth to them: such a list, or a list of lists of which the seed draws one."),
                SIMPLE("money", FIELD_FLAG, false, "True where both are written in money."),
                SIMPLE("seen", FIELD_NAME,
                       false, "ask, open or hidden: known by asking, from the start, or never spoken about; ask when left out."),
                SIMPLE("fact", FIELD_NAME, false, "A fact: learned before, all is known of the issue; told here, it is learned."),
                SIMPLE("tells", FIELD_SAY, false, "What they say when they tell how it matters to them."),
                SIMPLE("little", FIELD_SAY, false, "What they say instead of it where it matters little to them."),
                SIMPLE("some", FIELD_SAY, false, "… where it matters some."),
                SIMPLE("much", FIELD_SAY, false, "… where it matters much."),
            },
        [IN_RESERVE] =
            {
                SIMPLE("mine", FIELD_WORTH, true, "Points the rep has without an agreement."),
                SIMPLE("theirs", FIELD_NUMBERS, true, "Points they have; of a list the seed draws one."),
            },
        [IN_TEMPER] =
            {
                SIMPLE("ease", FIELD_NUMBERS, false, "How soon they give way, 5 to 200 percent: low is hard; 20, 50 or 90 when left out."),
                SIMPLE("reciprocity", FIELD_NUMBERS,
                       false, "How much they answer like with like, 0 to 100 percent; 30 or 60 when left out."),
                SIMPLE("trust", FIELD_NUMBERS, false, "Their trust at the start, 0 to 100 percent; 35, 45 or 55 when left out."),
            },
        [IN_MONEY] =
            {
                SIMPLE("1", FIELD_TEXT, true, "The currency, as it stands before an amount."),
                F("point", FIELD_NUMBER, true, 1, NUMBER_LIMIT, 1, "What a point is worth in it."),
            },
        [IN_ALTERNATIVE] =
            {
                SIMPLE("1", FIELD_TEXT, true, "What the rep can do instead."),
                SIMPLE("2", FIELD_WORTH, true, "What it is worth, in points; the best one is the reservation value."),
            },
        [IN_TABLE_ACT] =
            {
                SIMPLE("1", FIELD_TEXT, false, "What it is called here."),
                SIMPLE("say", FIELD_SAY, false, "What is said and seen with it."),
            },
        [IN_HANDBOOK] =
            {
                SIMPLE("families", FIELD_TABLE, true, "Groups of techniques."),
                SIMPLE("sections", FIELD_TABLE, true, "The handbook's sections."),
                SIMPLE("techniques", FIELD_TABLE, true, "All techniques."),
            },
        [IN_TECHNIQUE] =
            {
                SIMPLE("id", FIELD_NAME, true, "FAMILY.NAME."),
                SIMPLE("family", FIELD_NAME, true, "Its family."),
                F("level", FIELD_NUMBER, true, 1, 9, 1, "The level of the course that introduces it."),
                SIMPLE("name", FIELD_TEXT, true, "What it is called."),
                SIMPLE("behaviour", FIELD_TEXT, true, "What one sees a rep do."),
                SIMPLE("mistake", FIELD_TEXT, true, "The tempting mistake."),
                SIMPLE("from_book", FIELD_FLAG, false, "True where the mistake is the book's own."),
                SIMPLE("sections", FIELD_NAMES, false, "Sections that teach it."),
            },
        [IN_FAMILY] =
            {
                SIMPLE("id", FIELD_NAME, true, "Name of the family."),
                SIMPLE("name", FIELD_TEXT, true, "What it is called."),
            },
        [IN_SECTION] =
            {
                SIMPLE("id", FIELD_NAME, true, "Number of the section."),
                SIMPLE("title", FIELD_TEXT, true, "Its title."),
                SIMPLE("gist", FIELD_TEXT, true, "What it says, in a sentence."),
                SIMPLE("status", FIELD_NAME, false, "cut, where the source breaks off."),
                SIMPLE("points", FIELD_TABLE, false, "Its points."),
            },
        [IN_POINT] =
            {
                SIMPLE("ref", FIELD_NAME, true, "Place in the section."),
                SIMPLE("technique", FIELD_NAME, true, "The technique it teaches."),
                SIMPLE("name", FIELD_TEXT, true, "What the point is called."),
            },
};

int field_rows(FieldOwner owner, const FieldSpec **rows) {
    int count = 0;
    while (count < ROWS_MAX && specs[owner][count].name.len) count++;
    *rows = specs[owner];
    return count;
}

const FieldSpec *field_find(FieldOwner owner, Str name) {
    const FieldSpec *rows = specs[owner];
    for (int i = 0; i < ROWS_MAX && rows[i].name.len; i++)
        if (str_equal(rows[i].name, name)) return &rows[i];
    return NULL;
}

Str field_owner_name(FieldOwner owner) {
    static const Str names[] = {
        [IN_SCENARIO] = STR_INIT("scenario"),
        [IN_CAST] = STR_INIT("cast member"),
        [IN_STATE] = STR_INIT("state variable"),
        [IN_FACT] = STR_INIT("fact"),
        [IN_PROMISE] = STR_INIT("promise"),
        [IN_CLOCK] = STR_INIT("clock"),
        [IN_OUTCOME] = STR_INIT("outcome row"),
        [IN_RULE] = STR_INIT("rule"),
        [IN_BEAT] = STR_INIT("beat"),
        [IN_OPTION] = STR_INIT("option"),
        [IN_WAY] = STR_INIT("way of go"),
        [IN_LINE] = STR_INIT("line of say"),
        [IN_ACT] = STR_INIT("act"),
        [IN_COMPLAINT] = STR_INIT("complaint"),
        [IN_NEGOTIATE] = STR_INIT("negotiation"),
        [IN_ISSUE] = STR_INIT("issue"),
        [IN_RESERVE] = STR_INIT("reserve"),
        [IN_TEMPER] = STR_INIT("temper"),
        [IN_MONEY] = STR_INIT("money"),
        [IN_ALTERNATIVE] = STR_INIT("alternative"),
        [IN_TABLE_ACT] = STR_INIT("act at the table"),
        [IN_HANDBOOK] = STR_INIT("handbook"),
        [IN_TECHNIQUE] = STR_INIT("technique"),
        [IN_FAMILY] = STR_INIT("family"),
        [IN_SECTION] = STR_INIT("section"),
        [IN_POINT] = STR_INIT("point"),
    };
    return names[owner];
}

Str field_type_name(FieldType type) {
    static const Str names[] = {
        [FIELD_TEXT] = STR_INIT("a text"),
        [FIELD_NAME] = STR_INIT("a name in quotes"),
        [FIELD_NUMBER] = STR_INIT("a whole number"),
        [FIELD_FLAG] = STR_INIT("true or false"),
        [FIELD_TABLE] = STR_INIT("a table"),
        [FIELD_NAMES] = STR_INIT("a name or a list of names"),
        [FIELD_CONDITION] = STR_INIT("a condition in quotes or a function"),
        [FIELD_EFFECT] = STR_INIT("a table of changes or a function"),
        [FIELD_SAY] = STR_INIT("a text, a line or a list of lines"),
        [FIELD_GO] = STR_INIT("a beat, an ending or a list of ways"),
        [FIELD_TIME] = STR_INIT("a time like \"10:00\" or a whole number"),
        [FIELD_SOURCE] = STR_INIT("a variable in quotes or a function"),
        [FIELD_PICK] = STR_INIT("an option's number or id"),
        [FIELD_WORTH] = STR_INIT("a whole number"),
        [FIELD_NUMBERS] = STR_INIT("a whole number or a list of them"),
        [FIELD_ANY] = STR_INIT("a name or a list"),
    };
    return names[type];
}

static const Str act_sentences[ACTED_COUNT] = {
    [ACTED_ASK] =
        STR_INIT("They tell how much the issue matters to them; asked again, or where they trust the rep, what each value is worth."),
    [ACTED_PARAPHRASE] = STR_INIT("Saying back what they told: they trust more, and anger fades."),
    [ACTED_VALUE] = STR_INIT("Showing what the rep can do for them on an issue: helps once they have told that it matters."),
    [ACTED_SILENCE] = STR_INIT("Waiting after an own offer: twice it makes them think aloud, a third time it is awkward."),
    [ACTED_THREAT] = STR_INIT("Threatening to go: angers them."),
    [ACTED_OVERPROMISE] = STR_INIT("Promising what can't be kept: liked now, and found out once all is signed."),
    [ACTED_OFFER] = STR_INIT("Putting down a package."),
    [ACTED_CONDITIONAL] = STR_INIT("A package as an if: it asks for more than their last offer gives. Runs write: if price=98."),
    [ACTED_TRADEOFF] = STR_INIT("A package that gives on one issue and takes on another. Runs write: trade price=98."),
    [ACTED_CLOSE] = STR_INIT("A package with the question for the signature."),
    [ACTED_PACKAGES] = STR_INIT("Two or three packages at once that are worth about the same to the rep: they say which they like best."),
    [ACTED_ACCEPT] = STR_INIT("Signing what they offer."),
    [ACTED_WALK] = STR_INIT("Leaving without an agreement."),
    [ACTED_PREPARE] = STR_INIT("The preparation, where alternatives are given."),
};
static const Str reaction_sentences[REACT_COUNT] = {
    [REACT_AGREED] = STR_INIT("They accept, or the rep did."),
    [REACT_LEFT] = STR_INIT("They are too angry to go on, and break it off."),
    [REACT_TIMEOUT] = STR_INIT("The last round has passed."),
    [REACT_INSULTED] = STR_INIT("The first offer is worse than what they have without an agreement."),
    [REACT_RETRACTED] = STR_INIT("Something offered was taken back."),
    [REACT_STINGY] = STR_INIT("They gave, and got next to nothing for it."),
    [REACT_PREMATURE] = STR_INIT("They are asked to sign too early."),
    [REACT_THREATENED] = STR_INIT("They were threatened."),
    [REACT_PROMISED] = STR_INIT("They were promised what can't be kept, and like it."),
    [REACT_TOLD] = STR_INIT("Asked, they tell for the first time how much the issue matters."),
    [REACT_TOLD_ALL] = STR_INIT("Asked again, or trusting, they tell what each value is worth to them."),
    [REACT_ASKED_TWICE] = STR_INIT("They are asked what they have told already."),
    [REACT_CLOSED] = STR_INIT("They are asked about an issue they never speak about."),
    [REACT_HEARD] = STR_INIT("Something they told was said back."),
    [REACT_UNHEARD] = STR_INIT("Something was said back though they had told nothing new."),
    [REACT_VALUED] = STR_INIT("Value was shown where it is known to matter to them."),
    [REACT_PITCHED] = STR_INIT("A value was praised that nobody asked them about."),
    [REACT_SILENCE] = STR_INIT("A silence after an offer: they think aloud."),
    [REACT_AWKWARD] = STR_INIT("A silence too many, or at the wrong time."),
    [REACT_LIMIT] = STR_INIT("They aim at clearly less than a fair deal would bring them, and say that little is left."),
    [REACT_PICKED] = STR_INIT("Of several packages they name the one they like best."),
    [REACT_CONDITIONAL] = STR_INIT("They take up a condition."),
    [REACT_TRADE] = STR_INIT("They take up an exchange."),
    [REACT_GAVE] = STR_INIT("They answer an offer that gave them something."),
    [REACT_OFFER] = STR_INIT("They answer any other offer."),
};

// Names with a sentence each; those without a sentence are none of the author's.
static void reference_names(StrBuf *buf, Str heading, const Str *names, const Str *sentences, int count) {
    buf_add(buf, STR("\n### "));
    buf_add(buf, heading);
    buf_add(buf, STR(" at the table\n\n| name | meaning |\n|---|---|\n"));
    for (int i = 0; i < count; i++) {
        if (!sentences[i].len) continue;
        buf_add(buf, STR("| `"));
        buf_add(buf, names[i]);
        buf_add(buf, STR("` | "));
        buf_add(buf, sentences[i]);
        buf_add(buf, STR(" |\n"));
    }
}

static void reference_row(StrBuf *buf, const FieldSpec *spec) {
    buf_add(buf, STR("| `"));
    if (spec->name.data[0] >= '1' && spec->name.data[0] <= '9') buf_char(buf, '[');
    buf_add(buf, spec->name);
    if (spec->name.data[0] >= '1' && spec->name.data[0] <= '9') buf_char(buf, ']');
    buf_add(buf, spec->required ? STR("` | yes | ") : STR("` | | "));
    buf_add(buf, field_type_name(spec->type));
    if (spec->type == FIELD_NUMBER && spec->max != NUMBER_LIMIT) {
        buf_add(buf, STR(", "));
        buf_int(buf, spec->min);
        buf_add(buf, STR(" to "));
        buf_int(buf, spec->max);
    }
    buf_add(buf, STR(" | "));
    buf_add(buf, spec->sentence);
    buf_add(buf, STR(" |\n"));
}

Str fields_reference(Arena *arena) {
    StrBuf buf = {.arena = arena};
    for (int owner = IN_SCENARIO; owner < IN_HANDBOOK; owner++) {
        if (owner == IN_LINE) continue;
        buf_add(&buf, STR("### "));
        buf_add(&buf, field_owner_name((FieldOwner)owner));
        buf_add(&buf, STR("\n\n| field | needed | value | meaning |\n|---|---|---|---|\n"));
        const FieldSpec *rows;
        int count = field_rows((FieldOwner)owner, &rows);
        for (int i = 0; i < count; i++) reference_row(&buf, &rows[i]);
        buf_char(&buf, '\n');
    }
    buf_add(&buf, STR("### acts of the complaint model\n\n| act | meaning |\n|---|---|\n"));
    for (int i = 0; i < ACT_COUNT; i++) {
        buf_add(&buf, STR("| `"));
        buf_add(&buf, complaint_acts[i].name);
        buf_add(&buf, STR("` | "));
        buf_add(&buf, complaint_acts[i].sentence);
        buf_add(&buf, STR(" |\n"));
    }
    reference_names(&buf, STR("acts"), table_act_names, act_sentences, ACTED_COUNT);
    reference_names(&buf, STR("situations"), reaction_names, reaction_sentences, REACT_COUNT);
    return buf_str(&buf);
}
