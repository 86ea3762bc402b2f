import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {DiskSpec} from '../../../../src/manifest/manifest.ts';
import {openVm, printed, tinyKernel, type VmRig} from '../../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';

function disk(name: string): DiskSpec {
  const sizeBytes = 32 * 2 ** 20;
  return {name, sizeBytes, image: undefined, format: undefined, readOnly: false, boot: false};
}

/** What a machine does from without, on the one that has proven its disks. */
function describeFaults(vm: () => VmRig): void {
  it('E12 has its network cut and restored', async () => {
    const {environment, context} = vm();
    const carrier = (state: number) =>
      vm().run(
        `for i in $(seq 100); do [ "$(cat /sys/class/net/eth0/carrier)" = ${state} ] && break; sleep 0.05; done; cat /sys/class/net/eth0/carrier`,
      );
    expect(await carrier(1)).toBe('1');
    await environment.machine.setNetwork('down', context);
    expect(await carrier(0)).toBe('0');
    await environment.machine.setNetwork('up', context);
    expect(await carrier(1)).toBe('1');
  });

  it('has its memory dumped as an ELF core', async () => {
    const {environment, context} = vm();
    const path = join(context.scratchFolder, 'core');
    const {bytes} = await environment.machine.dumpMemory(path, context);
    expect(bytes).toBeGreaterThan(128 * 2 ** 20);
    expect((await stat(path)).size).toBe(bytes);
    await expect(
      environment.machine.dumpMemory('/nonexistent/core', context),
    ).rejects.toMatchObject({code: 'vm/operation-failed'});
  });

  it('gets keys of sysrq and NMIs, which need no process in the guest', async () => {
    const {environment, context} = vm();
    await environment.machine.sendSysrq('h', context);
    await printed(environment.console, 'sysrq: HELP');
    await environment.machine.sendNmi(context);
    await printed(environment.console, 'NMI received');
    await expect(environment.machine.sendSysrq('hh', context)).rejects.toMatchObject({
      code: 'vm/operation-failed',
    });
  });

  it('goes back to a checkpoint, memory and disks, with what was attached since gone', async () => {
    const {environment, context} = vm();
    await vm().run('echo before > /tmp/file; echo before > /dev/vda; sync');
    await environment.machine.checkpoint('here', context);
    await environment.machine.attachDisk(disk('late'), context);
    await vm().run('echo after > /tmp/file; echo after > /dev/vda; sync');
    const {identity} = environment.vm;
    await environment.machine.restore('here', context);
    expect(environment.vm.identity).not.toEqual(identity);
    expect(await vm().run('cat /tmp/file; head -n 1 /dev/vda; ls /sys/block')).toBe(
      'before\nbefore\nvda',
    );
    expect(environment.disks.map(({name}) => name)).toEqual(['first']);
    await expect(environment.machine.restore('there', context)).rejects.toThrow(
      'cannot go back to the checkpoint "there"',
    );
    await environment.machine.detachDisk('first', context);
    expect(await vm().run('ls /sys/block')).toBe('');
  });
}

/** What is the end of what ran in it: last, on the same machine. */
function describeReboots(vm: () => VmRig): void {
  it.each(['guest', 'reset'] as const)(
    'reboots by %s, which its console does not mind',
    async (how) => {
      const {environment, context} = vm();
      const before = await vm().run('cat /proc/sys/kernel/random/boot_id; touch /tmp/here');
      await environment.machine.reboot(how, context);
      expect(await vm().run('cat /proc/sys/kernel/random/boot_id; ls /tmp/here')).not.toContain(
        before,
      );
      await environment.console.settle(context);
      expect(environment.console.unclaimed).toEqual([]);
    },
  );

  it('is not lost when it panics, and what it printed is reported', async () => {
    const {environment, context} = vm();
    const titles: string[] = [];
    const fatal = Promise.withResolvers<string>();
    using _ = environment.console.listen({
      onReport: ({title}) => titles.push(title),
      onFatal: (title) => fatal.resolve(title),
    });
    await environment.machine.sendSysrq('c', context);
    expect(await fatal.promise).toContain('sysrq');
    await environment.console.settle(context);
    expect(titles).toEqual(['kernel panic: sysrq triggered crash']);
    expect((await environment.health(context)).status).toBe('unhealthy');
    // It stands still for a look inside.
    await environment.machine.dumpMemory(join(context.scratchFolder, 'panic'), context);
  });
}

describe.skipIf(kernel === undefined).each([
  ['pc', undefined],
  ['q35, by root ports', 'q35'],
])(`a machine of type %s${why}`, (_name, machine) => {
  let vm: VmRig;
  beforeAll(async () => {
    vm = await openVm({
      machine,
      disks: [disk('first')],
      network: {mode: 'user', restrict: false, forwards: [], private: []},
    });
    await vm.run(':');
  });
  afterAll(() => vm[Symbol.asyncDispose]());

  const disks = () => vm.run('cat /sys/block/vd*/serial 2>/dev/null; :');
  /** Waits in the guest, as plugging in ends before the guest has looked. */
  const until = (condition: string) =>
    vm.run(
      `for i in $(seq 200); do ${condition} && break; sleep 0.05; done; ${condition} && echo yes`,
    );

  it('takes disks in and gives them back, while it runs', async () => {
    const {environment, context} = vm;
    await environment.machine.attachDisk(disk('second'), context);
    expect(await until('[ -e /sys/block/vdb ]')).toBe('yes');
    expect(
      await vm.run('dd if=/dev/zero of=/dev/vdb bs=1M count=2 conv=fsync 2>&1 | head -1'),
    ).toBe('2+0 records in');
    expect(environment.home.record.disks.map(({name}) => name)).toEqual(['first', 'second']);
    await environment.machine.detachDisk('second', context);
    expect(await until('[ ! -e /sys/block/vdb ]')).toBe('yes');
    expect(await readdir(environment.home.folder)).toEqual(['.proctor-vm', 'disk-first.qcow2']);
    // Once more is nothing new, and its name is free.
    await environment.machine.detachDisk('second', context);
    await environment.machine.attachDisk(disk('second'), context);
    expect(await until('[ -e /sys/block/vdb ]')).toBe('yes');
    await environment.machine.detachDisk('second', context);
  });

  it('has no second disk of a name, and leaves nothing of a failed one', async () => {
    const {environment, context} = vm;
    const twice = environment.machine.attachDisk(disk('first'), context);
    await expect(twice).rejects.toMatchObject({code: 'vm/operation-failed'});
    const missing = {...disk('third'), sizeBytes: undefined, image: '/nonexistent'};
    await expect(environment.machine.attachDisk(missing, context)).rejects.toMatchObject({
      code: 'qemu/image-failed',
    });
    expect(await readdir(environment.home.folder)).toEqual(['.proctor-vm', 'disk-first.qcow2']);
    expect(await disks()).toBe('first');
  });

  if (machine === undefined) describeFaults(() => vm);
  if (machine === undefined) describeReboots(() => vm);
});
