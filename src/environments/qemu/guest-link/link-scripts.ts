import {controlFunctions, quote} from '../../posix/remote-shell.ts';
import {makeSessionProgram} from './session-program.ts';

/** Where a link's pipes and files may be, best first: in memory where there is such a place. */
const PLACES = '/run /dev/shm /tmp /var/tmp';

/**
 * Makes the link's folder `name` and what is in it, starts the control shell, and prints the
 * folder's path. The shell reads its snippets from the named pipe `c.in`, which it keeps open
 * itself; what it and all slots answer is added to `c.out`.
 */
export function linkScript(name: string, nonce: string): string {
  const control = `exec 4<>"$_ld/c.in" </dev/null >>"$_ld/c.out" 2>/dev/null
${controlFunctions(nonce)}
. "$_ld/c.in"`;
  return `umask 077
: "\${HOME:=/root}"; [ -d "$HOME" ] || HOME=/
case "$PATH" in */bin*) ;; *) PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin;; esac
export HOME PATH
for _ld in ${PLACES} ''; do [ -n "$_ld" ] && mkdir "$_ld/${name}" 2>/dev/null && break; done
[ -n "$_ld" ] || exit 3
_ld="$_ld/${name}"; export _ld
mkfifo "$_ld/c.in" || exit 4
: > "$_ld/c.out"
${makeSessionProgram('"$_ld/own"')}
sh -c ${quote(control)} </dev/null >/dev/null 2>&1 &
echo "$_ld"`;
}

/**
 * A shell that runs one command after the other, each in a process of its own whose streams are
 * named pipes: so they are pipes as elsewhere, and end when nobody holds them any more. For each
 * stream a `cat` waits that copies it to a file which is read from outside. It says:
 * - `r SLOT CAT CAT SHELL`: ready, with the processes that wait
 * - `x SLOT CODE FLAGS`: the command has ended; `s`: by a signal, `l`: its group has not;
 *   `b`: no process was born after it (the kernel's last process number is its own), so nobody can
 *   hold its pipes: they stay open for the next command, and a border ends what is in the files
 * - `f SLOT`: both streams have ended, and are in the files
 */
export function slotScript(folder: string, slot: number, nonce: string): string {
  const file = (letter: string): string => `${folder}/${letter}.${slot}`;
  return `umask 077
: "\${HOME:=/root}"; [ -d "$HOME" ] || HOME=/
case "$PATH" in */bin*) ;; *) PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin;; esac
export HOME PATH
mkfifo ${file('g')} ${file('o')} ${file('e')}
: >${file('so')}; : >${file('se')}
exec 4<>${file('g')} </dev/null >>${folder}/c.out 2>${file('m')}
_sr() {
  cat ${file('o')} >>${file('so')} 2>/dev/null 4>&- 5>&- 6>&- & _r1=$!
  cat ${file('e')} >>${file('se')} 2>/dev/null 4>&- 5>&- 6>&- & _r2=$!
  exec 5>${file('o')} 6>${file('e')}
  echo "${nonce} r ${slot} $_r1 $_r2 $$"
}
_sx() {
  _sc=$1 _sf=-
  [ -s ${file('m')} ] && { _sf=-s; : >${file('m')}; }
  read -r _sp <${file('p')}; kill -0 -$_sp 2>/dev/null && _sf=$_sf'l'
  read -r _so _so _so _so _so _pq </proc/loadavg
  if [ "$_so" = "$_sp" ]; then
    echo "${border(nonce)}" >&5; echo "${border(nonce)}" >&6
    echo "${nonce} x ${slot} $_sc $_sf"'b'
    return
  fi
  echo "${nonce} x ${slot} $_sc $_sf"
  exec 5>&- 6>&-
  wait $_r1 $_r2; echo "${nonce} f ${slot}"; _sr
}
umask 022
_pw=setsid; [ -x ${folder}/own ] && _pw=${folder}/own
_sr
. ${file('g')}`;
}

/** Ends what a command has said, where its pipes stay open. */
export function border(nonce: string): string {
  return `${nonce}-end`;
}

/**
 * What a slot is sent to run a command. Where a process finds its own number: `read` would take
 * a file of /proc byte by byte, which in an emulated guest costs as much as a small program.
 */
export function slotCommand(
  folder: string,
  slot: number,
  parts: {readonly script: string; readonly hasInput: boolean},
): string {
  const file = (letter: string): string => `${folder}/${letter}.${slot}`;
  const input = parts.hasInput ? file('i') : '/dev/null';
  return `( exec 4>&- 5>&- 6>&-
cd -P /proc/self; _pi=\${PWD##*/}; cd /; echo $_pi >${file('p')}
${parts.script.trimEnd()}
) <${input} >${file('o')} 2>${file('e')}
_sx $?
`;
}
