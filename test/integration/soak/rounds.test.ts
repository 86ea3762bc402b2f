import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {RoundOutcome, RoundPolicy} from '../../../src/run/run-options.ts';
import {StopSwitch} from '../../../src/run/stop-switch.ts';
import {Soak} from '../../../src/soak/soak.ts';
import type {SoakSettings} from '../../../src/soak/soak-settings.ts';
import {NO_MASK} from '../../../src/util/mask.ts';
import {connectionLost, FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

/** Lets a run have `count` rounds, and keeps what each came to. */
function rounds(count: number, look: (round: RoundOutcome) => void = () => undefined) {
  const seen: RoundOutcome[] = [];
  const policy: RoundPolicy = {
    folder: '/nowhere',
    next: async (round) => {
      seen.push(round);
      look(round);
      return seen.length < count;
    },
    end: () => ({
      exitCode: 0,
      counts: {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0},
    }),
  };
  return {
    seen,
    policy,
    verdicts: () => seen.map(({caseOutcomes}) => [...caseOutcomes.values()].map((o) => o.verdict)),
  };
}

describe('rounds of a run', () => {
  it('Y8 run the same cases again on the same shared instance, which is made once', async () => {
    const driver = new FakeDriver();
    const all = rounds(50);
    const result = await runFake(planOf([scenario('a'), scenario('b')]), driver, {
      rounds: all.policy,
    });
    expect(all.verdicts()).toEqual(Array.from({length: 50}, () => ['passed', 'passed']));
    expect(driver.provisionCount).toBe(1);
    expect(driver.alive.size).toBe(0);
    expect(all.seen.map(({instances}) => instances.map(({name}) => name))).toEqual(
      Array.from({length: 50}, () => ['box#1']),
    );
    expect(result.events.filter(({type}) => type === 'case-ended')).toHaveLength(100);
  });

  it('give each case an instance of its own in each round where isolation is fresh', async () => {
    const driver = new FakeDriver();
    const all = rounds(5);
    const plan = planOf([scenario('a'), scenario('b')], {isolation: 'fresh'});
    await runFake(plan, driver, {rounds: all.policy});
    expect(driver.provisionCount).toBe(10);
    expect(driver.alive.size).toBe(0);
  });

  it('keep the template of forks from round to round', async () => {
    const driver = new FakeDriver({isMachine: true});
    const all = rounds(6);
    const plan = planOf([scenario('a'), scenario('b')], {isolation: 'fork'});
    await runFake(plan, driver, {rounds: all.policy});
    expect([driver.provisionCount, driver.checkpointCount]).toEqual([1, 1]);
    expect(driver.forkCount).toBe(12);
    expect(driver.alive.size).toBe(0);
  });

  it('let needs and retries begin anew in each', async () => {
    const runs = new Map<string, number>();
    const driver = new FakeDriver({
      onExec: (script) => {
        const count = (runs.get(script) ?? 0) + 1;
        runs.set(script, count);
        // The first attempt of each round fails.
        return script === 'flaky' && count % 2 === 1 ? 1 : 0;
      },
    });
    const once = {test: 1, infrastructure: 0, delayMs: 1, maxDelayMs: 1};
    const plan = planOf([
      scenario('first', {script: 'flaky', retries: once}),
      scenario('second', {needs: ['first']}),
    ]);
    const all = rounds(4);
    const result = await runFake(plan, driver, {rounds: all.policy});
    expect(all.verdicts()).toEqual(Array.from({length: 4}, () => ['flaky', 'passed']));
    const attempts = result.events.flatMap((event) =>
      event.type === 'case-started' && event.case === 'first@box' ? [event.attempt] : [],
    );
    expect(attempts).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
  });

  it('skip what needs a failed case in that round only', async () => {
    let count = 0;
    const driver = new FakeDriver({
      onExec: (script) => (script === 'fails' && ++count === 2 ? 1 : 0),
    });
    const plan = planOf([scenario('a', {script: 'fails'}), scenario('b', {needs: ['a']})]);
    const all = rounds(3);
    await runFake(plan, driver, {rounds: all.policy});
    expect(all.verdicts()).toEqual([
      ['passed', 'passed'],
      ['failed', 'skipped'],
      ['passed', 'passed'],
    ]);
  });

  it('replace a broken instance and tell of it', async () => {
    let count = 0;
    const driver = new FakeDriver({
      onExec: (script) => {
        if (script === 'dies' && ++count === 3) throw connectionLost();
        return 0;
      },
    });
    const none = {test: 0, infrastructure: 0, delayMs: 1, maxDelayMs: 1};
    const plan = planOf([scenario('a', {script: 'dies', retries: none})]);
    const all = rounds(5);
    await runFake(plan, driver, {rounds: all.policy});
    expect(all.verdicts()).toEqual([['passed'], ['passed'], ['error'], ['passed'], ['passed']]);
    expect(driver.provisionCount).toBe(2);
    expect(all.seen.flatMap(({lost}) => lost)).toMatchObject([{instance: 'box#1'}]);
  });

  it('try again in the next round where no instance could be made', async () => {
    let isOff = false;
    const driver = new FakeDriver({
      onProvision: () => {
        if (isOff) throw new FaultError('local/scratch-failed', 'cannot make the folder');
      },
    });
    const plan = planOf([scenario('a'), scenario('b')], {isolation: 'fresh'});
    const all = rounds(4, ({round}) => {
      isOff = round === 1 || round === 2;
    });
    await runFake(plan, driver, {rounds: all.policy});
    expect(all.verdicts()).toEqual([
      ['passed', 'passed'],
      ['error', 'error'],
      ['error', 'error'],
      ['passed', 'passed'],
    ]);
    expect(all.seen.map(({exhausted}) => [...exhausted.values()].map((e) => e.wasThere))).toEqual([
      [],
      [true],
      [true],
      [],
    ]);
  });

  it('try the template of forks again in the next round', async () => {
    let isOff = true;
    const driver = new FakeDriver({
      isMachine: true,
      onProvision: () => {
        if (isOff) throw new FaultError('local/scratch-failed', 'cannot make the folder');
      },
    });
    const all = rounds(2, () => {
      isOff = false;
    });
    const plan = planOf([scenario('a')], {isolation: 'fork'});
    await runFake(plan, driver, {rounds: all.policy});
    expect(all.verdicts()).toEqual([['error'], ['passed']]);
    expect(all.seen[0]?.exhausted.get('box')?.wasThere).toBe(false);
    expect(driver.alive.size).toBe(0);
  });

  it('end within a round when the run is called off, and clean up', async () => {
    const stop = new StopSwitch();
    let count = 0;
    const driver = new FakeDriver({
      onExec: () => {
        if (++count === 7) stop.stop('cancel', 'interrupted', 'Ctrl-C');
        return 0;
      },
    });
    const all = rounds(100);
    await runFake(planOf([scenario('a'), scenario('b')], {total: 1}), driver, {
      rounds: all.policy,
      stop,
    });
    // The one that was called off is none.
    expect([2, 3]).toContain(all.seen.length);
    expect(driver.alive.size).toBe(0);
  });

  it('end with a bug that shows while no case runs', async () => {
    const stop = new StopSwitch();
    const bug = new Error('a bug');
    const {policy} = rounds(3);
    const failing: RoundPolicy = {
      ...policy,
      next: async () => {
        throw bug;
      },
    };
    const driver = new FakeDriver();
    await expect(runFake(planOf([scenario('a')]), driver, {rounds: failing, stop})).rejects.toBe(
      bug,
    );
    expect(driver.alive.size).toBe(0);
  });
});

describe('a soak', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-soak-'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  /** Soaks as one process does; the folder may have what others came to. */
  async function soaked(
    settings: Partial<SoakSettings>,
    {
      onExec = () => 0,
      stop = new StopSwitch(),
    }: {onExec?: (script: string) => number; stop?: StopSwitch} = {},
  ) {
    const plan = planOf([scenario('a', {script: 'first'}), scenario('b', {script: 'second'})], {
      total: 1,
    });
    const driver = new FakeDriver({onExec});
    const events: RunEventBody[] = [];
    await using soak = new Soak({
      plan,
      runFolder: folder,
      settings: {
        untilFailure: false,
        reportIntervalMs: 3_600_000,
        sampleIntervalMs: 3_600_000,
        stopsOnGrowth: false,
        limits: [],
        watch: new Map(),
        ...settings,
      },
      header: [],
      mask: NO_MASK,
      emit: (event) => events.push(event),
      report: () => undefined,
      progress: () => undefined,
      warn: (message) => expect.fail(message),
    });
    const emit = (event: RunEventBody): void => soak.event(event);
    const {exitCode} = await runFake(plan, driver, {rounds: soak, emit, stop});
    return {exitCode, judged: soak.judged, events, provisionCount: driver.provisionCount};
  }

  it('Y8 is unstable by a failure in an iteration that is cut off, also when it is gone on with', async () => {
    const stop = new StopSwitch();
    let count = 0;
    const onExec = (script: string): number => {
      if (script === 'first') count += 1;
      if (script === 'second' && count === 4) stop.stop('cancel', 'interrupted', 'Ctrl-C');
      return script === 'first' && count === 4 ? 1 : 0;
    };
    const cut = await soaked({iterations: 5}, {onExec, stop});
    const failure = {verdict: 'unstable', reasons: ['case a@box failed 1 of 4 times']};
    expect(cut.judged).toMatchObject({...failure, iterations: 3, counts: {passed: 6, failed: 1}});
    expect(cut.exitCode).toBe(130);
    const whole = await soaked({iterations: 5});
    expect(whole.judged).toMatchObject({verdict: 'unstable', iterations: 5});
    expect(whole.judged?.reasons).toEqual(['case a@box failed 1 of 6 times']);
    expect(whole.exitCode).toBe(1);
  });

  it('Y8 has no more iterations than it was asked for, when it was killed after the last one', async () => {
    await soaked({iterations: 3});
    const again = await soaked({iterations: 3});
    expect(again.judged).toMatchObject({final: true, iterations: 3, counts: {passed: 6}});
    expect(again.provisionCount).toBe(0);
    const more = await soaked({iterations: 4});
    expect(more.judged?.iterations).toBe(4);
  });

  it('does not go on after the failure that was to end it', async () => {
    await soaked({iterations: 1}, {onExec: () => 1});
    const again = await soaked({untilFailure: true});
    expect(again.judged).toMatchObject({verdict: 'unstable', iterations: 1});
    expect(again.events).toContainEqual(
      expect.objectContaining({type: 'run-stopping', reason: 'max-failures'}),
    );
  });
});
