// Quoting in scripts.
#include "host/words.h"
#include "testkit/testkit.h"

#define MOST 6

typedef struct Row {
    const char *line;
    bool closed;
    int count;
    const char *words[MOST];
} Row;

static const Row rows[] = {
    {"", true, 0, {0}},
    {"   \t ", true, 0, {0}},
    {"# a comment", true, 0, {0}},
    {"key Down", true, 2, {"key", "Down"}},
    {"  size\t1280   720 \r", true, 3, {"size", "1280", "720"}},
    {"hash # prints", true, 1, {"hash"}},
    {"a b#c", true, 2, {"a", "b#c"}},
    {"click \"Line down\"", true, 2, {"click", "Line down"}},
    {"expect \"say \\\"no\\\" \\\\ \\n\"", true, 2, {"expect", "say \"no\" \\ \\n"}},
    {"expect \"# not a comment\" # one", true, 2, {"expect", "# not a comment"}},
    {"expect \"\"", true, 2, {"expect", ""}},
    {"expect \"停了？\"", true, 2, {"expect", "停了？"}},
    {"\"a\"\"b\"c", true, 3, {"a", "b", "c"}},
    {"expect \"open", false, 2, {"expect", "open"}},
    {"expect \"open\\\"", false, 2, {"expect", "open\""}},
    {"\"", false, 1, {""}},
    {"1 2 3 4 5 6 7 8", true, 6, {"1", "2", "3", "4", "5", "6"}},
};

static void lines_become_words(void **state) {
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Str words[MOST];
        int count = -1;
        assert_int_equal(words_split(&arena, str_from(rows[i].line), words, MOST, &count), rows[i].closed);
        assert_int_equal(count, rows[i].count);
        for (int j = 0; j < count; j++) assert_str(words[j], rows[i].words[j]);
    }
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_become_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
