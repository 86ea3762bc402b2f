import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, rm, symlink} from 'node:fs/promises';
import {connect, createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';
import {containerDriver} from '../../src/environments/container/container-driver.ts';
import {findEngine} from '../../src/environments/container/engine/find-engine.ts';
import {importRootfs} from '../../src/environments/container/image/rootfs-image.ts';
import type {Connection, Environment, ExecResult} from '../../src/environments/environment.ts';
import {NO_LEDGER} from '../../src/ledger/ledger.ts';
import type {ContainerSpec} from '../../src/manifest/manifest.ts';
import type {OpenConnection} from './connection-contract.ts';
import {openContext} from './step-context.ts';

const execute = promisify(execFile);

/** A root file system of nothing but BusyBox; the caller removes it. */
export async function makeBusyboxRoot(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proctor-rootfs-'));
  const busybox = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));
  if (busybox === undefined) throw new Error('install the package busybox-static');
  await mkdir(join(folder, 'bin'));
  await cp(busybox, join(folder, 'bin/busybox'));
  const {stdout} = await execute(busybox, ['--list']);
  const names = stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
  await Promise.all(names.map((name) => symlink('busybox', join(folder, 'bin', name))));
  return folder;
}

export interface RootfsRig extends AsyncDisposable {
  readonly path: string;
}

/** What a container has that says nothing else. */
export function containerSpec(
  rootfs: string,
  overrides: Partial<ContainerSpec> = {},
): ContainerSpec {
  return {
    id: 'box' as ContainerSpec['id'],
    type: 'container',
    instances: 1,
    isolation: 'fresh',
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    stageTimeoutMs: 60_000,
    engine: 'podman',
    image: {kind: 'rootfs', path: rootfs},
    mounts: [],
    user: undefined,
    privileged: false,
    capabilities: {add: [], drop: []},
    devices: [],
    networkMode: undefined,
    resources: undefined,
    hostname: undefined,
    readOnly: false,
    tmpfs: [],
    sysctls: {},
    command: [],
    platform: undefined,
    extraArgs: [],
    ...overrides,
  };
}

export interface OpenContainer extends OpenConnection {
  readonly environment: Environment;
  readonly connection: Connection;
}

/** A container of BusyBox with a connection; `engineEnv` says where the engine is. */
export async function openContainer(
  overrides: Partial<ContainerSpec> = {},
  engineEnv: Readonly<Record<string, string>> = {},
): Promise<OpenContainer> {
  const rootfs = await makeBusyboxRoot();
  const rig = await openContext({env: {PATH: process.env['PATH'], ...engineEnv}});
  const close = async (): Promise<void> => {
    await rig[Symbol.asyncDispose]();
    await rm(rootfs, {recursive: true, force: true});
  };
  try {
    const spec = containerSpec(rootfs, overrides);
    const environment = await containerDriver.provision(spec, 1, rig.context);
    const connection = await environment.connect(rig.context);
    return {
      environment,
      connection,
      async [Symbol.asyncDispose]() {
        await connection[Symbol.asyncDispose]();
        await environment[Symbol.asyncDispose]();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** podman's own service, which speaks Docker's interface, too. */
export interface EngineService extends AsyncDisposable {
  readonly address: string;
}

/** Starts the service on a socket of its own, or on a port of this machine without encryption. */
export async function startEngineService(kind: 'unix' | 'tcp'): Promise<EngineService> {
  const folder = await mkdtemp(join(tmpdir(), 'pe-'));
  const address =
    kind === 'unix' ? `unix://${folder}/s` : `tcp://127.0.0.1:${String(await freePort())}`;
  const child = spawn('podman', ['system', 'service', '--time', '0', address], {stdio: 'ignore'});
  const exited = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    await rm(folder, {recursive: true, force: true});
  };
  try {
    const target =
      kind === 'unix'
        ? {path: `${folder}/s`}
        : {host: '127.0.0.1', port: Number(address.slice(address.lastIndexOf(':') + 1))};
    await untilAnswers(() => connect(target));
  } catch (error) {
    await close();
    throw error;
  }
  return {address, [Symbol.asyncDispose]: close};
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as {port: number};
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const SERVICE_TIMEOUT_MS = 15_000;

async function untilAnswers(open: () => Socket): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 50) {
    const socket = open();
    const isUp = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isUp) return;
    if (waitedMs >= SERVICE_TIMEOUT_MS) throw new Error('podman system service does not answer');
    await sleep(50);
  }
}

/** How a script for `sh` ended there. */
export function resultOf(
  {connection}: {readonly connection: Connection},
  script: string,
  onOutput?: () => void,
): Promise<ExecResult> {
  return connection.exec(
    {script, shell: 'sh {0}', env: {}, cwd: undefined, stdin: undefined},
    {
      signal: new AbortController().signal,
      timeoutMs: 30_000,
      idleTimeoutMs: Infinity,
      killGraceMs: 1000,
      ...(onOutput !== undefined && {onOutput}),
    },
  );
}

/** What a script for `sh` that must pass prints there. */
export async function outputOf(
  place: {readonly connection: Connection},
  script: string,
): Promise<string> {
  const {exitCode, stdout, stderr} = await resultOf(place, script);
  if (exitCode === 0) return stdout.toString();
  throw new Error(`the script ended with ${exitCode}: ${stderr.toString()}`);
}

/** Names of podman's containers, of any state, that hold `name`. */
export async function engineContainers(name: string): Promise<string[]> {
  const args = ['ps', '--all', '--filter', `name=${name}`, '--format', '{{.Names}}'];
  const {stdout} = await execute('podman', args);
  return stdout.split('\n').filter(Boolean);
}

/** What a command of podman that must pass prints, without white space around it. */
export async function podman(...args: readonly string[]): Promise<string> {
  const {stdout} = await execute('podman', args);
  return stdout.trim();
}

/** The image of `rootfs` as containers have it, by its id. */
export async function importedImage(rootfs: string): Promise<string> {
  const {signal} = new AbortController();
  const engine = await findEngine('podman', {PATH: process.env['PATH']}, {signal});
  return await importRootfs(rootfs, engine, {signal, ledger: NO_LEDGER});
}
