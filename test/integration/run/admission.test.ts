import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Plan} from '../../../src/plan/plan.ts';
import {FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

const GIB = 2 ** 30;
const NAMES = ['box', 'crate', 'chest'];

type Kind = 'shared' | 'fresh' | 'fork';

/** `plan` with its cases dealt out to several environments, whatever they need of each other. */
function dealtOut(plan: Plan, kinds: readonly Kind[], instances: number): Plan {
  const box = plan.manifest.environments.get('box');
  if (box === undefined) throw new Error('no box');
  const environments = new Map(
    kinds.map((isolation, index) => {
      const id = NAMES[index] ?? 'box';
      return [id, {...box, id, isolation, instances}];
    }),
  );
  const placeOf = (index: number): string => NAMES[index % kinds.length] ?? 'box';
  const cases = plan.cases.map((item, index) => ({
    ...item,
    environment: placeOf(index),
    id: `${item.scenario.id}@${placeOf(index)}`,
    group: `${item.scenario.id}@${placeOf(index)}`,
    needs: item.scenario.needs.map((need) => `${need}@${placeOf(Number(need.slice(1)))}`),
  }));
  return {...plan, cases, manifest: {...plan.manifest, environments}};
}

describe('admission by memory and CPUs', () => {
  it('E11 has no more VMs at once than there is memory for, however many instances are asked for', async () => {
    const driver = new FakeDriver({isMachine: true, demand: {memoryBytes: GIB, cpus: 1}});
    const scenarios = Array.from({length: 8}, (_, index) => scenario(`s${index}`));
    const limits = {memoryBytes: 3 * GIB, cpus: 8};
    const options = {isolation: 'fresh', instances: 8, total: 8, limits} as const;
    const ran = await runFake(planOf(scenarios, options), driver);
    expect(ran.exitCode).toBe(0);
    expect(driver.aliveMax).toBe(3);
  });

  it('runs no case of an environment that is too large for this machine, and says why', async () => {
    const driver = new FakeDriver({isMachine: true, demand: {memoryBytes: 4 * GIB, cpus: 1}});
    const limits = {memoryBytes: 2 * GIB, cpus: 8};
    for (const isolation of ['shared', 'fork'] as const) {
      const ran = await runFake(planOf([scenario('a')], {isolation, limits}), driver);
      expect(ran.events.find((event) => event.type === 'case-ended')).toMatchObject({
        verdict: 'error',
        fault: {code: 'environment/too-large'},
      });
    }
    expect(driver.provisionCount).toBe(0);
  });

  it('D21 for any environments that need each other, none keeps out another for good', async () => {
    const runs = fc.record({
      needs: fc.array(fc.array(fc.nat({max: 20}), {maxLength: 2}), {minLength: 2, maxLength: 16}),
      kinds: fc.array(fc.constantFrom<Kind>('shared', 'fresh', 'fork'), {
        minLength: 2,
        maxLength: 3,
      }),
      instances: fc.integer({min: 1, max: 3}),
      pool: fc.nat({max: 1}),
      total: fc.integer({min: 1, max: 4}),
      memoryGiB: fc.integer({min: 2, max: 4}),
    });
    await fc.assert(
      fc.asyncProperty(runs, async ({needs, kinds, instances, memoryGiB, ...rest}) => {
        const scenarios = needs.map((own, index) =>
          scenario(`s${index}`, {
            needs: [...new Set(own.filter((need) => need < index).map((need) => `s${need}`))],
          }),
        );
        const driver = new FakeDriver({isMachine: true, demand: {memoryBytes: GIB, cpus: 1}});
        const limits = {memoryBytes: memoryGiB * GIB, cpus: 8};
        const plan = dealtOut(planOf(scenarios, {...rest, limits}), kinds, instances);
        const drivers = new Map(NAMES.map((name) => [name, driver]));
        const ran = await runFake(plan, driver, {drivers});
        expect(new Set(Object.values(ran.verdicts))).toEqual(new Set(['passed']));
        expect(driver.alive.size).toBe(0);
        expect(driver.aliveMax).toBeLessThanOrEqual(memoryGiB);
      }),
      {numRuns: 150},
    );
  });
});
