import type {RunEventBody} from '../../../src/journal/event.ts';
import type {SoakDrift} from '../../../src/journal/soak-event.ts';
import {passingCase, runEvents} from '../../rig/journal-fixtures.ts';

const SAMPLES = 240;
const HOUR_MS = 3_600_000;

/** What is sampled: proctor stays as it is, the server leaks. */
function valuesAt(hour: number, sample: number): Readonly<Record<string, number>> {
  const noise = ((sample * 7919) % 101) / 101 - 0.5;
  return {
    'proctor/resident-bytes': 96_000_000 + noise * 2_000_000,
    'proctor/fds': 31,
    'server/resident-bytes': 40_000_000 + hour * 1_900_000 + noise * 600_000,
    'case hand-over@here/ms': 41 + noise * 6,
  };
}

const FLAT: Omit<SoakDrift, 'series' | 'unit' | 'first' | 'last'> = {
  samples: SAMPLES,
  slopePerHour: 120,
  lowPerHour: -9_000,
  highPerHour: 9_400,
  growth: 0.0003,
  verdict: 'flat',
};

/** The journal of a soak in which one series is beyond its limit. */
export function* soakEvents(): Generator<RunEventBody> {
  const events = [...runEvents({cases: [passingCase('hand-over')], exitCode: 1})];
  const counts = {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
  yield* events.slice(0, -1);
  yield {type: 'soak-started', durationMs: 24 * HOUR_MS, reportIntervalMs: HOUR_MS};
  for (let sample = 0; sample < SAMPLES; sample++) {
    const hour = (24 * sample) / (SAMPLES - 1);
    const elapsedMs = hour * HOUR_MS;
    const iterations = sample * 40;
    yield {
      ...{type: 'soak-sampled', elapsedMs, iterations, counts: {...counts, passed: iterations}},
      ...{restarts: sample > 100 ? 1 : 0, values: valuesAt(hour, sample)},
    };
  }
  yield {
    ...{
      type: 'soak-case-failed',
      iteration: 4_012,
      elapsedMs: 10 * HOUR_MS,
      case: 'hand-over@here',
    },
    ...{verdict: 'failed', durationMs: 71, reason: 'step 2: exit code 1', kept: 'kept/4012'},
  };
  yield {
    ...{type: 'soak-restarted', iteration: 4_013, elapsedMs: 10.1 * HOUR_MS, instance: 'here#1'},
    reason: 'connection lost',
  };
  yield {
    ...{type: 'soak-judged', final: true, verdict: 'unstable', restarts: 1},
    ...{reasons: ['server resident memory grows beyond its limit'], iterations: 9_600},
    ...{elapsedMs: 24 * HOUR_MS, counts: {...counts, passed: 9_599, failed: 1}},
    drifts: [
      {...FLAT, series: 'proctor/resident-bytes', unit: 'bytes', first: 96e6, last: 96.1e6},
      {
        ...{...FLAT, series: 'server/resident-bytes', unit: 'bytes', first: 40e6, last: 85.6e6},
        ...{slopePerHour: 1.9e6, lowPerHour: 1.7e6, highPerHour: 2.2e6, growth: 1.14},
        ...{limit: 'memory-growth 5%', verdict: 'over-limit'},
      },
    ],
    cases: [
      {
        ...{case: 'hand-over@here', counts: {...counts, passed: 9_599, failed: 1}},
        ...{medianMs: 41, p95Ms: 44, maxMs: 71},
      },
    ],
  };
  yield* events.slice(-1);
}
