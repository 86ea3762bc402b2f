import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {Deadline} from '../../../util/deadline.ts';
import type {StepContext} from '../../environment.ts';

/** What a tool of this machine left behind. */
export interface ToolResult {
  /** `undefined` when a signal ended it, or it could not be started. */
  readonly exitCode: number | undefined;
  /** Name with the `SIG` prefix. */
  readonly signalName: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly isTimedOut: boolean;
  /** There is no such program, or it may not be run. */
  readonly isMissing: boolean;
}

export interface ToolOptions {
  readonly signal: AbortSignal;
  /** It is killed after this time. */
  readonly timeoutMs: number;
  /** Variables of proctor's own process: the tool is looked for on its PATH. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** An open file for its standard input. @default empty */
  readonly stdin?: number;
}

/** Variables for tools of a run: what is left of them should this process die is found by its id. */
export function toolEnv({
  env,
  runId,
}: Pick<StepContext, 'env' | 'runId'>): NonNullable<ToolOptions['env']> {
  return {...env, PROCTOR_RUN_ID: runId};
}

/** More than these tools say; the rest is not kept. */
const OUTPUT_BYTES_MAX = 4 * 2 ** 20;

/**
 * Runs a short-lived program of this machine to its end; never longer than its time. A failure of
 * the program is a result.
 *
 * @throws `options.signal.reason`, once the program is gone.
 */
export async function runTool(
  file: string,
  args: readonly string[],
  {signal, timeoutMs, env = {}, stdin}: ToolOptions,
): Promise<ToolResult> {
  signal.throwIfAborted();
  using deadline = new Deadline(timeoutMs, {parent: signal});
  const child = spawn(file, args, {
    // Messages are looked into, so they are to be in English.
    env: {...env, LC_ALL: 'C'},
    stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
    signal: deadline.signal,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr, end] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    endOf(child),
  ]);
  signal.throwIfAborted();
  return {...end, stdout, stderr, isTimedOut: deadline.expired};
}

async function endOf(
  child: ChildProcess,
): Promise<Pick<ToolResult, 'exitCode' | 'signalName' | 'isMissing'>> {
  let isMissing = false;
  // Also raised when it is called off; it ends all the same.
  child.on('error', (error: NodeJS.ErrnoException) => {
    isMissing ||= error.code === 'ENOENT' || error.code === 'EACCES';
  });
  const [exitCode, signalName] = (await onceClosed(child)) as [number | null, string | null];
  // A program that could not be started has a negative exit code.
  const hasStarted = exitCode === null || exitCode >= 0;
  return {
    exitCode: hasStarted ? (exitCode ?? undefined) : undefined,
    signalName: signalName ?? undefined,
    isMissing,
  };
}

/** As `once`, which would reject for an error before. */
async function onceClosed(child: ChildProcess): Promise<unknown[]> {
  return new Promise((resolve) => {
    child.once('close', (...values) => resolve(values));
  });
}

async function textOf(stream: Readable | null): Promise<string> {
  if (stream === null) return '';
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    if (length < OUTPUT_BYTES_MAX) chunks.push(chunk);
    length += chunk.length;
  });
  await once(stream, 'close');
  return Buffer.concat(chunks).toString();
}
