import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {FaultError} from '../../../faults/fault-error.ts';
import {Deadline} from '../../../util/deadline.ts';
import {quote} from '../../posix/remote-shell.ts';
import type {Engine, EngineResult} from './engine.ts';

/** How long an engine may take to make something of an image that is there. */
const TIMEOUT_MS = 120_000;
const SAID_LENGTH_MAX = 20_000;

export interface RunOrUndoOptions {
  readonly signal: AbortSignal;
  /** Added to its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Arguments of the engine's command that takes back what the first one has done. */
  readonly undo: readonly string[];
}

/**
 * Runs an engine's command that leaves something behind when it has passed. A shell waits for its
 * end with it: should this process die meanwhile, or call it off, what was made is undone as soon as
 * it is there. Only from then on it can be found by its name.
 *
 * @throws {FaultError} `container/engine-failed`.
 * @throws `options.signal.reason`, when it has been undone.
 */
export async function runOrUndo(
  engine: Engine,
  args: readonly string[],
  {signal, env, cwd, undo}: RunOrUndoOptions,
): Promise<EngineResult> {
  signal.throwIfAborted();
  const words = (list: readonly string[]): string => [engine.program, ...list].map(quote).join(' ');
  // Else it is called off together with this process's terminal, or when nobody hears it any more.
  const script = `trap '' INT TERM HUP QUIT PIPE
${words(args)} </dev/null; echo "${DONE} $?"
read -r _ || exec ${words(undo)} >/dev/null 2>&1`;
  const child = spawn('/bin/sh', ['-c', script], {
    env: {...engine.env, ...env},
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdin.on('error', () => undefined);
  using deadline = new Deadline(TIMEOUT_MS, {parent: signal});
  const callOff = (): void => {
    child.stdin.end();
  };
  deadline.signal.addEventListener('abort', callOff);
  const said = {stdout: '', stderr: ''};
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      said[stream] = `${said[stream]}${chunk.toString()}`.slice(-SAID_LENGTH_MAX);
      if (stream === 'stdout' && code(said.stdout) !== undefined && !deadline.signal.aborted) {
        child.stdin.end('\n');
      }
    });
  }
  try {
    await once(child, 'close');
    signal.throwIfAborted();
    if (deadline.expired) {
      const message = `cannot wait for '${engine.program} ${args[0] ?? ''}': no answer`;
      throw new FaultError('container/engine-failed', message);
    }
    const stdout = said.stdout.replace(new RegExp(`${DONE} \\d+\\n$`), '');
    return {code: code(said.stdout), stdout, stderr: said.stderr};
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof FaultError) throw cause;
    throw new FaultError('container/engine-failed', `cannot run '${engine.program}'`, {cause});
  } finally {
    deadline.signal.removeEventListener('abort', callOff);
  }
}

/** Stands before the command's exit code. */
const DONE = 'proctor-done';

function code(stdout: string): number | undefined {
  const match = new RegExp(`${DONE} (\\d+)\\n$`).exec(stdout);
  return match === null ? undefined : Number(match[1]);
}
