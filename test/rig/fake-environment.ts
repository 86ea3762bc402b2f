import {type Duplex, PassThrough} from 'node:stream';
import type {
  CapturedFile,
  Command,
  Connection,
  Environment,
  EnvironmentDriver,
  ExecOptions,
  ExecResult,
  StepContext,
} from '../../src/environments/environment.ts';
import {FaultError} from '../../src/faults/fault-error.ts';
import type {EnvironmentSpec} from '../../src/manifest/manifest.ts';

/** What a fake environment does when it is told to; by default everything works. */
export interface FakeBehaviour {
  /** Called before each instance is made; may throw. */
  readonly onProvision?: (instance: number, count: number) => void;
  /** Called for each command; gives its exit code, or throws. */
  readonly onExec?: (script: string, instance: number) => number | Promise<number>;
  readonly onDispose?: (instance: number) => void;
}

/**
 * Environments in memory whose faults the test decides: for what the runner makes of them. Counts
 * what is alive, so that a test can see that nothing is left.
 */
export class FakeDriver implements EnvironmentDriver {
  readonly type = 'local';
  readonly alive = new Set<number>();
  provisionCount = 0;
  readonly #behaviour: FakeBehaviour;

  constructor(behaviour: FakeBehaviour = {}) {
    this.#behaviour = behaviour;
  }

  async check(): Promise<readonly []> {
    return [];
  }

  hostOf(): string {
    return 'fake';
  }

  async provision(spec: EnvironmentSpec, instance: number, _: StepContext): Promise<Environment> {
    this.provisionCount += 1;
    this.#behaviour.onProvision?.(instance, this.provisionCount);
    const serial = this.provisionCount;
    this.alive.add(serial);
    return {
      id: spec.id,
      instance,
      connect: async () => new FakeConnection(instance, this.#behaviour),
      [Symbol.asyncDispose]: async () => {
        this.#behaviour.onDispose?.(instance);
        this.alive.delete(serial);
      },
    };
  }
}

class FakeConnection implements Connection {
  readonly facts = {os: 'Linux', kernel: '6.1.0', arch: 'x86_64', hasBash: true};
  readonly scratch = '/fake/scratch';
  readonly workingDirectory = '/fake';
  readonly #instance: number;
  readonly #behaviour: FakeBehaviour;

  constructor(instance: number, behaviour: FakeBehaviour) {
    this.#instance = instance;
    this.#behaviour = behaviour;
  }

  async exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    options.signal.throwIfAborted();
    const exitCode = (await this.#behaviour.onExec?.(command.script, this.#instance)) ?? 0;
    options.signal.throwIfAborted();
    return {
      exitCode,
      exitSignal: undefined,
      endedBy: 'itself',
      stdout: Buffer.from(answerOf(command.script)),
      stderr: Buffer.alloc(0),
      stdoutOmittedBytes: 0,
      stderrOmittedBytes: 0,
      durationMs: 1,
      leftovers: 0,
    };
  }

  async put(): Promise<void> {}

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
  const [, a, b] = /^echo \$\(\((\d+) \+ (\d+)\)\)$/.exec(script) ?? [];
  return a === undefined ? '' : `${Number(a) + Number(b)}\n`;
}

/** A connection that breaks in the middle of a command. */
export function connectionLost(): FaultError {
  return new FaultError('ssh/connection-lost', 'cannot reach the host any more');
}
