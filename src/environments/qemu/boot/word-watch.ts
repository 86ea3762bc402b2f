import {Deadline} from '../../../util/deadline.ts';
import type {ConsoleLog} from '../../console-log.ts';

/** Waits for a word on a console, which may be cut anywhere. */
export class WordWatch implements Disposable {
  readonly #watch: Disposable;
  #rest = '';
  #hasSeen = false;
  #onSeen: (() => void) | undefined;

  constructor(log: ConsoleLog, word: string) {
    this.#watch = log.watch((chunk) => {
      const text = this.#rest + chunk.toString('latin1');
      this.#rest = text.slice(-word.length);
      if (!text.includes(word)) return;
      this.#hasSeen = true;
      this.#onSeen?.();
    });
  }

  /** Whether it comes, or has come, within `ms`. */
  async within(ms: number, {signal}: {readonly signal: AbortSignal}): Promise<boolean> {
    if (this.#hasSeen) return true;
    using deadline = new Deadline(ms, {parent: signal});
    await new Promise<void>((resolve) => {
      this.#onSeen = resolve;
      deadline.signal.addEventListener('abort', () => resolve(), {once: true});
    });
    signal.throwIfAborted();
    return this.#hasSeen;
  }

  [Symbol.dispose](): void {
    this.#watch[Symbol.dispose]();
  }
}
