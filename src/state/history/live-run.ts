import {closeSync, fstatSync, openSync, readSync, statSync} from 'node:fs';
import {parseLine} from '../../journal/event-shape.ts';
import {readJournal} from '../../journal/read-journal.ts';
import {wallClockMs} from '../../util/clock.ts';
import {type OwnerIdentity, ownerState} from '../../util/owner-identity.ts';

/** A run whose process cannot be looked at from here counts as alive for so long after its last event. */
const UNKNOWN_ALIVE_MS = 24 * 60 * 60 * 1000;

/** Bytes at the end of a journal in which its last event is looked for first. */
const TAIL_BYTES = 16 * 1024;

/**
 * Whether the run of the journal at `path` may be going on: it has no end, and the process that
 * runs it is not proven dead.
 *
 * @throws the system's error if the file cannot be read.
 */
export function mayBeLive(path: string): boolean {
  if (endsAtTail(path)) return false;
  let runner: OwnerIdentity | undefined;
  let hasEnded = false;
  for (const {event} of readJournal(path)) {
    if (event.type === 'run-started' || event.type === 'run-resumed') {
      runner = event.runner;
      hasEnded = false;
    } else if (event.type === 'run-ended' || event.type === 'run-reaped') hasEnded = true;
  }
  if (hasEnded) return false;
  const state = runner === undefined ? 'unknown' : ownerState(runner);
  if (state !== 'unknown') return state === 'alive';
  return wallClockMs() - statSync(path).mtimeMs < UNKNOWN_ALIVE_MS;
}

/** Whether the last line is a run's end: what nearly all journals have. */
function endsAtTail(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const {size} = fstatSync(fd);
    const length = Math.min(size, TAIL_BYTES);
    const buffer = Buffer.alloc(length);
    readSync(fd, buffer, 0, length, size - length);
    const line = buffer.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
    const content = parseLine(line);
    return content.kind === 'event' && content.event.type === 'run-ended';
  } finally {
    closeSync(fd);
  }
}
