// The disk, as the pure rooms are given it.
#ifndef HOST_FILES_H
#define HOST_FILES_H
#include "base/files.h"

#define FILES_MOST ((size_t)64 << 20)

// Reads real files, at most 64 MiB each, and gives processor time.
Files files_disk(void);
bool files_exists(Str path);
bool files_is_folder(Str path);
bool files_begins(Str path, Str text);  // does the file begin with this?
bool files_same(Str a, Str b);          // two names of one file that exists
// Creates the folder and its parents. False with a fault naming it.
bool files_make_folder(Str path, Err *err);
// Writes the whole file at once (to a neighbour first, then renamed); into what is no plain file, such as a device or a link, just so.
// False with a fault.
bool files_write(Str path, Str text, Err *err);
// The same without waiting for the disk, for what may be lost: after a power cut the file may be there in part.
bool files_keep(Str path, Str text);
// Removes the oldest files of a folder of which all is ours, also what a program that was killed did not finish, until so many are left
// with so many bytes in all.
void files_clear(Str folder, int count_most, int64_t bytes_most);
// Names in a folder that end in `ending`, sorted; 0 when there is no such folder.
int files_list(Arena *arena, Str folder, Str ending, Str **names);
#endif
