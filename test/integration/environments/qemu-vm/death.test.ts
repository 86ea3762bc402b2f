import {existsSync, readdirSync} from 'node:fs';
import {mkdir, readdir, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {MortalRuns, processesWith} from '../../../rig/mortal-run.ts';
import {tinyKernel} from '../../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';

/** Has VMs come and go for ever; tells of the first two. */
const PROGRAM = `
  import {provisionMachine} from './src/environments/qemu/provision.ts';
  import {qemuSpec} from './test/rig/qemu-spec.ts';
  const [kernel] = args;
  const boot = {kind: 'kernel', kernel, initrd: undefined, rootfs: undefined, cmdline: '', dtb: undefined};
  const disks = [{name: 'data', sizeBytes: 2 ** 20, readOnly: false, boot: false}];
  const life = async (isolation, instance) => {
    const spec = qemuSpec({isolation, boot, disks, memoryBytes: 64 * 2 ** 20});
    for (let round = 0; ; round++) {
      const environment = await provisionMachine(spec, instance, context);
      const {home, vm} = environment;
      if (round === 0) say('vm ' + vm.identity.pid + ' ' + home.folder);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await environment[Symbol.asyncDispose]();
    }
  };
  life('fork', 1);
  life('shared', 2);
`;

describe.skipIf(kernel === undefined)(
  `when proctor is killed while VMs run${why}`,
  {timeout: 120_000},
  () => {
    let runs: MortalRuns;
    beforeAll(async () => {
      runs = await MortalRuns.build(PROGRAM);
    });
    afterAll(() => runs[Symbol.asyncDispose]());

    async function expectNothing(run: {runId: string; folder: string}): Promise<void> {
      // A reaper ends a little after it is done.
      await expect.poll(() => processesWith(run.runId), {timeout: 5000, interval: 5}).toEqual([]);
      const left = await readdir(run.folder, {recursive: true});
      expect(left.filter((name) => !name.endsWith('.console.log'))).toEqual([]);
      const records = join(runs.stateFolder, 'environments');
      expect(existsSync(records) ? readdirSync(records) : []).toEqual([]);
      expect(readdirSync('/dev/shm').filter((name) => name.startsWith('proctor'))).toEqual([]);
    }

    it('E8 leaves no QEMU, folder, record or memory, whenever that is', async () => {
      await fc.assert(
        fc.asyncProperty(fc.noBias(fc.integer({min: 0, max: 3000})), async (afterMs) => {
          const run = await runs.start([kernel ?? '']);
          await sleep(afterMs);
          expect((await run.kill()).left).toEqual([]);
          await expectNothing(run);
        }),
        {numRuns: 10},
      );
    });

    it('E8 leaves nothing where the kernel is not asked to end QEMU with it', async () => {
      // A PATH without setpriv(1): only the reaper is left to do it.
      const tools = join(runs.folder, 'tools');
      await mkdir(tools);
      for (const tool of ['qemu-system-x86_64', 'qemu-img', 'sh']) {
        const path = ['/usr/bin', '/bin', '/usr/local/bin'].find((each) =>
          existsSync(join(each, tool)),
        );
        await symlink(join(path ?? '', tool), join(tools, tool));
      }
      const run = await runs.start([kernel ?? ''], {...process.env, PATH: tools});
      const [, ...pids] = await run.heard(/vm (\d+) .*\n(?:.*\n)*?vm (\d+) .*\n/);
      // Stopped ones do not even see that their channels are closed.
      for (const pid of pids) process.kill(Number(pid), 'SIGSTOP');
      expect((await run.kill()).left).toEqual([]);
      await expectNothing(run);
    });
  },
);
