import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {connect, type Socket} from 'node:net';
import {FaultError} from '../../../faults/fault-error.ts';
import type {VirtualMachine} from '../virtual-machine.ts';

/** QEMU's names of the port and of what is behind it. */
const CHARDEV = 'terminal0';
const DEVICE = 'terminal-port0';
/** In the VM's folder, in which QEMU runs: the path of a socket has room for 100 bytes only. */
const SOCKET = 'terminal.sock';

/** Ports of machines that have one: they have it until they end. */
const ports = new WeakMap<VirtualMachine, TerminalPort>();

/**
 * A console of a running machine, for a person: plugged in when it is asked for first, so that no
 * machine has it that need not, and a copy's devices are those of its template.
 */
export class TerminalPort {
  readonly #machine: VirtualMachine;
  #isPlugged = false;
  #isTaken = false;

  private constructor(machine: VirtualMachine) {
    this.#machine = machine;
  }

  /** The port of `machine`. */
  static of(machine: VirtualMachine): TerminalPort {
    const port = ports.get(machine) ?? new TerminalPort(machine);
    ports.set(machine, port);
    return port;
  }

  /** Whether somebody uses it: there is room for one. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /**
   * Our end of it, free again when it is closed. The guest sees the port some time later.
   *
   * @throws {FaultError} `vm/operation-failed` where the machine cannot have one.
   */
  async open(options: {readonly signal: AbortSignal}): Promise<Socket> {
    this.#isTaken = true;
    try {
      await this.#plug(options);
      const socket = await this.#connect();
      socket.once('close', () => {
        this.#isTaken = false;
      });
      return socket;
    } catch (error) {
      this.#isTaken = false;
      options.signal.throwIfAborted();
      if (error instanceof FaultError) throw error;
      const message = `cannot open a terminal of '${this.#machine.config.spec.id}'`;
      throw new FaultError('vm/operation-failed', message, {cause: error});
    }
  }

  async #plug({signal}: {readonly signal: AbortSignal}): Promise<void> {
    if (this.#isPlugged) return;
    const {qmp} = this.#machine;
    const addr = {type: 'unix', data: {path: SOCKET}};
    const backend = {type: 'socket', data: {addr, server: true, wait: false}};
    await qmp.execute('chardev-add', {id: CHARDEV, backend}, {signal});
    try {
      const device = {driver: 'virtconsole', id: DEVICE, chardev: CHARDEV};
      await qmp.execute('device_add', device, {signal});
      this.#isPlugged = true;
    } catch (error) {
      await qmp.execute('chardev-remove', {id: CHARDEV}, {signal}).catch(() => undefined);
      throw error;
    }
  }

  async #connect(): Promise<Socket> {
    const {folder} = this.#machine.config;
    const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect({path: `/proc/self/fd/${handle.fd}/${SOCKET}`});
        socket.once('connect', () => resolve(socket));
        // Later ones are followed by its end.
        socket.on('error', reject);
      });
    } finally {
      await handle.close();
    }
  }
}
