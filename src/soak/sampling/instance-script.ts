import {quote} from '../../environments/posix/remote-shell.ts';

/** Which of its machine's values are an instance's own. */
export type InstanceScope = 'machine' | 'container' | 'folder';

/**
 * A script that prints what an instance uses, a value a line, for any POSIX shell; what a system does
 * not tell is left out. Of a whole machine it is memory, open files, processes and disks; of a
 * container, whose /proc/meminfo and /proc/sys are its host's, open files as its processes have them;
 * and of a shell on a machine of others, only its folder.
 *
 * Sources: proc_meminfo(5), MemAvailable since Linux 3.14; proc_sys_fs(5), the first number of file-nr
 * is of open files; POSIX df -P -k, du -s -k.
 */
export function instanceScript(scope: InstanceScope, scratch: string): string {
  const parts: Readonly<Record<InstanceScope, readonly string[]>> = {
    machine: [MEMORY, FILES, PROCESSES, DISKS],
    container: [PROCESS_FILES, PROCESSES, FOLDER],
    folder: [FOLDER],
  };
  return ['set +e', `s=${quote(scratch)}`, ...parts[scope], 'exit 0'].join('\n');
}

/** In KiB; where there is no MemAvailable, what is free and can be freed at once. */
const MEMORY = `if [ -r /proc/meminfo ]; then t= a= f=0
while read -r k v r; do case $k in MemTotal:) t=$v;; MemFree:|Buffers:|Cached:) f=$((f+v));; MemAvailable:) a=$v;; esac; done </proc/meminfo
[ -n "$t" ] && echo "memory-used-kib $((t-\${a:-$f}))"; fi
[ -r /proc/uptime ] && read -r v r </proc/uptime && echo "uptime-seconds \${v%.*}"`;

/** Not by `read`: such files can only be read at once, and dash reads byte by byte. */
const FILES = `v=$(cat /proc/sys/fs/file-nr 2>/dev/null) && set -- $v && [ -n "$1" ] && echo "fds $1"`;

const PROCESSES = `if [ -d /proc/1 ]; then set -- /proc/[0-9]*; echo "processes $#"
else v=$(ps -A 2>/dev/null | wc -l) && [ "$v" -gt 1 ] && echo "processes $((v-1))"; fi`;

/** Of processes that may be looked at. */
const PROCESS_FILES = `if [ -d /proc/1 ]; then n=0; for p in /proc/[0-9]*; do set -- "$p"/fd/*; [ -L "$1" ] && n=$((n+$#)); done; echo "fds $n"; fi`;

const DISKS = `d() { v=$(df -Pk "$2" 2>/dev/null | tail -n 1) && echo "$1 $v"; }
d disk-used / && d scratch-disk-used "$s"`;

const FOLDER = `v=$(du -sk "$s" 2>/dev/null | tail -n 1) && echo "scratch-used-kib $v"`;

/** A file system, the size of it, what is used, what is free, how much that is, and where. */
const DF_LINE = /^(disk-used|scratch-disk-used) .*?\s\d+\s+(\d+)\s+-?\d+\s+\d+%\s+(\/.*)$/u;

/** The values of what `instanceScript` printed, without the instance's name; `uptime-seconds` too. */
export function readInstanceValues(text: string): Record<string, number> {
  const values: Record<string, number> = {};
  const mounts = new Set<string>();
  for (const line of text.split('\n')) {
    const df = DF_LINE.exec(line);
    if (df !== null) {
      const [, name = '', kib = '', mount = ''] = df;
      // One that is there already, as where both lie on one file system.
      if (!mounts.has(mount)) values[`${name}-bytes`] = Number(kib) * 1024;
      mounts.add(mount);
      continue;
    }
    const [name = '', value = ''] = line.trim().split(/\s+/u);
    if (!/^\d{1,15}$/u.test(value)) continue;
    if (name.endsWith('-kib')) values[name.replace(/kib$/u, 'bytes')] = Number(value) * 1024;
    else if (KNOWN.has(name)) values[name] = Number(value);
  }
  return values;
}

const KNOWN: ReadonlySet<string> = new Set(['fds', 'processes', 'uptime-seconds']);
