// A stand-in for libspeechd: each call is a line of the file $FAKE_SPEECHD names. Where there is no such variable, no daemon answers; while
// the file $FAKE_SPEECHD_DEAD names is there, the connection is broken.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct SPDConnection SPDConnection;
struct SPDConnection {
    FILE *file;
};

SPDConnection *spd_open(const char *client, const char *name, const char *user, int mode);
void spd_close(SPDConnection *connection);
int spd_say(SPDConnection *connection, int priority, const char *text);
int spd_cancel(SPDConnection *connection);
int spd_set_language(SPDConnection *connection, const char *language);

static int is_dead(void) {
    const char *dead = getenv("FAKE_SPEECHD_DEAD");
    return dead && access(dead, F_OK) == 0;
}

SPDConnection *spd_open(const char *client, const char *name, const char *user, int mode) {
    const char *path = getenv("FAKE_SPEECHD");
    SPDConnection *connection = path && !is_dead() ? malloc(sizeof *connection) : NULL;
    if (!connection) return NULL;
    connection->file = fopen(path, "a");
    fprintf(connection->file, "open %s %s %s %d\n", client, name, user ? user : "-", mode);
    fflush(connection->file);
    return connection;
}

void spd_close(SPDConnection *connection) {
    fputs("close\n", connection->file);
    fclose(connection->file);
    free(connection);
}

int spd_say(SPDConnection *connection, int priority, const char *text) {
    if (is_dead()) return -1;
    fprintf(connection->file, "say %d ", priority);
    for (; *text; text++) fputs(*text == '\n' ? "|" : (char[]){*text, 0}, connection->file);
    fputc('\n', connection->file);
    fflush(connection->file);
    return 1;
}

int spd_cancel(SPDConnection *connection) {
    fputs("cancel\n", connection->file);
    fflush(connection->file);
    return 0;
}

int spd_set_language(SPDConnection *connection, const char *language) {
    fprintf(connection->file, "language %s\n", language);
    fflush(connection->file);
    return 0;
}
