import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdir, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {findEngine} from '../../../../src/environments/container/engine/find-engine.ts';
import {cleanLeftovers} from '../../../../src/environments/container/leftovers.ts';
import {bootId, readProcess} from '../../../../src/util/process-identity.ts';
import {engineContainers, importedImage, makeBusyboxRoot, podman} from '../../../rig/containers.ts';
import {MortalRuns, processesWith} from '../../../rig/mortal-run.ts';

/** Has containers come, be copied and go for ever, some with a command of their own. */
const PROGRAM = `
  import {containerDriver} from './src/environments/container/container-driver.ts';
  import {containerSpec} from './test/rig/containers.ts';
  const [rootfs] = args;
  const options = {signal, timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 1000};
  const life = async (id, command) => {
    for (let round = 0; ; round++) {
      const spec = containerSpec(rootfs, {command, id});
      const environment = await containerDriver.provision(spec, 1, context);
      const connection = await environment.connect(context);
      await new Promise((onOutput) => {
        const script = "trap '' TERM HUP INT; echo; setsid sleep 600 & sleep 600";
        connection.exec({script, env: {}, shell: 'sh'}, {...options, onOutput}).catch(() => undefined);
      });
      say('working');
      if (round % 2 === 0) await (await environment.checkpoint(context))[Symbol.asyncDispose]();
      await environment[Symbol.asyncDispose]();
    }
  };
  life('dying-' + runId, []);
  life('dying-' + runId, ['sleep', '600']);
`;

describe('when proctor is killed', {timeout: 240_000}, () => {
  let runs: MortalRuns;
  let rootfs: string;
  beforeAll(async () => {
    rootfs = await makeBusyboxRoot();
    // Else it is imported in each of the runs' first second.
    await importedImage(rootfs);
    runs = await MortalRuns.build(PROGRAM);
  });
  afterAll(async () => {
    await runs[Symbol.asyncDispose]();
    await rm(rootfs, {recursive: true, force: true});
  });

  it('D29 its containers and their images are gone, whenever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.integer({min: 0, max: 4000})), async (afterMs) => {
        const run = await runs.start([rootfs]);
        await sleep(afterMs);
        expect((await run.kill()).left).toEqual([]);
        // A client that was at it when its run died takes back what it has made after that.
        const left = (): Promise<string[]> => engineContainers(`proctor-dying-${run.runId}`);
        await expect.poll(left, {timeout: 20_000, interval: 200}).toEqual([]);
        await expect.poll(() => processesWith(run.runId), {timeout: 10_000}).toEqual([]);
        expect(await readdir(run.folder)).toEqual([]);
        const label = `label=dev.proctor.run=${run.runId}`;
        expect(await podman('images', '--all', '--quiet', '--filter', label)).toBe('');
      }),
      {numRuns: 10},
    );
  });

  it('what it could not take along is removed by the next run, and nothing of the living', async () => {
    const image = await importedImage(rootfs);
    const dead = spawn('true');
    const {pid = 0} = dead;
    await once(dead, 'close');
    const boot = bootId() ?? '';
    const own = readProcess(process.pid)?.startTicks ?? 0;
    const owners = {
      dead: [pid, 1, hostname(), boot],
      reused: [process.pid, own + 1, hostname(), boot],
      booted: [process.pid, own, hostname(), 'another-boot'],
      alive: [process.pid, own, hostname(), boot],
      elsewhere: [pid, 1, 'another-host', boot],
      unproven: [pid, 1, hostname(), ''],
    };
    const prefix = `proctor-left-${process.pid}-`;
    try {
      for (const [name, [owner, start, host, bootText]] of Object.entries(owners)) {
        const labels = {pid: owner, 'pid-start': start, host, 'boot-id': bootText};
        const words = Object.entries(labels).flatMap(([key, value]) => [
          '--label',
          `dev.proctor.${key}=${value}`,
        ]);
        await podman('create', '--name', `${prefix}${name}`, ...words, image, 'sh');
      }
      const {signal} = new AbortController();
      const engine = await findEngine('podman', {PATH: process.env['PATH']}, {signal});
      await cleanLeftovers(engine, {signal});
      expect((await engineContainers(prefix)).sort()).toEqual(
        ['alive', 'elsewhere', 'unproven'].map((name) => `${prefix}${name}`),
      );
    } finally {
      const left = await engineContainers(prefix);
      if (left.length > 0) await podman('rm', '--force', '--time', '0', ...left);
    }
  });
});
