import {metricSeries} from '../drift/series-limits.ts';
import {median} from '../drift/theil-sen.ts';

/** Series that are made of metrics; those of cases beyond it are in the journals of iterations. */
const SERIES_MAX = 200;
/** Values that are kept of one metric between two samples: later ones take the place of earlier. */
const VALUES_MAX = 1000;

/** Gathers the metrics that cases publish between two samples. */
export class MetricWindow {
  readonly #values = new Map<string, {count: number; readonly latest: number[]}>();

  /** Enters what one attempt of a case has published. */
  add(caseId: string, metrics: Iterable<readonly [name: string, value: number]>): void {
    for (const [name, value] of metrics) {
      const series = metricSeries(caseId, name);
      const known = this.#values.get(series);
      if (known !== undefined) known.latest[known.count++ % VALUES_MAX] = value;
      else if (this.#values.size < SERIES_MAX) {
        this.#values.set(series, {count: 1, latest: [value]});
      }
    }
  }

  /** The median of each since the last call, by the name of its series. */
  take(): Record<string, number> {
    const medians: Record<string, number> = {};
    for (const [series, kept] of this.#values) {
      if (kept.count === 0) continue;
      medians[series] = median(kept.latest);
      kept.count = 0;
      kept.latest.length = 0;
    }
    return medians;
  }
}
