import fc from 'fast-check';
import {expect, it} from 'vitest';
import type {Manifest} from '../../../src/manifest/manifest.ts';
import {reportPlan} from '../../../src/plan/draw/plan-report.ts';
import {estimateTime} from '../../../src/plan/estimate-time.ts';
import {durations, environment, machine, manifest, plan, scenario} from './rig.ts';

const IDS = ['a', 'b', 'c', 'd'];
const KNOWN = {'a@here': 10, 'b@here': 20, 'c@here': 30};

function makespan(
  source: Parameters<typeof plan>[0],
  known: Record<string, number> = KNOWN,
): number | undefined {
  return estimateTime(plan(source, {}, durations(known)))?.makespanMs;
}

it('knows nothing where no case has run before', () => {
  expect(estimateTime(plan(manifest([scenario('a')])))).toBeUndefined();
});

it('counts cases that never ran as the mean of those that did', () => {
  const estimate = estimateTime(
    plan(manifest(IDS.map((id) => scenario(id))), {}, durations(KNOWN)),
  );
  expect(estimate).toMatchObject({knownCount: 3, totalMs: 80, makespanMs: 30});
});

it('keeps to every limit: in all, of cases, of the host and of the environment', () => {
  const scenarios = IDS.slice(0, 3).map((id) => scenario(id));
  expect(makespan(manifest(scenarios))).toBe(30);
  for (const limit of ['total', 'run', 'perHost']) {
    expect(makespan(manifest(scenarios, {concurrency: {[limit]: 1}}))).toBe(60);
    expect(makespan(manifest(scenarios, {concurrency: {[limit]: 2}}))).toBe(30);
  }
  const environments = [environment('here', {instances: 1})];
  expect(makespan(manifest(scenarios, {environments}))).toBe(60);
});

it('waits for what a case needs, and names the chain that takes longest', () => {
  const source = manifest([
    scenario('a'),
    scenario('b', {needs: ['a']}),
    scenario('c'),
    scenario('d', {needs: ['b']}),
  ]);
  const report = reportPlan(plan(source, {}, durations({...KNOWN, 'd@here': 40})));
  expect(report.estimate).toMatchObject({totalMs: 100, makespanMs: 70});
  expect(report.metrics.criticalPathMs).toBe(70);
  expect(report.metrics.criticalPath.map(({id}) => id)).toEqual([
    'provision here',
    'connect here',
    'ready here',
    'run a@here',
    'run b@here',
    'run d@here',
    'cleanup here',
  ]);
});

it('lies between the bounds that no schedule can leave', () => {
  const suites = fc.array(
    fc.record({needs: fc.array(fc.nat(15), {maxLength: 2}), ms: fc.integer({min: 1, max: 100})}),
    {minLength: 1, maxLength: 15},
  );
  fc.assert(
    fc.property(suites, fc.integer({min: 1, max: 5}), (specs, total) => {
      const source = manifest(
        specs.map(({needs}, index) =>
          scenario(`s${index}`, {
            needs: [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))],
          }),
        ),
        {
          concurrency: {total, run: 100, perHost: 100},
          environments: [environment('here', {instances: 100})],
        },
      );
      const known = Object.fromEntries(specs.map(({ms}, index) => [`s${index}@here`, ms]));
      const {estimate, metrics} = reportPlan(plan(source, {}, durations(known)));
      const makespanMs = estimate?.makespanMs ?? 0;
      expect(makespanMs).toBeGreaterThanOrEqual(metrics.criticalPathMs);
      expect(makespanMs).toBeGreaterThanOrEqual(metrics.totalMs / total - 1e-9);
      // Graham's bound for any list schedule.
      expect(makespanMs).toBeLessThanOrEqual(
        metrics.totalMs / total + (1 - 1 / total) * metrics.criticalPathMs + 1e-9,
      );
    }),
    {numRuns: 200},
  );
});

it('runs no more machines at once than the limits of memory and CPUs allow', () => {
  const scenarios = ['a', 'b', 'c', 'd'].map((id) => scenario(id));
  const known = durations({'a@here': 10, 'b@here': 10, 'c@here': 10, 'd@here': 10});
  const makespan = (limits: Partial<Manifest['concurrency']>): number | undefined => {
    const source = manifest(scenarios, {concurrency: limits, environments: [machine('here')]});
    return reportPlan(plan(source, {}, known)).estimate?.makespanMs;
  };
  expect(makespan({})).toBe(10);
  expect(makespan({memoryBytes: 512 * 1024 ** 2})).toBe(20);
  expect(makespan({cpus: 1})).toBe(40);
  // The check refuses such a manifest; the estimate must end all the same.
  expect(makespan({memoryBytes: 1024})).toBe(40);
});
