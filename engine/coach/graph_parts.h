// The inside of a graph, shared by graph_build.c, which finds the ways, graph_layout.c, which gives everything its place, and graph.c,
// which draws.
#ifndef COACH_GRAPH_PARTS_H
#define COACH_GRAPH_PARTS_H
#include "coach/graph.h"

#define GRAPH_CELL_W 38  // of an option in its beat

// A beat, an ending, or a bend: a place where ways to one goal pass a layer.
typedef struct GraphNode {
    int position;  // beat, or beat_count + ending; of a bend: the goal
    bool bend;
    int layer, order;  // order: from the left
    double x, w;       // middle and width
} GraphNode;

// A way that an option, or a beat that goes on by itself, leads.
typedef struct GraphLink {
    int from, to;  // positions
    int option;    // index into scenario->options, -1: goes on by itself
    bool expert;
    bool back;  // to the same layer or one above
    int hop;    // node it leads to first: `to` or a bend; not of a way back
} GraphLink;

typedef struct Graph {
    const Scenario *s;
    const Analysis *analysis;
    Arena *arena;
    GraphNode *nodes;  // positions first, then bends
    int node_count, node_cap;
    GraphLink *links;
    int link_count, link_cap;
    bool *met;    // [position]: some play comes here
    bool expert;  // the bold path is the scenario's own run, else the best line
    int *bends;   // [position * layer_count + layer]: node, or -1
    int layer_count;
    int **layers;  // [layer]: nodes from left to right
    int *layer_sizes;
    double width;  // of all layers
} Graph;

// What leads where, and the expert's path.
Graph graph_build(const GraphAsk *ask, Arena *arena);
// Layers, bends, order, and x; nodes have their widths.
void graph_layout(Graph *graph);
// The node behind a bend on the way to its goal.
int graph_after(const Graph *graph, int bend);
#endif
