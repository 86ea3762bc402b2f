import {expect, it} from 'vitest';
import {resolveSoak} from '../../../../src/manifest/resolve/resolve-soak.ts';

it('a soak has all that is written, in milliseconds, bytes and shares', () => {
  const written = {
    duration: '24h',
    iterations: 5,
    'sample-interval': '2s',
    tag: 'soak',
    'stop-on': {failures: 3, restarts: 4, unavailable: '10m', growth: true},
    limits: {
      'memory-growth': '5%',
      'fd-growth': '10/h',
      'disk-growth': '1.5MiB/h',
      'time-growth': '2s/h',
    },
    watch: {server: {'pid-file': '/run/x'}, worker: {environment: 'b', command: 'pidof w'}},
  };
  expect(resolveSoak(written, ['a'])).toEqual({
    durationMs: 86_400_000,
    iterations: 5,
    sampleIntervalMs: 2000,
    reportIntervalMs: 3_600_000,
    tag: 'soak',
    failuresMax: 3,
    restartsMax: 4,
    unavailableMs: 600_000,
    stopsOnGrowth: true,
    limits: [
      {what: 'memory-growth', share: 0.05},
      {what: 'fd-growth', perHour: 10},
      {what: 'disk-growth', perHour: 1_572_864},
      {what: 'time-growth', perHour: 2000},
    ],
    watch: new Map([
      ['server', {environment: 'a', pidFile: '/run/x'}],
      ['worker', {environment: 'b', command: 'pidof w'}],
    ]),
  });
});

it('a soak of which nothing is written has an hour between its reports', () => {
  expect(resolveSoak({}, [])).toEqual({reportIntervalMs: 3_600_000, limits: [], watch: new Map()});
});
