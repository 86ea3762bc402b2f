import {addAbortListener} from 'node:events';
import {CancelError} from '../../../util/deadline.ts';

/** More than a run has environments; older ones are made again. */
const RESULTS_MAX = 256;

interface Entry<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiters: number;
  isSettled: boolean;
}

/**
 * What is made once for all who ask for it at the same time or later. It goes on while anybody waits
 * for it; what fails is made again for the next who asks.
 */
export class SharedResults<T> {
  readonly #entries = new Map<string, Entry<T>>();

  /** @throws what `make` does, or `signal.reason`. */
  async get(
    key: string,
    signal: AbortSignal,
    make: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const entry = this.#entries.get(key) ?? this.#begin(key, make);
    entry.waiters++;
    const called = Promise.withResolvers<never>();
    called.promise.catch(() => undefined);
    using _ = addAbortListener(signal, () => called.reject(signal.reason));
    try {
      return await Promise.race([entry.result, called.promise]);
    } finally {
      entry.waiters--;
      if (entry.waiters === 0 && !entry.isSettled) {
        this.#forget(key, entry);
        entry.stop.abort(new CancelError('stopped', 'nobody waits for it any more'));
      }
    }
  }

  /** It is made anew for the next who asks. */
  drop(key: string): void {
    this.#entries.delete(key);
  }

  #begin(key: string, make: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const stop = new AbortController();
    const result = make(stop.signal);
    const entry: Entry<T> = {result, stop, waiters: 0, isSettled: false};
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > RESULTS_MAX && oldest !== undefined) this.#entries.delete(oldest);
    result.then(
      () => {
        entry.isSettled = true;
      },
      () => {
        entry.isSettled = true;
        this.#forget(key, entry);
      },
    );
    return entry;
  }

  #forget(key: string, entry: Entry<T>): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}
