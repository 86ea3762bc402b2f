import {addAbortListener} from 'node:events';
import type {ExecResult, OutputStream} from '../../environments/environment.ts';
import {CancelError} from '../../util/deadline.ts';
import type {ToolPlace} from '../tool.ts';

export interface BackgroundOptions {
  readonly script: string;
  /** As `Command.shell`. */
  readonly shell: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** It is ended after this time; `Infinity` for never. */
  readonly timeoutMs: number;
  /** Time between SIGTERM and SIGKILL. */
  readonly killGraceMs: number;
  readonly onOutput?: (stream: OutputStream, chunk: Buffer) => void;
}

/** How a command that ran beside a case ended. */
export type BackgroundEnd =
  | {readonly kind: 'ended'; readonly result: ExecResult}
  /** By us. */
  | {readonly kind: 'stopped'}
  /** The environment is at fault, or it is a bug. */
  | {readonly kind: 'failed'; readonly error: unknown};

/**
 * A command that runs beside a case's steps, until it ends by itself or is stopped, whatever becomes
 * of the signal of who started it. Nothing that it started is left then.
 */
export class BackgroundCommand {
  readonly #controller = new AbortController();
  #end: BackgroundEnd | undefined;
  /** Never rejects. */
  readonly ended: Promise<BackgroundEnd>;

  private constructor(place: ToolPlace, options: BackgroundOptions) {
    this.ended = this.#run(place, options).then((end) => {
      this.#end = end;
      return end;
    });
  }

  static start(place: ToolPlace, options: BackgroundOptions): BackgroundCommand {
    return new BackgroundCommand(place, options);
  }

  /** `undefined` while it runs. */
  get end(): BackgroundEnd | undefined {
    return this.#end;
  }

  /** Ends it with all that it started, politely at first. Any number of times. */
  async stop(): Promise<BackgroundEnd> {
    this.#controller.abort(new CancelError('stopped', 'the tool was ended'));
    return await this.ended;
  }

  /**
   * Waits until it has ended, at most so long, or until a signal aborts.
   *
   * @returns whether it has.
   */
  async endsWithin(timeoutMs: number, signals: readonly AbortSignal[]): Promise<boolean> {
    if (this.#end !== undefined) return true;
    const {promise, resolve} = Promise.withResolvers<void>();
    const listeners = signals.map((signal) => addAbortListener(signal, () => resolve()));
    const timer = setTimeout(resolve, Math.min(timeoutMs, 2 ** 31 - 1));
    try {
      await Promise.race([promise, this.ended]);
    } finally {
      clearTimeout(timer);
      for (const listener of listeners) listener[Symbol.dispose]();
    }
    return this.#end !== undefined;
  }

  async #run(place: ToolPlace, options: BackgroundOptions): Promise<BackgroundEnd> {
    const {script, shell, env, timeoutMs, killGraceMs, onOutput} = options;
    const {signal} = this.#controller;
    try {
      const result = await place.connection.exec(
        {script, shell, env, cwd: undefined, stdin: undefined},
        {
          signal,
          timeoutMs,
          idleTimeoutMs: Number.POSITIVE_INFINITY,
          killGraceMs,
          ...(onOutput !== undefined && {onOutput}),
        },
      );
      return {kind: 'ended', result};
    } catch (error) {
      return signal.aborted && error === signal.reason
        ? {kind: 'stopped'}
        : {kind: 'failed', error};
    }
  }
}
