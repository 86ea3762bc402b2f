import {setTimeout as sleep} from 'node:timers/promises';

/** Waits. @throws `signal.reason` at once when it is aborted. */
export async function pause(
  durationMs: number,
  options: {readonly signal: AbortSignal},
): Promise<void> {
  const {signal} = options;
  try {
    await sleep(durationMs, undefined, {signal});
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
