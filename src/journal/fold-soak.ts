import type {RunEvent, Verdict} from './event.ts';
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
