#!/usr/bin/env bash
# Every text of the program that a person can read has a translation, and every translation is of a text that the program has.
set -euo pipefail
shopt -s globstar
program=$(realpath "$1")/counterpart
source=$PWD po=$PWD/assets/ui/counterpart.zh-TW.po
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
complain() { echo "$*" && touch "$work/failed"; }
for catalogue in assets/ui/*.po scenarios/**/*.po; do
    msgfmt --check --output-file=/dev/null "$catalogue" 2>"$work/said" || complain "$(cat "$work/said")"
done
# The sources as xgettext reads them best: STR("x") becomes "x", and a macro that stands for a text becomes that text.
for file in engine/*/*.c; do
    mkdir -p "$work/$(dirname "$file")"
    awk '/^#define [A-Z_]+ "/ { text[$2] = substr($0, index($0, "\"")); next }
         { for (name in text) gsub("\" " name, "\" " text[name]); print }' "$file" |
        sed -E 's/STR\(("([^"\\]|\\.)*")\)/\1/g' >"$work/$file"
done && cd "$work"
rows() {  # a catalogue as one line an entry: context, source, translation
    awk 'function flush() { if (row["msgid"] != "") print row["msgctxt"] "\t" row["msgid"] "\t" row["msgstr"]; split("", row) }
         /^(msgctxt|msgid|msgstr) / { part = $1; sub(/^[a-z]+ /, "") }
         /^"/ { row[part] = row[part] substr($0, 2, length($0) - 2) }
         /^$/ { flush() } END { flush() }'
}
texts() { xgettext --from-code=UTF-8 --language=C --no-wrap --output=- "$@" 2>/dev/null | rows | cut -f 2; }
calls() { local all=("${@/#/--keyword=}"); texts --keyword "${all[@]}" engine/*/*.c; }
bodies() {  # those of functions whose whole business is to give things their names
    for name; do
        sed -n "/^[A-Za-z].*[ *]$name(.*{\$/,/^}/p" engine/*/*.c >body.c
        [ -s body.c ] && texts --extract-all body.c || complain "The function $name is gone; its texts were checked here." >&2
    done
}
lua_types() { printf '%s\n' nil boolean number string table function userdata; }  # what luaL_typename says
{ texts --extract-all engine/*/*.c && lua_types; } >used
{
    calls ERR:4 ERR0:4 FAULT_AT:3 FAULT_AT0:3 FAULT:2 FAULT0:2 fail:2 fail:3 fail_first:3 SANDBOX_RAISE:2 NOTE:2 TEXT:1 SAY:3 PRINT:3 say:3 \
        say_fault:2 print_text:3 world_text:2 tr:2 TR:2 TR_FILL:2 text_say:3 text_of:2 said:2
    bodies mood_name label_name kind_label clock_label clock_text print_ledgers draw_promise tag_look act_name importance_words importance_word step_words deal_words flaw_words phase_words
    # Patterns in whatever call; but str_fill itself translates nothing, and names of files have no spaces.
    grep '{1}' used | grep ' ' | grep -vxFf <(calls str_fill:2)
    # Sentences in tables. The author's reference is English: the two files that it is made of stay out.
    texts --extract-all $(ls engine/*/*.c | grep -vE '/(fields|complaint)\.c$') | grep -E '^[A-Z][a-z ].* .*[.?:!]$'
} | sed 's/^/\t/' >needed
{
    calls broken:2 arg_wrong:3 reader_unknown:3 reader_names:3 read_known:3 && lua_types
    bodies field_owner_name field_type_name kind_name lua_kind svg_form_name
    grep -hE 'FIELD_[A-Z]+, true,' engine/core/fields.c | texts --keyword --keyword=SIMPLE:5 --keyword=F:8 -
} | sed 's/^/word\t/' >>needed
[ "$(wc -l <needed)" -gt 300 ] || complain "Hardly a text was found in the sources."
msgattrib --translated --no-fuzzy --no-obsolete --no-wrap "$po" | rows >have
# Only layout, such as "{1}: {2}", needs no translation.
awk -F '\t' '{ text = $2; gsub(/\{[0-9]\}/, "", text) } text ~ /[A-Za-z]/' needed | sort -u | comm -23 - <(cut -f 1,2 have | sort) >missing
awk -F '\t' 'NR == FNR { used[$0]; next } !($2 in used)' used have >stale
awk -F '\t' '{ for (i = 1; i < 10; i++) { name = "{" i "}"; if (!index($2, name) != !index($3, name)) { print; next } } }' have >unequal
[ ! -s missing ] || complain $'Not translated:\n'"$(cat missing)"
[ ! -s stale ] || complain $'Translated, but in no source:\n'"$(cut -f 1,2 stale)"
[ ! -s unequal ] || complain $'Other placeholders in the translation:\n'"$(cat unequal)"
said=$(COUNTERPART_SHARE=$source "$program" --help --lang zh-TW 2>&1 >/dev/null) && [ -z "$said" ] || complain "The program does not read its texts: $said"
for command in "" play replay verify journal check analyze simulate graph drive handbook; do
    # A row of help is a name and a sentence; in Chinese no sentence is left in English.
    COUNTERPART_SHARE=$source "$program" $command --help --lang zh-TW | grep -E "  [A-Z][a-z]+ [a-z]" >english &&
        complain "The help of “$command” is not all in Chinese: $(cat english)"
done
[ ! -e failed ]
