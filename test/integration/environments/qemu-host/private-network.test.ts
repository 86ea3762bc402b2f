import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {buildGuest} from '../../../../src/environments/qemu/guest-build/build-guest.ts';
import {
  macAddress,
  type NetworkMember,
  PrivateNetwork,
} from '../../../../src/environments/qemu/host/private-network.ts';
import {VirtualMachine} from '../../../../src/environments/qemu/virtual-machine.ts';
import {testKernel} from '../../../rig/guests.ts';
import {type ContextRig, openContext} from '../../../rig/step-context.ts';
import {machineConfig} from '../../../rig/virtual-machines.ts';

const {path: kernel = '', why} = testKernel();
const {signal} = new AbortController();

let folder: string;
let rig: ContextRig;
beforeEach(async () => {
  rig = await openContext();
  folder = mkdtempSync(join(tmpdir(), 'proctor-net-'));
});
afterEach(async () => {
  await rig[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

/** A guest with a shell on its console, and one card on a private network. */
class Guest implements AsyncDisposable {
  readonly #vm: VirtualMachine;
  #text = '';
  #onText = (): void => {};

  private constructor(vm: VirtualMachine) {
    this.#vm = vm;
    vm.consoleChannel.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1');
      this.#onText();
    });
  }

  static async start(address: string, initrd: string): Promise<Guest> {
    const mac = macAddress({environment: address, instance: 1, network: 'lan'});
    const config = await machineConfig(folder, {
      nics: [{id: 'net1', mac, backend: undefined, network: 'lan'}],
      boot: {
        kind: 'kernel',
        kernel,
        initrd,
        cmdline: `console=ttyS0 quiet proctor.ip=${mac},${address}/24`,
        dtb: undefined,
      },
    });
    return new Guest(await VirtualMachine.start(config, rig.context));
  }

  join(network: PrivateNetwork): NetworkMember {
    const channel = this.#vm.nicChannel('net1');
    if (channel === undefined) throw new Error('the card has no channel');
    return network.join(channel);
  }

  /** Runs a command in the guest's shell and waits until its output has what is looked for. */
  async run(command: string, wanted: RegExp): Promise<string> {
    this.#text = '';
    this.#vm.consoleChannel.write(`${command}\n`);
    return new Promise((resolve) => {
      this.#onText = () => {
        const [found] = wanted.exec(this.#text) ?? [];
        if (found !== undefined) resolve(found);
      };
      this.#onText();
    });
  }

  /** Waits for the shell: what is written before it is there may be lost, so it is asked again. */
  async ready(): Promise<void> {
    const asking = setInterval(() => this.#vm.consoleChannel.write('echo r""eady\n'), 500);
    await this.run('', /ready/);
    clearInterval(asking);
    await this.run('echo e""mpty', /empty/);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#vm.stop({how: 'kill'});
    await this.#vm[Symbol.asyncDispose]();
  }
}

describe.skipIf(kernel === '')(
  `guests on a private network${why === undefined ? '' : ` (${why})`}`,
  () => {
    it('E12 reach each other, and nobody when they are cut off', async () => {
      const recipe = {
        arch: 'x86_64' as const,
        kernel,
        with: {agent: false, ssh: false, console: true},
      };
      const initrd = await buildGuest(recipe, {cacheFolder: join(folder, 'guests'), signal});
      const network = new PrivateNetwork();
      await using one = await Guest.start('10.77.0.1', initrd);
      await using two = await Guest.start('10.77.0.2', initrd);
      one.join(network);
      const member = two.join(network);
      await Promise.all([one.ready(), two.ready()]);
      const ping = 'ping -c 1 -W 2 10.77.0.2 | grep received; echo e""nd';
      expect(await one.run(ping, /[\s\S]*end/)).toContain('1 packets received');
      member.setConnected(false);
      expect(await one.run(ping, /[\s\S]*end/)).toContain('0 packets received');
      member.setConnected(true);
      expect(await one.run(ping, /[\s\S]*end/)).toContain('1 packets received');
      expect(network.size).toBe(2);
      await two[Symbol.asyncDispose]();
      await vi.waitFor(() => expect(network.size).toBe(1));
    }, 120_000);
  },
);
