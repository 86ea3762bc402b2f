import {existsSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import type {ConsoleLog} from '../../src/environments/console-log.ts';
import type {Connection, StepContext} from '../../src/environments/environment.ts';
import {ARCHITECTURES} from '../../src/environments/qemu/architectures.ts';
import type {MachineConfig} from '../../src/environments/qemu/machine-config.ts';
import {provisionMachine} from '../../src/environments/qemu/provision.ts';
import type {QemuEnvironment} from '../../src/environments/qemu/qemu-environment.ts';
import type {QemuSpec} from '../../src/manifest/manifest.ts';
import {qemuSpec} from './qemu-spec.ts';
import {type ContextRig, openContext} from './step-context.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The small kernel for tests; `undefined` where it is not at hand. */
export function tinyKernel(): string | undefined {
  const path = resolve(ROOT, '../shared/kernels/tiny/bzImage');
  return existsSync(path) ? path : undefined;
}

/**
 * What QEMU is started with for `spec`, in a new folder below `parent`. Without an initrd the kernel
 * panics at the end of its boot, which takes no more than a second.
 */
export async function machineConfig(
  parent: string,
  overrides: Partial<MachineConfig> & {readonly specOverrides?: Partial<QemuSpec>} = {},
): Promise<MachineConfig> {
  const {specOverrides, ...rest} = overrides;
  const spec = rest.spec ?? qemuSpec(specOverrides);
  const folder = rest.folder ?? join(parent, `vm-${folderCount++}`);
  await mkdir(folder, {recursive: true, mode: 0o700});
  const architecture = ARCHITECTURES[spec.arch];
  const kernel = spec.boot.kind === 'kernel' ? spec.boot.kernel : '';
  return {
    spec,
    binary: spec.binary ?? architecture.binary,
    accelerator: 'tcg',
    architecture,
    boot: {
      kind: 'kernel',
      kernel,
      initrd: undefined,
      cmdline: `console=${architecture.console}`,
      dtb: undefined,
    },
    disks: [],
    nics: [],
    ram: undefined,
    fwCfg: [],
    nonce: 'nonce-of-a-test',
    isIncoming: false,
    ...rest,
    folder,
  };
}

let folderCount = 0;

/** A VM with all that is around it. */
export interface VmRig extends AsyncDisposable {
  readonly environment: QemuEnvironment;
  readonly context: StepContext;
  /** Codes of warnings. */
  readonly warnings: readonly string[];
  /** Where records are kept. */
  readonly state: string;
  /** What a script of sh prints, on a connection that is made anew after each reboot. */
  run(script: string): Promise<string>;
}

/** A context whose records and scratch folder go with it; caches are those of this user. */
export async function vmContext(warnings: string[] = []): Promise<ContextRig> {
  const rig = await openContext();
  const env = {...rig.context.env, HOME: process.env['HOME']};
  const warn = (code: string): void => {
    warnings.push(code);
  };
  const state = join(rig.context.scratchFolder, 'state');
  return {
    ...rig,
    context: {...rig.context, warn, env: {...env, PROCTOR_STATE_DIR: state}},
    [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
  };
}

/** Starts a VM of `overrides`; its guest boots. */
export async function openVm(overrides: Partial<QemuSpec> = {}): Promise<VmRig> {
  const warnings: string[] = [];
  const rig = await vmContext(warnings);
  const {context} = rig;
  let environment: QemuEnvironment;
  try {
    environment = await provisionMachine(qemuSpec(overrides), 1, context);
  } catch (error) {
    await rig[Symbol.asyncDispose]();
    throw error;
  }
  return {
    environment,
    context,
    warnings,
    state: join(context.scratchFolder, 'state'),
    run: async (script) => {
      const connection = environment.connection ?? (await environment.connect(context));
      return runScript(connection, script, context);
    },
    async [Symbol.asyncDispose]() {
      await environment[Symbol.asyncDispose]();
      await rig[Symbol.asyncDispose]();
    },
  };
}

/** Returns when `text` stands in the last lines of a console, now or later. */
export async function printed(console: ConsoleLog, text: string): Promise<void> {
  const {promise, resolve} = Promise.withResolvers<void>();
  const look = (): void => {
    if (console.lastLines(100).includes(text)) resolve();
  };
  using _ = console.watch(look);
  look();
  await promise;
}

/** What a script of sh prints on both streams. */
export async function runScript(
  connection: Connection,
  script: string,
  {signal}: StepContext,
): Promise<string> {
  const result = await connection.exec(
    {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {signal, timeoutMs: 60_000, idleTimeoutMs: Infinity, killGraceMs: 1000},
  );
  return (result.stdout.toString() + result.stderr.toString()).trim();
}
