import type {Failure, MetricRecorded} from '../../journal/event.ts';
import type {MetricLimits} from '../../manifest/manifest.ts';
import type {Baselines} from './baselines.ts';

/** More values of one attempt are not recorded: they would fill the journal. */
const RECORDS_MAX = 10_000;

interface Known {
  last: number;
  least: number;
  most: number;
  unit: string | undefined;
}

/** The metrics that one attempt published. */
export class MetricBook {
  readonly #caseId: string;
  readonly #baselines: Baselines;
  readonly #metrics = new Map<string, Known>();
  #count = 0;

  constructor(caseId: string, baselines: Baselines) {
    this.#caseId = caseId;
    this.#baselines = baselines;
  }

  /** Last value of each name. */
  get values(): ReadonlyMap<string, number> {
    return new Map([...this.#metrics].map(([name, {last}]) => [name, last]));
  }

  get isEmpty(): boolean {
    return this.#metrics.size === 0;
  }

  /** What is recorded of a published value; `undefined` beyond the limit of records. */
  add(
    name: string,
    value: number,
    unit: string | undefined,
  ): Pick<MetricRecorded, 'name' | 'value' | 'unit' | 'baseline'> | undefined {
    const known = this.#metrics.get(name);
    if (known === undefined)
      this.#metrics.set(name, {last: value, least: value, most: value, unit});
    else {
      known.last = value;
      known.least = Math.min(known.least, value);
      known.most = Math.max(known.most, value);
      known.unit = unit ?? known.unit;
    }
    this.#count += 1;
    if (this.#count > RECORDS_MAX) return undefined;
    const baseline = this.#baselines.get(this.#caseId, name);
    return {
      name,
      value,
      ...(unit !== undefined && {unit}),
      ...(baseline !== undefined && {baseline}),
    };
  }

  /** Whether a metric that must be there is not. */
  lacks(limits: Readonly<Record<string, MetricLimits>>): boolean {
    return Object.entries(limits).some(
      ([name, {required}]) => required && !this.#metrics.has(name),
    );
  }

  /**
   * What of `limits` does not hold: `min` and `max` for every value that was published, the
   * regression for the last one.
   */
  check(limits: Readonly<Record<string, MetricLimits>>): Failure[] {
    const failures: Failure[] = [];
    for (const [name, limit] of Object.entries(limits)) {
      const known = this.#metrics.get(name);
      if (known === undefined) {
        if (limit.required) {
          failures.push({check: 'metric', message: `${name} was not published`});
        }
        continue;
      }
      failures.push(...this.#checkOne(name, known, limit));
    }
    return failures;
  }

  #checkOne(name: string, known: Known, limit: MetricLimits): Failure[] {
    const unit = known.unit === undefined ? '' : ` ${known.unit}`;
    const failures: Failure[] = [];
    const fail = (value: number, relation: string, bound: number): void => {
      failures.push({
        check: 'metric',
        message: `${name} is ${value}${unit}, ${relation} ${bound}${unit}`,
        expected: String(bound),
        actual: String(value),
      });
    };
    if (limit.min !== undefined && known.least < limit.min) {
      fail(known.least, 'below the least allowed', limit.min);
    }
    if (limit.max !== undefined && known.most > limit.max) {
      fail(known.most, 'above the most allowed', limit.max);
    }
    const baseline = this.#baselines.get(this.#caseId, name);
    if (limit.regression === undefined || baseline === undefined) return failures;
    // A share of the baseline's size, so that it also works below zero.
    const allowed = Math.abs(baseline) * limit.regression;
    const worse = limit.better === 'lower' ? known.last - baseline : baseline - known.last;
    if (worse > allowed) {
      const percent = Number((limit.regression * 100).toFixed(2));
      failures.push({
        check: 'metric',
        message: `${name} is ${known.last}${unit}, more than ${percent}% worse than its baseline of ${baseline}${unit}`,
        expected: String(baseline),
        actual: String(known.last),
      });
    }
    return failures;
  }
}
