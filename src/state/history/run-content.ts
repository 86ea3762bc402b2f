import type {StageStarted, Verdict} from '../../journal/event.ts';

/**
 * What the history keeps of a run: a function of its journal, and of nothing else. Texts are
 * well-formed and have no NUL, as the database needs it.
 */
export interface RunContent {
  /** Name of the run's folder; unique in its project only. */
  readonly runId: string;
  /** `deploy`: environments were made ready, and no case was to run. */
  readonly kind: 'run' | 'deploy';
  /** The manifest's file, without its folder; empty where the journal has lost it. */
  readonly manifest: string;
  /** The manifest's own name. */
  readonly name: string;
  readonly sha256: string;
  /** proctor's version. */
  readonly version: string;
  readonly hostname: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly exitCode: number;
  /** Whether the journal has its end. */
  readonly complete: boolean;
  /** Why it was called off. */
  readonly stopping: string | undefined;
  readonly seed: number | undefined;
  readonly shard: {readonly index: number; readonly count: number} | undefined;
  /** Size of the journal that this is of: another size is another content. */
  readonly journalBytes: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** In the plan's order. */
  readonly cases: readonly CaseContent[];
  readonly stages: readonly StageContent[];
}

/** A case of a run. */
export interface CaseContent {
  /** Its id without the number of a repetition. */
  readonly key: string;
  /** From 1. */
  readonly repetition: number;
  readonly scenario: string;
  readonly environment: string;
  readonly tags: readonly string[];
  readonly verdict: Verdict;
  /** Over all attempts. */
  readonly durationMs: number;
  /** ms since the epoch; `undefined` if it never started. */
  readonly startedAt: number | undefined;
  /** What went wrong, normalised: see `failureTitle`. Of a flaky case, its last failure. */
  readonly title: string | undefined;
  /** Code of the infrastructure failure that it ended with. */
  readonly fault: string | undefined;
  /** Whether its failures do not count. */
  readonly quarantined: boolean;
  readonly attempts: readonly AttemptContent[];
}

/** An attempt at a case. */
export interface AttemptContent {
  readonly attempt: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly title: string | undefined;
  readonly fault: string | undefined;
  /** By name, in the order in which they first came. */
  readonly metrics: readonly MetricContent[];
}

/** The values of one metric in one attempt. */
export interface MetricContent {
  readonly name: string;
  readonly unit: string | undefined;
  /** Values that were published. */
  readonly count: number;
  readonly least: number;
  readonly most: number;
  /** What is judged and compared. */
  readonly last: number;
}

/** A stage of an instance. */
export interface StageContent {
  readonly stage: StageStarted['stage'];
  readonly environment: string;
  readonly instance: string;
  /** Place of its case in `RunContent.cases`. */
  readonly place: number | undefined;
  readonly attempt: number | undefined;
  readonly ok: boolean;
  readonly durationMs: number;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly title: string | undefined;
  readonly fault: string | undefined;
}
