import {addAbortListener} from 'node:events';

/** A promise that is rejected with the reason of `signal` when that is aborted, until disposed of. */
export function whenAborted(signal: AbortSignal): Disposable & {readonly promise: Promise<never>} {
  const {promise, reject} = Promise.withResolvers<never>();
  // It need not be waited for.
  promise.catch(() => undefined);
  const listener = addAbortListener(signal, () => reject(signal.reason));
  return {promise, [Symbol.dispose]: () => listener[Symbol.dispose]()};
}
