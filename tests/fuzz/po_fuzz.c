// Any bytes as a PO file: nothing breaks, and what is read is text that can be found again.
#include "base/catalog.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_entries(const Catalog *catalog) {
    Str context, source, translation, found;
    int line;
    for (int i = 0; catalog_entry(catalog, i, &context, &source, &translation, &line); i++) {
        MUST(utf8_valid(context) && utf8_valid(source) && utf8_valid(translation) && line >= 1);
        if (translation.len) MUST(catalog_find(catalog, context, source, &found) && str_equal(found, translation));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena arena = {0};
    Err err = {0};
    check_entries(catalog_read(&arena, STR("fuzz.po"), (Str){(const char *)data, size}, &err));
    for (int i = 0; i < err.count; i++) MUST(utf8_valid(fault_print(&arena, &err.faults[i])));
    err_sort(&err);
    err_free(&err);
    arena_free(&arena);
    return 0;
}
