import {copyFile} from 'node:fs/promises';
import {constants} from 'node:os';
import {resolve} from 'node:path';
import {Deployment} from '../../deployment/deployment.ts';
import {NO_NEEDS} from '../../deployment/deployment-needs.ts';
import type {Connection, Environment, EnvironmentDriver} from '../../environments/environment.ts';
import {readKernelImage} from '../../environments/qemu/kernel-image.ts';
import {driverFor} from '../../environments/registry.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {SharedArtifacts} from '../../run/shared-artifacts.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {parseDuration} from '../../util/duration.ts';
import {type CliIo, type ExitCode, writeBytes} from '../io.ts';
import {KernelWatch} from '../machines/kernel-watch.ts';
import {openShell} from '../machines/open-shell.ts';
import {
  EXIT_INFRASTRUCTURE,
  EXIT_USAGE,
  isHostReady,
  printFault,
  printProblem,
  type Session,
  withSession,
} from '../machines/session.ts';
import {shellWords} from '../machines/shell-words.ts';
import {type TryMachine, type TryManifest, tryManifest} from '../machines/try-manifest.ts';

/** The kernel said that it cannot go on. */
const EXIT_CRASHED = 1;
/** The command took longer than it may, as of timeout(1). */
const EXIT_TIMEOUT = 124;
const KILL_GRACE_MS = 5_000;

/** What `proctor try` was asked. */
export interface TryCommandOptions extends Omit<TryMachine, 'arch' | 'via'> {
  /** @default as the kernel's header says */
  readonly arch?: string;
  /** @default `guest-agent` for the guest that proctor builds, `console` for an initrd */
  readonly via?: string;
  /** Time that the command may take. @default no limit */
  readonly timeout?: string;
  /** File that the console is copied to. @default it is not kept */
  readonly console?: string;
  /** One word is a script for the shell; several are a program and its arguments. */
  readonly command: readonly string[];
}

/**
 * `proctor try`: boots a kernel, runs one command in it and removes all of it again. Without a
 * command it is a shell.
 *
 * @returns the command's exit code; 1 when the kernel crashed, 2 for a wrong command line, 3 when
 *   the machine cannot be had, 124 when the command took too long.
 */
export async function tryCommand(options: TryCommandOptions, io: CliIo): Promise<ExitCode> {
  const timeoutMs = options.timeout === undefined ? Infinity : parseDuration(options.timeout);
  if (timeoutMs === undefined) {
    const message = `expected --timeout to be a duration such as 90s or 5m, found "${options.timeout}"`;
    printProblem(message, undefined, io);
    return EXIT_USAGE;
  }
  const arch = await archOf(options, io);
  if (arch === undefined) return EXIT_USAGE;
  const via = options.via ?? (options.initrd === undefined ? 'guest-agent' : 'console');
  const described = await tryManifest({...options, arch, via}, io);
  if (!described.ok) {
    for (const {message, help} of described.error) printProblem(message, help, io);
    return EXIT_USAGE;
  }
  const trial = described.value;
  return withSession({folder: io.cwd}, io, async (session) => {
    const {signal} = session.context;
    const driver = await driverFor(trial.spec);
    if (!(await isHostReady(driver, trial.spec, {signal, io}))) return EXIT_INFRASTRUCTURE;
    const {command, console} = options;
    return await tryIn(session, {...trial, driver, command, console, timeoutMs}, io);
  });
}

/** The architecture; `undefined` where it cannot be told, which is said. */
async function archOf(options: TryCommandOptions, io: CliIo): Promise<string | undefined> {
  try {
    const {arch} = await readKernelImage(resolve(io.cwd, options.kernel));
    return options.arch ?? (arch === 'x86' ? 'x86_64' : arch);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    printFault(error, io);
    return undefined;
  }
}

interface Trial extends TryManifest {
  readonly driver: EnvironmentDriver;
  readonly command: readonly string[];
  readonly timeoutMs: number;
  /** As the user gave it. */
  readonly console: string | undefined;
}

async function tryIn(session: Session, trial: Trial, io: CliIo): Promise<ExitCode> {
  const {context, resources} = session;
  const {manifest, spec, driver} = trial;
  let environment: Environment | undefined;
  // When the machine is gone, and before its files are.
  resources.defer(async () => {
    if (trial.console === undefined || environment?.console === undefined) return;
    await keepConsole(environment.console.path, trial.console, io);
  });
  environment = resources.use(await driver.provision(spec, 1, context));
  using watch = new KernelWatch(environment.console);
  let exitCode: ExitCode;
  try {
    // A machine goes with all that runs on it: what hangs there is not waited for.
    const source = resources.use(new SharedArtifacts(stateFolder(io.env)));
    const deployment = new Deployment({
      id: `${spec.id}#1/1`,
      instance: `${spec.id}#1`,
      attempt: 1,
      ...{manifest, spec, source, context},
      needs: {...NO_NEEDS, artifacts: [...manifest.artifacts.keys()]},
      ...{logPath: '', runFolder: undefined, emit: () => undefined},
      ...{startsTools: false, toolFaults: 'throw'},
    });
    await deployment.prepare(context);
    const connection = await deployment.connect(environment, context);
    await deployment.deploy(context);
    await deployment.complete(context);
    exitCode = await watch.guard(
      trial.command.length === 0
        ? openShell({environment, connection, spec}, {context: watch.contextOf(context)}, io)
        : runCommand(trial, {connection, session}, io),
    );
  } catch (error) {
    context.signal.throwIfAborted();
    await watch.settle(context);
    // What failed because the kernel is down fails with that.
    if (!watch.hasCrashed) {
      watch.print(io);
      throw error;
    }
    exitCode = EXIT_CRASHED;
  }
  await watch.settle(context);
  watch.print(io);
  return watch.hasCrashed ? EXIT_CRASHED : exitCode;
}

async function runCommand(
  {command, timeoutMs}: Trial,
  {connection, session}: {readonly connection: Connection; readonly session: Session},
  io: CliIo,
): Promise<ExitCode> {
  const [first = '', ...rest] = command;
  const words = rest.length === 0 ? ['sh', '-c', first] : command;
  const result = await connection.exec(
    {script: `exec ${shellWords(words)}`, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {
      signal: session.context.signal,
      timeoutMs,
      idleTimeoutMs: Infinity,
      killGraceMs: KILL_GRACE_MS,
      outputBytesMax: 0,
      onOutput: (stream, chunk) => writeBytes(io[stream], chunk),
    },
  );
  if (result.endedBy !== 'itself') {
    printProblem('the command took longer than --timeout, and was ended', undefined, io);
    return EXIT_TIMEOUT;
  }
  return result.exitCode ?? 128 + signalNumber(result.exitSignal);
}

function signalNumber(name: string | undefined): number {
  const numbers: Readonly<Record<string, number>> = constants.signals;
  return numbers[`SIG${name}`] ?? 0;
}

async function keepConsole(path: string, target: string, io: CliIo): Promise<void> {
  try {
    await copyFile(path, resolve(io.cwd, target));
  } catch (error) {
    const why = (error as Error).message;
    printProblem(`cannot write the console to "${target}": ${why}`, undefined, io);
  }
}
