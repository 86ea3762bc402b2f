import {execFileSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import type {Fence} from '../../src/environments/environment.ts';
import {fencePrefix} from '../../src/environments/posix/fence.ts';
import {BoardBook} from '../../src/state/boards/board-book.ts';
import {CliFolder, type CliResult, type RunningCli} from './cli.ts';
import {SshLab, type SshServer} from './ssh-servers.ts';

/** What a manifest is told of a board. */
export interface BoardWords {
  /** Inside of a YAML mapping. */
  readonly labels: string;
  /** @default true */
  readonly hasPower?: boolean;
}

/** One board: an sshd whose power is a script, and whose serial console is a file. */
export class TestBoard {
  readonly name: string;
  readonly #words: BoardWords;
  readonly folder: string;
  readonly port: number;

  constructor(name: string, words: BoardWords, options: {folder: string; port: number}) {
    this.name = name;
    this.#words = words;
    this.folder = options.folder;
    this.port = options.port;
  }

  /** Whom each step on it that follows the occupancy protocol met: empty if all is well. */
  get clashes(): string {
    return this.#read('clashes');
  }

  /** Tokens that its power script was called with, a line each. */
  get powerLog(): string {
    return this.#read('power.log');
  }

  /** All that its serial console has said. */
  get console(): string {
    return this.#read('console');
  }

  /** Makes a file in its folder that scripts wait for. */
  touch(name: string): void {
    writeFileSync(join(this.folder, name), '');
  }

  /** Presses its switch. */
  switch(to: 'on' | 'off'): void {
    execFileSync('sh', [join(this.folder, 'power.sh'), to], {stdio: 'ignore'});
  }

  /** Whether its check passes. */
  set isSick(isSick: boolean) {
    const path = join(this.folder, 'sick');
    if (isSick) writeFileSync(path, '');
    else rmSync(path, {force: true});
  }

  /** Its entry in a file of boards. */
  entry(more: string): string {
    const script = `sh ${join(this.folder, 'power.sh')}`;
    const power = `  power: {on: ${script} on, off: ${script} off, cycle: ${script} cycle, timeout: 30s}\n`;
    return `${this.name}:
  labels: {${this.#words.labels}}
  host: 127.0.0.1
  port: ${this.port}
${this.#words.hasPower === false ? '' : power}  console: exec tail -n +1 -F ${join(this.folder, 'console')} 2>/dev/null
  check: test ! -e ${join(this.folder, 'sick')} || { echo it is sick; exit 7; }
${more}`;
  }

  #read(name: string): string {
    const path = join(this.folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }
}

/** A script that says so in `clashes` when somebody else is on the board, for `seconds`. */
export function occupy(board: TestBoard, seconds: number | string): string {
  const {folder} = board;
  return `mkdir ${folder}/occupied || echo "$PROCTOR_RUN_ID" >> ${folder}/clashes; sleep ${seconds}; rmdir ${folder}/occupied`;
}

/** A lab of boards, real machines in that they are reached over real SSH, switched and read. */
export class BoardLab implements AsyncDisposable {
  readonly #ssh: SshLab;
  readonly #boards: readonly TestBoard[];
  readonly #knownHosts: string;

  private constructor(ssh: SshLab, boards: readonly TestBoard[], knownHosts: string) {
    this.#ssh = ssh;
    this.#boards = boards;
    this.#knownHosts = knownHosts;
  }

  /** @param names Of the boards, with their labels. */
  static async start(names: Readonly<Record<string, BoardWords>>): Promise<BoardLab> {
    const ssh = new SshLab();
    const boards: TestBoard[] = [];
    const servers: SshServer[] = [];
    for (const [name, words] of Object.entries(names)) {
      // Finds a free port and writes the configuration, with which the board is switched on then.
      const server = await ssh.sshd();
      servers.push(server);
      const folder = ssh.path(name);
      mkdirSync(folder);
      writeFileSync(join(folder, 'console'), '');
      const config = ssh.path(`sshd-${server.port}.conf`);
      writeFileSync(join(folder, 'power.sh'), powerScript(folder, config));
      boards.push(new TestBoard(name, words, {folder, port: server.port}));
    }
    const knownHosts = ssh.knownHosts('known', ...servers);
    for (const server of servers) await server[Symbol.asyncDispose]();
    for (const board of boards) board.switch('on');
    return new BoardLab(ssh, boards, knownHosts);
  }

  board(index: number): TestBoard {
    const board = this.#boards[index];
    if (board === undefined) throw new Error(`there is no board ${index}`);
    return board;
  }

  /**
   * A folder with a manifest of one environment `board`, and the lab's boards in a file of their own.
   *
   * @param keys Of the environment, in one line.
   * @param more Lines of each board.
   */
  folder(keys: string, rest: string, more = ''): BoardFolder {
    const files = {
      'lab.yaml': this.#boards.map((board) => board.entry(more)).join(''),
      'proctor.yaml': `proctor: 1
boards: lab.yaml
environments:
  board: {type: ssh, ${keys}, user: ${userInfo().username}, key: ${this.#ssh.key}, known-hosts: ${this.#knownHosts}, config: false}
${rest}`,
    };
    return new BoardFolder(this.#ssh.path('state'), files);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    using book = BoardBook.open(this.#ssh.path('state'));
    for (const board of this.#boards) {
      board.switch('off');
      removeFences({name: `board:${board.name}`, book: book.labId});
    }
    await this.#ssh[Symbol.asyncDispose]();
  }
}

/** Removes what a board, which is this machine, keeps of a lock's holders. */
export function removeFences(lock: Omit<Fence, 'token'>): void {
  for (const name of readdirSync('/var/tmp')) {
    if (name.startsWith(`${fencePrefix(lock)}.`)) rmdirSync(join('/var/tmp', name));
  }
}

/** A manifest's folder, in which commands know of the lab's state. */
export class BoardFolder extends CliFolder {
  readonly #state: string;

  constructor(state: string, files: Readonly<Record<string, string>>) {
    super(files);
    this.#state = state;
  }

  override start(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCli {
    return super.start(args, {PROCTOR_STATE_DIR: this.#state, ...env});
  }

  override proctor(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<CliResult> {
    return this.start(args, env).ended;
  }
}

/** Kills the sshd and all that it serves; starts it as a daemon. */
function powerScript(folder: string, config: string): string {
  return `action=$1
echo "$action \${PROCTOR_FENCING_TOKEN-none} \${PROCTOR_BOARD-none}" >> ${folder}/power.log
off() {
  [ -s ${folder}/pid ] || return 0
  pid=$(cat ${folder}/pid)
  children=$(cat /proc/$pid/task/$pid/children 2>/dev/null)
  kill -9 $pid $children 2>/dev/null
  while kill -0 $pid 2>/dev/null; do sleep 0.05; done
  rm -f ${folder}/pid
}
on() {
  [ -s ${folder}/pid ] && kill -0 "$(cat ${folder}/pid)" 2>/dev/null && return 0
  env -u PROCTOR_RUN_ID -u PROCTOR_HOST_SCRIPT setsid /usr/sbin/sshd -D -f ${config} </dev/null >/dev/null 2>&1 &
  echo $! > ${folder}/pid
}
case $action in
  on) on ;;
  off) off ;;
  cycle) off; on ;;
esac
`;
}
