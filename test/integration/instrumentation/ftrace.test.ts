import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {FtraceSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {
  type AttemptRig,
  openAttemptRig,
  type RanAttempt,
  scenario,
  step,
} from '../steps/attempt-rig.ts';
import {instrumentation, manifestParts} from './kernel-rig.ts';

const INSTANCES = '/sys/kernel/tracing/instances';
const EVENT = 'sched:sched_process_exec';
const isThere = existsSync('/sys/kernel/tracing/events/sched/sched_process_exec');
const why = isThere ? '' : ' (skipped: this machine shows no tracefs with events of the scheduler)';

function tracing(more: Partial<FtraceSpec> = {}): FtraceSpec {
  const none = {tracer: undefined, filter: [], bufferBytes: undefined};
  return {kind: 'ftrace', events: [EVENT], ...none, ...more};
}

describe.skipIf(!isThere)(`ftrace on this machine${why}`, () => {
  let rig: AttemptRig;
  beforeAll(async () => {
    rig = await openAttemptRig();
  });
  afterAll(() => rig?.[Symbol.asyncDispose]());

  function run(script: string, spec: FtraceSpec, id = 'subject@here'): Promise<RanAttempt> {
    return rig.run(scenario([step(script)], {instrumentation: ['k']}), {
      manifestParts: manifestParts(instrumentation([spec])),
      case: {id},
    });
  }

  function trace(id: string): string {
    return readFileSync(join(rig.runFolder, 'captured', id, 'ftrace/k.trace'), 'utf8');
  }

  const left = (): readonly string[] =>
    readdirSync(INSTANCES).filter((name) => name.startsWith('proctor-'));

  it('D8 records during the case, each case in a buffer of its own, and leaves nothing', async () => {
    const ids = ['a@here', 'b@here', 'c@here'];
    const ran = await Promise.all(ids.map((id) => run('/bin/true', tracing(), id)));
    for (const [index, {outcome, events}] of ran.entries()) {
      expect(outcome).toMatchObject({verdict: 'passed'});
      expect(outcome.doubts).toBeUndefined();
      expect(events).toContainEqual(
        expect.objectContaining({
          type: 'instrumentation-reported',
          tool: 'ftrace',
          phase: 'collected',
          files: [`captured/${ids[index]}/ftrace/k.trace`],
        }),
      );
      expect(trace(ids[index] ?? '')).toMatch(/sched_process_exec: filename=\S*\/true/);
    }
    expect(left()).toEqual([]);
  });

  it('D8 says how much of a trace was overwritten', async () => {
    const script = 'for i in $(seq 200); do /bin/true; done';
    const {outcome, warnings} = await run(
      script,
      tracing({events: ['sched:*'], bufferBytes: 4096}),
    );
    expect(outcome.doubts).toBeUndefined();
    expect(warnings.join('\n')).toMatch(/ftrace lost \d+ of its oldest events/);
    expect(left()).toEqual([]);
  });

  it('D10 marks a case in which it was switched off', async () => {
    const script = `for f in ${INSTANCES}/proctor-*/tracing_on; do echo 0 >$f; done`;
    const {outcome} = await run(script, tracing());
    expect(outcome.doubts?.join()).toContain('ftrace: was switched off during the case');
    expect(left()).toEqual([]);
  });

  it('D10 names tracers and events that are not there, before any step', async () => {
    const {outcome, step: ended} = await run('true', tracing({events: [EVENT, 'no:such']}));
    expect(outcome.fault?.message).toContain('there is no event no:such');
    const other = await run('true', tracing({tracer: 'no_such', events: []}));
    expect(other.outcome.fault?.message).toContain('there is no tracer no_such');
    expect(ended('1')).toBeUndefined();
    expect(left()).toEqual([]);
  });
});
