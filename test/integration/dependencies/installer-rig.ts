import {
  type DependencyPlace,
  type InstalledDependencies,
  installDependencies,
} from '../../../src/dependencies/install-dependencies.ts';
import type {Connection} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {DependencySpec} from '../../../src/manifest/deployment-spec.ts';
import {ResourceStack} from '../../../src/util/resource-stack.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';
import type {PackageRoot} from './package-root.ts';

/** What came of an installation. */
export interface Outcome {
  readonly installed?: InstalledDependencies;
  readonly fault?: FaultError;
  /** What package managers and commands printed. */
  readonly output: string;
  /** Commands that were run for it. */
  readonly roundTrips: number;
}

/** Installs dependencies in a root by commands of this machine. */
export class InstallerRig implements AsyncDisposable {
  readonly #context: ContextRig;
  readonly #connection: Connection;
  readonly #stack: ResourceStack;

  private constructor(context: ContextRig, connection: Connection, stack: ResourceStack) {
    this.#context = context;
    this.#connection = connection;
    this.#stack = stack;
  }

  static async open(): Promise<InstallerRig> {
    const stack = new ResourceStack();
    const context = stack.use(await openContext());
    const environment = stack.use(await localDriver.provision(localSpec(), 1, context.context));
    const connection = stack.use(await environment.connect(context.context));
    return new InstallerRig(context, connection, stack);
  }

  abort(reason: unknown): void {
    this.#context.abort(reason);
  }

  async install(
    root: PackageRoot,
    spec: Partial<DependencySpec> & {readonly files?: readonly string[]},
    more: Partial<DependencyPlace> & {readonly user?: string} = {},
  ): Promise<Outcome> {
    const chunks: Buffer[] = [];
    const connection = root.through(this.#connection, more.user);
    let roundTrips = 0;
    const counted: Connection = {
      ...connection,
      exec: (command, options) => {
        roundTrips += 1;
        return connection.exec(command, options);
      },
    };
    const place: DependencyPlace = {
      spec: localSpec(),
      connection: counted,
      context: this.#context.context,
      bundles: (spec.files ?? []).map((path) => ({path})),
      onOutput: (_, chunk) => chunks.push(chunk),
      ...more,
    };
    const output = (): string => Buffer.concat(chunks).toString();
    try {
      const installed = await installDependencies(dependencies(spec), place);
      return {installed, output: output(), roundTrips};
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return {fault: error, output: output(), roundTrips};
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }
}

/** A specification as a manifest that says nothing else gives it. */
export function dependencies(spec: Partial<DependencySpec>): DependencySpec {
  return {
    packages: [],
    byTool: {},
    optional: [],
    commands: [],
    bundles: [],
    update: 'when-needed',
    timeoutMs: 60_000,
    ...spec,
  };
}
