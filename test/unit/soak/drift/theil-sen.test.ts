import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {normalQuantile} from '../../../../src/soak/drift/normal-quantile.ts';
import {
  type IntervalOptions,
  median,
  type Point,
  RobustLine,
} from '../../../../src/soak/drift/theil-sen.ts';

/** Flow of the Nile at Aswan, 1871 to 1970 (G. W. Cobb, The problem of the Nile, 1978). */
const NILE =
  '1120 1160 963 1210 1160 1160 813 1230 1370 1140 995 935 1110 994 1020 960 1180 799 958 1140 1100 1210 1150 1250 1260 1220 1030 1100 774 840 874 694 940 833 701 916 692 1020 1050 969 831 726 456 824 702 1120 1100 832 764 821 768 845 864 862 698 845 744 796 1040 759 781 865 845 944 984 897 822 1010 771 676 649 846 812 742 801 1040 860 874 848 890 744 749 838 1050 918 986 797 923 975 815 1020 906 901 1170 912 746 919 718 714 740'
    .split(' ')
    .map((flow, index): Point => [1871 + index, Number(flow)]);

function zip(xs: readonly number[], ys: readonly number[]): Point[] {
  return xs.map((x, index) => [x, ys[index] ?? Number.NaN]);
}

function theilSen(points: readonly Point[], options: IntervalOptions) {
  const line = RobustLine.through(points);
  if (line === undefined) return undefined;
  return {slope: line.slope, intercept: line.intercept, ...line.interval(options)};
}

const points = fc.array(
  fc.tuple(fc.integer({min: 0, max: 50}), fc.integer({min: -1000, max: 1000})),
  {minLength: 2, maxLength: 30},
);

describe('RobustLine', () => {
  it('gives what Sen gives for the example of his paper of 1968', () => {
    const example = zip([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]);
    const line = theilSen(example, {confidence: 0.93});
    expect(line?.slope).toBe(4);
    expect(line?.low).toBeCloseTo(26 / 7, 12);
    expect(line?.high).toBe(4.375);
  });

  // By scipy.stats.theilslopes of SciPy 1.17.1.
  it.each([
    [0.8, -3.196969696969697, -1.8936170212765957],
    [0.95, -3.627906976744186, -1.4285714285714286],
    [0.99, -4.033333333333333, -1.04],
  ])('gives what SciPy gives for the Nile, with a confidence of %d', (confidence, low, high) => {
    const line = theilSen(NILE, {confidence});
    expect(line?.slope).toBe(-2.6);
    expect(line?.low).toBeCloseTo(low, 12);
    expect(line?.high).toBeCloseTo(high, 12);
    expect(line?.isBounded).toBe(true);
  });

  it('gives what SciPy gives where times and values are tied', () => {
    const tied = zip([1, 1, 2, 3, 3, 4, 5, 6, 7, 8, 8, 9], [5, 5, 5, 6, 7, 7, 8, 8, 8, 9, 11, 11]);
    const line = theilSen(tied, {confidence: 0.95});
    expect([line?.slope, line?.low, line?.high]).toEqual([2 / 3, 0.5, 1]);
  });

  it('says that too few points have no interval', () => {
    const few = zip([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03]);
    expect(theilSen(few, {confidence: 0.999})?.isBounded).toBe(false);
    expect(theilSen(few.slice(0, 1), {confidence: 0.95})).toBeUndefined();
  });

  it('takes a slope that half of all slopes between two points are not above, for any points', () => {
    fc.assert(
      fc.property(points, (some) => {
        const slopes = some.flatMap(([x, y], index) =>
          some.slice(0, index).flatMap(([x2, y2]) => (x === x2 ? [] : [(y - y2) / (x - x2)])),
        );
        const line = theilSen(some, {confidence: 0.95});
        expect(line?.slope).toBe(slopes.length === 0 ? undefined : median(slopes));
      }),
      {numRuns: 200},
    );
  });

  it('has the slope in its interval, which is wider for more confidence, for any points', () => {
    fc.assert(
      fc.property(points, (some) => {
        const line = theilSen(some, {confidence: 0.8});
        const sure = theilSen(some, {confidence: 0.99});
        if (line === undefined || sure === undefined) return;
        expect(line.low).toBeLessThanOrEqual(line.slope);
        expect(line.high).toBeGreaterThanOrEqual(line.slope);
        expect(sure.low).toBeLessThanOrEqual(line.low);
        expect(sure.high).toBeGreaterThanOrEqual(line.high);
      }),
      {numRuns: 200},
    );
  });

  it('goes through all points that are on a line, for any line', () => {
    fc.assert(
      fc.property(fc.integer({min: -99, max: 99}), fc.integer(), (slope, start) => {
        const line = theilSen(
          zip(
            [0, 1, 2, 5, 7, 8],
            [0, 1, 2, 5, 7, 8].map((x) => start + slope * x),
          ),
          {confidence: 0.8},
        );
        expect(line).toEqual({slope, intercept: start, low: slope, high: slope, isBounded: true});
      }),
      {numRuns: 100},
    );
  });
});

describe('normalQuantile', () => {
  // By scipy.stats.norm.ppf of SciPy 1.17.1.
  it.each([
    [1e-9, -5.9978070150076865],
    [0.001, -3.090232306167813],
    [0.02, -2.053748910631823],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.9995, 3.2905267314919255],
  ])('is right at %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 7);
  });
});
