import {addAbortListener} from 'node:events';

/**
 * Why work was called off. The first reason wins and travels unchanged. `hurried` is cleanup that was
 * asked to be quick; `stopped` is a part of a run that goes on.
 */
export type CancelReason =
  | 'interrupted'
  | 'terminated'
  | 'fail-fast'
  | 'run-timeout'
  | 'hurried'
  | 'stopped';

/** The `reason` of every `AbortSignal` in proctor. */
export class CancelError extends Error {
  override readonly name = 'CancelError';
  readonly reason: CancelReason;

  constructor(reason: CancelReason, message = `cancelled: ${reason}`) {
    super(message);
    this.reason = reason;
  }
}

/**
 * A signal that aborts when `parent` does or when `timeoutMs` has passed.
 *
 * Use this instead of `AbortSignal.any([parent, AbortSignal.timeout(ms)])`, which can be
 * garbage-collected before it fires on early Node 22 releases (nodejs/node#57736), and whose
 * timer does not keep the process alive.
 */
export class Deadline implements Disposable {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #parentListener: Disposable;
  #expired = false;

  /** @param timeoutMs `Infinity` for no limit of its own. */
  constructor(timeoutMs: number, options: {readonly parent: AbortSignal}) {
    const {parent} = options;
    if (Number.isFinite(timeoutMs)) {
      // setTimeout takes at most 2^31 - 1 ms (24.8 days); longer would fire at once.
      this.#timer = setTimeout(
        () => {
          this.#expired = true;
          this.#controller.abort(new CancelError('stopped', 'deadline passed'));
        },
        Math.min(timeoutMs, 2 ** 31 - 1),
      );
    }
    this.#parentListener = addAbortListener(parent, () => {
      this.#controller.abort(parent.reason);
    });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether our own time ran out, as opposed to the parent being aborted. */
  get expired(): boolean {
    return this.#expired;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#parentListener[Symbol.dispose]();
  }
}

/** A promise that is rejected with the reason of `signal` when that is aborted, until disposed of. */
export function whenAborted(signal: AbortSignal): Disposable & {readonly promise: Promise<never>} {
  const {promise, reject} = Promise.withResolvers<never>();
  // It need not be waited for.
  promise.catch(() => undefined);
  const listener = addAbortListener(signal, () => reject(signal.reason));
  return {promise, [Symbol.dispose]: () => listener[Symbol.dispose]()};
}
