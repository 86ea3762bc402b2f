import {randomBytes} from 'node:crypto';
import {createInterface} from 'node:readline';
import {type Duplex, duplexPair, type Readable} from 'node:stream';
import type {Connection, OutputStream, Terminal} from '../../environments/environment.ts';
import {CancelError} from '../../util/deadline.ts';
import {shellWords} from './shell-words.ts';

const KILL_GRACE_MS = 2000;
/** As sh does for a command that was interrupted: 128 and SIGINT. */
const EXIT_INTERRUPTED = 130;

/** Where and how lines are run. */
export interface LineShellOptions {
  readonly connection: Connection;
  /** The environment's own variables, filled in. */
  readonly env: Readonly<Record<string, string>>;
  /** Aborted when the shell is to end. */
  readonly signal: AbortSignal;
}

/** Runs lines one by one, as a shell does: folder and exported variables last from one to the next. */
export class LineShell {
  readonly #options: LineShellOptions;
  /** On the environment; holds what lasts. */
  readonly #folder: string;
  #exitCode = 0;

  constructor(options: LineShellOptions) {
    this.#options = options;
    this.#folder = `${options.connection.scratch}/.shell-${randomBytes(4).toString('hex')}`;
  }

  /** Of the last line. */
  get exitCode(): number {
    return this.#exitCode;
  }

  /**
   * Runs `line`.
   *
   * @param signal Aborted when the line is to end; the shell goes on.
   * @returns whether there are to be more lines: `exit` ends it.
   * @throws {FaultError} when the environment cannot be used.
   */
  async run(
    line: string,
    options: {
      readonly signal: AbortSignal;
      readonly onOutput: (stream: OutputStream, chunk: Buffer) => void;
    },
  ): Promise<boolean> {
    const exit = /^\s*exit(?:\s+(\d{1,3}))?\s*;?\s*$/.exec(line);
    if (exit !== null) {
      if (exit[1] !== undefined) this.#exitCode = Number(exit[1]);
      return false;
    }
    if (line.trim() === '') return true;
    const {connection, env, signal} = this.#options;
    const abort = new AbortController();
    const onAbort = (): void => abort.abort(signal.reason);
    const onInterrupt = (): void => abort.abort(options.signal.reason);
    signal.throwIfAborted();
    signal.addEventListener('abort', onAbort, {once: true});
    options.signal.addEventListener('abort', onInterrupt, {once: true});
    try {
      const result = await connection.exec(
        {script: this.#script(line), shell: 'sh', env, cwd: undefined, stdin: undefined},
        {
          signal: abort.signal,
          timeoutMs: Infinity,
          idleTimeoutMs: Infinity,
          killGraceMs: KILL_GRACE_MS,
          outputBytesMax: 0,
          onOutput: options.onOutput,
        },
      );
      this.#exitCode = result.exitCode ?? EXIT_INTERRUPTED;
    } catch (error) {
      signal.throwIfAborted();
      if (!abort.signal.aborted) throw error;
      this.#exitCode = EXIT_INTERRUPTED;
    } finally {
      signal.removeEventListener('abort', onAbort);
      options.signal.removeEventListener('abort', onInterrupt);
    }
    return true;
  }

  /** Removes what it has there. */
  async close(): Promise<void> {
    const {connection, signal} = this.#options;
    if (signal.aborted) return;
    const script = `rm -rf ${shellWords([this.#folder])}`;
    const limits = {signal, timeoutMs: 10_000, idleTimeoutMs: Infinity, killGraceMs: 100};
    await connection
      .exec({script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined}, limits)
      .catch(() => undefined);
  }

  /**
   * What marks a command's processes is in a variable, which must stay that of the line. The folder
   * is written where a trap finds it also after `exit` in the midst of a line.
   */
  #script(line: string): string {
    const folder = shellWords([this.#folder]);
    return `set +e
_pd=${folder} _pm=\${PROCTOR_COMMAND_ID-}
mkdir -p "$_pd"
[ ! -e "$_pd/env" ] || . "$_pd/env" 2>/dev/null
[ -z "$_pm" ] || export PROCTOR_COMMAND_ID="$_pm"
[ ! -e "$_pd/cwd" ] || { read -r _pw < "$_pd/cwd" && cd "$_pw"; }
trap '_ps=$?; pwd > "$_pd/cwd"; export -p > "$_pd/env"; exit $_ps' EXIT
eval ${shellWords([line])}
`;
  }
}

/** Runs the lines of `input` until it ends. @returns the exit code of the last. */
export async function runLines(
  input: Readable,
  options: LineShellOptions & {
    readonly onOutput: (stream: OutputStream, chunk: Buffer) => void;
  },
): Promise<number> {
  const shell = new LineShell(options);
  const lines = createInterface({input, terminal: false, crlfDelay: Infinity});
  const {signal, onOutput} = options;
  const onAbort = (): void => lines.close();
  signal.addEventListener('abort', onAbort, {once: true});
  try {
    for await (const line of lines) {
      if (!(await shell.run(line, {signal, onOutput}))) break;
    }
    signal.throwIfAborted();
    return shell.exitCode;
  } finally {
    signal.removeEventListener('abort', onAbort);
    lines.close();
    await shell.close();
  }
}

/**
 * A terminal with a prompt, whose lines are edited here and run there one by one. Ctrl-C ends what
 * runs, Ctrl-D on an empty line the shell.
 */
export function lineTerminal(options: LineShellOptions & {readonly prompt: string}): Terminal {
  const [ours, theirs] = duplexPair();
  const abort = new AbortController();
  const onAbort = (): void => abort.abort(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, {once: true});
  const ended = converse(ours, {...options, signal: abort.signal}).finally(() => {
    options.signal.removeEventListener('abort', onAbort);
  });
  ended.catch(() => undefined);
  return {
    stream: theirs,
    ended,
    async [Symbol.asyncDispose]() {
      abort.abort(new CancelError('stopped', 'the terminal is closed'));
      await ended.catch(() => undefined);
    },
  };
}

async function converse(
  stream: Duplex,
  options: LineShellOptions & {readonly prompt: string},
): Promise<number | undefined> {
  const shell = new LineShell(options);
  const lines = createInterface({input: stream, output: stream, terminal: true, historySize: 1000});
  lines.setPrompt(`${options.prompt}$ `);
  let running: AbortController | undefined;
  const show = (chunk: string): boolean => stream.write(chunk.replace(/\r?\n/g, '\r\n'));
  const onAbort = (): void => lines.close();
  options.signal.addEventListener('abort', onAbort, {once: true});
  lines.on('SIGINT', () => {
    if (running !== undefined) return running.abort(new CancelError('interrupted'));
    show('^C\n');
    // What was typed is of no use any more.
    lines.write(null, {ctrl: true, name: 'u'});
    lines.prompt();
  });
  try {
    lines.prompt();
    for await (const line of lines) {
      running = new AbortController();
      const decoders = {stdout: new TextDecoder(), stderr: new TextDecoder()};
      const onOutput = (from: OutputStream, chunk: Buffer): void => {
        show(decoders[from].decode(chunk, {stream: true}));
      };
      const goesOn = await shell.run(line, {signal: running.signal, onOutput});
      running = undefined;
      if (!goesOn) break;
      lines.prompt();
    }
    return shell.exitCode;
  } finally {
    options.signal.removeEventListener('abort', onAbort);
    lines.close();
    await shell.close();
    stream.end();
  }
}
