import {posix} from 'node:path';
import type {Connection} from '../../environments/environment.ts';
import {quote} from '../../environments/posix/remote-shell.ts';

const FIND_TIMEOUT_MS = 60_000;
/** More core dumps than anyone looks at. */
const CORES_MAX = 20;

/** Where the core dumps of an attempt of a case are told from older ones: a file of its own. */
export function coreMark(connection: Connection, caseIndex: number, attempt: number): string {
  return posix.join(connection.scratch, `.proctor-cores-${caseIndex}-${attempt}`);
}

/**
 * Words to stand before a command's own, so that it leaves a core dump when it crashes, if it may at
 * all: without them most systems make none. The first one of an attempt leaves `mark` behind.
 */
export function dumpingWords(mark: string): readonly string[] {
  const script =
    'm=$1; shift; [ -e "$m" ] || : > "$m"; { ulimit -c unlimited || ulimit -c $(ulimit -H -c); } 2>/dev/null; exec "$@"';
  return ['sh', '-c', script, 'proctor-cores', mark];
}

/** Core dumps there, or why none can be found. */
export type FoundCores =
  | {readonly paths: readonly string[]; readonly omitted: number}
  | {readonly problem: string};

/**
 * Looks for core dumps that are newer than `mark`, where the kernel's `core_pattern` has them go. A
 * relative pattern means the folder in which a program ran: the working directory, the scratch
 * folder and all below them are looked at.
 *
 * Source: core(5).
 */
export async function findCores(
  connection: Connection,
  mark: string,
  options: {readonly signal: AbortSignal; readonly folders: readonly string[]},
): Promise<FoundCores> {
  const folders = [connection.workingDirectory, connection.scratch, ...options.folders];
  const script = `set +e
[ -e ${quote(mark)} ] || exit 0
read -r pattern < /proc/sys/kernel/core_pattern || { echo 'there is no /proc/sys/kernel/core_pattern' >&2; exit 4; }
case $pattern in
  '') echo 'the kernel makes none: core_pattern is empty' >&2; exit 4;;
  '|'*) echo "they go to a program: core_pattern is \\"$pattern\\"" >&2; exit 4;;
esac
case $pattern in
  /*) set -- "\${pattern%/*}/"; depth='-maxdepth 1';;
  *) set -- ${folders.map(quote).join(' ')}; depth=;;
esac
name=$(echo "\${pattern##*/}" | sed 's/%%/%/g; s/%[a-zA-Z]/*/g')
for folder; do
  [ -d "$folder" ] && find "$folder" $depth -type f \\( -name "$name" -o -name "$name.[0-9]*" \\) -newer ${quote(mark)} -print0 2>/dev/null
done
rm -f ${quote(mark)}
exit 0`;
  const result = await connection.exec(
    {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined},
    {
      signal: options.signal,
      timeoutMs: FIND_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
    },
  );
  if (result.exitCode !== 0) return {problem: result.stderr.toString().trim()};
  const found = [...new Set(result.stdout.toString().split('\0').filter(Boolean))].sort();
  return {paths: found.slice(0, CORES_MAX), omitted: Math.max(0, found.length - CORES_MAX)};
}
