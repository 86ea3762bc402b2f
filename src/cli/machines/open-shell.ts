import type {
  Connection,
  Environment,
  StepContext,
  Terminal,
} from '../../environments/environment.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import {type CliIo, type ExitCode, writeBytes} from '../io.ts';
import {bridgeTerminal, hasTerminal, terminalSize} from './bridge-terminal.ts';
import {lineTerminal, runLines} from './line-shell.ts';

/** What a shell is opened in. */
export interface ShellPlace {
  readonly environment: Environment | undefined;
  readonly connection: Connection;
  readonly spec: EnvironmentSpec;
}

/** What kind of terminal a shell is for. */
export interface ShellTerminal {
  readonly columns: number;
  readonly rows: number;
  readonly term: string;
  /** Whether it is this process's. */
  readonly isOwn: boolean;
}

/**
 * A shell for whoever uses this process: at a terminal with one there, if the environment has such,
 * else line by line. Without a terminal the lines of the standard input are run.
 *
 * @returns the shell's exit code.
 */
export async function openShell(
  place: ShellPlace,
  {context}: {readonly context: StepContext},
  io: CliIo,
): Promise<ExitCode> {
  const {signal} = context;
  if (!hasTerminal(io)) return linesOf(place, context, io);
  const term = io.env['TERM'] || 'linux';
  const size = terminalSize(io);
  const terminal = await openTerminalIn(place, {...size, term, isOwn: true}, context);
  try {
    if (terminal.stream !== undefined) io.stderr.write('Ctrl-] leaves\r\n');
    const exitCode = await bridgeTerminal(terminal, {io, signal});
    signal.throwIfAborted();
    return exitCode;
  } finally {
    await terminal[Symbol.asyncDispose]();
    if (terminal.stream !== undefined) io.stderr.write('\n');
  }
}

/** The best terminal that there is in `place`; there always is one. */
export async function openTerminalIn(
  {environment, connection, spec}: ShellPlace,
  terminal: ShellTerminal,
  context: StepContext,
): Promise<Terminal> {
  const {columns, rows, term, isOwn} = terminal;
  const env = {PROCTOR_ENVIRONMENT: spec.id, PROCTOR_SCRATCH: connection.scratch};
  const options = {connection, size: {columns, rows}, term, isOwn, env};
  const best = await environment?.openTerminal?.(options, context);
  const {signal} = context;
  return best ?? lineTerminal({connection, env: {...env, TERM: term}, signal, prompt: spec.id});
}

function linesOf(
  {connection, spec}: ShellPlace,
  context: StepContext,
  io: CliIo,
): Promise<ExitCode> {
  const input = io.stdin?.();
  if (input === undefined) return Promise.resolve(0);
  return runLines(input, {
    connection,
    env: {PROCTOR_ENVIRONMENT: spec.id, PROCTOR_SCRATCH: connection.scratch},
    signal: context.signal,
    onOutput: (stream, chunk) => writeBytes(io[stream], chunk),
  });
}
