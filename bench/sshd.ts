import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {userInfo} from 'node:os';
import {join} from 'node:path';

/** Addresses that the sshd listens on: to a client each is a host of its own. */
export const HOSTS = Array.from({length: 10}, (_, index) => `127.0.0.${index + 1}`);

/** A real sshd on loopback with keys of its own, and a client configuration that knows it. */
export class BenchSshd implements Disposable {
  readonly #process: ChildProcess;
  readonly port: number;
  /** For `ssh -F`; the host is called `bench`. */
  readonly config: string;
  readonly key: string;
  readonly knownHosts: string;

  private constructor(process: ChildProcess, port: number, folder: string) {
    this.#process = process;
    this.port = port;
    this.config = join(folder, 'config');
    this.key = join(folder, 'id');
    this.knownHosts = join(folder, 'known_hosts');
  }

  static async start(folder: string): Promise<BenchSshd> {
    const path = (name: string) => join(folder, name);
    for (const name of ['host_key', 'id']) {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path(name)]);
    }
    copyFileSync(path('id.pub'), path('authorized_keys'));
    const port = await freePort();
    const listen = HOSTS.map((host) => `ListenAddress ${host}\n`).join('');
    const hostKey = readFileSync(path('host_key.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
    writeFileSync(
      path('known_hosts'),
      HOSTS.map((host) => `[${host}]:${port} ${hostKey}\n`).join(''),
    );
    writeFileSync(
      path('sshd_config'),
      `Port ${port}\n${listen}HostKey ${path('host_key')}\n` +
        `AuthorizedKeysFile ${path('authorized_keys')}\nPidFile none\nStrictModes no\nUsePAM no\n` +
        // Root's own start-up files can take longer than all that is measured here.
        `SetEnv HOME=${folder}\nMaxSessions 20\nMaxStartups 100\n` +
        'Subsystem sftp /usr/lib/openssh/sftp-server\n',
    );
    writeFileSync(
      path('config'),
      `Host bench\n  HostName 127.0.0.1\nHost *\n  Port ${port}\n  User ${userInfo().username}\n` +
        `  IdentityFile ${path('id')}\n  UserKnownHostsFile ${path('known_hosts')}\n`,
    );
    appendFileSync(path('log'), '');
    if (userInfo().uid === 0) mkdirSync('/run/sshd', {recursive: true});
    const sshd = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', path('sshd_config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      sshd.once('exit', (code) => reject(new Error(`sshd exited with ${code}`)));
      sshd.stderr.on('data', (chunk: Buffer) => {
        if (chunk.includes('Server listening')) resolve();
      });
    });
    return new BenchSshd(sshd, port, folder);
  }

  [Symbol.dispose](): void {
    this.#process.kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
