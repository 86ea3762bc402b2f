import type {Duplex} from 'node:stream';
import type {Connection, StepContext} from '../../environment.ts';
import {type OwnMachineOptions, openOwnMachine} from '../../posix/open-connection.ts';
import {FilePort} from '../guest-link/file-port.ts';
import {LinkHost, type LinkState} from '../guest-link/link-host.ts';
import {settledUnless} from '../settled-unless.ts';
import {AgentLink} from './agent-link.ts';
import {GuestAgentClient} from './guest-agent-client.ts';

export interface AgentConnectionOptions extends OwnMachineOptions {
  /** The machine, for messages. */
  readonly label: string;
  /** How long the guest may take until its agent answers. @default 30_000 */
  readonly timeoutMs?: number;
  /** Of a connection to the machine that this one is a copy of: what stands in the guest is used. */
  readonly resume?: LinkState | undefined;
  /** Of the port `org.proctor.files.0`, for files; stays open, too. @default as slowly as the agent does */
  readonly files?: Duplex | undefined;
}

/** By connection, as long as that is there. */
const HOSTS = new WeakMap<Connection, LinkHost>();

/** What copies of the machine can go on with; `undefined` where there is nothing of the kind. */
export function linkStateOf(connection: Connection): LinkState | undefined {
  return HOSTS.get(connection)?.state;
}

/** Has `outer` stand for `inner`, which it is around. */
export function standFor(inner: Connection, outer: Connection): void {
  const host = HOSTS.get(inner);
  if (host !== undefined) HOSTS.set(outer, host);
}

/**
 * What a short script of sh prints, with blanks for line ends, run by a shell that is there already;
 * `undefined` where the connection has none.
 */
export async function runByControl(
  connection: Connection,
  script: string,
  options: {readonly signal: AbortSignal},
): Promise<string | undefined> {
  const host = HOSTS.get(connection);
  if (host === undefined) return undefined;
  const control = await host.control(options);
  return settledUnless(
    options.signal,
    control.call((id) => `_pr ${id} $(\n${script}\n)`),
  );
}

/** Who speaks to the agent on a channel now. */
const CLIENTS = new WeakMap<Duplex, GuestAgentClient>();

/**
 * Has whoever speaks to the agent on `channel` fall silent at once. To be called when the guest
 * boots anew: what it has open then goes by the same numbers as what it had open before.
 */
export function abandonAgent(channel: Duplex): void {
  CLIENTS.get(channel)
    ?.[Symbol.asyncDispose]()
    .then(undefined, () => undefined);
  CLIENTS.delete(channel);
}

/**
 * A connection through the guest agent on `channel`, which stays open when it is closed; a
 * connection after it may use the channel again, also in a copy of the machine.
 *
 * @throws {FaultError} `guest-agent/lost`, `guest-agent/refused`.
 */
export async function openAgentConnection(
  channel: Duplex,
  options: AgentConnectionOptions,
  context: Pick<StepContext, 'signal' | 'warn'>,
): Promise<Connection> {
  const {signal} = context;
  const {timeoutMs, resume} = options;
  abandonAgent(channel);
  const client = new GuestAgentClient(channel, options);
  CLIENTS.set(channel, client);
  try {
    await client.sync({signal, ...(timeoutMs !== undefined && {timeoutMs})});
    const link =
      resume === undefined ? await AgentLink.open(client, {signal}) : AgentLink.reopen(client);
    const port = options.files === undefined ? undefined : new FilePort(options.files);
    const host = new LinkHost(link, resume, port);
    const connection = await openOwnMachine(
      host,
      {
        ...options,
        isCopy: resume !== undefined,
        onClosed: () => host[Symbol.asyncDispose](),
      },
      context,
    );
    HOSTS.set(connection, host);
    return connection;
  } catch (error) {
    await client[Symbol.asyncDispose]();
    throw error;
  }
}
