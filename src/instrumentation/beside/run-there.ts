import {describeExit} from '../../environments/describe-exit.ts';
import type {Connection, ExecResult, OutputStream} from '../../environments/environment.ts';

export interface ThereOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** @default sh */
  readonly shell?: string | undefined;
  readonly outputBytesMax?: number;
  readonly onOutput?: (stream: OutputStream, chunk: Buffer) => void;
}

/** Time between SIGTERM and SIGKILL for what tools are asked to do there. */
const KILL_GRACE_MS = 5_000;

/**
 * Runs a script on an environment, to its end; never longer than its time. One for sh, which is of
 * proctor's own, goes on where a command of it fails.
 */
export function runThere(
  connection: Connection,
  script: string,
  options: ThereOptions,
): Promise<ExecResult> {
  const {signal, timeoutMs, env = {}, outputBytesMax, onOutput} = options;
  const shell = 'shell' in options ? options.shell : 'sh';
  return connection.exec(
    {
      script: shell === 'sh' ? `set +e\n${script}` : script,
      shell,
      env,
      cwd: undefined,
      stdin: undefined,
    },
    {
      signal,
      timeoutMs,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: KILL_GRACE_MS,
      ...(outputBytesMax !== undefined && {outputBytesMax}),
      ...(onOutput !== undefined && {onOutput}),
    },
  );
}

/** How a command ended, and the last that it said. */
export function endOf(result: ExecResult): string {
  const said = lastLine(result);
  const how = result.endedBy === 'itself' ? describeExit(result) : 'its time was over';
  return said === '' ? how : `${how}: ${said}`;
}

/** What is shown of a line. */
const LINE_CHARACTERS_MAX = 300;

/** The last line that is not empty, of standard error first. */
export function lastLine(result: Pick<ExecResult, 'stdout' | 'stderr'>): string {
  for (const stream of [result.stderr, result.stdout]) {
    const lines = stream.toString().split('\n');
    const last = lines.findLast((line) => line.trim() !== '');
    if (last !== undefined) return last.trim().slice(0, LINE_CHARACTERS_MAX);
  }
  return '';
}

/** `text` as one word of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
