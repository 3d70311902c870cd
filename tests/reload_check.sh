#!/usr/bin/env bash
# An author at work: a scenario is edited while it is played, in the terminal, as JSON and in a window. Scripts talk to the program through a
# pipe and wait for what it says.
set -uo pipefail
program=$(realpath "$1")/counterpart
export COUNTERPART_SHARE=$PWD LC_ALL=C
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER LANGUAGE COUNTERPART_FONT COUNTERPART_SCALE
work=$(mktemp -d)
pid=
trap '[ -n "$pid" ] && kill "$pid" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
complain() { echo "${BASH_LINENO[1]}: $*"; touch failed; }

# start ARGUMENT…: the program, reading what `say` writes.
start() {
    rm -f in out err && mkfifo in && touch out err
    "$program" "$@" <in >out 2>err &
    pid=$!
    exec 3>in
}
say() { printf '%s\n' "$@" >&3; }
# shows FILE TIMES TEXT: waits until TEXT stands on so many lines of FILE.
shows() {
    for _ in {1..200}; do
        [ "$(grep -cF -- "$3" "$1")" -ge "$2" ] && break
        sleep 0.05
    done
    [ "$(grep -cF -- "$3" "$1")" -eq "$2" ] || complain "not $2 times in $1: $3; but: $(tail -n 4 "$1")"
}
# stop CODE: closes the input and waits for the end.
stop() {
    exec 3>&-
    wait "$pid"
    local got=$?
    pid=
    [ $got -eq "$1" ] || complain "exit $got instead of $1: $(tail -n 3 err)"
}
journal() { "$program" journal "$@" --store runs.db; }

write() {  # what is on stdin takes the place of FILE, as many editors do it
    cat >"$1.new" && mv "$1.new" "$1"
}
scenario() {
    cat <<'END'
return scenario {
  api = 1, kind = "complaint", title = "The late parcel", start = "call", state = { trust = { 40, 0, 100, show = "Trust" } },
  outcome = { { "Trust", from = "trust" } },
  beats = {
    call = { ordered = true, say = "Mr Wu is on the phone.", options = {
      { "Ask what he needs.", effect = { trust = 20 }, go = "desk" },
      { "Blame the carrier.", effect = { trust = -20 }, go = "desk" },
    } },
    desk = { ordered = true, say = "The desk is full.", options = {
      { "Trace the parcel.", effect = { trust = 5 }, go = "desk" },
      { "Ring him back.", go = "calm" },
    } },
  },
  endings = { calm = "He waits." },
}
END
}
mkdir -p desk && scenario >desk/my.lua

# Only words: seen at once, and the run is the same.
start play desk/my.lua --text --seed 3 --store runs.db
shows out 1 "2. Blame the carrier."
say 2
shows out 1 "The desk is full."
scenario | sed 's/The desk is full/Paper everywhere/' | write desk/my.lua
shows out 1 "The scenario has changed; the run goes on."
shows out 1 "Paper everywhere."
shows out 2 "Trust: 20 (from 0 to 100)"
[ "$(journal)" = "1: desk/my, decisions: 1, ending -, outcome –, accuracy –" ] || complain "the run is another: $(journal)"

# Options in another order, one more, and other effects: the decision follows its option. A save in place, this time.
scenario | sed '/Ask what he needs/{h;d}; /Blame the carrier/{s/-20/-30/;G;s/$/\n{ "Hang up.", go = "calm" },/;x;s/.*/{ "Wait.", go = "calm" },/;G}' >desk/my.lua
shows out 1 "what was decided goes on as practice, run 2."
shows out 1 "Trust: 10 (from 0 to 100)"
shows out 2 "The desk is full."
journal | grep -qx "1: desk/my, decisions: 1, ending -, outcome –, accuracy –" && [ "$(journal | wc -l)" -eq 2 ] || complain "not two runs: $(journal)"
journal 2 >two
grep -qx 'mode practice' two && grep -qx 'cut 1' two && grep -qE '^1 call choose 2 ' two || complain "practice: $(cat two)"
[ ! -s err ] || complain "said: $(cat err)"

# Faults with their lines; nothing is decided; it goes on when they are mended.
cp desk/my.lua good.lua
sed 's/say = "The desk/sai = "The desk/; s/title/titel/' good.lua | write desk/my.lua
shows err 1 "desk/my.lua:2: “titel” is not a field of this scenario; did you mean “title”?"
shows err 1 "“sai” is not a field of this beat; did you mean “say”?"
shows err 1 "it goes on at the same place as soon as this is mended."
say 1 1 nonsense
shows err 3 "The scenario has faults now: no decision is taken until they are mended."
sed 's/title/titel/' good.lua | write desk/my.lua
shows err 2 "desk/my.lua:2: “titel”"
shows err 1 "“sai” is not"
rm desk/my.lua
shows err 1 "desk/my.lua: The file can't be read"
cp good.lua desk/my.lua
shows out 2 "The scenario has changed; the run goes on."
shows out 3 "The desk is full."
[ "$(journal | wc -l)" -eq 2 ] || complain "faults made a run: $(journal)"

# The folder goes away and comes back.
mv desk elsewhere
shows err 2 "desk/my.lua: The file can't be read"
mv elsewhere desk
shows out 3 "The scenario has changed; the run goes on."

# A decision whose option is gone: said in one sentence, and play goes on before it.
say 1
shows out 1 "Trust: 15 (from 0 to 100)"
grep -v '"Trace the parcel."' good.lua | write desk/my.lua
shows out 1 "goes on as practice, run 3."
shows err 1 "Decision 2, at “desk”, is no option there any more; the run goes on from there."
shows out 4 "Trust: 10 (from 0 to 100)"
shows out 1 "1. Ring him back."
# Saved a moment before the number: the number is one of the new list.
cp good.lua desk/my.lua
say 2
shows out 1 "You: Ring him back."
shows out 1 "Outcome: 10.0 of 100"
stop 0
journal 4 >four && grep -qE '^2 desk choose 2 ' four || complain "run 4: $(cat four)"
"$program" replay runs.db >replayed 2>&1
grep -q "runs.db run 4: desk/my, decisions: 2, ending calm, outcome 10.0" replayed || complain "replay: $(cat replayed)"

# The end of the input while it is broken keeps the run, as it does at any time.
scenario >desk/my.lua
start play desk/my.lua --text --seed 3 --store runs.db
shows out 1 "Mr Wu is on the phone."
say 1
shows out 1 "You: "  # else the file may be read first, and nothing was decided yet
echo nonsense >desk/my.lua
shows err 1 "it goes on at the same place"
stop 0
shows out 1 "--resume 5"
scenario >desk/my.lua
printf '2\n' | "$program" play desk/my.lua --text --resume 5 --store runs.db >out 2>err
shows out 1 "Outcome: 60.0 of 100"

# Translations, too, in the reader's language.
printf 'msgid "Mr Wu is on the phone."\nmsgstr "吳先生來電。"\n' >desk/my.zh-TW.po
start play desk/my.lua --text --lang zh-TW --store runs.db
shows out 1 "吳先生來電。"
printf 'msgid "Mr Wu is on the phone."\nmsgstr "吳先生打電話來。"\n' >desk/my.zh-TW.po
shows out 1 "吳先生打電話來。"
shows out 1 "情境已更改"
echo nonsense >desk/my.lua
shows err 1 "改好之後會從同一處繼續"
say 1
shows err 1 "改好之前不會做任何決定"
say q
stop 0

# As JSON: faults are objects, and so is the news that it goes on.
scenario >desk/my.lua
start play desk/my.lua --json --seed 3 --store runs.db
shows out 1 '{"view":{"beat":"call"'
say 1
shows out 1 '{"view":{"beat":"desk"'
scenario | sed 's/full/empty/' >desk/my.lua
shows out 1 '{"reloaded":{"run":7,"decisions":1,"renewed":false}}'
shows out 2 '{"view":{"beat":"desk"'
shows out 1 'The desk is empty.'
sed -i 's/say = "The desk/sai = "The desk/' desk/my.lua
shows out 1 '{"error":{"file":"desk/my.lua","line":9,"message":"“sai” is not a field of this beat; did you mean “say”?"}}'
shows out 1 '{"error":{"file":"","line":0,"message":"The run waits as it is; it goes on at the same place as soon as this is mended."}}'
say 1
shows out 1 '"message":"The scenario has faults now: no decision is taken until they are mended."}}'
scenario | sed 's/trust = 20/trust = 30/' >desk/my.lua
shows out 1 '{"reloaded":{"run":8,"decisions":1,"renewed":true}}'
shows out 3 '{"view":{"beat":"desk"'
say 2
shows out 1 '{"end":{"ending":"calm","outcome":70.0,'
stop 0

# Nothing happens while nothing changes: no thread is woken, in the terminal and beside the window.
switches() { sed -n 's/^voluntary_ctxt_switches:\s*//p' "/proc/$pid/task/$1/status"; }
asleep() {  # TASK
    sleep 0.3
    local before=$(switches "$1")
    echo noise >desk/other.txt && rm desk/other.txt  # wakes it once or twice, and is looked at by name
    sleep 0.3
    local noisy=$(switches "$1")
    sleep 1
    [ -n "$before" ] && [ "$(switches "$1")" -eq "$noisy" ] || complain "woken while nothing changed: $noisy, then $(switches "$1")"
}
scenario >desk/my.lua
start play desk/my.lua --text --store runs.db
shows out 1 "Mr Wu is on the phone."
asleep "$pid"
stop 0
export SDL_VIDEODRIVER=dummy
start play desk/my.lua --store runs.db
lookout=
for _ in {1..200}; do
    lookout=$(grep -lx lookout /proc/"$pid"/task/*/comm 2>/dev/null | cut -d / -f 5)
    [ -n "$lookout" ] && break
    sleep 0.05
done
[ -n "$lookout" ] || complain "the window does not look out"
for thread in $(grep -lxE 'lookout|devices' /proc/"$pid"/task/*/comm | cut -d / -f 5); do asleep "$thread"; done  # for files, and for game pads
kill -TERM "$pid"
stop 0
[ ! -e failed ]
