// A recursive-descent compiler with Lua's precedence, typed: numbers, flags and words never mix.
#include "core/expr.h"

#include <string.h>

#define NEAREST_FAULTS 50  // a file with more faults than these gets no more nearest names: looking for them takes long

typedef enum Type { T_NUMBER, T_FLAG, T_WORD, T_LITERAL, T_WRONG } Type;
// What was compiled last. A quoted word has no number until it meets the variable it is compared with.
typedef struct Operand {
    Type type;
    const Var *var;  // T_WORD
    Str literal;     // T_LITERAL
    int op;          // T_LITERAL: the OP_NUMBER to fill in
} Operand;

// WRONG has led to a fault already. The comparisons stand together.
typedef enum Token { END, NUMBER, NAME, QUOTED, TRUE, FALSE, AND, OR, NOT, PLUS, MINUS, OPEN, CLOSE, EQ, NE, LE, GE, LT, GT, WRONG } Token;

typedef struct Spelling {
    Str text;
    Token token;
} Spelling;
static const Spelling words[] = {
    {STR_INIT("and"), AND}, {STR_INIT("or"), OR}, {STR_INIT("not"), NOT}, {STR_INIT("true"), TRUE}, {STR_INIT("false"), FALSE}};
static const Spelling signs[] = {{STR_INIT("=="), EQ},  {STR_INIT("~="), NE},  {STR_INIT("<="), LE},  {STR_INIT(">="), GE},
                                 {STR_INIT("<"), LT},   {STR_INIT(">"), GT},   {STR_INIT("+"), PLUS}, {STR_INIT("-"), MINUS},
                                 {STR_INIT("("), OPEN}, {STR_INIT(")"), CLOSE}};
enum { WORDS = sizeof words / sizeof *words, SIGNS = sizeof signs / sizeof *signs };

typedef struct Parser {
    Scenario *scenario;
    Str text, file;
    int line;
    Err *err;
    size_t at;
    Token token;
    Str word;
    int64_t number;
    int depth, nesting;
    bool failed;
} Parser;

#define FAULT(p, pattern, ...)                                                                                                             \
    ((p)->failed ? (void)0 : (ERR((p)->err, (p)->file, (p)->line, pattern, __VA_ARGS__), (void)((p)->failed = true)))

static bool name_letter(char c, bool first) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (!first && ((c >= '0' && c <= '9') || c == '.'));
}

static void next_quoted(Parser *p, char quote) {
    size_t end = p->at + 1;
    while (end < p->text.len && p->text.data[end] != quote) end++;
    if (end >= p->text.len) FAULT(p, "A quote is not closed in the condition: {1}", p->text);
    p->word = str_slice(p->text, p->at + 1, end);
    p->at = end < p->text.len ? end + 1 : end;
    p->token = QUOTED;
}

// A whole letter, so that no half of one gets into a fault.
static Str letter_at(Str text, size_t at) {
    size_t end = at + 1;
    while (end < text.len && ((unsigned char)text.data[end] & 0xC0) == 0x80) end++;
    return str_slice(text, at, end);
}

static void next_sign(Parser *p) {
    for (int i = 0; i < SIGNS; i++) {
        size_t end = p->at + signs[i].text.len;
        p->word = str_slice(p->text, p->at, end);
        if (!str_equal(p->word, signs[i].text)) continue;
        p->at = end;
        p->token = signs[i].token;
        return;
    }
    p->word = letter_at(p->text, p->at);
    p->at += p->word.len;
    p->token = WRONG;
    if (p->word.data[0] == '=')
        FAULT(p, "A single = in the condition “{1}”: did you mean ==?", p->text);
    else if (p->word.data[0] == '!')
        FAULT(p, "There is no ! in conditions: write ~= or not. The condition is “{1}”.", p->text);
    else if (p->word.data[0] == '&' || p->word.data[0] == '|')
        FAULT(p, "There is no & or | in conditions: write and or or. The condition is “{1}”.", p->text);
    else
        FAULT(p, "“{1}” can't stand in a condition: {2}", p->word, p->text);
}

// Letters, digits and points from here on.
static void next_word(Parser *p) {
    size_t end = p->at;
    while (end < p->text.len && name_letter(p->text.data[end], false)) end++;
    p->word = str_slice(p->text, p->at, end);
    p->at = end;
}

static Token word_token(Str word) {
    for (int i = 0; i < WORDS; i++)
        if (str_equal(word, words[i].text)) return words[i].token;
    return NAME;
}

static void advance(Parser *p) {
    while (p->at < p->text.len && (unsigned char)p->text.data[p->at] <= ' ') p->at++;
    p->word = STR_NONE;
    p->token = END;
    if (p->at >= p->text.len) return;
    char c = p->text.data[p->at];
    if (c >= '0' && c <= '9') {
        next_word(p);
        p->token = NUMBER;
        if (!str_to_int(p->word, &p->number) || p->number > NUMBER_LIMIT)
            FAULT(p, "“{1}” is not a whole number of at most 1000000000.", p->word);
    } else if (name_letter(c, true)) {
        next_word(p);
        p->token = word_token(p->word);
    } else if (c == '"' || c == '\'') {
        next_quoted(p, c);
    } else {
        next_sign(p);
    }
}

static void emit(Parser *p, OpCode code, int32_t value) {
    Scenario *s = p->scenario;
    s->ops = arena_grow(&s->arena, s->ops, s->op_count, &s->op_cap, sizeof *s->ops);
    s->ops[s->op_count++] = (Op){(int32_t)code, value};
    if (code == OP_NUMBER || code == OP_SLOT) {
        if (++p->depth > EXPR_DEPTH) FAULT(p, "The condition is nested too deeply: {1}", p->text);
    } else if (code != OP_NOT && code != OP_NEG && code != OP_END) {
        p->depth--;
    }
}

static Operand wrong(void) {
    return (Operand){.type = T_WRONG};
}

static Operand variable(Parser *p) {
    int index = map_get(&p->scenario->var_names, p->word);
    if (index < 0) {
        bool heard = p->err && p->err->count < NEAREST_FAULTS;
        Str near = heard ? str_nearest(p->word, p->scenario->var_names.keys, p->scenario->var_names.count) : STR_NONE;
        if (near.len)
            FAULT(p, "Unknown name “{1}” in a condition; did you mean “{2}”?", p->word, near);
        else
            FAULT(p, "Unknown name “{1}” in a condition; it is neither in state nor a fact or promise.", p->word);
        return wrong();
    }
    const Var *var = &p->scenario->vars[index];
    emit(p, OP_SLOT, var->slot);
    advance(p);
    if (var->kind == VAR_FLAG || var->kind == VAR_FACT) return (Operand){.type = T_FLAG};
    if (var->word_count) return (Operand){.type = T_WORD, .var = var};
    return (Operand){.type = T_NUMBER};
}

static Operand or_expression(Parser *p);

static Operand primary(Parser *p) {
    Operand result = wrong();
    if (p->failed) return result;
    if (p->token == NUMBER) {
        emit(p, OP_NUMBER, (int32_t)p->number);
        result.type = T_NUMBER;
        advance(p);
    } else if (p->token == QUOTED) {
        emit(p, OP_NUMBER, 0);
        result = (Operand){.type = T_LITERAL, .literal = p->word, .op = p->scenario->op_count - 1};
        advance(p);
    } else if (p->token == TRUE || p->token == FALSE) {
        emit(p, OP_NUMBER, p->token == TRUE);
        result.type = T_FLAG;
        advance(p);
    } else if (p->token == OPEN) {
        advance(p);
        result = or_expression(p);
        if (p->token != CLOSE) FAULT(p, "A bracket is not closed in the condition: {1}", p->text);
        advance(p);
    } else if (p->token == NAME) {
        result = variable(p);
    } else {
        FAULT(p, "A value is missing in the condition: {1}", p->text);
    }
    return result;
}

static void expect_type(Parser *p, Operand operand, Type type) {
    if (operand.type == type || operand.type == T_WRONG) return;
    if (type == T_NUMBER)
        FAULT(p, "A number was expected on both sides of + - < <= > >= in the condition: {1}", p->text);
    else
        FAULT(p, "“and”, “or” and “not” take true or false, not a number or a word: {1}", p->text);
}

static Operand unary(Parser *p) {
    if (++p->nesting > 200) FAULT(p, "The condition is nested too deeply: {1}", p->text);
    Operand result;
    if (p->failed) {
        result = wrong();
    } else if (p->token == NOT) {
        advance(p);
        expect_type(p, unary(p), T_FLAG);
        emit(p, OP_NOT, 0);
        result = (Operand){.type = T_FLAG};
    } else if (p->token == MINUS) {
        advance(p);
        expect_type(p, unary(p), T_NUMBER);
        emit(p, OP_NEG, 0);
        result = (Operand){.type = T_NUMBER};
    } else {
        result = primary(p);
    }
    p->nesting--;
    return result;
}

static Operand sum(Parser *p) {
    Operand left = unary(p);
    while (!p->failed && (p->token == PLUS || p->token == MINUS)) {
        OpCode code = p->token == PLUS ? OP_ADD : OP_SUB;
        advance(p);
        Operand right = unary(p);
        expect_type(p, left, T_NUMBER);
        expect_type(p, right, T_NUMBER);
        emit(p, code, 0);
        left = (Operand){.type = T_NUMBER};
    }
    return left;
}

static void resolve_word(Parser *p, const Var *var, Operand literal) {
    for (int i = 0; i < var->word_count; i++) {
        if (str_equal(var->words[i], literal.literal)) {
            p->scenario->ops[literal.op].value = i;
            return;
        }
    }
    Str near = str_nearest(literal.literal, var->words, var->word_count);
    if (near.len)
        FAULT(p, "“{1}” is not a word of {2}; did you mean “{3}”?", literal.literal, var->name, near);
    else
        FAULT(p, "“{1}” is not a word of {2}.", literal.literal, var->name);
}

static void expect_equal_types(Parser *p, Operand left, Operand right) {
    if (p->failed) return;
    if (left.type == T_WORD && right.type == T_LITERAL)
        resolve_word(p, left.var, right);
    else if (left.type == T_LITERAL && right.type == T_WORD)
        resolve_word(p, right.var, left);
    else if (left.type != right.type || left.type == T_LITERAL || (left.type == T_WORD && left.var->words != right.var->words))
        FAULT(p, "The two sides of == or ~= are of different kinds in the condition: {1}", p->text);
}

static Operand comparison(Parser *p) {
    static const OpCode codes[] = {[EQ] = OP_EQ, [NE] = OP_NE, [LE] = OP_LE, [GE] = OP_GE, [LT] = OP_LT, [GT] = OP_GT};
    Operand left = sum(p);
    while (!p->failed && p->token >= EQ && p->token <= GT) {
        Token sign = p->token;
        advance(p);
        Operand right = sum(p);
        if (sign == EQ || sign == NE) {
            expect_equal_types(p, left, right);
        } else {
            expect_type(p, left, T_NUMBER);
            expect_type(p, right, T_NUMBER);
        }
        emit(p, codes[sign], 0);
        left = (Operand){.type = T_FLAG};
    }
    return left;
}

static Operand chain(Parser *p, Token word, OpCode code, Operand (*lower)(Parser *)) {
    Operand left = lower(p);
    while (!p->failed && p->token == word) {
        advance(p);
        Operand right = lower(p);
        expect_type(p, left, T_FLAG);
        expect_type(p, right, T_FLAG);
        emit(p, code, 0);
        left = (Operand){.type = T_FLAG};
    }
    return left;
}

static Operand and_expression(Parser *p) {
    return chain(p, AND, OP_AND, comparison);
}

static Operand or_expression(Parser *p) {
    return chain(p, OR, OP_OR, and_expression);
}

Cond expr_compile(Scenario *scenario, Str text, Str file, int line, Err *err) {
    if (!scenario->op_count) {  // a condition is never 0
        Parser first = {.scenario = scenario};
        emit(&first, OP_END, 0);
    }
    Parser p = {.scenario = scenario, .text = text, .file = file, .line = line, .err = err};
    int start = scenario->op_count;
    advance(&p);
    Operand result = or_expression(&p);
    if (p.token != END) FAULT(&p, "“{1}” was not expected in the condition: {2}", p.word, text);
    if (result.type != T_FLAG) FAULT(&p, "A condition must be true or false, and this is a number or a word: {1}", text);
    if (p.failed) {
        scenario->op_count = start;
        return 0;
    }
    emit(&p, OP_END, 0);
    return start;
}

static bool is_comparison(int32_t code) {
    return code >= OP_EQ && code <= OP_GE;
}

bool expr_value(const Op *op, const int32_t *row) {
    int64_t stack[EXPR_DEPTH + 1], *below = stack;
    int64_t top = 0;  // kept out of memory, which would take longer than the sums
    for (;; op++) {
        switch ((OpCode)op->code) {
        case OP_END: return top != 0;
        case OP_NUMBER:
            *below++ = top;
            top = op->value;
            break;
        case OP_SLOT:
            *below++ = top;
            top = row[op->value];
            if (op[1].code != OP_NUMBER || !is_comparison(op[2].code)) break;
            top = expr_compares(op[2].code, top, op[1].value);
            op += 2;
            break;
        case OP_ADD: top = *--below + top; break;
        case OP_SUB: top = *--below - top; break;
        case OP_NEG: top = -top; break;
        case OP_EQ:
        case OP_NE:
        case OP_LT:
        case OP_LE:
        case OP_GT:
        case OP_GE:
            below--;
            top = expr_compares(op->code, *below, top);
            break;
        case OP_NOT: top = !top; break;
        case OP_AND: top = *--below && top; break;
        case OP_OR: top = *--below || top; break;
        }
    }
}
