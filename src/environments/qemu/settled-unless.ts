import {addAbortListener} from 'node:events';

/**
 * Waits for `work`, but not longer than until `signal` aborts: then it is left behind.
 *
 * @throws what `work` does, or `signal.reason`.
 */
export async function settledUnless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const called = Promise.withResolvers<never>();
  if (signal.aborted) called.reject(signal.reason);
  using _ = addAbortListener(signal, () => called.reject(signal.reason));
  work.catch(() => undefined);
  return await Promise.race([work, called.promise]);
}
