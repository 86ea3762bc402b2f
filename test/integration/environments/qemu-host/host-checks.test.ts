import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {checkHost} from '../../../../src/environments/qemu/host/host-checks.ts';
import {requireArchitecture} from '../../../../src/environments/qemu/host/kernel-check.ts';
import {namesIn, unknownNames} from '../../../../src/environments/qemu/host/qemu-names.ts';
import {findQemu} from '../../../../src/environments/qemu/host/qemu-program.ts';
import type {GuestArch, QemuSpec} from '../../../../src/manifest/manifest.ts';
import {diskSpec} from '../../../rig/disk-spec.ts';
import {qemuSpec} from '../../../rig/qemu-spec.ts';

const {signal} = new AbortController();

let folder: string;
let env: Record<string, string | undefined>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-checks-'));
  env = {PATH: process.env['PATH'], XDG_CACHE_HOME: join(folder, 'cache')};
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** The header of a kernel, which is all that is looked at. */
function kernelFile(arch: 'x86_64' | 'arm64'): string {
  const bytes = Buffer.alloc(4096);
  if (arch === 'arm64') {
    bytes.write('ARM\x64', 56, 'latin1');
  } else {
    bytes.writeUInt16LE(0xaa55, 0x1fe);
    bytes.write('HdrS', 0x202);
    bytes.writeUInt16LE(0x20f, 0x206);
    bytes.writeUInt16LE(1, 0x236);
  }
  const path = join(folder, `kernel-${arch}`);
  writeFileSync(path, bytes);
  return path;
}

/** A VM that lacks nothing but what `overrides` asks for. */
function vm(overrides: Partial<QemuSpec> = {}): QemuSpec {
  return qemuSpec({id: 'vm', accel: 'tcg', boot: bootOf(kernelFile('x86_64')), ...overrides});
}

function bootOf(kernel: string, more: object = {}): QemuSpec['boot'] {
  return {
    kind: 'kernel',
    kernel,
    initrd: undefined,
    rootfs: undefined,
    cmdline: '',
    dtb: undefined,
    ...more,
  };
}

async function messages(spec: QemuSpec): Promise<string[]> {
  const problems = await checkHost(spec, {signal, env});
  return problems.map(({message, help}) => `${message} (${help ?? ''})`);
}

describe('checkHost', () => {
  it('E14 finds nothing to say about a VM that can be run', async () => {
    const initrd = join(folder, 'initrd');
    writeFileSync(initrd, '');
    const spec = vm({
      machine: 'q35,hpet=off',
      cpu: 'qemu64,+avx',
      extraArgs: ['-device', 'virtio-balloon-pci,id=b', '-device', '{"driver":"any"}'],
      disks: [diskSpec()],
      boot: bootOf(kernelFile('x86_64'), {initrd}),
    });
    expect(await messages(spec)).toEqual([]);
  });

  it('E14 names each missing program with the package that brings it', async () => {
    env = {...env, PATH: folder};
    const boot = bootOf(kernelFile('arm64'));
    expect(await messages(vm({arch: 'arm64', boot, disks: [diskSpec()]}))).toEqual([
      'cannot find qemu-system-aarch64 (apt install qemu-system-arm)',
      'cannot find qemu-img (apt install qemu-utils)',
    ]);
    expect(await messages(vm({binary: '/opt/qemu'}))).toEqual([
      'cannot find /opt/qemu (Check `binary`.)',
    ]);
  });

  it.each([
    ['x86_64', 'qemu-system-x86'],
    ['arm64', 'qemu-system-arm'],
    ['riscv64', 'qemu-system-misc'],
    ['arm', 'qemu-system-arm'],
  ] as [GuestArch, string][])('E3 E14 finds the QEMU of %s', async (arch, name) => {
    await expect(findQemu({arch, binary: undefined}, {signal, env: {}})).resolves.toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+/) as string,
    });
    await expect(
      findQemu({arch, binary: undefined}, {signal, env: {PATH: folder}}),
    ).rejects.toMatchObject({help: `apt install ${name}`});
  });

  it('E4 refuses a kernel of another architecture, naming both', async () => {
    const kernel = kernelFile('arm64');
    expect(await messages(vm({boot: bootOf(kernel)}))).toEqual([
      "cannot boot a kernel for arm64 on 'vm', which is x86_64 (Set `arch: arm64`, or give a kernel for x86_64.)",
    ]);
    await expect(requireArchitecture(kernel, {id: 'vm', arch: 'arm'})).rejects.toMatchObject({
      code: 'qemu/wrong-architecture',
      details: {kernelArch: 'arm64', arch: 'arm'},
    });
    await requireArchitecture(kernel, {id: 'vm', arch: 'arm64'});
  });

  it('E14 names each file that is missing or no file', async () => {
    const none = join(folder, 'none');
    const spec = vm({
      boot: bootOf(kernelFile('x86_64'), {initrd: none, dtb: folder}),
      fwCfg: [{name: 'opt/org.example/x', value: {kind: 'file', path: none}}],
      disks: [diskSpec({image: none})],
      connect: {
        via: 'ssh',
        timeoutMs: 1000,
        user: 'root',
        port: 22,
        keys: [none],
        passphrase: undefined,
        password: undefined,
        knownHosts: [none],
        sessionsMax: 4,
      },
    });
    expect(await messages(spec)).toEqual([
      expect.stringMatching(`^cannot read the disk image "${none}": ENOENT`),
      `cannot read the initrd "${none}": there is no such file ()`,
      `cannot read the device tree "${folder}": it is a folder ()`,
      `cannot read the value of fw-cfg opt/org.example/x "${none}": there is no such file ()`,
      `cannot read the SSH key "${none}": there is no such file ()`,
      `cannot read the known-hosts file "${none}": there is no such file ()`,
    ]);
    expect(await messages(vm({boot: bootOf(none)}))).toEqual([
      expect.stringMatching(`^cannot read the kernel "${none}": ENOENT`),
    ]);
  });

  it('E14 names what a guest without an image lacks', async () => {
    const sysroot = join(folder, 'empty');
    execFileSync('mkdir', [sysroot]);
    const rootfs = {sysroot, modules: undefined, files: {}};
    const [first = ''] = await messages(vm({boot: bootOf(kernelFile('x86_64'), {rootfs})}));
    expect(first).toMatch(/busybox/);
  });

  it('E14 names the package of a firmware that booting from a disk needs', async () => {
    const found = await messages(vm({arch: 'arm', boot: {kind: 'disk', firmware: undefined}}));
    // Where the firmware is there, there is nothing to say.
    expect([
      [],
      [
        'there is no firmware for arm here, which booting from a disk needs (apt install qemu-efi-arm, or name one with `firmware`)',
      ],
    ]).toContainEqual(found);
    expect(await messages(vm({boot: {kind: 'disk', firmware: undefined}}))).toEqual([]);
  });

  it('E14 names machines, CPUs and devices that this QEMU does not have', async () => {
    const path = (await findQemu({arch: 'x86_64', binary: undefined}, {signal, env})).path;
    const spec = vm({
      machine: 'microvn',
      cpu: 'Skylake-Clint,-avx',
      extraArgs: ['-device', 'virtio-baloon,id=x'],
    });
    const found = await messages(spec);
    expect(
      found.map((text) => text.replaceAll(path, 'qemu').replace(/version [\d.]+/, 'version N')),
    ).toEqual([
      `qemu (version N) has no machine 'microvn' (did you mean "microvm"?)`,
      `qemu (version N) has no cpu 'Skylake-Clint' (did you mean "Skylake-Client"?)`,
      `qemu (version N) has no device 'virtio-baloon' (did you mean "virtio-balloon"?)`,
    ]);
  });

  it('E2 finds that KVM does not work before anything starts', async () => {
    const path = join(folder, 'qemu-fake');
    writeFileSync(
      path,
      '#!/bin/sh\n[ "$1" = --version ] && exec echo QEMU emulator version 9.9.9\n[ "$1" = -cpu ] && exit\nexit 1\n',
    );
    chmodSync(path, 0o755);
    const found = await messages(vm({accel: 'kvm', arch: 'x86_64', binary: path}));
    expect(found).toEqual([expect.stringMatching(/^cannot use KVM: /)]);
    expect(await messages(vm({accel: 'auto', binary: path, cpu: 'host'}))).toEqual([
      "the CPU model 'host' is there with KVM only, which is not used here (Leave `cpu` out, or set `cpu: max`.)",
    ]);
  });

  it('finds more memory than there is, and ports that are taken', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const {port} = server.address() as {port: number};
    try {
      const forwards = [{guest: 80, host: port, protocol: 'tcp'}] as const;
      const found = await messages(
        vm({
          memoryBytes: 2 ** 50,
          network: {mode: 'user', restrict: false, forwards, private: []},
        }),
      );
      expect(found).toEqual([
        expect.stringMatching(
          `^cannot forward tcp port ${port} to the guest's port 80: it is held by`,
        ),
        expect.stringMatching(/^'vm' needs 1073741824 MiB of memory; this machine has \d+ \(Lower/),
      ]);
    } finally {
      server.close();
    }
  });

  it('can be called off', async () => {
    const reason = new Error('enough');
    await expect(checkHost(vm(), {signal: AbortSignal.abort(reason), env})).rejects.toBe(reason);
  });
});

describe('unknownNames', () => {
  it.each(['x86_64', 'arm64', 'riscv64', 'arm'] as const)(
    'knows what proctor’s own defaults for %s are called',
    async (arch) => {
      const qemu = await findQemu({arch, binary: undefined}, {signal, env});
      const cpu = {x86_64: 'max', arm64: 'cortex-a72', riscv64: 'rv64', arm: 'cortex-a15'}[arch];
      const machine = arch === 'x86_64' ? 'pc' : 'type=virt,highmem=off';
      const options = {signal, env};
      expect(await unknownNames({machine, cpu, extraArgs: []}, qemu, options)).toEqual([]);
      const none = await unknownNames(
        {machine: 'usb=off', cpu: undefined, extraArgs: []},
        qemu,
        options,
      );
      expect(none).toEqual([]);
    },
  );

  it('asks nothing where nothing is said', async () => {
    const qemu = {path: join(folder, 'absent'), version: '1', stamp: ''};
    const spec = {machine: undefined, cpu: undefined, extraArgs: ['-device', '-device', 'help']};
    expect(await unknownNames(spec, qemu, {signal, env})).toEqual([]);
  });

  it('reads the lists of old and new versions', () => {
    const old =
      'Available CPUs:\nx86 486                   (alias of 486-v1)\nx86 base   base CPU model\n\nRecognized CPUID flags:\n  avx sse\n';
    expect([...namesIn('cpu', old)]).toEqual(['486', 'base']);
    expect([...namesIn('cpu', 'Available CPUs:\n  486\n  Denverton-v3 (deprecated)\n')]).toEqual([
      '486',
      'Denverton-v3',
    ]);
    expect([...namesIn('cpu', 'any\nrv64\n')]).toEqual(['any', 'rv64']);
  });
});
