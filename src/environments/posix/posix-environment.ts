import {randomBytes} from 'node:crypto';
import {posix} from 'node:path';
import {type FaultCode, FaultError} from '../../faults/fault-error.ts';
import {type LedgerEntry, NO_LEDGER} from '../../ledger/ledger.ts';
import type {EnvironmentId} from '../../manifest/manifest.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import type {
  Connection,
  Environment,
  StepContext,
  Terminal,
  TerminalOptions,
} from '../environment.ts';
import type {RemoteFacts} from './control-shell.ts';
import {PosixConnection} from './posix-connection.ts';
import {openPosixTerminal} from './posix-terminal.ts';
import {quote} from './remote-shell.ts';
import type {ShellHost} from './shell-host.ts';

/** How long a process that a step left running on purpose may take to end when asked to. */
const DAEMON_GRACE_TICKS = 25;
/** How long the host may take to remove what an instance has there. */
const CLEANUP_TIMEOUT_MS = 60_000;

/** A host that cannot be reached any more has tidied up by itself, or is gone. */
const LOSSES: ReadonlySet<FaultCode> = new Set([
  'ssh/unreachable',
  'ssh/host-key-unknown',
  'ssh/host-key-changed',
  'ssh/host-key-revoked',
  'ssh/auth-rejected',
  'ssh/key-unreadable',
  'ssh/connection-lost',
  'guest-agent/lost',
  'console/no-shell',
  'vm/lost',
  // It is another's by now, and refuses us.
  'lock/lost',
]);

/** What the driver knows of a new instance. */
export interface PosixEnvironmentOptions {
  readonly id: EnvironmentId;
  readonly instance: number;
  readonly env: Readonly<Record<string, string>>;
  readonly workingDirectory: string | undefined;
}

/** A scratch folder on a host, and the processes that were started for it. */
export class PosixEnvironment implements Environment {
  readonly id: EnvironmentId;
  readonly instance: number;
  readonly #host: ShellHost;
  readonly #facts: RemoteFacts;
  readonly #root: string;
  readonly #entry: LedgerEntry;
  readonly #options: PosixEnvironmentOptions;
  readonly #resources = new ResourceStack();
  /** Numbers the commands of all its connections. */
  #commandCount = 0;

  private constructor(
    host: ShellHost,
    options: PosixEnvironmentOptions,
    there: {facts: RemoteFacts; root: string; entry: LedgerEntry},
  ) {
    this.id = options.id;
    this.instance = options.instance;
    this.#host = host;
    this.#options = options;
    this.#facts = there.facts;
    this.#root = there.root;
    this.#entry = there.entry;
    this.#resources.defer(() => this.#cleanUp());
  }

  /** @throws {FaultError} as `ShellHost.control`, `ledger/unwritable`; leaves nothing behind. */
  static async open(
    host: ShellHost,
    options: PosixEnvironmentOptions,
    context: StepContext,
  ): Promise<PosixEnvironment> {
    const control = await host.control(context);
    const {facts, nonce} = control;
    const root = `${facts.tmp.replace(/\/+$/, '')}/proctor-${randomBytes(9).toString('hex')}`;
    const {ledger = NO_LEDGER} = context;
    const entry = await ledger.intend({kind: 'remote', host: host.label, root});
    // Known to the control shell from the start, so that it is removed whatever happens.
    host.addRoot(root);
    try {
      const answer = await control.call(
        (id) =>
          `_pr ${id} "$( (umask 077; mkdir ${quote(root)} && echo ${nonce} > ${quote(`${root}/owner`)} && mkdir ${quote(`${root}/scratch`)} ${quote(`${root}/tmp`)} ) 2>&1 | { read -r _pq; echo "$_pq"; })"; _proots="$_proots ${root}"`,
      );
      if (answer !== '') {
        entry[Symbol.dispose]();
        const message = `cannot make a scratch folder on ${host.label}: ${answer}`;
        throw new FaultError('environment/unhealthy', message);
      }
    } catch (error) {
      host.removeRoot(root);
      throw error;
    }
    const made = new PosixEnvironment(host, options, {facts, root, entry});
    if (!context.signal.aborted) return made;
    await made[Symbol.asyncDispose]();
    throw context.signal.reason;
  }

  async connect(context: StepContext): Promise<Connection> {
    context.signal.throwIfAborted();
    const scratch = `${this.#root}/scratch`;
    const connection = new PosixConnection(this.#host, this.#facts, {
      env: {...this.#options.env, TMPDIR: `${this.#root}/tmp`},
      workingDirectory: posix.resolve(scratch, this.#options.workingDirectory ?? '.'),
      root: this.#root,
      warn: context.warn,
      nextMark: () => `${this.#mark}${++this.#commandCount}/`,
    });
    // In case nobody else does.
    return this.#resources.use(connection);
  }

  async openTerminal(
    options: TerminalOptions,
    context: StepContext,
  ): Promise<Terminal | undefined> {
    const {connection, size, term} = options;
    const env = {
      ...this.#options.env,
      ...options.env,
      TMPDIR: `${this.#root}/tmp`,
      PROCTOR_COMMAND_ID: `${this.#mark}${++this.#commandCount}/`,
    };
    const {workingDirectory} = connection;
    return openPosixTerminal(this.#host, {...size, term, env, workingDirectory}, context);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }

  /** The folder's name is unique, so the mark is, too. */
  get #mark(): string {
    return `/${posix.basename(this.#root)}.`;
  }

  async #cleanUp(): Promise<void> {
    const root = this.#root;
    this.#host.removeRoot(root);
    // Not the run's signal, which may have been what ends us.
    const {signal} = new AbortController();
    try {
      const control = await this.#host.control({signal});
      const left = await control.call(
        (
          id,
        ) => `_pk0=$_proots _proots= _pv=; for _pq in $_pk0; do [ "$_pq" = ${quote(root)} ] || _proots="$_proots $_pq"; done
( ${this.#commandCount > 0 ? `_pk "" ${quote(this.#mark)} s ${DAEMON_GRACE_TICKS}; ` : ''}for _pq in ${quote(root)}/undo-*; do [ -f "$_pq" ] && sh "$_pq"; done; rm -rf ${quote(root)} 2>/dev/null || { chmod -R u+rwx ${quote(root)}; rm -rf ${quote(root)}; } 2>/dev/null
[ -d ${quote(root)} ] && _pv="$_pv folder"; _pr ${id} "left$_pv" ) &`,
        CLEANUP_TIMEOUT_MS,
      );
      this.#throwLeft(left.slice('left'.length).trim());
      this.#entry[Symbol.dispose]();
    } catch (error) {
      // What a host that we lost still has, its control shell removes: the ledger tells of it.
      if (!(error instanceof FaultError) || !LOSSES.has(error.code)) throw error;
    }
  }

  #throwLeft(left: string): void {
    if (left === '') return;
    const what = left === 'folder' ? `the folder '${this.#root}'` : `the processes ${left}`;
    const message = `cannot remove ${what} on ${this.#host.label}`;
    throw new FaultError('environment/unhealthy', message);
  }
}
