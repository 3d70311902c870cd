#!/usr/bin/env bash
# The coach's commands as a person or a script meets them, on a scenario that can be worked out on paper.
set -uo pipefail
program=$(realpath "$1")/counterpart
source=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER LANGUAGE LC_MESSAGES LANG
export COUNTERPART_SHARE=$source LC_ALL=C XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
complain() { echo "${BASH_LINENO[1]}: $*"; touch failed; }
run() {  # CODE ARGUMENT…
    local wanted=$1 got
    shift
    "$program" "$@" </dev/null >out 2>err
    got=$?
    [ $got -eq "$wanted" ] || complain "counterpart $*: exit $got instead of $wanted: $(head -n 3 err)"
}
out() { grep -qF -- "$1" out || complain "not printed: $1"; }
err() { grep -qF -- "$1" err || complain "not on stderr: $1, but: $(head -n 3 err)"; }
silent() { [ ! -s "$1" ] || complain "$1 is not empty: $(head -n 3 "$1")"; }

# Behind x 30 can be reached, behind y 50, behind z 70; the worst is 5.
cat >paper.lua <<'END'
return scenario {
  api = 1, kind = "complaint", level = 1, minutes = 1, title = "Paper", brief = "B.",
  state = { worth = { 0, 0, 100 } }, outcome = { { "Worth", weight = 1, from = "worth" } },
  start = "a",
  beats = {
    a = { options = { { "x", mistakes = "beyond.t", effect = { worth = 10 }, go = "b" }, { "y", effect = { worth = 30 }, go = "b" },
                      { "z", shows = "beyond.t", go = "c" } } },
    b = { options = { { "x", effect = { worth = 20 }, go = "done" }, { "y", go = "done" } } },
    c = { options = { { "x", effect = { worth = 70 }, go = "done" }, { "y", effect = { worth = 5 }, go = "lost" } } },
  },
  endings = { done = "It is done.", lost = "It is lost." },
  runs = { careless = { a = 1, b = 2 } },
}
END

run 0 analyze paper.lua --json
silent err
[ "$(wc -l <out)" -eq 1 ] || complain "analyze --json prints more than one line"
option() {  # N TEXT VALUE REGRET STAKE SHOWS MISTAKES STATES BEST
    printf '{"option":%s,"text":"%s","value":%s,"regret":%s,"stake":%s,"shows":[%s],"mistakes":[%s],"states":%s,"best_line":%s,"exact":true}' "$@"
}
wanted='{"states":9,"exact":true,"best":{"outcome":70.0,"line":[{"beat":"a","option":3},{"beat":"c","option":1}]}'
wanted+=',"worst":{"outcome":5.0,"line":[{"beat":"a","option":3},{"beat":"c","option":2}]}'
wanted+=',"endings":[{"name":"done","probability":0.833333333333333,"best":70.0,"worst":10.0}'
wanted+=',{"name":"lost","probability":0.166666666666667,"best":5.0,"worst":5.0}]'
wanted+=",\"beats\":[{\"beat\":\"a\",\"states\":1,\"options\":[$(option 1 x 30.0 40.0 40.0 '' '"beyond.t"' 1 false)"
wanted+=",$(option 2 y 50.0 20.0 40.0 '' '' 1 false),$(option 3 z 70.0 0.0 40.0 '"beyond.t"' '' 1 true)]}"
wanted+=",{\"beat\":\"b\",\"states\":2,\"options\":[$(option 1 x 40.0 0.0 20.0 '' '' 2 false),$(option 2 y 20.0 20.0 20.0 '' '' 2 false)]}"
wanted+=",{\"beat\":\"c\",\"states\":1,\"options\":[$(option 1 x 70.0 0.0 65.0 '' '' 1 true),$(option 2 y 5.0 65.0 65.0 '' '' 1 false)]}]}"
[ "$(cat out)" = "$wanted" ] || complain "analyze --json: $(cat out)"
# The search was kept, and is used again; damage and a folder that can't be written are no matter.
[ "$(ls cache/counterpart/paper-*.search | wc -l)" -eq 1 ] || complain "no search was kept: $(ls cache/counterpart)"
mv out first
for damage in none cut gone; do
    run 0 analyze paper.lua --json
    silent err
    cmp -s out first || complain "another analysis, damage: $damage"
    case $damage in none) truncate -s 30 cache/counterpart/*.search ;; cut) rm -r cache && touch cache ;; esac
done
rm cache
run 0 analyze paper.lua
out "Situations: 9, all there are"
out "Best outcome: 70.0"
out "  a 3, c 1"
out "  a 3, c 2"
grep -qE '^  lost +16\.67 +5\.0 +5\.0 +It is lost\.$' out || complain "no row of the ending: $(cat out)"
grep -qE '^  a +1 +30\.0 +40\.0 +40\.0 +1 +-beyond\.t +x$' out || complain "no row of an option: $(cat out)"
grep -qE '^ +3 +\* +70\.0 +0\.0 +40\.0 +1 +\+beyond\.t +z$' out || complain "no row of the best option: $(cat out)"
run 0 analyze paper.lua --lang zh-TW
out "最佳成果：70.0"

# Outcome and accuracy of one run by each policy; a is worth 40 of the range of 65, b 20, c 65.
for row in "best 70.0 100.0" "worst 5.0 38.1" "greedy 50.0 49.24" "careless 10.0 10.56"; do
    set -- $row
    run 0 simulate paper.lua --policy "$1" --runs 3 --json
    silent err
    for score in "outcome $2" "accuracy $3"; do
        set -- $score
        out "\"$1\":{\"runs\":3,\"mean\":$2,\"min\":$2,\"q1\":$2,\"median\":$2,\"q3\":$2,\"max\":$2,"
    done
    out '"runs":3,"decisions":6,"decisions_per_second":'
done
run 0 simulate paper.lua --policy random --runs 100 --seed 5 --json
grep -oE '"outcome".*' out >first
run 0 simulate paper.lua --policy random --runs 100 --seed 5 --json
grep -oE '"outcome".*' out | cmp -s first || complain "a simulation is another one the second time"
run 0 simulate paper.lua --policy careless --runs 4
grep -qE '^  Outcome +4 +10\.0 +10\.0' out || complain "no row of outcomes: $(cat out)"
grep -qE '^ +10 +4 +#{50}$' out || complain "no bar: $(cat out)"
grep -qE '^  done +4 +It is done\.$' out || complain "no row of the ending: $(cat out)"
run 2 simulate paper.lua
err "random, best, worst, greedy, careless"
run 2 simulate paper.lua --policy lucky
silent out
run 2 simulate paper.lua --policy best --runs 0
run 2 simulate paper.lua --policy best --runs many
err "not “many”"
# Runs that were played, and a journal that was tampered with.
printf '%s\n' 1 1 1 1 1 | "$program" play paper.lua --text --seed 3 --store runs.db >played 2>err || complain "not played: $(cat err)"
run 0 journal 1 --store runs.db
mv out good.journal
sed '/^end /s/[0-9.]*$/99.9/; /^1 /s/.$/x/; /^1 /s/0x$/1/; /^1 /s/x$/0/' good.journal >bad.journal
run 0 verify runs.db good.journal
silent err
[ "$(grep -c ': as its decisions give$' out)" -eq 2 ] || complain "not verified: $(cat out)"
run 0 verify runs.db --json
grep -qE '^\{"file":"runs.db run 1","run":1,"scenario":"paper","decisions":2,"ending":"(done|lost)","outcome":[0-9.]+,"accuracy":[0-9.]+,"differences":0\}$' out ||
    complain "verify --json: $(cat out)"
run 1 verify bad.journal good.journal
err "bad.journal:8: Decision 1 differs"
err "99.9"
[ "$(grep -c ': as its decisions give$' out)" -eq 1 ] || complain "the good journal beside the bad: $(cat out)"
run 4 verify missing.journal
run 2 verify

# The graph.
run 0 graph paper.lua -o paper.svg
silent err
out "paper.svg"
grep -q '^<svg xmlns' paper.svg && tail -n 1 paper.svg | grep -qx '</svg>' || complain "no SVG: $(head -c 300 paper.svg)"
run 0 graph paper.lua --output zh.svg --lang zh-TW
grep -q '最佳走法' zh.svg || complain "the graph is not in Chinese"
run 2 graph paper.lua
err "counterpart graph NAME -o FILE.svg"
run 4 graph paper.lua -o no/folder.svg
err "no/folder.svg: "
run 2 graph paper.lua -o
run 2 analyze paper.lua -o x.svg
run 2 graph papr.lua -o x.svg
[ ! -e x.svg ] || complain "a graph of nothing was written"
# The deals of a table, by hand. Ties: either issue may be given up for the other. Nobody can agree. An issue that matters to nobody.
table() {  # RESERVE ISSUES
    cat <<END
return scenario {
  api = 1, kind = "negotiation", level = 1, minutes = 1, title = "Deals", brief = "B.", start = "talk",
  outcome = { { "Own", weight = 1, from = "table.own" } },
  beats = { talk = { negotiate = { reserve = { mine = $1, theirs = $1 }, rounds = 4, agreed = "done", walked = "lost", timeout = "lost",
    issues = { $2 } } } },
  endings = { done = "It is done.", lost = "It is lost." },
}
END
}
deal() {  # FILE WANTED
    run 0 analyze "$1" --json
    silent err
    grep -qF -- ",\"deal\":$2}" out || complain "the deals of $1: $(sed 's/.*,"deal"/"deal"/' out)"
}
pair='{ "A", values = { "a1", "a2" }, mine = { 10, 0 }, theirs = { 0, 10 } },
      { "B", values = { "b1", "b 2" }, mine = { 10, 0 }, theirs = { 0, 10 } }'
table 5 "$pair" >ties.lua
both='[{"values":["a1","b 2"],"mine":10,"theirs":10},{"values":["a2","b1"],"mine":10,"theirs":10}]'
deal ties.lua '{"beat":"talk","opposition":0.707106781,"reserve":[5,5],"outcomes":4,"rational":2,"pareto":[[20,0],[10,10],[0,20]]'",\
\"nash\":$both,\"kalai_smorodinsky\":$both,\"egalitarian\":$both,\"utilitarian\":$both}"
table 15 "$pair" >apart.lua
deal apart.lua '{"beat":"talk","opposition":null,"reserve":[15,15],"outcomes":4,"rational":0,"pareto":[[20,0],[10,10],[0,20]]'"\
,\"nash\":[],\"kalai_smorodinsky\":[],\"egalitarian\":[],\"utilitarian\":[]}"
run 0 analyze apart.lua
out "There is no package that both sides would sign."
table 1 '{ "A", values = { "a1", "a2", "a3" }, mine = { 10, 6, 0 }, theirs = { 0, 6, 10 } },
         { "B", values = { "x", "y" }, mine = { 0, 0 }, theirs = { 0, 0 } }' >idle.lua
either='[{"values":["a2","x"],"mine":6,"theirs":6},{"values":["a2","y"],"mine":6,"theirs":6}]'
deal idle.lua '{"beat":"talk","opposition":0.565685425,"reserve":[1,1],"outcomes":6,"rational":2,"pareto":[[10,0],[6,6],[0,10]]'",\
\"nash\":$either,\"kalai_smorodinsky\":$either,\"egalitarian\":$either,\"utilitarian\":$either}"
run 0 analyze idle.lua --lang zh-TW
out "納許解"
grep -q '"exact":false' <("$program" analyze ties.lua --json) || complain "values through a table are said to be exact"
for policy in reference tit-for-tat micro never-asks random greedy; do
    run 0 simulate ties.lua --policy $policy --runs 3 --json
    out '"unended":0'
done
run 0 simulate ties.lua --policy conceder --runs 2
out "The table: Gives most of its way early."
run 0 graph ties.lua -o ties.svg
grep -q '>negotiation<' ties.svg || complain "the graph does not say where the table is"
run 2 analyze paper.lua --runs 3
run 2 analyze papr.lua
run 2 analyze
echo "return scenario { api = 1 }" >bad.lua
run 3 analyze bad.lua --json
run 3 simulate bad.lua --policy best
err "bad.lua:1: "
sed 's/start = "a"/start = "d"/; s/    b = /    d = { go = { { "b", when = function(s) return s.worth \/\/ 0 > 1 end }, "b" } },\n    b = /' paper.lua >fails.lua
run 3 analyze fails.lua
err "fails.lua:8: "
[ ! -e failed ]
