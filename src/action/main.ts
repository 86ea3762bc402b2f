import {setTimeout as sleep} from 'node:timers/promises';
import {bugReport, EXIT_BUG} from '../cli/bug-report.ts';
import {REAP_COMMAND} from '../cli/cleanup/reap-command.ts';
import type {ExitCode} from '../cli/io.ts';
import {GuardedOutput} from './guarded-output.ts';
import {InterruptSchedule} from './interrupt-schedule.ts';
import type {ActionStep} from './step.ts';
import {variablesForTests} from './step-variables.ts';

/**
 * What the runner starts, for the action's step and again at the end of the job, and what a reaper
 * starts. The only file of the action that touches the process.
 */

/**
 * `post.js`, which the runner starts at the end of the job, imports the bundle by this. What the first
 * step has left word of cannot tell: it may have been killed before it could, and its work is never to
 * be done by the other.
 */
const AT_THE_END = '?post';
/** The step at the end must be over by then, whatever it waits for. */
const POST_TIMEOUT_MS = 55_000;
/** Time for the last words of a program that nothing is waited for. */
const LAST_WORDS_MS = 1000;

const abort = new AbortController();
const bugListeners: Array<() => void> = [];
const stdout = new GuardedOutput((text) => void process.stdout.write(text), {commands: true});
const stderr = new GuardedOutput((text) => void process.stderr.write(text), {commands: false});

const interrupts = new InterruptSchedule({
  leave: (exitCode) => {
    abort.abort();
    void leave(exitCode);
  },
  after: (ms, call) => void setTimeout(call, ms).unref(),
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => interrupts.receive(name));
}

for (const stream of [process.stdout, process.stderr]) {
  // The runner that does not read any more is no reason to lose a verdict.
  stream.on('error', () => undefined);
}

process.on('uncaughtException', (error) => {
  stderr.write(bugReport(error));
  const listener = bugListeners.at(-1);
  if (listener !== undefined) return listener();
  abort.abort();
  void leave(EXIT_BUG);
});

/** What a pipe has not taken yet would be cut off by `process.exit`. */
async function leave(exitCode: ExitCode): Promise<never> {
  stdout.flush();
  stderr.flush();
  const flushed = [process.stdout, process.stderr].map(
    (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
  );
  await Promise.race([Promise.all(flushed), sleep(LAST_WORDS_MS)]);
  process.exit(exitCode);
}

const step: ActionStep = {
  env: process.env,
  interrupts,
  leave,
  io: {
    stdout,
    stderr,
    env: variablesForTests(process.env),
    program: [process.execPath, ...process.execArgv, process.argv[1] ?? ''],
    signal: abort.signal,
    onInterrupt: (listener) => interrupts.onInterrupt(listener),
    onBug: (listener) => {
      bugListeners.push(listener);
      return {
        [Symbol.dispose]: () => {
          bugListeners.splice(bugListeners.indexOf(listener), 1);
        },
      };
    },
  },
};

async function begin(): Promise<ExitCode> {
  const [command, ledger] = process.argv.slice(2);
  if (command === REAP_COMMAND && ledger !== undefined) {
    const {reap} = await import('../cli/cleanup/reap.ts');
    return await reap(ledger, {...step.io, cwd: process.cwd()});
  }
  if (new URL(import.meta.url).search !== AT_THE_END) {
    const {mainStep} = await import('./main-step.ts');
    return await mainStep(step);
  }
  const {postStep} = await import('./post-step.ts');
  return await Promise.race([postStep(step), sleep(POST_TIMEOUT_MS, 0)]);
}

await leave(await begin());
