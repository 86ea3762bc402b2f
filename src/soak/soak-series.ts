/** How one thing changes over the time of a soak. */
export interface SoakSeries {
  /** As `proctor/resident-bytes`, `vm#1/memory-used-bytes`, `case boot@vm/ms`. */
  readonly name: string;
  readonly unit: string;
  /** Oldest first, at about even intervals; at most `SERIES_POINTS_MAX`. */
  readonly points: ReadonlyArray<readonly [elapsedMs: number, value: number]>;
}

/** Points that are kept of a series: when there are as many, every second one goes. */
export const SERIES_POINTS_MAX = 512;

/** The unit of a series by the end of its name: `bytes`, `ms`, `%` or `count`. */
export function seriesUnit(name: string): string {
  if (/bytes$/u.test(name)) return 'bytes';
  if (/(?:^|[-/])ms$/u.test(name)) return 'ms';
  if (/(?:^|[-/])percent$/u.test(name)) return '%';
  return 'count';
}
