/** Where it is kept on an environment what parameters were before, and who holds them. */
export const HELD_VALUES_FOLDER = '/run/proctor-parameters';

/**
 * Functions of a POSIX shell that set parameters of the kernel and put them back.
 *
 * Of a parameter that is held there are the files `KEY.old`, its value before; `KEY.value`, what it
 * is held at; `KEY.by.ID` for each that holds it. `boot` says which boot they belong to: another
 * forgets them. `hold ID NAME FILE VALUE KEY` prints one of `set NAME VALUE`, `held NAME VALUE` (at
 * another value, by others), `refused NAME WHY` and `absent NAME`; `release ID NAME FILE KEY` prints
 * `was NAME VALUE` and, where it could not be put back, `stuck NAME WHY`; nothing for what ID does
 * not hold. Only to be called between `lock` and `unlock`.
 *
 * `set -C` makes a redirection fail where the file is there.
 */
export const HOLD_FUNCTIONS = `
R=${HELD_VALUES_FOLDER}
[ -d "$R" ] || mkdir -p "$R" 2>/dev/null || R=/dev/shm/proctor-parameters
G=
lock() {
  i=0
  [ -d "$R" ] || mkdir -p "$R" 2>/dev/null || return
  set -C
  # Whoever has it needs milliseconds: one that is kept so long was left behind.
  until { echo "$$" >"$R/lock"; } 2>/dev/null; do
    i=$((i + 1))
    [ "$i" -gt 60 ] && break
    [ "$i" -gt 50 ] && rm -f "$R/lock"
    sleep 0.1 2>/dev/null || sleep 1
  done
  set +C
  b=$(cat /proc/sys/kernel/random/boot_id)
  read_line "$R/boot"
  if [ "$x" != "$b" ]; then
    for f in "$R"/*.old "$R"/*.value "$R"/*.by.*; do [ -e "$f" ] && rm -f "$f"; done
    { printf '%s\\n' "$b" >"$R/boot"; } 2>/dev/null
  fi
}
unlock() { eval "rm -f "$R/lock" $G" 2>/dev/null; G=; }
keep() { printf '%s %s ' "$1" "$2"; printf '%s' "$3" | one_line; }
one_line() { l=; while IFS= read -r x || [ -n "$x" ]; do l="$l$x "; done; printf '%s\\n' "$l"; }
hold() {
  h=$R/$5
  if [ ! -e "$3" ]; then keep absent "$2" ''; return; fi
  if [ ! -e "$h.value" ]; then
    if w=$( { cat "$3" >"$h.old"; } 2>&1); then :; else
      keep refused "$2" "$w"
      rm -f "$h.old" 2>/dev/null
      return
    fi
    { printf '%s\\n' "$4" >"$h.value"; } 2>/dev/null
  else
    read_line "$h.value"
    if [ "$x" != "$4" ]; then keep held "$2" "$x"; return; fi
  fi
  { echo >"$h.by.$1"; } 2>/dev/null
  if w=$( { printf '%s\\n' "$4" >"$3"; } 2>&1); then
    keep set "$2" "$(cat "$3")"
  else
    keep refused "$2" "$w"
  fi
}
release() {
  h=$R/$4
  [ -e "$h.by.$1" ] || return
  keep was "$2" "$(cat "$3")"
  G="$G '$h.by.$1'"
  for f in "$h".by.*; do [ "$f" != "$h.by.$1" ] && return; done
  w=$( { cat "$h.old" >"$3"; } 2>&1)
  x=$(cat "$3")
  [ "$x" = "$(cat "$h.old")" ] || keep stuck "$2" "\${w:-it stays $x}"
  G="$G '$h.old' '$h.value'"
}
`;
