import {Deadline} from '../util/deadline.ts';
import type {RunOptions} from './run-options.ts';

/** An engine that does not answer must not keep a run from ending. */
const TIMEOUT_MS = 60_000;

/**
 * Looks whether anything is left of what a run made, once all of it should be gone, and says so.
 *
 * @returns whether there was.
 */
export async function checkLeaks({
  audit,
  emit,
  stop,
}: Pick<RunOptions, 'audit' | 'emit' | 'stop'>): Promise<boolean> {
  if (audit === undefined) return false;
  using deadline = new Deadline(TIMEOUT_MS, {parent: stop.hurrySignal});
  const leaks = await audit(deadline.signal);
  for (const leak of leaks) emit({type: 'resource-leaked', ...leak});
  return leaks.length > 0;
}
