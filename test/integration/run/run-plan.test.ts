import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import type {RunOptions} from '../../../src/run/run-options.ts';
import {runPlan} from '../../../src/run/run-plan.ts';
import {StopSwitch} from '../../../src/run/stop-switch.ts';
import {NO_BASELINES} from '../../../src/steps/judge/baselines.ts';
import {NO_MASK} from '../../../src/util/mask.ts';
import {connectionLost, FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-run-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

async function run(plan: Plan, driver: FakeDriver, more: Partial<RunOptions> = {}) {
  const events: RunEventBody[] = [];
  const outcome = await runPlan(plan, {
    runId: 'test',
    runFolder: folder,
    scratchFolder: folder,
    drivers: new Map([['box', driver]]),
    env: {},
    secrets: {values: new Map(), get: () => ''},
    mask: NO_MASK,
    baselines: NO_BASELINES,
    emit: (event) => events.push(event),
    onOutput: undefined,
    stop: new StopSwitch(),
    maxFailures: undefined,
    failFast: false,
    failOnFlaky: false,
    retries: undefined,
    random: () => 0,
    ...more,
  });
  const verdicts: Record<string, string> = {};
  for (const event of events) {
    if (event.type === 'case-ended' && event.final) verdicts[event.case] = event.verdict;
  }
  return {...outcome, events, verdicts};
}

describe('runPlan', () => {
  it('makes no more instances than there are cases, and cleans all of them up', async () => {
    const driver = new FakeDriver();
    const result = await run(planOf([scenario('a'), scenario('b')], {instances: 8}), driver);
    expect(result.verdicts).toEqual({'a@box': 'passed', 'b@box': 'passed'});
    expect(driver.provisionCount).toBe(2);
    expect(driver.alive.size).toBe(0);
    expect(result.events.at(-1)).toMatchObject({type: 'run-ended', exitCode: 0});
  });

  it('gives each case an instance of its own where isolation is fresh', async () => {
    const driver = new FakeDriver();
    const scenarios = ['a', 'b', 'c'].map((id) => scenario(id));
    const result = await run(planOf(scenarios, {instances: 1, isolation: 'fresh'}), driver);
    expect(result.exitCode).toBe(0);
    expect(driver.provisionCount).toBe(3);
    expect(driver.alive.size).toBe(0);
  });

  it('D19 runs no case where no instance can be made, and says at which stage it failed', async () => {
    const driver = new FakeDriver({
      onProvision: () => {
        throw new FaultError('local/scratch-failed', 'cannot make the scratch folder');
      },
    });
    const result = await run(planOf([scenario('a'), scenario('b')]), driver);
    expect(result.exitCode).toBe(3);
    expect(result.verdicts).toEqual({'a@box': 'error', 'b@box': 'error'});
    expect(result.events.find((event) => event.type === 'case-ended')).toMatchObject({
      reason: 'provision of box failed: cannot make the scratch folder',
      fault: {code: 'local/scratch-failed', stage: 'provision'},
    });
  });

  it('D22 tries a transient fault of a stage again, a permanent one not', async () => {
    const transient = new FakeDriver({
      onProvision: (_, count) => {
        if (count === 1) throw new FaultError('ssh/unreachable', 'cannot reach box');
      },
    });
    expect(await run(planOf([scenario('a')]), transient)).toMatchObject({exitCode: 0});
    expect(transient.provisionCount).toBe(2);
    const permanent = new FakeDriver({
      onProvision: () => {
        throw new FaultError('ssh/auth-rejected', 'cannot log in to box');
      },
    });
    expect(await run(planOf([scenario('a')]), permanent)).toMatchObject({exitCode: 3});
    expect(permanent.provisionCount).toBe(1);
  });

  it('D23 moves the cases of an instance that goes away to another', async () => {
    let isLost = false;
    const driver = new FakeDriver({
      onExec: (script) => {
        if (script === 'lose' && !isLost) {
          isLost = true;
          throw connectionLost();
        }
        return 0;
      },
    });
    const scenarios = [scenario('a', {script: 'lose'}), scenario('b'), scenario('c')];
    const result = await run(planOf(scenarios), driver);
    expect(result.verdicts).toEqual({'a@box': 'passed', 'b@box': 'passed', 'c@box': 'passed'});
    expect(result.exitCode).toBe(0);
    expect(driver.provisionCount).toBe(2);
    expect(driver.alive.size).toBe(0);
  });

  it('a lost connection is an error, never a failed test', async () => {
    const driver = new FakeDriver({
      onExec: (script) => {
        if (script === 'lose') throw connectionLost();
        return 0;
      },
    });
    const result = await run(planOf([scenario('a', {script: 'lose'}), scenario('b')]), driver);
    expect(result.verdicts).toEqual({'a@box': 'error', 'b@box': 'passed'});
    expect(result.exitCode).toBe(3);
    expect(driver.alive.size).toBe(0);
  });

  it('fails the run when an instance cannot be cleaned up', async () => {
    const driver = new FakeDriver({
      onDispose: () => {
        throw new FaultError('local/scratch-failed', 'cannot remove the scratch folder');
      },
    });
    const result = await run(planOf([scenario('a')]), driver);
    expect(result.verdicts).toEqual({'a@box': 'passed'});
    expect(result.exitCode).toBe(3);
  });

  it('stops at once, with nothing left, however far it was', async () => {
    for (let commands = 1; commands <= 6; commands += 1) {
      const stop = new StopSwitch();
      let count = 0;
      const driver = new FakeDriver({
        onExec: () => {
          count += 1;
          if (count === commands) stop.stop('cancel', 'interrupted', 'interrupted by the test');
          return 0;
        },
      });
      const scenarios = ['a', 'b', 'c', 'd'].map((id) => scenario(id));
      const result = await run(planOf(scenarios, {instances: 2}), driver, {stop});
      expect(result.exitCode).toBe(130);
      expect(Object.keys(result.verdicts)).toHaveLength(4);
      expect(driver.alive.size).toBe(0);
    }
  });

  it('cleans up all the same when it is told to hurry, only not gently', async () => {
    const stop = new StopSwitch();
    const driver = new FakeDriver({
      onExec: (script) => {
        if (script !== 'true') return 0;
        stop.stop('cancel', 'interrupted', 'interrupted by the test');
        stop.hurry();
        return 0;
      },
    });
    await run(planOf([scenario('a'), scenario('b')], {instances: 2}), driver, {stop});
    expect(driver.provisionCount).toBeGreaterThan(0);
    expect(driver.alive.size).toBe(0);
  });

  it('may be stopped by who is told of any event, and each case has one verdict', async () => {
    const scenarios = ['a', 'b', 'c'].map((id) => scenario(id));
    const {events} = await run(planOf(scenarios), new FakeDriver());
    for (let count = 1; count <= events.length; count++) {
      const stop = new StopSwitch();
      const told: RunEventBody[] = [];
      const driver = new FakeDriver();
      const result = await run(planOf(scenarios), driver, {
        stop,
        emit: (event) => {
          told.push(event);
          if (told.length === count) stop.stop('cancel', 'interrupted', 'by a reporter');
        },
      });
      const ended = told.filter((event) => event.type === 'case-ended' && event.final);
      expect(ended).toHaveLength(scenarios.length);
      expect(driver.alive.size).toBe(0);
      const {passed, interrupted} = result.counts;
      expect(passed + interrupted).toBe(scenarios.length);
    }
  });

  it('ends in time when it is stopped before it starts', async () => {
    const stop = new StopSwitch();
    stop.stop('cancel', 'terminated', 'terminated by the test');
    const driver = new FakeDriver();
    const result = await run(planOf([scenario('a')]), driver, {stop});
    expect(result).toMatchObject({exitCode: 143, verdicts: {'a@box': 'interrupted'}});
    expect(driver.provisionCount).toBe(0);
  });

  it('D21 for any needs, faults and limits, each case gets one verdict and nothing is left', async () => {
    const plans = fc.record({
      cases: fc.array(
        fc.record({
          needs: fc.array(fc.nat({max: 30}), {maxLength: 3}),
          script: fc.constantFrom('ok', 'ok', 'ok', 'fail', 'lose'),
          retries: fc.nat({max: 2}),
        }),
        {minLength: 1, maxLength: 30},
      ),
      instances: fc.integer({min: 1, max: 4}),
      total: fc.integer({min: 1, max: 5}),
      isolation: fc.constantFrom('shared' as const, 'fresh' as const),
      provisionFaults: fc.array(fc.boolean(), {maxLength: 10}),
    });
    await fc.assert(
      fc.asyncProperty(plans, async ({cases, provisionFaults, ...options}) => {
        const scenarios = cases.map(({needs, script, retries}, index) =>
          scenario(`s${index}`, {
            script,
            // Only earlier ones, so that there is no cycle.
            needs: [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))],
            retries: {test: retries, infrastructure: 1, delayMs: 1, maxDelayMs: 1},
          }),
        );
        const driver = new FakeDriver({
          onProvision: (_, count) => {
            if (provisionFaults[count - 1]) throw new FaultError('ssh/unreachable', 'cannot reach');
          },
          onExec: (script) => {
            if (script === 'lose') throw connectionLost();
            return script === 'fail' ? 1 : 0;
          },
        });
        const result = await run(planOf(scenarios, options), driver);
        const finals = result.events.filter((event) => event.type === 'case-ended' && event.final);
        expect(finals).toHaveLength(cases.length);
        expect(Object.keys(result.verdicts)).toHaveLength(cases.length);
        expect(driver.alive.size).toBe(0);
        for (const [index, {needs}] of cases.entries()) {
          if (result.verdicts[`s${index}@box`] !== 'passed') continue;
          for (const need of needs.filter((need) => need < index)) {
            expect(result.verdicts[`s${need}@box`]).toBe('passed');
          }
        }
      }),
      {numRuns: 100},
    );
  });
});
