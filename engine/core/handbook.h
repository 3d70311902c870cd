// The technique catalogue: what options show or get wrong, and what the handbook says of it.
#ifndef CORE_HANDBOOK_H
#define CORE_HANDBOOK_H
#include "base/err.h"
#include "base/files.h"
#include "base/map.h"

typedef struct Technique {
    Str id, name, behaviour, mistake;
    int family;           // index into families
    int level;            // of the course that introduces it, 1..9
    bool from_book;       // the mistake is the source's own
    const int *sections;  // indices into sections
    int section_count;
} Technique;
typedef struct TechniqueFamily {
    Str id, name;
} TechniqueFamily;
typedef struct SectionPoint {
    Str ref, name;
    int technique;
} SectionPoint;
typedef struct Section {
    Str id, title, gist, status;  // status empty: complete
    const SectionPoint *points;
    int point_count;
} Section;

typedef struct Handbook {
    Arena arena;
    Technique *techniques;
    int technique_count;
    TechniqueFamily *families;
    int family_count;
    Section *sections;
    int section_count;
    Map ids;  // technique id -> index
} Handbook;

// Reads the catalogue file (handbook { … }) in the scenario sandbox. All faults go to `err`; with any, NULL. The caller frees it.
Handbook *handbook_load(const Files *files, Str path, Err *err);
void handbook_free(Handbook *handbook);
#endif
