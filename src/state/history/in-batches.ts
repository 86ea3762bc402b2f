import type {DatabaseSync} from 'node:sqlite';
import {setTimeout as pause} from 'node:timers/promises';
import {monotonicMs} from '../../util/clock.ts';
import type {StateDatabase} from '../database.ts';

/** How long one transaction goes on: others, locks above all, wait for it. */
const BATCH_MS = 4;
/**
 * The pause after a transaction, as a multiple of what that took: SQLite lets in who waits by looking
 * again now and then, so that most looks must find the database free.
 */
const PAUSE_FACTOR = 2;
/** Steps between two looks at the clock. */
const STEPS_PER_LOOK = 16;

/**
 * Goes through `steps` (each a small change) in transactions of a few milliseconds, with pauses. What a
 * killed process has not come to is not done: the rest must be good for something without it.
 *
 * @param steps Called in the first transaction.
 * @param before Called at the beginning of each; what it throws ends it all.
 */
export async function inBatches(
  database: StateDatabase,
  steps: (db: DatabaseSync) => Iterator<unknown>,
  before: (db: DatabaseSync) => void = () => undefined,
): Promise<void> {
  let iterator: Iterator<unknown> | undefined;
  for (;;) {
    const startMs = monotonicMs();
    const isDone = database.write((db) => {
      before(db);
      iterator ??= steps(db);
      const endMs = monotonicMs() + BATCH_MS;
      for (let count = 1; ; count += 1) {
        if (iterator.next().done === true) return true;
        if (count % STEPS_PER_LOOK === 0 && monotonicMs() >= endMs) return false;
      }
    });
    if (isDone) return;
    await pause(PAUSE_FACTOR * (monotonicMs() - startMs));
  }
}
