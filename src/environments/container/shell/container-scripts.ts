import {quote} from '../../posix/remote-shell.ts';

/*
 * What runs in a container. All of it is for any POSIX shell with any of BusyBox's or GNU's
 * commands; none of it holds a secret.
 */

/** A login shell's variables, where the image gives none. */
const BASICS = `: "\${HOME:=/root}"; [ -d "$HOME" ] || HOME=/
case "$PATH" in */bin*) ;; *) PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin;; esac
export HOME PATH`;

/** A folder for temporary files, where the image has none or its user may not write there. */
const TEMPORARY = `[ -w "\${TMPDIR:-/tmp}" ] || mkdir -m 1777 /tmp 2>/dev/null || for _d in /var/tmp "$HOME" /run /dev/shm; do
  [ -d "$_d" ] && [ -w "$_d" ] && { TMPDIR=$_d; export TMPDIR; break; }
done`;

/**
 * The first process of a container: says `ready`, starts the control shell on its own standard input
 * and output, and reaps what loses its parent until that has ended, with its input. Then the
 * container ends, and all that runs in it.
 *
 * @param words.killed What it says on standard error where the control shell was killed.
 * @param words.outOfMemory And, where the kernel has killed something for lack of memory, what it
 *   says then.
 * @param words.loader A script that reads another one from standard input.
 */
export function initScript(words: {
  readonly ready: string;
  readonly killed: string;
  readonly outOfMemory: string;
  readonly loader: string;
}): string {
  const {ready, killed, outOfMemory, loader} = words;
  return `${BASICS}
${TEMPORARY}
trap 'exit 143' TERM
exec 3<&0 4>&1 5>&2 </dev/null >/dev/null
echo ${ready} >&4
sh -c ${quote(loader)} <&3 >&4 3<&- 4>&- 5>&- &
exec 3<&- 4>&-
wait $!
_c=$?
[ $_c -gt 128 ] && echo '${killed}' >&5 && for _f in memory.events memory/memory.oom_control; do
  while read -r _k _v; do
    [ "$_k" = oom_kill ] && [ "$_v" -gt 0 ] && echo '${outOfMemory}' >&5
  done </sys/fs/cgroup/$_f
done 2>/dev/null
exit $_c`;
}

/** The control shell in a container whose first process is another. Never leads a session. */
export function controlScript(loader: string): string {
  return `${BASICS}
${TEMPORARY}
sh -c ${quote(loader)}
exit $?`;
}

/**
 * A shell that runs one command after the other. It reads from its standard input, for each,
 * `LINES MODE BYTES` and so many lines of script; MODE says what the command reads:
 * - `n`: nothing
 * - `b`: so many bytes, which follow
 * - `s`: frames that follow, each with its length before it in a line; one of 0 is the end
 *
 * On standard output it says, besides what the command does, after a text of its own that is the
 * first thing it reads:
 * - `r PID`: it is ready
 * - `x CODE FLAGS`: the command has ended; `s`: by a signal, `l`: its group may not be gone
 * - `e`, on both streams: nobody holds them any more, and it is ready for the next
 *
 * A shell tells of a signal on its standard error; none of `INT` and `PIPE`, and bash not of `TERM`,
 * where its exit code is believed.
 *
 * Who else holds a stream is found by the files of all processes; there is no need to look where
 * the kernel's last process number is the command's own.
 */
export const SLOT_SCRIPT = `${BASICS}
exec 3<&0 8>&1 9>&2 </dev/null >/dev/null 2>/dev/null
IFS= read -r _sn <&3
_sm=/dev/null _sp=/dev/null
for _sq in /dev/shm /run /tmp /var/tmp; do
  ( umask 077; : >"$_sq/$_sn.m" && : >"$_sq/$_sn.p" ) && { _sm="$_sq/$_sn.m" _sp="$_sq/$_sn.p"; exec 2>"$_sm"; break; }
done
_sd=iflag=fullblock
[ "$(echo abcd | dd bs=3 count=1 $_sd 2>/dev/null)" = abc ] || _sd=
_sb() { if [ -n "$_sd" ]; then dd bs=$1 count=1 $_sd <&3; else dd bs=1 count=$1 <&3; fi 2>/dev/null; }
_sf() { while IFS= read -r _sq <&3 && [ "$_sq" -gt 0 ]; do _sb "$_sq"; done; }
_sr() {
  ( exec 3<&-
    cd -P /proc/self 2>/dev/null && _pi=\${PWD##*/}; cd /; echo "$_pi" >"$_sp"
    exec >&8 2>&9 8>&- 9>&-
    eval "$_ss" )
}
_sh() {
  read -r _so _so _so _so _so _sq </proc/loadavg && [ "$_so" = "$_si" ] && return 0
  _sme=; read -r _sme _sq </proc/self/stat
  for _sq in /proc/[0-9]*; do
    case $_sq in */$$|*/$_sme) continue;; esac
    for _so in "$_sq"/fd/*; do
      [ "$_so" -ef /proc/self/fd/8 ] && return 1
      [ "$_so" -ef /proc/self/fd/9 ] && return 1
    done
  done
  return 0
}
_sx() {
  _sc=$1 _sl=- _si=
  [ -s "$_sm" ] && { _sl=-s; : >"$_sm"; }
  [ -n "$BASH_VERSION" ] && [ "$_sc" = 143 ] && _sl=-s
  read -r _si <"$_sp"
  { [ -z "$_si" ] || kill -0 -$_si; } 2>/dev/null && _sl="$_sl"l
  echo "$_sn x $_sc $_sl" >&8
  until _sh; do sleep 0.02 || sleep 1; done 2>/dev/null
  echo "$_sn e" >&9; echo "$_sn e" >&8
}
echo "$_sn r $$" >&8
while IFS=' ' read -r _so _st _sz <&3; do
  _ss=
  while [ "$_so" -gt 0 ]; do
    IFS= read -r _sq <&3 || break 2
    _ss="$_ss$_sq
"
    _so=$((_so-1))
  done
  case $_st in
    n) _sr; _sx $?;;
    b) _sb "$_sz" 8>&- 9>&- | { _sr; _sx $?; };;
    s) _sf 8>&- 9>&- | { _sr; _sx $?; };;
  esac
done
[ "$_sm" = /dev/null ] || rm -f "$_sm" "$_sp"`;
