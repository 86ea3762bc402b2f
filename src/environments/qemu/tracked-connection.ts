import type {Duplex} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {
  CapturedFile,
  Command,
  Connection,
  EnvironmentFacts,
  ExecOptions,
  ExecResult,
  FileToPut,
  GetOptions,
  OutputStream,
  PutReceipt,
  TransferOptions,
} from '../environment.ts';
import {EndWatch, type GuestPulse} from './end-watch.ts';

/** A connection notices the end of its machine at times before the machine's process is reaped. */
const LOST_WAIT_MS = 1000;

export interface TrackOptions {
  /** Aborted when the machine is lost, with the fault. */
  readonly lost: AbortSignal;
  /** Called with 1 when something begins to be done, and with -1 when it is over. */
  readonly onUse: (change: 1 | -1) => void;
  readonly pulse: GuestPulse;
  /** The guest does not answer any more: it is to be given up as lost. */
  readonly onDead: (isRunOver: boolean) => void;
}

/** When something is to have ended that goes on in a guest. */
interface Limits {
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly killGraceMs: number;
}

/** Transfers end when they are called off, and need nothing of the guest for that. */
const NO_LIMITS: Limits = {timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 0};
/** Longest time setTimeout takes (24.8 days). */
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * A connection to a machine whose process is ours: what fails because the machine is lost fails
 * with that, at once, and not with what it looks like from the connection. What was told to end in a
 * guest that is dead does not wait for that.
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

  get transport(): Connection['transport'] {
    return this.#inner.transport;
  }

  get scratch(): string {
    return this.#inner.scratch;
  }

  get workingDirectory(): string {
    return this.#inner.workingDirectory;
  }

  exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    let lastOutputMs = monotonicMs();
    const onOutput = (stream: OutputStream, chunk: Buffer): void => {
      lastOutputMs = monotonicMs();
      options.onOutput?.(stream, chunk);
    };
    return this.#track({...options, onOutput}, (tracked) => this.#inner.exec(command, tracked), {
      ...options,
      silenceMs: () => monotonicMs() - lastOutputMs,
    });
  }

  put(files: readonly FileToPut[], options: TransferOptions): Promise<PutReceipt> {
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
    limits: Limits & {readonly silenceMs?: () => number} = NO_LIMITS,
  ): Promise<T> {
    const {lost, onUse, pulse, onDead} = this.#options;
    const {signal} = options;
    const controller = new AbortController();
    const {promise: failed, reject} = Promise.withResolvers<never>();
    signal.throwIfAborted();
    lost.throwIfAborted();
    using watch = new EndWatch({
      pulse,
      graceMs: limits.killGraceMs,
      onGivenUp: () => reject(signal.reason),
      onDead,
    });
    const onAbort = (): void => {
      controller.abort(signal.reason);
      watch.calledOff(signal.reason);
    };
    const onLost = (): void => {
      controller.abort(lost.reason);
      reject(signal.aborted ? signal.reason : lost.reason);
    };
    signal.addEventListener('abort', onAbort, {once: true});
    lost.addEventListener('abort', onLost, {once: true});
    using _limits = whenPassed(limits, () => watch.limitPassed());
    onUse(1);
    try {
      return await Promise.race([run({...options, signal: controller.signal}), failed]);
    } catch (error) {
      if (signal.aborted || !(error instanceof FaultError)) throw error;
      await abortedWithin(LOST_WAIT_MS, lost);
      throw lost.aborted ? lost.reason : error;
    } finally {
      onUse(-1);
      signal.removeEventListener('abort', onAbort);
      lost.removeEventListener('abort', onLost);
    }
  }
}

/** Calls `onPassed` when one of `limits` has passed, until disposed of. */
function whenPassed(
  {timeoutMs, idleTimeoutMs, silenceMs}: Limits & {readonly silenceMs?: () => number},
  onPassed: () => void,
): Disposable {
  const timers: NodeJS.Timeout[] = [];
  const arm = (at: number, ms: number, listener: () => void): void => {
    if (Number.isFinite(ms)) timers[at] = setTimeout(listener, Math.min(ms, TIMER_MS_MAX));
  };
  const lookForSilence = (): void => {
    const leftMs = idleTimeoutMs - (silenceMs?.() ?? 0);
    if (leftMs <= 0) onPassed();
    else arm(1, leftMs, lookForSilence);
  };
  arm(0, timeoutMs, onPassed);
  arm(1, idleTimeoutMs, lookForSilence);
  return {
    [Symbol.dispose]: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
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
