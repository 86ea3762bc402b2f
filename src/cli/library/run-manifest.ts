import {resolve} from 'node:path';
import type {Diagnostic} from '../../diagnostics/diagnostic.ts';
import type {EventSink} from '../../journal/event.ts';
import type {RunFolder} from '../../journal/run-folder.ts';
import type {RunResult} from '../../journal/run-result.ts';
import {planManifest} from '../../plan/plan-manifest.ts';
import {EVERYTHING, type Selection} from '../../plan/select/selection.ts';
import type {JunitDialect} from '../../report/report-format.ts';
import {checkManifest} from '../check-manifest.ts';
import {type RunCommandOptions, type RunView, runPlanned} from '../commands/run.ts';
import {openKnownHistory} from '../history/run-history.ts';
import type {CliIo} from '../io.ts';
import {withConcurrency} from '../load-plan.ts';
import type {WrittenReports} from '../run-reports.ts';
import type {DriverOf} from './driver-of.ts';
import {packageFile} from './package-file.ts';

/** How `runManifest` runs. All of it may be left out. */
export interface RunManifestOptions {
  /** Which of the manifest's cases. @default `EVERYTHING` */
  readonly selection?: Partial<Selection>;
  /** Override the manifest's variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Nodes at once, in place of the manifest's. */
  readonly concurrency?: number;
  /** Retries of failed tests, in place of the manifest's. */
  readonly retries?: number;
  /** Failures after which no new case is started. @default no limit */
  readonly maxFailures?: number;
  /** Whether the first failure ends everything. @default false */
  readonly failFast?: boolean;
  /** Whether a case that passed only on a retry makes the exit code 1. @default false */
  readonly failOnFlaky?: boolean;
  /** Files that reports are written to besides those in the run's folder, from `cwd`. */
  readonly reports?: {
    readonly junit?: string;
    /** @default 'jenkins' */
    readonly junitDialect?: JunitDialect;
    readonly json?: string;
    readonly html?: string;
    readonly markdown?: string;
    readonly trace?: string;
  };
  /**
   * Aborting it is what Ctrl-C is on the command line: what runs is ended, all is cleaned up, reports
   * are written, and the promise resolves with exit code 130. @default nobody calls it off
   */
  readonly signal?: AbortSignal;
  /** Gets every event as it is appended to the journal. Must not throw and must not wait. @default nobody */
  readonly onEvent?: EventSink;
  /** Gets what steps print, as it comes, without secrets. @default nobody */
  readonly onOutput?: (
    caseId: string,
    step: string,
    stream: 'stdout' | 'stderr',
    chunk: Buffer,
  ) => void;
  /** Gets what the command line would say on its standard error, a line or two each. @default nobody */
  readonly onMessage?: (text: string) => void;
  /** Drivers of your own; `undefined` for proctor's. @default proctor's alone */
  readonly driverOf?: DriverOf;
  /** Variables for whatever is started here. @default those of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What relative paths start from, absolute. @default this process's */
  readonly cwd?: string;
}

/** What became of a manifest. */
export type ManifestRun = FinishedRun | RefusedRun;

/** Cases were run, however they ended. */
export interface FinishedRun {
  readonly ok: true;
  /** As of the command line: 0 all passed, 1 a case failed, 3 infrastructure, 130 called off. */
  readonly exitCode: number;
  readonly runId: string;
  /** Folder of the run: journal, logs, captured files, reports. Absolute. */
  readonly folder: string;
  /** Paths of the reports. */
  readonly reports: readonly string[];
  /** Every case with its verdict, attempts and steps. */
  readonly result: RunResult;
}

/** Nothing was run. */
export interface RefusedRun {
  readonly ok: false;
  /** 2 the manifest or the selection is wrong, 3 this machine lacks something, 4 nothing is selected. */
  readonly exitCode: number;
  /** What is wrong with the manifest, and where; `renderDiagnosticsText` shows it. */
  readonly diagnostics: readonly Diagnostic[];
  /** What else keeps it from being run, a sentence or two each. */
  readonly problems: readonly string[];
}

/** What `runManifest` takes of its process where the options do not say. */
export type RunManifestHost = Required<Pick<RunManifestOptions, 'env' | 'cwd'>>;

/** The manifest or the selection is wrong. */
const EXIT_WRONG = 2;
/** Nothing is selected, though nothing is wrong. */
const EXIT_EMPTY = 4;

/**
 * Runs the manifest at `path` as `proctor run` does: history and baselines beside it, a folder of its
 * own with journal and reports, and nothing left behind when this process is killed.
 *
 * @throws what is a bug in proctor, or of a driver; all is cleaned up by then.
 */
export async function runManifest(
  path: string,
  options: RunManifestOptions & RunManifestHost,
): Promise<ManifestRun> {
  const problems = optionProblems(options);
  if (problems.length > 0) return {ok: false, exitCode: EXIT_WRONG, diagnostics: [], problems};
  using host = openHost(options, (text) => {
    problems.push(text);
    options.onMessage?.(text);
  });
  const {io} = host;
  const {variables = {}, selection = {}} = options;
  const checked = await checkManifest({manifest: path, variables}, io);
  const {diagnostics} = checked;
  if (checked.manifest === undefined)
    return {ok: false, exitCode: EXIT_WRONG, diagnostics, problems};
  const manifest = withConcurrency(checked.manifest, options.concurrency);
  const history = await openKnownHistory(manifest, io);
  const planned = planManifest(manifest, {...EVERYTHING, ...selection}, history);
  if (!planned.ok) {
    const isEmpty = planned.error.every(({kind}) => kind === 'nothing-selected');
    for (const {message, help} of planned.error) {
      problems.push(help === undefined ? message : `${message}\n  help: ${help}`);
    }
    return {ok: false, exitCode: isEmpty ? EXIT_EMPTY : EXIT_WRONG, diagnostics, problems};
  }
  let ended: {readonly folder: RunFolder; readonly reports: WrittenReports} | undefined;
  const view = viewOf(options, (folder, reports) => {
    ended = {folder, reports};
  });
  const exitCode = await runPlanned({plan: planned.value, view}, commandOptions(options), io);
  if (ended?.reports.result === undefined) return {ok: false, exitCode, diagnostics, problems};
  const {folder, reports} = ended;
  const {runId, path: runFolder} = folder;
  const {written, result = ended.reports.result} = reports;
  return {ok: true, exitCode, runId, folder: runFolder, reports: written, result};
}

/** What is wrong with the numbers that a caller gives, a sentence each: as on the command line. */
function optionProblems({concurrency, retries, maxFailures}: RunManifestOptions): string[] {
  const least = {concurrency: 1, retries: 0, maxFailures: 1};
  return Object.entries({concurrency, retries, maxFailures}).flatMap(([name, value]) => {
    const min = least[name as keyof typeof least];
    if (value === undefined || (Number.isSafeInteger(value) && value >= min)) return [];
    return [`${name} is ${value}: a whole number of at least ${min} is wanted`];
  });
}

function viewOf(options: RunManifestOptions, onReported: RunView['onReported']): RunView {
  const nobody = (): void => {};
  const {onEvent = nobody, onOutput = nobody, driverOf} = options;
  return {
    console: {onEvent, onOutput, recall: nobody, close: nobody},
    ...(driverOf && {driverOf}),
    ...(onReported && {onReported}),
  };
}

/** The options as those of `proctor run`. */
function commandOptions(options: RunManifestOptions): RunCommandOptions {
  const {selection = {}, reports = {}, variables = {}} = options;
  const {concurrency, retries, maxFailures, failFast, failOnFlaky} = options;
  const {patterns = [], tags, environments, lastFailed, shard, repeat, seed} = selection;
  return {
    ...{patterns, variables, junitDialect: 'jenkins', ...reports},
    ...given({concurrency, retries, maxFailures, failFast, failOnFlaky}),
    ...given({tag: tags, environment: environments, lastFailed, shard, repeat, seed}),
    ...given({allowEmpty: selection.allowEmpty}),
    ...(selection.noNeeds === true && {needs: false}),
  };
}

function given<T extends object>(values: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {[K in keyof T]?: Exclude<T[K], undefined>};
}

/** What a command has of its process, made of what a caller gives. */
function openHost(
  {env, cwd, signal}: RunManifestOptions & RunManifestHost,
  say: (text: string) => void,
): Disposable & {readonly io: CliIo} {
  const silent = {write: () => {}, isTerminal: false, columns: undefined};
  const none = new AbortController().signal;
  const handlers: Disposable[] = [];
  const io: CliIo = {
    stdout: silent,
    stderr: {...silent, write: (text) => say(text.trimEnd().replace(/^\n?(proctor: )?/, ''))},
    env,
    cwd: resolve(cwd),
    // The reaper, which outlives this process where it is killed, is proctor's own program.
    program: [process.execPath, packageFile('bin/proctor.js')],
    signal: signal ?? none,
    onInterrupt: (listener) => {
      const onAbort = (): void => listener('SIGINT');
      if (signal?.aborted === true) queueMicrotask(onAbort);
      else signal?.addEventListener('abort', onAbort, {once: true});
      const handler = {[Symbol.dispose]: () => signal?.removeEventListener('abort', onAbort)};
      handlers.push(handler);
      return handler;
    },
  };
  return {
    io,
    [Symbol.dispose]: () => {
      for (const handler of handlers) handler[Symbol.dispose]();
    },
  };
}
