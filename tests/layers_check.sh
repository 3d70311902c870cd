#!/usr/bin/env bash
# A room includes itself and the rooms above it, and only its own outside world: checked in the sources and in the archives' undefined symbols.
set -uo pipefail
build=$1
failed=0
complain() { echo "$*"; failed=1; }

declare -A above=([base]="base" [core]="base core" [coach]="base core coach" [record]="base core coach record" [ui]="base core coach record ui"
                  [host]="base core coach record ui host")
for room in "${!above[@]}"; do
    while IFS=: read -r file line text; do
        other=$(sed -E 's/.*"([a-z]+)\/.*/\1/' <<<"$text")
        [[ " ${above[$room]} " == *" $other "* ]] || complain "$file:$line: $room may not include $other"
    done < <(grep -rnE '#include "[a-z]+/' engine/"$room" --include=*.c --include=*.h)
done

# Which room may include which library.
declare -A owner=(['lua|lauxlib|lualib']=core ['sqlite3']=record ['SDL2?/|SDL']=host ['jansson']=host ['linebreak|wordbreak']=ui)
for pattern in "${!owner[@]}"; do
    for room in "${!above[@]}"; do
        [ "$room" = "${owner[$pattern]}" ] && continue
        hits=$(grep -rnE "#include <($pattern)" engine/"$room") && complain "$hits"
    done
done
lua=$(grep -rlE '#include <(lua|lauxlib|lualib)' engine/core | grep -vE 'core/(sandbox|script|load|reader|declare|compile|handbook)[a-z_]*\.[ch]$') && complain "lua.h outside the script files: $lua"

# Symbols that reach for an outside world.
world='fopen|open|open64|creat|socket|connect|time|clock|clock_gettime|gettimeofday|rand|random|srand|getenv|system|fork|exp|pow|sin|cos|log'
for room in base core coach ui; do
    used=$(nm -u "$build/lib$room.a" 2>/dev/null | awk '{print $2}' | grep -xE "$world") && complain "$room uses: $used"
done
for room in base core coach record ui; do
    used=$(nm -u "$build/lib$room.a" | awk '{print $2}' | grep -E '^SDL_|^TTF_|^IMG_') && complain "$room uses SDL: $used"
done
for room in base core coach ui host; do
    used=$(nm -u "$build/lib$room.a" | awk '{print $2}' | grep -E '^sqlite3_') && complain "$room uses SQLite: $used"
done
for room in base coach record ui host; do
    used=$(nm -u "$build/lib$room.a" | awk '{print $2}' | grep -E '^lua_|^luaL_') && complain "$room uses Lua: $used"
done
[ "$(ls "$build"/lib*.a | wc -l)" -ge 6 ] || complain "archives are missing in $build"
exit $failed
