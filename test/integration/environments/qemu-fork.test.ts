import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Checkpoint, Environment} from '../../../src/environments/environment.ts';
import {digestData} from '../../../src/environments/qemu/fork/sparse-file.ts';
import type {VmCheckpoint} from '../../../src/environments/qemu/fork/vm-checkpoint.ts';
import {
  connected,
  forkableSpec,
  type Machine,
  type MachineRig,
  openMachines,
} from '../../rig/forked-machines.ts';
import {tinyKernel} from '../../rig/virtual-machines.ts';

const DISK = {name: 'data', image: undefined, format: undefined, readOnly: false, boot: false};
const why = tinyKernel() === undefined ? ' (skipped: there is no small kernel)' : '';

/** Of the memory, the state and the disks that copies stand on. */
async function digests(checkpoint: Checkpoint, signal: AbortSignal): Promise<string[]> {
  const {ram, statePath, config} = (checkpoint as VmCheckpoint).frozen.parts;
  const files = [statePath, ...config.disks.map(({path}) => path)];
  return [
    await digestData(ram?.fd ?? -1, {bytes: ram?.bytes ?? 0, signal}),
    ...files.map((path) => createHash('sha256').update(readFileSync(path)).digest('hex')),
  ];
}

describe.skipIf(why !== '')(`copies of a virtual machine${why}`, () => {
  let rig: MachineRig;
  let checkpoint: Checkpoint;
  let template: Environment;
  let templateUuid: string;
  let instance = 1;

  beforeAll(async () => {
    rig = await openMachines();
    const machine = await rig.boot(
      forkableSpec({machineId: 'new', disks: [{...DISK, sizeBytes: 8 * 2 ** 20}]}),
    );
    await machine.run(
      'echo memory >/tmp/shared; setsid sleep 1000 >/dev/null 2>&1 & echo $! >/tmp/pid; printf disk | dd of=/dev/vda conv=fsync 2>/dev/null',
    );
    templateUuid = await machine.run('cat /proc/sys/kernel/random/uuid');
    template = machine.environment;
    checkpoint = rig.use((await template.checkpoint?.(rig.context)) as Checkpoint);
    // It is used up, and its copies do not need it.
    await template[Symbol.asyncDispose]();
  }, 300_000);

  afterAll(async () => {
    await rig?.[Symbol.asyncDispose]();
  });

  async function fork(): Promise<Machine> {
    instance += 1;
    const environment = await checkpoint.fork({instance, isTemplate: false}, rig.context);
    return connected(rig.use(environment), rig.context);
  }

  const end = (machine: Machine): Promise<void> =>
    Promise.resolve(machine.environment[Symbol.asyncDispose]());

  it('E10 goes on where its template stood, memory, processes and disk', async () => {
    const copy = await fork();
    expect(await copy.run('cat /tmp/shared')).toBe('memory');
    expect(await copy.run('kill -0 $(cat /tmp/pid) && echo alive')).toBe('alive');
    expect(await copy.run('head -c 4 /dev/vda')).toBe('disk');
    await end(copy);
  });

  it('E10 is told apart from its siblings and its template: random numbers, ids, clock', async () => {
    const [one, two] = await Promise.all([fork(), fork()]);
    const random = 'cat /proc/sys/kernel/random/uuid; head -c 16 /dev/urandom | od -An -tx1';
    const drawn = [await one.run(random), await two.run(random)];
    expect(new Set([...drawn.flatMap((text) => text.split('\n')), templateUuid]).size).toBe(5);
    for (const path of ['/proc/sys/kernel/random/boot_id', '/etc/machine-id']) {
      const [a, b] = [await one.run(`cat ${path}`), await two.run(`cat ${path}`)];
      expect(a).toMatch(/^[0-9a-f-]{32,36}$/);
      expect(a).not.toBe(b);
    }
    for (const copy of [one, two]) {
      const before = Date.now() / 1000;
      const clock = Number(await copy.run('date +%s'));
      const after = Date.now() / 1000;
      // It tells whole seconds.
      expect(clock).toBeGreaterThan(before - 2);
      expect(clock).toBeLessThan(after + 1);
    }
    await Promise.all([end(one), end(two)]);
  });

  it('E10 keeps its memory and its disk to itself, eight side by side', async () => {
    const before = await digests(checkpoint, rig.context.signal);
    const copies = await Promise.all(Array.from({length: 8}, fork));
    await Promise.all(
      copies.map((copy, index) =>
        copy.run(
          `echo ${index} >/tmp/shared; printf own${index} | dd of=/dev/vda conv=fsync 2>/dev/null`,
        ),
      ),
    );
    for (const [index, copy] of copies.entries()) {
      expect(await copy.run('cat /tmp/shared; head -c 4 /dev/vda')).toBe(`${index}\nown${index}`);
    }
    const [victim, ...others] = copies;
    await victim?.environment.machine?.sendSysrq('c', rig.context);
    for (const copy of others) expect(await copy.run('echo alive')).toBe('alive');
    await Promise.all(copies.map(end));
    expect(await digests(checkpoint, rig.context.signal)).toEqual(before);
    const fresh = await fork();
    expect(await fresh.run('cat /tmp/shared; head -c 4 /dev/vda')).toBe('memory\ndisk');
    await end(fresh);
  }, 300_000);

  it('E10 can be a template in turn, whose copies have what both had', async () => {
    instance += 1;
    const derived = await checkpoint.fork({instance, isTemplate: true}, rig.context);
    const machine = await connected(rig.use(derived), rig.context);
    await machine.run(
      'echo derived >/tmp/derived; printf more | dd of=/dev/vda conv=fsync 2>/dev/null',
    );
    const second = rig.use((await derived.checkpoint?.(rig.context)) as Checkpoint);
    await derived[Symbol.asyncDispose]();
    expect(second.facts['sharesMemory']).toBe(true);
    const copies = await Promise.all(
      [1, 2].map(async (number) => {
        const made = await second.fork({instance: 90 + number, isTemplate: false}, rig.context);
        return connected(rig.use(made), rig.context);
      }),
    );
    const look = 'cat /tmp/shared /tmp/derived; head -c 4 /dev/vda';
    for (const copy of copies) expect(await copy.run(look)).toBe('memory\nderived\nmore');
    await Promise.all(copies.map(end));
    await second[Symbol.asyncDispose]();
    // What it was made of is as it was.
    const sibling = await fork();
    expect(await sibling.run('cat /tmp/shared; head -c 4 /dev/vda; ls /tmp')).not.toContain(
      'derived',
    );
    await end(sibling);
  }, 300_000);

  it('raises no alarm in the guest by going on', async () => {
    const copy = await fork();
    await copy.run('sleep 1');
    await copy.environment.console?.settle({signal: rig.context.signal});
    expect(copy.environment.console?.unclaimed).toEqual([]);
    const text = readFileSync(copy.environment.console?.path ?? '', {encoding: 'utf8', flag: 'a+'});
    expect(text).not.toMatch(/lockup|stall|hung_task|unstable/i);
    await end(copy);
  });

  it('has nothing to be warned of', () => {
    expect(rig.warnings).toEqual([]);
  });

  it('goes on when its checkpoint is disposed of, which removes all that it had', async () => {
    const copy = await fork();
    const folders = (): string[] =>
      readdirSync(rig.context.scratchFolder).filter((name) => name.startsWith('checkpoint-'));
    await checkpoint[Symbol.asyncDispose]();
    expect(folders()).toEqual([]);
    expect(await copy.run('cat /tmp/shared; head -c 4 /dev/vda')).toBe('memory\ndisk');
    await end(copy);
  });
});
