import {describe, expect, it} from 'vitest';
import type {Plan} from '../../../src/plan/plan.ts';
import {casesPlanned, scenariosPlanned} from '../../../src/run/run-started.ts';
import {planOf, scenario} from '../../rig/plans.ts';

function expecting(plan: Plan, expectedMs: number): Plan {
  return {...plan, cases: plan.cases.map((item) => ({...item, expectedMs}))};
}

describe('what a run tells of its plan', () => {
  it('is each scenario once, with what the manifest says of it', () => {
    const limits = {min: undefined, max: 50, regression: 0.1, better: 'lower', required: true};
    const plan = planOf([
      scenario('build', {description: 'makes it'}),
      scenario('test', {needs: ['build'], metrics: {switch_ms: {...limits, better: 'lower'}}}),
    ]);
    const twice = {...plan, cases: [...plan.cases, ...plan.cases]};
    expect([...scenariosPlanned(twice)]).toEqual([
      {
        type: 'scenarios-planned',
        scenarios: [
          {scenario: 'build', description: 'makes it'},
          {
            scenario: 'test',
            needs: ['build'],
            metrics: {switch_ms: {max: 50, regression: 0.1, better: 'lower'}},
          },
        ],
      },
    ]);
  });

  it('is told in events that do not grow with the number of scenarios and cases', () => {
    const plan = planOf(Array.from({length: 1001}, (_, n) => scenario(`s${n}`)));
    expect([...scenariosPlanned(plan)].map(({scenarios}) => scenarios.length)).toEqual([
      200, 200, 200, 200, 200, 1,
    ]);
    expect([...casesPlanned(plan)].map(({cases}) => cases.length)).toEqual([500, 500, 1]);
  });

  it('is how long cases are expected to take, where that is known', () => {
    const plan = planOf([scenario('a')]);
    const [known] = casesPlanned(expecting(plan, 1234.56));
    expect(known?.cases[0]).toMatchObject({id: 'a@box', expectedMs: 1235});
    const [unknown] = casesPlanned(plan);
    expect(unknown?.cases[0]).not.toHaveProperty('expectedMs');
  });
});
