// What is said of a table in the reader's language: decisions, packages, points, and how the counterpart takes it. Shared by the window and
// the text clients. `ui` is the program's own catalogue, NULL in English; issues and values come out of the ViewTable, which speaks the
// reader's language already. All texts live in `arena` or longer.
#ifndef UI_MOVES_H
#define UI_MOVES_H
#include "core/view.h"

// "Offer: Price 98 · Payment 30 days", "Ask: Price", "Preparation: Sell it elsewhere · limit 300 points · target 900 points · Price matters
// much to them". Empty for DECISION_CHOOSE: session_option_text has those.
Str move_words(const Catalog *ui, const ViewTable *table, const Decision *decision, Arena *arena);

// As the scenario calls it, else the program's word: "Ask", "Conditional offer" …
Str act_words(const Catalog *ui, const ViewTable *table, TableAct act);
// What an act of the table is for, in a sentence; for help.
Str act_help(const Catalog *ui, TableAct act);
// "matters little to them" …: 1 little, 2 some, 3 much; 0: nothing is known of it yet.
Str importance_words(const Catalog *ui, int importance);
// The same in a word, for where what it is about stands above it: “little”; empty for 0.
Str importance_word(const Catalog *ui, int importance);
// How the counterpart takes the last act, as narration, for where the scenario has no lines of its own (TableSpec.reaction_lines): “{1}
// puts a package on the table.” Empty for REACT_NONE.
Str reaction_words(const Catalog *ui, const ViewTable *table, Arena *arena);
// The counterpart's name; where they have none “The other side”, for where a sentence or a cell begins, and “the other side” within one.
Str counterpart_words(const Catalog *ui, const ViewTable *table);
Str counterpart_within(const Catalog *ui, const ViewTable *table);

// The values of an outcome, and the outcome of values; the table's issues say how many there are of each.
Package table_package(const ViewTable *table, int outcome);
int table_outcome(const ViewTable *table, const Package *package);
// What it is worth to the rep, in points.
int64_t table_worth(const ViewTable *table, const Package *package);
// "Price 98 · Payment 30 days".
Str package_words(const ViewTable *table, int outcome, Arena *arena);
// What `outcome` changes against `before`: "Price 96 → 98 · Payment 30 days → 60 days". Empty: nothing.
Str package_changes(const ViewTable *table, int before, int outcome, Arena *arena);

// "−12,400".
Str number_words(Arena *arena, int64_t number);
// "412 points"; with money behind it where points are worth some: "412 points (NT$ 412,000)".
Str points_words(const Catalog *ui, const ViewTable *table, int64_t points, Arena *arena);
// "NT$ 412,000"; empty where points are only points.
Str money_words(const ViewTable *table, int64_t points, Arena *arena);
// Percent of the rep's way from the worst to the best package, in points, as a preparation counts.
int64_t way_points(const ViewTable *table, int percent);
#endif
