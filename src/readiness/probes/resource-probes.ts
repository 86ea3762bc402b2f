import {quote} from '../../environments/posix/remote-shell.ts';
import {formatSize} from '../../util/size.ts';
import {type Finding, firstOf, numberOf, type ShellProbe} from '../finding.ts';

/** Prints the free bytes of a folder's file system as `free KIB`; the nearest folder that is there. */
function diskScript(path: string): string {
  // `df -P` has one line a file system; a long device's name does not break it.
  return `
p=${quote(path.startsWith('-') ? `./${path}` : path)}
[ -e "$p" ] || echo absent
while [ ! -e "$p" ]; do
  case $p in /*/*) p=\${p%/*};; /*) p=/;; */*) p=\${p%/*};; *) p=.;; esac
done
df -P -k "$p" | { read -r l; read -r d t u f c m; echo "free $f"; echo "total $t"; printf 'on %s\\n' "$m"; }
[ -w "$p" ] && echo writable
`;
}

/** At least so many bytes must be free below `path`. */
export function diskProbe(
  path: string,
  freeBytes: number,
  options: {readonly isWritten?: boolean} = {},
): ShellProbe {
  return {
    script: diskScript(path),
    judge: (answer) => {
      const freeKib = answer === undefined ? undefined : numberOf(answer, 'free');
      if (answer === undefined || freeKib === undefined) {
        return {
          ok: false,
          evidence: `cannot tell how much is free in ${path}`,
          help: 'Look whether `df` is there and its file system answers.',
        };
      }
      const free = freeKib * 1024;
      const absent = firstOf(answer, 'absent') === undefined ? '' : ', which is not there yet';
      const evidence = `${formatSize(free)} free in ${path}${absent} (${firstOf(answer, 'on')})`;
      if (free < freeBytes) {
        return {
          ok: false,
          evidence: `${evidence}, wanted ${formatSize(freeBytes)}`,
          help: 'Make room there, or give it a larger disk.',
        };
      }
      if (options.isWritten === true && firstOf(answer, 'writable') === undefined) {
        return {
          ok: false,
          evidence: `${evidence}, and cannot be written to`,
          help: 'Look at its owner and mode, and whether its file system is read-only.',
        };
      }
      return {ok: true, evidence};
    },
  };
}

/** Old kernels do not say what is available: what is free or only keeps files is taken for it. */
const MEMORY_SCRIPT = `
a= f=0
while read -r k v u; do
  case $k in
    MemTotal:) echo "total $v";;
    MemAvailable:) a=$v;;
    MemFree:|Buffers:|Cached:) f=$((f + v));;
  esac
done </proc/meminfo
echo "available \${a:-$f}"
`;

/** At least so many bytes of memory must be available. */
export function memoryProbe(availableBytes: number): ShellProbe {
  return {
    script: MEMORY_SCRIPT,
    judge: (answer) => {
      const total = answer === undefined ? undefined : numberOf(answer, 'total');
      const kib = answer === undefined ? undefined : numberOf(answer, 'available');
      if (total === undefined || kib === undefined) {
        return {
          ok: false,
          evidence: 'cannot tell how much memory is available',
          help: 'Look whether /proc is mounted there.',
        };
      }
      const evidence = `${formatSize(kib * 1024)} of ${formatSize(total * 1024)} available`;
      return kib * 1024 >= availableBytes
        ? {ok: true, evidence}
        : {
            ok: false,
            evidence: `${evidence}, wanted ${formatSize(availableBytes)}`,
            help: 'Give it more memory, or end what uses it there.',
          };
    },
  };
}

const CPU_SCRIPT = `
n=$(nproc) || n=$(grep -c '^processor' /proc/cpuinfo)
echo "cpus $n"
{ read -r l r; } </proc/loadavg; echo "load $l"
`;

/** At least so many CPUs must be there; and the load of the last minute be at most so much. */
export function cpuProbe(count: number, loadMax: number | undefined): ShellProbe {
  return {
    script: CPU_SCRIPT,
    judge: (answer): Finding => {
      const cpus = answer === undefined ? undefined : numberOf(answer, 'cpus');
      const load = answer === undefined ? undefined : numberOf(answer, 'load');
      if (cpus === undefined) {
        return {
          ok: false,
          evidence: 'cannot tell how many CPUs there are',
          help: 'Look whether /proc is mounted there.',
        };
      }
      const shown = load === undefined ? '' : `, load ${load}`;
      const evidence = `${cpus} CPU${cpus === 1 ? '' : 's'}${shown}`;
      if (cpus < count) {
        return {ok: false, evidence: `${evidence}, wanted ${count}`, help: 'Give it more CPUs.'};
      }
      if (loadMax === undefined || (load !== undefined && load <= loadMax)) {
        return {ok: true, evidence};
      }
      return {
        ok: false,
        evidence: `${evidence}, wanted at most ${loadMax}`,
        help: 'End what runs there, or give it longer to come to rest.',
      };
    },
  };
}
