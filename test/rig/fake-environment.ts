import {type Duplex, PassThrough} from 'node:stream';
import type {ConsoleReport} from '../../src/console-judge/console-report.ts';
import {isMachineLoss} from '../../src/console-judge/lost-machine.ts';
import type {
  CapturedFile,
  Checkpoint,
  Command,
  Connection,
  ConsoleFeed,
  ConsoleListener,
  Environment,
  EnvironmentDriver,
  ExecOptions,
  ExecResult,
  Machine,
  PutReceipt,
  ResourceDemand,
  ResourceUsage,
  StepContext,
} from '../../src/environments/environment.ts';
import {FaultError} from '../../src/faults/fault-error.ts';
import type {EnvironmentSpec} from '../../src/manifest/manifest.ts';

/** What a fake environment does when it is told to; by default everything works. */
export interface FakeBehaviour {
  /** Called before each instance is made; may throw. */
  readonly onProvision?: (instance: number, count: number) => void;
  /** Called for each command; gives its exit code, or throws. */
  readonly onExec?: (
    script: string,
    instance: number,
    environment: FakeEnvironment,
  ) => number | Promise<number>;
  readonly onDispose?: (instance: number) => void;
  /** What each instance counts for. @default nothing */
  readonly demand?: ResourceDemand;
  /** Whether instances are machines: with a console, that can be frozen and be lost. */
  readonly isMachine?: boolean;
  /** What is done to an instance from outside. @default nothing can be */
  readonly machineOf?: (environment: FakeEnvironment) => Machine;
  /** What a command prints; `undefined` for nothing. */
  readonly answer?: (script: string, environment: FakeEnvironment) => string | undefined;
  /** Called before each instance is frozen; may throw. */
  readonly onCheckpoint?: (count: number) => void;
  /** Called before each copy is made; may throw. */
  readonly onFork?: (count: number, isTemplate: boolean) => void;
}

/**
 * Environments in memory whose faults the test decides: for what the runner makes of them. Counts
 * what is alive, so that a test can see that nothing is left.
 */
export class FakeDriver implements EnvironmentDriver {
  readonly type = 'local';
  /** Instances and checkpoints, by what made them and their number. */
  readonly alive = new Set<string>();
  /** Most instances at once. */
  aliveMax = 0;
  provisionCount = 0;
  checkpointCount = 0;
  forkCount = 0;
  readonly behaviour: FakeBehaviour;
  readonly demand?: (spec: EnvironmentSpec) => ResourceDemand;

  constructor(behaviour: FakeBehaviour = {}) {
    this.behaviour = behaviour;
    const {demand} = behaviour;
    if (demand !== undefined) this.demand = () => demand;
  }

  async check(): Promise<readonly []> {
    return [];
  }

  hostOf(): string {
    return 'fake';
  }

  async provision(spec: EnvironmentSpec, instance: number, _: StepContext): Promise<Environment> {
    this.provisionCount += 1;
    this.behaviour.onProvision?.(instance, this.provisionCount);
    return new FakeEnvironment(this, {id: spec.id, instance, name: `p${this.provisionCount}`});
  }

  born(name: string): void {
    this.alive.add(name);
    this.aliveMax = Math.max(this.aliveMax, this.alive.size);
  }
}

/** One of them. */
export class FakeEnvironment implements Environment {
  readonly id: string;
  readonly instance: number;
  readonly console?: FakeConsole;
  readonly lost?: Promise<FaultError>;
  readonly machine?: Machine;
  readonly checkpoint?: (context: StepContext) => Promise<Checkpoint>;
  readonly #driver: FakeDriver;
  readonly #name: string;
  #lose: ((fault: FaultError) => void) | undefined;

  constructor(driver: FakeDriver, place: {id: string; instance: number; name: string}) {
    this.id = place.id;
    this.instance = place.instance;
    this.#driver = driver;
    this.#name = place.name;
    driver.born(place.name);
    if (driver.behaviour.isMachine !== true) return;
    this.console = new FakeConsole();
    this.lost = new Promise((resolve) => {
      this.#lose = resolve;
    });
    this.checkpoint = async () => this.#freeze();
    const machine = driver.behaviour.machineOf?.(this);
    if (machine !== undefined) this.machine = machine;
  }

  async connect(): Promise<Connection> {
    return new FakeConnection(this, this.#driver.behaviour);
  }

  usage(): ResourceUsage {
    return {
      cpuSeconds: 1.5,
      residentBytesMax: 64 * 2 ** 20,
      privateBytesMax: 32 * 2 ** 20,
      diskWrittenBytes: 2 ** 20,
    };
  }

  /** Its process is gone. */
  lose(): void {
    this.#lose?.(new FaultError('vm/lost', `cannot go on with ${this.id}#${this.instance}`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#driver.behaviour.onDispose?.(this.instance);
    this.#driver.alive.delete(this.#name);
  }

  async #freeze(): Promise<Checkpoint> {
    const driver = this.#driver;
    driver.checkpointCount += 1;
    driver.behaviour.onCheckpoint?.(driver.checkpointCount);
    const name = `c${driver.checkpointCount}`;
    // Its memory is the checkpoint's from now on, and its process is gone.
    driver.alive.delete(this.#name);
    driver.born(name);
    this.lose();
    let isThere = true;
    return {
      facts: {stateBytes: 1},
      fork: async ({instance, isTemplate}) => {
        driver.forkCount += 1;
        driver.behaviour.onFork?.(driver.forkCount, isTemplate);
        if (!isThere) throw new Error('forked from a checkpoint that is gone');
        return new FakeEnvironment(driver, {id: this.id, instance, name: `f${driver.forkCount}`});
      },
      [Symbol.asyncDispose]: async () => {
        isThere = false;
        driver.alive.delete(name);
      },
    };
  }
}

/** A console that says what the test wants. */
export class FakeConsole implements ConsoleFeed {
  readonly path = '/fake/console.log';
  readonly length = 0;
  readonly unclaimed: ConsoleReport[] = [];
  readonly #listeners = new Set<ConsoleListener>();

  say(report: Partial<ConsoleReport> & {readonly title: string}): void {
    const whole: ConsoleReport = {
      altTitles: [],
      class: 'BUG',
      kind: 'oops',
      severity: 'error',
      corrupted: undefined,
      isConsequence: false,
      hasPanicked: false,
      text: `[    1.000000] ${report.title}`,
      startOffset: 0,
      endOffset: 0,
      line: 1,
      atMs: undefined,
      ...report,
    };
    for (const listener of [...this.#listeners]) {
      if (whole.severity === 'fatal' && !isMachineLoss(whole)) listener.onFatal?.(whole.title);
      listener.onReport(whole);
    }
  }

  listen(listener: ConsoleListener): Disposable {
    this.#listeners.add(listener);
    return {[Symbol.dispose]: () => void this.#listeners.delete(listener)};
  }

  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class FakeConnection implements Connection {
  readonly transport = 'local';
  readonly facts = {os: 'Linux', kernel: '6.1.0', arch: 'x86_64', hasBash: true};
  readonly scratch = '/fake/scratch';
  readonly workingDirectory = '/fake';
  readonly #environment: FakeEnvironment;
  readonly #behaviour: FakeBehaviour;

  constructor(environment: FakeEnvironment, behaviour: FakeBehaviour) {
    this.#environment = environment;
    this.#behaviour = behaviour;
  }

  async exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    options.signal.throwIfAborted();
    const {instance} = this.#environment;
    const run = this.#behaviour.onExec?.(command.script, instance, this.#environment);
    const exitCode = (await run) ?? 0;
    options.signal.throwIfAborted();
    return {
      exitCode,
      exitSignal: undefined,
      endedBy: 'itself',
      stdout: Buffer.from(
        this.#behaviour.answer?.(command.script, this.#environment) ?? answerOf(command.script),
      ),
      stderr: Buffer.alloc(0),
      stdoutOmittedBytes: 0,
      stderrOmittedBytes: 0,
      durationMs: 1,
      leftovers: 0,
    };
  }

  async put(): Promise<PutReceipt> {
    return {sha256s: [], bytes: 0};
  }

  async get(): Promise<CapturedFile[]> {
    return [];
  }

  async dial(): Promise<Duplex> {
    return new PassThrough();
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** What a shell prints for the sum that proves an instance ready. */
function answerOf(script: string): string {
  const [, a, b] = /^echo \$\(\((\d+) \+ (\d+)\)\)$/m.exec(script) ?? [];
  return a === undefined ? '' : `${Number(a) + Number(b)}\n`;
}

/** A connection that breaks in the middle of a command. */
export function connectionLost(): FaultError {
  return new FaultError('ssh/connection-lost', 'cannot reach the host any more');
}
