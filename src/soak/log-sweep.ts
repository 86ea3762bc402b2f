import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Logs of instances that may be there at a time; a soak of fresh ones makes some in each iteration. */
const FILES_MAX = 200;
const BYTES_MAX = 2 ** 28;
/** Of the first ones as many stay: how it began is worth to know. */
const FIRST_KEPT = 20;
/** One that was written to just now may be of what is still there. */
const AGE_MS_MIN = 60_000;

/**
 * Removes logs of instances that are long gone from the `logs` of a run's folder, the oldest first,
 * as soon as there are many or they are large.
 *
 * @param inUse Absolute paths of logs whose instances are there.
 * @returns how many went.
 */
export function sweepLogs(
  folder: string,
  {inUse, nowMs}: {readonly inUse: ReadonlySet<string>; readonly nowMs: number},
): number {
  const names = namesIn(folder);
  if (names.length <= FIRST_KEPT) return 0;
  const files = names.flatMap((path) => statOf(path)).sort((a, b) => a.writtenMs - b.writtenMs);
  let count = files.length;
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (count <= FILES_MAX && bytes <= BYTES_MAX) return 0;
  let gone = 0;
  for (const file of files.slice(FIRST_KEPT)) {
    // Half of it, so that this is rarely done.
    if (count <= FILES_MAX / 2 && bytes <= BYTES_MAX / 2) break;
    if (inUse.has(file.path) || nowMs - file.writtenMs < AGE_MS_MIN) continue;
    rmSync(file.path, {force: true});
    count -= 1;
    bytes -= file.bytes;
    gone += 1;
  }
  return gone;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, {recursive: true}).map((name) => join(folder, String(name)));
  } catch {
    return [];
  }
}

interface LogFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly writtenMs: number;
}

function statOf(path: string): LogFile[] {
  try {
    const stats = statSync(path);
    return stats.isFile() ? [{path, bytes: stats.size, writtenMs: stats.mtimeMs}] : [];
  } catch {
    return [];
  }
}
