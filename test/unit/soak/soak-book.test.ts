import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {QUANTILE_ERROR, QuantileSketch} from '../../../src/soak/quantile-sketch.ts';
import {SoakBook} from '../../../src/soak/soak-book.ts';
import {SERIES_POINTS_MAX, seriesUnit} from '../../../src/soak/soak-series.ts';

const IDS = ['a@box', 'b@box'];

describe('a sketch of quantiles', () => {
  it('Y8 for any values, is at most 1 % off, and the same after JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: 0.001, max: 1e9, noNaN: true}), {minLength: 1, maxLength: 300}),
        fc.constantFrom(0, 0.25, 0.5, 0.95, 1),
        (values, share) => {
          const sketch = new QuantileSketch();
          for (const value of values) sketch.add(value);
          const again = new QuantileSketch(JSON.parse(JSON.stringify(sketch.state)));
          const exact = values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
          const found = sketch.quantile(share);
          expect(Math.abs(found - (exact ?? 0))).toBeLessThanOrEqual(
            (exact ?? 0) * (QUANTILE_ERROR + 1e-9),
          );
          expect(again.quantile(share)).toBe(found);
        },
      ),
      {numRuns: 200},
    );
  });

  it('says 0 where there is nothing', () => {
    expect(new QuantileSketch().quantile(0.5)).toBe(0);
  });
});

describe('the book of a soak', () => {
  it('counts verdicts, failed iterations and restarts, and times of what ran', () => {
    const book = new SoakBook(IDS);
    const common = {durationMs: 30, restarts: 0};
    book.addIteration({
      ...common,
      elapsedMs: 30,
      cases: [
        ['passed', 10],
        ['passed', 20],
      ],
    });
    book.addIteration({
      ...common,
      elapsedMs: 60,
      cases: [
        ['failed', 10],
        ['skipped', 0],
      ],
    });
    book.addIteration({...common, elapsedMs: 90, restarts: 2, cases: [['flaky', 10], undefined]});
    expect(book.totals).toMatchObject({
      elapsedMs: 90,
      iterations: 3,
      failedIterations: 1,
      restarts: 2,
      counts: {passed: 2, failed: 1, flaky: 1, skipped: 1, error: 0, interrupted: 0},
    });
    expect(book.totals.cases[1]).toMatchObject({case: 'b@box', maxMs: 20});
    expect(book.totals.cases[0]?.medianMs).toBeGreaterThan(9.8);
  });

  it('samples the mean times since the last one', () => {
    const book = new SoakBook(IDS);
    for (const ms of [10, 20]) {
      book.addIteration({
        elapsedMs: ms,
        durationMs: ms,
        restarts: 0,
        cases: [['passed', ms], undefined],
      });
    }
    expect(book.addSample(30, {'proctor/fds': 7})).toMatchObject({
      iterations: 2,
      values: {'proctor/fds': 7, 'iteration/ms': 15, 'case a@box/ms': 15},
    });
    expect(book.addSample(40, {'proctor/fds': 8}).values).toEqual({'proctor/fds': 8});
  });

  it('Y8 for any number of samples, is bounded, evenly spread, and asked more rarely', () => {
    const book = new SoakBook(IDS);
    let elapsedMs = 0;
    let count = 0;
    const dayMs = 24 * 3_600_000;
    let bytes = 0;
    while (elapsedMs < 30 * dayMs) {
      book.addSample(elapsedMs, {'proctor/fds': count});
      if (count === SERIES_POINTS_MAX) bytes = JSON.stringify(book.state).length;
      elapsedMs += book.sampleIntervalMs(1000);
      count += 1;
    }
    // Some thousand in a month: each doubling of the time takes half of what is kept.
    expect(count).toBeLessThan(5000);
    const [series] = book.series;
    expect(series?.points.length).toBeLessThanOrEqual(SERIES_POINTS_MAX);
    const gaps = (series?.points ?? []).slice(1).map(([at], index) => {
      return at - (series?.points[index]?.[0] ?? 0);
    });
    expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThan(3);
    expect(JSON.stringify(book.state).length).toBeLessThan(bytes * 3);
  });

  it('goes on from what JSON holds of it', () => {
    const book = new SoakBook(IDS);
    for (let at = 1; at <= 700; at++) {
      book.addIteration({
        elapsedMs: at,
        durationMs: 1,
        restarts: 0,
        cases: [
          ['passed', at],
          ['error', 1],
        ],
      });
      book.addSample(at, {'proctor/fds': at});
    }
    const again = new SoakBook(IDS, JSON.parse(JSON.stringify(book.state)));
    expect(again.totals).toEqual(book.totals);
    expect(again.series).toEqual(book.series);
    expect(again.progress).toEqual(book.progress);
    expect(again.sampleIntervalMs(1)).toBe(book.sampleIntervalMs(1));
  });

  it('Y8 cuts series of what begins anew where another process has gone on with it', () => {
    const book = new SoakBook(IDS);
    const sample = (elapsedMs: number) =>
      book.addSample(elapsedMs, {
        'proctor/resident-bytes': 1,
        'vm#1/fds': 1,
        'proctor/disk-bytes': 1,
        'machine/load': 1,
        'case a@box/metric latency': 1,
      });
    sample(10);
    expect(book.series.some(({anewAfterMs}) => anewAfterMs !== undefined)).toBe(false);
    // The second one left no sample.
    book.resume();
    book.resume();
    sample(20);
    book.resume();
    const again = new SoakBook(IDS, JSON.parse(JSON.stringify(book.state)));
    expect(again.series.map(({name, anewAfterMs}) => [name, anewAfterMs])).toEqual([
      ['proctor/resident-bytes', [10, 20]],
      ['vm#1/fds', [10, 20]],
      ['proctor/disk-bytes', undefined],
      ['machine/load', undefined],
      ['case a@box/metric latency', undefined],
    ]);
  });

  it('keeps no more cuts than samples, however often it is gone on with', () => {
    const book = new SoakBook(IDS);
    for (let at = 1; at <= 2000; at++) {
      book.addSample(at, {'proctor/fds': 1});
      book.resume();
    }
    expect(book.state.resumedAfterMs?.length).toBeLessThanOrEqual(SERIES_POINTS_MAX);
  });

  it('knows the units of series by the end of their names', () => {
    expect(
      [
        'proctor/resident-bytes',
        'iteration/ms',
        'case a@b/ms',
        'server/cpu-percent',
        'vm#1/fds',
      ].map(seriesUnit),
    ).toEqual(['bytes', 'ms', 'ms', '%', 'count']);
  });
});
