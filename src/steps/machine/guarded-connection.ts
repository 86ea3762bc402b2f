import type {Duplex} from 'node:stream';
import type {
  CapturedFile,
  Command,
  Connection,
  EnvironmentFacts,
  ExecOptions,
  ExecResult,
  FileToPut,
  GetOptions,
  PutReceipt,
  TransferOptions,
} from '../../environments/environment.ts';

/**
 * A connection to a machine that may go away: nothing waits for it any longer then. What was going
 * on is left behind; it ends with the machine.
 */
export class GuardedConnection implements Connection {
  readonly inner: Connection;
  readonly #gone: Promise<never>;

  /** @param gone rejects, with what calls reject with then, when the machine is gone. */
  constructor(inner: Connection, gone: Promise<never>) {
    this.inner = inner;
    this.#gone = gone;
    gone.catch(() => undefined);
  }

  get facts(): EnvironmentFacts {
    return this.inner.facts;
  }

  get transport(): Connection['transport'] {
    return this.inner.transport;
  }

  get scratch(): string {
    return this.inner.scratch;
  }

  get workingDirectory(): string {
    return this.inner.workingDirectory;
  }

  exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    return this.#unlessGone(this.inner.exec(command, options));
  }

  put(files: readonly FileToPut[], options: TransferOptions): Promise<PutReceipt> {
    return this.#unlessGone(this.inner.put(files, options));
  }

  get(
    patterns: readonly string[],
    destination: string,
    options: GetOptions,
  ): Promise<CapturedFile[]> {
    return this.#unlessGone(this.inner.get(patterns, destination, options));
  }

  dial(host: string, port: number, options: {readonly signal: AbortSignal}): Promise<Duplex> {
    return this.#unlessGone(this.inner.dial(host, port, options));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.inner[Symbol.asyncDispose]());
  }

  #unlessGone<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#gone]);
  }
}
