import {describe, expect, it} from 'vitest';
import type {SoakDrift} from '../../../src/journal/soak-event.ts';
import type {SoakTotals} from '../../../src/soak/soak-book.ts';
import {judgeSoak, type SoakProgress} from '../../../src/soak/verdict.ts';

const HOUR_MS = 3_600_000;
const MIB = 2 ** 20;
const NONE = {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};

/** A day of 1,000 iterations of one case. */
function totals(
  overrides: Partial<SoakTotals> & {failed?: number; error?: number} = {},
): SoakTotals {
  const {failed = 0, error = 0, ...rest} = overrides;
  const counts = {...NONE, passed: 1000 - failed - error, failed, error};
  return {
    elapsedMs: 24 * HOUR_MS,
    iterations: 1000,
    failedIterations: failed + error,
    restarts: 0,
    counts,
    cases: [{case: 'boot@vm', counts, medianMs: 10, p95Ms: 12, maxMs: 40}],
    ...rest,
  };
}

function drift(overrides: Partial<SoakDrift> = {}): SoakDrift {
  return {
    series: 'server/resident-bytes',
    unit: 'bytes',
    samples: 300,
    first: 120 * MIB,
    last: 120 * MIB,
    slopePerHour: 0,
    lowPerHour: -0.1 * MIB,
    highPerHour: 0.1 * MIB,
    growth: 0,
    limit: 'memory-growth 5%',
    verdict: 'flat',
    ...overrides,
  };
}

const LEAK = drift({
  slopePerHour: 1.9 * MIB,
  lowPerHour: 1.7 * MIB,
  highPerHour: 2.2 * MIB,
  growth: 0.38,
  verdict: 'over-limit',
});

function judge(
  soak: SoakTotals,
  drifts: readonly SoakDrift[],
  progress: readonly SoakProgress[] = [],
) {
  const {verdict, reasons} = judgeSoak({final: true, totals: soak, drifts, progress});
  return {verdict, reasons};
}

describe('judgeSoak', () => {
  it('Y8 calls a soak stable that nothing speaks against, and says what that proves', () => {
    const drifts = [drift(), drift({series: 'server/fds', verdict: 'grows'})];
    expect(judge(totals(), drifts)).toMatchInlineSnapshot(`
      {
        "reasons": [
          "1000 iterations in 24h00m without a failure: with a confidence of 95 % at most 0.3 % fail",
          "2 series are within their limits, 1 of them grows for certain",
        ],
        "verdict": "stable",
      }
    `);
  });

  it('Y8 calls a soak unstable whose memory grows beyond its limit', () => {
    expect(
      judge(totals(), [drift({series: 'proctor/resident-bytes'}), LEAK]),
    ).toMatchInlineSnapshot(`
      {
        "reasons": [
          "server resident memory grows by 1.9 MiB an hour (by 1.7 to 2.2 MiB), +38 % in all, limit memory-growth 5%",
        ],
        "verdict": "unstable",
      }
    `);
  });

  it('Y8 tells of failures and whether they get more frequent, and of restarts', () => {
    const half = {...NONE, passed: 499, failed: 1};
    const progress = [
      {elapsedMs: HOUR_MS, counts: {...NONE, passed: 40}, restarts: 0},
      {elapsedMs: 12 * HOUR_MS, counts: half, restarts: 900},
      {elapsedMs: 24 * HOUR_MS, counts: totals({failed: 25}).counts, restarts: 1234},
    ];
    expect(
      judge(totals({failed: 21, error: 4, restarts: 1234}), [], progress),
    ).toMatchInlineSnapshot(`
      {
        "reasons": [
          "cases fail more and more often: 1 of 500 times until 12h00m, 24 of 500 times since",
          "case boot@vm failed 21 and was in error 4 of 1000 times",
          "instances had to be replaced 1234 times in 1000 iterations",
        ],
        "verdict": "unstable",
      }
    `);
    const calmed = {...half, passed: 480, failed: 25};
    expect(
      judge(totals({failed: 25}), [], [{elapsedMs: 12 * HOUR_MS, counts: calmed, restarts: 0}]),
    ).toMatchInlineSnapshot(`
      {
        "reasons": [
          "cases failed above all early: 25 of 505 times until 12h00m, 0 of 495 times since",
          "case boot@vm failed 25 of 1000 times",
        ],
        "verdict": "unstable",
      }
    `);
  });

  it('Y8 calls a soak inconclusive that was too short, or of which a limit cannot be judged', () => {
    const few = drift({samples: 3, lowPerHour: 0, highPerHour: 0, verdict: 'unclear'});
    const noisy = drift({
      slopePerHour: MIB,
      lowPerHour: -MIB,
      highPerHour: 9 * MIB,
      verdict: 'unclear',
    });
    expect(judge(totals(), [few, noisy])).toMatchInlineSnapshot(`
      {
        "reasons": [
          "server resident memory cannot be judged: 3 samples are too few, limit memory-growth 5%",
          "server resident memory cannot be judged: it changes by 1 MiB an hour (by -1 to 9 MiB), limit memory-growth 5%",
          "let it go on for longer, or take samples more often: see "sample-interval"",
        ],
        "verdict": "inconclusive",
      }
    `);
    expect(judge(totals({iterations: 1}), [])).toEqual({
      verdict: 'inconclusive',
      reasons: [
        '1 iteration is too few to say anything',
        expect.stringContaining('sample-interval'),
      ],
    });
  });

  it('Y8 does not doubt a soak as proctor itself cannot be judged, unless a limit names that', () => {
    const own = drift({series: 'proctor/resident-bytes', verdict: 'unclear'});
    expect(judge(totals(), [drift(), own]).verdict).toBe('stable');
    expect(judge(totals(), [drift(), own]).reasons.join()).toContain(
      '1 series is within its limit',
    );
    const named = {...own, limit: 'proctor/resident-bytes 5%'};
    expect(judge(totals(), [named]).verdict).toBe('inconclusive');
    const leak = judge(totals(), [{...LEAK, series: 'proctor/resident-bytes'}]);
    expect(leak.verdict).toBe('unstable');
    expect(leak.reasons[0]).toContain('(of proctor itself, not of what it tests)');
  });

  it('Y8 calls a soak inconclusive of which something never had a value, and says so', () => {
    const unmeasured = ['watch server has not seen a process'];
    const evidence = {final: true, totals: totals(), drifts: [drift()], progress: [], unmeasured};
    expect(judgeSoak(evidence)).toMatchObject({verdict: 'inconclusive', reasons: unmeasured});
    const worse = judgeSoak({...evidence, drifts: [LEAK]});
    expect(worse.verdict).toBe('unstable');
    expect(worse.reasons.at(-1)).toBe(unmeasured[0]);
  });

  it('does not mind what cannot be told of a series without a limit', () => {
    const {limit: _, ...unlimited} = drift({series: 'machine/load', verdict: 'unclear'});
    expect(judge(totals(), [unlimited]).verdict).toBe('stable');
  });

  it('tells of the worst cases only, and how many more there are', () => {
    const cases = Array.from({length: 30}, (_, index) => ({
      case: `c${index}@here`,
      counts: {...NONE, passed: 100 - index, failed: index},
      medianMs: 1,
      p95Ms: 1,
      maxMs: 1,
    }));
    const {reasons} = judge(totals({cases, failed: 435}), []);
    expect(reasons).toHaveLength(21);
    expect(reasons[0]).toBe('case c29@here failed 29 of 100 times');
    expect(reasons[20]).toBe('9 more cases did not always pass');
  });
});
