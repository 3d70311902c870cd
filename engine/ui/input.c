// The names of keys, as scripts write them and shortcut texts show them.
#include "ui/input.h"

typedef struct NamedKey {
    Str name;
    Key key;
} NamedKey;

static const NamedKey named_keys[] = {
    {{"Up", 2}, KEY_UP},          {{"Down", 4}, KEY_DOWN},           {{"Left", 4}, KEY_LEFT},     {{"Right", 5}, KEY_RIGHT},
    {{"Enter", 5}, KEY_ENTER},    {{"Space", 5}, KEY_SPACE},         {{"Escape", 6}, KEY_ESCAPE}, {{"Esc", 3}, KEY_ESCAPE},
    {{"Tab", 3}, KEY_TAB},        {{"Backspace", 9}, KEY_BACKSPACE}, {{"Home", 4}, KEY_HOME},     {{"End", 3}, KEY_END},
    {{"PageUp", 6}, KEY_PAGE_UP}, {{"PageDown", 8}, KEY_PAGE_DOWN},  {{"F1", 2}, KEY_F1},         {{"F2", 2}, KEY_F2},
    {{"Delete", 6}, KEY_DELETE},
};

Key key_from_name(Str name, uint32_t *code) {
    *code = 0;
    for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++)
        if (str_equal(name, named_keys[i].name)) return named_keys[i].key;
    if (name.len != 1) return KEY_NONE;
    char c = name.data[0];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-')) return KEY_NONE;
    *code = (uint32_t)c;
    return KEY_LETTER;
}
