import {existsSync, readdirSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {MortalRuns, processesWith} from '../../rig/mortal-run.ts';

/**
 * Has two instances come, work and go for ever. Their commands leave processes that have left their
 * group, their session and their parent, that do not listen, that stand still, and, where `isBare`,
 * whose environment is empty.
 */
const PROGRAM = `
  import {localDriver} from './src/environments/local/local-driver.ts';
  import {localSpec} from './test/rig/local-spec.ts';
  const options = {signal, timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 100};
  const [isBare, lives] = args;
  const scripts = [
    'true',
    'sleep 600',
    "trap '' TERM; sleep 600 & sleep 600",
    '(setsid sleep 600 &); sleep 600',
    '((env PROCTOR_RUN_ID=$PROCTOR_RUN_ID setsid setsid sleep 600 &) &); kill -STOP $$',
    ...(isBare === 'y' ? ['echo $$ >&2; (env -i setsid sleep "600.$NUMBER" &); sleep 600'] : []),
  ];
  const life = async (instance) => {
    for (let round = 0; ; round++) {
      const environment = await localDriver.provision(localSpec({id: runId}), instance, context);
      const connection = await environment.connect(context);
      const number = process.pid + '' + instance;
      const exec = (script, rest) =>
        connection.exec({script, env: {NUMBER: number}, shell: 'sh', stdin: 'x'}, {...options, ...rest});
      const work = scripts.map((script) => exec(script).catch(() => undefined));
      await connection.put([{source: process.argv[1], target: 'sub/file-' + round, mode: 0o644}], options);
      if (round === 0) say('working');
      if (lives !== 'short') await Promise.all(work);
      await environment[Symbol.asyncDispose]();
    }
  };
  life(1);
  life(2);
`;

const GROUPS = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup'];

/** Control groups of a run's instances. */
function groupsOf(runId: string): string[] {
  return GROUPS.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : [])).filter(
    (name) => name.startsWith(`proctor-${runId}-`),
  );
}

const hasGroups = existsSync('/sys/fs/cgroup/unified/cgroup.procs') && process.getuid?.() === 0;
const why = hasGroups ? '' : ' (skipped: no control groups may be made here)';

describe('when proctor is killed', {timeout: 240_000}, () => {
  let runs: MortalRuns;
  beforeAll(async () => {
    runs = await MortalRuns.build(PROGRAM);
  });
  afterAll(() => runs[Symbol.asyncDispose]());

  it('D29 nothing is left, whenever that is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.noBias(fc.integer({min: 0, max: 400})),
        fc.constantFrom('long', 'short'),
        async (afterMs, lives) => {
          const run = await runs.start(['', lives]);
          await sleep(afterMs);
          expect((await run.kill()).left).toEqual([]);
          // A reaper ends a little after it is done.
          await expect
            .poll(() => processesWith(run.runId), {timeout: 5000, interval: 5})
            .toEqual([]);
          expect(await readdir(run.folder)).toEqual([]);
          expect(groupsOf(run.runId)).toEqual([]);
        },
      ),
      {numRuns: 100, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true},
    );
  });

  it.skipIf(!hasGroups)(`E8 nothing is left that has cast off all marks${why}`, async () => {
    const run = await runs.start(['y', 'long']);
    const bare = (): string[] => processesWith(`600.${run.child.pid}`);
    await run.heard(/working/);
    await expect.poll(bare, {timeout: 20_000}).toHaveLength(2);
    expect((await run.kill()).left).toEqual([]);
    expect(bare()).toEqual([]);
    expect(await readdir(run.folder)).toEqual([]);
  });
});
