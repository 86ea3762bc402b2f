/** Which of a manifest's cases to run. */
export interface Selection {
  /**
   * Case ids, scenarios, `scenario@environment`, globs over these, or `/regular expressions/`
   * over case ids; a case is selected by any of them. Empty for all.
   */
  readonly patterns: readonly string[];
  /** Tag expression, as `smoke and not slow`. */
  readonly tags: string | undefined;
  /** Names of environments; empty for all. */
  readonly environments: readonly string[];
  /** Only what failed, had an error or was interrupted when it last ran; flaky ones passed. */
  readonly lastFailed: boolean;
  /** Only the `index`-th (from 1) of `count` parts of about equal duration. */
  readonly shard: {readonly index: number; readonly count: number} | undefined;
  /** How often each case runs; at least 1. */
  readonly repeat: number;
  /** Random order, reproducible by this whole number; `undefined` for longest first. */
  readonly seed: number | undefined;
  /** Whether it is fine that nothing is selected. */
  readonly allowEmpty: boolean;
  /** Whether to leave out what selected cases need and was not selected itself. */
  readonly noNeeds: boolean;
}

/** Everything, once, longest first. */
export const EVERYTHING: Selection = {
  patterns: [],
  tags: undefined,
  environments: [],
  lastFailed: false,
  shard: undefined,
  repeat: 1,
  seed: undefined,
  allowEmpty: false,
  noNeeds: false,
};

/** Why a selection gives no plan. */
export interface SelectionProblem {
  /** `nothing-selected` has an exit code of its own: nothing in the selection is wrong. */
  readonly kind: 'bad-selection' | 'unknown-tag' | 'nothing-selected';
  /** One sentence without a full stop: what was expected and what was found. */
  readonly message: string;
  readonly help?: string;
}
