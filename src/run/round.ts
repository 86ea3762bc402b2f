import type {Verdict} from '../journal/event.ts';
import {emptyCounts} from '../journal/fold-run.ts';
import type {Case} from '../plan/plan.ts';
import {assert} from '../util/assert.ts';
import {CaseRetries, type CaseRetriesOptions} from './case-retries.ts';
import {NeedsTracker} from './needs-tracker.ts';
import type {CaseOutcome} from './run-options.ts';

const NO_METRICS: ReadonlyMap<string, number> = new Map();

/**
 * One pass over the cases of a plan: which have their verdict, which wait for others, which are
 * tried again. A run has one, a soak one after another; nothing of it is left in the next.
 */
export class Round {
  readonly needs: NeedsTracker;
  readonly retries: CaseRetries;
  readonly outcomes = new Map<number, CaseOutcome>();
  readonly counts = emptyCounts();
  /** The counts that decide the exit code: quarantined cases left out. */
  readonly gating = emptyCounts();
  readonly #settled: Uint8Array;
  readonly #done = Promise.withResolvers<void>();
  #unsettled: number;
  #running = 0;

  constructor(cases: readonly Case[], retries: CaseRetriesOptions) {
    this.needs = new NeedsTracker(cases);
    this.retries = new CaseRetries(retries);
    this.#unsettled = cases.length;
    // A bug may show before anybody waits for it.
    this.#done.promise.catch(() => undefined);
    this.#settled = new Uint8Array(cases.length);
    this.#check();
  }

  /** Resolves when every case has its verdict and none has an instance any more. */
  get done(): Promise<void> {
    return this.#done.promise;
  }

  /** Ends it at once: rejects `done`, unless that has settled. */
  fail(error: unknown): void {
    this.#done.reject(error);
  }

  isSettled({index}: Case): boolean {
    return this.#settled[index] === 1;
  }

  /** A case gets an instance. */
  begin(item: Case): number {
    this.#running += 1;
    return this.retries.begin(item);
  }

  /** It has given it back. */
  leave(): void {
    this.#running -= 1;
    this.#check();
  }

  /** Notes a case's final verdict. One that was never started has an outcome too: later runs ask for it. */
  settle(item: Case, verdict: Verdict, outcome?: Omit<CaseOutcome, 'verdict'>): void {
    assert(this.#settled[item.index] === 0, `${item.id} got two verdicts`);
    this.#settled[item.index] = 1;
    const {durationMs = 0, metrics = NO_METRICS} = outcome ?? {};
    this.outcomes.set(item.index, {
      verdict,
      durationMs,
      metrics: metrics.size === 0 ? NO_METRICS : metrics,
    });
    this.counts[verdict] += 1;
    if (item.scenario.quarantine === undefined) this.gating[verdict] += 1;
    this.#unsettled -= 1;
    this.#check();
  }

  #check(): void {
    if (this.#unsettled + this.#running === 0) this.#done.resolve();
  }
}
