import {describe, expect, it} from 'vitest';
import {proveMachine} from '../../../../src/environments/qemu/boot/prove-machine.ts';
import type {QemuConnect, QemuNetwork} from '../../../../src/manifest/manifest.ts';
import {openVm, tinyKernel} from '../../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';

const network: QemuNetwork = {mode: 'user', restrict: false, forwards: [], private: []};
const ssh: QemuConnect = {
  via: 'ssh',
  timeoutMs: 60_000,
  user: 'root',
  port: 22,
  keys: [],
  passphrase: undefined,
  password: undefined,
  knownHosts: [],
  sessionsMax: 10,
};
const console: QemuConnect = {
  via: 'console',
  timeoutMs: 60_000,
  user: undefined,
  password: undefined,
  loginPrompt: 'login: ?$',
  prompt: '[$#] ?$',
};

describe.skipIf(kernel === undefined)(`a VM's guest${why}`, () => {
  it('is reached over SSH with keys of its own, and proven to be it', async () => {
    await using vm = await openVm({connect: ssh, network});
    await using other = await openVm({id: 'other', connect: ssh, network});
    expect(await vm.run('id -un; cat /proc/sys/kernel/random/boot_id')).toMatch(/^root\n/);
    expect(vm.warnings).toEqual([]);
    await other.run(':');
    // What if another machine answered on its port?
    const {connection} = other.environment;
    if (connection === undefined) throw new Error('there is none');
    await proveMachine(other.environment, connection, other.context);
    await expect(proveMachine(vm.environment, connection, vm.context)).rejects.toMatchObject({
      code: 'vm/wrong-machine',
    });
  });

  it('is reached by a shell on its console, which is judged and kept all the same', async () => {
    await using vm = await openVm({connect: console});
    expect(await vm.run('echo $((6 * 7)); uname -m')).toBe('42\nx86_64');
    expect(vm.environment.console.length).toBeGreaterThan(0);
    expect(vm.environment.console.unclaimed).toEqual([]);
  });
});
