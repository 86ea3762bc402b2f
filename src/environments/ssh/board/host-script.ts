import {type ChildProcess, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import type {Readable} from 'node:stream';
import type {SshSpec} from '../../../manifest/manifest.ts';
import {readProcess} from '../../../util/process-identity.ts';
import {endMarkedProcesses} from '../../../util/process-tree.ts';
import type {StepContext} from '../../environment.ts';
import {OutputTail} from '../../output-tail.ts';

const OUTPUT_BYTES_MAX = 4096;
const KILL_GRACE_MS = 2000;

/** How a script of this machine ended. */
export interface HostScriptEnding {
  /** `undefined` when a signal ended it, or it could not be started. */
  readonly exitCode: number | undefined;
  /** In a clause: `exit code 3`. */
  readonly how: string;
}

/**
 * A shell script that runs on this machine for the sake of a host: its power, its console. Leads a
 * process group of its own. If this process dies while it runs, what it started is ended, too.
 */
export class HostScript implements AsyncDisposable {
  /** Resolves when the script's shell has ended; what it has started may go on. */
  readonly ended: Promise<HostScriptEnding>;
  readonly #child: ChildProcess;
  readonly #mark: string;
  readonly #tail = new OutputTail(OUTPUT_BYTES_MAX);
  readonly #settle: () => void;
  #isEnded = false;

  private constructor(
    child: ChildProcess,
    options: {
      readonly mark: string;
      readonly keepsOutput: boolean;
      readonly settle: () => void;
    },
  ) {
    this.#child = child;
    this.#mark = options.mark;
    this.#settle = options.settle;
    const keep = (chunk: Buffer): void => this.#tail.push(chunk);
    if (options.keepsOutput) child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.#isEnded = true;
        resolve({exitCode: undefined, how: error.message});
      });
      child.once('exit', (code, signal) => {
        this.#isEnded = true;
        const how = code === null ? `signal ${signal}` : `exit code ${code}`;
        resolve({exitCode: code ?? undefined, how});
      });
    });
    // What has ended by itself may have left something running on purpose, as a daemon.
    void this.ended.then(options.settle);
  }

  /**
   * @param options `keepsOutput`: whether `said` has its standard output, too; else `stdout` is to
   *   be read.
   * @throws {FaultError} `ledger/unwritable`.
   */
  static async start(
    script: string,
    options: {
      readonly label: string;
      readonly keepsOutput: boolean;
      readonly spec: SshSpec;
      readonly context: StepContext;
    },
  ): Promise<HostScript> {
    const {context, spec, label, keepsOutput} = options;
    const name = 'PROCTOR_HOST_SCRIPT';
    const value = randomBytes(12).toString('hex');
    const mark = `${name}=${value}`;
    const entry = await context.ledger?.intend({kind: 'process', label, mark});
    const child = spawn('/bin/sh', ['-c', script], {
      cwd: context.folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...context.env, ...variablesOf(spec, context), [name]: value},
    });
    const identity = child.pid === undefined ? undefined : readProcess(child.pid);
    if (identity !== undefined) {
      const {pid, startTicks} = identity;
      entry?.made({process: {pid, startTicks}});
    }
    return new HostScript(child, {mark, keepsOutput, settle: () => entry?.[Symbol.dispose]()});
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  /** The end of what it has printed, trimmed. */
  get said(): string {
    return this.#tail.bytes().toString().trim();
  }

  /** Ends what it has started, if the script still runs; nothing of its output is read any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isEnded) {
      await endMarkedProcesses(this.#mark, KILL_GRACE_MS);
      await this.ended;
    }
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#settle();
  }
}

/** What scripts are told of what they are for. */
function variablesOf(spec: SshSpec, {fence, runId}: StepContext): Record<string, string> {
  return {
    PROCTOR_BOARD: spec.board?.name ?? spec.id,
    PROCTOR_HOST: spec.host,
    PROCTOR_RUN: runId,
    ...(fence !== undefined && {PROCTOR_FENCING_TOKEN: String(fence.token)}),
  };
}
