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
N='
'
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
unlock() { eval "rm -f '$R/lock' '$R/why' $G" 2>/dev/null; G=; }
keep() { k="$1 $2"; set -f; set -- $3; set +f; printf '%s\\n' "$k $*"; }
whole() { o=; while IFS= read -r x || [ -n "$x" ]; do o="$o$x$N"; done <"$1"; }
write() { { printf '%s' "$1" >"$2"; } 2>"$R/why"; }
hold() {
  h=$R/$5
  if [ ! -e "$3" ]; then keep absent "$2" ''; return; fi
  if [ ! -e "$h.value" ]; then
    if o=$(cat "$3" 2>&1) && write "$o$N" "$h.old" && write "$4$N" "$h.value"; then :; else
      keep refused "$2" "$o"
      rm -f "$h.old" 2>/dev/null
      return
    fi
  else
    read_line "$h.value"
    if [ "$x" != "$4" ]; then keep held "$2" "$x"; return; fi
  fi
  write '' "$h.by.$1"
  if write "$4$N" "$3"; then
    keep set "$2" "$(cat "$3")"
  else
    read_line "$R/why"
    keep refused "$2" "$x"
  fi
}
release() {
  h=$R/$4
  [ -e "$h.by.$1" ] || return
  keep was "$2" "$(cat "$3")"
  G="$G '$h.by.$1'"
  for f in "$h".by.*; do [ "$f" != "$h.by.$1" ] && return; done
  whole "$h.old"
  if ! write "$o" "$3"; then
    read_line "$R/why"
    keep stuck "$2" "$x"
  else
    x=$(cat "$3")
    [ "$x$N" = "$o" ] || keep stuck "$2" "it stays $x"
  fi
  G="$G '$h.old' '$h.value'"
}
`;
