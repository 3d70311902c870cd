// Lines from a descriptor that is waited for together with others, so that nothing may lie unseen in a buffer.
#ifndef HOST_LINES_H
#define HOST_LINES_H
#include <stdbool.h>
#include <stddef.h>

#define LINE_MOST 2048  // letters of a line, its end included; the rest of a longer one is skipped

// Zero-initialise and set `descriptor`.
typedef struct Lines {
    int descriptor;
    char data[4096];  // read, and not taken yet
    size_t at, count;
    char line[LINE_MOST];  // as far as it has come
    size_t length;
    bool begun, ended;  // ended: nothing more can be read
} Lines;

// Takes the next line without its end, when all of it has been read; at the end of input a last one without an end counts. False: there is
// none yet.
bool lines_take(Lines *lines, char line[LINE_MOST]);
// Reads what is there; waits for it when nothing is.
void lines_read(Lines *lines);
// Both: waits for the next line. False at the end of input.
bool lines_next(Lines *lines, char line[LINE_MOST]);
#endif
