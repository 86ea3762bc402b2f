import {quote} from '../../environments/posix/remote-shell.ts';
import type {SoakWatch} from '../../manifest/soak-spec.ts';

/** Processes that one watch may name. */
const PROCESSES_MAX = 64;

/** What a watched process takes at one time; `undefined` what its system does not tell. */
export interface WatchedProcess {
  /** Its number and when it began: another one is another process. */
  readonly identity: string;
  readonly residentBytes: number | undefined;
  readonly fds: number | undefined;
  readonly threads: number | undefined;
  /** Of all its threads, since it began. */
  readonly cpuMs: number | undefined;
}

/**
 * A script that prints what the processes take that `watch` names: their numbers are read from its
 * file, or from what its command prints. Where there is no /proc, `ps` says what it can.
 *
 * Sources: proc_pid_status(5); proc_pid_stat(5), whose fields are counted from behind the name, which
 * may hold anything: user and system time are the 12th and 13th, the start the 20th.
 */
export function watchScript({pidFile, command}: SoakWatch): string {
  const numbers =
    pidFile === undefined
      ? `{ eval ${quote(command ?? ':')}; } </dev/null 2>/dev/null`
      : `cat -- ${quote(pidFile)} 2>/dev/null`;
  return `set +e
h=$(getconf CLK_TCK 2>/dev/null); echo "hz \${h:-100}"
for p in $( ${numbers} | tr -c '0-9\\n\\t ' x | head -c 2000); do
case $p in *x*|0*) continue;; esac
if [ -d /proc/self ]; then
[ -r "/proc/$p/stat" ] || continue
r= t=; while read -r k v x; do case $k in VmRSS:) r=$v;; Threads:) t=$v; break;; esac; done 2>/dev/null <"/proc/$p/status"
st=$(cat "/proc/$p/stat" 2>/dev/null); set -- \${st##*)}
u=\${12} y=\${13} b=\${20}
set -- "/proc/$p/fd"/*; n=-; [ -L "$1" ] && n=$#
echo "p $p \${b:--} \${r:--} $n \${t:--} \${u:--} \${y:--}"
else
r=$(ps -o rss= -p "$p" 2>/dev/null) && set -- $r && [ -n "$1" ] && echo "p $p - $1 - - - -"
fi
done
exit 0`;
}

/** What `watchScript` printed. */
export function readWatched(text: string): WatchedProcess[] {
  const hz = Number(/^hz (\d+)$/mu.exec(text)?.[1] ?? 100) || 100;
  const processes: WatchedProcess[] = [];
  for (const line of text.split('\n')) {
    const fields = /^p (\d+) (\S+) (\S+) (\S+) (\S+) (\S+) (\S+)$/u.exec(line)?.slice(1);
    if (fields === undefined || processes.length === PROCESSES_MAX) continue;
    const [, , resident, fds, threads, user, system] = fields.map(numberOf);
    processes.push({
      identity: `${fields[0]}:${fields[1]}`,
      residentBytes: resident === undefined ? undefined : resident * 1024,
      fds,
      threads,
      cpuMs: user === undefined || system === undefined ? undefined : ((user + system) * 1000) / hz,
    });
  }
  return processes;
}

function numberOf(text: string): number | undefined {
  return /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}
