import type {Failure, FaultRecord, RunRequest, StepVerdict, Verdict} from '../../journal/event.ts';
import type {MetricLimitRecord} from '../../journal/plan-event.ts';
import type {
  CoverageResult,
  DeploymentResult,
  DeploymentTotals,
  InstrumentationResult,
  LockResult,
  ReadinessResult,
  RunResult,
  SoakResult,
} from '../../journal/run-result.ts';
import type {EnvironmentResources} from '../environment-resources.ts';

/**
 * What an HTML report is made of: plain JSON, embedded compressed in the page. What there are
 * thousands of stands in columns, one array a field, and repeated texts stand once in `strings`.
 * `page-view.ts` makes rows of them again, `page-timeline.ts` and `page-graph.ts` pictures; these
 * run in browsers.
 *
 * Conventions: a `Ref` is an index into `strings`, other indexes into the table that the field is
 * named for; -1 where there is none. Times are ms since `run.startedAt`, durations ms; both are
 * rounded to tenths. Rows of a child table that belong to row i of its parent are those from
 * `first[i]` to before `first[i + 1]`; `first` has one entry more than its table.
 *
 * All text may be of guests: it is never to be set as HTML.
 */
export interface PageData {
  readonly format: 'proctor-page';
  readonly formatVersion: 1;
  readonly run: PageRun;
  readonly environments: readonly PageEnvironment[];
  /** In the manifest's order; those not told of there as they come. */
  readonly scenarios: readonly PageScenario[];
  /** `environment#n`, in the order of their first use. */
  readonly instances: readonly {readonly name: string; readonly environment: number}[];
  readonly cases: CaseColumns;
  readonly attempts: AttemptColumns;
  readonly steps: StepColumns;
  readonly metrics: MetricColumns;
  readonly captured: CapturedColumns;
  readonly results: ResultColumns;
  readonly stages: StageColumns;
  /** Faults of cases, attempts, steps and stages; each different one once. */
  readonly faults: readonly FaultRecord[];
  /** Facts of stages; each different set once. */
  readonly facts: ReadonlyArray<Readonly<Record<string, string | number | boolean>>>;
  /** Values of matrices; each different set once. */
  readonly matrices: ReadonlyArray<Readonly<Record<string, string | number | boolean>>>;
  /** Sets of tags; each different one once. */
  readonly tagSets: ReadonlyArray<readonly string[]>;
  readonly quarantines: readonly {readonly reason: string; readonly until: string}[];
  readonly consoleReports: readonly PageConsoleReport[];
  readonly deployments: readonly DeploymentResult[];
  readonly deploymentCounts: RunResult['deploymentCounts'];
  readonly deploymentTotals: DeploymentTotals;
  readonly readiness: readonly ReadinessResult[];
  readonly instrumentation: readonly InstrumentationResult[];
  readonly coverage?: CoverageResult;
  readonly locks: readonly LockResult[];
  readonly warnings: RunResult['warnings'];
  readonly leaks: RunResult['leaks'];
  readonly reapings: RunResult['reapings'];
  readonly resumptions: RunResult['resumptions'];
  readonly history: HistoryColumns;
  readonly soak?: PageSoak;
  readonly strings: readonly string[];
  /**
   * What steps printed, those of failures first, as far as the page's budget goes: index of the
   * step, 1 for stdout and 2 for stderr, the end of what was printed, and how many bytes came
   * before that.
   */
  readonly outputs: ReadonlyArray<readonly [number, 1 | 2, string, number]>;
  readonly leftOut: PageLeftOut;
}

/** The small part that stands in the page uncompressed, for the first paint. */
export interface PageSummary {
  readonly name: string;
  readonly runId: string;
  readonly version: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly complete: boolean;
  readonly exitCode: number;
  readonly total: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly stopping?: string;
  readonly soak?: {readonly verdict: string; readonly iterations: number};
  /** Of cases that did not pass; the first of them. */
  readonly failures: readonly {
    /** Index of the case. */
    readonly case: number;
    readonly id: string;
    readonly verdict: Verdict;
    readonly reason: string;
    readonly durationMs: number;
  }[];
  readonly failureCount: number;
}

/** What the budget has kept out. */
export interface PageLeftOut {
  /** Streams of steps; the whole stands in the attempts' logs. */
  readonly outputs: number;
  /** Tests that steps have reported; they stand in the journal and in report.json. */
  readonly results: number;
  /** Texts of console reports. */
  readonly consoleTexts: number;
  readonly deployments: number;
}

export interface PageRun {
  readonly runId: string;
  readonly version: string;
  readonly manifest: RunResult['run']['manifest'];
  readonly host: RunResult['run']['host'];
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** When its last part ends, ms after `startedAt`: of one gone on with, later than its duration. */
  readonly endMs: number;
  readonly complete: boolean;
  readonly exitCode: number;
  readonly concurrency: number;
  readonly seed?: number;
  readonly shard?: {readonly index: number; readonly count: number};
  readonly stopping?: RunResult['stopping'];
  readonly request?: RunRequest;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** What paths of logs and captured files start with, as `''` or `attachments/`. */
  readonly filesFrom: string;
  /** The folder that they stand in, where they are not beside the page. */
  readonly folder?: string;
}

export interface PageEnvironment {
  readonly name: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  /** As found on its first instances: kernel, os, arch, cpus, memoryMiB, accelerator … */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly resources?: EnvironmentResources;
  /** How many instances it had. */
  readonly instances: number;
  readonly counts: Readonly<Record<Verdict, number>>;
}

export interface PageScenario {
  readonly name: string;
  readonly description?: string;
  /** Indexes of scenarios that must have passed before. */
  readonly needs: readonly number[];
  readonly limits?: Readonly<Record<string, MetricLimitRecord>>;
}

/** Numbers in `cases.verdict` and `attempts.verdict` are indexes into this. */
export const PAGE_VERDICTS = [
  'passed',
  'failed',
  'flaky',
  'skipped',
  'error',
  'interrupted',
] as const satisfies readonly Verdict[];

/** Numbers in `steps.verdict` and `results.verdict` are indexes into this. */
export const PAGE_STEP_VERDICTS = [
  'passed',
  'failed',
  'skipped',
  'error',
  'interrupted',
] as const satisfies readonly StepVerdict[];

/** In the plan's order. */
export interface CaseColumns {
  readonly id: readonly string[];
  readonly scenario: readonly number[];
  readonly environment: readonly number[];
  readonly verdict: readonly number[];
  /** -1 for one that never started. */
  readonly startMs: readonly number[];
  readonly durationMs: readonly number[];
  /** `Ref`. */
  readonly reason: readonly number[];
  readonly fault: readonly number[];
  /** `Ref`: `needs`, `requires`, `runtime`, `xfail`, `if`, `stopped`. */
  readonly skip: readonly number[];
  readonly matrix: readonly number[];
  readonly tags: readonly number[];
  /** 0 where there is none. */
  readonly repetition: readonly number[];
  /** Of its scenario in the manifest; 0 where unknown. */
  readonly line: readonly number[];
  /** -1 where unknown. */
  readonly expectedMs: readonly number[];
  readonly quarantine: readonly number[];
  /** `Ref`. */
  readonly xfail: readonly number[];
  /** By case: failed runs and judged runs. Only of the flaky ones. */
  readonly flakiness: Readonly<Record<number, readonly [number, number]>>;
  /** Into `attempts`. */
  readonly first: readonly number[];
}

export interface AttemptColumns {
  readonly attempt: readonly number[];
  readonly verdict: readonly number[];
  readonly startMs: readonly number[];
  readonly durationMs: readonly number[];
  readonly instance: readonly number[];
  /** 0 where it did not wait. */
  readonly waitedMs: readonly number[];
  /** `Ref`: what for. */
  readonly waitedFor: readonly number[];
  /** `Ref`. */
  readonly reason: readonly number[];
  readonly fault: readonly number[];
  /** Paths of the logs, below the folder that files stand in; empty where there is none. */
  readonly log: readonly string[];
  readonly consoleLog: readonly string[];
  /** By attempt; only where there are any. */
  readonly doubts: Readonly<Record<number, readonly string[]>>;
  /** By attempt: tests that its steps reported, as passed, failed, skipped, error. */
  readonly resultCounts: Readonly<Record<number, readonly [number, number, number, number]>>;
  /** Into `steps`. */
  readonly first: readonly number[];
}

export interface StepColumns {
  /** `Ref`: `1`, `2`, …, `prepare`, `restore`. */
  readonly step: readonly number[];
  /** `Ref`. */
  readonly name: readonly number[];
  readonly verdict: readonly number[];
  /** -1 where it is not known. */
  readonly startMs: readonly number[];
  readonly durationMs: readonly number[];
  /** -1 where there is none. */
  readonly exitCode: readonly number[];
  /** Whether something was printed: 0 or 1. Where `outputs` has it not, the log has. */
  readonly printed: readonly number[];
  readonly fault: readonly number[];
  /** What only few steps have, by step. */
  readonly more: Readonly<Record<number, PageStepMore>>;
}

export interface PageStepMore {
  readonly signal?: string;
  readonly reason?: string;
  readonly failures?: readonly Failure[];
  readonly continued?: true;
  readonly leftovers?: number;
  readonly usage?: {
    readonly oomKills?: number;
    readonly memoryPeakBytes?: number;
    readonly cpuSeconds?: number;
  };
}

/** In the order of attempts. */
export interface MetricColumns {
  readonly attempt: readonly number[];
  /** `Ref`. */
  readonly name: readonly number[];
  readonly unit: readonly number[];
  readonly value: readonly number[];
  /** By metric, where there is one. Limits: `scenarios[…].limits[name]`. */
  readonly baseline: Readonly<Record<number, number>>;
}

/** In the order of attempts. */
export interface CapturedColumns {
  readonly attempt: readonly number[];
  /** Path on the environment. */
  readonly source: readonly string[];
  /** Path below the folder that files stand in. */
  readonly path: readonly string[];
  readonly bytes: readonly number[];
  readonly sha256: readonly string[];
  readonly truncated: readonly number[];
  /** By file, where there are any. */
  readonly facts: Readonly<Record<number, Readonly<Record<string, string | number | boolean>>>>;
}

/** Tests that steps reported; in the order of attempts, those that did not pass first. */
export interface ResultColumns {
  readonly attempt: readonly number[];
  /** `Ref`. */
  readonly step: readonly number[];
  readonly suite: readonly number[];
  readonly name: readonly string[];
  readonly verdict: readonly number[];
  /** -1 where it is not known. */
  readonly durationMs: readonly number[];
  /** By test, where there are any. */
  readonly message: Readonly<Record<number, string>>;
  readonly details: Readonly<Record<number, string>>;
}

/** Stages of instances and of attempts, in the order of their ends. */
export interface StageColumns {
  /** `Ref`: `provision`, `connect`, … */
  readonly stage: readonly number[];
  readonly instance: readonly number[];
  readonly case: readonly number[];
  readonly attempt: readonly number[];
  readonly ok: readonly number[];
  readonly startMs: readonly number[];
  readonly durationMs: readonly number[];
  /** 0 where it did not wait. */
  readonly waitedMs: readonly number[];
  /** `Ref`. */
  readonly waitedFor: readonly number[];
  readonly fault: readonly number[];
  readonly facts: readonly number[];
}

export interface PageConsoleReport {
  readonly atMs: number;
  readonly instance: number;
  readonly case: number;
  readonly attempt: number;
  readonly title: string;
  readonly class: string;
  readonly severity: 'fatal' | 'error' | 'warning' | 'note';
  readonly corrupted?: string;
  readonly expected?: boolean;
  readonly count?: number;
  /** Absent where the budget did not allow it. */
  readonly text?: string;
}

/** What earlier runs came to, oldest first for each case. */
export interface HistoryColumns {
  /** When those runs began; ms since the epoch. */
  readonly at: readonly number[];
  /** The cases that have any. */
  readonly case: readonly number[];
  /** By entry in `case`, into the columns below. */
  readonly first: readonly number[];
  /** Index into `at`. */
  readonly run: readonly number[];
  readonly verdict: readonly number[];
  readonly durationMs: readonly number[];
  /** By row of these columns, into `metricName` and `metricValue`. */
  readonly firstMetric: readonly number[];
  /** `Ref`. */
  readonly metricName: readonly number[];
  readonly metricValue: readonly number[];
}

export interface PageSoak extends Omit<SoakResult, 'samples'> {
  /** In columns, thinned out to what a chart can show. */
  readonly samples: {
    readonly elapsedMs: readonly number[];
    readonly iterations: readonly number[];
    readonly restarts: readonly number[];
    /** Cases that had not passed until then. */
    readonly failed: readonly number[];
    /** By name, as `vm#1/memory-used-bytes`; `null` where a sample has it not. */
    readonly series: Readonly<Record<string, ReadonlyArray<number | null>>>;
  };
}
