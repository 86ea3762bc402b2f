import {FaultError} from '../../faults/fault-error.ts';
import type {EnvironmentId, QemuSpec} from '../../manifest/manifest.ts';
import {wallClockMs} from '../../util/clock.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import type {ConsoleLog} from '../console-log.ts';
import type {
  Checkpoint,
  Connection,
  Environment,
  Health,
  Machine,
  ResourceUsage,
  StepContext,
  Terminal,
  TerminalOptions,
} from '../environment.ts';
import {type GuestAccess, openGuestConnection} from './boot/guest-access.ts';
import {waitForGuest} from './boot/wait-for-guest.ts';
import {catchUp} from './fork/become-distinct.ts';
import type {FrozenMachine} from './fork/frozen-machine.ts';
import type {GuestRam} from './fork/guest-ram.ts';
import {SavedPoints} from './fork/saved-points.ts';
import {type CloneMaker, VmCheckpoint} from './fork/vm-checkpoint.ts';
import {abandonAgent} from './guest-agent/open-agent-connection.ts';
import type {LinkState} from './guest-link/link-host.ts';
import type {DiskFile} from './host/disks.ts';
import type {HeldForward} from './host/ports.ts';
import {machineHealth} from './machine/machine-health.ts';
import {openNetwork} from './machine/network.ts';
import {QemuMachine} from './machine/qemu-machine.ts';
import type {VmHome} from './records/vm-home.ts';
import {ResourceSampler} from './resource-sampler.ts';
import {settledUnless} from './settled-unless.ts';
import {describeExit} from './start-failure.ts';
import {openGuestTerminal} from './terminal/guest-terminal.ts';
import type {VirtualMachine} from './virtual-machine.ts';

/** How often silence is looked for. */
const SILENCE_CHECK_MS = 500;
/** After the last command it is counted as idle only when nothing follows for as long. */
const IDLE_AFTER_MS = 1000;

/** What a VM is made of when it runs. All of it belongs to the environment from then on. */
export interface QemuParts {
  readonly spec: QemuSpec;
  readonly instance: number;
  readonly home: VmHome;
  readonly console: ConsoleLog;
  /** Its guest runs, or is about to. */
  readonly vm: VirtualMachine;
  readonly access: GuestAccess;
  /** By how much everything takes longer than under KVM: deadlines are stretched by it. */
  readonly slowness: number;
  /** What it keeps its memory in, where that can be shared. @default nothing */
  readonly ram?: GuestRam | undefined;
  /** What it is a copy of. @default nothing: it was booted */
  readonly origin?: FrozenMachine | undefined;
  /** What stands in its guest, as a copy, for a connection through the agent. @default nothing */
  readonly link?: LinkState | undefined;
  /** Makes copies of it, once it is frozen. */
  readonly clones: CloneMaker;
}

/** A virtual machine of this machine. */
export class QemuEnvironment implements Environment {
  readonly ownsSystem = true;
  readonly id: EnvironmentId;
  readonly instance: number;
  readonly console: ConsoleLog;
  readonly machine: Machine;
  readonly lost: Promise<FaultError>;
  readonly spec: QemuSpec;
  readonly home: VmHome;
  readonly access: GuestAccess;
  readonly slowness: number;
  readonly #lost = new AbortController();
  readonly #sampler = new ResourceSampler();
  readonly #connections = new Set<Connection>();
  #ram: GuestRam | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  #vm: VirtualMachine;
  #forwards: readonly HeldForward[] = [];
  #disks: readonly DiskFile[];
  readonly #points: SavedPoints;
  readonly #origin: FrozenMachine | undefined;
  readonly #clones: CloneMaker;
  #link: LinkState | undefined;
  /** Made before anybody has asked for it, and for the first who does. */
  #offered: Connection | undefined;
  #hasPoints = false;
  /** The process ends because we want it to. */
  #isExchanging = false;
  #useCount = 0;
  #idleTimer: NodeJS.Timeout | undefined;
  #hasBeenUp = false;
  #disposed: Promise<void> | undefined;

  private constructor(parts: QemuParts) {
    this.id = parts.spec.id;
    this.instance = parts.instance;
    this.spec = parts.spec;
    this.home = parts.home;
    this.console = parts.console;
    this.access = parts.access;
    this.slowness = parts.slowness;
    this.#vm = parts.vm;
    this.#disks = parts.vm.config.disks;
    this.#points = new SavedPoints({folder: parts.home.folder, origin: parts.origin});
    this.#origin = parts.origin;
    this.#clones = parts.clones;
    this.#link = parts.link;
    this.#ram = parts.ram;
    this.machine = new QemuMachine(this);
    this.lost = new Promise((resolve) => {
      const {signal} = this.#lost;
      signal.addEventListener('abort', () => resolve(signal.reason as FaultError), {once: true});
    });
    this.#watch(parts.vm);
    this.#watchSilence();
  }

  /**
   * Takes a VM over and opens its network. To prove that the guest is up, `connect`.
   *
   * @throws {FaultError} `qemu/port-taken`, …; all of `parts` is disposed of then.
   */
  static async open(parts: QemuParts, context: StepContext): Promise<QemuEnvironment> {
    const environment = new QemuEnvironment(parts);
    try {
      await environment.#settle(context);
      return environment;
    } catch (error) {
      await environment[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The process behind it; another after a restore. */
  get vm(): VirtualMachine {
    return this.#vm;
  }

  /** Aborted when it is lost, with the fault. */
  get lostSignal(): AbortSignal {
    return this.#lost.signal;
  }

  /** The last connection that was made, while it is of use. */
  get connection(): Connection | undefined {
    return [...this.#connections].at(-1);
  }

  /** Whether it is a copy: then others have its nonce, too. */
  get isCopy(): boolean {
    return this.#origin !== undefined;
  }

  /** What its record is known by, and its folder. */
  get place(): {readonly id: string; readonly folder: string} {
    return this.home;
  }

  /** Its disks as they are now. */
  get disks(): readonly DiskFile[] {
    return this.#disks;
  }

  setDisks(disks: readonly DiskFile[]): void {
    this.#disks = disks;
    this.home.update({disks});
  }

  /** Whether there are checkpoints of it, which its disks' files are part of. */
  get hasPoints(): boolean {
    return this.#hasPoints;
  }

  /** Ports of this machine that lead to the guest's, held by QEMU. */
  get forwards(): readonly HeldForward[] {
    return this.#forwards;
  }

  async connect(context: StepContext): Promise<Connection> {
    context.signal.throwIfAborted();
    this.#lost.signal.throwIfAborted();
    const offered = this.#offered;
    this.#offered = undefined;
    if (offered !== undefined) return offered;
    const connection = await waitForGuest(this, context, {
      isBooting: !this.#hasBeenUp,
      open: (signal) => openGuestConnection(this, {...context, signal}),
    });
    this.#hasBeenUp = true;
    this.#connections.add(connection);
    if (this.home.status === 'creating') this.home.update({status: 'idle'});
    return connection;
  }

  /** What stands in the guest for one connection through its agent, the first time it is asked for. */
  takeLink(): LinkState | undefined {
    const link = this.#link;
    this.#link = undefined;
    return link;
  }

  /** Has the next `connect` give `connection`, which was made by another, if it is of use then. */
  offer(connection: Connection): void {
    if (this.#connections.has(connection)) this.#offered = connection;
  }

  async checkpoint(context: StepContext): Promise<Checkpoint> {
    const release = async (): Promise<VirtualMachine> => {
      // It ends now, and is not lost by that.
      this.#isExchanging = true;
      const closed = Promise.allSettled(
        [...this.#connections].map((connection) => connection[Symbol.asyncDispose]()),
      );
      await settledUnless(context.signal, closed);
      this.#dropConnections();
      return this.#vm;
    };
    const connection = this.connection ?? (await this.connect(context));
    return VmCheckpoint.make(
      {
        arch: this.spec.arch,
        connection,
        release,
        // One that went back to a checkpoint has its memory elsewhere.
        ram: this.#vm.config.ram === undefined ? undefined : this.#ram,
        origin: this.#origin,
        clones: this.#clones,
      },
      context,
    );
  }

  /** To be called when the guest boots anew: who connects then waits for that. */
  expectBoot(): void {
    this.#hasBeenUp = false;
    const {console: log} = this;
    log.expectReboot();
    const {agentChannel} = this.#vm;
    if (agentChannel !== undefined) abandonAgent(agentChannel);
    this.#dropConnections();
  }

  /** Whether something is being done with it: for connections to tell. */
  use(change: 1 | -1): void {
    this.#useCount += change;
    clearTimeout(this.#idleTimer);
    const usedMs = wallClockMs();
    if (this.#useCount > 0) {
      this.home.update({usedMs, ...(this.home.status === 'idle' && {status: 'busy'})});
      return;
    }
    this.home.update({usedMs});
    this.#idleTimer = setTimeout(() => {
      if (this.home.status === 'busy') this.home.update({status: 'idle'});
    }, IDLE_AFTER_MS).unref();
  }

  /**
   * Ends the process and puts another in its place, as when a checkpoint is restored. Connections
   * are to be made anew.
   *
   * @param start Starts the other one, with this environment's console and folder.
   */
  async exchange(
    start: (before: VirtualMachine) => Promise<VirtualMachine>,
    context: StepContext,
  ): Promise<void> {
    this.#isExchanging = true;
    try {
      await this.#sampler.sample();
      this.#dropConnections();
      const before = this.#vm;
      await before[Symbol.asyncDispose]();
      this.#vm = await start(before);
      this.#watch(this.#vm);
      await this.#settle(context);
    } catch (error) {
      // There is no way back: the one before is gone.
      const fault =
        error instanceof FaultError
          ? error
          : new FaultError('vm/lost', `cannot go on with '${this.id}'`, {cause: error});
      this.lose(fault);
      throw error;
    } finally {
      this.#isExchanging = false;
    }
  }

  /** @throws {FaultError} `vm/checkpoint-failed`. */
  async savePoint(name: string, context: StepContext): Promise<void> {
    const config = {...this.#vm.config, disks: this.#disks};
    const disks = await this.#points.save(name, {machine: this.#vm, config}, context);
    this.#hasPoints = true;
    this.setDisks(disks);
  }

  /** @throws {FaultError} `vm/operation-failed`; it is lost then, unless nothing has that name. */
  async loadPoint(name: string, context: StepContext): Promise<void> {
    this.#points.require(name);
    await this.exchange(() => this.#points.load(name, this.console, context), context);
    this.setDisks(this.#vm.config.disks);
    await this.#vm.qmp.execute('cont', {}, context);
    const connection = await this.connect(context);
    await catchUp(connection, this.#vm.config, context);
    this.offer(connection);
  }

  openTerminal(options: TerminalOptions, context: StepContext): Promise<Terminal | undefined> {
    return openGuestTerminal(this.#vm, options, context);
  }

  async health(options: {readonly signal: AbortSignal}): Promise<Health> {
    return machineHealth(this, options);
  }

  usage(): ResourceUsage | undefined {
    return this.#sampler.usage();
  }

  /** Nothing that is asked of its guest over `connection` comes to an end any more. */
  doesNotAnswer(connection: Connection, isRunOver: boolean): void {
    // One before a reboot; or its kernel has crashed, which is known: it may be rebooted yet.
    if (!this.#connections.has(connection)) return;
    if (this.console.fatalTitle !== undefined && !isRunOver) return;
    this.#loseTo('vm/hung', `its guest does not answer by ${this.spec.connect.via}`);
  }

  /** It is of no use any more; the first reason counts. */
  lose(fault: FaultError): void {
    if (this.#lost.signal.aborted || this.#disposed !== undefined) return;
    this.home.update({status: 'error', error: fault.message});
    this.#lost.abort(fault);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  /** What is to be done with each new process before its guest is talked to. */
  async #settle(context: StepContext): Promise<void> {
    await this.home.setProcess(this.#vm.identity);
    this.#sampler.watch(this.#vm.identity.pid, this.#vm.qmp);
    const {forwards, guestAddress} = await openNetwork(this.spec, this.#vm, context);
    this.#forwards = forwards;
    this.home.update({forwards, guestAddress});
  }

  #watch(vm: VirtualMachine): void {
    const {console: log} = this;
    let cause: string | undefined;
    vm.qmp.listen(({event, data}) => {
      if (event === 'SHUTDOWN' && data['guest'] === true) cause = 'its guest switched it off';
      if (event === 'GUEST_PANICKED') log.tellFatal('kernel panic');
      if (event === 'BLOCK_IO_ERROR' && data['action'] === 'stop') {
        const node = String(data['node-name'] ?? data['device']);
        this.#loseTo('vm/lost', `its disk '${node}' cannot be written: ${String(data['reason'])}`);
      }
    });
    vm.exited.then(
      (exit) => {
        if (this.#isExchanging || this.#vm !== vm) return;
        this.#loseTo('vm/lost', cause ?? describeExit(exit));
      },
      () => undefined,
    );
  }

  #watchSilence(): void {
    const {silenceMs} = this.spec;
    if (silenceMs === undefined) return;
    const timer = setInterval(() => {
      if (this.#isExchanging || this.console.silenceMs < silenceMs) return;
      const seconds = Math.round(this.console.silenceMs / 1000);
      this.#loseTo('vm/hung', `its console has been silent for ${seconds} s`);
    }, SILENCE_CHECK_MS);
    this.#timers.push(timer.unref());
  }

  #loseTo(code: 'vm/lost' | 'vm/hung', why: string): void {
    if (this.#lost.signal.aborted || this.#disposed !== undefined) return;
    const {console: log} = this;
    log.lose(code === 'vm/hung' ? 'silent' : 'lost');
    const lines = log.lastLines(10);
    const last = lines === '' ? '' : `\nThe console's last lines:\n${lines}`;
    const what = code === 'vm/lost' ? 'cannot go on with' : 'cannot wait for';
    this.lose(
      new FaultError(code, `${what} the VM '${this.id}': ${why}${last}`, {
        details: {instance: this.instance, console: this.console.path},
      }),
    );
  }

  #dropConnections(): void {
    this.#offered = undefined;
    for (const connection of this.#connections) {
      // What they have in the guest goes with it; an answer is not to be waited for.
      connection[Symbol.asyncDispose]().then(undefined, () => undefined);
    }
    this.#connections.clear();
  }

  async #dispose(): Promise<void> {
    this.#isExchanging = true;
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#idleTimer);
    this.home.update({status: 'cleaning'});
    this.#sampler.usage();
    this.#sampler[Symbol.dispose]();
    const resources = new ResourceStack();
    resources.use(this.home);
    if (this.#ram !== undefined) resources.use(this.#ram);
    resources.use(this.console);
    resources.use(this.#points);
    // Nothing of it is kept, so it is not asked to close anything in order.
    resources.defer(async () => {
      await this.#vm[Symbol.asyncDispose]();
      this.#dropConnections();
    });
    await resources[Symbol.asyncDispose]();
  }
}
