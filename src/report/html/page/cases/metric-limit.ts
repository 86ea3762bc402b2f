import type {MetricRow} from '../../page-view.ts';
import {shareText, valueText} from '../words/quantity-text.ts';

/** How a metric stands to what it must keep to. */
export interface MetricJudgement {
  readonly state: 'within' | 'beyond' | 'no limit';
  /** What it must keep to, in words; empty without a limit. */
  readonly limit: string;
  /** Values to be drawn across a chart. */
  readonly lines: readonly number[];
  /** How far it is from its baseline. */
  readonly change: string | undefined;
}

/** Judges as the run has, of the last value. */
export function judgeMetric({value, unit, baseline, limit}: MetricRow): MetricJudgement {
  const words: string[] = [];
  const lines: number[] = [];
  let isBeyond = false;
  if (limit?.min !== undefined) {
    words.push(`≥ ${valueText(limit.min, unit)}`);
    lines.push(limit.min);
    isBeyond ||= value < limit.min;
  }
  if (limit?.max !== undefined) {
    words.push(`≤ ${valueText(limit.max, unit)}`);
    lines.push(limit.max);
    isBeyond ||= value > limit.max;
  }
  if (limit?.regression !== undefined) {
    words.push(`≤ ${valueText(limit.regression * 100)} % worse`);
    if (baseline !== undefined) {
      const worse = limit.better === 'higher' ? baseline - value : value - baseline;
      isBeyond ||= worse > Math.abs(baseline) * limit.regression;
    }
  }
  const isLimited = words.length > 0;
  const change =
    baseline === undefined || baseline === 0
      ? undefined
      : shareText((value - baseline) / Math.abs(baseline));
  return {
    state: isBeyond ? 'beyond' : isLimited ? 'within' : 'no limit',
    limit: words.join(', '),
    lines,
    change,
  };
}
