import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {ToolSpec} from '../../../src/manifest/instrumentation-spec.ts';
import type {Scenario} from '../../../src/manifest/manifest.ts';
import {instrumentation, manifestParts} from '../instrumentation/kernel-rig.ts';
import {
  type AttemptRig,
  background,
  openAttemptRig,
  type RanAttempt,
  scenario,
  step,
} from './attempt-rig.ts';

let rig: AttemptRig;
beforeAll(async () => {
  rig = await openAttemptRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const MONITOR: ToolSpec = {
  kind: 'monitor',
  name: 'm',
  script: 'exec sleep 60',
  everyMs: undefined,
  check: undefined,
};

/** Runs steps for which no time is left when the instrumentation before them has begun. */
function runTooLate(steps: Parameters<typeof scenario>[0]): Promise<RanAttempt> {
  const subject = scenario(steps, {instrumentation: ['k'], timeoutMs: 1});
  return rig.run(subject, {manifestParts: manifestParts(instrumentation([MONITOR]))});
}

function stepsOf(ran: RanAttempt): readonly string[] {
  return ran.verdicts.filter((verdict) => /^\d/.test(verdict));
}

describe('a scenario whose time is over', () => {
  it('fails a case whose steps have not been run', async () => {
    const ran = await runTooLate([step('true'), step('true'), step('true', {if: 'always()'})]);
    expect(ran.outcome).toMatchObject({
      verdict: 'failed',
      reason: `step 1 "true": was not run: the scenario's timeout of 1ms was over`,
    });
    expect(ran.step('1')?.failures).toMatchObject([{check: 'timeout'}]);
    expect(stepsOf(ran)).toEqual(['1 failed', '2 skipped', '3 skipped']);
  });

  it.each([
    ['one that is in the background', step(background('true'), {id: 'b'})],
    ['one that waits until something passes', step({kind: 'until', script: 'true', everyMs: 10})],
    ['one after whose failure the case goes on', step('true', {continueOnError: true})],
    ['one that is always run', step('true', {if: 'always()'})],
  ])('fails it for any step: %s', async (_, subject) => {
    const ran = await runTooLate([subject, step('true')]);
    expect(ran.outcome.verdict).toBe('failed');
    expect(stepsOf(ran)).toEqual(['1 failed', '2 skipped']);
  });

  it('does not fail it for steps that would not have been run anyway', async () => {
    const ran = await runTooLate([step('true', {if: 'false'})]);
    expect(ran.outcome.verdict).toBe('passed');
    expect(stepsOf(ran)).toEqual(['1 skipped']);
  });

  it('does not go on after a step that was ended by it', async () => {
    const last = step('sleep 60', {continueOnError: true});
    for (const steps of [[last], [last, step('true')]]) {
      const ran = await rig.run(scenario(steps, {timeoutMs: 300}));
      expect(ran.outcome).toMatchObject({
        verdict: 'failed',
        reason: expect.stringContaining(`the scenario's timeout of 300ms`),
      });
    }
  });

  it('does not take programs for present that could not be looked for in time', async () => {
    // So many that it takes longer than there is time, wherever it runs.
    const tools = Array.from({length: 5000}, (_, index) => `nosuchtool${index}`);
    const needing = (otherwise: 'skip' | 'error'): Partial<Scenario> => ({
      requires: {tools, kernel: undefined, commands: [], otherwise},
    });
    const hurried = await rig.run(scenario([step('true')], {...needing('skip'), timeoutMs: 1}));
    expect(hurried.outcome).toMatchObject({
      verdict: 'error',
      fault: {
        code: 'environment/unhealthy',
        message: 'cannot look for the programs that the scenario needs: it took too long',
      },
    });
    // Nor are they known from then on.
    const calm = await rig.run(scenario([step('true')], needing('skip')));
    expect(calm.outcome).toMatchObject({verdict: 'skipped', skip: 'requires'});
  });
});
