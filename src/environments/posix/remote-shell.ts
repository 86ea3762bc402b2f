/** `text` as one word of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Adds `_pn` lines of standard input to `_ph`; `_pe` is what ends one. */
const READ_LINES =
  'while [ "$_pn" -gt 0 ];do IFS= read -r _pl||exit 255;_ph="$_ph$_pl$_pe";_pn=$((_pn-1));done';

/**
 * Reads a script from standard input and becomes it: first the number of its lines, then the
 * lines. `read` takes single bytes from a pipe, so what follows the script is left for it. So no
 * script, no variable and no secret is on a command line, where `ps` shows it to everyone.
 *
 * Free of single quotes, backslashes and exclamation marks: all shells, fish and csh included,
 * take it between single quotes.
 */
const LOADER = `IFS= read -r _pn||exit 255;_ph=;${READ_LINES};eval "$_ph"`;

/** How many ticks processes of a group may outlive its leader before they count as left over. */
const LEFTOVER_TICKS = 10;

/** For a login shell that is POSIX-like: no further program is started. */
export const PLAIN_LOADER = `_pe='\n';${LOADER}`;

/** For any login shell. */
export const SAFE_LOADER = `exec sh -c '_pe=$(echo;echo .);_pe="\${_pe%.}";${LOADER}'`;

/** Login shells that run {@link PLAIN_LOADER}. */
export const POSIX_SHELLS: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'dash',
  'ash',
  'ksh',
  'mksh',
  'busybox',
]);

/** A program that reads a script of so many bytes at once costs less than their single reading. */
const AT_ONCE_BYTES_MIN = 2_048;

/** `script` in the form that a loader reads. */
export function framed(script: string): string {
  const text = script.endsWith('\n') ? script : `${script}\n`;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return `${lines}\n${text}`;
}

/** How long a host keeps what there is for a connection that it does not hear from any more. */
export interface HostLease {
  /**
   * Nothing has come for so long: nobody is there, though the connection has not ended. Where the
   * shell there cannot tell time when it reads (dash), it may be twice a half of it, rounded up.
   */
  readonly seconds: number;
  /** How long a successor may take to come when the connection has ended. */
  readonly graceSeconds: number;
  /** Stands on the command lines of the loaders of this connection, and of no others. */
  readonly tag: string;
}

/** Where there are neither connections that are lost nor folders to remove. */
const NO_LEASE: HostLease = {seconds: 0, graceSeconds: 0, tag: ''};

/** `loader` with `tag` on its command line. @param loader One of the two above. */
export function taggedLoader(loader: string, tag: string): string {
  const safe = /^exec sh -c '/.exec(loader)?.[0] ?? '';
  return `${safe}_pj=${tag};${loader.slice(safe.length)}`;
}

/**
 * As {@link framed}, for a loader that reads from a pipe: a long script is one line that has dd read
 * the rest at once, since single bytes take an emulated host some seconds. Where dd does not know
 * how, that line reads single bytes, too. An end of its own shows that nothing is missing.
 */
export function framedAtOnce(script: string, encoding: BufferEncoding = 'utf8'): string {
  const plain = framed(script);
  if (plain.length < AT_ONCE_BYTES_MIN) return plain;
  const lines = Number.parseInt(plain, 10) + 1;
  const text = `${plain.slice(plain.indexOf('\n') + 1)}#.\n`;
  const size = Buffer.byteLength(text, encoding);
  const reader = [
    `_ph=$(dd bs=${size} count=1 iflag=fullblock 2>/dev/null)||{ _ph= _pn=${lines}`,
    READ_LINES,
    '_ph=${_ph%"$_pe"}',
    '}',
    '_pl=${_ph%"#."}',
    '[ "$_pl" != "$_ph" ]||exit 255',
    'eval "$_pl"',
  ];
  return `1\n${reader.join(';')}\n${text}`;
}

/**
 * What the control shell of a host runs, on standard input after the loader. It reads framed
 * snippets and runs one after the other; `_pr ID TEXT` answers. It ends with its input: then it
 * waits a while for a successor, and if none has come removes what the run left on the host.
 *
 * A connection that is cut without a word does not end for hours. So something, be it an empty
 * snippet, must come within each lease. A shell whose `read` has no `-t` has a watchdog, which looks
 * whether it was woken since it looked last: proc_pid_status(5), voluntary_ctxt_switches.
 *
 * Functions for snippets, all of builtins, since processes are dear on small boards:
 * - `_ps LEADER MARK WIDE`: sets `_pp` to the living processes that belong to a command: those of
 *   its group (and session, where WIDE is `s`), children of those, and those whose environment
 *   holds MARK, where that is given.
 * - `_pk LEADER MARK WIDE TICKS`: ends them: asks, waits so many ticks of 20 ms, kills. Sets `_pv`
 *   to those that nothing ends.
 * - `_pleft ID LEADER MARK TICKS`: ends what is left of a command's group, or of all that holds
 *   MARK where that is given; answers how many there were and what nothing ends. Costs no process
 *   where there is nothing.
 * - `_proots`: folders to remove at the end, each with the nonce of the control shell that has to.
 *   Before that, what is to be undone elsewhere is, as scripts `undo-…` in them say.
 */
export function controlScript(nonce: string, lease: HostLease = NO_LEASE): string {
  const parts = [CONTROL_FUNCTIONS, lease.seconds > 0 ? LEASE : '', CONTROL_LOOP];
  return filledIn(parts.join(''), nonce, lease);
}

/** The functions of {@link controlScript}, for a shell that gets its snippets in another way. */
export function controlFunctions(nonce: string): string {
  return filledIn(`${CONTROL_FUNCTIONS}_pself=$$ _proots=\n`, nonce);
}

function filledIn(script: string, nonce: string, lease = NO_LEASE): string {
  return (
    script
      .replaceAll('@NONCE@', nonce)
      .replaceAll('@SECONDS@', String(lease.seconds))
      .replaceAll('@HALF@', String(Math.ceil(lease.seconds / 2)))
      .replaceAll('@GRACE@', String(lease.graceSeconds))
      // Not found on the command line of who looks for it.
      .replaceAll('@TAG@', `[${lease.tag.slice(0, 1)}]${lease.tag.slice(1)}`)
      .replaceAll('@TICKS@', String(LEFTOVER_TICKS))
  );
}

const CONTROL_FUNCTIONS = String.raw`
_pr() { echo "@NONCE@ $*"; }
_ps() {
  _pl1=$1 _pm=$2 _pw=$3 _pp= _pt=
  if [ -n "$_pm" ]; then
    for _pf in $(grep -l -e "$_pm" /proc/[0-9]*/environ 2>/dev/null); do
      _pf=${'$'}{_pf#/proc/}; _pt="$_pt ${'$'}{_pf%/environ}"
    done
  fi
  _pt="$_pt $_pl1 "
  for _pf in /proc/[0-9]*/stat; do
    { read -r _pq < "$_pf"; } 2>/dev/null || continue
    _pid=${'$'}{_pf#/proc/}; _pid=${'$'}{_pid%/stat}
    [ "$_pid" = "$_pself" ] && continue
    set -f; set -- ${'$'}{_pq##*\) }; set +f
    case $1 in Z|X) continue;; esac
    if [ -n "$_pl1" ] && { [ "$3" = "$_pl1" ] || [ "$_pw$4" = "s$_pl1" ]; }; then
      _pp="$_pp $_pid"; _pt="$_pt$_pid "
    else
      case "$_pt" in
        *" $_pid "*) _pp="$_pp $_pid";;
        *" $2 "*) _pp="$_pp $_pid"; _pt="$_pt$_pid ";;
      esac
    fi
  done
}
_pz() { sleep 0.02 2>/dev/null || { sleep 1; _pc=$((_pc+49)); }; }
_pa() {
  _pv=
  for _pid in $1; do
    { read -r _pq < "/proc/$_pid/stat"; } 2>/dev/null || continue
    case ${'$'}{_pq##*\) } in Z*|X*) ;; *) _pv="$_pv $_pid";; esac
  done
}
_pk() {
  _pg=$1 _pmk=$2 _ph1=$3 _pend=$4
  _ps "$_pg" "$_pmk" "$_ph1"; _pall=$_pp
  [ -n "$_pall" ] && { kill -TERM $_pall; kill -CONT $_pall; } 2>/dev/null
  _pc=0
  while :; do
    _pa "$_pall"
    [ -z "$_pv" ] && { _ps "$_pg" "$_pmk" "$_ph1"; _pall=$_pp _pv=$_pp; }
    [ -z "$_pv" ] && break
    [ "$_pc" -ge "$_pend" ] && break
    _pz; _pc=$((_pc+1))
  done
  _pc=0
  while [ -n "$_pv" ] && [ "$_pc" -lt 100 ]; do
    _ps "$_pg" "$_pmk" "$_ph1"; _pall="$_pall $_pp"
    kill -KILL $_pall 2>/dev/null
    _pa "$_pall"; [ -n "$_pv" ] && _pz
    _pc=$((_pc+1))
  done
}
_pleft() {
  if [ -z "$3" ] && ! kill -0 -$2 2>/dev/null; then _pr "$1 0 left"; return; fi
  (
    _pi=$1 _pld=$2 _pmm=$3 _ptk=$4 _pc=0 _pn=0 _pv=
    _ps "$_pld" "$_pmm" ""
    while [ -n "$_pp" ] && [ "$_pc" -lt @TICKS@ ]; do
      _pz; _pc=$((_pc+1))
      _pa "$_pp"
      if [ -z "$_pv" ] || [ "$_pc" -ge @TICKS@ ]; then _ps "$_pld" "$_pmm" ""; fi
    done
    _pv=
    if [ -n "$_pp" ]; then set -- $_pp; _pn=$#; _pk "$_pld" "$_pmm" "" "$_ptk"; fi
    _pr "$_pi $_pn left$_pv"
  ) &
}
`;

/**
 * `_prd` reads a line in time. `_pend ROOT…` removes those that no successor has taken over, and
 * what else the connection has there.
 */
const LEASE = `
_px() {
  read -r _pme _pq </proc/self/stat
  for _pf in $(grep -ls -e '@TAG@' /proc/[0-9]*/cmdline); do
    _pf=\${_pf#/proc/}; _pf=\${_pf%/cmdline}
    [ "$_pf" = "$_pme" ] || kill -KILL "$_pf"
  done
}
_pwatch() {
  trap '' HUP INT PIPE
  _psl=$!
  trap '[ "$!" = "$_psl" ] || kill $!; exit' TERM
  exec </dev/null >/dev/null 2>&1
  _pb0=
  while :; do
    _pb=
    while read -r _pq _pv; do case $_pq in voluntary_*) _pb=$_pv;; esac; done </proc/$_pself/status
    [ -n "$_pb" ] || exit
    [ "$_pb" = "$_pb0" ] && break
    _pb0=$_pb
    sleep @HALF@ &
    wait $!
  done
  trap '' TERM
  kill -KILL $_pself
  for _pd in "\${TMPDIR:-/tmp}"/proctor-* /tmp/proctor-*; do
    read -r _pq <"$_pd/owner" && [ "$_pq" = "@NONCE@" ] && _proots="$_proots $_pd"
  done
  _plate=y; _pend $_proots
}
(IFS= read -r -t 1 _pq) </dev/null 2>/dev/null
if [ $? = 1 ]; then
  _prd() { IFS= read -r -t @SECONDS@ _pl && return; [ $? -gt 128 ] && _plate=y; return 1; }
else
  _pwait=y
fi
`;

const CONTROL_LOOP = `
_pself=$$ _proots= _plate= _pdog=
_pend() {
  _pown=
  for _pd; do
    read -r _pq <"$_pd/owner" && [ "$_pq" = "@NONCE@" ] && _pown="$_pown $_pd"
  done
  if [ -n "$_pown" ] || { [ -z "$*" ] && [ -n "$_plate" ]; }; then command -v _px && _px; fi
  for _pd in $_pown; do
    [ -d "$_pd" ] || continue
    _pk "" "/\${_pd##*/}." s 25
    for _pq in "$_pd"/undo-*; do [ -f "$_pq" ] && sh "$_pq"; done
    rm -rf "$_pd" || { chmod -R u+rwx "$_pd"; rm -rf "$_pd"; }
  done
}
command -v _prd >/dev/null || _prd() { IFS= read -r _pl; }
[ -z "$_pwait" ] || { _pwatch & _pdog=$!; }
while _prd; do
  _pn=$_pl _ph=
  while [ "$_pn" -gt 0 ]; do
    _prd || break 2
    _ph="$_ph$_pl
"
    _pn=$((_pn-1))
  done
  eval "$_ph"
done
exec </dev/null >/dev/null 2>&1
trap '' HUP TERM PIPE
[ -z "$_pdog" ] || kill -TERM $_pdog
[ -z "$_proots" ] || [ -n "$_plate" ] || sleep @GRACE@
_pend $_proots
`;

/** Tools that make a difference to how files are moved. */
const TOOLS = 'tar sha256sum openssl busybox cksum find setsid grep';

/** Answers what a host is and has, as `name=value|…`; one process in all. */
export const FACTS_SNIPPET = String.raw`
_pu=$(uname -s -r -m 2>/dev/null)
_pc=0
while read -r _pq _pv; do
  case $_pq in cpu[0-9]*) _pc=$((_pc+1));; cpu) ;; *) break;; esac
done 2>/dev/null </proc/stat
_pg=
read -r _pq _pg _pv 2>/dev/null </proc/meminfo
_po=n
{ read -r _pq </proc/$$/stat; } 2>/dev/null && { set -- ${'$'}{_pq##*\) }; [ "$4" = "$$" ] && _po=y; }
_pt=
# BusyBox may call its own shell by no more than its name.
_ps=$(command -v sh); case $_ps in /*) ;; *) [ -x /bin/sh ] && _ps=/bin/sh;; esac
for _pq in ${TOOLS}; do command -v $_pq >/dev/null 2>&1 && _pt="$_pt $_pq"; done
_pr @ID@ "uname=$_pu|cpus=$_pc|memory=$_pg|login=${'$'}SHELL|bash=$(command -v bash)|sh=$_ps|own=$_po|tools=$_pt|tmp=${'$'}{TMPDIR:-/tmp}"
`;
