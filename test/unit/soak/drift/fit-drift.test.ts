import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type DriftFit, fitDrift} from '../../../../src/soak/drift/fit-drift.ts';
import type {Point} from '../../../../src/soak/drift/theil-sen.ts';
import {
  autoregressive,
  type Noise,
  randomWalk,
  sawtooth,
  seeded,
  white,
  withOutliers,
} from './noise.ts';

const OPTIONS = {share: 0.5, confidence: 0.95} as const;
const TRIALS = 120;

/** Over a time of 1, with so much drift in all. */
function series(noise: readonly number[], drift = 0): Point[] {
  return noise.map((value, index) => [
    index / noise.length,
    1000 + value + drift * (index / noise.length),
  ]);
}

/** Shares of all trials in which the interval is above, or below, the true drift. */
function misses(noise: Noise, {count, drift = 0}: {count: number; drift?: number}) {
  const random = seeded(20_261_122);
  let above = 0;
  let below = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const fit = fitDrift(series(noise(count, random), drift), OPTIONS);
    if (fit === undefined) continue;
    if (fit.low > drift) above++;
    if (fit.high < drift) below++;
  }
  return {above: above / TRIALS, below: below / TRIALS};
}

describe('fitDrift', () => {
  // Of a fair interval of 95 % it is 2.5 %; of 120 series 5 % are the 96th percentile of that.
  it.each([
    ['30 independent values', white, 30],
    ['300 independent values', white, 300],
    ['300 values of which one in ten is far off', withOutliers, 300],
    ['300 values half like the ones before', autoregressive(0.5), 300],
    ['300 values much like the ones before', autoregressive(0.9), 300],
    ['3000 values very much like the ones before', autoregressive(0.98), 3000],
    ['300 values on a sawtooth of 9 teeth', sawtooth(9.3), 300],
    ['300 values on a sawtooth of 40 teeth', sawtooth(40.7), 300],
    ['500 values on a sawtooth of 170 teeth', sawtooth(170.3), 500],
  ] as const)('Y8 finds growth that is not there in at most 5 of 100 series of %s', (...row) => {
    const [, noise, count] = row;
    const {above, below} = misses(noise, {count});
    expect(above).toBeLessThanOrEqual(0.05);
    expect(below).toBeLessThanOrEqual(0.05);
  });

  it('Y8 takes a random walk for growth in fewer than one of six series', () => {
    expect(misses(randomWalk, {count: 300}).above).toBeLessThan(1 / 6);
  });

  it.each([
    ['independent values', white],
    ['values much like the ones before', autoregressive(0.9)],
    ['a sawtooth of 40 teeth', sawtooth(40.7)],
  ] as const)('Y8 has the true slope of a leak in its interval: %s', (_, noise) => {
    const {above, below} = misses(noise, {count: 300, drift: 12});
    expect(above).toBeLessThanOrEqual(0.05);
    expect(below).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['independent values', white, 1],
    ['values much like the ones before', autoregressive(0.9), 0.9],
    ['a sawtooth of 40 teeth', sawtooth(40.7), 1],
    ['values of which one in ten is far off', withOutliers, 1],
  ] as const)('Y8 finds a leak of twelve times the noise: %s', (_, noise, least) => {
    const random = seeded(7);
    const found = Array.from({length: 50}, () => fitDrift(series(noise(300, random), 12), OPTIONS));
    const sure = found.filter((fit) => fit !== undefined && fit.low > 0);
    expect(sure.length / found.length).toBeGreaterThanOrEqual(least);
  });

  it('sees a smooth curve that only ever rises as growth', () => {
    const curve = Array.from({length: 200}, (_, index) => (index / 20) ** 1.3);
    expect(fitDrift(series(curve), OPTIONS)?.low).toBeGreaterThan(0);
  });

  it('leaves out what comes before it settles, at least a tenth and at most half', () => {
    const random = seeded(3);
    const settling = (end: number) =>
      white(600, random).map((value, index) => value + 60 * Math.max(0, 1 - index / 600 / end));
    for (const [end, least] of [
      [0.05, 0.1],
      [0.4, 0.3],
    ] as const) {
      const fit = fitDrift(series(settling(end)), OPTIONS);
      expect(fit?.from).toBeGreaterThanOrEqual(least);
      expect(fit?.from).toBeLessThanOrEqual(0.501);
    }
    const late = fitDrift(series(settling(0.9)), OPTIONS);
    expect(late?.high).toBeLessThan(0);
  });

  it('says nothing of a handful of values', () => {
    expect(fitDrift(series([1, 2, 3, 4, 5, 6, 7, 8]), OPTIONS)).toBeUndefined();
    expect(fitDrift([], OPTIONS)).toBeUndefined();
    expect(fitDrift(series(new Array<number>(50).fill(Number.NaN)), OPTIONS)).toBeUndefined();
  });

  it('gives the same for the same points in any order, and is scaled and shifted with them', () => {
    const some = fc.array(fc.integer({min: -500, max: 500}), {minLength: 20, maxLength: 120});
    fc.assert(
      fc.property(some, fc.integer({min: 1, max: 64}), fc.integer(), (values, scale, shift) => {
        const points = values.map((value, index): Point => [index, value]);
        const plain = fitDrift(points, OPTIONS) as DriftFit;
        const turned = [...points].sort((a, b) => (a[0] % 7) - (b[0] % 7));
        expect(fitDrift(turned, OPTIONS)).toEqual(plain);
        // Powers of two and whole numbers, so that rounding does not break ties.
        const factor = 2 ** (scale % 8);
        const changed = fitDrift(
          points.map(([x, y]) => [x, factor * y + (shift % 2 ** 20)]),
          OPTIONS,
        );
        expect(changed?.from).toBe(plain.from);
        expect(changed?.slope).toBeCloseTo(factor * plain.slope, 6);
        expect(changed?.low).toBeCloseTo(factor * plain.low, 6);
        expect(changed?.high).toBeCloseTo(factor * plain.high, 6);
      }),
      {numRuns: 100, seed: 4},
    );
  });
});
