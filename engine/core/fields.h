// Every field of the scenario language as one row of one table: it validates files and prints the author's reference.
#ifndef CORE_FIELDS_H
#define CORE_FIELDS_H
#include "base/str.h"

typedef enum FieldType {
    FIELD_TEXT,       // words a person reads
    FIELD_NAME,       // a name in quotes
    FIELD_NUMBER,     // a whole number in min..max
    FIELD_FLAG,       // true or false
    FIELD_TABLE,      // a table, checked by its own rows
    FIELD_NAMES,      // a name or a list of names
    FIELD_CONDITION,  // an expression in quotes, or a function
    FIELD_EFFECT,     // a table of changes, or a function
    FIELD_SAY,        // a text, an entry, or a list of entries
    FIELD_GO,         // a beat, an ending, or a list of ways
    FIELD_TIME,       // "HH:MM", or a whole number
    FIELD_SOURCE,     // a variable's name, or a function
    FIELD_PICK,       // an option's number or id, or a list of them
    FIELD_WORTH,      // a whole number of any size, checked where it is read
    FIELD_NUMBERS,    // such a number or a list of them
    FIELD_ANY         // checked where it is read
} FieldType;

// In which table a field may stand.
typedef enum FieldOwner {
    IN_SCENARIO,
    IN_CAST,
    IN_STATE,
    IN_FACT,
    IN_PROMISE,
    IN_CLOCK,
    IN_OUTCOME,
    IN_RULE,
    IN_BEAT,
    IN_OPTION,
    IN_WAY,
    IN_LINE,
    IN_ACT,
    IN_COMPLAINT,
    IN_NEGOTIATE,
    IN_ISSUE,
    IN_RESERVE,
    IN_TEMPER,
    IN_MONEY,
    IN_ALTERNATIVE,
    IN_TABLE_ACT,
    IN_HANDBOOK,
    IN_TECHNIQUE,
    IN_FAMILY,
    IN_SECTION,
    IN_POINT
} FieldOwner;

typedef struct FieldSpec {
    Str name;  // "1", "2" … for values without a name
    FieldType type;
    bool required;
    int32_t min, max, fallback;  // of FIELD_NUMBER; a FIELD_FLAG's fallback is 0 or 1
    Str sentence;
} FieldSpec;

// The rows of one owner; returns how many.
int field_rows(FieldOwner owner, const FieldSpec **rows);
// NULL when the owner has no such field.
const FieldSpec *field_find(FieldOwner owner, Str name);
// "scenario", "option" … as error messages and the reference call it.
Str field_owner_name(FieldOwner owner);
Str field_type_name(FieldType type);
// The author's reference as Markdown tables, acts and the table's lines included.
Str fields_reference(Arena *arena);
#endif
