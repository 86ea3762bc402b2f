import {randomBytes} from 'node:crypto';
import {posix} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import type {StepContext} from '../environment.ts';
import {PosixConnection} from './posix-connection.ts';
import {quote} from './remote-shell.ts';
import type {ShellHost} from './shell-host.ts';

/** What all commands of a machine that is wholly ours have in common. */
export interface OwnMachineOptions {
  /** Every command's environment, before its own. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** Absolute, or relative to the scratch folder. @default the scratch folder */
  readonly workingDirectory?: string | undefined;
  /** Whether the machine is a copy of one that there was such a connection to. */
  readonly isCopy?: boolean;
  /** Called when the connection has been closed. */
  readonly onClosed?: () => Promise<void>;
}

/** The same on every machine, so that a copy of a machine finds what its original has put there. */
const FOLDER = 'proctor';

/**
 * A connection to a machine that belongs to one environment alone: its folder stays when the
 * connection is closed, for connections after it and for copies of the machine.
 *
 * @throws {FaultError} as `ShellHost.control`; `environment/unhealthy` where nothing can be
 *   written.
 */
export async function openOwnMachine(
  host: ShellHost,
  options: OwnMachineOptions,
  context: Pick<StepContext, 'signal' | 'warn'>,
): Promise<PosixConnection> {
  const control = await host.control(context);
  const root = `${control.facts.tmp.replace(/\/+$/, '')}/${FOLDER}`;
  const folders = [root, `${root}/scratch`, `${root}/tmp`].map(quote).join(' ');
  const make = (id: number): string =>
    `if [ -d ${quote(`${root}/tmp`)} ] || (umask 077; mkdir -p ${folders}) 2>/dev/null; then _pr ${id} ok; else _pr ${id} no; fi`;
  const answer = options.isCopy === true ? 'ok' : await control.call(make);
  if (answer !== 'ok') {
    const message = `cannot make the folder ${root} on ${host.label}`;
    throw new FaultError('environment/unhealthy', message, {
      help: 'its disk may be full or read-only: proctor needs a folder for temporary files',
    });
  }
  // What runs in a copy since before it was one has marks of the same control shell.
  const series = options.isCopy === true ? `${randomBytes(4).toString('hex')}.` : '';
  let count = 0;
  return new PosixConnection(host, control.facts, {
    env: {...options.env, TMPDIR: `${root}/tmp`},
    workingDirectory: posix.resolve(`${root}/scratch`, options.workingDirectory ?? '.'),
    root,
    warn: context.warn,
    ...(options.onClosed !== undefined && {onClosed: options.onClosed}),
    nextMark: () => `/${control.nonce}.${series}${++count}/`,
  });
}
