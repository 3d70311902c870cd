// How the text client prints: shared by its play and its debrief.
#ifndef HOST_CLIENT_TEXT_H
#define HOST_CLIENT_TEXT_H
#include "host/client.h"

// The program's own text in the language of the world.
Str text_of(ClientOut *client, Str source);
// A technique's name in the handbook; its id where the handbook has it not.
Str text_technique(ClientOut *client, Str id);
void text_print(ClientOut *client, Str text);
// One line, from a pattern of the program's own texts.
void text_say(ClientOut *client, Arena *arena, Str pattern, const Str *args, int count);
#define SAY(c, arena, pattern, ...)                                                                                                        \
    text_say((c), (arena), STR(pattern), (const Str[]){__VA_ARGS__}, (int)(sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str)))

// The table in reading order: offers, what they are worth, and of the issues what is new; then the question for a move.
void text_table(ClientOut *client, const View *view, Arena *arena);
// How they took the last act, where the scenario has no own words for it.
void text_reaction(ClientOut *client, const ViewTable *table, Arena *arena);
// What was agreed on.
void text_deal(ClientOut *client, const ViewTable *table, Arena *arena);
// “help” and “table”: true when the line is one of them, and was answered.
bool text_asked(ClientOut *client, const View *view, Str line, Arena *arena);
// The question for a move.
void text_ask_for_move(ClientOut *client, const View *view, Arena *arena);

// The debrief of a run that has ended: outcome, accuracy, each decision with what it gave up and why, the techniques.
void text_debrief(ClientOut *client, const Session *session, const Debrief *debrief, Arena *arena);
// Of its table, where one was played; else nothing is printed.
void text_bargain(ClientOut *client, const Session *session, Arena *arena);
// The coach's line on the last decision.
void text_guide(ClientOut *client, const Session *session, const Debrief *debrief, Arena *arena);
#endif
