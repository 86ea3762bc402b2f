import type {FaultRecord, RunEvent, Verdict} from './event.ts';
import type {SoakResult} from './run-result.ts';
import type {SoakCaseTotals} from './soak-event.ts';

type SoakEvent = RunEvent & {
  type: 'soak-started' | 'soak-sampled' | 'soak-case-failed' | 'soak-restarted' | 'soak-judged';
};

/** Worst first: what a case that had several verdicts came to. */
const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'error',
  'interrupted',
  'flaky',
  'passed',
  'skipped',
];

/** Puts together what a journal says of a soak. */
export class SoakFold {
  #started: SoakResult['started'] | undefined;
  readonly #samples: Array<SoakResult['samples'][number]> = [];
  readonly #failures: Array<SoakResult['failures'][number]> = [];
  readonly #restarts: Array<SoakResult['restarts'][number]> = [];
  #judged: SoakResult['judged'];

  apply(event: SoakEvent): void {
    const {seq: _seq, ...rest} = event;
    switch (rest.type) {
      case 'soak-started': {
        const {type: _type, at: _at, ...started} = rest;
        this.#started = started;
        return;
      }
      case 'soak-sampled': {
        const {type: _type, ...sample} = rest;
        this.#samples.push(sample);
        return;
      }
      case 'soak-case-failed': {
        const {type: _type, ...failure} = rest;
        this.#failures.push(failure);
        return;
      }
      case 'soak-restarted': {
        const {type: _type, ...restart} = rest;
        this.#restarts.push(restart);
        return;
      }
      case 'soak-judged': {
        const {type: _type, ...judged} = rest;
        this.#judged = judged;
        return;
      }
      default:
    }
  }

  finish(): {readonly soak?: SoakResult} {
    if (this.#started === undefined) return {};
    return {
      soak: {
        started: this.#started,
        samples: this.#samples,
        failures: this.#failures,
        restarts: this.#restarts,
        judged: this.#judged,
      },
    };
  }
}

/** The verdict that stands for all iterations of a case; `undefined` where it had none. */
export function worstVerdict(counts: SoakCaseTotals['counts']): Verdict | undefined {
  return WORST_FIRST.find((verdict) => counts[verdict] > 0);
}

/** What stands for all iterations of a case. */
export interface SoakedCase {
  readonly verdict: Verdict;
  /** How often it did not pass, and why it did not the first time. */
  readonly reason?: string;
  readonly fault?: FaultRecord;
  /** The median of its iterations. */
  readonly durationMs: number;
}

/** By the cases' ids, those that had any verdict; empty before the first report of a soak. */
export function casesOfSoak(soak: SoakResult | undefined): ReadonlyMap<string, SoakedCase> {
  const cases = new Map<string, SoakedCase>();
  const failures = new Map<string, SoakResult['failures'][number]>();
  for (const failure of soak?.failures ?? []) {
    if (!failures.has(failure.case)) failures.set(failure.case, failure);
  }
  for (const {case: id, counts, medianMs} of soak?.judged?.cases ?? []) {
    const verdict = worstVerdict(counts);
    if (verdict === undefined) continue;
    const {failed, error} = counts;
    const of = failed + error + counts.passed + counts.flaky;
    const first = failures.get(id);
    const why = first?.reason ?? first?.fault?.message;
    const told = first === undefined ? '' : `, first in iteration ${first.iteration}`;
    cases.set(id, {
      verdict,
      ...(failed + error > 0 && {
        reason: `did not pass ${failed + error} of ${of} times${told}${why === undefined ? '' : `: ${why}`}`,
      }),
      ...(first?.fault !== undefined && verdict === 'error' && {fault: first.fault}),
      durationMs: medianMs,
    });
  }
  return cases;
}
