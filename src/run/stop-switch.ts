import {EventEmitter} from 'node:events';
import type {RunStopping} from '../journal/event.ts';
import {CancelError, type CancelReason} from '../util/deadline.ts';

/** How much is called off. */
type StopLevel = 'no-new' | 'cancel';

/**
 * Calls off a run, in stages that only ever go forward:
 *
 * ```
 * running ──no-new──▶ no new cases ──cancel──▶ running ones ended ──hurry──▶ cleanup cut short
 * ```
 *
 * Cleanup is never called off: `hurry` only shortens the time that it gets.
 */
export class StopSwitch {
  readonly #cancel = new AbortController();
  readonly #hurry = new AbortController();
  readonly #listeners: Array<() => void> = [];
  #stopping: {readonly reason: RunStopping['reason']; readonly message: string} | undefined;

  constructor() {
    // One listener for each running step: far more than the default limit of 10 is right.
    for (const controller of [this.#cancel, this.#hurry]) {
      EventEmitter.setMaxListeners(0, controller.signal);
    }
  }

  /** Aborted when running cases are to end; its reason is a `CancelError`. */
  get signal(): AbortSignal {
    return this.#cancel.signal;
  }

  /** Aborted when cleanup is to hurry. */
  get hurrySignal(): AbortSignal {
    return this.#hurry.signal;
  }

  /** Why the run is stopping; the first reason wins. */
  get stopping(): {readonly reason: RunStopping['reason']; readonly message: string} | undefined {
    return this.#stopping;
  }

  /** Calls `listener` once, when the run begins to stop. */
  onStop(listener: () => void): void {
    this.#listeners.push(listener);
  }

  stop(level: StopLevel, reason: RunStopping['reason'], message: string): void {
    const isFirst = this.#stopping === undefined;
    this.#stopping ??= {reason, message};
    if (level === 'cancel') this.#cancel.abort(new CancelError(cancelReasonOf(reason), message));
    if (isFirst) for (const listener of this.#listeners) listener();
  }

  /** Shortens what is left of the cleanup. */
  hurry(): void {
    this.#hurry.abort(new CancelError('hurried', 'cleanup was hurried'));
  }
}

function cancelReasonOf(reason: RunStopping['reason']): CancelReason {
  switch (reason) {
    case 'interrupted':
    case 'terminated':
    case 'run-timeout':
    case 'fail-fast':
      return reason;
    case 'max-failures':
      return 'fail-fast';
    case 'internal-error':
      return 'stopped';
  }
}
