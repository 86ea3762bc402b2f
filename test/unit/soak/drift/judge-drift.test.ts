import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {SoakLimit} from '../../../../src/manifest/soak-spec.ts';
import {driftText} from '../../../../src/report/soak-text.ts';
import {moreFrequent} from '../../../../src/soak/drift/fisher-exact.ts';
import {judgeDrift, judgeDriftInTurns} from '../../../../src/soak/drift/judge-drift.ts';
import type {SoakSeries} from '../../../../src/soak/soak-series.ts';
import {gaussian, seeded} from './noise.ts';

const DAY_MS = 86_400_000;
const MIB = 2 ** 20;
const LIMITS: readonly SoakLimit[] = [
  {what: 'memory-growth', share: 0.05},
  {what: 'fd-growth', share: 0.1},
  {what: 'disk-growth', perHour: MIB},
  {what: 'time-growth', share: 0.2},
  {what: 'latency', perHour: 1},
];

/** A day of `value`, given the share of it that has passed, and random numbers. */
function day(
  name: string,
  unit: string,
  value: (part: number, noise: () => number) => number,
): SoakSeries {
  const noise = gaussian(seeded(name.length));
  const points = Array.from({length: 300}, (_, index): readonly [number, number] => [
    (index / 300) * DAY_MS,
    value(index / 300, noise),
  ]);
  return {name, unit, points};
}

describe('judgeDrift', () => {
  it('Y8 judges each series by the limit of its kind', () => {
    const drifts = judgeDrift(
      [
        day('server/resident-bytes', 'bytes', (part, noise) => (100 + 40 * part + noise()) * MIB),
        day('proctor/resident-bytes', 'bytes', (_, noise) => (90 + noise()) * MIB),
        day('vm#1/memory-used-bytes', 'bytes', (part, noise) => (400 + 8 * part + noise()) * MIB),
        day('server/fds', 'count', (part) => 20 + Math.floor(part * 40)),
        day('proctor/fds', 'count', () => 31),
        day('vm#1/disk-used-bytes', 'bytes', (part) => (900 + 12 * part) * MIB),
        day('vm#2/disk-used-bytes', 'bytes', (part) => (900 + 48 * part) * MIB),
        day('case boot@vm/ms', 'ms', (_, noise) => 2000 + 50 * noise()),
        day('case boot@vm/metric latency', 'count', (part, noise) => 7 + 48 * part + noise()),
        day('machine/memory-available-bytes', 'bytes', (part) => (900 - 400 * part) * MIB),
      ],
      LIMITS,
    );
    expect(drifts.map(({series, verdict, limit}) => [series, verdict, limit])).toEqual([
      ['server/resident-bytes', 'over-limit', 'memory-growth 5%'],
      ['proctor/resident-bytes', 'flat', 'memory-growth 5%'],
      ['vm#1/memory-used-bytes', 'grows', 'memory-growth 5%'],
      ['server/fds', 'over-limit', 'fd-growth 10%'],
      ['proctor/fds', 'flat', 'fd-growth 10%'],
      ['vm#1/disk-used-bytes', 'grows', `disk-growth ${MIB} an hour`],
      ['vm#2/disk-used-bytes', 'over-limit', `disk-growth ${MIB} an hour`],
      ['case boot@vm/ms', 'flat', 'time-growth 20%'],
      ['case boot@vm/metric latency', 'over-limit', 'latency 1 an hour'],
      ['machine/memory-available-bytes', 'shrinks', undefined],
    ]);
    const [server] = drifts;
    const slope = (40 * MIB) / 24;
    expect(server?.lowPerHour).toBeLessThan(slope);
    expect(server?.highPerHour).toBeGreaterThan(slope);
    expect(server?.slopePerHour).toBeCloseTo(slope, -5);
    expect(server?.growth).toBeGreaterThan(0.3);
  });

  it('does not convict where the limit lies in the interval, nor by a handful of values', () => {
    const noisy = day(
      'a/resident-bytes',
      'bytes',
      (part, noise) => (100 + 5 * part + 9 * noise()) * MIB,
    );
    const few = {...noisy, name: 'b/resident-bytes', points: noisy.points.slice(0, 5)};
    expect(judgeDrift([noisy, few], LIMITS).map(({verdict}) => verdict)).toEqual([
      'unclear',
      'unclear',
    ]);
  });

  it('convicts none of a hundred noisy series that have a limit and do not grow', () => {
    const many = Array.from({length: 100}, (_, index) =>
      day(`case ${'x'.repeat(index)}@here/ms`, 'ms', (__, noise) => 100 + 60 * noise()),
    );
    const verdicts = judgeDrift(many, [{what: 'time-growth', share: 0}]).map(
      (each) => each.verdict,
    );
    expect(verdicts.filter((verdict) => verdict === 'over-limit')).toEqual([]);
  });

  it('Y8 says of what rose all at once that it did, and when', () => {
    const stepped = day('server/resident-bytes', 'bytes', (part, noise) => {
      return (100 + (part > 0.7 ? 30 : 0) + noise()) * MIB;
    });
    const steady = day('server/resident-bytes', 'bytes', (part, noise) => {
      return (100 + 30 * part + noise()) * MIB;
    });
    const [drift] = judgeDrift([stepped], LIMITS);
    expect(drift?.verdict).not.toBe('flat');
    expect(drift?.note).toMatch(
      /^it rose by (29|30|31)\.?\d? MiB at once after 1[67]h\d\dm, and hardly else$/u,
    );
    expect(judgeDrift([steady], LIMITS)[0]).not.toHaveProperty('note');
  });

  it.each([0.6, 0.75, 0.9, 0.95])(
    'Y8 does not call a series that rose beyond its limit after a share of %f of the time one within it',
    (share) => {
      const series = Array.from({length: 30}, (_, index) =>
        day(`${'s'.repeat(index + 1)}/resident-bytes`, 'bytes', (part, noise) => {
          return (100 + (part > share ? 30 : 0) + noise()) * MIB;
        }),
      );
      const still = day('still/fds', 'count', (part) => (part > share ? 30 : 20));
      const drifts = judgeDrift([...series, still], LIMITS);
      const verdicts = new Set(drifts.map(({verdict}) => verdict));
      expect([...verdicts].filter((verdict) => !/^(?:unclear|over-limit)$/u.test(verdict))).toEqual(
        [],
      );
      for (const drift of drifts) {
        expect(driftText(drift, DAY_MS)).toMatch(/; it rose by .* at once after/u);
        expect(driftText(drift, DAY_MS)).not.toContain('too few');
      }
    },
  );

  it('does not call a series one within its limit that begins to grow beyond it in the end', () => {
    const late = day('late/resident-bytes', 'bytes', (part, noise) => {
      return (100 + 150 * Math.max(0, part - 0.9) + noise() / 5) * MIB;
    });
    expect(judgeDrift([late], LIMITS)[0]?.verdict).toBe('unclear');
  });

  it('Y8 judges the same when it lets others have their turn after each series', async () => {
    const series = Array.from({length: 20}, (_, index) =>
      day(`case ${index}@here/ms`, 'ms', (__, noise) => 100 + 5 * noise()),
    );
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const drifts = await judgeDriftInTurns(series, LIMITS);
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(series.length);
    expect(drifts).toEqual(judgeDrift(series, LIMITS));
  });

  it('Y8 lets the heap of proctor itself swing, unless a limit names it', () => {
    const own = day('proctor/resident-bytes', 'bytes', (part) => (90 + 20 * part) * MIB);
    const verdict = (what: string) => judgeDrift([own], [{what, share: 0.05}])[0]?.verdict;
    expect(verdict('memory-growth')).toBe('grows');
    expect(verdict('proctor/resident-bytes')).toBe('over-limit');
    const leak = day('proctor/resident-bytes', 'bytes', (part) => (90 + 60 * part) * MIB);
    expect(judgeDrift([leak], LIMITS)[0]?.verdict).toBe('over-limit');
  });

  it('Y8 judges what began anew stretch by stretch: the longest, or one that is over its limit', () => {
    const cutAt = 0.4;
    const sawtooth = (first: number, second: number): SoakSeries => ({
      ...day('server/resident-bytes', 'bytes', (part, noise) => {
        const grown = part <= cutAt ? first * part : second * (part - cutAt);
        return (100 + grown + noise()) * MIB;
      }),
      anewAfterMs: [cutAt * DAY_MS],
    });
    const judge = (series: SoakSeries) => judgeDrift([series], LIMITS)[0];
    expect(judge(sawtooth(50, 50))).toMatchObject({
      verdict: 'over-limit',
      note: 'from 0ms to 9h36m, as it began anew once',
    });
    expect(judge(sawtooth(0, 50))).toMatchObject({
      verdict: 'over-limit',
      note: 'from 9h40m to 23h55m, as it began anew once',
    });
    expect(judge(sawtooth(50, 0))?.verdict).toBe('over-limit');
    const flat = sawtooth(0, 0);
    const points = flat.points.map(
      ([at, value]) => [at, at <= cutAt * DAY_MS ? value - 40 * MIB : value] as const,
    );
    const steps = {...flat, points};
    expect(judge(steps)).toMatchObject({
      verdict: 'flat',
      note: 'from 9h40m to 23h55m, as it began anew once',
    });
  });

  it('does not take growth of next to nothing for any, whatever share it is', () => {
    const [drift] = judgeDrift(
      [day('tiny/resident-bytes', 'bytes', (part) => 4096 * Math.round(5 + 20 * part))],
      LIMITS,
    );
    expect(drift?.verdict).toBe('grows');
  });

  it('gives numbers that JSON can hold, for any series', () => {
    const point = fc.tuple(fc.integer({min: 0, max: 1e6}), fc.double());
    fc.assert(
      fc.property(fc.array(point, {maxLength: 40}), (points) => {
        const [drift] = judgeDrift([{name: 'x/fds', unit: 'count', points}], LIMITS);
        expect(JSON.parse(JSON.stringify(drift))).toEqual(drift);
      }),
      {numRuns: 200},
    );
  });
});

describe('moreFrequent', () => {
  // By scipy.stats.fisher_exact of SciPy 1.17.1, alternative 'greater'.
  it.each([
    [1, 500, 24, 500, 5.973232370732781e-7],
    [0, 100, 3, 100, 0.12311557788944724],
    [5, 10, 5, 10, 0.6718591006516703],
    [10, 990_010, 40, 990_040, 1.1933522999344362e-5],
    [300, 1000, 305, 1000, 0.4228114777307803],
  ])('of %i of %i, then %i of %i', (failed1, of1, failed2, of2, expected) => {
    const p = moreFrequent({failed: failed1, of: of1}, {failed: failed2, of: of2});
    expect(p / expected).toBeCloseTo(1, 6);
  });
});
