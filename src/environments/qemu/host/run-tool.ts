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

/** Says more than this only in vain. */
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
  const {execa} = await import('execa');
  const result = await execa(file, args, {
    // Messages are looked into, so they are to be in English.
    env: {...definedOnly(env), LC_ALL: 'C'},
    extendEnv: false,
    cancelSignal: signal,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    reject: false,
    stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  signal.throwIfAborted();
  return {
    exitCode: result.exitCode,
    signalName: result.signal,
    stdout: String(result.stdout ?? ''),
    stderr: String(result.stderr ?? ''),
    isTimedOut: result.timedOut,
    isMissing: result.code === 'ENOENT' || result.code === 'EACCES',
  };
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
