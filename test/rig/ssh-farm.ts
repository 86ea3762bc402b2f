import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {connect, createServer, type Server, type Socket} from 'node:net';
import {join} from 'node:path';
import type {SshSpec} from '../../src/manifest/manifest.ts';
import {SshLab, type SshServer, sshSpec} from './ssh-servers.ts';

/** One of a farm's servers. */
export interface FarmServer {
  readonly server: SshServer;
  /** Its temporary folder, which nobody else has. */
  readonly temporary: string;
  isDead: boolean;
}

/**
 * SSH servers behind one address, as boards behind a gateway: each connection goes to the next one
 * that is alive; where none is, to a machine that nobody knows. A server can be killed with all that
 * it has started.
 */
export class SshFarm implements AsyncDisposable {
  readonly lab = new SshLab();
  readonly #gate: Server;
  readonly #sockets = new Set<Socket>();
  readonly #servers: FarmServer[] = [];
  /** Answers where none of the farm's is alive: of another key, as a board that was replaced. */
  #stranger: SshServer | undefined;
  #next = 0;
  #count = 0;

  private constructor(gate: Server) {
    this.#gate = gate;
  }

  static async start(): Promise<SshFarm> {
    const gate = createServer();
    await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
    const farm = new SshFarm(gate);
    gate.on('connection', (socket) => farm.#serve(socket));
    farm.#stranger = await farm.lab.sshd();
    return farm;
  }

  get alive(): readonly FarmServer[] {
    return this.#servers.filter(({isDead}) => !isDead);
  }

  /** Starts or kills servers until `count` are alive. */
  async have(count: number): Promise<void> {
    while (this.alive.length > count) this.kill(this.alive[0]);
    while (this.alive.length < count) {
      this.#count += 1;
      const temporary = this.lab.path(`tmp-${this.#count}`);
      mkdirSync(temporary);
      const server = await this.lab.sshd([`SetEnv HOME=${this.lab.home} TMPDIR=${temporary}`]);
      this.#servers.push({server, temporary, isDead: false});
    }
  }

  /** Kills it and every process that it has started. */
  kill(one: FarmServer | undefined): void {
    if (one === undefined || one.isDead) return;
    one.isDead = true;
    for (const pid of treeOf(one.server.pid)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  /** What stands in the temporary folders of those alive. */
  left(): string[] {
    return this.alive.flatMap(({temporary}) =>
      readdirSync(temporary).map((name) => join(temporary, name)),
    );
  }

  /** An environment of the farm's. */
  spec(rest: Partial<SshSpec> = {}): SshSpec {
    const [first] = this.#servers;
    if (first === undefined) throw new Error('the farm has no server');
    const {port} = this.#gate.address() as {port: number};
    const lines = this.#servers.map(({server}) => `[127.0.0.1]:${port} ${server.hostKey}\n`);
    const known = this.lab.write('known-farm', lines.join(''));
    return sshSpec(this.lab, first.server, {port, knownHosts: [known], ...rest});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#gate.close(resolve));
    await this.lab[Symbol.asyncDispose]();
  }

  #serve(socket: Socket): void {
    const {alive} = this;
    const {port} = alive[this.#next % Math.max(1, alive.length)]?.server ?? this.#stranger ?? {};
    this.#next += 1;
    if (port === undefined) {
      socket.on('error', () => undefined).destroy();
      return;
    }
    const there = connect({host: '127.0.0.1', port, noDelay: true});
    socket.setNoDelay(true);
    for (const each of [socket, there]) {
      this.#sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => {
        this.#sockets.delete(each);
        socket.destroy();
        there.destroy();
      });
    }
    socket.pipe(there).pipe(socket);
  }
}

/** A process and all below it, the lowest first. */
function treeOf(pid: number): number[] {
  let children = '';
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  } catch {
    return [];
  }
  return [...children.split(' ').filter(Boolean).map(Number).flatMap(treeOf), pid];
}
