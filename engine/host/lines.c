// A line is built up letter by letter, so that it may come in any pieces.
#include "host/lines.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static bool hand_out(Lines *lines, char line[LINE_MOST]) {
    memcpy(line, lines->line, lines->length);
    line[lines->length] = 0;
    lines->length = 0;
    lines->begun = false;
    return true;
}

bool lines_take(Lines *lines, char line[LINE_MOST]) {
    while (lines->at < lines->count) {
        char c = lines->data[lines->at++];
        if (c == '\n') return hand_out(lines, line);
        lines->begun = true;
        if (lines->length + 1 < LINE_MOST) lines->line[lines->length++] = c;
    }
    return lines->ended && lines->begun && hand_out(lines, line);
}

void lines_read(Lines *lines) {
    if (lines->at < lines->count || lines->ended) return;
    ssize_t size = read(lines->descriptor, lines->data, sizeof lines->data);
    lines->at = 0;
    lines->count = size > 0 ? (size_t)size : 0;
    if (size > 0 || (size < 0 && errno == EINTR)) return;
    // Somebody may have left the terminal so that reading does not wait.
    if (size < 0 && errno == EAGAIN)
        poll(&(struct pollfd){.fd = lines->descriptor, .events = POLLIN}, 1, -1);
    else
        lines->ended = true;
}

bool lines_next(Lines *lines, char line[LINE_MOST]) {
    while (!lines_take(lines, line)) {
        if (lines->ended) return false;
        lines_read(lines);
    }
    return true;
}
