# The scripts of this folder on the real screens, in every language and theme; sourced by tests/golden_check.sh and scripts/golden.
# A script knows neither language nor theme: it uses keys, and "shot NAME.png" becomes the picture NAME.LANGUAGE.THEME.png.
golden=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
golden_languages=(en zh-TW)
golden_themes=(light dark contrast)

golden_names() {  # of all pictures there have to be
    local name language theme
    sed -n 's/^shot \(.*\)\.png$/\1/p' "$golden"/*.drive | sort | while read -r name; do
        for language in "${golden_languages[@]}"; do
            for theme in "${golden_themes[@]}"; do echo "$name.$language.$theme.png"; done
        done
    done
}

# golden_run PROGRAM VERB FOLDER: with VERB “shot” pictures are written to FOLDER, with “same” they are compared with those there. What goes
# wrong is said, and a script's first fault ends it; fails when one did.
golden_run() {
    local program=$1 verb=$2 folder=$3 work failed=0 script language theme
    work=$(mktemp -d)
    cp "$golden"/*.lua "$work"
    for script in "$golden"/*.drive; do
        for language in "${golden_languages[@]}"; do
            for theme in "${golden_themes[@]}"; do
                rm -rf "$work/home"
                printf 'size 1024 600\nlang %s\ntheme %s\n' "$language" "$theme" >"$work/golden.drive"
                sed "s|^shot \(.*\)\.png$|$verb \"$folder/\1.$language.$theme.png\"|" "$script" >>"$work/golden.drive"
                (
                    cd "$work" && unset COUNTERPART_FONT COUNTERPART_SCALE LANGUAGE
                    LC_ALL=C COUNTERPART_SHARE=$golden/../.. XDG_DATA_HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_CACHE_HOME=$work \
                        "$program" drive golden.drive 2>&1 | sed "s|^golden.drive:[0-9]*:|$(basename "$script"), $language, $theme:|"
                    exit "${PIPESTATUS[0]}"
                ) || failed=1
            done
        done
    done
    rm -rf "$work"
    return $failed
}

# What the pixels depend on beside this source: the fonts, and what draws their letters.
golden_made_with() { dpkg-query -W -f '${Package} ${Version}\n' fonts-noto-cjk libfreetype6 libharfbuzz-subset0 libsdl2-image-2.0-0 libsdl2-ttf-2.0-0; }
