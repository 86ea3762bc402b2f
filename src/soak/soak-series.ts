/** How one thing changes over the time of a soak. */
export interface SoakSeries {
  /** As `proctor/resident-bytes`, `vm#1/memory-used-bytes`, `case boot@vm/ms`. */
  readonly name: string;
  readonly unit: string;
  /** Oldest first, at about even intervals; at most `SERIES_POINTS_MAX`. */
  readonly points: ReadonlyArray<readonly [elapsedMs: number, value: number]>;
  /**
   * After these times it is about another process or instance, which begins low again; ascending.
   * @default it is about one thing
   */
  readonly anewAfterMs?: readonly number[];
}

/** Points that are kept of a series: when there are as many, every second one goes. */
export const SERIES_POINTS_MAX = 512;

/**
 * Whether what a series is about is made anew when a soak is gone on with: this process, instances
 * and what runs there. Cases, this machine and the run's folder are the same as before.
 */
export function beginsAnew(name: string): boolean {
  return !/^(?:case |iteration\/|machine\/|proctor\/disk-bytes$)/u.test(name);
}

/** The unit of a series by the end of its name: `bytes`, `ms`, `%` or `count`. */
export function seriesUnit(name: string): string {
  if (/bytes$/u.test(name)) return 'bytes';
  if (/(?:^|[-/])ms$/u.test(name)) return 'ms';
  if (/(?:^|[-/])percent$/u.test(name)) return '%';
  return 'count';
}
