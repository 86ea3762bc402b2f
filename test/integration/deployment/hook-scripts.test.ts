import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runHook} from '../../../src/deployment/hook-scripts.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';
import {type AttemptRig, openAttemptRig} from '../steps/attempt-rig.ts';

let rig: AttemptRig;
let contextRig: ContextRig;
beforeAll(async () => {
  rig = await openAttemptRig();
  contextRig = await openContext();
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await contextRig[Symbol.asyncDispose]();
});

describe('an instance', () => {
  it('runs its hooks with its variables, and says what a failed one printed', async () => {
    const spec = localSpec({env: {A: 'x', B: '${{ env.A }}-${{ secrets.s }}'}});
    const {connection} = rig;
    const {context} = contextRig;
    await runHook('prepare', ['echo "$B $PROCTOR_ENVIRONMENT" >"$PROCTOR_SCRATCH/hooked"'], {
      spec,
      connection,
      context,
    });
    expect(await readFile(join(connection.scratch, 'hooked'), 'utf8')).toBe('x-value of s here\n');
    const marker = join(connection.scratch, 'both');
    await expect(
      runHook('restore', ['echo no luck >&2; exit 3', `touch ${marker}`], {
        spec,
        connection,
        context,
      }),
    ).rejects.toMatchObject({
      code: 'stage/hook-failed',
      message: 'cannot restore here: "echo no luck >&2; exit 3" failed: exit code 3: no luck',
    });
    await stat(marker);
    const prepared = join(connection.scratch, 'unprepared');
    await expect(
      runHook('prepare', ['false', `touch ${prepared}`], {spec, connection, context}),
    ).rejects.toMatchObject({code: 'stage/hook-failed'});
    await expect(stat(prepared)).rejects.toThrow();
  });
});
