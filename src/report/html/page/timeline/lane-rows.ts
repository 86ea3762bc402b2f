import type {Timeline, TimelineBar} from '../../page-timeline.ts';

/** A row of the picture: the head of an environment, or a lane of it. */
export interface LaneRow {
  readonly kind: 'group' | 'lane';
  readonly label: string;
  readonly top: number;
  readonly height: number;
  /** By their start; none overlaps another. */
  readonly bars: readonly TimelineBar[];
}

/** Heights, px. */
export const LANE_PX = 26;
export const GROUP_PX = 30;

/** The rows of `timeline`, from the top down. */
export function laneRows(timeline: Timeline): readonly LaneRow[] {
  const rows: LaneRow[] = [];
  let top = 0;
  const add = (row: Omit<LaneRow, 'top'>) => {
    rows.push({...row, top});
    top += row.height;
  };
  for (const {name, lanes} of timeline.groups) {
    add({kind: 'group', label: name, height: GROUP_PX, bars: []});
    for (const {label, bars} of lanes) add({kind: 'lane', label, height: LANE_PX, bars});
  }
  return rows;
}

/** Of all rows together. */
export function heightOf(rows: readonly LaneRow[]): number {
  const last = rows.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** Bars of `row` that reach into a span of time, by bisection. */
export function barsWithin(row: LaneRow, span: Span): readonly TimelineBar[] {
  const {bars} = row;
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.endMs ?? 0) < span.startMs) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < bars.length && (bars[end]?.startMs ?? 0) <= span.endMs) end++;
  return bars.slice(low, end);
}

/** A span of time, ms since the run began. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The least that is shown. */
const SPAN_MS_MIN = 2;

/**
 * A span that is `factor` times as long, in which `aroundMs` stays where it is; within the run.
 */
export function zoomed(
  {startMs, endMs}: Span,
  factor: number,
  at: {readonly aroundMs: number; readonly wholeMs: number},
): Span {
  const length = Math.min(at.wholeMs, Math.max(SPAN_MS_MIN, (endMs - startMs) * factor));
  const share = (at.aroundMs - startMs) / (endMs - startMs || 1);
  return moved({startMs: at.aroundMs - share * length, endMs: 0}, 0, {length, ...at});
}

/** The span, moved by `byMs`, but not out of the run. */
export function moved(
  span: Span,
  byMs: number,
  {wholeMs, length = span.endMs - span.startMs}: {wholeMs: number; length?: number},
): Span {
  const startMs = Math.max(0, Math.min(wholeMs - length, span.startMs + byMs));
  return {startMs, endMs: startMs + length};
}
