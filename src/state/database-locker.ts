import {readFileSync, statSync} from 'node:fs';

/** The byte of the log's shared memory that SQLite locks to write. Source: wal.c, WAL_WRITE_LOCK. */
const WRITE_LOCK_BYTE = 120;

/**
 * Who keeps others from writing to the database at `path` now, in a clause, as `process 12 (stopped)`;
 * `undefined` where that cannot be told.
 *
 * Source: proc_locks(5): `1: POSIX  ADVISORY  WRITE 12 08:01:4711 120 120`.
 */
export function describeLocker(path: string): string | undefined {
  try {
    const {ino} = statSync(`${path}-shm`);
    for (const line of readFileSync('/proc/locks', 'latin1').split('\n')) {
      const [, kind, , access, pid, place, start] = line.split(/\s+/);
      if (kind !== 'POSIX' || access !== 'WRITE' || Number(start) !== WRITE_LOCK_BYTE) continue;
      if (place?.split(':')[2] !== String(ino)) continue;
      // Not there: of another namespace, or another container's.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const isStopped = stat[stat.lastIndexOf(')') + 2] === 'T';
      return `process ${pid}${isStopped ? ' (stopped)' : ''}`;
    }
  } catch {
    // There is no /proc, or no such file.
  }
  return undefined;
}
