import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {containerDriver} from '../../src/environments/container/container-driver.ts';
import type {Connection, Environment} from '../../src/environments/environment.ts';
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
