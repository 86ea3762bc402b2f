import fc from 'fast-check';
import {expect, it} from 'vitest';
import {
  barsWithin,
  type LaneRow,
  moved,
  zoomed,
} from '../../../../../src/report/html/page/timeline/lane-rows.ts';

const WHOLE_MS = 10_000;
const span = fc
  .tuple(fc.double({min: 0, max: 0.9, noNaN: true}), fc.double({min: 0.01, max: 1, noNaN: true}))
  .map(([start, length]) => ({
    startMs: start * WHOLE_MS,
    endMs: Math.min(WHOLE_MS, (start + length) * WHOLE_MS),
  }));

it('zooming and moving never leaves the run, and zooming keeps what is pointed at, for any', () => {
  const factor = fc.double({min: 0.1, max: 10, noNaN: true});
  const share = fc.double({min: 0, max: 1, noNaN: true});
  fc.assert(
    fc.property(span, factor, share, (from, by, where) => {
      const aroundMs = from.startMs + where * (from.endMs - from.startMs);
      const to = zoomed(from, by, {aroundMs, wholeMs: WHOLE_MS});
      expect(to.startMs).toBeGreaterThanOrEqual(0);
      expect(to.endMs).toBeLessThanOrEqual(WHOLE_MS + 1e-6);
      expect(to.startMs - 1e-6).toBeLessThanOrEqual(aroundMs);
      expect(to.endMs + 1e-6).toBeGreaterThanOrEqual(aroundMs);
      const {startMs, endMs} = moved(from, (by - 5) * 1_000, {wholeMs: WHOLE_MS});
      expect(startMs).toBeGreaterThanOrEqual(0);
      expect(endMs - startMs).toBeCloseTo(from.endMs - from.startMs, 6);
    }),
    {numRuns: 300},
  );
});

it('the bars that are drawn are those that reach into what is seen, for any', () => {
  const lengths = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), {maxLength: 40});
  fc.assert(
    fc.property(lengths, span, (pairs, seen) => {
      let end = 0;
      const bars = pairs.map(([gap, length]) => {
        const startMs = end + gap * 10;
        end = startMs + length * 10;
        const none = {verdict: undefined, case: undefined, attempt: undefined, stage: undefined};
        return {
          ...none,
          kind: 'stage' as const,
          label: '',
          isOk: true,
          count: 1,
          startMs,
          endMs: end,
        };
      });
      const row: LaneRow = {kind: 'lane', label: '', top: 0, height: 1, bars};
      const wanted = bars.filter(
        ({startMs, endMs}) => endMs >= seen.startMs && startMs <= seen.endMs,
      );
      expect(barsWithin(row, seen)).toEqual(wanted);
    }),
    {numRuns: 200},
  );
});
