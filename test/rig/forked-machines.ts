import type {Connection, Environment, StepContext} from '../../src/environments/environment.ts';
import {qemuDriver} from '../../src/environments/qemu/qemu-driver.ts';
import type {QemuSpec} from '../../src/manifest/manifest.ts';
import {ResourceStack} from '../../src/util/resource-stack.ts';
import {qemuSpec} from './qemu-spec.ts';
import {openContext} from './step-context.ts';

/** Machines of one test; all that was made goes with it, in reverse. */
export interface MachineRig extends AsyncDisposable {
  readonly context: StepContext;
  /** Codes of warnings so far. */
  readonly warnings: string[];
  /** Has `resource` go with the rig. */
  use<T extends AsyncDisposable>(resource: T): T;
  /** A machine that has booted, and a connection to it. */
  boot(spec: QemuSpec): Promise<Machine>;
}

export interface Machine {
  readonly environment: Environment;
  readonly connection: Connection;
  /** What a script of sh prints, without the last line break. @throws when it fails. */
  run(script: string): Promise<string>;
}

export async function openMachines(overrides: Partial<StepContext> = {}): Promise<MachineRig> {
  const warnings: string[] = [];
  const rig = await openContext({
    env: process.env,
    warn: (code) => warnings.push(code),
    ...overrides,
  });
  const resources = new ResourceStack();
  resources.use(rig);
  return {
    context: rig.context,
    warnings,
    use: (resource) => resources.use(resource),
    async boot(spec) {
      const environment = await qemuDriver.provision(spec, 1, rig.context);
      return connected(resources.use(environment), rig.context);
    },
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}

/** Connects to an environment, as a case does. */
export async function connected(environment: Environment, context: StepContext): Promise<Machine> {
  const connection = await environment.connect(context);
  return {
    environment,
    connection,
    async run(script) {
      const result = await connection.exec(
        {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined},
        {signal: context.signal, timeoutMs: 60_000, idleTimeoutMs: Infinity, killGraceMs: 1000},
      );
      if (result.exitCode !== 0) {
        throw new Error(`${script} exited with ${result.exitCode}: ${String(result.stderr)}`);
      }
      return result.stdout.toString('utf8').replace(/\n$/, '');
    },
  };
}

/** A small machine that can be forked. */
export function forkableSpec(overrides: Partial<QemuSpec> = {}): QemuSpec {
  return qemuSpec({isolation: 'fork', ...overrides});
}
