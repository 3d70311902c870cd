#!/usr/bin/env bash
# The terminal client and the commands as a person or a script meets them: what goes in, what comes out where, and the exit code.
set -uo pipefail
program=$(realpath "$1")/counterpart
source=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER LANGUAGE LC_MESSAGES LANG COUNTERPART_FONT COUNTERPART_SCALE
export COUNTERPART_SHARE=$source LC_ALL=C XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
complain() { echo "${BASH_LINENO[1]}: $*"; touch failed; }
# run CODE ARGUMENT…: the program with the present input; what it prints goes to out and err.
input=/dev/null
run() {
    local wanted=$1 got
    shift
    "$program" "$@" <"$input" >out 2>err
    got=$?
    [ $got -eq "$wanted" ] || complain "counterpart $*: exit $got instead of $wanted: $(head -n 3 err)"
}
out() { grep -qF -- "$1" out || complain "not printed: $1"; }
err() { grep -qF -- "$1" err || complain "not on stderr: $1, but: $(head -n 3 err)"; }
silent() { [ ! -s "$1" ] || complain "$1 is not empty: $(head -n 3 "$1")"; }
notes_only() {  # on stderr: how far the check of a table has looked
    ! grep -vE ': (Of [0-9]+ counterparts that may be drawn [0-9]+ were looked at\.|The table is played in a few ways only: .*)$' err || complain "more than notes on stderr"
}
lines() { [ "$(grep -cF -- "$3" "$2")" -eq "$1" ] || complain "not $1 times in $2: $3"; }
feed() { printf '%s\n' "$@" >in && input=in; }

# Numbers from a pipe, plain lines out; the end of input suspends the run and names the command that goes on with it.
feed 4 2 1
run 0 play line-down --text --seed 1
silent err
out "Line down"
out "complaint, level 3"
out "Chen Yi-jun (Annoyed): "
out "Time: 06:40"
out "4. Ring him at once"
out "You: Ring him at once"
out "Time: 06:45"
out "Lin’s trust: 50 (from 0 to 100)"
out "- 36 pallets for Hsin-Ho stores"
out "Time: 06:57"
! grep -q "$(printf '[\001-\011\013-\037]')" out || complain "control letters in the text"
command=$(sed -n 's/^The run is kept. Go on with it: counterpart //p' out)
[ "$command" = "play complaint/line-down --text --resume 1" ] || complain "the way to go on: $command"
feed 1 q 2 2
eval "run 0 $command"
out "Time: 07:02"
out "Promise, open, due 08:02: Word to Lin"
out "--resume 1"
lines 1 out "You: "
run 0 journal
out "1: complaint/line-down, decisions: 4, ending -"

# What the coach says at the end, and in a guided run after each decision, too. By hand: the first decision gives up 30 of the 100 that are
# between best and worst, which the published curve makes 24.78 points, with 60 at stake; the second nothing, with 40: (60 * 24.78 + 40 * 100) / 100.
cat >visit.lua <<'LUA'
return scenario {
  api = 1, kind = "relationship", level = 1, minutes = 1, title = "A visit", brief = "Two questions.",
  state = { trust = { 50, 0, 100 } }, outcome = { { "Trust", from = "trust" } }, start = "door",
  beats = {
    door = { ordered = true, go = "desk", options = {
      { "Ask.", effect = { trust = 30 }, shows = "discover.deep-needs" },
      { "Wait.", why = "Nothing came of it." },
      { "Talk.", effect = { trust = -30 }, mistakes = "discover.deep-needs" } } },
    desk = { ordered = true, go = "out", options = {
      { "Promise little.", effect = { trust = 20 } }, { "Promise all.", effect = { trust = -20 } } } },
  },
  endings = { out = "You are outside again." },
}
LUA
feed 2 1
run 0 play visit.lua --text --store visits.db
out "Outcome: 70.0 of 100"
out "Accuracy: 54.9 of 100"
out "It turned at decision 1."
lines 1 out "Blunder: it gave up 30.0 points; up to 70.0 could still be reached."
out "Coach: Nothing came of it."
out "Better: Ask."
out "Dig below the stated need: shown 0, offered 1, missed 1, mistaken 0"
run 0 play visit.lua --text --guided --store visits.db
lines 2 out "Blunder: it gave up 30.0 points"
lines 2 out "Best: it gave nothing up."
out "Accuracy: 54.9 of 100"
feed 3 1
run 0 play visit.lua --text
lines 1 out "Mistaken: Dig below the stated need"
feed 2 1
run 0 journal --store visits.db
out "2: visit, decisions: 2, ending out, outcome 70.0, accuracy 54.9"
run 0 journal 2 --store visits.db
out "coaching guided"
run 0 play visit.lua --json --guided --store visits.db
lines 1 out '{"coach":{"beat":"door","option":2,"label":"blunder","best":1,"regret":30.0,"stake":60.0,"reachable":70.0,"points":24.78,"exact":true}}'
lines 1 out '{"end":{"ending":"out","outcome":70.0,"accuracy":54.87,'
out '"techniques":[{"id":"discover.deep-needs","shown":0,"offered":1,"missed":1,"mistaken":0}]'

# Thirty promises made at once ended the text client: what it remembered of them did not fit its number.
{
    echo 'return scenario { api = 1, kind = "planning", title = "Promises", start = "a", endings = { e = "Done." }, promises = {'
    for i in $(seq 30); do echo "p$i = { \"Word $i\" },"; done
    echo '}, beats = { b = { options = { { "End.", go = "e" } } }, a = { options = { { "Promise.", go = "b", promise = {'
    for i in $(seq 30); do echo "\"p$i\","; done
    echo '} } } } } }'
} >promises.lua
feed 1 1
run 0 play promises.lua --text --store promises.db
silent err
lines 30 out "Promise, open: Word "

# A text with a number of the state in it was told as it read afterwards: “You: Offer 40” of what was “Offer 0”, and so in the debrief.
cat >offer.lua <<'LUA'
return scenario { api = 1, kind = "negotiation", title = "Offers", start = "a", endings = { e = "Done." },
  state = { price = { 0, 0, 100 } }, outcome = { { "Price", from = "price" } },
  beats = {
    a = { ordered = true, go = "b", options = { { "Ask for more than {price}.", effect = { price = 40 } },
      { "Keep {price}.", why = "From {price} there is room." } } },
    b = { ordered = true, go = "e", options = { { "Ask for more than {price} now.", effect = { price = 30 } }, { "Stop." } } },
  },
}
LUA
feed 2 1
run 0 play offer.lua --text --guided --store offers.db
lines 1 out "You: Keep 0."
lines 2 out "Coach: From 0 there is room."
lines 2 out "Better: Ask for more than 0."
lines 1 out "You: Ask for more than 0 now."
lines 1 out "Decision 1: Keep 0."
lines 1 out "Decision 2: Ask for more than 0 now."

# A scenario without an outcome was debriefed in JSON with zeros, and 100 points a decision, for what is not scored.
echo 'return scenario { api = 1, kind = "planning", title = "Unscored", start = "a", endings = { e = "Done." },
  beats = { a = { options = { { "One.", go = "e" }, { "Two.", go = "e" } } } } }' >unscored.lua
feed 1
run 0 play unscored.lua --json --store unscored.db
out '{"debrief":{"accuracy":null,"exact":true,"best":null,"worst":null,'
out '"label":"none","best":1,"regret":null,"stake":null,"reachable":null,"points":null,"exact":true}'

# A mistake where nothing was at stake was told as if nothing were wrong with it, though its label is inaccuracy.
cat >free.lua <<'LUA'
return scenario { api = 1, kind = "planning", title = "Free", start = "a", endings = { e = "Done." },
  state = { trust = { 0, 0, 100 } }, outcome = { { "Trust", from = "trust" } },
  beats = {
    a = { ordered = true, go = "b", options = { { "Talk.", mistakes = "beyond.talk" }, { "Wait." } } },
    b = { ordered = true, go = "e", options = { { "Ask.", effect = { trust = 50 } }, { "Leave." } } },
  },
}
LUA
feed 1 1
run 0 play free.lua --text --store free.db
lines 1 out "A mistake that cost nothing here."
lines 0 out "Nothing was at stake here."

# A table is told so that it can be heard: what is on it once, then what is new; a slip gets the nearest right word and the question again.
table=$source/tests/core/table/sensors.lua
prepare="prepare alternative=1 limit=28 target=80 price=2 response=3 payment=1"
feed 1 help accept "$prepare" "ask response" ofer accept "offer price=99" offer "if response=8" table accept
run 0 play "$table" --text --seed 3 --store table.db
lines 1 err "First comes the preparation."
lines 1 err "“ofer” is no move; did you mean “offer”?"
lines 1 err "There is no offer of theirs to accept."
lines 1 err "“99” is no value of “price”; did you mean “98”?"
[ "$(wc -l <err)" -eq 4 ] || complain "more was said: $(cat err)"
lines 2 out "Without a deal you have 150 points (NT$ 150,000); packages are worth 0 to 550 points (NT$ 550,000)."
lines 2 out "- Unit price (price): nothing known yet. 98: 0; 100: 150; 102: 300; 104: 400"
lines 1 out "- Response time (response): nothing known yet. 4 h: 0; 8 h: 60; 24 h: 90"
lines 2 out "- Response time (response): matters much to them. 4 h: 0; 8 h: 60; 24 h: 90"
lines 1 out "1. Sell them to Delta: 150 points (NT$ 150,000)"
out "packages price=98 | price=100: Packages. Two or three packages that are worth about the same to you, at once."
# 28 and 80 percent of the way from 0 to 550 points.
lines 1 out "Your limit: 154 points (NT$ 154,000). Your target: 440 points (NT$ 440,000)."
lines 4 out "Round 2 of 10. Your move"
out "You: Offer: Unit price 104 · Response time 24 h · Payment 30 days"
out "Your last offer: Unit price 104 · Response time 24 h · Payment 30 days. For you: 550 points (NT$ 550,000)."
out "Lin takes your first offer as an insult."
out "You: Conditional offer: Unit price 104 · Response time 8 h · Payment 30 days"
out "Changed: "
out ", less than without a deal."
lines 1 out "The deal: "
out "Decision 4: Offer: Unit price 104 · Response time 24 h · Payment 30 days"
run 0 journal 1 --store table.db
lines 1 out " talk prepare 1 28 80 2 3 1 "
lines 1 out " talk talk 1 2 "
lines 1 out " talk offer 1 22 "
lines 1 out " talk offer 2 20 "
lines 1 out " talk accept "
mv out table.journal
run 0 verify table.journal
# They answer a silence, too, and what changed by it was not told.
feed 1 "$prepare" "ask response" offer silence walk
run 0 play "$table" --text --seed 3 --store silent.db
lines 1 out "Changed: Payment 60 days → 30 days"
# Who goes before any offer is not told of offers.
feed 3 "$prepare" walk
run 0 play "$table" --text --seed 3 --store gone.db
lines 1 out "Work on this first: Asked nothing"
lines 1 out "You had not asked what matters to them before it came to an offer or to the end. Ask about each issue first."
# A rule that leads away from the table leads to options; back there, moves are asked for again.
sed -e 's/^    talk = {/&\n      rules = { { when = "table.round == 1 and not called", go = "phone" } },/' -e 's/^  state = {/& called = false,/' \
    -e 's/^  beats = {/&\n    phone = { say = "It rings.", options = { { "Ring off.", set = { called = true }, go = "talk" } } },/' "$table" >call.lua
feed 1 "$prepare" "ask response" 1 walk
run 0 play call.lua --text --seed 3 --store call.db
silent err
lines 1 out "1. Ring off."
lines 1 out "You: Ring off."
lines 1 out "Round 2 of 10. Your move"
out "You go home"
run 0 play call.lua --json --seed 3 --store call.db
lines 1 out '"option":1,"text":"Ring off."'
lines 2 out '"asks":false}'  # in the call, and at the end
# What the coach would rather do there comes with its reason, in guided play and again at the end.
feed 1 "$prepare" walk
run 0 play "$table" --text --guided --seed 3 --store reasons.db
lines 2 out "Better: Ask about it: Unit price"
lines 2 out "Because: You do not know yet how much this matters to them: ask before you give anything for it."
feed 1 "$prepare" walk
run 0 play "$table" --json --guided --seed 3 --lang zh-TW --store reasons.db
out '"reason":"ask","reason_technique":"discover.decision-factors"}'
# Stopped at the table, and gone on with there, in the words of the screen.
feed 1 "$prepare" "ask response" q
run 0 play "$table" --text --seed 3 --store stopped.db
feed "offer 單價=104" "if 回應時間=8" walk
run 0 play "$table" --text --resume --lang zh-TW --store stopped.db
silent err
out "你：附條件提案：單價 104 · 回應時間 8 小時 · 付款 30 天"
out "你：離席"
out "你回家了"
# The same for programs, where a move may also stand in an object.
feed 1 "{\"move\":\"$prepare\"}" "ask response" ofer offer '{"move": "if response=8"}' accept
run 0 play "$table" --json --seed 3 --store table.db
lines 1 out '{"decision":{"beat":"talk","kind":"prepare","move":"'"$prepare"'","values":[1,28,80,2,3,1],"hash":"'
lines 1 out '{"decision":{"beat":"talk","kind":"conditional","move":"if price=104 response=\"8 h\" payment=\"30 days\"","values":[2,20],"hash":"'
lines 1 out '{"error":{"file":"","line":0,"message":"“ofer” is no move; did you mean “offer”?"}}'
lines 8 out '"table":{"phase":"'
lines 5 out '"table":{"phase":"talks","with":"Lin","rounds":10,'
lines 3 out '"mine":{"outcome":'
lines 2 out '"act":"ask","reaction":"told","issue":"response","picked":0,'
mv out en
run 0 play "$table" --json --seed 3 --lang zh-TW --store table.db
out '"values":{"price":"104","response":"8 小時","payment":"30 天"}'
for file in en out; do grep -oE '"hash":"[0-9a-f]{16}"' "$file" >"$file.hashes"; done
cmp -s en.hashes out.hashes || complain "the table is another run in Chinese"
[ "$(sed -n 's/.* accept \([0-9a-f]*\)$/\1/p' table.journal)" = "$(tail -n 1 out.hashes | cut -d '"' -f 4)" ] || complain "terminal and JSON differ at a table"

# Without a name the library is listed, and a number chooses; anything else lists it again.
feed nonsense 2 4 q
run 0 play --text --seed 1
lines 2 out "2. Line down (complaint, level 3, about 12 minutes)"
out "You: Ring him at once"
feed q
run 0 play --text
lines 0 out "Time:"

# A run that was stopped before its first decision was told as one that could not be saved.
feed q
run 0 play line-down --text --seed 1
out "Nothing was decided yet, so there is nothing to be kept."
lines 0 out "it was not saved"

# Quotation marks and spaces in paths, an own scenario, and another language.
mkdir "own folder" && cp "$source/scenarios/complaint/line-down.lua" "own folder/my own.lua"
feed 4
run 0 play "own folder/my own.lua" --seed 1 --text --lang zh-TW --store "it's mine.db"
command=$(sed -n 's/.*：counterpart //p' out)
[ "$command" = "play 'own folder/my own' --text --resume 1 --store 'it'\\''s mine.db' --lang zh-TW" ] || complain "the way to go on: $command"
eval "run 0 $command"
run 0 journal --store "it's mine.db"
out "1: own folder/my own, decisions: 2"
run 0 journal 1 --store "it's mine.db"
mv out own.journal
run 0 replay own.journal "it's mine.db"
lines 2 out "own folder/my own, decisions: 2"
feed 1
run 0 play line-down 1 --text
out "You: "
run 0 play line-down --text --resume
out "You: "
run 4 play cheaper-pump --text --resume
err "There is no open run"
run 4 play line-down 77 --text
err "There is no run 77"
run 2 play line-down seven --text
err "“seven” is not the number of a run"
run 2 play line-down 1
err "--text --resume"
# A run that went on with --guided or --seed took neither, and did not say so.
run 2 play line-down --text --resume --guided
err "--guided"
silent out
run 2 play line-down --json --resume --seed 4
err "--seed"

# What is no number of an option changes nothing.
feed 0 5 -1 x "" "1 2" 99999999999999999999 4.0 "$(printf '1%.0s' {1..500})"
printf '4\r\n2' >>in
run 0 play line-down --text --seed 1 --store wrong.db
lines 9 err "Please give a number from 1 to 4."
[ "$(wc -l <err)" -eq 9 ] || complain "more was said: $(cat err)"
lines 2 out "You: "
run 0 journal 1 --store wrong.db
lines 1 out "1 first_message choose 3 "
lines 1 out "2 chen_story choose 4 "

# One JSON object a line, of exactly these forms.
text='"([^"\\]|\\.)*"'
list() { printf '\\[(%s(,%s)*)?\\]' "$1" "$1"; }
line="\{\"who\":$text,\"text\":$text\}"
option="\{\"n\":[1-9],\"option\":[1-9],\"text\":$text\}"
meter="\{\"id\":\"[a-z_]+\",\"label\":$text,\"value\":[0-9]+,\"min\":[0-9]+,\"max\":[0-9]+(,\"word\":$text)?\}"
fact="\{\"id\":\"[a-z_]+\",\"text\":$text,\"from\":$text\}"
promise="\{\"id\":\"[a-z_]+\",\"text\":$text,\"state\":\"(open|kept|broken)\",\"due\":$text\}"
view="\{\"view\":\{\"beat\":\"[a-z_0-9]*\",\"lines\":$(list "$line"),\"ask\":$text,\"options\":$(list "$option"),\"meters\":$(list "$meter")"
view+=",\"facts\":$(list "$fact"),\"promises\":$(list "$promise"),\"clock\":(null|$text)\}\}"
decision='\{"decision":\{"beat":"[a-z_0-9]+","value":[1-9],"hash":"[0-9a-f]{16}"\}\}'
end='\{"end":\{"ending":"[a-z_0-9]+","outcome":[0-9]+\.[0-9],"accuracy":[0-9.]+,"hash":"[0-9a-f]{16}"\}\}'
points='[0-9]+\.[0-9]+'
judged="\{\"beat\":\"[a-z_0-9]+\",\"option\":[0-9],\"label\":\"(best|good|inaccuracy|mistake|blunder)\",\"best\":[0-9],\"regret\":$points,\"stake\":$points"
judged+=",\"reachable\":$points,\"points\":$points,\"exact\":(true|false)(,\"move\":$text,\"best_move\":$text,\"reason\":$text,\"reason_technique\":$text)?\}"
tally='\{"id":"[a-z.-]+","shown":[0-9]+,"offered":[0-9]+,"missed":[0-9]+,"mistaken":[0-9]+\}'
debrief="\{\"debrief\":\{\"accuracy\":$points,\"exact\":(true|false),\"best\":$points,\"worst\":$points,\"decisions\":$(list "$judged"),\"techniques\":$(list "$tally")(,\"table\":\{.*\})?\}\}"
suspended='\{"suspended":\{"run":[0-9]+,"decisions":[0-9]+\}\}'
error="\{\"error\":\{\"file\":$text,\"line\":[0-9]+,\"message\":$text\}\}"
forms() {  # of the lines of out, as one word
    sed -E "s/^$view\$/v/; s/^$decision\$/d/; s/^$end\$/e/; s/^$debrief\$/b/; s/^$suspended\$/s/; s/^$error\$/x/" out | tr -d '\n'
}
printf '1\n%.0s' {1..200} >ones
for name in line-down cheaper-pump friday-six; do
    input=ones
    run 0 play $name --json --seed 7
    silent err
    [[ $(forms) =~ ^(vd)+vbe$ ]] || complain "$name as JSON: $(forms | cut -c 1-300)"
    grep -oE '"(value|hash|ending|outcome)":[^,}]*' out >en
    accuracy=$(sed -n 's/.*"end":.*"accuracy":\([0-9.]*\).*/\1/p' out)
    run 0 play $name --json --seed 7 --lang zh-TW
    [[ $(forms) =~ ^(vd)+vbe$ ]] || complain "$name as JSON in Chinese: $(forms | cut -c 1-300)"
    grep -oE '"(value|hash|ending|outcome)":[^,}]*' out | cmp -s - en || complain "$name is another run in Chinese"
    ! grep -q '"who":"You"' out || complain "$name: the speaker is not translated"
    # The rows that a person hears are those that a machine gets.
    run 0 play $name --text --seed 7
    out "Outcome: $(sed -n 's/^"outcome"://p' en) of 100"
done
# Here the rep speaks in the middle of the customer's lines.
feed 4 1 3 q
run 0 play cheaper-pump --json --seed 1 --lang zh-TW
[ "$(forms)" = vdvdvdvs ] || complain "suspended as JSON: $(forms)"
out '{"who":"你",'
run 0 play cheaper-pump --json --seed 1
out '{"who":"You",'
feed 9
run 0 play line-down --json --seed 1
[ "$(forms)" = vxvs ] || complain "a wrong number as JSON: $(forms)"
out '{"error":{"file":"","line":0,"message":"Please give a number from 1 to 4."}}'

# Scenarios that are not there, and one with faults.
input=/dev/null
for way in --text --json ""; do
    run 2 play line-dwn $way
    err "did you mean “line-down”?"
    run 2 play nowhere.lua $way
    err "nowhere.lua: "
    run 2 play zzzzzzzz $way
    for name in cheaper-pump friday-six line-down; do err $name; done
done
run 2 play line-dwn --json
[ "$(forms)" = x ] || complain "an unknown scenario as JSON: $(forms)"
mkdir -p folder/family
cat >folder/family/bad.lua <<'END'
return scenario {
  api = 1, kind = "complaint", level = 3, minutes = 5, title = "Bad", brif = "No such field",
  start = "a",
  beats = { a = { say = "x", options = { { "y", go = "over" } } } },
  endings = { done = { "z" } },
}
END
run 3 play folder/family/bad.lua --text
silent out
err "folder/family/bad.lua:2: “brif” is not a field of this scenario; did you mean “brief”?"
err "folder/family/bad.lua:4: "
run 3 play ./folder/family/bad.lua --json
[ "$(forms)" = xx ] || complain "faults as JSON: $(forms)"
out '{"error":{"file":"./folder/family/bad.lua","line":2,"message":"“brif” is not a field'
err "./folder/family/bad.lua:2: "
run 3 play folder/family/bad.lua --text --lang zh-TW
err "folder/family/bad.lua:2: "
! grep -q "is not a field" err || complain "a fault in English"

# What an author should mend: by file and line, with a code; the exit code says how bad it is.
clean=$source/tests/coach/clean faulty=$source/tests/coach/faulty
cp "$clean"/parcel.{lua,zh-TW.po} folder
run 3 check folder
err "folder/family/bad.lua:2: “brif” is not a field of this scenario; did you mean “brief”? [scenario]"
err "folder/family/bad.lua:4: "
out "Scenarios checked: 2; errors: 2; smells: 0"
(cd folder && "$program" check family ../folder/parcel.lua >../out 2>../err)
err "family/bad.lua:4: "
run 3 check nowhere folder/family/bad.lua folder/parcel.lua
err "nowhere"
err "folder/family/bad.lua:2: "
run 2 check nowhere folder/parcel.lua
out "Scenarios checked: 1; errors: 0; smells: 0"
run 0 check "$clean" --strict
silent err
out "Scenarios checked: 5; errors: 0; smells: 0"
run 0 check --strict
notes_only
out "Scenarios checked: $(ls "$source"/scenarios/*/*.lua | wc -l); errors: 0; smells: 0"
# Drawings: shipped ones, one's own beside the scenario, which are read as they will be when they are drawn, and none.
sed 's/portrait = "buyer"/portrait = "bayer"/; s/  start = /  scene = "quay", start = /' "$clean/parcel.lua" >folder/parcel.lua
line() { grep -nF "$1" folder/parcel.lua | cut -d: -f1; }
run 1 check folder/parcel.lua
err "folder/parcel.lua:$(line bayer): There is no drawing “bayer”; did you mean “buyer”? Shipped are: "
err ", plant-manager, "
err "folder/parcel.lua:$(line quay): There is no drawing “quay”. Shipped are: e-mail, meeting-room, office, phone-call, plant-floor, trade-fair."
out "errors: 2;"
mkdir -p folder/portraits folder/scenes
echo '<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>' | tee folder/portraits/bayer.svg >folder/scenes/quay.svg
run 0 check folder/parcel.lua
silent err
printf '<svg viewBox="0 0 9 9">\n<script/>\n<g style="x"/></svg>' >folder/scenes/quay.svg
run 1 check folder/parcel.lua
err "folder/scenes/quay.svg:2: A drawing has no <script>, only: "
err "folder/scenes/quay.svg:3: A drawing has no “style” on <g>. [scenario]"
out "errors: 2;"
rm -r folder/portraits folder/scenes
cp "$clean/parcel.lua" folder
rm folder/parcel.zh-TW.po
run 1 check folder/parcel.lua
err "folder/parcel.lua:1: There is no translation: the file folder/parcel.zh-TW.po is missing. Write it, with an entry for every text. [untranslated]"
run 1 check folder/parcel.lua --lang zh-TW
err "folder/parcel.lua:1: 沒有譯文：缺少檔案 folder/parcel.zh-TW.po。請建立這個檔案，每段文字一個條目。 [untranslated]"
printf 'msgid "Nothing"\nmsgstr "沒有"\nmsgstr "沒有"\n' >folder/parcel.zh-TW.po
run 1 check folder/parcel.lua
err "folder/parcel.zh-TW.po:3: A msgstr without a msgid. [scenario]"
cp "$clean/parcel.zh-TW.po" folder
sed '0,/level = 1/s//level = 5/' "$clean/parcel.lua" >folder/parcel.lua
for flags in "0" "1 --strict"; do
    run $flags check folder/parcel.lua
    err "folder/parcel.lua:1: The scenario is of level 5, but the course teaches all it shows by level 1."
    out "Scenarios checked: 1; errors: 0; smells: 1"
done
finding="\{\"file\":$text,\"line\":[1-9][0-9]*,\"level\":\"(error|smell)\",\"code\":\"[a-z0-9-]+\",\"message\":$text\}"
counts='\{"checked":[0-9]+,"errors":[0-9]+,"smells":[0-9]+\}'
run 3 check --json "$faulty"
notes_only
[[ $(sed -E "s/^$finding\$/f/; s/^$counts\$/c/" out | tr -d '\n') =~ ^f+c$ ]] || complain "findings as JSON: $(head -n 3 out)"
out '"line":1,"level":"smell","code":"best-is-longest","message":"The best option is the longest text in 7 of 7 beats'
sed -nE 's/^\{"file":("[^"]*"),"line":([0-9]+),.*/\1 \2/p' out | sort -k 1,1 -k 2,2n -s | cmp -s - <(sed -nE 's/^\{"file":("[^"]*"),"line":([0-9]+),.*/\1 \2/p' out) || complain "findings are not in order"
errors=$(grep -c '"level":"error"' out) smells=$(grep -c '"level":"smell"' out)
out "{\"checked\":$(ls "$faulty"/*.lua | wc -l),\"errors\":$errors,\"smells\":$smells}"
COUNTERPART_FONT=/nonexistent run 0 check "$clean"
err "Characters were not checked. "
# A letter that only the system's font has is fine with it, and without it a finding that says where was looked; a common letter asks for no more.
cp "$clean/parcel.lua" folder && sed '0,/。/s//龘。/' "$clean/parcel.zh-TW.po" >folder/parcel.zh-TW.po
run 0 check folder/parcel.lua
silent err
XDG_DATA_DIRS=/nonexistent run 1 check folder/parcel.lua
err "The font has no character “龘” (U+9F98)."
err "The package fonts-noto-cjk is not installed: characters were looked for only in the font that the program brings along."
XDG_DATA_DIRS=/nonexistent run 0 check "$clean"
silent err
# Without either there is nothing to draw with.
mkdir alone && cp "$program" alone
echo "wait 0" >nothing.drive
program=$work/alone/counterpart XDG_DATA_DIRS=/nonexistent run 4 drive nothing.drive
err "There is no font with Chinese letters; looked for $work/alone/assets/fonts/Regular.otf, "
err "/nonexistent/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
err "fonts-noto-cjk"
XDG_DATA_DIRS= run 0 drive nothing.drive

# A store that can't be written: play goes on, visibly unkept.
touch file
for store in /proc/x/runs.db file/runs.db file/deep/runs.db . file; do
    [ "$store" = file ] && echo "no store at all, and long enough to be looked at" >file
    input=ones
    run 0 play line-down --text --seed 1 --store "$store"
    err "This run is not being saved. $store: "
    out "Outcome: "
    feed 1
    run 0 play line-down --text --store "$store" --lang zh-TW
    err "$store"
    ! grep -q "not being saved" err || complain "a warning in English"
    run 0 play line-down --json --seed 1 --store "$store"
    [ "$(forms)" = xvdvs ] || complain "an unkept run as JSON: $(forms)"
    run 4 play line-down --text --resume --store "$store"
    err "$store: "
    run 4 journal --store "$store"
    err "$store: "
done
run 0 play line-down --text --store /proc/x/runs.db
out "The run stops here; it was not saved."

# A journal, and one that was tampered with.
feed 4 2 1
run 0 play line-down --text --seed 1 --store journal.db
run 0 journal 1 --store journal.db
mv out good.journal
run 0 replay good.journal
out "good.journal: complaint/line-down, decisions: 3, ending -"
sed 's/^2 chen_story choose 4/2 chen_story choose 3/' good.journal >bad.journal
run 1 replay bad.journal
err "bad.journal:9: Decision 2 differs"
sed 's/^seed 1/seed 2/' good.journal >seed.journal
run 1 replay seed.journal
run 1 replay bad.journal good.journal
out "good.journal: "
run 4 replay missing.journal good.journal
err "missing.journal: "
out "good.journal: "
run 0 replay journal.db
out "journal.db run 1: complaint/line-down, decisions: 3"
run 1 replay file
err "file:1: This is no journal"
run 4 replay folder
run 4 journal 9 --store journal.db
run 2 journal nine --store journal.db

# The handbook.
run 0 handbook
[ "$(grep -c '^  [a-z]*\.[a-z-]*: ' out)" -eq 89 ] || complain "the handbook does not list 89 techniques"
run 0 handbook complaint.listen-first
out "The tempting mistake: "
out "Section 5.3: "
run 0 handbook 5.3
out "5.3 "
run 0 handbook complaint.listen-first --lang zh-TW
out "容易犯的錯："
run 2 handbook complaint.listen-frist
err "did you mean “complaint.listen-first”?"
run 2 handbook quite.another-thing

# Help, version and what is not understood. Flags may stand anywhere.
for command in play replay journal check drive handbook; do
    run 0 $command --help
    silent err
    out "counterpart $command"
    out "--lang LANGUAGE"
    run 0 --help
    out "  $command "
done
run 0 play -h --lang zh-TW
out "在終端機"
run 0 --version
grep -qxE 'counterpart [0-9]+\.[0-9]+\.[0-9]+' out || complain "the version: $(cat out)"
run 0 play --version
run 0 --lang zh-TW handbook complaint.listen-first
out "容易犯的錯："
usage() {  # MESSAGE ARGUMENT…
    local message=$1
    shift
    run 2 "$@"
    err "$message"
    silent out
}
usage "did you mean “play”?" plya
usage "There is no command “frobnicate”" frobnicate
usage "“--bogus” is not understood" play line-down --bogus
usage "“-x” is not understood" -x
usage "“--seed” needs a value" play line-down --seed
usage "not “ten”" play line-down --text --seed ten
usage "not “-1”" play line-down --text --seed -1
usage "“--seed” has no meaning for “check”" check --seed 3
usage "“--strict” has no meaning for “play”" play line-down --strict
usage "counterpart play [NAME [RUN]]" play a 1 c
usage "counterpart drive FILE" drive
usage "“de” is no language" play line-down --text --lang de
run 2 --json
err "Which scenario?"
env LC_ALL=zh_TW.UTF-8 "$program" handbook complaint.listen-first >out
out "容易犯的錯："

# No display, no font, damaged texts, no data, a full disk: a clear word and what helps, and exit code 4.
input=/dev/null
for arguments in "play line-down" ""; do
    run 4 $arguments
    err "counterpart play NAME --text"
    silent out
done
echo "wait 0" >nothing.drive
COUNTERPART_FONT=/nonexistent run 4 drive nothing.drive
err "/nonexistent"
err "counterpart play NAME --text"
COUNTERPART_FONT=/nonexistent SDL_VIDEODRIVER=dummy run 4 play line-down
err "/nonexistent"
mkdir share && cp -r "$source/scenarios" "$source/assets" share
printf 'not a catalogue\n\377\376\033[2J' >share/assets/ui/counterpart.zh-TW.po
for damage in damaged missing; do
    COUNTERPART_SHARE=$work/share run 4 play line-down --text --lang zh-TW
    err "share/assets/ui/counterpart.zh-TW.po"
    err "$damage: install Counterpart again, or play with --lang en"
    [ "$(wc -l <err)" -eq 1 ] || complain "too much is said of a $damage catalogue"
    COUNTERPART_SHARE=$work/share run 4 play line-down --json --lang zh-TW
    [ "$(forms)" = x ] || complain "a $damage catalogue as JSON: $(forms)"
    COUNTERPART_SHARE=$work/share run 0 play line-down --text --lang en
    rm -f share/assets/ui/counterpart.zh-TW.po
done
"$program" handbook >/dev/full 2>err
[ $? -eq 4 ] || complain "a full disk goes unnoticed"
err "The output can't be written"

# What a negotiation says of the rep. By hand: 104 is 400 points, 24 hours are 90, 30 days 60: all there is for the rep, and nothing for
# them. 4 hours cost 90, of the 400 between reservation value and best: 22 percent. Walking away leaves what could have been agreed on.
cp "$source/tests/core/table/sensors.lua" .
prepare="prepare alternative=1 limit=28 target=80 price=2 response=3 payment=1"
feed 1 "$prepare" "offer price=104 response=#3 payment=#1" "ask response" "if price=104 response=#1 payment=#1" walk
run 0 play sensors.lua --text --seed 1 --store table.db
out "You walked away in round 4, with an alternative worth 150 (NT$ 150,000)."
out "Left on the table: up to "
out "Work on this first: "
out "- Questions before the first offer: 0 (Questions in all: 1.)"
out "- First offer: 100 % ("
out "- Largest step: 22 % ("
out "Round 1, you: Unit price 104 · Response time 24 h · Payment 30 days. Worth 550 (NT$ 550,000) to you, 0 to Lin"
out "Round 3, you: Unit price 104 · Response time 4 h · Payment 30 days. Worth 460 (NT$ 460,000) to you, "
out "Preparation, of 100 each: alternative 100, limit 100, target 100, guess of their priorities "
out "Decision 5: Conditional offer: Unit price 104 · Response time 4 h · Payment 30 days"
run 0 play sensors.lua --json --seed 1 --store table.db
out '"table":{"phase":"walked","rounds":[4,10],"reserve":[150,'
out '"deal":null,"left":null,"currency":"NT$","point":1000,"moves":[{"step":2,"round":0,"move":"prepare alternative=1 limit=28'
out '"offered":{"values":["104","24 h","30 days"],"mine":550,"theirs":0,"class":null}'
out '"offered":{"values":["104","4 h","30 days"],"mine":460,"theirs":'
out '"class":"concession"}'
out '"move":"walk"'
out '"questions":1,"questions_before":0,'
out '"steps":{"silent":0,"nice":0,"concession":1,"selfish":0,"fortunate":0,"unfortunate":0}'
out '"flaws":[{"name":"'
out '"preparation":{"alternative":100,"limit":100,"target":100,"guess":'

# A copy elsewhere, without its data and with it where an installation puts it.
mkdir -p prefix/bin prefix/share/counterpart
cp "$program" prefix/bin
export COUNTERPART_SHARE='' XDG_DATA_DIRS=/nonexistent
program=$work/prefix/bin/counterpart
run 4 play line-down --text
err "set COUNTERPART_SHARE"
run 0 --help
out "  handbook "
cp -r "$source/scenarios" "$source/assets" prefix/share/counterpart
run 0 play line-down --text --lang zh-TW
out "產線停擺"
[ ! -e failed ]
