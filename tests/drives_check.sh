#!/usr/bin/env bash
# Plays every script in tests/drives on the real screens without a display, each in a fresh home; NAME-again.drive goes on where NAME.drive
# stopped. An expert's run ends in the same state in both languages, and a script that must fail says where.
set -uo pipefail
program=$(realpath "$1")/counterpart
drives=$PWD/tests/drives
export COUNTERPART_SHARE=$PWD LC_ALL=C
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER LANGUAGE COUNTERPART_FONT COUNTERPART_SCALE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$drives"/*.{lua,po} "$work"  # scenarios that are played from a file
cd "$work" || exit 1
complain() { echo "$*"; touch "$work/failed"; }
drive() { XDG_DATA_HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_CACHE_HOME=$work/home "$program" drive "$1"; }

count=0
for script in "$drives"/*.drive; do
    name=$(basename "$script" .drive)
    [[ $name == *-again ]] && continue
    rm -rf "$work/home"
    for part in "$script" "$drives/$name-again.drive"; do
        [ -e "$part" ] || continue
        count=$((count + 1))
        drive "$part" >"$name.out" 2>"$name.err" || complain "$part: exit $?: $(cat "$name.err")"
        [ ! -s "$name.err" ] || complain "$part: said: $(cat "$name.err")"
    done
done
[ "$count" -ge 13 ] || complain "Only $count scripts were found."

for script in "$drives"/*.zh-TW.drive; do
    name=$(basename "$script" .zh-TW.drive)
    [ -s "$name.en.out" ] && cmp -s "$name.en.out" "$name.zh-TW.out" || complain "$name ends elsewhere in Chinese."
done

# Each shipped scenario by keys alone, ending as the expert's run does, in both languages; home then remembers what was promised.
promised() { [ "$1" = en ] && echo 'expect "Last time you said"' || echo 'expect "上次你說"'; }
for scenario in "$COUNTERPART_SHARE"/scenarios/*/*.lua; do
    name=$(basename "$scenario" .lua)
    script=$drives/keys/$name.drive
    [ -e "$script" ] || { complain "No script plays $name by keys alone." && continue; }
    grep -Evn '^(#.*|key [A-Za-z0-9+]+|hash|expect ".*")$' "$script" && complain "$script does more than press keys and read."
    for language in en zh-TW; do
        rm -rf "$work/home"
        { echo "lang $language" && cat "$script" && promised "$language"; } >keys.drive
        drive keys.drive >keys.out 2>keys.err || complain "$script, $language: exit $?: $(cat keys.err)"
        cmp -s "$name.en.out" keys.out || complain "$script, $language: the run ends elsewhere than the expert's."
    done
done

# Pictures are PNG files of the size of the window.
for size in 1280x720 1920x1080 1024x600 2560x1440; do
    for picture in {home,five,play,end,debrief,techniques}.{en,zh-TW}."${size%x*}".png; do
        head=$(od -An -tx1 -N24 "$picture" 2>/dev/null | tr -d ' \n')
        wanted=$(printf '89504e470d0a1a0a0000000d49484452%08x%08x' "${size%x*}" "${size#*x}")
        [ "$head" = "$wanted" ] || complain "$picture is no picture of $size."
    done
done

for picture in {ask,instead,curve,handbook,transcript,what-if,comparison,commitment,promised,guided}.{en,zh-TW}.png; do
    [ -s "$picture" ] || complain "$picture was not taken."
done

# fails CODE LINE: the script on stdin ends with CODE and a fault that names LINE; what comes after is not run.
fails() {
    rm -rf "$work/home" later.png
    cat >wrong.drive
    drive wrong.drive >wrong.out 2>wrong.err
    [ $? -eq "$1" ] || complain "$(cat wrong.drive) did not end with $1: $(cat wrong.err)"
    grep -q "^wrong.drive:$2: " wrong.err || complain "$(cat wrong.drive) did not name line $2: $(cat wrong.err)"
    [ ! -e later.png ] || complain "$(cat wrong.drive) went on behind its fault."
}
fails 1 4 <<'END'
# a remark, an empty line, and a text that is not there

expect "Line down"
expect "no such text"
shot later.png
END
fails 1 2 <<'END'
play line-down seed 1
refuse "What do you do first?"
shot later.png
END
fails 1 3 <<'END'
play line-down seed 1
click "Ring him at once"
click "Ring him at once"
shot later.png
END
fails 1 1 <<'END'
play no-such-scenario
shot later.png
END
fails 1 1 <<'END'
key Escape
shot later.png
END
fails 2 3 <<'END'
shot later.png
click "Home"
clik "Home"
END
fails 2 3 <<'END'
theme dark
text 150
theme pink
shot later.png
END
fails 1 4 <<'END'
shot seen.png
same seen.png
theme dark
same seen.png
shot later.png
END
[ -s seen.new.png ] && ! cmp -s seen.png seen.new.png || complain "What is shown instead was not kept."
fails 2 1 <<'END'
expect "no end
shot later.png
END
printf 'shot no/such/folder/x.png\nshot later.png\n' >wrong.drive
drive wrong.drive 2>wrong.err
[ $? -eq 4 ] && grep -q 'no/such/folder/x.png' wrong.err && [ ! -e later.png ] || complain "a picture that can't be written: $(cat wrong.err)"
drive missing.drive >missing.out 2>missing.err
[ $? -eq 4 ] && grep -q '^missing.drive: ' missing.err || complain "a script that is not there: $(cat missing.err)"
# Where the library of drawings can't be opened, one warning is said and they are left out; but what was drawn before is still shown.
mkdir broken && : >broken/libSDL2_image-2.0.so.0
for part in drawn kept left-out; do printf 'size 640 360\nshot %s.png\n' $part >$part.drive; done
rm -rf home
drive drawn.drive 2>drawn.err && [ ! -s drawn.err ] || complain "a page with drawings: $(cat drawn.err)"
LD_LIBRARY_PATH=$work/broken drive kept.drive 2>kept.err && [ ! -s kept.err ] && cmp -s drawn.png kept.png || complain "kept drawings: $(cat kept.err)"
rm -rf home
LD_LIBRARY_PATH=$work/broken drive left-out.drive 2>left-out.err || complain "a page without drawings: $(cat left-out.err)"
[ "$(cat left-out.err)" = "Pictures are left out: the library SDL2_image is not installed." ] || complain "said without the library: $(cat left-out.err)"
! cmp -s drawn.png left-out.png || complain "There were no drawings to be left out."
[ ! -e failed ]
