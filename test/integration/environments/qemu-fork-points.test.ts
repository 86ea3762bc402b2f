import {describe, expect, it} from 'vitest';
import type {Checkpoint} from '../../../src/environments/environment.ts';
import {
  connected,
  forkableSpec,
  type Machine,
  type MachineRig,
  openMachines,
} from '../../rig/forked-machines.ts';
import {tinyKernel} from '../../rig/virtual-machines.ts';

const DISK = {name: 'data', image: undefined, format: undefined, readOnly: false, boot: false};
const DISKS = [{...DISK, sizeBytes: 8 * 2 ** 20}];
const why = tinyKernel() === undefined ? ' (skipped: there is no small kernel)' : '';

/** What a machine has in memory, and on its disk. */
const LOOK = 'cat /tmp/word; head -c 5 /dev/vda; echo';

function write(word: string): string {
  return `echo ${word} >/tmp/word; printf ${word} | dd of=/dev/vda conv=fsync 2>/dev/null`;
}

async function copyOf(machine: Machine, rig: MachineRig): Promise<Machine> {
  const made = (await machine.environment.checkpoint?.(rig.context)) as Checkpoint;
  const checkpoint = rig.use(made);
  await machine.environment[Symbol.asyncDispose]();
  const copy = await checkpoint.fork({instance: 2, isTemplate: false}, rig.context);
  return connected(rig.use(copy), rig.context);
}

describe.skipIf(why !== '')(`moments of a running machine${why}`, () => {
  it.each([
    ['that has booted', false],
    ['that is a copy', true],
  ])(
    'E10 can be gone back to, memory and disk, any number of times, on one %s',
    async (_, isCopy) => {
      await using rig = await openMachines();
      const {context} = rig;
      const booted = await rig.boot(
        forkableSpec({disks: DISKS, isolation: isCopy ? 'fork' : 'fresh'}),
      );
      const machine = isCopy ? await copyOf(booted, rig) : booted;
      const {environment} = machine;
      const control = environment.machine;
      await machine.run(write('first'));
      const drawn = new Set<string>();
      // The kernel makes it when it is asked for it first.
      const bootId = await machine.run('cat /proc/sys/kernel/random/boot_id');
      await control?.checkpoint('one', context);
      // It goes on, with the same connection.
      await machine.run(write('later'));
      await control?.checkpoint('two', context);
      await machine.run(write('never'));
      for (const [name, word] of [
        ['one', 'first'],
        ['two', 'later'],
        ['one', 'first'],
      ] as const) {
        await control?.restore(name, context);
        const back = await connected(environment, context);
        expect(await back.run(LOOK)).toBe(`${word}\n${word}`);
        const before = Date.now() / 1000;
        const clock = Number(await back.run('date +%s'));
        expect(clock).toBeGreaterThan(before - 2);
        expect(clock).toBeLessThan(Date.now() / 1000 + 1);
        // The same boot goes on.
        expect(await back.run('cat /proc/sys/kernel/random/boot_id')).toBe(bootId);
        drawn.add(await back.run('cat /proc/sys/kernel/random/uuid'));
        await back.run(write('other'));
      }
      expect(drawn.size).toBe(3);
      await expect(control?.restore('three', context)).rejects.toMatchObject({
        code: 'vm/operation-failed',
        message: 'cannot go back to the checkpoint "three": there is "one", "two"',
      });
      // Which it has survived.
      const still = await connected(environment, context);
      expect(await still.run(LOOK)).toBe('other\nother');
      expect(rig.warnings).toEqual([]);
    },
    300_000,
  );
});

describe.skipIf(why !== '')(`copies without shared memory${why}`, () => {
  it('E10 are made all the same where tmpfs cannot be had, with a warning', async () => {
    await using rig = await openMachines({env: {...process.env, PROCTOR_RAM_FOLDER: '/proc'}});
    const {context} = rig;
    const machine = await rig.boot(forkableSpec({disks: DISKS}));
    await machine.run(write('first'));
    const made = (await machine.environment.checkpoint?.(context)) as Checkpoint;
    await using checkpoint = made;
    await machine.environment[Symbol.asyncDispose]();
    expect(rig.warnings).toEqual(['vm/private-memory']);
    expect(checkpoint.facts['sharesMemory']).toBe(false);
    const fork = async (instance: number, isTemplate: boolean): Promise<Machine> =>
      connected(rig.use(await checkpoint.fork({instance, isTemplate}, context)), context);
    const [one, two] = [await fork(2, false), await fork(3, true)];
    await one.run(write('other'));
    expect(await two.run(LOOK)).toBe('first\nfirst');
    await two.run(write('again'));
    const second = rig.use((await two.environment.checkpoint?.(context)) as Checkpoint);
    const third = await second.fork({instance: 4, isTemplate: false}, context);
    expect(await (await connected(rig.use(third), context)).run(LOOK)).toBe('again\nagain');
    expect(await one.run(LOOK)).toBe('other\nother');
  }, 300_000);
});
