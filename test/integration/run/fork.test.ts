import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {FaultError} from '../../../src/faults/fault-error.ts';
import {StopSwitch} from '../../../src/run/stop-switch.ts';
import {connectionLost, FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

const GIB = 2 ** 30;

describe('isolation: fork', () => {
  it('E10 prepares one instance, and gives each case a copy of its own', async () => {
    const driver = new FakeDriver({isMachine: true});
    const scenarios = ['a', 'b', 'c'].map((id) => scenario(id));
    const ran = await runFake(planOf(scenarios, {isolation: 'fork', instances: 1}), driver);
    expect(ran.verdicts).toEqual({'a@box': 'passed', 'b@box': 'passed', 'c@box': 'passed'});
    expect([driver.provisionCount, driver.checkpointCount, driver.forkCount]).toEqual([1, 1, 3]);
    expect(ran.stages.slice(0, 7)).toEqual([
      'provision box#1',
      'connect box#1',
      'ready box#1',
      'checkpoint box#1',
      'cleanup box#1',
      'fork box#1',
      'connect box#1',
    ]);
    expect(driver.alive.size).toBe(0);
  });

  it('E10 makes a template for each set of needs, from a base that is booted once', async () => {
    const driver = new FakeDriver({isMachine: true});
    const tool = {
      id: 'probe',
      env: {},
      start: 'start probe',
      check: 'check probe',
      stop: undefined,
    };
    const scenarios = [
      scenario('a'),
      scenario('b'),
      scenario('c', {instrumentation: ['probe']}),
      scenario('d', {instrumentation: ['probe']}),
    ];
    const options = {
      isolation: 'fork',
      instances: 2,
      instrumentation: new Map([['probe', tool]]),
    } as const;
    const ran = await runFake(planOf(scenarios, options), driver);
    expect(new Set(Object.values(ran.verdicts))).toEqual(new Set(['passed']));
    // The base and two sets; four cases and two templates of sets are copies.
    expect([driver.provisionCount, driver.checkpointCount, driver.forkCount]).toEqual([1, 3, 6]);
    expect(ran.stages.filter((stage) => stage.startsWith('instrument'))).toHaveLength(1);
    // Started once; proven again in each copy.
    const steps = ran.events.flatMap((event) => (event.type === 'step-ended' ? [event.step] : []));
    expect(steps.filter((step) => step.endsWith('start'))).toHaveLength(0);
    expect(steps.filter((step) => step.endsWith('check'))).toHaveLength(2);
    expect(driver.alive.size).toBe(0);
  });

  it('has no more copies at once than instances, and those made ahead of need', async () => {
    for (const [pool, most] of [
      [0, 3],
      [2, 5],
    ] as const) {
      const driver = new FakeDriver({isMachine: true});
      const scenarios = Array.from({length: 12}, (_, index) => scenario(`s${index}`));
      const plan = planOf(scenarios, {isolation: 'fork', instances: 2, pool, total: 10});
      const ran = await runFake(plan, driver);
      expect(ran.exitCode).toBe(0);
      // The checkpoint is one of them.
      expect(driver.aliveMax).toBe(most);
      expect(driver.forkCount).toBe(12);
      expect(driver.alive.size).toBe(0);
    }
  });

  it('D22 tries a copy again that cannot be made for now', async () => {
    const driver = new FakeDriver({
      isMachine: true,
      onFork: (count) => {
        if (count === 1) throw new FaultError('qemu/port-taken', 'cannot forward a port');
      },
    });
    const ran = await runFake(planOf([scenario('a')], {isolation: 'fork'}), driver);
    expect(ran.verdicts).toEqual({'a@box': 'passed'});
    expect(driver.checkpointCount).toBe(1);
    expect(driver.alive.size).toBe(0);
  });

  it('makes a template anew once that no copy can be made of, then gives up', async () => {
    const once = new FakeDriver({
      isMachine: true,
      onFork: (count) => {
        if (count === 1) throw new FaultError('vm/checkpoint-failed', 'cannot read the state');
      },
    });
    const options = {isolation: 'fork', instances: 2} as const;
    const scenarios = [scenario('a'), scenario('b')];
    const plan = planOf(scenarios, {...options, instances: 1});
    expect(await runFake(plan, once)).toMatchObject({exitCode: 0});
    expect(once.checkpointCount).toBe(2);
    expect(once.alive.size).toBe(0);
    const always = new FakeDriver({
      isMachine: true,
      onFork: () => {
        throw new FaultError('vm/checkpoint-failed', 'cannot read the state');
      },
    });
    const ran = await runFake(planOf(scenarios, options), always);
    expect(ran.verdicts).toEqual({'a@box': 'error', 'b@box': 'error'});
    expect(always.checkpointCount).toBe(2);
    expect(always.alive.size).toBe(0);
  });

  it('says so where the environment cannot be frozen', async () => {
    const driver = new FakeDriver();
    const ran = await runFake(planOf([scenario('a')], {isolation: 'fork'}), driver);
    expect(ran.events.find((event) => event.type === 'case-ended')).toMatchObject({
      verdict: 'error',
      fault: {code: 'vm/unsupported', message: 'cannot fork box: it cannot be frozen'},
    });
    expect(driver.alive.size).toBe(0);
  });

  it('D23 runs a case again on another copy when its machine is lost', async () => {
    let count = 0;
    const driver = new FakeDriver({
      isMachine: true,
      onExec: (script, _, environment) => {
        if (script !== 'lose' || count > 0) return 0;
        count += 1;
        environment.lose();
        // Nothing ever comes back from it.
        return new Promise<number>(() => {});
      },
    });
    const scenarios = [scenario('a', {script: 'lose'}), scenario('b')];
    const ran = await runFake(planOf(scenarios, {isolation: 'fork'}), driver);
    expect(ran.verdicts).toEqual({'a@box': 'passed', 'b@box': 'passed'});
    const [first] = ran.events.filter((event) => event.type === 'case-ended');
    expect(first).toMatchObject({verdict: 'error', final: false, fault: {code: 'vm/lost'}});
    expect(driver.alive.size).toBe(0);
  });

  it('stops at once, with nothing left, however far it was', async () => {
    for (let commands = 1; commands <= 6; commands += 1) {
      const stop = new StopSwitch();
      let count = 0;
      const driver = new FakeDriver({
        isMachine: true,
        onExec: () => {
          count += 1;
          if (count === commands) stop.stop('cancel', 'interrupted', 'interrupted by the test');
          return 0;
        },
      });
      const scenarios = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => scenario(id));
      const plan = planOf(scenarios, {isolation: 'fork', instances: 2, pool: 1});
      const ran = await runFake(plan, driver, {stop});
      expect(Object.keys(ran.verdicts)).toHaveLength(6);
      expect(driver.alive.size).toBe(0);
    }
  });

  it('E10 D21 for any cases, needs, faults and limits, each case gets one verdict and nothing is left', async () => {
    const plans = fc.record({
      cases: fc.array(
        fc.record({
          needs: fc.array(fc.nat({max: 20}), {maxLength: 2}),
          script: fc.constantFrom('ok', 'ok', 'ok', 'fail', 'lose', 'die', 'crash'),
          set: fc.nat({max: 2}),
        }),
        {minLength: 1, maxLength: 20},
      ),
      instances: fc.integer({min: 1, max: 4}),
      total: fc.integer({min: 1, max: 5}),
      pool: fc.nat({max: 2}),
      isolation: fc.constantFrom('fork', 'fork', 'fork', 'fresh', 'shared'),
      memoryGiB: fc.integer({min: 3, max: 6}),
      provisionFaults: fc.array(fc.boolean(), {maxLength: 4}),
      forkFaults: fc.array(fc.constantFrom(undefined, undefined, 'transient', 'permanent'), {
        maxLength: 10,
      }),
    });
    const tool = (id: string) => [
      id,
      {id, env: {}, start: 'ok', check: undefined, stop: undefined},
    ];
    const instrumentation = new Map(
      ['t1', 't2'].map((id) => tool(id) as [string, ReturnType<typeof Object>]),
    );
    await fc.assert(
      fc.asyncProperty(plans, async ({cases, provisionFaults, forkFaults, memoryGiB, ...rest}) => {
        const scenarios = cases.map(({needs, script, set}, index) =>
          scenario(`s${index}`, {
            script,
            needs: [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))],
            instrumentation: set === 0 ? [] : [`t${set}`],
          }),
        );
        const driver = new FakeDriver({
          isMachine: true,
          demand: {memoryBytes: GIB, cpus: 1},
          onProvision: (_, count) => {
            if (provisionFaults[count - 1]) throw new FaultError('vm/boot-failed', 'cannot boot');
          },
          onFork: (count) => {
            const kind = forkFaults[count - 1];
            if (kind === 'transient') throw new FaultError('qemu/port-taken', 'cannot forward');
            if (kind === 'permanent') throw new FaultError('vm/checkpoint-failed', 'cannot read');
          },
          onExec: (script, _, environment) => {
            if (script === 'lose') throw connectionLost();
            if (script === 'die') environment.lose();
            if (script === 'crash') environment.console?.say({title: 'BUG', severity: 'fatal'});
            return script === 'fail' ? 1 : 0;
          },
        });
        const limits = {memoryBytes: memoryGiB * GIB, cpus: 8};
        const options = {...rest, limits, instrumentation, isolation: rest.isolation as 'fork'};
        const ran = await runFake(planOf(scenarios, options), driver);
        const finals = ran.events.filter((event) => event.type === 'case-ended' && event.final);
        expect(finals).toHaveLength(cases.length);
        expect(driver.alive.size).toBe(0);
        expect(driver.aliveMax).toBeLessThanOrEqual(memoryGiB);
      }),
      {numRuns: 150, timeout: 3000},
    );
  });
});
