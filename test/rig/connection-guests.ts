import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Duplex} from 'node:stream';
import type {SerialLine} from '../../src/environments/qemu/console-shell/console-shell.ts';
import {appendFiles} from '../../src/environments/qemu/guest-build/append-files.ts';
import {buildGuest} from '../../src/environments/qemu/guest-build/build-guest.ts';
import {
  type GuestKeys,
  guestKeyFiles,
  guestKeys,
} from '../../src/environments/qemu/guest-build/guest-keys.ts';
import {
  openVmSshConnection,
  type VmSshOptions,
} from '../../src/environments/qemu/vm-ssh/open-ssh-connection.ts';
import type {OpenConnection} from './connection-contract.ts';
import {testKernel} from './guests.ts';

/** A small guest with every way in, whose channels nobody has touched. */
export interface ConnectionGuest extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly agent: Duplex;
  readonly serial: Duplex;
  /** Of the port that files go through. */
  readonly files: Socket;
  /** Port of this machine that leads to the guest's SSH server. */
  readonly sshPort: number;
  readonly keys: GuestKeys;
  readonly folder: string;
}

/** Starts a guest; without a network where `sshPort` is 0. */
export async function startConnectionGuest(
  options: {readonly sshPort?: number; readonly append?: string} = {},
): Promise<ConnectionGuest> {
  const kernel = testKernel();
  if (kernel.path === undefined) throw new Error(kernel.why);
  const folder = mkdtempSync(join(tmpdir(), 'proctor-guest-'));
  const {signal} = new AbortController();
  const keys = guestKeys();
  const built = await buildGuest(
    {arch: 'x86_64', kernel: kernel.path, with: {agent: true, ssh: true, console: true}},
    {cacheFolder: join(folder, 'cache'), signal},
  );
  const initrd = join(folder, 'initrd');
  await appendFiles(built, guestKeyFiles(keys), {target: initrd, signal});
  const {sshPort = 0} = options;
  const forward = `user,id=n0,hostfwd=tcp:127.0.0.1:${sshPort}-:22`;
  const child = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', 'qemu-system-x86_64', '-machine', 'pc,accel=tcg', '-cpu', 'max'],
      ...['-smp', '1', '-m', '256M', '-nodefaults', '-display', 'none', '-no-reboot'],
      ...['-kernel', kernel.path, '-initrd', initrd],
      '-append',
      `console=ttyS0 quiet panic=-1 proctor.net=static ${options.append ?? ''}`,
      ...['-chardev', 'socket,id=con,fd=4', '-serial', 'chardev:con'],
      ...['-device', 'virtio-serial-pci', '-chardev', 'socket,id=ga,fd=3'],
      ...['-device', 'virtserialport,chardev=ga,name=org.qemu.guest_agent.0'],
      ...['-chardev', 'socket,id=files,fd=5'],
      ...['-device', 'virtserialport,chardev=files,name=org.proctor.files.0'],
      ...['-device', 'virtio-rng-pci'],
      ...(sshPort === 0
        ? []
        : ['-netdev', forward, '-device', 'virtio-net-pci,netdev=n0,romfile=']),
    ],
    {stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe', 'pipe']},
  );
  const [, , , agent, serial, files] = child.stdio as unknown as Duplex[];
  for (const channel of [agent, serial, files]) channel?.on('error', () => undefined);
  const exited = once(child, 'exit');
  return {
    process: child,
    agent: agent as Duplex,
    serial: serial as Duplex,
    files: files as Socket,
    sshPort,
    keys,
    folder,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/** Whether guests can be started for tests; the reason where they cannot. */
export function canStartSshGuest(): true | string {
  const {why} = testKernel();
  return why ?? true;
}

/** What leads into `guest` by SSH, with its own keys. */
export function sshOptions(guest: ConnectionGuest): VmSshOptions {
  const key = join(guest.folder, 'id');
  const knownHosts = join(guest.folder, 'known_hosts');
  writeFileSync(key, guest.keys.client.privateKey, {mode: 0o600});
  writeFileSync(knownHosts, `proctor-guest ${guest.keys.host.publicKey}\n`);
  return {
    label: 'the guest',
    port: guest.sshPort,
    user: 'root',
    keys: [key],
    knownHosts: [knownHosts],
    hostKeyAlias: 'proctor-guest',
  };
}

/** A guest, and a connection to its SSH server. */
export async function openSshGuest(): Promise<OpenConnection> {
  const guest = await startConnectionGuest({sshPort: await freePort()});
  guest.serial.resume();
  const connection = await openVmSshConnection(sshOptions(guest), {
    signal: new AbortController().signal,
    warn: () => undefined,
  });
  return {
    connection,
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
      await guest[Symbol.asyncDispose]();
    },
  };
}

/** The guest's serial console, as the console's log gives it to others. */
export function serialLine(guest: ConnectionGuest): SerialLine {
  return {
    write: (bytes) => {
      guest.serial.write(bytes);
    },
    onData: (listener) => {
      guest.serial.on('data', listener);
      return {
        [Symbol.dispose]: () => {
          guest.serial.off('data', listener);
        },
      };
    },
    onEnd: (listener) => {
      guest.serial.once('close', listener);
      return {[Symbol.dispose]: () => guest.serial.off('close', listener)};
    },
  };
}

/** A port of this machine that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
