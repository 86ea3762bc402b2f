import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Verdict} from '../../../../src/journal/event.ts';
import {
  compareRuns,
  type EarlierValues,
  significantChange,
} from '../../../../src/state/history/questions/compare-runs.ts';
import type {CaseContent, RunContent} from '../../../../src/state/history/run-content.ts';

const NOTHING: EarlierValues = {durations: () => [], values: () => []};

function item(key: string, verdict: Verdict, more: Partial<CaseContent> = {}): CaseContent {
  return {
    ...{key, repetition: 1, scenario: key, environment: 'here', tags: [], verdict},
    ...{durationMs: 100, startedAt: 1, title: undefined, fault: undefined, quarantined: false},
    attempts: [],
    ...more,
  };
}

function runOf(...cases: readonly CaseContent[]): RunContent {
  return {
    ...{runId: 'r', kind: 'run', manifest: 'proctor.yaml', name: 'x', sha256: 'ab', version: '0'},
    ...{hostname: 'h', startedAt: 1, durationMs: 1, exitCode: 0, complete: true, journalBytes: 1},
    ...{stopping: undefined, seed: undefined, shard: undefined, stages: []},
    counts: {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0},
    cases,
  };
}

/** The lists that each case is in, by its name. */
function listsOf(before: RunContent, after: RunContent, earlier = NOTHING) {
  const {metrics: _, unchanged: __, ...lists} = compareRuns(before, after, earlier);
  const named: Record<string, string[]> = {};
  for (const [list, cases] of Object.entries(lists)) {
    for (const {name} of cases) {
      named[name] ??= [];
      named[name].push(list);
    }
  }
  return named;
}

describe('comparing two runs', () => {
  it('says what is new, fixed, still failing, flaky, added and gone', () => {
    const before = runOf(
      ...[item('broke', 'passed'), item('repaired', 'failed'), item('back', 'error')],
      ...[item('bad', 'failed'), item('shaky', 'passed'), item('removed', 'passed')],
      ...[item('same', 'passed'), item('away', 'passed'), item('told', 'error')],
    );
    const after = runOf(
      ...[item('broke', 'failed'), item('repaired', 'passed'), item('back', 'passed')],
      ...[item('bad', 'failed'), item('shaky', 'flaky'), item('more', 'passed')],
      ...[item('same', 'passed'), item('away', 'error'), item('told', 'failed')],
      item('unheard', 'failed'),
    );
    expect(listsOf(before, after)).toEqual({
      broke: ['newFailures'],
      // An infrastructure failure said nothing of the test.
      told: ['newFailures'],
      unheard: ['newFailures'],
      away: ['newErrors'],
      repaired: ['fixed'],
      back: ['fixed'],
      bad: ['stillFailing'],
      shaky: ['flaky'],
      more: ['added'],
      removed: ['gone'],
    });
    expect(compareRuns(before, after, NOTHING).unchanged).toBe(1);
  });

  it('does not count failures in quarantine', () => {
    const quarantined = {quarantined: true};
    expect(listsOf(runOf(item('a', 'passed')), runOf(item('a', 'failed', quarantined)))).toEqual(
      {},
    );
  });

  it('compares repetitions one by one', () => {
    const twice = (verdict: Verdict) =>
      runOf(item('a', 'passed'), item('a', verdict, {repetition: 2}));
    expect(listsOf(twice('passed'), twice('failed'))).toEqual({'a#2': ['newFailures']});
  });

  it('says what is slower and faster by how steady a case was', () => {
    const durations: Record<string, readonly number[]> = {
      steady: [1000, 1010, 990, 1005, 995],
      wild: [1000, 2000, 400, 1600, 700],
    };
    const earlier = {...NOTHING, durations: (key: string) => durations[key] ?? []};
    const run = (ms: number) =>
      runOf(item('steady', 'passed', {durationMs: ms}), item('wild', 'passed', {durationMs: ms}));
    expect(listsOf(run(1000), run(1500), earlier)).toEqual({steady: ['slower']});
    expect(listsOf(run(1000), run(600), earlier)).toEqual({steady: ['faster']});
    expect(listsOf(run(1000), run(1050), earlier)).toEqual({});
  });

  it('says of metrics what changed significantly', () => {
    const metric = (last: number) => {
      const values = {name: 'ms', unit: 'ms', count: 1, least: last, most: last, last};
      const attempt = {attempt: 1, verdict: 'passed', durationMs: 1} as const;
      return runOf(
        item('a', 'passed', {
          attempts: [{...attempt, title: undefined, fault: undefined, metrics: [values]}],
        }),
      );
    };
    const earlier = {...NOTHING, values: () => [40, 41, 39, 40, 40]};
    expect(compareRuns(metric(40), metric(80), earlier).metrics).toEqual([
      {name: 'a', metric: 'ms', unit: 'ms', before: 40, after: 80, change: 1},
    ]);
    expect(compareRuns(metric(40), metric(42), earlier).metrics).toEqual([]);
  });
});

describe('a significant change', () => {
  const values = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 1, maxLength: 30});

  it('is, for any values, never what lies among the earlier ones', () => {
    fc.assert(
      fc.property(values, (earlier) => {
        const latest = earlier.slice(0, 20);
        const middle = latest.toSorted((a, b) => a - b)[Math.floor(latest.length / 2)] ?? 0;
        const own = latest.length < 5 ? latest[0] : middle;
        expect(significantChange(own ?? 0, earlier)).toBeUndefined();
      }),
    );
  });

  it('is, for any values, one that is far beyond all of them', () => {
    fc.assert(
      fc.property(values, (earlier) => {
        expect(significantChange(100_000, earlier)).toBe('higher');
      }),
    );
  });

  it('is unknown where there is nothing to compare with', () => {
    expect(significantChange(1, [])).toBeUndefined();
  });
});
