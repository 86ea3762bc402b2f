import {addAbortListener} from 'node:events';
import {CancelError} from '../util/deadline.ts';

/**
 * Work that many wait for and that is done once. Who no longer wants to wait leaves by their own
 * signal; the work is called off when nobody waits any more.
 */
export class SharedTask<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  #isSettled = false;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#controller.signal).finally(() => {
      this.#isSettled = true;
    });
    this.#result.catch(() => undefined);
  }

  /** Whether nobody waited to the end, so that others must not wait for it either. */
  get isCancelled(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Resolves, as long as that may take, when nothing of the work goes on any more. */
  async cancel(): Promise<void> {
    if (!this.#isSettled) this.#controller.abort(new CancelError('stopped'));
    await this.#result.catch(() => undefined);
  }

  /** @throws the work's error, or the signal's reason once the work does not need this waiter. */
  async wait(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    this.#waiting++;
    const left = Promise.withResolvers<never>();
    left.promise.catch(() => undefined);
    let isLeaving = false;
    const leave = (): void => {
      if (isLeaving) return;
      isLeaving = true;
      this.#waiting--;
    };
    using _ = addAbortListener(signal, () => {
      leave();
      if (this.#waiting === 0 && !this.#isSettled) {
        // The last one sees the work end before going: nothing is left running.
        this.#controller.abort(signal.reason);
        this.#result.then(left.reject, left.reject);
      } else left.reject(signal.reason);
    });
    try {
      const result = await Promise.race([this.#result, left.promise]);
      signal.throwIfAborted();
      return result;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      leave();
    }
  }
}
