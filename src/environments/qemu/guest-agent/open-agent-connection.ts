import type {Duplex} from 'node:stream';
import type {Connection, StepContext} from '../../environment.ts';
import {type OwnMachineOptions, openOwnMachine} from '../../posix/open-connection.ts';
import {LinkHost} from '../guest-link/link-host.ts';
import {AgentLink} from './agent-link.ts';
import {GuestAgentClient} from './guest-agent-client.ts';

export interface AgentConnectionOptions extends OwnMachineOptions {
  /** The machine, for messages. */
  readonly label: string;
  /** How long the guest may take until its agent answers. @default 30_000 */
  readonly timeoutMs?: number;
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
  const {timeoutMs} = options;
  const client = new GuestAgentClient(channel, options);
  try {
    await client.sync({signal, ...(timeoutMs !== undefined && {timeoutMs})});
    const host = new LinkHost(await AgentLink.open(client, {signal}));
    return await openOwnMachine(
      host,
      {...options, onClosed: () => host[Symbol.asyncDispose]()},
      context,
    );
  } catch (error) {
    await client[Symbol.asyncDispose]();
    throw error;
  }
}
