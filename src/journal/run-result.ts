import type {
  CaseEnded,
  ConsoleReported,
  CoverageMerged,
  DeploymentEnded,
  DeploymentStageEnded,
  DeploymentStarted,
  Failure,
  FaultRecord,
  FileCaptured,
  InstrumentationReported,
  MetricRecorded,
  OutputTail,
  PlannedCaseRecord,
  ReadinessChecked,
  ResourceLeaked,
  RunReaped,
  RunResumed,
  RunStarted,
  RunStopping,
  StageEnded,
  StageStarted,
  StepEnded,
  StepVerdict,
  SubResult,
  Verdict,
  WarningRaised,
} from './event.ts';
import type {CaseHistoryRecord, PlannedScenarioRecord} from './plan-event.ts';
import type {
  SoakCaseFailed,
  SoakJudged,
  SoakRestarted,
  SoakSampled,
  SoakStarted,
} from './soak-event.ts';

/**
 * A run, as folded from its journal. Small enough to hold 20,000 cases in memory: output and
 * folded-in results stay in the journal until a writer asks for them.
 */
export interface RunResult {
  readonly run: Omit<RunStarted, 'type'> & {readonly startedAt: number};
  /** Whether the journal has its end; `false` for a run that was cut off. */
  readonly complete: boolean;
  /** As recorded, or as the fold concludes for a run that was cut off. */
  readonly exitCode: number;
  readonly durationMs: number;
  readonly stopping: Omit<RunStopping, 'type'> | undefined;
  /** Each time that another process went on with it, oldest first. */
  readonly resumptions: readonly ResumptionResult[];
  /** What the run made and had not removed when it ended. */
  readonly leaks: readonly LeakResult[];
  /** How often its process died, and what another one then removed. */
  readonly reapings: readonly ReapingResult[];
  /** Those of the cases, in the manifest's order; empty in journals of versions before they were told. */
  readonly scenarios: readonly PlannedScenarioRecord[];
  /** Of a soak only. */
  readonly soak?: SoakResult;
  /** In the plan's order. A case without an end is `interrupted`. */
  readonly cases: readonly CaseResult[];
  readonly stages: readonly StageResult[];
  /** In the order in which they ended; of very many that went well, the first thousand. */
  readonly deployments: readonly DeploymentResult[];
  /** Of all deployments. */
  readonly deploymentCounts: Readonly<Record<DeploymentEnded['status'], number>>;
  /** What those that completed have done, all together. */
  readonly deploymentTotals: DeploymentTotals;
  /** The latest of each check, by instance and case. */
  readonly readiness: readonly ReadinessResult[];
  readonly instrumentation: readonly InstrumentationResult[];
  /** Of all cases together; only where there was any. */
  readonly coverage?: CoverageResult;
  /** Locks and boards that were waited for, in that order. */
  readonly locks: readonly LockResult[];
  readonly warnings: ReadonlyArray<Omit<WarningRaised, 'type'>>;
  /** In the order in which they first came. */
  readonly consoleReports: readonly ConsoleReportResult[];
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** A soak, as far as it has come. A case's verdict is then the worst of all iterations. */
export interface SoakResult {
  readonly started: Omit<SoakStarted, 'type'>;
  /** Oldest first. */
  readonly samples: ReadonlyArray<Omit<SoakSampled, 'type'> & {readonly at: number}>;
  readonly failures: ReadonlyArray<Omit<SoakCaseFailed, 'type'> & {readonly at: number}>;
  readonly restarts: ReadonlyArray<Omit<SoakRestarted, 'type'> & {readonly at: number}>;
  /** The latest; `undefined` before the first report. */
  readonly judged: (Omit<SoakJudged, 'type'> & {readonly at: number}) | undefined;
}

/** One lock that was waited for or held. */
export interface LockResult {
  /** Several with ` or ` in between, where the first one to be had was waited for in vain. */
  readonly name: string;
  readonly environment: string;
  readonly instance: string;
  /** `waiting`: it was not had. `held`: the journal ends before it was given back. */
  readonly state: 'waiting' | 'held' | 'released' | 'lost';
  /** When it was had, or first waited for; ms since the epoch. */
  readonly at: number;
  readonly token?: number;
  /** Who had it when it was first waited for, in a line. */
  readonly holder?: string;
  readonly waitedMs?: number;
  readonly heldMs?: number;
}

/** What a console said; its text: `readConsoleText`. */
export type ConsoleReportResult = Omit<ConsoleReported, 'type' | 'text'> & {
  /** ms since the epoch. */
  readonly at: number;
};

/** A run was gone on with. */
export type ResumptionResult = Omit<RunResumed, 'type' | 'runner'> & {
  /** ms since the epoch. */
  readonly at: number;
};

/** `at`: ms since the epoch. */
export type LeakResult = Omit<ResourceLeaked, 'type'> & {readonly at: number};

/** `at`: ms since the epoch. */
export type ReapingResult = Omit<RunReaped, 'type'> & {readonly at: number};

/** Coverage of a run. */
export type CoverageResult = Omit<CoverageMerged, 'type'>;

/** What deployments have done. */
export interface DeploymentTotals {
  /** Files that were sent, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Files that were there already. */
  readonly unchanged: number;
  /** Packages that were installed, and those that were there already. */
  readonly installed: number;
  readonly already: number;
  /** Hooks that were run. */
  readonly hooks: number;
  /** Readiness checks that were made. */
  readonly checks: number;
}

/** One deployment of one instance. */
export interface DeploymentResult extends Omit<DeploymentStarted, 'type'> {
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly status: DeploymentEnded['status'];
  readonly durationMs: number;
  /** In their order; those that were not come to are not there. */
  readonly stages: readonly DeploymentStageResult[];
  readonly facts: DeploymentEnded['facts'];
  readonly fault: FaultRecord | undefined;
  readonly rolledBack: boolean | undefined;
  readonly log: string | undefined;
}

export type DeploymentStageResult = Omit<DeploymentStageEnded, 'type' | 'deployment'> & {
  /** ms since the epoch. */
  readonly startedAt: number;
};

/** `at`: ms since the epoch. */
export type ReadinessResult = Omit<ReadinessChecked, 'type'> & {readonly at: number};

/** `at`: ms since the epoch. */
export type InstrumentationResult = Omit<InstrumentationReported, 'type'> & {readonly at: number};

/** `startedAt`: ms since the epoch; before that it waited `waitedMs` for `waitedFor`. */
export type StageResult = Omit<StageEnded, 'type'> &
  Pick<StageStarted, 'waitedMs' | 'waitedFor'> & {readonly startedAt: number};

/** A case of a run, with its final verdict. */
export interface CaseResult extends PlannedCaseRecord {
  readonly verdict: Verdict;
  readonly reason: string | undefined;
  readonly fault: FaultRecord | undefined;
  readonly skip: CaseEnded['skip'];
  /** ms since the epoch; `undefined` if it never started. */
  readonly startedAt: number | undefined;
  /** Over all attempts, waits between them left out. */
  readonly durationMs: number;
  readonly instance: string | undefined;
  /** Oldest first; empty if it never started. */
  readonly attempts: readonly AttemptResult[];
}

/** One attempt at a case; there are several where it was tried again. */
export interface AttemptResult {
  readonly attempt: number;
  readonly verdict: Verdict;
  /** ms since the epoch; `undefined` if it never started. */
  readonly startedAt: number | undefined;
  /** `environment#n`. */
  readonly instance: string | undefined;
  /** What it waited for before it began, and how long. */
  readonly waited: {readonly ms: number; readonly why: string | undefined} | undefined;
  readonly durationMs: number;
  readonly reason: string | undefined;
  readonly fault: FaultRecord | undefined;
  readonly log: string | undefined;
  readonly consoleLog: string | undefined;
  /** Why its pass proves less than it seems. */
  readonly doubts: readonly string[];
  readonly steps: readonly StepResult[];
  readonly metrics: ReadonlyArray<Pick<MetricRecorded, 'name' | 'value' | 'unit' | 'baseline'>>;
  readonly captured: ReadonlyArray<
    Pick<FileCaptured, 'source' | 'path' | 'bytes' | 'sha256' | 'truncated' | 'facts'>
  >;
  /** How many tests its steps reported, by verdict; the tests themselves: `readResults`. */
  readonly resultCounts: Readonly<Record<SubResult['verdict'], number>>;
}

/** A step of an attempt, or a hook of its instance. */
export interface StepResult {
  readonly step: string;
  readonly name: string;
  readonly verdict: StepVerdict;
  readonly durationMs: number;
  /** ms since the epoch; `undefined` where its beginning is not in the journal. */
  readonly startedAt: number | undefined;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly reason: string | undefined;
  readonly failures: readonly Failure[];
  readonly fault: FaultRecord | undefined;
  readonly continued: boolean;
  readonly leftovers: number;
  /** What its processes used, where they had control groups of their own. */
  readonly usage: StepEnded['usage'];
  /** Whether `readOutput` has anything for this step. */
  readonly hasOutput: boolean;
}

/** What a step printed, read back from the journal. */
export interface StepOutput {
  readonly stdout: OutputTail | undefined;
  readonly stderr: OutputTail | undefined;
}

/** A folded run with access to the parts that stay on disk. */
export interface RunReader extends Disposable {
  readonly result: RunResult;
  /** Folder of the journal, which relative paths in the result start from. */
  readonly folder: string;
  /** The folders of all its journals, that one among them: files of the run stand below them. */
  readonly folders: readonly string[];
  readOutput(attempt: AttemptResult, step: StepResult): StepOutput;
  /** Empty where the journal does not have it any more. */
  readConsoleText(report: ConsoleReportResult): string;
  readResults(attempt: AttemptResult): Iterable<SubResult & {readonly step: string}>;
  /** What earlier runs of the cases came to, in the plan's order; of those that have any. */
  readHistory(): Iterable<CaseHistoryRecord>;
}
