import {relative} from 'node:path';
import v8 from 'node:v8';
import type {EnvironmentDriver} from '../../environments/environment.ts';
import {driverFor} from '../../environments/registry.ts';
import type {RunEventBody, RunRequest} from '../../journal/event.ts';
import {JournalWriter} from '../../journal/journal-writer.ts';
import {isFinished, type PastRun} from '../../journal/past-run.ts';
import {readJournal} from '../../journal/read-journal.ts';
import {makeLatest, type RunFolder} from '../../journal/run-folder.ts';
import type {EnvironmentId} from '../../manifest/manifest.ts';
import type {Plan} from '../../plan/plan.ts';
import {createConsole, type RunConsole} from '../../report/console/create-console.ts';
import {progressOf} from '../../run/past-progress.ts';
import type {
  FailedCase,
  PastProgress,
  RoundPolicy,
  RunOptions,
  RunOutcome,
} from '../../run/run-options.ts';
import {runPlan} from '../../run/run-plan.ts';
import {casesPlanned, runResumed, runStarted, scenariosPlanned} from '../../run/run-started.ts';
import {readSecrets} from '../../run/secrets.ts';
import {NO_BASELINES, updateBaselines} from '../../steps/judge/baselines.ts';
import {monotonicMs, wallClockMs} from '../../util/clock.ts';
import {createMask, type Mask} from '../../util/mask.ts';
import {endSession, orPrinted} from '../end-session.ts';
import {historyRecalled, openAllBaselines, recordRun} from '../history/run-history.ts';
import type {CliIo, ExitCode, TextOutput} from '../io.ts';
import type {DriverOf} from '../library/driver-of.ts';
import {loadPlan, type PlanOptions} from '../load-plan.ts';
import {checkFailureOptions, openFailedCases} from '../machines/failure-options.ts';
import {OutputPane} from '../machines/output-pane.ts';
import {requestOf} from '../resume/run-request.ts';
import {makeRunFolder} from '../run-place.ts';
import {type ReportWishes, type WrittenReports, writeReports} from '../run-reports.ts';
import {RunSession} from '../run-session.ts';
import {canMoveCursor, wantsColor} from '../terminal.ts';
import {unfailingConsole} from '../unfailing-console.ts';
import {WayOut} from '../way-out.ts';

/** What `proctor run` was asked. */
export interface RunCommandOptions extends PlanOptions, ReportWishes {
  readonly retries?: number;
  readonly maxFailures?: number;
  readonly failFast?: boolean;
  readonly failOnFlaky?: boolean;
  readonly updateBaseline?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** `false` by `--no-annotations`: in GitHub Actions, none are written. @default true */
  readonly annotations?: boolean;
  /** The instances of which cases are kept for a look. @default none */
  readonly keep?: 'on-failure';
  /** A duration. @default until Ctrl-C */
  readonly keepFor?: string;
  readonly shellOnFailure?: boolean;
  /** A run to go on with: its id, its folder, or `latest`. @default a new one */
  readonly resume?: string;
  /** Whether that run is a soak. @default it is none */
  readonly isSoak?: boolean;
  /** Whether to go on with a run of which it cannot be told from here that its process is dead. */
  readonly force?: boolean;
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
  const {resume} = options;
  if (resume !== undefined) {
    const {resumeRun} = await import('../resume/resume-run.ts');
    return await resumeRun({...options, resume}, io, runPlanned);
  }
  const planned = await loadPlan(options, io);
  return planned.ok ? await runPlanned({plan: planned.value}, options, io) : planned.error;
}

/** A plan, and what is done of it already. */
export interface PlannedRun {
  readonly plan: Plan;
  /** The run that is gone on with. @default a new one */
  readonly before?: {readonly folder: RunFolder; readonly past: PastRun};
}

/** What a program that runs a plan has of its own. */
export interface RunView {
  /** Is told how it goes, in place of the terminal. @default the terminal is */
  readonly console?: RunConsole;
  /** As `console`, for one that is made when the run has its folder. */
  readonly consoleOf?: (place: {readonly plan: Plan; readonly runFolder: string}) => RunConsole;
  /** Lets the cases be run again and again. @default they are run once */
  readonly openRounds?: (place: RoundsPlace) => OpenedRounds;
  /** @default proctor's drivers alone */
  readonly driverOf?: DriverOf;
  /** Gets what was written about the run, when it has ended. @default nobody */
  readonly onReported?: (folder: RunFolder, reports: WrittenReports) => void;
}

/** Where rounds take place. */
export interface RoundsPlace {
  readonly plan: Plan;
  readonly folder: RunFolder;
  /** What earlier processes have done. */
  readonly past: PastRun | undefined;
  readonly mask: Mask;
  readonly journal: JournalWriter;
  /** To the journal and to who is shown it. */
  readonly emit: (event: RunEventBody) => void;
  readonly options: RunCommandOptions;
  readonly io: CliIo;
}

/** Rounds that a run goes through. */
export interface OpenedRounds extends AsyncDisposable {
  readonly policy: RoundPolicy;
  /** Takes the events of the run in place of `emit`. */
  readonly event: (event: RunEventBody) => void;
  readonly past: PastProgress | undefined;
}

/**
 * Runs a plan and writes its reports: all of `proctor run` but reading the manifest.
 *
 * @throws whatever is a bug, when all is cleaned up.
 */
export async function runPlanned(
  {plan, before, view = {}}: PlannedRun & {readonly view?: RunView},
  options: RunCommandOptions,
  io: CliIo,
): Promise<ExitCode> {
  const drivers = await openDrivers(plan, undefined, view.driverOf);
  const problems = await checkHost(plan, drivers, io);
  if (problems.length > 0) {
    for (const problem of problems) io.stderr.write(`proctor: ${problem}\n`);
    return EXIT_INFRASTRUCTURE;
  }
  using way = new WayOut(io);
  const opened = await orPrinted(() => openSession(plan, before?.folder, io), io);
  if (opened === undefined) return EXIT_INFRASTRUCTURE;
  const {session, folder} = opened;
  await using _ = session;
  const prepared = {plan, drivers, folder, session, past: before?.past, way, view};
  const exitCode = await runIn(prepared, options, io);
  await way.leaveIfGivenUp(exitCode);
  return await endSession(session, exitCode, io);
}

/** @param folder Of a run that is gone on with. */
async function openSession(
  plan: Plan,
  folder: RunFolder | undefined,
  io: CliIo,
): Promise<{readonly session: RunSession; readonly folder: RunFolder}> {
  if (folder !== undefined) return {session: await RunSession.open(io, folder), folder};
  return await RunSession.openRun(io, () => makeRunFolder(plan.manifest.folder, io));
}

/**
 * A run waits more than it computes, and keeps little: V8 would rather let garbage pile up than
 * collect it. Measured over 8,000 cases: 220 MiB resident without, 106 MiB with, in the same time.
 */
export function keepMemorySmall(): void {
  v8.setFlagsFromString('--optimize-for-size');
  // The old generation grows by 15 % between collections: reports are written from one fold.
  v8.setFlagsFromString('--heap-growing-percent=15');
}

interface Prepared {
  readonly plan: Plan;
  readonly drivers: ReadonlyMap<EnvironmentId, EnvironmentDriver>;
  readonly folder: RunFolder;
  /** What earlier processes have done of it; `undefined` for a new run. */
  readonly past: PastRun | undefined;
  readonly session: RunSession;
  readonly way: WayOut;
  readonly view: RunView;
}

async function runIn(prepared: Prepared, options: RunCommandOptions, io: CliIo): Promise<ExitCode> {
  const secrets = await readSecrets(prepared.plan.manifest.secrets, io.env);
  const {mask, weak} = createMask(secrets.values);
  const pane = new OutputPane(io.stdout);
  const {view, way} = prepared;
  const {plan, folder} = prepared;
  const shown =
    view.console ??
    view.consoleOf?.({plan, runFolder: folder.path}) ??
    openConsole(prepared, {...options, pane}, io);
  const sink = unfailingConsole(shown, io.stderr);
  const told = prepared.past && recall(prepared.folder, prepared.past, sink);
  const journal = openJournal(prepared, mask, io);
  const emit = (body: RunEventBody): void => sink.onEvent(journal.append(body));
  const failedCases = openFailedCases(prepared, {...options, secrets, mask, pane}, io);
  way.letGo = () => failedCases?.letGo() ?? false;
  let rounds: OpenedRounds | undefined;
  let reports: ReturnType<typeof writeReports> | undefined;
  let exitCode: ExitCode;
  try {
    const request = requestOf(options, {mask, cwd: io.cwd});
    for (const event of firstEvents(prepared, request)) emit(event);
    if (told?.hasHistory !== true) await emitHistory(prepared, emit, io);
    for (const name of weak) {
      const message = `secret "${name}" is too short to be masked in what is printed`;
      emit({type: 'warning-raised', code: 'secret/too-short', message});
    }
    const onFailedCase = failedCases && ((failed: FailedCase) => failedCases.look(failed));
    rounds = view.openRounds?.({...prepared, mask, journal, emit, options, io});
    const own = {
      secrets,
      mask,
      emit: rounds?.event ?? emit,
      ...(rounds && {rounds: rounds.policy, past: rounds.past}),
      onOutput: sink.onOutput,
      stop: way.stop,
      ...(onFailedCase && {onFailedCase}),
    };
    exitCode = await way.of(execute(prepared, own, options, io));
  } finally {
    // On every way out, a bug included: what the journal holds is reported.
    await rounds?.[Symbol.asyncDispose]();
    await journal.close();
    reports = writeReports(prepared.folder, journal, {...options, cwd: io.cwd, env: io.env});
    sink.close({reports: reports.written});
    view.onReported?.(prepared.folder, reports);
    const {result} = reports;
    for (const line of [...reports.moved, ...reports.problems]) {
      io.stderr.write(`proctor: ${line}\n`);
    }
    if (result !== undefined) {
      await recordRun(prepared.plan.manifest.folder, {...prepared, result}, io);
    }
  }
  // Who asked for a report that is not there must not take the run for whole.
  return exitCode === 0 && reports.problems.length > 0 ? EXIT_INFRASTRUCTURE : exitCode;
}

function openJournal({folder, past}: Prepared, mask: Mask, io: CliIo): JournalWriter {
  const open = past === undefined ? JournalWriter.open : JournalWriter.reopen;
  const journal = open(folder.journalPath, {
    mask,
    now: wallClockMs,
    onWarning: (message) => io.stderr.write(`proctor: ${message}\n`),
  });
  if (past === undefined) makeLatest(folder);
  return journal;
}

/** How a new run begins, or one that is gone on with. */
function* firstEvents(
  {plan, folder, past}: Prepared,
  request: RunRequest,
): Generator<RunEventBody> {
  if (past === undefined) yield runStarted(plan, folder.runId, {request});
  else yield runResumed(past.result.cases.filter(isFinished).length);
  // Older versions did not tell them.
  if (past === undefined || past.result.scenarios.length === 0) yield* scenariosPlanned(plan);
  if (past?.isPlanWhole !== true) yield* casesPlanned(plan);
}

async function execute(
  {plan, folder, past, drivers, session}: Prepared,
  own: Pick<
    RunOptions,
    'secrets' | 'mask' | 'emit' | 'onOutput' | 'stop' | 'onFailedCase' | 'rounds' | 'past'
  >,
  options: RunCommandOptions,
  io: CliIo,
): Promise<ExitCode> {
  const baselines = await openAllBaselines(plan, io);
  if (baselines.problem !== undefined) {
    const code = 'baseline/unreadable';
    own.emit({type: 'warning-raised', code, message: baselines.problem});
  }
  const outcome = await runPlan(plan, {
    past: past && progressOf(past),
    ...own,
    runId: folder.runId,
    runFolder: folder.path,
    scratchFolder: session.scratchFolder,
    ledger: session.ledger,
    guard: session.ledger,
    audit: (signal) => session.ledger.audit({signal}),
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
  await keepBaselines(plan, outcome, options, io);
  return outcome.exitCode;
}

/** What tells a person how a run is going, on the standard output unless `output` is given. */
export function openConsole(
  {plan, folder}: Pick<Prepared, 'plan' | 'folder'>,
  options: Pick<
    RunCommandOptions,
    'quiet' | 'verbose' | 'annotations' | 'shellOnFailure' | 'keep'
  > & {
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
  let lines: ReadonlyMap<string, number | undefined> | undefined;
  // GitHub wants paths from the root of the repository.
  const file = relative(env['GITHUB_WORKSPACE'] || cwd, plan.manifest.path);
  return createConsole({
    output: {
      write: (text) => pane.write(text),
      isTerminal: canMoveCursor(io, stdout) && !isShared,
      get columns() {
        return stdout.columns;
      },
      get rows() {
        return stdout.rows;
      },
    },
    level: quiet ? 'quiet' : verbose ? 'verbose' : 'normal',
    color: wantsColor(io, stdout),
    ci: env['GITHUB_ACTIONS'] === 'true',
    annotations: options.annotations,
    now: monotonicMs,
    unicode: /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''),
    cwd,
    runFolder: relative(cwd, folder.path),
    ...(subject !== undefined && {subject}),
    placeOf: (id) => {
      // Each failure asks; most runs have none.
      lines ??= new Map(plan.cases.map((item) => [item.id, item.scenario.line]));
      const line = lines.get(id);
      return line === undefined ? undefined : {file, line};
    },
  });
}

async function emitHistory(
  {plan, folder}: Pick<Prepared, 'plan' | 'folder'>,
  emit: (body: RunEventBody) => void,
  io: CliIo,
): Promise<void> {
  for (const event of await historyRecalled(plan, folder.runId, io)) emit(event);
}

/** Lets the console count what earlier processes have finished; says what the journal tells. */
function recall(
  folder: RunFolder,
  {result}: PastRun,
  sink: RunConsole,
): {readonly hasHistory: boolean} {
  const kept = new Set(result.cases.filter(isFinished).map(({id}) => id));
  let hasHistory = false;
  for (const {event} of readJournal(folder.journalPath)) {
    hasHistory ||= event.type === 'history-recalled';
    const isEnd = event.type === 'case-ended' && event.final && event.verdict !== 'interrupted';
    const isKept = isEnd && kept.has(event.case);
    if (isKept || event.type === 'run-started' || event.type === 'cases-planned') {
      sink.recall(event);
    }
  }
  return {hasHistory};
}

/**
 * A driver for each environment of the plan's cases.
 *
 * @param own Drivers that come before proctor's.
 */
export async function openDrivers(
  plan: Plan,
  environments: Iterable<EnvironmentId> = plan.cases.map((item) => item.environment),
  own?: DriverOf,
): Promise<Map<EnvironmentId, EnvironmentDriver>> {
  const drivers = new Map<EnvironmentId, EnvironmentDriver>();
  for (const environment of environments) {
    if (drivers.has(environment)) continue;
    const spec = plan.manifest.environments.get(environment);
    if (spec !== undefined)
      drivers.set(environment, (await own?.(spec)) ?? (await driverFor(spec)));
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

/** Keeps the metrics of passed cases as what later runs are judged by, where that is wanted. */
async function keepBaselines(
  plan: Plan,
  outcome: RunOutcome,
  options: RunCommandOptions,
  io: CliIo,
): Promise<void> {
  if (!options.updateBaseline) return;
  const metrics = new Map<string, ReadonlyMap<string, number>>();
  for (const [index, {verdict, metrics: values}] of outcome.caseOutcomes) {
    const item = plan.cases[index];
    if (verdict === 'passed' && item !== undefined && values.size > 0) metrics.set(item.id, values);
  }
  try {
    await updateBaselines(plan.manifest.folder, metrics);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    io.stderr.write(`proctor: cannot keep the baselines of this run: ${why}\n`);
  }
}
