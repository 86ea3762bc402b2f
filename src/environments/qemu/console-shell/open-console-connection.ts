import type {Connection, StepContext} from '../../environment.ts';
import {type OwnMachineOptions, openOwnMachine} from '../../posix/open-connection.ts';
import {LinkHost} from '../guest-link/link-host.ts';
import {ConsoleLink} from './console-link.ts';
import {type ConsoleLogin, ConsoleShell, type SerialLine} from './console-shell.ts';

const TIMEOUT_MS = 60_000;

export interface ConsoleConnectionOptions extends OwnMachineOptions {
  /** The machine, for messages. */
  readonly label: string;
  readonly login: ConsoleLogin;
  /** How long the guest may take until a shell answers. @default 60_000 */
  readonly timeoutMs?: number;
}

/**
 * A connection through a shell on a serial line, for guests that offer nothing else: slower by far
 * than the others. Commands that are started over it ignore SIGINT and SIGQUIT, as what a shell
 * starts in the background does.
 *
 * @throws {FaultError} `console/no-shell`.
 */
export async function openConsoleConnection(
  line: SerialLine,
  options: ConsoleConnectionOptions,
  context: Pick<StepContext, 'signal' | 'warn'>,
): Promise<Connection> {
  const {signal} = context;
  const {label, login, timeoutMs = TIMEOUT_MS} = options;
  const shell = await ConsoleShell.open(line, {label, login, signal, timeoutMs});
  try {
    const host = new LinkHost(await ConsoleLink.open(shell, {signal}));
    return await openOwnMachine(
      host,
      {...options, onClosed: () => host[Symbol.asyncDispose]()},
      context,
    );
  } catch (error) {
    await shell[Symbol.asyncDispose]();
    throw error;
  }
}
