import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {connect, createServer} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {createSshDriver} from '../../src/environments/ssh/ssh-driver.ts';
import type {SshSpec} from '../../src/manifest/manifest.ts';

/** A real SSH server of the test's own on a free port of the loopback interface. */
export interface SshServer extends AsyncDisposable {
  readonly port: number;
  /** Process that listens. */
  readonly pid: number;
  /** The host key as in a known_hosts line: type and base64. */
  readonly hostKey: string;
  /** Processes that serve one connection each. */
  connections(): number[];
  /** What it has logged. */
  log(): string;
}

/** Files that tests with SSH servers share: keys, known hosts, a home folder. Removed at the end. */
export class SshLab implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'proctor-ssh-'));
  /** Home of whoever logs in, and of proctor's user: no start-up files. */
  readonly home = join(this.folder, 'home');
  /** Private key that the servers accept. */
  readonly key = join(this.folder, 'id');
  readonly #servers: SshServer[] = [];

  constructor() {
    mkdirSync(join(this.home, '.ssh'), {recursive: true, mode: 0o700});
    this.newKey('id');
    copyFileSync(`${this.key}.pub`, join(this.folder, 'authorized_keys'));
    chmodSync(join(this.folder, 'authorized_keys'), 0o600);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Makes a key pair. @returns the private key's path. */
  newKey(name: string, ...args: string[]): string {
    const path = this.path(name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path, ...args]);
    return path;
  }

  /** Writes a file. @returns its path. */
  write(name: string, text: string): string {
    writeFileSync(this.path(name), text, {mode: 0o600});
    return this.path(name);
  }

  /** A known_hosts file for `servers`. @returns its path. */
  knownHosts(name: string, ...servers: SshServer[]): string {
    const lines = servers.map((server) => `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
    return this.write(name, lines.join(''));
  }

  /** Starts OpenSSH's sshd with `lines` in its configuration. */
  async sshd(lines: readonly string[] = []): Promise<SshServer> {
    const port = await freePort();
    // It wants this for users it drops privileges to, also when it never does.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', {recursive: true, mode: 0o755});
    const hostKey = this.newKey(`host-${port}`);
    const config = this.write(
      `sshd-${port}.conf`,
      [
        ...lines,
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${hostKey}`,
        `AuthorizedKeysFile ${this.path('authorized_keys')}`,
        `PidFile none`,
        'PermitRootLogin yes',
        'StrictModes no',
        'UsePAM no',
        // A login shell's start-up files are not part of what is tested.
        `SetEnv HOME=${this.home}`,
        '',
      ].join('\n'),
    );
    const publicKey = readFileSync(`${hostKey}.pub`, 'utf8');
    const argv = ['/usr/sbin/sshd', '-D', '-e', '-f', config];
    return this.#start(argv, port, publicKey.split(' ').slice(0, 2).join(' '));
  }

  /**
   * Starts dropbear in a root of its own that holds nothing but it and BusyBox: no bash, no tar,
   * no SFTP. Needs root and mount namespaces; see {@link canStartBareTarget}.
   */
  async bareDropbear(): Promise<SshServer> {
    const port = await freePort();
    const root = this.path(`root-${port}`);
    for (const folder of ['bin', 'etc', 'proc', 'dev', 'tmp', 'root/.ssh']) {
      mkdirSync(join(root, folder), {recursive: true, mode: 0o700});
    }
    for (const file of [programFile('busybox'), programFile('dropbear')]) {
      copyFileSync(file, join(root, 'bin', file.slice(file.lastIndexOf('/') + 1)));
      for (const library of librariesOf(file)) {
        mkdirSync(join(root, library, '..'), {recursive: true});
        copyFileSync(library, join(root, library));
      }
    }
    const applets = execFileSync('busybox', ['--list'], {encoding: 'utf8'}).split('\n');
    for (const applet of applets.filter((name) => name !== '' && name !== 'busybox')) {
      if (!MISSING_APPLETS.includes(applet)) symlinkSync('busybox', join(root, 'bin', applet));
    }
    writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
    writeFileSync(join(root, 'etc/shells'), '/bin/sh\n');
    copyFileSync(`${this.key}.pub`, join(root, 'root/.ssh/authorized_keys'));
    chmodSync(join(root, 'root/.ssh/authorized_keys'), 0o600);
    const made = execFileSync('dropbearkey', ['-t', 'ed25519', '-f', join(root, 'etc/host')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const hostKey = /^ssh-ed25519 \S+/m.exec(made)?.[0] ?? '';
    const script = `mount --rbind /proc '${root}/proc' && mount --rbind /dev '${root}/dev' && exec env -i PATH=/bin chroot '${root}' /bin/dropbear -F -E -p 127.0.0.1:${port} -r /etc/host`;
    const argv = [
      'unshare',
      '--mount',
      '--propagation',
      'private',
      'sh',
      '-c',
      `PATH=$PATH:/usr/sbin; export PATH; ${script.replace('chroot', '/usr/sbin/chroot')}`,
    ];
    return this.#start(argv, port, hostKey);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers.splice(0)) await server[Symbol.asyncDispose]();
    rmSync(this.folder, {recursive: true, force: true});
  }

  async #start(argv: readonly string[], port: number, hostKey: string): Promise<SshServer> {
    const [file = '', ...args] = argv;
    const child = spawn(file, args, {stdio: ['ignore', 'ignore', 'pipe']});
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    const server: SshServer = {
      port,
      pid: child.pid ?? 0,
      hostKey,
      connections: () => childrenOf(child.pid ?? 0),
      log: () => log,
      [Symbol.asyncDispose]: () => stop(child),
    };
    this.#servers.push(server);
    await untilListening(port, child, () => log);
    return server;
  }
}

/** Applets taken away from the bare target: what proctor must do without. */
const MISSING_APPLETS = ['tar', 'bash', 'mktemp', 'unzip', 'cpio', 'ar', 'dpkg', 'dpkg-deb'];

/** Whether `bareDropbear` works here; the reason where it does not. */
export function canStartBareTarget(): true | string {
  try {
    programFile('dropbear');
    programFile('busybox');
  } catch {
    return 'needs dropbear-bin and busybox-static';
  }
  try {
    execFileSync('unshare', ['--mount', 'true'], {stdio: 'ignore'});
    return true;
  } catch {
    return 'needs root and mount namespaces';
  }
}

/** A specification for `server`, as a manifest without any SSH key would give it. */
export function sshSpec(lab: SshLab, server: SshServer, rest: Partial<SshSpec> = {}): SshSpec {
  return {
    id: 'board',
    type: 'ssh',
    instances: 1,
    isolation: 'shared',
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    stageTimeoutMs: 60_000,
    host: '127.0.0.1',
    port: server.port,
    user: userInfo().username,
    keys: [lab.key],
    passphrase: undefined,
    password: undefined,
    agent: undefined,
    config: undefined,
    jump: undefined,
    knownHosts: [lab.knownHosts(`known-${server.port}`, server)],
    hostKeyChecking: 'strict',
    connectTimeoutMs: 20_000,
    keepAliveMs: 10_000,
    sessionsMax: 10,
    ...rest,
  };
}

/** The driver for someone whose home is the lab's. */
export function labDriver(lab: SshLab): ReturnType<typeof createSshDriver> {
  return createSshDriver({name: userInfo().username, homeFolder: lab.home});
}

function programFile(name: string): string {
  const path = `${process.env['PATH']}:/usr/sbin:/sbin`;
  return execFileSync('sh', ['-c', `command -v ${name}`], {
    encoding: 'utf8',
    env: {PATH: path},
  }).trim();
}

function librariesOf(file: string): string[] {
  try {
    const text = execFileSync('ldd', [file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.match(/\/\S+/g) ?? [];
  } catch {
    return [];
  }
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  const {pid} = child;
  const serving = pid === undefined ? [] : childrenOf(pid);
  child.kill('SIGKILL');
  for (const connection of serving) {
    try {
      process.kill(connection, 'SIGKILL');
    } catch {
      // It has gone by itself.
    }
  }
  await closed;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

/** Connects until it works. */
async function untilListening(port: number, child: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server did not start: ${log()}`);
    const isListening = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isListening) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
