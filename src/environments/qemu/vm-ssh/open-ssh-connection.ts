import type {Connection, StepContext} from '../../environment.ts';
import {type OwnMachineOptions, openOwnMachine} from '../../posix/open-connection.ts';
import type {LoginSecrets} from '../../ssh-client/credentials.ts';
import {SshHost} from '../../ssh-client/ssh-host.ts';
import type {SshTarget} from '../../ssh-client/ssh-target.ts';
import {waitForSsh} from './wait-for-ssh.ts';

const KEEP_ALIVE_MS = 10_000;
/** Sessions of one connection, where the manifest does not say: half of sshd's own limit. */
const SESSIONS_MAX = 10;
const TIMEOUT_MS = 60_000;

export interface VmSshOptions extends OwnMachineOptions {
  /** The machine, for messages. */
  readonly label: string;
  /** Port of this machine, on 127.0.0.1, that leads to the guest's SSH server. */
  readonly port: number;
  readonly user: string;
  /** Private keys to log in with. */
  readonly keys: readonly string[];
  /**
   * known_hosts files with the guest's key, under the name that is given as `hostKeyAlias`: so one
   * file does for all copies of a machine, whose ports differ.
   */
  readonly knownHosts: readonly string[];
  readonly hostKeyAlias: string;
  /** @default none */
  readonly secrets?: LoginSecrets;
  readonly sessionsMax?: number;
  /** How long the guest may take until its server answers. @default 60_000 */
  readonly timeoutMs?: number;
}

/**
 * A connection to a guest's SSH server, whose host key must be known. A server that is not there
 * yet is waited for.
 *
 * @throws {FaultError} `ssh/…`.
 */
export async function openVmSshConnection(
  options: VmSshOptions,
  context: Pick<StepContext, 'signal' | 'warn'>,
): Promise<Connection> {
  const {signal} = context;
  const {timeoutMs = TIMEOUT_MS} = options;
  await waitForSsh(options.port, {label: options.label, signal, timeoutMs});
  const host = new SshHost(sshTarget(options), options.secrets ?? NO_SECRETS, {isLeased: false});
  try {
    return await openOwnMachine(
      host,
      {...options, onClosed: () => host[Symbol.asyncDispose]()},
      context,
    );
  } catch (error) {
    await host[Symbol.asyncDispose]();
    throw error;
  }
}

const NO_SECRETS: LoginSecrets = {passphrase: undefined, password: undefined};

function sshTarget(options: VmSshOptions): SshTarget {
  return {
    hops: [
      {
        label: options.label,
        host: '127.0.0.1',
        port: options.port,
        user: options.user,
        hostKeyAlias: options.hostKeyAlias,
        keys: options.keys.map((path) => ({path, origin: 'manifest'})),
        identitiesOnly: true,
        agent: undefined,
        knownHosts: options.knownHosts,
        acceptNew: false,
      },
    ],
    connectTimeoutMs: Math.min(options.timeoutMs ?? TIMEOUT_MS, 2 ** 31 - 1),
    keepAliveMs: KEEP_ALIVE_MS,
    sessionsMax: options.sessionsMax ?? SESSIONS_MAX,
    warnings: [],
  };
}
