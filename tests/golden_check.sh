#!/usr/bin/env bash
# Every screen in both languages and three themes is, pixel for pixel, the picture kept in tests/golden; `scripts/golden` renews them.
set -uo pipefail
build=$(realpath "$1")
source tests/golden/lib.sh
complain() { echo "$*"; failed=1; }
failed=

made_with=$(golden_made_with) || complain "What this machine draws letters with can't be told: dpkg-query failed."
font() { grep '^fonts-' <<<"$1"; }
kept=$(cat "$golden/made-with")
if [ "$(font "$made_with")" != "$(font "$kept")" ]; then
    complain "The pictures were made with $(font "$kept"), and here is $(font "$made_with"): they can't be compared."
    exit 1
fi

rm -rf "$build/golden" && mkdir "$build/golden"
cp "$golden"/*.png "$build/golden" 2>/dev/null || { echo "There are no pictures yet; scripts/golden --accept makes them." && exit 1; }
names=$(diff <(golden_names | sort) <(ls "$build/golden" | sort)) ||
    complain "Pictures that are missing (<) or belong to no script (>):"$'\n'"$(grep '^[<>]' <<<"$names")"
golden_run "$build/counterpart" same "$build/golden" || {
    complain "What is shown lies beside the pictures in $build/golden as *.new.png. scripts/golden shows all differences."
    [ "$made_with" = "$kept" ] || complain "They were made with other versions:"$'\n'"$(diff <(echo "$kept") <(echo "$made_with"))"
}
[ -z "$failed" ]
