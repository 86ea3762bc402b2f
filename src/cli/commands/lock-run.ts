import {type ChildProcess, spawn} from 'node:child_process';
import {constants} from 'node:os';
import {FaultError} from '../../faults/fault-error.ts';
import {lockBookOf} from '../../ledger/undo/undo-locks.ts';
import type {HeldLock} from '../../state/locks/held-lock.ts';
import {lockFolder} from '../../state/state-folder.ts';
import {CancelError, whenAborted} from '../../util/deadline.ts';
import {isInForeground} from '../../util/process-identity.ts';
import {endMarkedProcesses} from '../../util/process-tree.ts';
import {endSession, orPrinted} from '../end-session.ts';
import type {CliIo, ExitCode, InterruptSignal} from '../io.ts';
import {DEFAULT_TIMEOUT_MS, openLocks} from '../machines/lock-call.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printFault, printProblem} from '../machines/session.ts';
import {RunSession} from '../run-session.ts';
import {isNamed, type LockWaitOptions} from './lock.ts';

/** As shells say it. Source: POSIX.1-2024, Shell Command Language, 2.8.2. */
const EXIT_NOT_STARTED = 127;
const EXIT_SIGNAL = 128;
/** What a command gets to end by itself when its lock is lost. */
const GRACE_MS = 2_000;

/** What `proctor lock run` was asked. */
export interface LockRunOptions extends LockWaitOptions {
  readonly names: readonly string[];
  readonly command: readonly string[];
}

/**
 * `proctor lock run`: a command that runs while locks are held.
 *
 * @returns the command's exit code; 128 and the signal's number where one ended it, or this; 127 where
 *   it cannot be started; 3 when a lock cannot be had or was lost; 2 for a wrong command line.
 */
export async function lockRunCommand(options: LockRunOptions, io: CliIo): Promise<ExitCode> {
  if (!options.names.every((name) => isNamed(name, io))) return EXIT_USAGE;
  const session = await orPrinted(() => RunSession.open(io), io);
  if (session === undefined) return EXIT_INFRASTRUCTURE;
  let exitCode: ExitCode = EXIT_INFRASTRUCTURE;
  try {
    exitCode = await runLocked(options, session, io);
  } catch (error) {
    if (error instanceof InterruptedError) exitCode = error.exitCode;
    else if (error instanceof FaultError) printFault(error, io);
    else throw error;
  } finally {
    exitCode = await endSession(session, exitCode, io);
  }
  return exitCode;
}

async function runLocked(
  options: LockRunOptions,
  session: RunSession,
  io: CliIo,
): Promise<ExitCode> {
  const abort = new AbortController();
  let onSignal = (name: InterruptSignal): void => abort.abort(new InterruptedError(name));
  using _ = io.onInterrupt((name) => onSignal(name));
  await using locks = await openLocks(io, abort.signal);
  const {ledger} = session;
  const held = await locks.acquireAll(options.names, {
    mode: options.shared === true ? 'shared' : 'exclusive',
    // Not its arguments, which may be nobody's business.
    purpose: options.purpose ?? options.command[0] ?? '',
    timeoutMs: options.timeout ?? DEFAULT_TIMEOUT_MS,
    ...(options.lease !== undefined && {leaseMs: options.lease}),
    // Killed, this leaves the command behind: the lock is not free before the reaper has ended it.
    guard: ledger,
    onWaiting: (holder) => io.stderr.write(`waiting for a lock: ${holder}\n`),
    signal: abort.signal,
  });
  const book = lockBookOf({folder: lockFolder(io.env), url: io.env['PROCTOR_STATE_URL']});
  const entries = await Promise.all(
    held.map(({name, token}) => ledger.intend({kind: 'lock', name, token, ...book})),
  );
  // It may have come since the locks were granted; from here on it is the command's.
  abort.signal.throwIfAborted();
  const child = new LockedCommand(options.command, {held, runId: session.runId, io});
  onSignal = (name) => child.pass(name);
  const exitCode = await child.ended;
  // What it did counts only if nobody else had the lock meanwhile.
  for (const lock of held) await lock.confirm();
  await endMarkedProcesses(markOf(session.runId), GRACE_MS);
  for (const lock of held) await lock.release();
  for (const entry of entries) entry[Symbol.dispose]();
  return exitCode;
}

/** The command, for as long as its locks are held. */
class LockedCommand {
  /** Its exit code, or 128 and the signal's number. @throws the reason of a lock's `lost`. */
  readonly ended: Promise<ExitCode>;
  readonly #child: ChildProcess;

  constructor(
    [program = '', ...args]: readonly string[],
    {
      held,
      runId,
      io,
    }: {readonly held: readonly HeldLock[]; readonly runId: string; readonly io: CliIo},
  ) {
    const env = {
      ...io.env,
      PROCTOR_RUN_ID: runId,
      PROCTOR_LOCK_TOKEN: held.map(({token}) => token).join(' '),
    };
    this.#child = spawn(program, args, {stdio: 'inherit', cwd: io.cwd, env});
    this.ended = this.#watch(held, {program, runId, io});
  }

  /** A terminal sends SIGINT and SIGHUP to all of its foreground: then the command has it already. */
  pass(name: InterruptSignal): void {
    if (name === 'SIGTERM' || !isInForeground()) this.#child.kill(name);
  }

  async #watch(
    held: readonly HeldLock[],
    {program, runId, io}: {readonly program: string; readonly runId: string; readonly io: CliIo},
  ): Promise<ExitCode> {
    const {promise, resolve} = Promise.withResolvers<ExitCode>();
    this.#child.on('error', (error) => {
      printProblem(`cannot start "${program}": ${error.message}`, undefined, io);
      resolve(EXIT_NOT_STARTED);
    });
    this.#child.on('close', (code, signal) => {
      resolve(code ?? EXIT_SIGNAL + (signal === null ? 0 : constants.signals[signal]));
    });
    const losses = held.map(({lost}) => whenAborted(lost));
    try {
      return await Promise.race([promise, ...losses.map((loss) => loss.promise)]);
    } catch (error) {
      await endMarkedProcesses(markOf(runId), GRACE_MS);
      await promise;
      throw error;
    } finally {
      for (const loss of losses) loss[Symbol.dispose]();
    }
  }
}

function markOf(runId: string): string {
  return `PROCTOR_RUN_ID=${runId}`;
}

/** A signal came before the command was started. */
class InterruptedError extends CancelError {
  readonly exitCode: ExitCode;

  constructor(name: InterruptSignal) {
    super('interrupted', `interrupted by ${name}`);
    this.exitCode = EXIT_SIGNAL + constants.signals[name];
  }
}
