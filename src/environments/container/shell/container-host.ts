import {addAbortListener} from 'node:events';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import {CancelError, Deadline} from '../../../util/deadline.ts';
import {ControlShell} from '../../posix/control-shell.ts';
import {controlScript as controlLoop, framed, PLAIN_LOADER} from '../../posix/remote-shell.ts';
import type {ShellChannel, ShellHost, ShellSession} from '../../posix/shell-host.ts';
import type {Container} from '../container.ts';
import {ShellSlot} from './shell-slot.ts';
import {StreamChannel} from './stream-channel.ts';

/** Commands at once. Each takes a client of the engine, which is no small program. */
const SLOTS_MAX = 32;
/** Shells that are being started at once: meanwhile those that are there may become free. */
const OPENING_MAX = 3;
/** Shells that are kept for commands to come. */
const IDLE_MAX = 4;
/** How long a shell may take to start in a container that is busy. */
const SLOT_TIMEOUT_MS = 60_000;
/** How long after a shell the end of its container may be seen. */
const LOSS_WAIT_MS = 2_000;

interface Waiter {
  readonly resolve: (slot: ShellSlot) => void;
  readonly reject: (error: unknown) => void;
}

interface Options {
  readonly signal: AbortSignal;
}

/**
 * A container whose shells stay: the control shell is one that the first process has started, or a
 * client of the engine; each command at once has a client of its own, which is used again.
 */
export class ContainerHost implements ShellHost, AsyncDisposable {
  readonly label: string;
  readonly kind = 'container';
  readonly wire;
  readonly lossCode = 'container/lost';
  readonly #container: Container;
  readonly #slots = new Set<ShellSlot>();
  readonly #waiters: Waiter[] = [];
  readonly #stop = new AbortController();
  #control: Promise<ControlShell> | undefined;

  constructor(container: Container) {
    this.#container = container;
    this.label = container.label;
    this.wire = container.engine.wire;
    container.onLost((fault) => this.#lose(fault));
  }

  async openSession(_: string, options: Options): Promise<ShellSession> {
    options.signal.throwIfAborted();
    const slot = await this.#freeSlot(options);
    if (options.signal.aborted) {
      slot.release();
      options.signal.throwIfAborted();
    }
    const channel = slot.open((isBusy) => {
      if (isBusy) this.#discard(slot);
      this.#dispatch();
    });
    return {
      channel: channel as ShellChannel,
      transport: this.#container,
      isWarm: false,
      isSubshell: true,
      isGroupGone: () => slot.isGroupGone,
    };
  }

  async openControl(nonce: string, options: Options): Promise<ShellSession> {
    options.signal.throwIfAborted();
    const channel = new StreamChannel(this.#container.openControl(PLAIN_LOADER));
    channel.write(framed(controlLoop(nonce)));
    return {channel, transport: this.#container, isWarm: false};
  }

  /** There is one for the next command at once. */
  prewarm(): void {}

  async control(options: Options): Promise<ControlShell> {
    options.signal.throwIfAborted();
    this.#throwIfOver();
    const current = await this.#control?.catch(() => undefined);
    if (current?.isAlive === true) return current;
    if (current !== undefined) await this.#throwIfLost(options);
    this.#control = ControlShell.start(this, {signal: this.#stop.signal, roots: new Set()});
    // The first command is not far.
    if (this.#slots.size === 0) this.#openSlot();
    return await this.#control;
  }

  addRoot(): void {}

  removeRoot(): void {}

  dial(host: string, port: number, options: Options): Promise<Duplex> {
    options.signal.throwIfAborted();
    return this.#container.dial(host, port, options);
  }

  /** Ends the shells there, but for what keeps the container alive. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new CancelError('stopped', 'the connection is closed'));
    this.#lose(this.#stop.signal.reason);
    for (const slot of this.#slots) slot.close();
  }

  #throwIfOver(): void {
    this.#stop.signal.throwIfAborted();
    if (this.#container.lost !== undefined) throw this.#container.lost;
  }

  /** A control shell that has ended: so has its container, as a rule. */
  async #throwIfLost(options: Options): Promise<void> {
    using deadline = new Deadline(LOSS_WAIT_MS, {parent: options.signal});
    await this.#container.untilLost(deadline.signal);
    options.signal.throwIfAborted();
    this.#throwIfOver();
  }

  #freeSlot(options: Options): Promise<ShellSlot> {
    this.#throwIfOver();
    return new Promise((resolve, reject) => {
      const listener = addAbortListener(options.signal, () => {
        const at = this.#waiters.indexOf(waiter);
        if (at >= 0) this.#waiters.splice(at, 1);
        waiter.reject(options.signal.reason);
      });
      const waiter: Waiter = {
        resolve: (slot) => {
          listener[Symbol.dispose]();
          resolve(slot);
        },
        reject: (error) => {
          listener[Symbol.dispose]();
          reject(error);
        },
      };
      this.#waiters.push(waiter);
      this.#dispatch();
    });
  }

  #dispatch(): void {
    let opening = 0;
    let idle = 0;
    for (const slot of this.#slots) {
      if (slot.isOver) {
        this.#forget(slot);
        continue;
      }
      if (slot.pid === undefined) opening++;
      if (!slot.isIdle) continue;
      const waiter = this.#waiters.shift();
      if (waiter !== undefined) {
        slot.reserve();
        waiter.resolve(slot);
      } else if (++idle > IDLE_MAX) {
        this.#slots.delete(slot);
        slot.close();
      }
    }
    const room = Math.min(SLOTS_MAX - this.#slots.size, OPENING_MAX - opening);
    for (let count = Math.min(room, this.#waiters.length - opening); count > 0; count--) {
      this.#openSlot();
    }
  }

  #openSlot(): void {
    if (this.#stop.signal.aborted) return;
    const slot = new ShellSlot(this.#container.openShell(), () => this.#dispatch());
    this.#slots.add(slot);
    const timer = setTimeout(() => slot.kill(), SLOT_TIMEOUT_MS);
    slot.ready
      .catch(async (cause: unknown) => {
        using deadline = new Deadline(LOSS_WAIT_MS, {parent: this.#stop.signal});
        await this.#container.untilLost(deadline.signal);
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `cannot start a shell on ${this.label}: ${why}`;
        const fault =
          this.#container.lost ??
          new FaultError('environment/unhealthy', message, {
            help: 'the image needs a shell `sh` and BusyBox, or the coreutils',
          });
        for (const waiter of this.#waiters.splice(0)) waiter.reject(fault);
      })
      .finally(() => clearTimeout(timer));
  }

  /** A slot whose shell is gone; who still waits for its command hears of it. */
  #forget(slot: ShellSlot): void {
    this.#slots.delete(slot);
    const {orphan} = slot;
    if (orphan === undefined) return;
    // The container may be what has ended: that is to be said then.
    const deadline = new Deadline(LOSS_WAIT_MS, {parent: this.#stop.signal});
    this.#container
      .untilLost(deadline.signal)
      .finally(() => {
        deadline[Symbol.dispose]();
        orphan.emit('close');
      })
      .catch(() => undefined);
  }

  /** Something that escaped holds its streams: it is of no use any more. */
  #discard(slot: ShellSlot): void {
    this.#slots.delete(slot);
    const {pid} = slot;
    slot.close();
    this.#control
      ?.then((control) => control.call((id) => `kill -KILL ${pid} 2>/dev/null; _pr ${id} ok`))
      .catch(() => undefined)
      .finally(() => slot.kill())
      .catch(() => undefined);
  }

  #lose(reason: unknown): void {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(reason);
    for (const slot of this.#slots) slot.lose();
  }
}
