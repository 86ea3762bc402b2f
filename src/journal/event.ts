import type {OwnerIdentity} from '../util/owner-identity.ts';
import type {
  Failure,
  FaultRecord,
  OutputTail,
  PlannedCaseRecord,
  RunRequest,
  StepVerdict,
  SubResult,
  Verdict,
} from './event-parts.ts';
import type {HistoryRecalled, ScenariosPlanned} from './plan-event.ts';
import type {LockChanged, ResourceLeaked, RunReaped} from './resource-event.ts';
import type {
  SoakCaseFailed,
  SoakJudged,
  SoakRestarted,
  SoakSampled,
  SoakStarted,
} from './soak-event.ts';

/**
 * What happens in a run, as JSON-only values, one a line in `journal.jsonl`. Everything that is
 * shown or reported is a function of these. Published as `schema/journal-event.schema.json`.
 *
 * Versioning: fields and event types are added, never changed or removed, within one `v`.
 * Readers ignore event types and fields that they do not know.
 */

export const JOURNAL_VERSION = 1;

export type {
  Failure,
  FaultRecord,
  LockChanged,
  OutputTail,
  PlannedCaseRecord,
  ResourceLeaked,
  RunReaped,
  RunRequest,
  StepVerdict,
  SubResult,
  Verdict,
};

export interface RunStarted {
  readonly type: 'run-started';
  readonly v: typeof JOURNAL_VERSION;
  readonly runId: string;
  /** proctor's version. */
  readonly version: string;
  readonly manifest: {readonly path: string; readonly name: string; readonly sha256: string};
  readonly host: {
    readonly hostname: string;
    readonly os: string;
    readonly kernel: string;
    readonly arch: string;
    readonly cpus: number;
    readonly memoryMiB: number;
    readonly node: string;
  };
  /** Each environment's configuration, secrets masked. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly caseCount: number;
  readonly concurrency: number;
  readonly seed?: number;
  readonly shard?: {
    readonly index: number;
    readonly count: number;
    /** Cases of all shards together. */
    readonly caseCount?: number;
    /** Hash of the ids of them all: alike in shards that belong together. */
    readonly selection?: string;
  };
  /** The process that runs it. */
  readonly runner?: OwnerIdentity;
  readonly request?: RunRequest;
}

/** Some of the planned cases, in the plan's order; at most 500 an event. */
export interface CasesPlanned {
  readonly type: 'cases-planned';
  readonly cases: readonly PlannedCaseRecord[];
}

export interface StageStarted {
  readonly type: 'stage-started';
  readonly stage:
    | 'lock'
    | 'provision'
    | 'connect'
    | 'deploy'
    | 'instrument'
    | 'ready'
    | 'checkpoint'
    | 'fork'
    | 'capture'
    | 'cleanup';
  readonly environment: string;
  /** `environment#n`, n from 1. */
  readonly instance: string;
  readonly case?: string;
  readonly attempt: number;
  /** How long it could have begun before, and what it waited for, as `limit deploy`. */
  readonly waitedMs?: number;
  readonly waitedFor?: string;
}

export interface StageEnded {
  readonly type: 'stage-ended';
  readonly stage: StageStarted['stage'];
  readonly environment: string;
  readonly instance: string;
  readonly case?: string;
  readonly attempt: number;
  readonly ok: boolean;
  readonly durationMs: number;
  readonly fault?: FaultRecord;
  /** Facts found, as `{kernel: "6.1.0", address: "10.0.0.2"}`. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** The stages of a deployment, in order. */
export type DeploymentStage =
  | 'preparing'
  | 'connecting'
  | 'installing_dependencies'
  | 'deploying_scripts'
  | 'configuring_instrumentation'
  | 'validating';

/** What is to be done to an instance before tests run there begins. */
export interface DeploymentStarted {
  readonly type: 'deployment-started';
  /** Unique within the run, as `vm#1/2`: the instance and the attempt at it. */
  readonly deployment: string;
  readonly environment: string;
  readonly instance: string;
  readonly attempt: number;
  readonly artifacts: readonly string[];
  readonly packages: readonly string[];
  readonly instrumentation: readonly string[];
}

export interface DeploymentStageStarted {
  readonly type: 'deployment-stage-started';
  readonly deployment: string;
  readonly stage: DeploymentStage;
}

/** How far a stage is; at most five a second for each deployment. */
export interface DeploymentProgressed {
  readonly type: 'deployment-progressed';
  readonly deployment: string;
  readonly stage: DeploymentStage;
  readonly bytes: number;
  readonly files: number;
  readonly bytesTotal: number;
  readonly filesTotal: number;
  /** What is being done, in a few words. */
  readonly doing?: string;
}

export interface DeploymentStageEnded {
  readonly type: 'deployment-stage-ended';
  readonly deployment: string;
  readonly stage: DeploymentStage;
  /** `skipped`: there was nothing to do, or an earlier deployment has done it. */
  readonly status: 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly durationMs: number;
  /** As `{sent: 3, unchanged: 1997, bytes: 12288}`. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly fault?: FaultRecord;
  /** The end of what the command that failed has printed. */
  readonly output?: OutputTail;
}

export interface DeploymentEnded {
  readonly type: 'deployment-ended';
  readonly deployment: string;
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly durationMs: number;
  /** Summary: what was sent, installed, set up and checked. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly fault?: FaultRecord;
  /** Whether what had been changed there was put back; absent where nothing had been. */
  readonly rolledBack?: boolean;
  /** Its log, below the run's folder. */
  readonly log?: string;
}

/** What one tool of an instrumentation was found to be or has found. */
export interface InstrumentationReported {
  readonly type: 'instrumentation-reported';
  readonly environment: string;
  readonly instance: string;
  readonly case?: string;
  readonly attempt?: number;
  /** Name in the manifest. */
  readonly instrumentation: string;
  /** As `kasan`, `gcov`, `perf`. */
  readonly tool: string;
  /** `proven`: works, before tests; `collected`: after a case; `lost`: was off by then. */
  readonly phase: 'proven' | 'collected' | 'lost';
  /** The evidence. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** What it left, below the run's folder. */
  readonly files?: readonly string[];
  /** Titles of what it has found. */
  readonly findings?: readonly string[];
}

/** How much there is of something in sources, and how much of it was run. */
export interface CoverageShare {
  readonly found: number;
  readonly hit: number;
}

/** Coverage of all cases and environments of a run, merged at its end. */
export interface CoverageMerged {
  readonly type: 'coverage-merged';
  /** Below the run's folder: the tracefile, and the HTML report's first page where there is one. */
  readonly files: readonly string[];
  /** How many tracefiles it was merged from. */
  readonly tracefiles: number;
  /** Source files. */
  readonly sources: number;
  readonly lines: CoverageShare;
  readonly functions: CoverageShare;
  readonly branches: CoverageShare;
}

/** One readiness check, with its evidence. */
export interface ReadinessChecked {
  readonly type: 'readiness-checked';
  readonly environment: string;
  readonly instance: string;
  readonly case?: string;
  readonly attempt?: number;
  readonly name: string;
  readonly ok: boolean;
  /** Whether a failure is only a warning. */
  readonly optional?: boolean;
  /** What was seen, in a line. */
  readonly evidence: string;
  /** What to do where it is not ok. */
  readonly help?: string;
  readonly durationMs: number;
}

/**
 * A run is gone on with by another process. Cases that are not finished get another attempt; their
 * earlier ones stay, and their failed ones go on counting.
 */
export interface RunResumed {
  readonly type: 'run-resumed';
  /** Final verdicts that stay. */
  readonly kept: number;
  readonly host: RunStarted['host'];
  /** The process that runs it. */
  readonly runner?: OwnerIdentity;
}

export interface CaseStarted {
  readonly type: 'case-started';
  readonly case: string;
  /** From 1. */
  readonly attempt: number;
  readonly instance: string;
  /** How long it could have begun before, and what it waited for, as `an instance of vm`. */
  readonly waitedMs?: number;
  readonly waitedFor?: string;
}

export interface StepStarted {
  readonly type: 'step-started';
  readonly case: string;
  readonly attempt: number;
  /** `1`, `2`, … for steps; `prepare`, `restore`, `debug` and the like for hooks. */
  readonly step: string;
  readonly name: string;
}

/** A step has run longer than its `slow-after`, once more. */
export interface StepSlow {
  readonly type: 'step-slow';
  readonly case: string;
  readonly attempt: number;
  readonly step: string;
  readonly durationMs: number;
}

export interface StepEnded {
  readonly type: 'step-ended';
  readonly case: string;
  readonly attempt: number;
  readonly step: string;
  readonly name: string;
  readonly verdict: StepVerdict;
  readonly durationMs: number;
  readonly exitCode?: number;
  /** Without the `SIG` prefix. */
  readonly signal?: string;
  /** Why it was skipped, interrupted or failed, in a line. */
  readonly reason?: string;
  readonly failures?: readonly Failure[];
  readonly fault?: FaultRecord;
  readonly stdout?: OutputTail;
  readonly stderr?: OutputTail;
  /** Whether a failure does not fail the case. */
  readonly continued?: boolean;
  /** Processes that it left behind and that were ended. */
  readonly leftovers?: number;
  /** What its processes used, where they had control groups of their own. */
  readonly usage?: {
    /** Processes that the kernel killed since the step's memory limit was reached. */
    readonly oomKills?: number;
    readonly memoryPeakBytes?: number;
    readonly cpuSeconds?: number;
  };
}

/** Tests that a step reported; at most 200 an event. */
export interface ResultsReported {
  readonly type: 'results-reported';
  readonly case: string;
  readonly attempt: number;
  readonly step: string;
  readonly results: readonly SubResult[];
}

export interface MetricRecorded {
  readonly type: 'metric-recorded';
  readonly case: string;
  readonly attempt: number;
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  readonly baseline?: number;
}

export interface FileCaptured {
  readonly type: 'file-captured';
  readonly case: string;
  readonly attempt: number;
  /** Path on the environment. */
  readonly source: string;
  /** Path below the run's folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly truncated?: boolean;
  /** Of a core dump: the program that crashed, and its build id in hex. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** Something that a machine's console said; a repeated one is counted at the attempt's end. */
export interface ConsoleReported {
  readonly type: 'console-reported';
  readonly environment: string;
  readonly instance: string;
  /** The case that was running; absent where none was. */
  readonly case?: string;
  readonly attempt?: number;
  /** Stable: the same for the same fault. */
  readonly title: string;
  /** As `KASAN-USE-AFTER-FREE-READ`, `LOCKDEP`, `HANG`. */
  readonly class: string;
  readonly severity: 'fatal' | 'error' | 'warning' | 'note';
  /** Why the report cannot be relied on. */
  readonly corrupted?: string;
  /** Whether the manifest said that it would come. */
  readonly expected?: boolean;
  /** The report's own lines; masked. */
  readonly text: string;
  /** How often it has come, where more than once. */
  readonly count?: number;
}

/** The end of one attempt; the last one of a case has `final`. */
export interface CaseEnded {
  readonly type: 'case-ended';
  readonly case: string;
  /** 0 for a case that never started. */
  readonly attempt: number;
  readonly final: boolean;
  readonly verdict: Verdict;
  readonly durationMs: number;
  /** Why it was skipped, in error, interrupted or failed, in a line. */
  readonly reason?: string;
  readonly fault?: FaultRecord;
  /** Why it is skipped: unmet needs, a requirement, its own word, an expected failure, … */
  readonly skip?: 'needs' | 'requires' | 'runtime' | 'xfail' | 'if' | 'stopped';
  /** Why a pass proves less than it seems, as `lockdep had switched itself off`. */
  readonly doubts?: readonly string[];
  /** Wait before the next attempt. */
  readonly retryInMs?: number;
  /** Log of this attempt, below the run's folder. */
  readonly log?: string;
  /** What the machine's console said during it, below the run's folder. */
  readonly consoleLog?: string;
}

export interface WarningRaised {
  readonly type: 'warning-raised';
  readonly code: string;
  readonly message: string;
  readonly environment?: string;
  readonly case?: string;
}

/** An interrupt, a limit or the user's wish called the rest off. */
export interface RunStopping {
  readonly type: 'run-stopping';
  readonly reason:
    | 'interrupted'
    | 'terminated'
    | 'fail-fast'
    | 'max-failures'
    | 'run-timeout'
    | 'internal-error';
  readonly message: string;
}

export interface RunEnded {
  readonly type: 'run-ended';
  readonly exitCode: number;
  /** Of a run that was gone on with: of all its parts, without the time between them. */
  readonly durationMs: number;
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** What happened, told apart by `type`, before it has its place in a journal. */
export type RunEventBody =
  | RunStarted
  | ScenariosPlanned
  | CasesPlanned
  | HistoryRecalled
  | StageStarted
  | StageEnded
  | DeploymentStarted
  | DeploymentStageStarted
  | DeploymentProgressed
  | DeploymentStageEnded
  | DeploymentEnded
  | InstrumentationReported
  | LockChanged
  | RunResumed
  | ResourceLeaked
  | RunReaped
  | ReadinessChecked
  | CoverageMerged
  | SoakStarted
  | SoakSampled
  | SoakCaseFailed
  | SoakRestarted
  | SoakJudged
  | CaseStarted
  | StepStarted
  | StepSlow
  | StepEnded
  | ResultsReported
  | MetricRecorded
  | FileCaptured
  | ConsoleReported
  | CaseEnded
  | WarningRaised
  | RunStopping
  | RunEnded;

/** An event as it stands in the journal: `seq` from 1 without gaps, `at` in ms since the epoch. */
export type RunEvent = RunEventBody & {readonly seq: number; readonly at: number};

/** Called synchronously and in order. Must not throw and must not wait. */
export type EventSink = (event: RunEvent) => void;
