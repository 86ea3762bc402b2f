import type {SoakLimit} from '../manifest/soak-spec.ts';
import {limitOf, limitText} from './drift/series-limits.ts';
import type {SoakSeries} from './soak-series.ts';

/** What a watch has even where there is no process that it names. */
const EMPTY_WATCH = /\/(?:processes|restarts)$/u;

/**
 * Limits that no series is judged by, and watches that never saw a process: a line each. Empty as
 * long as nothing was sampled at all.
 *
 * @param wishes.watch the names of the watches.
 */
export function unmeasuredWishes(
  series: readonly SoakSeries[],
  wishes: {readonly limits: readonly SoakLimit[]; readonly watch: readonly string[]},
): string[] {
  if (series.length === 0) return [];
  const watches = wishes.watch
    .filter((name) => !series.some((each) => isSeen(each, name)))
    .map(
      (name) =>
        `watch ${name} has not seen a process: none that it names was there, or no instance stays between iterations`,
    );
  const limits = wishes.limits
    .filter((limit) => !series.some(({name}) => limitOf(name, [limit]) !== undefined))
    .map((limit) => `limit ${limitText(limit)} judges nothing: there are no values for it`);
  return [...watches, ...limits];
}

/** Whether a series is of a process that the watch `name` names, on any instance. */
function isSeen(series: SoakSeries, name: string): boolean {
  const isOf = series.name.startsWith(`${name}/`) || series.name.startsWith(`${name}@`);
  return isOf && !EMPTY_WATCH.test(series.name);
}
