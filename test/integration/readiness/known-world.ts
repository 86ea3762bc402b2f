import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {type AddressInfo, createServer as createTcpServer} from 'node:net';
import {cpus, release, tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import type {Connection, Environment, StepContext} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {ReadinessCheck, ReadinessSpec} from '../../../src/manifest/deployment-spec.ts';
import type {EnvironmentSpec} from '../../../src/manifest/manifest.ts';
import {
  type CheckedReadiness,
  checkReadiness,
  type ReadinessFacts,
} from '../../../src/readiness/check-readiness.ts';
import {ResourceStack} from '../../../src/util/resource-stack.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {labDriver, SshLab, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

/** Names of what is always checked. */
export const BUILT_IN = [
  ...['reachable', 'network', 'disk', 'root disk', 'memory', 'cpu', 'tools', 'kernel', 'services'],
];

/** A place that is looked at, and how. */
interface Target {
  readonly spec: EnvironmentSpec;
  readonly connection: Connection;
  readonly environment: Environment;
}

/** A check, and whether it holds. */
export interface KnownCheck {
  readonly check: ReadinessCheck;
  readonly holds: boolean;
}

/** What came of checking. */
export interface Checked {
  readonly told: readonly CheckedReadiness[];
  readonly warnings: readonly string[];
  readonly facts?: ReadinessFacts;
  readonly fault?: FaultError;
}

/** This machine and a real sshd on it, with files, listeners and a disk of which all is known. */
export class KnownWorld implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'proctor-ready-'));
  readonly targets: Target[] = [];
  readonly #stack = new ResourceStack();
  #context: ContextRig | undefined;
  #http: Server | undefined;
  #listening = 0;
  #closed = 0;
  /** Bytes of a file system of its own; 0 where none could be mounted. */
  diskBytes = 0;

  static async open(): Promise<KnownWorld> {
    const world = new KnownWorld();
    try {
      await world.#open();
      return world;
    } catch (error) {
      await world[Symbol.asyncDispose]();
      throw error;
    }
  }

  get context(): StepContext {
    return (this.#context as ContextRig).context;
  }

  get httpPort(): number {
    return ((this.#http as Server).address() as AddressInfo).port;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  async #open(): Promise<void> {
    this.#stack.defer(async () => rmSync(this.folder, {recursive: true, force: true}));
    this.#context = this.#stack.use(await openContext());
    writeFileSync(this.path('it\'s "here" $HOME\n`x`'), "one\ntwo 'quoted' $x \\n *\nthree\n");
    mkdirSync(this.path('disk'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', this.path('disk')]);
      this.diskBytes = 8 * 2 ** 20;
      this.#stack.defer(async () => {
        execFileSync('umount', [this.path('disk')]);
      });
    } catch {
      // Not root: the machine's own disk is all there is.
    }
    const http = createServer((request, response) => {
      response.statusCode = Number(request.url?.slice(1));
      response.end();
    });
    this.#http = http;
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    this.#stack.defer(async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    });
    this.#listening = this.httpPort;
    this.#closed = await closedPort();
    const lab = this.#stack.use(new SshLab());
    const server = await lab.sshd();
    const here = localSpec();
    const there = sshSpec(lab, server, {config: false});
    for (const [spec, environment] of [
      [here, await localDriver.provision(here, 1, this.context)],
      [there, await labDriver(lab).provision(there, 1, this.context)],
    ] as const) {
      this.#stack.use(environment);
      const connection = this.#stack.use(await environment.connect(this.context));
      this.targets.push({spec, connection, environment});
    }
  }

  /** Checks a target, with each check named for its place among them. */
  async check(
    checks: readonly (KnownCheck & {readonly optional?: boolean})[],
    at: number,
  ): Promise<Checked> {
    const specs = checks.map(
      ({check, holds, optional = false}, index): ReadinessSpec => ({
        name: `check ${index}`,
        optional,
        everyMs: 5,
        // What holds is found to hold at the first look; the rest need not be waited for.
        timeoutMs: check.kind === 'command' || holds ? 20_000 : 1,
        check,
      }),
    );
    return this.checkSpecs(specs, at);
  }

  async checkSpecs(specs: readonly ReadinessSpec[], at: number): Promise<Checked> {
    const {spec, connection, environment} = this.targets[at % this.targets.length] as Target;
    const told: CheckedReadiness[] = [];
    const warnings: string[] = [];
    const context = {...this.context, warn: (_: string, text: string) => warnings.push(text)};
    try {
      const onChecked = (checked: CheckedReadiness) => told.push(checked);
      const facts = await checkReadiness(specs, {
        spec,
        connection,
        environment,
        context,
        onChecked,
      });
      return {told, warnings, facts};
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return {told, warnings, fault: error};
    }
  }

  /** Ports and addresses of loopback: some listen, some do not. */
  networkCheck(): fc.Arbitrary<KnownCheck> {
    const address = fc.constantFrom(
      {text: String(this.#listening), holds: true},
      {text: `127.0.0.1:${this.#listening}`, holds: true},
      {text: `127.0.0.1:${this.#closed}`, holds: false},
      {text: String(this.#closed), holds: false},
    );
    const tcp = address.map(({text, holds}) => ({
      check: {kind: 'tcp' as const, address: text},
      holds,
    }));
    const reach = fc
      .array(
        fc.oneof(
          address.filter(({text}) => text.includes(':')),
          fc.constant({text: '127.0.0.1', holds: true}),
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((list) => ({
        check: {kind: 'network' as const, reach: list.map(({text}) => text)},
        holds: list.every(({holds}) => holds),
      }));
    const http = fc
      .record({
        answered: fc.constantFrom(200, 204, 301, 404, 500, 503),
        wanted: fc.constantFrom(undefined, 200, 404, 503),
      })
      .map(({answered, wanted}) => ({
        check: {
          kind: 'http' as const,
          url: `http://127.0.0.1:${this.#listening}/${answered}`,
          status: wanted,
        },
        holds: wanted === undefined ? answered < 400 : answered === wanted,
      }));
    return fc.oneof(tcp, reach, http);
  }

  /** Disk, memory, CPUs, tools and files. */
  resourceCheck(): fc.Arbitrary<KnownCheck> {
    const path = this.path(this.diskBytes === 0 ? '.' : 'disk');
    const room = this.diskBytes === 0 ? 2 ** 20 : this.diskBytes;
    const disk = fc
      .record({
        bytes: fc.constantFrom(0, room / 2, room, room + 4096, 2 ** 50),
        below: fc.boolean(),
      })
      .map(({bytes, below}) => ({
        // A folder that is still to be made counts as the one that it will be in.
        check: {kind: 'disk' as const, path: below ? `${path}/not/yet` : path, freeBytes: bytes},
        holds: bytes <= room,
      }));
    const totalKib = Number(/MemTotal: +(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]);
    const memory = fc.constantFrom(0, 4096, totalKib * 1024 + 1, 2 ** 50).map((bytes) => ({
      check: {kind: 'memory' as const, availableBytes: bytes},
      holds: bytes <= 4096,
    }));
    const cpu = fc
      .record({
        count: fc.constantFrom(1, cpus().length + 1, 10_000),
        loadMax: fc.constantFrom(undefined, 1e6, -1),
      })
      .map(({count, loadMax}) => ({
        check: {kind: 'cpu' as const, count, loadMax},
        holds: count === 1 && loadMax !== -1,
      }));
    const tools = fc
      .uniqueArray(fc.constantFrom('sh', 'cat', 'true', 'no-such-tool', "it's", '-x'), {
        minLength: 1,
      })
      .map((list) => ({
        check: {kind: 'tools' as const, tools: list},
        holds: list.every((tool) => ['sh', 'cat', 'true'].includes(tool)),
      }));
    const hostile = this.path('it\'s "here" $HOME\n`x`');
    const file = fc.constantFrom(
      {path: hostile, contains: undefined, holds: true},
      {path: hostile, contains: "two 'quoted' $x \\n *", holds: true},
      {path: hostile, contains: 'one\ntwo', holds: true},
      {path: hostile, contains: 'one\nthree', holds: false},
      {path: hostile, contains: 't.o', holds: false},
      {path: this.path('-gone'), contains: undefined, holds: false},
      {path: this.folder, contains: undefined, holds: true},
    );
    const files = file.map(({path: at, contains, holds}) => ({
      check: {kind: 'file' as const, path: at, contains},
      holds,
    }));
    return fc.oneof(disk, memory, cpu, tools, files);
  }

  /** Commands that succeed or fail. */
  commandCheck(): fc.Arbitrary<KnownCheck> {
    return fc.constantFrom(0, 0, 0).map((code) => ({
      check: {kind: 'command' as const, script: `exit ${code}`, shell: 'sh'},
      holds: code === 0,
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }
}

/** The running kernel's release, as numbers. */
export const RELEASE = release();

async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
