import type {Terminal, TerminalSize} from '../../environments/environment.ts';
import {type CliIo, writeBytes} from '../io.ts';

/** Ctrl-], as telnet(1) has it. */
const LEAVE_KEY = 0x1d;
/** Where the terminal does not say. */
const USUAL_SIZE: TerminalSize = {columns: 80, rows: 24};

/** Whether there is a person at a terminal, who can type and read. */
export function hasTerminal(io: CliIo): boolean {
  const input = io.stdin?.();
  return input?.isTTY === true && io.stdout.isTerminal;
}

/** The size of this process's terminal. */
export function terminalSize({stdout}: CliIo): TerminalSize {
  const {columns = USUAL_SIZE.columns, rows = USUAL_SIZE.rows} = stdout;
  return {columns, rows};
}

/**
 * Connects this process's terminal to `terminal`, key by key, until the shell has ended, Ctrl-] was
 * pressed or `signal` is aborted. The terminal is as it was afterwards.
 *
 * @returns the shell's exit code; 0 where it is not known or was left.
 */
export async function bridgeTerminal(
  terminal: Terminal,
  {io, signal}: {readonly io: CliIo; readonly signal: AbortSignal},
): Promise<number> {
  const {stream} = terminal;
  const left = Promise.withResolvers<number | undefined>();
  const onAbort = (): void => left.resolve(undefined);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, {once: true});
  // A shell that has the terminal itself heeds the keys itself, and Ctrl-C is among them.
  using _ =
    stream === undefined ? io.onInterrupt((name) => name === 'SIGINT' || onAbort()) : undefined;
  const input = io.stdin?.();
  const onKeys = (chunk: Buffer): void => {
    const end = chunk.indexOf(LEAVE_KEY);
    if (end !== 0) stream?.write(end < 0 ? chunk : chunk.subarray(0, end));
    if (end >= 0) left.resolve(undefined);
  };
  const onShown = (chunk: Buffer): void => writeBytes(io.stdout, chunk);
  const onClosed = (): void => void terminal.ended.then(left.resolve, left.reject);
  const resized = io.stdout.onResize?.(() => terminal.resize?.(terminalSize(io)));
  try {
    if (stream !== undefined) {
      stream.on('data', onShown).once('end', onClosed).once('close', onClosed);
      stream.on('error', onClosed).resume();
      input?.setRawMode?.(true);
      input?.on('data', onKeys).resume();
    }
    const exitCode = await Promise.race([drained(terminal), left.promise]);
    return exitCode ?? 0;
  } finally {
    signal.removeEventListener('abort', onAbort);
    resized?.[Symbol.dispose]();
    if (stream !== undefined) {
      input?.off('data', onKeys).pause();
      input?.setRawMode?.(false);
      stream.off('data', onShown);
    }
  }
}

/** Its exit code, when all that it wrote has been shown. */
async function drained({stream, ended}: Terminal): Promise<number | undefined> {
  const exitCode = await ended;
  if (stream === undefined || stream.readableEnded || stream.destroyed) return exitCode;
  await new Promise<void>((resolve) => {
    stream
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
  });
  return exitCode;
}
