import {describe, expect, it} from 'vitest';
import type {SoakLimit} from '../../../src/manifest/soak-spec.ts';
import {unmeasuredWishes} from '../../../src/soak/unmeasured-wishes.ts';

const LIMITS: readonly SoakLimit[] = [
  {what: 'memory-growth', share: 0.05},
  {what: 'latency', share: 0.1},
  {what: 'sever/fds', perHour: 10},
];

function unmeasured(...names: string[]): string[] {
  const series = names.map((name) => ({name, unit: 'count', points: [[1, 1]] as const}));
  return unmeasuredWishes(series, {limits: LIMITS, watch: ['server', 'worker']});
}

describe('what was to be looked at in a soak', () => {
  it('Y8 is told where it never had a value: watches without a process, limits without a series', () => {
    expect(
      unmeasured('proctor/resident-bytes', 'server/processes', 'server/restarts'),
    ).toMatchInlineSnapshot(`
      [
        "watch server has not seen a process: none that it names was there, or no instance stays between iterations",
        "watch worker has not seen a process: none that it names was there, or no instance stays between iterations",
        "limit latency 10% judges nothing: there are no values for it",
        "limit sever/fds 10 an hour judges nothing: there are no values for it",
      ]
    `);
  });

  it('is not told of what had one, on any instance, nor before anything was sampled', () => {
    const seen = ['proctor/resident-bytes', 'server@vm#2/fds', 'worker/resident-bytes'];
    expect(unmeasured(...seen, 'case a@vm/metric latency', 'sever/fds')).toEqual([]);
    expect(unmeasured()).toEqual([]);
  });

  it('counts the limit of a kind as kept where each of its series has one of its own', () => {
    const limits = [
      {what: 'fd-growth', share: 0.1},
      {what: 'proctor/fds', perHour: 1},
    ];
    const series = [{name: 'proctor/fds', unit: 'count', points: [[1, 1]] as const}];
    expect(unmeasuredWishes(series, {limits, watch: []})).toEqual([]);
  });
});
