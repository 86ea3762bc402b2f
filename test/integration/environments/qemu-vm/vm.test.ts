import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {readdir, readFile, stat} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {qemuDriver} from '../../../../src/environments/qemu/qemu-driver.ts';
import {VmRegistry} from '../../../../src/environments/qemu/records/vm-registry.ts';
import {VirtualMachine} from '../../../../src/environments/qemu/virtual-machine.ts';
import {isAlive} from '../../../../src/util/process-identity.ts';
import {qemuSpec} from '../../../rig/qemu-spec.ts';
import {
  machineConfig,
  openVm,
  printed,
  tinyKernel,
  type VmRig,
  vmContext,
} from '../../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';
const kernelBoot = {
  kind: 'kernel',
  kernel: kernel ?? '',
  initrd: undefined,
  rootfs: undefined,
  cmdline: '',
  dtb: undefined,
} as const;

describe.skipIf(kernel === undefined)(`a VM${why}`, () => {
  it('E1 is a process with a folder, disks, a monitor, a console file and a record', async () => {
    await using vm = await openVm({
      disks: [
        {
          name: 'data',
          sizeBytes: 64 * 2 ** 20,
          image: undefined,
          format: undefined,
          readOnly: false,
          boot: false,
        },
      ],
      network: {
        mode: 'user',
        restrict: false,
        forwards: [{guest: 80, host: undefined, protocol: 'tcp'}],
        private: [],
      },
      boot: {...kernelBoot, rootfs: {sysroot: '/', modules: undefined, files: {}}},
    });
    const {environment, context} = vm;
    expect(await vm.run('cat /proc/cmdline')).toMatch(
      /^console=ttyS0 proctor.net=static (?:[\w.]+=\d+ )+proctor.nonce=[0-9a-f]{32}$/,
    );
    expect(await vm.run('cat /sys/block/vda/serial')).toBe('data');
    const {record} = environment.home;
    expect((await stat(record.folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(record.folder)).toEqual(['.proctor-vm', 'disk-data.qcow2']);
    await environment.console.settle(context);
    expect(await readFile(record.consolePath, 'utf8')).toContain('Linux version');
    const {pid, startTicks} = environment.vm.identity;
    expect(record).toMatchObject({
      environment: 'vm',
      instance: 1,
      runId: 'run-of-a-test',
      machine: 'pc',
      accelerator: 'tcg',
      disks: [{name: 'data'}],
      process: {pid, startTicks},
      runner: {pid: process.pid},
      // E12: the guest's address, and ports that lead to it.
      guestAddress: '10.0.2.15',
      forwards: [{guest: 80, protocol: 'tcp', host: expect.any(Number)}],
    });
    const listed = await new VmRegistry(vm.state).list();
    expect(listed.map(({id}) => id)).toEqual([record.id]);
    await environment[Symbol.asyncDispose]();
    expect(isAlive({pid, startTicks})).toBe(false);
    expect(existsSync(record.folder)).toBe(false);
    expect(existsSync(record.consolePath)).toBe(true);
    expect(await new VmRegistry(vm.state).list()).toEqual([]);
  });

  it('is lost when its guest switches it off', async () => {
    await using vm = await openVm();
    await vm.run('poweroff').catch(() => undefined);
    expect((await vm.environment.lost).message).toContain('its guest switched it off');
  });

  it('counts as hung when its console is silent for too long', async () => {
    await using vm = await openVm({silenceMs: 500});
    expect(await vm.environment.lost).toMatchObject({code: 'vm/hung'});
    await expect(vm.run('true')).rejects.toMatchObject({code: 'vm/hung'});
  });

  it('is not waited for when its kernel panics at boot', async () => {
    await using vm = await openVm({boot: kernelBoot});
    const failure = await vm.environment.connect(vm.context).catch((error: unknown) => error);
    expect(failure).toMatchObject({code: 'vm/boot-failed'});
    const {message} = failure as Error;
    expect(message).toMatch(/^cannot boot the VM 'vm': .*VFS: Unable to mount root fs/);
    expect(message).toContain('The last lines of its console:');
    expect(message).toContain('end Kernel panic');
  });

  it('says what to check when its guest does not answer in time', async () => {
    await using vm = await openVm({connect: {via: 'guest-agent', timeoutMs: 1}});
    const failure = await vm.environment.connect(vm.context).catch((error: unknown) => error);
    expect(failure).toMatchObject({code: 'vm/boot-failed'});
    expect((failure as {help?: string}).help).toContain('boot.cmdline');
  });

  it('E4 is not started with a kernel for another architecture', async () => {
    await using rig = await vmContext();
    const spec = qemuSpec({arch: 'arm64'});
    await expect(qemuDriver.provision(spec, 1, rig.context)).rejects.toMatchObject({
      code: 'qemu/wrong-architecture',
      message: "cannot boot a kernel for x86_64 on 'vm', which is arm64",
    });
    expect(await readdir(rig.context.scratchFolder)).toEqual(['state']);
    expect(await new VmRegistry(`${rig.context.scratchFolder}/state`).list()).toEqual([]);
  });

  it.each([
    ['an unknown processor', {cpu: 'z80'}, 'qemu/start-failed', '-cpu help'],
    ['an unknown machine', {machine: 'vax'}, 'qemu/start-failed', '-machine help'],
    ['an unknown option', {extraArgs: ['--nonsense']}, 'qemu/start-failed', 'extra-args'],
    ['a missing device', {extraArgs: ['-device', 'tardis']}, 'qemu/start-failed', '-device help'],
    ['a missing program', {binary: 'qemu-system-none'}, 'environment/tool-missing', 'binary'],
  ])('leaves nothing behind when it is started with %s', async (_what, overrides, code, help) => {
    await using rig = await vmContext();
    const failure = await qemuDriver
      .provision(qemuSpec(overrides), 1, rig.context)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({code});
    expect((failure as {help?: string}).help).toContain(help);
    expect(await readdir(rig.context.scratchFolder)).toEqual(['state']);
  });

  it('is called off while it boots, and leaves nothing behind', async () => {
    await using rig = await vmContext();
    const environment = await qemuDriver.provision(qemuSpec(), 1, rig.context);
    const connecting = environment.connect(rig.context);
    rig.abort(new Error('called off'));
    await expect(connecting).rejects.toThrow('called off');
    await environment[Symbol.asyncDispose]();
    await environment[Symbol.asyncDispose]();
    const left = await readdir(rig.context.scratchFolder);
    expect(left.filter((name) => !name.endsWith('.console.log'))).toEqual(['state']);
  });

  it('tells who has a port that it is to forward', async () => {
    await using first = await openVm({
      network: {
        mode: 'user',
        restrict: false,
        forwards: [{guest: 80, host: undefined, protocol: 'tcp'}],
        private: [],
      },
    });
    const [{host = 0} = {}] = first.environment.forwards;
    const taken = openVm({
      network: {
        mode: 'user',
        restrict: false,
        forwards: [{guest: 80, host, protocol: 'tcp'}],
        private: [],
      },
    });
    await expect(taken).rejects.toMatchObject({code: 'qemu/port-taken'});
  });
});

describe.skipIf(kernel === undefined)(`a VM that has booted once${why}`, () => {
  let vm: VmRig;
  beforeAll(async () => {
    vm = await openVm({
      fwCfg: [{name: 'opt/proctor/text', value: {kind: 'text', text: 'a,b\nc'}}],
      extraArgs: ['-device', 'pci-testdev'],
    });
    await vm.run(':');
  });
  afterAll(() => vm[Symbol.asyncDispose]());

  it('has values of fw-cfg, and arguments of its own', async () => {
    expect(await vm.run('cat /sys/bus/pci/devices/*/device | grep -c 0x0005')).toBe('1');
    const {config} = vm.environment.vm;
    expect(await readFile(config.fwCfg[0]?.path ?? '', 'utf8')).toBe('a,b\nc');
  });

  it('E7 E13 tells how it is, and what it uses', async () => {
    const {environment, context} = vm;
    await vm.run('i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done');
    const health = await environment.health(context);
    expect(health).toMatchObject({status: 'healthy', issues: []});
    expect(health.metrics['diskFreeBytes']).toBeGreaterThan(0);
    expect(health.metrics['uptimeSeconds']).toBeGreaterThan(0);
    const usage = environment.usage();
    expect(usage?.cpuSeconds).toBeGreaterThan(0.1);
    expect(usage?.residentBytesMax).toBeGreaterThan(32 * 2 ** 20);
    expect(usage?.privateBytesMax).toBeLessThanOrEqual(usage?.residentBytesMax ?? 0);
    // A guest that stands still is not well.
    await environment.vm.qmp.execute('stop', {}, context);
    expect(await environment.health(context)).toMatchObject({
      status: 'unhealthy',
      issues: ['it is paused'],
    });
    await environment.vm.qmp.execute('cont', {}, context);
  });

  it('is lost when QEMU is killed under a command, which fails with that', async () => {
    const {environment} = vm;
    await vm.run(':');
    const running = vm.run('echo begun > /dev/ttyS0; sleep 60');
    running.catch(() => undefined);
    await printed(environment.console, 'begun');
    process.kill(environment.vm.identity.pid, 'SIGKILL');
    await expect(running).rejects.toMatchObject({code: 'vm/lost'});
    const fault = await environment.lost;
    expect(fault.message).toContain("cannot go on with the VM 'vm': QEMU was ended by SIGKILL");
    expect(environment.home.status).toBe('error');
    expect((await environment.health({signal: vm.context.signal})).status).toBe('unhealthy');
    await expect(environment.connect(vm.context)).rejects.toMatchObject({code: 'vm/lost'});
  });
});

describe.skipIf(kernel === undefined)(`the ladder that ends a QEMU${why}`, () => {
  async function start() {
    const rig = await vmContext();
    onTestFinished(() => rig[Symbol.asyncDispose]());
    const vm = await VirtualMachine.start(
      await machineConfig(rig.context.scratchFolder, {isPaused: true}),
      rig.context,
    );
    onTestFinished(() => vm[Symbol.asyncDispose]());
    return vm;
  }

  it('begins with the guest, where it is asked to', async () => {
    const vm = await start();
    const askGuest = async () => {
      process.kill(vm.identity.pid, 'SIGTERM');
    };
    expect(await vm.stop({how: 'shutdown', askGuest})).toBe('guest agent');
    expect(await vm.stop({how: 'shutdown'})).toBe('none needed');
  });

  it('goes on to quit when the guest does not react', async () => {
    const vm = await start();
    const askGuest = async () => {
      throw new Error('no agent');
    };
    expect(await vm.stop({how: 'shutdown', askGuest, guestMs: 50})).toBe('quit');
    expect(await vm.exited).toMatchObject({code: 0});
  });

  it('ends with SIGKILL, for a QEMU that does nothing any more', async () => {
    const vm = await start();
    process.kill(vm.identity.pid, 'SIGSTOP');
    const closed = once(vm.consoleChannel, 'close');
    expect(await vm.stop({how: 'kill'})).toBe('SIGKILL');
    expect(await vm.exited).toMatchObject({signal: 'SIGKILL'});
    await closed;
    expect((await vm.qmp.closed).message).toContain('SIGKILL');
  });
});
