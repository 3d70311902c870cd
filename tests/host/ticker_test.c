// When the App is told of the time, and of how much.
#include "host/ticker.h"
#include "testkit/testkit.h"
#include "ui/theme.h"

static void nobody_who_does_not_wait_is_told(void **state) {
    (void)state;
    Ticker ticker = {0};
    assert_int_equal(ticker_rest(&ticker, 0, 500), -1);
    assert_int_equal(ticker_take(&ticker, 900), 0);
}

static void time_counts_from_where_it_begins_to_matter(void **state) {
    (void)state;
    Ticker ticker = {0};
    assert_int_equal(ticker_rest(&ticker, 0, 500), -1);
    assert_int_equal(ticker_rest(&ticker, 33, 10000), 33);
    assert_int_equal(ticker_rest(&ticker, 33, 10020), 13);
    assert_int_equal(ticker_rest(&ticker, 33, 10040), 0);
    assert_int_equal(ticker_take(&ticker, 10040), 40);
    assert_int_equal(ticker_rest(&ticker, 33, 10050), 23);
    assert_int_equal(ticker_rest(&ticker, 0, 10060), -1);
    assert_int_equal(ticker_rest(&ticker, 33, 20000), 33);
}

// Of the four seconds that a message stays only one was told, so that it stayed for ten.
static void a_long_wait_is_told_whole(void **state) {
    (void)state;
    Ticker ticker = {0};
    assert_int_equal(ticker_rest(&ticker, MOTION_TOAST, 100), 4000);
    assert_int_equal(ticker_rest(&ticker, MOTION_TOAST, 4100), 0);
    assert_int_equal(ticker_take(&ticker, 4100), 4000);
}

// What began to move while a message was shown leapt, since the time before was told as if it were its own.
static void what_begins_later_does_not_get_the_time_before(void **state) {
    (void)state;
    Ticker ticker = {0};
    ticker_rest(&ticker, MOTION_TOAST, 0);
    assert_int_equal(ticker_take(&ticker, 3000), 3000);  // to the message, before the input that begins to move something
    assert_int_equal(ticker_rest(&ticker, 33, 3000), 33);
    assert_int_equal(ticker_take(&ticker, 3040), 40);
}

static void after_a_standstill_nothing_leaps(void **state) {
    (void)state;
    Ticker ticker = {0};
    ticker_rest(&ticker, 33, 0);
    assert_int_equal(ticker_take(&ticker, 3600000), 1000);
    ticker_rest(&ticker, MOTION_TOAST, 3600000);
    assert_int_equal(ticker_take(&ticker, 7200000), 4000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_who_does_not_wait_is_told), cmocka_unit_test(time_counts_from_where_it_begins_to_matter),
        cmocka_unit_test(a_long_wait_is_told_whole),        cmocka_unit_test(what_begins_later_does_not_get_the_time_before),
        cmocka_unit_test(after_a_standstill_nothing_leaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
