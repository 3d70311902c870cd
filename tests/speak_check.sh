#!/usr/bin/env bash
# The finished program reads aloud through the library that the system has, here a stand-in, and goes on without one.
set -uo pipefail
build=$(realpath "$1")
source=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DISPLAY WAYLAND_DISPLAY LANGUAGE LC_MESSAGES LANG COUNTERPART_FONT COUNTERPART_SCALE
export COUNTERPART_SHARE=$source LC_ALL=C SDL_VIDEODRIVER=dummy XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
complain() { echo "$*"; touch failed; }
# until FILE TEXT: waits for it, 20 seconds at most.
until_there() {
    for _ in $(seq 400); do grep -qF -- "$2" "$1" 2>/dev/null && return; sleep 0.05; done
    complain "not in $1: $2, but: $(cat "$1")"
}
# window FILE TEXT ARGUMENT…: opens it, waits for the text, and closes it as a session that ends does.
window() {
    local file=$1 text=$2
    shift 2
    "$build"/counterpart "$@" 2>err &
    until_there "$file" "$text"
    kill -TERM $!
    wait $! || complain "counterpart $*: exit $?: $(cat err)"
}
export FAKE_SPEECHD=$work/said
LD_LIBRARY_PATH=$build/tests/fake window said "Chen Yi-jun (Annoyed): " play line-down --speak --lang en
LD_LIBRARY_PATH=$build/tests/fake window said "language zh" --speak --lang zh-TW
[ ! -s err ] || complain "on stderr: $(cat err)"
[ "$(tail -n 1 said)" = close ] || complain "the connection stays open: $(tail -n 1 said)"
unset FAKE_SPEECHD
LD_LIBRARY_PATH=$build/tests/fake window err "Nothing will be read aloud: speech-dispatcher." --speak --lang en
[ "$(wc -l <err)" -eq 1 ] || complain "more than one line: $(cat err)"
"$build"/counterpart play line-down --speak --text </dev/null 2>err && complain "--speak --text was taken"
grep -qF -- "--speak" err || complain "not explained: $(cat err)"
[ ! -e failed ]
