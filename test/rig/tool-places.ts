import {mkdtempSync} from 'node:fs';
import {join} from 'node:path';
import type {Connection, Environment, StepContext} from '../../src/environments/environment.ts';
import {localDriver} from '../../src/environments/local/local-driver.ts';
import type {CasePlace, Tool, ToolOutcome} from '../../src/instrumentation/tool.ts';
import type {EnvironmentSpec, Manifest} from '../../src/manifest/manifest.ts';
import {ResourceStack} from '../../src/util/resource-stack.ts';
import {localSpec} from './local-spec.ts';
import {labDriver, SshLab, sshSpec} from './ssh-servers.ts';
import {openContext} from './step-context.ts';

/** A place that tools are tried at. */
export interface ToolTarget {
  readonly name: 'local' | 'ssh';
  readonly connection: Connection;
  /** A folder for files there: of this machine, as all targets are. */
  readonly folder: string;
  /** A case of its own, with a new folder for what is brought back. */
  place(overrides?: Partial<CasePlace>): CasePlace;
  /** What the tools warned of. */
  readonly warnings: string[];
}

/** This machine, and a real sshd on it. */
export class ToolTargets implements AsyncDisposable {
  readonly all: readonly ToolTarget[];
  readonly #stack: ResourceStack;

  private constructor(all: readonly ToolTarget[], stack: ResourceStack) {
    this.all = all;
    this.#stack = stack;
  }

  static async open(): Promise<ToolTargets> {
    const stack = new ResourceStack();
    const lab = stack.use(new SshLab());
    const server = await lab.sshd();
    const all = [
      await openTarget(stack, 'local', (context) => localDriver.provision(localSpec(), 1, context)),
      await openTarget(stack, 'ssh', (context) =>
        labDriver(lab).provision(sshSpec(lab, server), 1, context),
      ),
    ];
    return new ToolTargets(all, stack);
  }

  get local(): ToolTarget {
    return this.#named('local');
  }

  get ssh(): ToolTarget {
    return this.#named('ssh');
  }

  #named(name: ToolTarget['name']): ToolTarget {
    const target = this.all.find((one) => one.name === name);
    if (target === undefined) throw new Error(`there is no target ${name}`);
    return target;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }
}

async function openTarget(
  stack: ResourceStack,
  name: ToolTarget['name'],
  provision: (context: StepContext) => Promise<Environment>,
): Promise<ToolTarget> {
  const warnings: string[] = [];
  const rig = stack.use(
    await openContext({warn: (code, message) => warnings.push(`${code}: ${message}`)}),
  );
  const environment = stack.use(await provision(rig.context));
  const connection = stack.use(await environment.connect(rig.context));
  const folder = mkdtempSync(join(rig.context.folder, 'there-'));
  return {
    name,
    connection,
    folder,
    warnings,
    place: (overrides = {}) => ({
      manifest: {} as Manifest,
      spec: {id: name, type: name} as EnvironmentSpec,
      connection,
      environment,
      context: rig.context,
      env: {},
      expand: (text) => text,
      expandPath: (text) => text,
      caseId: `case@${name}`,
      attempt: 1,
      folder: mkdtempSync(join(rig.context.folder, 'case-')),
      ...overrides,
    }),
  };
}

/** What a tool made of a case whose only step is `script`. */
export interface WatchedCase extends ToolOutcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly place: CasePlace;
}

/** Runs `script` as a case's step, watched by `tool`: as an attempt does it. */
export async function watch(
  tool: Tool,
  place: CasePlace,
  script: string,
  options: {readonly cwd?: string; readonly waits?: boolean} = {},
): Promise<WatchedCase> {
  const session = await tool.begin?.(place);
  if (session === undefined) throw new Error(`${tool.name} has nothing to begin`);
  try {
    const {wrap = [], env} = session;
    const words = wrap.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    const inner = `'${script.replaceAll("'", `'\\''`)}'`;
    const result = await place.connection.exec(
      {
        script: wrap.length === 0 ? script : `exec ${words} sh -c ${inner}`,
        shell: 'sh',
        env: {...place.env, ...env},
        cwd: options.cwd,
        stdin: undefined,
      },
      {
        signal: place.context.signal,
        timeoutMs: 60_000,
        idleTimeoutMs: Number.POSITIVE_INFINITY,
        killGraceMs: 1000,
      },
    );
    if (options.waits !== false) await session.done;
    const outcome = await session.end(place);
    const {exitCode, stdout, stderr} = result;
    return {...outcome, exitCode, stdout: `${stdout}`, stderr: `${stderr}`, place};
  } catch (error) {
    await session.end(place).catch(() => undefined);
    throw error;
  }
}
