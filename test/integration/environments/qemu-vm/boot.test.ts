import {execFileSync} from 'node:child_process';
import {truncateSync, writeFileSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, it, onTestFinished} from 'vitest';
import {ARCHITECTURES} from '../../../../src/environments/qemu/architectures.ts';
import {prepareBoot} from '../../../../src/environments/qemu/boot/prepare-boot.ts';
import {debianKernel, debianSysroot} from '../../../rig/guests.ts';
import {qemuSpec} from '../../../rig/qemu-spec.ts';
import {openVm, tinyKernel, vmContext} from '../../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';
const arm64 = debianKernel('arm64');
const whyNotArm64 = arm64.why === undefined ? '' : ` (skipped: ${arm64.why})`;

/** A disk with a boot loader, the kernel, and a guest that proctor builds. */
async function bootableDisk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proctor-boot-disk-'));
  onTestFinished(() => rm(folder, {recursive: true}));
  await using rig = await vmContext();
  const {boot} = await prepareBoot(
    qemuSpec(),
    {
      architecture: ARCHITECTURES.x86_64,
      accelerator: 'tcg',
      folder,
      nonce: 'none',
      extraArguments: [],
    },
    rig.context,
  );
  if (boot.kind !== 'kernel' || boot.initrd === undefined) throw new Error('no guest');
  const image = join(folder, 'disk.raw');
  writeFileSync(image, '');
  truncateSync(image, 64 * 2 ** 20);
  const run = (tool: string, ...args: string[]) => execFileSync(tool, args, {stdio: 'pipe'});
  run('/usr/sbin/mkfs.vfat', image);
  run('syslinux', '--install', image);
  const config = join(folder, 'syslinux.cfg');
  writeFileSync(
    config,
    'DEFAULT linux\nLABEL linux\n KERNEL bzImage\n INITRD initrd\n APPEND console=ttyS0\n',
  );
  run('mcopy', '-i', image, boot.kernel, '::bzImage');
  // Packed, as the machine's own firmware is slow to read.
  const packed = join(folder, 'initrd.gz');
  writeFileSync(packed, gzipSync(await readFile(boot.initrd), {level: 1}));
  run('mcopy', '-i', image, packed, '::initrd');
  run('mcopy', '-i', image, config, '::syslinux.cfg');
  return image;
}

describe('a VM', () => {
  it.skipIf(kernel === undefined)(
    `boots from a disk, whose image is not written to${why}`,
    async () => {
      const image = await bootableDisk();
      const before = await readFile(image);
      await using vm = await openVm({
        connect: {via: 'guest-agent', timeoutMs: 20_000},
        boot: {kind: 'disk', firmware: undefined},
        disks: [
          {name: 'root', sizeBytes: undefined, image, format: 'raw', readOnly: false, boot: true},
        ],
      });
      expect(await vm.run('cat /proc/cmdline')).toContain('BOOT_IMAGE=bzImage');
      await vm.run('dd if=/dev/zero of=/dev/vda bs=1M count=1 conv=fsync 2>/dev/null');
      expect((await readFile(image)).equals(before)).toBe(true);
    },
    60_000,
  );

  it.skipIf(arm64.path === undefined)(
    `E3 runs Debian's kernel for arm64${whyNotArm64}`,
    async () => {
      await using vm = await openVm({
        arch: 'arm64',
        memoryBytes: 256 * 2 ** 20,
        boot: {
          kind: 'kernel',
          kernel: arm64.path ?? '',
          initrd: undefined,
          rootfs: {sysroot: debianSysroot('arm64'), modules: undefined, files: {}},
          cmdline: '',
          dtb: undefined,
        },
      });
      expect(await vm.run('uname -m; cat /proc/cmdline')).toMatch(/^aarch64\nconsole=ttyAMA0 /);
      await vm.environment.console.settle(vm.context);
      expect(await readFile(vm.environment.console.path, 'utf8')).toContain('Linux version');
    },
    120_000,
  );

  it.skipIf(kernel === undefined)(
    `that hangs is dumped and removed all the same${why}`,
    async () => {
      await using vm = await openVm({silenceMs: 8000});
      await vm.run(':');
      // With interrupts off, on its only processor: nothing in it goes on.
      const {environment, context} = vm;
      await environment.machine.setNetwork('down', context);
      const hanging = vm.run('trap "" TERM; echo c > /proc/sysrq-trigger');
      await expect(hanging).rejects.toMatchObject({code: 'vm/hung'});
      expect((await environment.lost).message).toContain('its console has been silent for 8 s');
      const path = join(context.scratchFolder, 'core');
      expect((await environment.machine.dumpMemory(path, context)).bytes).toBeGreaterThan(2 ** 20);
    },
  );
});
