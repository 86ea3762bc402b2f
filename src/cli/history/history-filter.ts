import {parsePattern} from '../../plan/select/match-pattern.ts';
import {parseTagExpression} from '../../plan/select/tag-expression.ts';
import type {CaseFilter} from '../../state/history/questions/past-cases.ts';
import {wallClockMs} from '../../util/clock.ts';
import {parseDuration} from '../../util/duration.ts';
import type {Result} from '../../util/result.ts';

/** Which runs and cases a question is about, as given on the command line. */
export interface HistoryFilterOptions {
  /** An age, as `7d`, or a date. @default all */
  readonly since?: string;
  readonly tag?: string;
  /** Patterns, as `proctor run` takes them. */
  readonly scenario?: readonly string[];
  readonly environment?: readonly string[];
}

/** The same, checked. */
export interface HistoryFilter {
  /** Start of runs; ms since the epoch. */
  readonly sinceMs: number;
  readonly matches: CaseFilter;
  /** Whether it leaves out cases of a run. */
  readonly isPartial: boolean;
}

/** Reads the filter options. The error is what is wrong. */
export function historyFilter(options: HistoryFilterOptions): Result<HistoryFilter, string> {
  const since = sinceMs(options.since);
  if (!since.ok) return since;
  const tests: CaseFilter[] = [];
  if (options.tag !== undefined) {
    const parsed = parseTagExpression(options.tag);
    if (!parsed.ok) return {ok: false, error: `${parsed.error.message} in "${options.tag}"`};
    tests.push(({tags}) => parsed.value.matches(tags));
  }
  const {scenario = [], environment = []} = options;
  if (scenario.length > 0) {
    const patterns = patternFilter(scenario);
    if (!patterns.ok) return patterns;
    tests.push(patterns.value);
  }
  if (environment.length > 0) tests.push((item) => environment.includes(item.environment));
  const matches: CaseFilter = (item) => tests.every((test) => test(item));
  return {ok: true, value: {sinceMs: since.value, matches, isPartial: tests.length > 0}};
}

/** What one of `sources` matches. */
export function patternFilter(sources: readonly string[]): Result<CaseFilter, string> {
  const tests: CaseFilter[] = [];
  for (const source of sources) {
    const parsed = parsePattern(source);
    if (!parsed.ok)
      return {ok: false, error: `cannot use the pattern "${source}": ${parsed.error}`};
    const pattern = parsed.value;
    tests.push(({scenario, environment, key}) => {
      const group = `${scenario}@${environment}`;
      return pattern.matchesGroup(scenario, group) ?? pattern.matchesCase(key);
    });
  }
  return {ok: true, value: (item) => tests.some((test) => test(item))};
}

/** The point in time that an age or a date stands for; ms since the epoch. */
export function sinceMs(text: string | undefined): Result<number, string> {
  if (text === undefined) return {ok: true, value: Number.NEGATIVE_INFINITY};
  const age = parseDuration(text);
  if (age !== undefined) return {ok: true, value: wallClockMs() - age};
  const date = /^\d{4}-\d{2}-\d{2}/u.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(date)) return {ok: true, value: date};
  return {ok: false, error: `expected an age, as 7d, or a date, as 2026-11-21; found "${text}"`};
}
