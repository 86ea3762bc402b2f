import type {FaultRecord, Verdict} from './event-parts.ts';

/**
 * What stands in the journal of a soak: the same cases again and again on the same instances. The
 * events of single iterations do not stand there, but for those of instances: it stays small
 * however long the soak takes.
 */

/** Before the first iteration, and again by each process that goes on with it. */
export interface SoakStarted {
  readonly type: 'soak-started';
  /** How long it is to take in all, and how many iterations; one of them at least. */
  readonly durationMs?: number;
  readonly iterations?: number;
  readonly untilFailure?: boolean;
  readonly reportIntervalMs: number;
}

/**
 * Values at one time. There are at most a few thousand in a journal: the longer the soak takes, the
 * rarer they get.
 */
export interface SoakSampled {
  readonly type: 'soak-sampled';
  /** Time that it has run, that between its processes left out. */
  readonly elapsedMs: number;
  /** Iterations that have ended. */
  readonly iterations: number;
  /** Verdicts of cases since the beginning. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Instances that had to be replaced since the beginning. */
  readonly restarts: number;
  /** By the name of their series, as `proctor/resident-bytes`, `vm#1/memory-used-bytes`, `case boot@vm/ms`. */
  readonly values: Readonly<Record<string, number>>;
}

/** A case of one iteration did not pass. The first thousand are told; later ones are counted. */
export interface SoakCaseFailed {
  readonly type: 'soak-case-failed';
  /** From 1. */
  readonly iteration: number;
  readonly elapsedMs: number;
  readonly case: string;
  readonly instance?: string;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly reason?: string;
  readonly fault?: FaultRecord;
  /** Folder of what is kept of the iteration (its journal, logs, captured files), below the run's. */
  readonly kept?: string;
}

/** An instance was lost, or broken, and replaced. The first thousand are told. */
export interface SoakRestarted {
  readonly type: 'soak-restarted';
  readonly iteration: number;
  readonly elapsedMs: number;
  readonly instance: string;
  readonly reason: string;
}

/** What the soak shows so far: at each report, and at its end. */
export interface SoakJudged {
  readonly type: 'soak-judged';
  readonly final: boolean;
  /** `inconclusive`: too little was seen to say. */
  readonly verdict: 'stable' | 'unstable' | 'inconclusive';
  /** Why, in a line each, worst first. */
  readonly reasons: readonly string[];
  readonly elapsedMs: number;
  readonly iterations: number;
  readonly restarts: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly drifts: readonly SoakDrift[];
  readonly cases: readonly SoakCaseTotals[];
}

/** How one series changes over time, from the end of its warm-up on. */
export interface SoakDrift {
  readonly series: string;
  readonly unit: string;
  readonly samples: number;
  /** What stands for its first eighth and for its last. */
  readonly first: number;
  readonly last: number;
  /**
   * Growth in an hour, and the interval that it lies in with a confidence of 95 %; all 0 where there
   * are too few samples.
   */
  readonly slopePerHour: number;
  readonly lowPerHour: number;
  readonly highPerHour: number;
  /** Growth over the whole time by that slope, as a share of where it began. */
  readonly growth: number;
  /** What else is to be said of it, as that it rose all at once. */
  readonly note?: string;
  /** The limit that it is judged by, in words, as `memory-growth 5%`. */
  readonly limit?: string;
  /**
   * `grows`, `shrinks`: for certain, but within the limit, or there is none. `over-limit`: for certain.
   * `unclear`: whether it is within the limit, or whether it changes at all, cannot be told.
   */
  readonly verdict: 'flat' | 'grows' | 'shrinks' | 'over-limit' | 'unclear';
}

/** All that one case came to. */
export interface SoakCaseTotals {
  readonly case: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}
