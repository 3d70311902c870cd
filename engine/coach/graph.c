// Ways first, boxes above them. Numbers are printed as whole pixels, so that the same graph is the same text on every machine.
#include "coach/graph.h"

#include "base/utf8.h"
#include "coach/graph_parts.h"

#define MARGIN        24
#define HEAD_H        150  // title and legend
#define LEGEND_W      780
#define LAYER_STEP    136
#define BOX_H         66
#define ENDING_H      94
#define ENDING_PLACES 26
#define CAP_H         5   // coloured edge of an option, from which its way begins
#define LANE_STEP     14  // between two ways back
#define RED_FROM      20  // hundredths of what was to be won: a blunder
#define INK           "#1f2430"
#define GREY          "#8b92a0"
#define PALE          "#f2f3f6"

typedef struct Pen {
    const GraphAsk *ask;
    Graph *g;
    const Scenario *s;
    StrBuf out;
    double range;  // of outcomes, in points
    int *lanes;    // [position]: its lane on the right, counted from 1; 0: none
    int lane_count;
} Pen;

static Str tr(const Pen *p, Str source) {
    return catalog_get(p->ask->interface, STR_NONE, source);
}
#define TR(p, source) tr((p), STR(source))

static void put(Pen *p, Str text) {
    buf_add(&p->out, text);
}
#define PUT(p, text) put((p), STR(text))

static void put_number(Pen *p, double value) {
    buf_int(&p->out, (int64_t)(value < 0 ? value - 0.5 : value + 0.5));
}

// NAME="VALUE" with a space before it.
static void put_attribute(Pen *p, Str name, double value) {
    PUT(p, " ");
    put(p, name);
    PUT(p, "=\"");
    put_number(p, value);
    PUT(p, "\"");
}
#define ATTRIBUTE(p, name, value) put_attribute((p), STR(name), (value))

// Text that may hold anything.
static void put_escaped(Pen *p, Str text) {
    text = utf8_clean(p->out.arena, text);
    for (size_t i = 0; i < text.len; i++) {
        switch (text.data[i]) {
        case '&': PUT(p, "&amp;"); break;
        case '<': PUT(p, "&lt;"); break;
        case '>': PUT(p, "&gt;"); break;
        case '"': PUT(p, "&quot;"); break;
        default: buf_char(&p->out, text.data[i]);
        }
    }
}

static void put_text(Pen *p, double x, double y, Str class, Str text) {
    PUT(p, "<text");
    ATTRIBUTE(p, "x", x);
    ATTRIBUTE(p, "y", y);
    PUT(p, " class=\"");
    put(p, class);
    PUT(p, "\">");
    put_escaped(p, text);
    PUT(p, "</text>\n");
}

static void put_title(Pen *p, Str text) {
    PUT(p, "<title>");
    put_escaped(p, text);
    PUT(p, "</title>");
}

// From green over amber to red; also from dark over light to darker, for eyes that see no difference between green and red.
static Str color_of(const Pen *p, double regret) {
    static const int stops[3][3] = {{0x0b, 0x7a, 0x5c}, {0xe6, 0xa1, 0x17}, {0xa3, 0x12, 0x2b}};
    double share = p->range > 0 ? 100 * regret / p->range / RED_FROM : 0;
    share = share > 1 ? 1 : share;
    int from = share < 0.5 ? 0 : 1;
    double part = from ? 2 * share - 1 : 2 * share;
    char text[8] = "#";
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 3; i++) {
        int value = (int)(stops[from][i] + part * (stops[from + 1][i] - stops[from][i]) + 0.5);
        text[1 + 2 * i] = digits[value >> 4];
        text[2 + 2 * i] = digits[value & 15];
    }
    return str_copy(p->out.arena, str_from(text));
}

static Str points(const Pen *p, double value) {
    return score_print(p->out.arena, (Score){true, (int64_t)(value * 100 + 0.5), 100});
}

static double top_of(const GraphNode *node) {
    return HEAD_H + (double)node->layer * LAYER_STEP;
}

static double left_of(const GraphNode *node) {
    return MARGIN + node->x - node->w / 2;
}

static double middle_of(const GraphNode *node) {
    return MARGIN + node->x;
}

static const Option *option_of(const Pen *p, const GraphLink *link) {
    return link->option < 0 ? NULL : &p->s->options[link->option];
}

static bool is_mistake(const Pen *p, const GraphLink *link) {
    const Option *option = option_of(p, link);
    return option && option->mistakes.count > 0;
}

static Str link_color(const Pen *p, const GraphLink *link) {
    return link->option < 0 ? STR(GREY) : color_of(p, p->ask->analysis->options[link->option].regret);
}

// Where the way begins: below its option, or in the middle of a beat that goes on by itself.
static double start_x(const Pen *p, const GraphLink *link) {
    const GraphNode *node = &p->g->nodes[link->from];
    if (link->option < 0) return middle_of(node);
    Slice options = p->s->beats[link->from].options;
    return middle_of(node) + (link->option - options.first - (options.count - 1) / 2.0) * GRAPH_CELL_W;
}

static double start_y(const Pen *p, const GraphLink *link) {
    return top_of(&p->g->nodes[link->from]) + BOX_H;
}

// Ways from the left end on the left.
static double end_x(const Pen *p, const GraphLink *link) {
    const GraphNode *node = &p->g->nodes[link->hop];
    if (node->bend) return middle_of(node);
    double reach = (start_x(p, link) - middle_of(node)) * 0.6, most = node->w / 2 - 14;
    return middle_of(node) + (reach < -most ? -most : reach > most ? most : reach);
}

static void put_pair(Pen *p, const char *command, double x, double y) {
    put(p, str_from(command));
    put_number(p, x);
    PUT(p, ",");
    put_number(p, y);
}

static void put_path_end(Pen *p, const GraphLink *link) {
    PUT(p, "\" fill=\"none\" stroke=\"");
    put(p, link_color(p, link));
    PUT(p, "\"");
    ATTRIBUTE(p, "stroke-width", link->expert ? 5 : 2);
    if (is_mistake(p, link)) PUT(p, " stroke-dasharray=\"7 5\"");
    PUT(p, "/>\n");
}

// A head that points down (1), up (-1) or to the left (0).
static void put_head(Pen *p, const GraphLink *link, double x, double y, int down) {
    double size = link->expert ? 8 : 5, long_size = size * 1.7;
    PUT(p, "<path d=\"");
    put_pair(p, "M", x, y);
    if (down) {
        put_pair(p, " L", x - size, y - down * long_size);
        put_pair(p, " L", x + size, y - down * long_size);
    } else {
        put_pair(p, " L", x + long_size, y - size);
        put_pair(p, " L", x + long_size, y + size);
    }
    PUT(p, " Z\" fill=\"");
    put(p, link_color(p, link));
    PUT(p, "\"/>\n");
}

static void put_curve(Pen *p, double x, double y, double to_x, double to_y) {
    double half = (to_y - y) * 0.55;
    PUT(p, "<path d=\"");
    put_pair(p, "M", x, y);
    put_pair(p, " C", x, y + half);
    put_pair(p, " ", to_x, to_y - half);
    put_pair(p, " ", to_x, to_y);
}

static void draw_forward(Pen *p, const GraphLink *link) {
    const GraphNode *hop = &p->g->nodes[link->hop];
    double x = end_x(p, link), y = top_of(hop);
    put_curve(p, start_x(p, link), start_y(p, link), x, hop->bend ? y : y - 6);
    put_path_end(p, link);
    if (!hop->bend) put_head(p, link, x, y, 1);
}

// To the same beat: down and up again.
static void draw_turn(Pen *p, const GraphLink *link) {
    double x = start_x(p, link) - 6, y = start_y(p, link);
    PUT(p, "<path d=\"");
    put_pair(p, "M", x, y);
    put_pair(p, " C", x, y + 30);
    put_pair(p, " ", x + 14, y + 30);
    put_pair(p, " ", x + 14, y + 6);
    put_path_end(p, link);
    put_head(p, link, x + 14, y, -1);
}

static double lane_x(const Pen *p, int position) {
    return MARGIN + p->g->width + LANE_STEP * (1 + p->lanes[position]);
}

// Upwards on the right of everything, to the side of the goal.
static void draw_back(Pen *p, const GraphLink *link) {
    const GraphNode *to = &p->g->nodes[link->to];
    double x = start_x(p, link), y = start_y(p, link), lane = lane_x(p, link->to), below = y + 40, side = top_of(to) + BOX_H / 2.0;
    PUT(p, "<path d=\"");
    put_pair(p, "M", x, y);
    put_pair(p, " C", x, below);
    put_pair(p, " ", x, below);
    put_pair(p, " ", x + 40, below);
    put_pair(p, " L", lane - 10, below);
    put_pair(p, " Q", lane, below);
    put_pair(p, " ", lane, below - 10);
    put_pair(p, " L", lane, side + 10);
    put_pair(p, " Q", lane, side);
    put_pair(p, " ", lane - 10, side);
    put_pair(p, " L", left_of(to) + to->w + 6, side);
    put_path_end(p, link);
    put_head(p, link, left_of(to) + to->w, side, 0);
}

static void draw_link(Pen *p, const GraphLink *link) {
    if (link->back && link->from == link->to)
        draw_turn(p, link);
    else if (link->back)
        draw_back(p, link);
    else
        draw_forward(p, link);
}

// The joined part of ways that pass layers: through a bend, and on to the next.
static void draw_bend(Pen *p, int index, bool expert) {
    const GraphNode *bend = &p->g->nodes[index], *next = &p->g->nodes[graph_after(p->g, index)];
    GraphLink joined = {.option = -1, .expert = expert};
    double x = middle_of(bend), y = top_of(bend), end = top_of(next);
    PUT(p, "<path d=\"");
    put_pair(p, "M", x, y);
    put_pair(p, " L", x, y + BOX_H);
    put_path_end(p, &joined);
    put_curve(p, x, y + BOX_H, middle_of(next), next->bend ? end : end - 6);
    put_path_end(p, &joined);
    if (!next->bend) put_head(p, &joined, middle_of(next), end, 1);
}

static bool expert_passes(const Pen *p, int index) {
    const GraphNode *bend = &p->g->nodes[index];
    for (int i = 0; i < p->g->link_count; i++) {
        const GraphLink *link = &p->g->links[i];
        if (link->expert && !link->back && link->to == bend->position && p->g->nodes[link->from].layer < bend->layer) return true;
    }
    return false;
}

static void draw_ways(Pen *p) {
    for (int expert = 0; expert < 2; expert++) {
        for (int i = 0; i < p->g->node_count; i++)
            if (p->g->nodes[i].bend && expert_passes(p, i) == (expert == 1)) draw_bend(p, i, expert);
        for (int i = 0; i < p->g->link_count; i++)
            if (p->g->links[i].expert == (expert == 1)) draw_link(p, &p->g->links[i]);
    }
}

static bool on_path(const Pen *p, int position) {
    for (int i = 0; i < p->g->link_count; i++)
        if (p->g->links[i].expert && (p->g->links[i].from == position || p->g->links[i].to == position)) return true;
    return false;
}

static void put_box(Pen *p, const GraphNode *node, double height, double round) {
    bool met = p->g->met[node->position];
    PUT(p, "<rect");
    ATTRIBUTE(p, "x", left_of(node));
    ATTRIBUTE(p, "y", top_of(node));
    ATTRIBUTE(p, "width", node->w);
    ATTRIBUTE(p, "height", height);
    ATTRIBUTE(p, "rx", round);
    PUT(p, " fill=\"");
    put(p, met ? STR("#ffffff") : STR(PALE));
    PUT(p, "\" stroke=\"");
    put(p, met ? STR(INK) : STR(GREY));
    PUT(p, "\"");
    ATTRIBUTE(p, "stroke-width", on_path(p, node->position) ? 3 : 1);
    if (!met) PUT(p, " stroke-dasharray=\"4 4\"");
    PUT(p, "/>\n");
}

static Str option_tooltip(const Pen *p, int beat, int index) {
    const AnalysisOption *a = &p->ask->analysis->options[index];
    Str values[] = {points(p, a->value), points(p, a->regret), points(p, a->stake), str_int(p->out.arena, a->states)};
    Str pattern = a->states ? TR(p, "value {1}, regret {2}, stake {3}; situations: {4}") : TR(p, "never open");
    Str lines[] = {catalog_get(p->ask->texts, p->s->beats[beat].name, p->s->options[index].text),
                   str_fill(p->out.arena, pattern, values, 4)};
    return str_fill(p->out.arena, STR("{1}\n{2}"), lines, 2);
}

static void draw_option(Pen *p, int beat, int place) {
    Slice options = p->s->beats[beat].options;
    int index = options.first + place;
    const Option *option = &p->s->options[index];
    const AnalysisOption *a = &p->ask->analysis->options[index];
    double x = middle_of(&p->g->nodes[beat]) + (place - (options.count - 1) / 2.0) * GRAPH_CELL_W, y = top_of(&p->g->nodes[beat]);
    Str number = str_int(p->out.arena, place + 1);
    if (option->shows.count) number = str_join(p->out.arena, number, STR(" +"));
    if (option->mistakes.count) number = str_join(p->out.arena, number, STR(" ×"));
    PUT(p, "<g>");
    put_title(p, option_tooltip(p, beat, index));
    PUT(p, "<rect");
    ATTRIBUTE(p, "x", x - GRAPH_CELL_W / 2.0 + 2);
    ATTRIBUTE(p, "y", y + BOX_H - CAP_H - 34);
    ATTRIBUTE(p, "width", GRAPH_CELL_W - 4);
    ATTRIBUTE(p, "height", 34);
    PUT(p, " fill=\"" PALE "\"/><rect");
    ATTRIBUTE(p, "x", x - GRAPH_CELL_W / 2.0 + 2);
    ATTRIBUTE(p, "y", y + BOX_H - CAP_H);
    ATTRIBUTE(p, "width", GRAPH_CELL_W - 4);
    ATTRIBUTE(p, "height", CAP_H);
    PUT(p, " fill=\"");
    put(p, a->states ? color_of(p, a->regret) : STR(GREY));
    PUT(p, "\"/>\n");
    put_text(p, x, y + BOX_H - CAP_H - 20, STR("number"), number);
    put_text(p, x, y + BOX_H - CAP_H - 6, STR("small"), !a->states ? STR("–") : points(p, a->regret));
    PUT(p, "</g>\n");
}

static void draw_beat(Pen *p, int beat) {
    const GraphNode *node = &p->g->nodes[beat];
    put_box(p, node, BOX_H, 6);
    put_text(p, middle_of(node), top_of(node) + 18, p->g->met[beat] ? STR("name") : STR("name unmet"), p->s->beats[beat].name);
    if (p->s->beats[beat].negotiates) put_text(p, middle_of(node), top_of(node) + 40, STR("small"), TR(p, "negotiation"));
    for (int i = 0; i < p->s->beats[beat].options.count; i++) draw_option(p, beat, i);
}

static Str headline(const Pen *p, int ending) {
    Slice lines = p->s->endings[ending].lines;
    for (int i = lines.first; i < lines.first + lines.count; i++)
        if (p->s->lines[i].speaker == SPEAKER_NARRATOR) return catalog_get(p->ask->texts, p->s->endings[ending].name, p->s->lines[i].text);
    return STR_NONE;
}

// The bytes of `text` that fit in so many places of a Latin letter (a Chinese one takes two), words kept whole where there are any.
static size_t fitting(Str text, int places) {
    int width = 0;
    size_t space = 0;
    for (size_t at = 0, end = 0; at < text.len; end = at) {
        uint32_t code = utf8_next(text, &at);
        width += code > 0x2e7f ? 2 : 1;
        if (width > places) return space ? space : end;
        if (code > 0x2e7f) space = at;
        if (code == ' ') space = end;
    }
    return text.len;
}

// Two lines, the second cut where it is too long.
static void put_headline(Pen *p, double x, double y, Str text) {
    size_t first = fitting(text, ENDING_PLACES);
    put_text(p, x, y, STR("small"), str_slice(text, 0, first));
    Str rest = str_trim(str_slice(text, first, text.len));
    size_t second = fitting(rest, ENDING_PLACES);
    if (second < rest.len) rest = str_join(p->out.arena, str_slice(rest, 0, fitting(rest, ENDING_PLACES - 1)), STR("…"));
    if (rest.len) put_text(p, x, y + 15, STR("small"), rest);
}

static void draw_ending(Pen *p, int ending) {
    const GraphNode *node = &p->g->nodes[p->s->beat_count + ending];
    const AnalysisEnding *a = &p->ask->analysis->endings[ending];
    double x = middle_of(node), y = top_of(node), unit = (double)search_denominator(p->ask->analysis->search);
    Str title = headline(p, ending);
    PUT(p, "<g>");
    put_title(p, title);
    put_box(p, node, ENDING_H, 22);
    put_text(p, x, y + 20, a->reached ? STR("name") : STR("name unmet"), p->s->endings[ending].name);
    put_headline(p, x, y + 37, title);
    if (a->reached) {
        Str outcome[] = {points(p, (double)a->worst / unit), points(p, (double)a->best / unit)};
        Str chance = points(p, 100 * a->probability);
        if (p->s->outcome_count) put_text(p, x, y + 69, STR("small"), str_fill(p->out.arena, TR(p, "outcome {1} to {2}"), outcome, 2));
        put_text(p, x, y + 84, STR("small"), str_fill(p->out.arena, TR(p, "{1} % by chance"), &chance, 1));
    } else {
        put_text(p, x, y + 69, STR("small"), TR(p, "never reached"));
    }
    PUT(p, "</g>\n");
}

static void draw_nodes(Pen *p) {
    for (int i = 0; i < p->s->beat_count; i++) draw_beat(p, i);
    for (int i = 0; i < p->s->ending_count; i++) draw_ending(p, i);
}

// A sample of a way, and what it means.
static void put_sample(Pen *p, double x, double y, Str stroke, int width, bool dashed, Str text) {
    PUT(p, "<path d=\"");
    put_pair(p, "M", x, y);
    put_pair(p, " L", x + 34, y);
    PUT(p, "\" stroke=\"");
    put(p, stroke);
    PUT(p, "\"");
    ATTRIBUTE(p, "stroke-width", width);
    if (dashed) PUT(p, " stroke-dasharray=\"7 5\"");
    PUT(p, "/>\n");
    put_text(p, x + 42, y + 4, STR("legend"), text);
}

static void draw_scale(Pen *p, double x, double y) {
    for (int i = 0; i <= 20; i++) {
        PUT(p, "<rect");
        ATTRIBUTE(p, "x", x + 6 * i);
        ATTRIBUTE(p, "y", y - 5);
        ATTRIBUTE(p, "width", 6);
        ATTRIBUTE(p, "height", 10);
        PUT(p, " fill=\"");
        put(p, color_of(p, p->range * RED_FROM / 100 * i / 20));
        PUT(p, "\"/>\n");
    }
    Str most = points(p, p->range * RED_FROM / 100);
    put_text(p, x + 134, y + 4, STR("legend"),
             str_fill(p->out.arena, TR(p, "regret of an option, the mean in outcome points: 0 to {1} and more"), &most, 1));
}

static void draw_head(Pen *p) {
    const Search *search = p->ask->analysis->search;
    Str states = str_int(p->out.arena, search_states(search));
    put_text(p, MARGIN, 34, STR("title"), catalog_get(p->ask->texts, STR_NONE, p->s->title));
    Str pattern = tr(p, search_extent(search));
    put_text(p, MARGIN, 54, STR("legend"), str_fill(p->out.arena, pattern, &states, 1));
    draw_scale(p, MARGIN, 78);
    put_sample(p, MARGIN, 100, STR(INK), 5, false, p->g->expert ? TR(p, "the expert's path") : TR(p, "the best line"));
    put_sample(p, MARGIN + 190, 100, STR(INK), 2, true, TR(p, "× tagged as a mistake"));
    put_sample(p, MARGIN + 400, 100, STR(GREY), 2, false, TR(p, "ways to one goal, joined"));
    put_text(p, MARGIN, 124, STR("legend"), TR(p, "In a box: each option's number, + where it shows a technique, and its regret."));
}

static void put_size(Pen *p, double width, double height) {
    ATTRIBUTE(p, "width", width);
    ATTRIBUTE(p, "height", height);
    PUT(p, " viewBox=\"0 0 ");
    put_number(p, width);
    PUT(p, " ");
    put_number(p, height);
    PUT(p, "\"");
}

static const char style[] =
    "<style>text{font-family:'Noto Sans CJK TC','Noto Sans TC',sans-serif;fill:" INK ";text-anchor:middle}"
    ".title{font-size:22px;font-weight:bold;text-anchor:start}.legend{font-size:13px;text-anchor:start}"
    ".name{font-size:15px;font-weight:bold}.unmet{fill:" GREY "}.number{font-size:13px;font-weight:bold}.small{font-size:12px}</style>\n";

static void find_lanes(Pen *p) {
    p->lanes = ARENA_ARRAY(p->out.arena, int, p->s->beat_count + p->s->ending_count);
    for (int i = 0; i < p->g->link_count; i++) {
        const GraphLink *link = &p->g->links[i];
        if (link->back && link->from != link->to && !p->lanes[link->to]) p->lanes[link->to] = ++p->lane_count;
    }
}

Str graph_svg(const GraphAsk *ask, Arena *arena) {
    Graph g = graph_build(ask, arena);
    graph_layout(&g);
    const Search *search = ask->analysis->search;
    Pen pen = {.ask = ask, .g = &g, .s = g.s, .out = {.arena = arena}};
    pen.range = (double)(search_best(search, 0) - search_worst(search, 0)) / (double)search_denominator(search);
    find_lanes(&pen);
    double width = 2 * MARGIN + g.width + (pen.lane_count ? LANE_STEP * (pen.lane_count + 1) : 0);
    double height = HEAD_H + (double)(g.layer_count - 1) * LAYER_STEP + ENDING_H + MARGIN;
    PUT(&pen, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_size(&pen, width > LEGEND_W ? width : LEGEND_W, height);
    PUT(&pen, ">\n");
    put(&pen, str_from(style));
    PUT(&pen, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    draw_head(&pen);
    draw_ways(&pen);
    draw_nodes(&pen);
    PUT(&pen, "</svg>\n");
    return buf_str(&pen.out);
}
