import {access as accessFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import {expandTemplate} from '../../../manifest/expression/expression.ts';
import type {QemuConnect} from '../../../manifest/manifest.ts';
import type {Connection, StepContext} from '../../environment.ts';
import {AGENT_CHARDEV, AGENT_PORT} from '../command-line.ts';
import {openConsoleConnection} from '../console-shell/open-console-connection.ts';
import {openAgentConnection, runByControl, standFor} from '../guest-agent/open-agent-connection.ts';
import type {GuestKeys} from '../guest-build/guest-keys.ts';
import type {QemuEnvironment} from '../qemu-environment.ts';
import type {QmpEvent} from '../qmp/qmp-commands.ts';
import {TrackedConnection} from '../tracked-connection.ts';
import type {VirtualMachine} from '../virtual-machine.ts';
import {openVmSshConnection} from '../vm-ssh/open-ssh-connection.ts';
import {proveMachine} from './prove-machine.ts';

/** A monitor that takes longer than this is of a QEMU that hangs. */
const MONITOR_TIMEOUT_MS = 5000;
/** States in which QEMU itself has stopped a guest that will go on. Source: qapi/run-state.json. */
const HALTED: ReadonlySet<string> = new Set([
  'finish-migrate',
  'inmigrate',
  'postmigrate',
  'prelaunch',
  'restore-vm',
  'save-vm',
]);

/** What lets proctor into a guest, and its copies. */
export interface GuestAccess {
  /** Those that were put into a guest that proctor has built, for SSH. */
  readonly keys: GuestKeys | undefined;
}

type SshConnect = Extract<QemuConnect, {via: 'ssh'}>;
type ConsoleConnect = Extract<QemuConnect, {via: 'console'}>;

/** What every kind of connection is given. */
interface CommonOptions {
  readonly label: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workingDirectory: string | undefined;
  readonly timeoutMs: number;
}

interface ConnectParts<Connect> {
  readonly connect: Connect;
  readonly options: CommonOptions;
  readonly context: StepContext;
}

/**
 * Opens a connection to the guest, as soon as it is there, and proves where that leads to a port of
 * this machine that the guest is the one behind it. The agent and the console are QEMU's own.
 *
 * @throws {FaultError} as the kind of connection does; `vm/wrong-machine`.
 */
export async function openGuestConnection(
  environment: QemuEnvironment,
  context: StepContext,
): Promise<Connection> {
  const inner = await openInner(environment, context);
  const {lostSignal: lost} = environment;
  const connection: Connection = new TrackedConnection(inner, {
    lost,
    onUse: (change) => environment.use(change),
    pulse: {
      ask: (options) => askGuest(inner, options),
      isHalted: (options) => isHalted(environment.vm, options),
      slowness: environment.slowness,
    },
    onDead: (isRunOver) => environment.doesNotAnswer(connection, isRunOver),
  });
  standFor(inner, connection);
  try {
    if (environment.spec.connect.via === 'ssh')
      await proveMachine(environment, connection, context);
    return connection;
  } catch (error) {
    await connection[Symbol.asyncDispose]();
    throw error;
  }
}

/** Has the guest do nothing, which shows that it could do something. */
async function askGuest(
  connection: Connection,
  {signal}: {readonly signal: AbortSignal},
): Promise<void> {
  // A shell that is there already has no need for a free one.
  if ((await runByControl(connection, ':', {signal})) !== undefined) return;
  const command = {script: ':', shell: 'sh', env: {}, cwd: '/', stdin: undefined};
  const limits = {timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 0};
  await connection.exec(command, {...limits, signal});
}

/** Whether QEMU holds the guest's processors, as while it saves its memory. */
async function isHalted(
  {qmp}: VirtualMachine,
  {signal}: {readonly signal: AbortSignal},
): Promise<boolean> {
  const {running, status} = await qmp.execute(
    'query-status',
    {},
    {signal, timeoutMs: MONITOR_TIMEOUT_MS},
  );
  return !running && HALTED.has(status);
}

async function openInner(environment: QemuEnvironment, context: StepContext): Promise<Connection> {
  const {vm, spec} = environment;
  const {connect} = spec;
  const options: CommonOptions = {
    label: `'${spec.id}'`,
    env: baseEnv(environment, context),
    workingDirectory: spec.workingDirectory,
    // Who waits for the guest has the deadline.
    timeoutMs: Infinity,
  };
  if (connect.via === 'ssh') return openSsh(environment, {connect, options, context});
  if (connect.via === 'console') return openConsole(environment, {connect, options, context});
  const {agentChannel, filesChannel: files} = vm;
  if (agentChannel === undefined) {
    throw new FaultError('vm/unsupported', `cannot connect to '${spec.id}' by ${connect.via}`);
  }
  await waitForAgent(vm, context);
  const resume = environment.takeLink();
  return openAgentConnection(agentChannel, {...options, resume, files}, context);
}

/**
 * Waits until something in the guest has opened the agent's port. Asking the agent again and again
 * would leave it requests of a whole boot to answer first.
 */
async function waitForAgent({qmp}: VirtualMachine, {signal}: StepContext): Promise<void> {
  const isOpened = ({data}: QmpEvent): boolean =>
    data['id'] === AGENT_PORT && data['open'] === true;
  // It is closed in any case, when nobody waits any more.
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', onAbort, {once: true});
  try {
    const opened = qmp.waitForEvent('VSERPORT_CHANGE', isOpened, {
      signal: controller.signal,
      timeoutMs: Infinity,
    });
    const channels = await qmp.execute('query-chardev', {}, {signal});
    const agent = channels.find(({label}) => label === AGENT_CHARDEV);
    if (agent?.['frontend-open'] !== true) await opened;
  } finally {
    signal.removeEventListener('abort', onAbort);
    controller.abort();
  }
}

/** A shell on the line that the console is read from, too. */
function openConsole(
  {vm, console: log}: QemuEnvironment,
  {connect, options, context}: ConnectParts<ConsoleConnect>,
): Promise<Connection> {
  const line = {
    write: (bytes: Buffer) => {
      vm.consoleChannel.write(bytes);
    },
    onData: (listener: (chunk: Buffer) => void) => log.watch(listener),
    onEnd: (listener: () => void) => onClose(vm.consoleChannel, listener),
  };
  const {user, loginPrompt} = connect;
  const login = {user, password: secretOf(connect.password, context), loginPrompt};
  return openConsoleConnection(line, {...options, login}, context);
}

/** Calls `listener` once `channel` is closed, or now where it is. */
function onClose(channel: Duplex, listener: () => void): Disposable {
  if (channel.destroyed) listener();
  else channel.once('close', listener);
  return {[Symbol.dispose]: () => channel.off('close', listener)};
}

async function openSsh(
  environment: QemuEnvironment,
  {connect, options, context}: ConnectParts<SshConnect>,
): Promise<Connection> {
  const forward = environment.forwards.find(
    ({guest, protocol}) => guest === connect.port && protocol === 'tcp',
  );
  if (forward === undefined) {
    throw new FaultError('vm/unsupported', `cannot connect to ${options.label} by SSH`, {
      help: 'It needs a card of user networking: leave `user: false` out of `network`.',
    });
  }
  const {keys} = environment.access;
  const own = keys === undefined ? undefined : await writeKeys(environment, keys);
  return openVmSshConnection(
    {
      ...options,
      port: forward.host,
      user: connect.user,
      keys: own === undefined ? connect.keys : [own.key],
      knownHosts: own === undefined ? connect.knownHosts : [own.knownHosts],
      hostKeyAlias: environment.spec.id,
      secrets: {
        passphrase: secretOf(connect.passphrase, context),
        password: secretOf(connect.password, context),
      },
      sessionsMax: connect.sessionsMax,
    },
    context,
  );
}

/** Files for an SSH client, in the VM's own folder. */
async function writeKeys(
  {home, spec}: QemuEnvironment,
  keys: GuestKeys,
): Promise<{readonly key: string; readonly knownHosts: string}> {
  const files = {key: join(home.folder, 'ssh-key'), knownHosts: join(home.folder, 'known-hosts')};
  const isThere = await accessFile(files.knownHosts).then(
    () => true,
    () => false,
  );
  if (isThere) return files;
  await writeFile(files.key, keys.client.privateKey, {mode: 0o600});
  await writeFile(files.knownHosts, `${spec.id} ${keys.host.publicKey}\n`, {mode: 0o600});
  return files;
}

function secretOf(template: string | undefined, context: StepContext): string | undefined {
  if (template === undefined) return undefined;
  return expandTemplate(template, {
    variables: {},
    matrix: {},
    env: {},
    environment: {},
    case: {},
    run: {},
    steps: {},
    secrets: context.secret,
    status: 'success',
  });
}

/** What every command finds in its environment besides what the guest gives, before its own. */
function baseEnv({spec}: QemuEnvironment, context: StepContext): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(spec.env)) {
    // What holds an expression is filled in for a case and comes with its commands.
    if (!value.includes('${{')) env[name] = value;
  }
  env['PROCTOR_RUN_ID'] = context.runId;
  return env;
}
