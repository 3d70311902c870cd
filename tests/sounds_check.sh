#!/usr/bin/env bash
# The sounds kept are those that scripts/sounds makes, byte for byte, and are what the ear can bear: short, soft, without clicks.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
complain() { echo "$*" && touch "$work/failed"; }
mkdir "$work/made"
scripts/sounds "$work/made"
diff -rq assets/sounds "$work/made" || complain "Renew the sounds with: scripts/sounds"

number() { od -An -v -t "u$3" -j "$2" -N "$3" --endian=little "$1" | tr -d ' '; }  # FILE OFFSET BYTES
for name in select confirm message fall end; do
    file=assets/sounds/$name.wav
    [ -f "$file" ] || { complain "$file is missing."; continue; }
    size=$(stat -c %s "$file")
    # Uncompressed, mono, 22,050 a second, 16 bits; 44 bytes and then nothing but samples.
    format="$(number "$file" 20 2) $(number "$file" 22 2) $(number "$file" 24 4) $(number "$file" 34 2)"
    [ "$format" = "1 1 22050 16" ] || complain "$file is of another format: $format."
    [ "$(number "$file" 40 4)" -eq $((size - 44)) ] || complain "$file says another length than it has."
    milliseconds=$(((size - 44) * 1000 / 2 / 22050))
    { [ "$milliseconds" -ge 40 ] && [ "$milliseconds" -le 500 ]; } || complain "$file lasts $milliseconds ms; 40 to 500 were wanted."
    # A peak under -12 dBFS (8231), yet loud enough to be heard; silence at both ends, or it would click; and no jump on the way.
    od -An -v -w2 -t d2 -j 44 --endian=little "$file" | awk -v file="$file" '
        { size = $1 < 0 ? -$1 : $1; step = $1 - last; if (step < 0) step = -step; last = $1 }
        size > peak { peak = size }
        step > jump { jump = step }
        NR == 1 { first = size }
        END {
            if (peak >= 8231 || peak < 1500) bad = bad " a peak of " peak ","
            if (first > 16 || size > 16) bad = bad " a click at an end,"
            if (jump > peak / 2) bad = bad " a jump of " jump ","
            if (bad) print file " has" bad " which is out of range."
        }' >"$work/said"
    [ ! -s "$work/said" ] || complain "$(cat "$work/said")"
done
code=0
scripts/sounds "$work/nowhere" 2>"$work/said" || code=$?
{ [ "$code" -eq 4 ] && grep -q nowhere "$work/said"; } || complain "A folder that is not there gave code $code: $(cat "$work/said")"
[ ! -e "$work/failed" ]
