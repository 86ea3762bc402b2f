import type {Verdict} from '../journal/event.ts';
import type {Case} from '../plan/plan.ts';
import type {AttemptOutcome} from '../steps/attempt.ts';
import {assert} from '../util/assert.ts';
import {backoffMs} from '../util/backoff.ts';

interface CaseState {
  attempt: number;
  isRunning: boolean;
  testFailures: number;
  infrastructureFaults: number;
  durationMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** What the attempts of a case came to before another process went on with it. */
export interface PastAttempts {
  /** Number of the latest. */
  readonly attempt: number;
  readonly testFailures: number;
  readonly infrastructureFaults: number;
  /** Of those that were not cut off. */
  readonly durationMs: number;
}

/** Either the case's final verdict, or when to try again. */
export type RetryDecision =
  | {readonly retryInMs: number; readonly verdict?: never}
  /** `durationMs`: all attempts together. */
  | {readonly retryInMs?: never; readonly verdict: Verdict; readonly durationMs: number};

const NO_ATTEMPTS: PastAttempts = {
  attempt: 0,
  testFailures: 0,
  infrastructureFaults: 0,
  durationMs: 0,
};

/** What decides on retries beside the scenarios. */
export interface CaseRetriesOptions {
  /** In place of each scenario's own retries of failed tests. */
  readonly retries: number | undefined;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** By the ids of cases that are not finished. @default none was ever started */
  readonly past?: ReadonlyMap<string, PastAttempts> | undefined;
}

/** Counts the attempts of cases and decides whether there is another. */
export class CaseRetries {
  readonly #options: CaseRetriesOptions;
  readonly #states = new Map<number, CaseState>();

  constructor(options: CaseRetriesOptions) {
    this.#options = options;
  }

  /** Begins an attempt and gives its number, from 1. */
  begin(item: Case): number {
    let state = this.#states.get(item.index);
    if (state === undefined) {
      const past = this.#options.past?.get(item.id) ?? NO_ATTEMPTS;
      state = {...past, isRunning: false, timer: undefined};
      this.#states.set(item.index, state);
    }
    state.attempt += 1;
    state.isRunning = true;
    return state.attempt;
  }

  isRunning(item: Case): boolean {
    return this.#states.get(item.index)?.isRunning ?? false;
  }

  /** The number of the latest attempt; 0 if there was none. */
  attemptsOf(item: Case): {readonly attempt: number} {
    const {attempt = 0} = this.#states.get(item.index) ?? this.#options.past?.get(item.id) ?? {};
    return {attempt};
  }

  /**
   * What follows from `outcome`. Failed tests and transient infrastructure faults have retries of
   * their own; a case that passes after a failed test is flaky, after an infrastructure fault not.
   */
  decide(
    item: Case,
    outcome: AttemptOutcome,
    options: {readonly isStopping: boolean},
  ): RetryDecision {
    const state = this.#states.get(item.index);
    assert(state !== undefined, `${item.id} ended without having begun`);
    state.isRunning = false;
    state.durationMs += outcome.durationMs;
    const {retries} = item.scenario;
    let retry: number | undefined;
    if (outcome.verdict === 'failed') {
      state.testFailures += 1;
      if (state.testFailures <= (this.#options.retries ?? retries.test)) {
        retry = state.testFailures;
      }
    } else if (outcome.verdict === 'error' && outcome.transient) {
      state.infrastructureFaults += 1;
      if (state.infrastructureFaults <= retries.infrastructure) retry = state.infrastructureFaults;
    }
    if (retry !== undefined && !options.isStopping) {
      return {retryInMs: backoffMs(retry, retries, this.#options.random())};
    }
    const isFlaky = outcome.verdict === 'passed' && state.testFailures > 0;
    const {durationMs} = state;
    this.#states.delete(item.index);
    return {verdict: isFlaky ? 'flaky' : outcome.verdict, durationMs};
  }

  /** Calls `then` after the wait, unless the case is cancelled before. */
  later(item: Case, waitMs: number, then: () => void): void {
    const state = this.#states.get(item.index);
    if (state !== undefined) state.timer = setTimeout(then, waitMs);
  }

  /** Calls off a retry that is waiting. */
  cancel(item: Case): void {
    clearTimeout(this.#states.get(item.index)?.timer);
  }
}
