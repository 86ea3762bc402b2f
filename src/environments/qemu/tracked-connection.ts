import type {Duplex} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import type {
  CapturedFile,
  Command,
  Connection,
  EnvironmentFacts,
  ExecOptions,
  ExecResult,
  FileToPut,
  GetOptions,
  TransferOptions,
} from '../environment.ts';

/** A connection notices the end of its machine at times before the machine's process is reaped. */
const LOST_WAIT_MS = 1000;

export interface TrackOptions {
  /** Aborted when the machine is lost, with the fault. */
  readonly lost: AbortSignal;
  /** Called with 1 when something begins to be done, and with -1 when it is over. */
  readonly onUse: (change: 1 | -1) => void;
}

/**
 * A connection to a machine whose process is ours: what fails because the machine is lost fails
 * with that, at once, and not with what it looks like from the connection.
 */
export class TrackedConnection implements Connection {
  readonly #inner: Connection;
  readonly #options: TrackOptions;

  constructor(inner: Connection, options: TrackOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  get facts(): EnvironmentFacts {
    return this.#inner.facts;
  }

  get scratch(): string {
    return this.#inner.scratch;
  }

  get workingDirectory(): string {
    return this.#inner.workingDirectory;
  }

  exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    return this.#track(options, (tracked) => this.#inner.exec(command, tracked));
  }

  put(files: readonly FileToPut[], options: TransferOptions): Promise<void> {
    return this.#track(options, (tracked) => this.#inner.put(files, tracked));
  }

  get(
    patterns: readonly string[],
    destination: string,
    options: GetOptions,
  ): Promise<CapturedFile[]> {
    return this.#track(options, (tracked) => this.#inner.get(patterns, destination, tracked));
  }

  dial(host: string, port: number, options: {readonly signal: AbortSignal}): Promise<Duplex> {
    return this.#track(options, (tracked) => this.#inner.dial(host, port, tracked));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inner[Symbol.asyncDispose]();
  }

  async #track<T, Options extends {readonly signal: AbortSignal}>(
    options: Options,
    run: (options: Options) => Promise<T>,
  ): Promise<T> {
    const {lost, onUse} = this.#options;
    const controller = new AbortController();
    const {promise: failed, reject} = Promise.withResolvers<never>();
    const onAbort = (): void => controller.abort(options.signal.reason);
    const onLost = (): void => {
      controller.abort(lost.reason);
      reject(lost.reason);
    };
    options.signal.throwIfAborted();
    lost.throwIfAborted();
    options.signal.addEventListener('abort', onAbort, {once: true});
    lost.addEventListener('abort', onLost, {once: true});
    onUse(1);
    try {
      return await Promise.race([run({...options, signal: controller.signal}), failed]);
    } catch (error) {
      if (options.signal.aborted || !(error instanceof FaultError)) throw error;
      await abortedWithin(LOST_WAIT_MS, lost);
      throw lost.aborted ? lost.reason : error;
    } finally {
      onUse(-1);
      options.signal.removeEventListener('abort', onAbort);
      lost.removeEventListener('abort', onLost);
    }
  }
}

async function abortedWithin(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, {once: true});
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
