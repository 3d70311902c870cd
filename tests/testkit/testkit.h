// What every test program shares: cmocka's headers in the order they need, real and in-memory files, readable assertions.
#ifndef TESTKIT_H
#define TESTKIT_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/files.h"
#include "base/str.h"

// Files below the source folder ("scenarios/handbook.lua"), or absolute paths.
Files testkit_disk(void);

typedef struct MemoryFile {
    const char *path, *text;
} MemoryFile;
// Files that exist only in `files`, an array that ends with a NULL path; paths not found there are looked up on disk.
Files testkit_memory(const MemoryFile *files);

// Removes a folder with all that is in it; false when that can't be.
bool testkit_remove(const char *folder);

// Fails with all faults printed when `err` has any.
void assert_no_faults(const Err *err);
// Fails unless some fault prints as a line that contains `part`.
void assert_fault(const Err *err, const char *part);
void assert_str(Str got, const char *expected);
#endif
