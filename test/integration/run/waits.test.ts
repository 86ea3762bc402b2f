import {describe, expect, it} from 'vitest';
import type {CaseStarted, RunEventBody, StageStarted} from '../../../src/journal/event.ts';
import {monotonicMs} from '../../../src/util/clock.ts';
import {FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

const GIB = 2 ** 30;

/** Ends when the clock shows that it took longer than what is no wait. */
async function takesTime(): Promise<number> {
  const endMs = monotonicMs() + 3;
  while (monotonicMs() < endMs) await new Promise((done) => setImmediate(done));
  return 0;
}

function waitsOf(events: readonly RunEventBody[], type: 'case-started' | 'stage-started') {
  const started = events.filter(
    (event): event is CaseStarted | StageStarted => event.type === type,
  );
  return started.map(({waitedFor}) => waitedFor);
}

describe('what a run records of waits', () => {
  it('is the limit that kept a case, where others had its place', async () => {
    const events: RunEventBody[] = [];
    const startedMs = monotonicMs();
    // Longer than both instances took to be made: then it was not these that kept the other case.
    const takesLongest = async (script: string): Promise<number> => {
      if (script !== 'true') return 0;
      const isReady = (event: RunEventBody): boolean =>
        event.type === 'stage-ended' && event.stage === 'ready';
      while (events.filter(isReady).length < 2) await new Promise((done) => setImmediate(done));
      const endMs = startedMs + 2 * (monotonicMs() - startedMs) + 3;
      while (monotonicMs() < endMs) await new Promise((done) => setImmediate(done));
      return 0;
    };
    const plan = planOf([scenario('a'), scenario('b')], {instances: 2, limits: {run: 1}});
    const emit = (event: RunEventBody): number => events.push(event);
    await runFake(plan, new FakeDriver({onExec: takesLongest}), {emit});
    expect(waitsOf(events, 'case-started').at(-1)).toBe('limit run');
    const last = events.findLast((event) => event.type === 'case-started');
    expect(last).toMatchObject({case: 'b@box', waitedMs: expect.any(Number)});
  });

  it('is the instance that was not there', async () => {
    const driver = new FakeDriver({onExec: takesTime});
    const {events} = await runFake(planOf([scenario('a'), scenario('b')]), driver);
    expect(waitsOf(events, 'case-started').at(-1)).toBe('an instance of box');
  });

  it('is the machine’s memory, of the stage that makes an instance and of the case', async () => {
    for (const isolation of ['fresh', 'shared'] as const) {
      const behaviour = {isMachine: true, demand: {memoryBytes: GIB, cpus: 1}, onExec: takesTime};
      const limits = {memoryBytes: GIB, cpus: 8};
      const options = {isolation, instances: 2, limits};
      const scenarios = [scenario('a'), scenario('b')];
      const {events} = await runFake(planOf(scenarios, options), new FakeDriver(behaviour));
      expect(waitsOf(events, 'case-started').at(-1)).toBe('memory of this machine');
      if (isolation === 'fresh') {
        expect(waitsOf(events, 'stage-started')).toContain('memory of this machine');
      }
    }
  });
});
