import type {Case} from '../plan/plan.ts';
import {assert} from '../util/assert.ts';

interface Group {
  remaining: number;
  /** Why dependants cannot run, once that is known. */
  blockedBy: string | undefined;
  /** Indexes of cases that wait for it. */
  readonly waiting: number[];
}

/** What became possible, or impossible, by the end of a case. */
export interface NeedsChange {
  /** Indexes of cases all of whose needs are met now. */
  readonly runnable: readonly number[];
  /** Cases that never can run now, and why; each is told once, and must be settled in turn. */
  readonly blocked: ReadonlyArray<{readonly index: number; readonly reason: string}>;
}

/** Knows which cases wait for which: a case runs when every group it needs has wholly passed. */
export class NeedsTracker {
  readonly #groups = new Map<string, Group>();
  /** Groups that each case still waits for; −1 when it is blocked. */
  readonly #pending: Int32Array;

  constructor(cases: readonly Case[]) {
    this.#pending = new Int32Array(cases.length);
    for (const {group} of cases) {
      const known = this.#groups.get(group);
      if (known === undefined) {
        this.#groups.set(group, {remaining: 1, blockedBy: undefined, waiting: []});
      } else {
        known.remaining += 1;
      }
    }
    cases.forEach((item, index) => {
      for (const need of item.needs) {
        // What was not selected does not hold anything up.
        const group = this.#groups.get(need);
        if (group === undefined) continue;
        group.waiting.push(index);
        this.#pending[index] = (this.#pending[index] ?? 0) + 1;
      }
    });
  }

  isRunnable(index: number): boolean {
    return this.#pending[index] === 0;
  }

  /** To be called once for each case, when it has its final verdict. */
  settle(item: Case, outcome: {readonly satisfied: boolean; readonly why: string}): NeedsChange {
    const group = this.#groups.get(item.group);
    assert(group !== undefined && group.remaining > 0, `${item.id} was settled twice`);
    group.remaining -= 1;
    if (!outcome.satisfied) {
      group.blockedBy ??= outcome.why;
      return {runnable: [], blocked: this.#block(group, group.blockedBy)};
    }
    if (group.remaining > 0 || group.blockedBy !== undefined) return {runnable: [], blocked: []};
    const runnable: number[] = [];
    for (const index of group.waiting) {
      const pending = this.#pending[index] ?? 0;
      if (pending < 0) continue;
      this.#pending[index] = pending - 1;
      if (pending === 1) runnable.push(index);
    }
    return {runnable, blocked: []};
  }

  #block(group: Group, reason: string): Array<{index: number; reason: string}> {
    const blocked: Array<{index: number; reason: string}> = [];
    for (const index of group.waiting.splice(0)) {
      if ((this.#pending[index] ?? 0) < 0) continue;
      this.#pending[index] = -1;
      blocked.push({index, reason});
    }
    return blocked;
  }
}
