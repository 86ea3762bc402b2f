import {join, relative} from 'node:path';
import v8 from 'node:v8';
import type {EnvironmentDriver} from '../../environments/environment.ts';
import {driverFor} from '../../environments/registry.ts';
import type {RunEventBody} from '../../journal/event.ts';
import {JournalWriter} from '../../journal/journal-writer.ts';
import {createRunFolder, newRunId, type RunFolder} from '../../journal/run-folder.ts';
import type {EnvironmentId} from '../../manifest/manifest.ts';
import type {Plan} from '../../plan/plan.ts';
import {createConsole, type RunConsole} from '../../report/console/create-console.ts';
import type {FailedCase, RunOptions, RunOutcome} from '../../run/run-options.ts';
import {runPlan} from '../../run/run-plan.ts';
import {casesPlanned, runStarted} from '../../run/run-started.ts';
import {readSecrets} from '../../run/secrets.ts';
import {StopSwitch} from '../../run/stop-switch.ts';
import {recordRun} from '../../state/history-file.ts';
import {NO_BASELINES, openBaselines, updateBaselines} from '../../steps/judge/baselines.ts';
import {monotonicMs, wallClockMs} from '../../util/clock.ts';
import {createMask} from '../../util/mask.ts';
import {handleInterrupts} from '../interrupts.ts';
import type {CliIo, ExitCode, TextOutput} from '../io.ts';
import {loadPlan, type PlanOptions} from '../load-plan.ts';
import {checkFailureOptions, openFailedCases} from '../machines/failure-options.ts';
import {OutputPane} from '../machines/output-pane.ts';
import {type ReportWishes, writeReports} from '../run-reports.ts';
import {ScratchFolder} from '../scratch-folder.ts';
import {canMoveCursor, wantsColor} from '../terminal.ts';

/** What `proctor run` was asked. */
export interface RunCommandOptions extends PlanOptions, ReportWishes {
  readonly retries?: number;
  readonly maxFailures?: number;
  readonly failFast?: boolean;
  readonly failOnFlaky?: boolean;
  readonly updateBaseline?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** The instances of which cases are kept for a look. @default none */
  readonly keep?: 'on-failure';
  /** A duration. @default until Ctrl-C */
  readonly keepFor?: string;
  readonly shellOnFailure?: boolean;
}

/** The command line is wrong. */
const EXIT_USAGE = 2;
/** Something outside failed; no case did. */
const EXIT_INFRASTRUCTURE = 3;

/** `proctor run`: manifest → plan → run → reports. */
export async function runCommand(options: RunCommandOptions, io: CliIo): Promise<ExitCode> {
  keepMemorySmall();
  const problem = checkFailureOptions(options, io);
  if (problem !== undefined) {
    io.stderr.write(`proctor: ${problem}\n`);
    return EXIT_USAGE;
  }
  const planned = await loadPlan(options, io);
  if (!planned.ok) return planned.error;
  const plan = planned.value;
  const drivers = await openDrivers(plan);
  const problems = await checkHost(plan, drivers, io);
  if (problems.length > 0) {
    for (const problem of problems) io.stderr.write(`proctor: ${problem}\n`);
    return EXIT_INFRASTRUCTURE;
  }
  const folder = createRunFolder(plan.manifest.folder, newRunId(wallClockMs()));
  await using scratch = await ScratchFolder.make();
  return await runIn({plan, drivers, folder, scratchFolder: scratch.path}, options, io);
}

/**
 * A run waits more than it computes, and keeps little: V8 would rather let garbage pile up than
 * collect it. Measured over 8,000 cases: 220 MiB resident without, 106 MiB with, in the same time.
 */
function keepMemorySmall(): void {
  v8.setFlagsFromString('--optimize-for-size');
  // The old generation grows by 15 % between collections: reports are written from one fold.
  v8.setFlagsFromString('--heap-growing-percent=15');
}

interface Prepared {
  readonly plan: Plan;
  readonly drivers: ReadonlyMap<EnvironmentId, EnvironmentDriver>;
  readonly folder: RunFolder;
  readonly scratchFolder: string;
}

async function runIn(prepared: Prepared, options: RunCommandOptions, io: CliIo): Promise<ExitCode> {
  const secrets = await readSecrets(prepared.plan.manifest.secrets, io.env);
  const {mask, weak} = createMask(secrets.values);
  const pane = new OutputPane(io.stdout);
  const sink = openConsole(prepared, {...options, pane}, io);
  const journal = JournalWriter.open(prepared.folder.journalPath, {
    mask,
    now: wallClockMs,
    onWarning: (message) => io.stderr.write(`proctor: ${message}\n`),
  });
  const emit = (body: RunEventBody): void => sink.onEvent(journal.append(body));
  const stop = new StopSwitch();
  const failedCases = openFailedCases(prepared, {...options, secrets, mask, pane}, io);
  // Until the reports are written, too.
  using _ = handleInterrupts(io, stop, {
    monotonicMs,
    runFolder: prepared.folder.path,
    letGo: () => failedCases?.letGo() ?? false,
  });
  let reports: ReturnType<typeof writeReports> | undefined;
  let exitCode: ExitCode;
  try {
    emit(runStarted(prepared.plan, prepared.folder.runId));
    for (const event of casesPlanned(prepared.plan)) emit(event);
    for (const name of weak) {
      const message = `secret "${name}" is too short to be masked in what is printed`;
      emit({type: 'warning-raised', code: 'secret/too-short', message});
    }
    const onFailedCase = failedCases && ((failed: FailedCase) => failedCases.look(failed));
    const own = {
      secrets,
      mask,
      emit,
      onOutput: sink.onOutput,
      stop,
      ...(onFailedCase && {onFailedCase}),
    };
    exitCode = await execute(prepared, own, options, io);
  } finally {
    // On every way out, a bug included: what the journal holds is reported.
    await journal.close();
    reports = writeReports(prepared.folder, journal, {...options, cwd: io.cwd});
    sink.close({reports: reports.written});
    for (const problem of reports.problems) io.stderr.write(`proctor: ${problem}\n`);
  }
  // Who asked for a report that is not there must not take the run for whole.
  return exitCode === 0 && reports.problems.length > 0 ? EXIT_INFRASTRUCTURE : exitCode;
}

async function execute(
  {plan, folder, drivers, scratchFolder}: Prepared,
  own: Pick<RunOptions, 'secrets' | 'mask' | 'emit' | 'onOutput' | 'stop' | 'onFailedCase'>,
  options: RunCommandOptions,
  io: CliIo,
): Promise<ExitCode> {
  const baselines = await openBaselines(plan.manifest.folder);
  if (baselines.problem !== undefined) {
    const code = 'baseline/unreadable';
    own.emit({type: 'warning-raised', code, message: baselines.problem});
  }
  const outcome = await runPlan(plan, {
    ...own,
    runId: folder.runId,
    runFolder: folder.path,
    scratchFolder,
    drivers,
    env: io.env,
    // What replaces the baseline is not compared with it: so a change can be accepted.
    baselines: options.updateBaseline ? NO_BASELINES : baselines,
    maxFailures: options.maxFailures,
    failFast: options.failFast ?? false,
    failOnFlaky: options.failOnFlaky ?? false,
    retries: options.retries,
    random: Math.random,
  });
  await remember(plan, outcome, options, io);
  return outcome.exitCode;
}

/** What tells a person how a run is going, on the standard output unless `output` is given. */
export function openConsole(
  {plan, folder}: Pick<Prepared, 'plan' | 'folder'>,
  options: Pick<RunCommandOptions, 'quiet' | 'verbose' | 'shellOnFailure' | 'keep'> & {
    readonly pane: OutputPane;
    readonly output?: TextOutput;
    readonly subject?: string;
  },
  io: CliIo,
): RunConsole {
  const {quiet, verbose, shellOnFailure, keep, pane, subject} = options;
  const {env, cwd} = io;
  const stdout = options.output ?? io.stdout;
  // What others write in between would be written over by lines that are drawn again.
  const isShared = shellOnFailure === true || keep !== undefined;
  // GitHub wants paths from the root of the repository.
  const file = relative(env['GITHUB_WORKSPACE'] || cwd, plan.manifest.path);
  return createConsole({
    output: {
      write: (text) => pane.write(text),
      isTerminal: canMoveCursor(io, stdout) && !isShared,
      get columns() {
        return stdout.columns;
      },
    },
    level: quiet ? 'quiet' : verbose ? 'verbose' : 'normal',
    color: wantsColor(io, stdout),
    ci: env['GITHUB_ACTIONS'] === 'true',
    now: monotonicMs,
    unicode: /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''),
    cwd,
    runFolder: relative(cwd, folder.path),
    ...(subject !== undefined && {subject}),
    placeOf: (id) => {
      const line = plan.cases.find((item) => item.id === id)?.scenario.line;
      return line === undefined ? undefined : {file, line};
    },
  });
}

/** A driver for each environment of the plan's cases. */
export async function openDrivers(
  plan: Plan,
  environments: Iterable<EnvironmentId> = plan.cases.map((item) => item.environment),
): Promise<Map<EnvironmentId, EnvironmentDriver>> {
  const drivers = new Map<EnvironmentId, EnvironmentDriver>();
  for (const environment of environments) {
    if (drivers.has(environment)) continue;
    const spec = plan.manifest.environments.get(environment);
    if (spec !== undefined) drivers.set(environment, await driverFor(spec));
  }
  return drivers;
}

/** What this machine lacks for the plan's environments, before anything starts. */
export async function checkHost(
  plan: Plan,
  drivers: ReadonlyMap<EnvironmentId, EnvironmentDriver>,
  io: CliIo,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [id, driver] of drivers) {
    const spec = plan.manifest.environments.get(id);
    if (spec === undefined) continue;
    for (const {message, help} of await driver.check(spec, {signal: io.signal, env: io.env})) {
      problems.push(
        `environment "${id}": ${message}${help === undefined ? '' : `\n  help: ${help}`}`,
      );
    }
  }
  return problems;
}

/** Keeps what later runs plan and judge by. Failing to is a warning: the verdicts stand. */
async function remember(
  plan: Plan,
  outcome: RunOutcome,
  options: RunCommandOptions,
  io: CliIo,
): Promise<void> {
  try {
    await recordRun(
      join(plan.manifest.folder, '.proctor'),
      [...outcome.caseOutcomes].flatMap(([index, {verdict, durationMs}]) => {
        const item = plan.cases[index];
        return item === undefined ? [] : [{id: item.id, verdict, durationMs}];
      }),
    );
    if (options.updateBaseline) {
      const metrics = new Map<string, ReadonlyMap<string, number>>();
      for (const [index, {verdict, metrics: values}] of outcome.caseOutcomes) {
        const item = plan.cases[index];
        if (verdict === 'passed' && item !== undefined && values.size > 0)
          metrics.set(item.id, values);
      }
      await updateBaselines(plan.manifest.folder, metrics);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    io.stderr.write(`proctor: cannot keep the history of this run: ${why}\n`);
  }
}
