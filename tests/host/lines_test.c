// Lines in whatever pieces a pipe brings them.
#include "host/lines.h"
#include "testkit/testkit.h"

#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct Pipe {
    int in;
    Lines lines;
} Pipe;

static Pipe opened(void) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    return (Pipe){ends[1], {.descriptor = ends[0]}};
}

static void put(Pipe *p, const char *text) {
    size_t size = strlen(text);
    assert_int_equal(write(p->in, text, size), size);
}

static void closed(Pipe *p) {
    close(p->lines.descriptor);
}

static void assert_next(Pipe *p, const char *expected) {
    char line[LINE_MOST];
    assert_true(lines_next(&p->lines, line));
    assert_string_equal(line, expected);
}

static void assert_end(Pipe *p) {
    char line[LINE_MOST];
    assert_false(lines_next(&p->lines, line));
    assert_false(lines_next(&p->lines, line));
    assert_true(p->lines.ended);
}

static void lines_come_one_by_one(void **state) {
    (void)state;
    Pipe p = opened();
    put(&p, "1\n\n2 3\r\nlast");
    close(p.in);
    assert_next(&p, "1");
    assert_next(&p, "");
    assert_next(&p, "2 3\r");
    assert_next(&p, "last");
    assert_end(&p);
    closed(&p);
}

static void a_line_may_come_in_pieces(void **state) {
    (void)state;
    Pipe p = opened();
    char line[LINE_MOST];
    assert_false(lines_take(&p.lines, line));
    put(&p, "on");
    lines_read(&p.lines);
    assert_false(lines_take(&p.lines, line));
    put(&p, "e\ntwo\nth");
    lines_read(&p.lines);
    assert_true(lines_take(&p.lines, line));
    assert_string_equal(line, "one");
    lines_read(&p.lines);  // there is something to take, so that nothing is waited for
    assert_true(lines_take(&p.lines, line));
    assert_string_equal(line, "two");
    assert_false(lines_take(&p.lines, line));
    put(&p, "ree\n");
    close(p.in);
    assert_next(&p, "three");
    assert_end(&p);
    closed(&p);
}

static void long_lines_are_cut(void **state) {
    (void)state;
    Pipe p = opened();
    char text[10001];
    memset(text, 'x', 10000);
    text[10000] = 0;
    put(&p, text);
    put(&p, "\nnext\n");
    close(p.in);
    text[LINE_MOST - 1] = 0;
    assert_next(&p, text);
    assert_next(&p, "next");
    assert_end(&p);
    closed(&p);
}

static void nothing_to_read_from_is_the_end(void **state) {
    (void)state;
    Pipe p = opened();
    close(p.in);
    closed(&p);
    assert_end(&p);
}

static void a_descriptor_that_does_not_wait_is_waited_for(void **state) {
    (void)state;
    Pipe p = opened();
    assert_int_equal(fcntl(p.lines.descriptor, F_SETFL, O_NONBLOCK), 0);
    pid_t child = fork();
    if (!child) {
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
        _exit(write(p.in, "late\n", 5) != 5);
    }
    assert_next(&p, "late");
    close(p.in);
    assert_end(&p);
    closed(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_come_one_by_one),
        cmocka_unit_test(a_line_may_come_in_pieces),
        cmocka_unit_test(long_lines_are_cut),
        cmocka_unit_test(nothing_to_read_from_is_the_end),
        cmocka_unit_test(a_descriptor_that_does_not_wait_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
