import {constants} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import {bugReport, EXIT_BUG} from './cli/bug-report.ts';
import {REAP_COMMAND} from './cli/cleanup/reap-command.ts';
import type {CliIo, InterruptSignal, TextOutput} from './cli/io.ts';
import {runProgram} from './cli/program.ts';

/** The only file that touches the process: everything else gets what it needs as a parameter. */

const abort = new AbortController();
const listeners: Array<(signal: InterruptSignal) => void> = [];

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    const listener = listeners.at(-1);
    if (listener !== undefined) return listener(name);
    abort.abort();
    process.exit(128 + constants.signals[name]);
  });
}

/** The streams that were written to. Making one takes milliseconds: `--help` needs one of them. */
const opened = new Set<NodeJS.WriteStream>();

function output(open: () => NodeJS.WriteStream): TextOutput {
  const stream = (): NodeJS.WriteStream => {
    const opening = open();
    if (!opened.has(opening)) {
      opened.add(opening);
      // A reader that went away (`proctor … | head`) is no reason to fail, nor to lose a verdict.
      opening.on('error', () => {});
    }
    return opening;
  };
  const write = (chunk: string | Uint8Array): void => {
    if (stream().writable) stream().write(chunk);
  };
  return {
    write,
    writeBytes: write,
    get isTerminal() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().isTTY === true ? stream().columns : undefined;
    },
    get rows() {
      return stream().isTTY === true ? stream().rows : undefined;
    },
    onResize: (listener) => {
      stream().on('resize', listener);
      return {[Symbol.dispose]: () => stream().off('resize', listener)};
    },
  };
}

/** What a pipe has not taken yet would be cut off by `process.exit`. */
async function flushed(): Promise<unknown> {
  return await Promise.all(
    [...opened].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  );
}

/** Time for the last words of a program that nothing is waited for. */
const LAST_WORDS_MS = 1000;

const bugListeners: Array<() => void> = [];

process.on('uncaughtException', (error) => {
  io.stderr.write(bugReport(error));
  const listener = bugListeners.at(-1);
  if (listener !== undefined) return listener();
  abort.abort();
  process.exit(EXIT_BUG);
});

const io: CliIo = {
  stdout: output(() => process.stdout),
  stderr: output(() => process.stderr),
  env: process.env,
  cwd: process.cwd(),
  program: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
  signal: abort.signal,
  stdin: () => process.stdin,
  onInterrupt: (listener) => {
    listeners.push(listener);
    return {
      [Symbol.dispose]: () => {
        listeners.splice(listeners.indexOf(listener), 1);
      },
    };
  },
  onBug: (listener) => {
    bugListeners.push(listener);
    return {
      [Symbol.dispose]: () => {
        bugListeners.splice(bugListeners.indexOf(listener), 1);
      },
    };
  },
  leave: async (exitCode) => {
    await Promise.race([flushed(), sleep(LAST_WORDS_MS)]);
    process.exit(exitCode);
  },
};

const args = process.argv.slice(2);
// Nobody types this one: so it needs no place in the help, nor all that makes one.
const exitCode =
  args[0] === REAP_COMMAND && args[1] !== undefined
    ? await (await import('./cli/cleanup/reap.ts')).reap(args[1], io)
    : await runProgram(args, io);
process.exitCode = exitCode;
await flushed();
process.exit(exitCode);
