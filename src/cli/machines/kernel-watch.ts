import {ReportBook} from '../../console-judge/report-book.ts';
import type {ConsoleFeed, StepContext} from '../../environments/environment.ts';
import {CancelError, Deadline} from '../../util/deadline.ts';
import {sanitizeForTerminal, sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo} from '../io.ts';

/** For the console to say the rest of what it has begun. */
const SETTLE_TIMEOUT_MS = 10_000;

/** What a machine's kernel reports while it is used by hand. */
export class KernelWatch implements Disposable {
  readonly #feed: ConsoleFeed | undefined;
  readonly #book = new ReportBook();
  readonly #listener: Disposable | undefined;
  readonly #crashed = Promise.withResolvers<never>();
  readonly #down = new AbortController();
  #isDown = false;

  /** @param feed `undefined` for an environment without a console: nothing is reported then. */
  constructor(feed: ConsoleFeed | undefined) {
    this.#feed = feed;
    this.#crashed.promise.catch(() => undefined);
    for (const report of feed?.unclaimed ?? []) this.#book.add(report);
    this.#listener = feed?.listen({
      onReport: (report) => this.#book.add(report),
      onFatal: (title) => {
        this.#isDown = true;
        const reason = new CancelError('stopped', title);
        this.#crashed.reject(reason);
        this.#down.abort(reason);
      },
    });
  }

  /** Whether the kernel said that it cannot go on. */
  get hasCrashed(): boolean {
    return this.#isDown || this.#book.entries.some(({report}) => report.severity === 'fatal');
  }

  /** `work`, unless the kernel crashes first: a guest that is down answers nothing. */
  guard<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    return Promise.race([work, this.#crashed.promise]);
  }

  /** As `context`, called off when the kernel crashes, too. */
  contextOf(context: StepContext): StepContext {
    const onAbort = (): void => this.#down.abort(context.signal.reason);
    context.signal.addEventListener('abort', onAbort, {once: true});
    return {...context, signal: this.#down.signal};
  }

  /** Waits until what the machine had printed by now has been judged. */
  async settle(context: StepContext): Promise<void> {
    using deadline = new Deadline(SETTLE_TIMEOUT_MS, {parent: context.signal});
    try {
      await this.#feed?.settle({signal: deadline.signal});
    } catch (error) {
      // A console that is never quiet: what is known so far must do.
      context.signal.throwIfAborted();
      if (!deadline.signal.aborted) throw error;
    }
  }

  /** Writes each report once to the standard error; of those that ended the kernel the whole text. */
  print(io: CliIo): void {
    for (const {report, count} of this.#book.entries) {
      const facts: string[] = [report.class, report.severity];
      if (count > 1) facts.push(`${count} times`);
      if (report.corrupted !== undefined) facts.push(`corrupted: ${report.corrupted}`);
      const title = sanitizeLine(`${report.title} (${facts.join(', ')})`);
      io.stderr.write(`proctor: the kernel reported: ${title}\n`);
      if (report.severity !== 'fatal') continue;
      io.stderr.write(sanitizeForTerminal(report.text).replace(/^/gm, '  ').trimEnd());
      io.stderr.write('\n');
    }
  }

  [Symbol.dispose](): void {
    this.#listener?.[Symbol.dispose]();
  }
}
