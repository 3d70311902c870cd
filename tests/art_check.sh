#!/usr/bin/env bash
# The drawings keep to what the renderer knows and to the shape the program expects of them: well-formed, few elements and attributes, small,
# the right frame, and the groups it shows and hides. Broken drawings are tried as well, so that the check is known to see.
set -uo pipefail
failed=0
complain() { echo "$*" && failed=1; }

# folder | most bytes a file | viewBox | groups in order, each once and directly in the drawing, the last above all else; - for none
kinds='assets/portraits | 12000 | 0 0 480 480 | pleased neutral doubtful annoyed angry blink'

# Reads one drawing from standard input and prints what is wrong with it, one fault a line.
faults() {  # viewBox, groups
    awk -v frame="$1" -v groups="$2" '
        function say(what) { print what }
        function words(list, set, n, i, part) { n = split(list, part, " "); for (i = 1; i <= n; i++) set[part[i]] = 1 }
        function value(name, v) {
            if (!(name in known)) say("attribute " name)
            if (name != "xmlns" && v ~ /\.[0-9][0-9]/) say("more than one decimal: " name "=\"" v "\"")
            if ((name == "fill" || name == "stroke") && v !~ /^(none|#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F])$/) say(name "=\"" v "\"")
        }
        function attributes(rest, has, pair, name) {  # fills has, by name
            split("", has)
            while (match(rest, /^[ \n\t]+[A-Za-z0-9-]+="[^"<&]*"/)) {
                pair = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
                sub(/^[ \n\t]+/, "", pair); name = substr(pair, 1, index(pair, "=") - 1)
                if (name in has) say("twice " name)
                has[name] = substr(pair, length(name) + 3, length(pair) - length(name) - 3)
                value(name, has[name])
            }
            if (rest ~ /[^ \n\t]/) say("not well-formed:" rest)
        }
        function opened(name, has) {
            if (!(name in shapes)) say("element <" name ">")
            if ((name == "svg") != (depth == 0) || (name == "svg" && roots++)) say("<" name "> in the wrong place")
            if (name == "svg" && ("viewBox" in has ? has["viewBox"] : "") != frame) say("the viewBox is not \"" frame "\"")
            if (name == "title") titles++
            if (depth == 1) last = "id" in has ? has["id"] : ""
            if (!("id" in has)) return
            if (depth != 1 || name != "g") say("id " has["id"] " is not that of a group directly in the drawing")
            ids = ids (ids == "" ? "" : " ") has["id"]
        }
        function between(chars) {
            if (chars ~ /&/) say("not well-formed: &")
            if (chars ~ /[^ \n\t]/ && stack[depth] != "title") say("text outside <title>")
            if (stack[depth] == "title" && (chars !~ /[^ \t]/ || chars ~ /\n/)) say("the title is not one line of text")
        }
        function tag(inside, name, closed) {
            closed = sub(/\/$/, "", inside)
            if (inside ~ /^\//) {
                name = substr(inside, 2); sub(/[ \n\t]+$/, "", name)
                if (depth == 0 || stack[depth] != name) say("not well-formed: </" name ">")
                if (depth > 0) depth--
                return
            }
            if (!match(inside, /^[A-Za-z]+/)) { say("not well-formed: <" inside ">"); return }
            name = substr(inside, 1, RLENGTH)
            attributes(substr(inside, RLENGTH + 1), has)
            opened(name, has)
            if (!closed) stack[++depth] = name
        }
        BEGIN {
            words("svg title g path circle ellipse rect polygon polyline line", shapes)
            words("xmlns viewBox width height id d cx cy r rx ry x y x1 y1 x2 y2 points fill stroke stroke-width stroke-linecap stroke-linejoin opacity fill-opacity transform", known)
        }
        { text = text $0 "\n" }
        END {
            while (at = index(text, "<")) {
                between(substr(text, 1, at - 1)); text = substr(text, at)
                comment = substr(text, 1, 4) == "<!--"
                stop = index(text, comment ? "-->" : ">")
                if (!stop) { say("not well-formed: a tag has no end"); exit }
                if (!comment) tag(substr(text, 2, stop - 2))
                text = substr(text, stop + (comment ? 3 : 1))
            }
            between(text)
            if (depth || !roots) say("not well-formed: " (depth ? "<" stack[depth] "> is not closed" : "no <svg>"))
            if (titles != 1) say("not one title")
            want = groups == "-" ? "" : groups
            if (ids != want) say("groups \"" ids "\" in place of \"" want "\"")
            n = split(want, part, " ")
            if (n && last != part[n]) say("the group " part[n] " is not the last")
        }'
}

while IFS='|' read -r folder most frame groups; do
    folder=$(xargs <<<"$folder") most=$(xargs <<<"$most") frame=$(xargs <<<"$frame") groups=$(xargs <<<"$groups")
    ls "$folder"/*.svg >/dev/null 2>&1 || complain "$folder: no drawings"
    for file in "$folder"/*.svg; do
        [[ ${file##*/} =~ ^[a-z0-9-]+\.svg$ ]] || complain "$file: a name has small letters, digits and hyphens only"
        [ "$(wc -c <"$file")" -le "$most" ] || complain "$file: more than $most bytes"
        while read -r fault; do complain "$file: $fault"; done < <(faults "$frame" "$groups" <"$file")
    done
done <<<"$kinds"

# The check itself: a drawing that is right, and the same with one thing wrong.
right='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A face</title><!-- a > b --><g><path d="M1 2.5z" fill="#AABBCC"/></g><g id="one"></g><g id="two"><line x1="1" stroke="none"/></g></svg>'
[ -z "$(faults '0 0 9 9' 'one two' <<<"$right")" ] || complain "a right drawing is refused: $(faults '0 0 9 9' 'one two' <<<"$right")"
while IFS='|' read -r from to; do
    wrong=${right/"$from"/"$to"}
    [ "$wrong" != "$right" ] || complain "nothing was changed: $from"
    [ -n "$(faults '0 0 9 9' 'one two' <<<"$wrong")" ] || complain "not noticed: $from -> $to"
done <<'END'
<g><path|<g><text
<path d|<path style="x" d
2.5z|2.55z
#AABBCC|red
#AABBCC|url(#a)
"/></g>|"/>
"/></g>|></g>
</svg>|
</svg>|</svg></g>
</svg>|<g></g></svg>
</svg>|</svg>!
0 0 9 9|0 0 9 8
id="one"|id="first"
id="one"|id="two"
<g id="one"></g>|
<g id="one"></g>|<g><g id="one"></g></g>
<line x1|<line id="three" x1
<line x1|<line x1="2" x1
A face|
A face|A & face
<title>A face</title>|
<!-- a|<! a
--><g>|<g>
END
exit $failed
