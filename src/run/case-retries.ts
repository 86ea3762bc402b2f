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

/** Either the case's final verdict, or when to try again. */
export type RetryDecision =
  | {readonly retryInMs: number; readonly verdict?: never}
  /** `durationMs`: all attempts together. */
  | {readonly retryInMs?: never; readonly verdict: Verdict; readonly durationMs: number};

/** Counts the attempts of cases and decides whether there is another. */
export class CaseRetries {
  readonly #options: {readonly retries: number | undefined; readonly random: () => number};
  readonly #states = new Map<number, CaseState>();

  /** @param options `retries`: in place of each scenario's own retries of failed tests. */
  constructor(options: {readonly retries: number | undefined; readonly random: () => number}) {
    this.#options = options;
  }

  /** Begins an attempt and gives its number, from 1. */
  begin(item: Case): number {
    const state = this.#states.get(item.index);
    if (state === undefined) {
      this.#states.set(item.index, {
        attempt: 1,
        isRunning: true,
        testFailures: 0,
        infrastructureFaults: 0,
        durationMs: 0,
        timer: undefined,
      });
      return 1;
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
    return {attempt: this.#states.get(item.index)?.attempt ?? 0};
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
