import type {EnvironmentDriver, StepContext} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import type {SecretStore} from '../../run/secrets.ts';
import type {LockGuard} from '../../state/locks/lock-guard.ts';
import {CancelError} from '../../util/deadline.ts';
import {createMask} from '../../util/mask.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import {sanitizeForTerminal} from '../../util/terminal-text.ts';
import {endSession} from '../end-session.ts';
import type {CliIo, ExitCode, InterruptSignal} from '../io.ts';
import {RunSession} from '../run-session.ts';

/** Exit code where this machine lacks something, or something outside failed. */
export const EXIT_INFRASTRUCTURE = 3;
/** Exit code for a command line that is wrong. */
export const EXIT_USAGE = 2;

/** Numbers of the signals that end a command: 128 is added to them. Source: signal(7). */
const SIGNAL_NUMBERS: Readonly<Record<InterruptSignal, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGTERM: 15,
};

/** What a command that uses environments outside of a run works with. */
export interface Session {
  readonly context: StepContext;
  /** What is put here is released when the session ends, last in first out. */
  readonly resources: ResourceStack;
  /** Undoes what this process leaves behind when it is killed. */
  readonly guard?: LockGuard | undefined;
}

export interface SessionOptions {
  /** What relative paths start from: the manifest's folder, absolute. */
  readonly folder: string;
  /** @default none */
  readonly secrets?: SecretStore;
}

/**
 * Does `work` with a scratch folder of its own, and removes all that it has put in `resources`
 * whatever happens. An interrupt aborts the context's signal.
 *
 * @returns what `work` returns; 3 for a fault, which is printed; 128 and the signal's number when
 *   it was interrupted.
 */
export async function withSession(
  options: SessionOptions,
  io: CliIo,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const abort = new AbortController();
  let interrupt: InterruptSignal | undefined;
  using _ = io.onInterrupt((name) => {
    interrupt ??= name;
    const reason = name === 'SIGINT' ? 'interrupted' : 'terminated';
    abort.abort(new CancelError(reason, `${reason} by ${name}`));
  });
  const exitOf = (name: InterruptSignal): ExitCode => 128 + SIGNAL_NUMBERS[name];
  try {
    const exitCode = await inRunSession(options, {io, signal: abort.signal}, work);
    return interrupt === undefined ? exitCode : exitOf(interrupt);
  } catch (error) {
    if (interrupt !== undefined && error === abort.signal.reason) return exitOf(interrupt);
    for (const fault of faultsOf(error)) printFault(fault, io);
    return EXIT_INFRASTRUCTURE;
  }
}

async function inRunSession(
  {folder, secrets}: SessionOptions,
  {io, signal}: {readonly io: CliIo; readonly signal: AbortSignal},
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  await using session = await RunSession.open(io);
  const {runId, scratchFolder, ledger} = session;
  const {mask} = createMask(secrets?.values ?? new Map());
  const context: StepContext = {
    signal,
    mask,
    secret: (name) => {
      if (secrets !== undefined) return secrets.get(name);
      throw new FaultError('secret/unavailable', `cannot read secret "${name}": there is none`);
    },
    runId,
    folder,
    scratchFolder,
    ledger,
    env: io.env,
    warn: (_code, message) => io.stderr.write(`proctor: ${printable(mask.text(message))}\n`),
  };
  const resources = new ResourceStack();
  let exitCode: ExitCode;
  try {
    exitCode = await work({context, resources, guard: ledger});
  } finally {
    await resources[Symbol.asyncDispose]();
  }
  return await endSession(session, exitCode, io);
}

/**
 * What this machine lacks for `spec`; it is printed.
 *
 * @returns whether there is nothing.
 */
export async function isHostReady(
  driver: EnvironmentDriver,
  spec: EnvironmentSpec,
  {signal, io}: {readonly signal: AbortSignal; readonly io: CliIo},
): Promise<boolean> {
  const problems = await driver.check(spec, {signal, env: io.env});
  for (const {message, help} of problems) printProblem(message, help, io);
  return problems.length === 0;
}

/** Says what a fault is, what caused it and what to do about it. */
export function printFault(fault: FaultError, io: CliIo): void {
  const {cause} = fault;
  const why = cause instanceof Error && cause.message !== '' ? `: ${cause.message}` : '';
  printProblem(`${fault.message}${why}`, fault.help, io);
}

/** Writes something that is wrong, and what to do about it, to the standard error. */
export function printProblem(message: string, help: string | undefined, io: CliIo): void {
  io.stderr.write(`proctor: ${printable(message)}\n`);
  if (help !== undefined) io.stderr.write(`  help: ${printable(help)}\n`);
}

function printable(text: string): string {
  return sanitizeForTerminal(text).trimEnd();
}

/** The faults that `error` is of. @throws `error` if it is something else, too. */
function faultsOf(error: unknown): readonly FaultError[] {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  return errors.map((each) => {
    if (each instanceof FaultError) return each;
    throw error;
  });
}
