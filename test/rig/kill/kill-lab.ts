import {mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {makeBusyboxRoot} from '../containers.ts';
import {testKernel} from '../guests.ts';
import {SshLab, type SshServer} from '../ssh-servers.ts';
import type {KillCell, KillPlace} from './kill-cells.ts';

/** What runs of one kind of environment are hit on; shared by all cells. */
export interface KillLab extends AsyncDisposable {
  readonly place: KillPlace;
  /** Keys of the environment in a manifest. */
  environment(cell: KillCell, folder: string): Readonly<Record<string, unknown>>;
  /** Variables that the run needs. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether processes there are seen from here, and files of here from there. */
  readonly isVisible: boolean;
  /** A text that all its processes have in their variables or on their command line. */
  readonly mark: string | undefined;
  /** What there is on the host itself that should not be, a line each. */
  leftOnHost(): readonly string[];
}

/** Opens what runs on `place` need. */
export async function openKillLab(place: KillPlace): Promise<KillLab> {
  if (place === 'ssh') return await openSshLab();
  if (place === 'container') return await openContainerLab();
  return {
    ...PLAIN,
    place,
    isVisible: place === 'local',
    environment: () =>
      place === 'local'
        ? {type: 'local', isolation: 'fresh'}
        : {
            type: 'qemu',
            accel: 'tcg',
            memory: '128MiB',
            cpus: 1,
            boot: {kernel: testKernel().path ?? 'none', rootfs: 'minimal'},
            isolation: 'fork',
          },
  };
}

const PLAIN = {
  env: {},
  mark: undefined,
  leftOnHost: () => [],
  [Symbol.asyncDispose]: async () => undefined,
} as const;

async function openSshLab(): Promise<KillLab> {
  const lab = new SshLab();
  const temporary = lab.path('tmp');
  mkdirSync(temporary);
  const server = await lab.sshd([`SetEnv HOME=${lab.home} TMPDIR=${temporary}`]);
  const knownHosts = lab.knownHosts('known', server);
  return {
    place: 'ssh',
    isVisible: true,
    env: {HOME: lab.home},
    mark: temporary,
    environment: () => ({
      type: 'ssh',
      host: '127.0.0.1',
      port: server.port,
      key: lab.key,
      'known-hosts': knownHosts,
      config: false,
      isolation: 'fresh',
    }),
    leftOnHost: () => [
      ...readdirSync(temporary)
        .filter((name) => !name.startsWith('.proctor-fence-'))
        .map((name) => `folder on the host ${name}`),
      ...servedBy(server),
    ],
    [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose](),
  };
}

/** The processes of connections, with what runs in them. */
function servedBy(server: SshServer): string[] {
  return server.connections().map((pid) => {
    try {
      return `sshd ${pid}: ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
    } catch {
      return `sshd ${pid}`;
    }
  });
}

async function openContainerLab(): Promise<KillLab> {
  const rootfs = await makeBusyboxRoot();
  return {
    ...PLAIN,
    place: 'container',
    isVisible: true,
    environment: ({node}, folder) => ({
      type: 'container',
      engine: 'podman',
      rootfs,
      isolation: node === 'checkpoint' || node === 'fork' ? 'fork' : 'fresh',
      mounts: [`${join(folder, 'shared')}:${join(folder, 'shared')}`],
    }),
    [Symbol.asyncDispose]: async () => rmSync(rootfs, {recursive: true, force: true}),
  };
}
