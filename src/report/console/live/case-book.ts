import type {CaseEnded, CaseStarted, CasesPlanned, RunStarted} from '../../../journal/event.ts';

/** A case as far as what is left is concerned. */
export interface BookedCase {
  readonly environment: string;
  readonly scenario: string;
  /** From earlier runs; `undefined` where nothing is known. */
  readonly expectedMs: number | undefined;
  state: 'to-come' | 'running' | 'done';
  /** Of the attempt that runs. */
  startedAtMs: number;
}

/** How many cases of something are in which state. */
export interface CaseCounts {
  toCome: number;
  running: number;
  done: number;
}

/** Which cases of a run are to come, running and done; a small record of each. */
export class CaseBook {
  readonly #cases = new Map<string, BookedCase>();
  readonly #counts = new Map<string, CaseCounts>();
  readonly #running = new Map<string, BookedCase>();
  #total = 0;

  /** All that were planned; they are all told when the first begins. */
  get total(): number {
    return Math.max(this.#total, this.#cases.size);
  }

  begin({caseCount}: RunStarted): void {
    this.#total = caseCount;
  }

  plan({cases}: CasesPlanned): void {
    for (const {id, environment, scenario, expectedMs} of cases) {
      if (this.#cases.has(id)) continue;
      const state = 'to-come';
      this.#cases.set(id, {environment, scenario, expectedMs, state, startedAtMs: 0});
      this.countsOf(environment).toCome += 1;
    }
  }

  start({case: id}: CaseStarted, nowMs: number): BookedCase | undefined {
    const item = this.#cases.get(id);
    if (item === undefined) return undefined;
    item.startedAtMs = nowMs;
    this.#move(id, item, 'running');
    return item;
  }

  /** The end of an attempt, or of a case that had none. */
  end({case: id, final}: CaseEnded): BookedCase | undefined {
    const item = this.#cases.get(id);
    if (item !== undefined) this.#move(id, item, final ? 'done' : 'to-come');
    return item;
  }

  get(id: string): BookedCase | undefined {
    return this.#cases.get(id);
  }

  all(): Iterable<BookedCase> {
    return this.#cases.values();
  }

  /** By their ids, the one that runs longest first. */
  running(): ReadonlyMap<string, BookedCase> {
    return this.#running;
  }

  countsOf(environment: string): CaseCounts {
    let counts = this.#counts.get(environment);
    if (counts === undefined) {
      counts = {toCome: 0, running: 0, done: 0};
      this.#counts.set(environment, counts);
    }
    return counts;
  }

  #move(id: string, item: BookedCase, state: BookedCase['state']): void {
    const counts = this.countsOf(item.environment);
    counts[FIELD[item.state]] -= 1;
    counts[FIELD[state]] += 1;
    item.state = state;
    this.#running.delete(id);
    if (state === 'running') this.#running.set(id, item);
  }
}

const FIELD = {'to-come': 'toCome', running: 'running', done: 'done'} as const;
