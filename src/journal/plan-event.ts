import type {Verdict} from './event-parts.ts';

/** What stands in the journal of what was planned, beside the cases. */

/** The scenarios of the plan's cases; at most 200 an event. Before `cases-planned`. */
export interface ScenariosPlanned {
  readonly type: 'scenarios-planned';
  readonly scenarios: readonly PlannedScenarioRecord[];
}

export interface PlannedScenarioRecord {
  readonly scenario: string;
  readonly description?: string;
  /** Scenarios that must have passed before. */
  readonly needs?: readonly string[];
  /** Metrics by name, with what they must keep to. */
  readonly metrics?: Readonly<Record<string, MetricLimitRecord>>;
}

/** What a metric must keep to. */
export interface MetricLimitRecord {
  readonly min?: number;
  readonly max?: number;
  /** How much worse than its baseline it may be, as a share: 0.1 for 10 %. */
  readonly regression?: number;
  readonly better?: 'lower' | 'higher';
}

/** What earlier runs of the cases came to; at most 500 an event. After `cases-planned`. */
export interface HistoryRecalled {
  readonly type: 'history-recalled';
  readonly cases: readonly CaseHistoryRecord[];
}

/** Earlier runs of a case, oldest first; at most 20. */
export interface CaseHistoryRecord {
  readonly case: string;
  readonly runs: ReadonlyArray<{
    /** When the run began; ms since the epoch. */
    readonly at: number;
    readonly verdict: Verdict;
    readonly durationMs: number;
    /** Last value of each metric. */
    readonly metrics?: Readonly<Record<string, number>>;
  }>;
}
