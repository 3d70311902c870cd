#!/usr/bin/env bash
# The author's guide: every whole Lua file in it loads and plays its runs, and its reference is what the program prints.
set -euo pipefail
program=$1/counterpart
guide=scenarios/README.md
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME=$folder XDG_CONFIG_HOME=$folder XDG_CACHE_HOME=$folder LC_ALL=C
awk -v folder="$folder" '/^```lua$/ { n++; file = sprintf("%s/sample%02d.lua", folder, n); next } /^```$/ { file = ""; next } file { print > file }' "$guide"
count=$(ls "$folder"/sample*.lua | wc -l)
[ "$count" -ge 4 ] || { echo "Only $count samples were found in $guide."; exit 1; }
# A sample has no translation beside it; any other error is one of the guide's.
"$program" check --json "$folder" >"$folder/found" || [ $? -eq 1 ]
! grep '"level":"error"' "$folder/found" | grep -v '"code":"untranslated"' || { echo "A sample of $guide has errors."; exit 1; }
[ "$(grep -c '"code":"untranslated"' "$folder/found")" -eq "$count" ] || { echo "Not every sample was checked."; exit 1; }
# Where options are asked for, the first is taken; at the table one prepares, asks and goes. What doesn't fit is refused, and asked for again.
for sample in "$folder"/sample*.lua; do
    printf '1\nprepare alternative=1 limit=30 target=90 price=1 response=2 payment=3\nask price\nwalk\n%.0s' {1..50} |
        "$program" play "$sample" --text --seed 1 --store "$folder/runs.db" >"$folder/played" 2>"$folder/said" || { cat "$folder/said"; exit 1; }
    ! grep -q "The run is kept" "$folder/said" "$folder/played" || { echo "The guide's $sample came to no ending."; tail -20 "$folder/played"; exit 1; }
done
"$program" check --reference >"$folder/reference"
sed -n '/^### scenario$/,$p' "$guide" | diff - "$folder/reference" || { echo "Renew the end of $guide with: counterpart check --reference"; exit 1; }
