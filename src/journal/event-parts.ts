/** How a case ended. */
export type Verdict = 'passed' | 'failed' | 'flaky' | 'skipped' | 'error' | 'interrupted';

/** How a step or a hook ended. */
export type StepVerdict = 'passed' | 'failed' | 'skipped' | 'error' | 'interrupted';

/** An infrastructure failure, or another that is not the test's own verdict. */
export interface FaultRecord {
  /** A code of `FAULTS`, as `ssh/connection-lost`. */
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  /** Stage that failed, as `provision`, `connect`, `run`. */
  readonly stage?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** The end of what a stream carried; the whole is in the case's log. */
export interface OutputTail {
  /** Valid text: bytes that are not UTF-8 became U+FFFD; secrets are masked. */
  readonly text: string;
  /** Bytes that came before `text` and were left out. */
  readonly omittedBytes: number;
}

/** One expectation that did not hold. */
export interface Failure {
  /** What was checked: `exit-code`, `signal`, `stdout.contains`, `timeout`, `metric`, … */
  readonly check: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** A test that a step's own output reported. */
export interface SubResult {
  readonly name: string;
  readonly suite?: string;
  readonly verdict: 'passed' | 'failed' | 'skipped' | 'error';
  readonly durationMs?: number;
  readonly message?: string;
  /** Diagnostics, stack, YAML block. */
  readonly details?: string;
}

/** What is recorded of each planned case. */
export interface PlannedCaseRecord {
  readonly id: string;
  readonly scenario: string;
  readonly environment: string;
  readonly matrix?: Readonly<Record<string, string | number | boolean>>;
  readonly tags?: readonly string[];
  readonly repetition?: number;
  readonly quarantine?: {readonly reason: string; readonly until: string};
  readonly xfail?: string;
  /**
   * Earlier runs have shown it to be flaky: of so many latest ones that judged it, it failed, or
   * passed only on a retry, in `failed`.
   */
  readonly flakiness?: {readonly failed: number; readonly runs: number};
  /** How long it is expected to take, from earlier runs. */
  readonly expectedMs?: number;
  /** Line of its scenario in the manifest, from 1. */
  readonly line?: number;
}

/** What a run was asked on the command line, beside `seed` and `shard`, for who goes on with it. */
export interface RunRequest {
  readonly patterns: readonly string[];
  readonly tag?: string;
  /** Names of environments. */
  readonly environments?: readonly string[];
  readonly lastFailed?: boolean;
  readonly repeat?: number;
  readonly noNeeds?: boolean;
  readonly allowEmpty?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  /** Variables that hold a secret: their values are recorded nowhere. */
  readonly secretVariables?: readonly string[];
  readonly concurrency?: number;
  readonly retries?: number;
  readonly maxFailures?: number;
  readonly failFast?: boolean;
  readonly failOnFlaky?: boolean;
  readonly updateBaseline?: boolean;
  /** Absolute paths of reports outside the run's folder. */
  readonly junit?: string;
  readonly junitDialect?: string;
  readonly json?: string;
  readonly markdown?: string;
  readonly html?: string;
  readonly trace?: string;
}
