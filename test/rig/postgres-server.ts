import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {chownSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

/** Debian keeps the server's programs off the PATH, by version. */
function findPrograms(): string | undefined {
  try {
    const [newest] = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
    return newest === undefined ? undefined : `/usr/lib/postgresql/${newest}/bin`;
  } catch {
    return undefined;
  }
}

const programs = findPrograms();

/** Whether there is a PostgreSQL to be started. */
export const hasPostgres = programs !== undefined;

/** The server refuses to run as root. */
const owner = process.getuid?.() === 0 ? idsOf('nobody') : undefined;

function idsOf(user: string): {readonly uid: number; readonly gid: number} {
  const id = (flag: string): number => Number(execFileSync('id', [flag, user], {encoding: 'utf8'}));
  return {uid: id('-u'), gid: id('-g')};
}

/** A PostgreSQL of its own, on loopback, that forgets what it should sync. */
export class PostgresServer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: string;
  #server: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  static async start(port: number): Promise<PostgresServer> {
    // Not in the tests' own folder, into which only its owner may look.
    const folder = mkdtempSync('/tmp/proctor-postgres-');
    if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
    const server = new PostgresServer(folder, port);
    execFileSync(
      join(programs ?? '', 'initdb'),
      ['-D', join(folder, 'data'), '-U', 'proctor', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
      {...owner, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder},
    );
    await server.up();
    return server;
  }

  /** Where it is, or where a proxy of it is. */
  url(port = this.port, database = 'postgres'): string {
    return `postgres://proctor@127.0.0.1:${port}/${database}`;
  }

  async up(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.port,
      unix_socket_directories: '',
      fsync: 'off',
      shared_buffers: '8MB',
      autovacuum: 'off',
      logging_collector: 'off',
    };
    const ids = owner && [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
    const server = spawn(
      'setpriv',
      [
        ...(ids ?? []),
        ...['--pdeathsig', 'SIGQUIT', join(programs ?? '', 'postgres')],
        ...['-D', join(this.#folder, 'data')],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {cwd: this.#folder, stdio: ['ignore', 'ignore', 'pipe']},
    );
    this.#server = server;
    let log = '';
    await new Promise<void>((resolve, reject) => {
      server.stderr.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        if (log.includes('ready to accept connections')) resolve();
      });
      server.on('close', () => reject(new Error(`PostgreSQL has ended:\n${log}`)));
    });
  }

  /** @param signal SIGQUIT ends it at once, as a crash does. */
  async down(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = new Promise((resolve) => server.on('close', resolve));
    server.kill(signal);
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.down('SIGQUIT');
    rmSync(this.#folder, {recursive: true, force: true});
  }
}
