/** Where it is kept on an environment what parameters were before, and who holds them. */
export const HELD_VALUES_FOLDER = '/run/proctor-parameters';

/**
 * Functions of a POSIX shell that set parameters of the kernel and put them back.
 *
 * A parameter that is held has a folder: `old`, its value before; `value`, what it is held at;
 * `by/ID` for each that holds it; `boot`, since that forgets it all. `hold ID NAME FILE VALUE`
 * prints one of `set NAME VALUE`, `held NAME VALUE` (at another value, by others), `refused NAME WHY`
 * and `absent NAME`; `release ID NAME FILE` prints `was NAME VALUE` and, where it could not be put
 * back, `stuck NAME WHY`; nothing for what ID does not hold. Only to be called between `lock` and
 * `unlock`.
 */
export const HOLD_FUNCTIONS = `
R=${HELD_VALUES_FOLDER}
mkdir -p "$R" 2>/dev/null || R=/dev/shm/proctor-parameters
lock() {
  i=0
  mkdir -p "$R" 2>/dev/null || return
  # Whoever has it needs milliseconds: one that is kept so long was left behind.
  until mkdir "$R/lock" 2>/dev/null; do
    i=$((i + 1))
    [ "$i" -gt 50 ] && { rmdir "$R/lock" 2>/dev/null; [ "$i" -gt 60 ] && break; }
    sleep 0.1 2>/dev/null || sleep 1
    mkdir -p "$R"
  done
}
unlock() { rmdir "$R/lock" 2>/dev/null; rmdir "$R" 2>/dev/null; :; }
line() { tr '\\n\\t' '  ' <"$1" 2>/dev/null; }
keep() { printf '%s %s %s\\n' "$1" "$2" "$(printf '%s' "$3" | tr '\\n' ' ')"; }
hold() {
  h=$R/$(printf '%s' "$2" | tr '/' ':')
  if [ ! -e "$3" ]; then keep absent "$2" ''; return; fi
  b=$(cat /proc/sys/kernel/random/boot_id)
  if [ -d "$h" ] && [ "$(cat "$h/boot" 2>/dev/null)" != "$b" ]; then rm -rf "$h"; fi
  if [ ! -d "$h" ]; then
    w=$(mkdir "$h" 2>&1) && w=$( (cat "$3" >"$h/old") 2>&1) || {
      keep refused "$2" "$w"
      rm -rf "$h" 2>/dev/null
      return
    }
    mkdir "$h/by"
    printf '%s' "$4" >"$h/value"
    printf '%s\\n' "$b" >"$h/boot"
  elif [ "$(cat "$h/value")" != "$4" ]; then
    keep held "$2" "$(cat "$h/value")"
    return
  fi
  : >"$h/by/$1"
  if w=$( (printf '%s\\n' "$4" >"$3") 2>&1); then keep set "$2" "$(line "$3")"; else keep refused "$2" "$w"; fi
}
release() {
  h=$R/$(printf '%s' "$2" | tr '/' ':')
  [ -e "$h/by/$1" ] || return
  keep was "$2" "$(line "$3")"
  rm -f "$h/by/$1"
  [ -z "$(ls "$h/by")" ] || return
  w=$( (cat "$h/old" >"$3") 2>&1)
  [ "$(line "$3")" = "$(line "$h/old")" ] || keep stuck "$2" "\${w:-it stays $(line "$3")}"
  rm -rf "$h"
}
`;
