import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Checkpoint} from '../../../src/environments/environment.ts';
import {qemuDriver} from '../../../src/environments/qemu/qemu-driver.ts';
import {connected, forkableSpec, openMachines} from '../../rig/forked-machines.ts';
import {tinyKernel} from '../../rig/virtual-machines.ts';

const DISK = {name: 'data', image: undefined, format: undefined, readOnly: false, boot: false};
const LOOK = 'cat /tmp/word; head -c 4 /dev/vda; echo; cat /proc/sys/kernel/random/boot_id';
const why = tinyKernel() === undefined ? ' (skipped: there is no small kernel)' : '';

describe.skipIf(why !== '')(`templates of earlier runs${why}`, () => {
  it('E10 give copies without a boot, as long as nothing has changed', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'proctor-test-cache-'));
    const env = {...process.env, XDG_CACHE_HOME: cache};
    const spec = forkableSpec({cache: true, disks: [{...DISK, sizeBytes: 8 * 2 ** 20}]});
    const open = (context: Parameters<typeof connected>[1], changes = {}, preparation = 'p') =>
      qemuDriver.cachedCheckpoint?.({...spec, ...changes}, preparation, context);
    try {
      let seen: string;
      {
        await using rig = await openMachines({env});
        expect(await open(rig.context)).toBeUndefined();
        const machine = await rig.boot(spec);
        await machine.run(
          'echo kept >/tmp/word; printf disk | dd of=/dev/vda conv=fsync 2>/dev/null',
        );
        seen = await machine.run(LOOK);
        const checkpoint = rig.use(
          (await machine.environment.checkpoint?.(rig.context)) as Checkpoint,
        );
        await checkpoint.keep?.('p', rig.context);
        expect(rig.warnings).toEqual([]);
      }
      await using rig = await openMachines({env});
      const {context} = rig;
      expect(await open(context, {memoryBytes: 2 ** 28})).toBeUndefined();
      expect(await open(context, {}, 'another')).toBeUndefined();
      expect(await open(context, {cache: false})).toBeUndefined();
      const checkpoint = rig.use((await open(context)) as Checkpoint);
      expect(checkpoint.facts['sharesMemory']).toBe(true);
      for (const instance of [1, 2]) {
        const copy = await checkpoint.fork({instance, isTemplate: false}, context);
        const machine = await connected(rig.use(copy), context);
        // It is the very machine that was booted then.
        expect(await machine.run(LOOK)).toBe(seen);
        const before = Date.now() / 1000;
        const clock = Number(await machine.run('date +%s'));
        expect(clock).toBeGreaterThan(before - 2);
        expect(clock).toBeLessThan(Date.now() / 1000 + 1);
        await machine.run('echo other >/tmp/word; dd if=/dev/zero of=/dev/vda count=1 2>/dev/null');
      }
      expect(rig.warnings).toEqual([]);
    } finally {
      await rm(cache, {recursive: true, force: true});
    }
  }, 300_000);
});
