import {addAbortListener} from 'node:events';
import {FaultError} from '../../faults/fault-error.ts';
import {sendAll} from './remote-command.ts';
import {framed, framedAtOnce, PLAIN_LOADER, POSIX_SHELLS, SAFE_LOADER} from './remote-shell.ts';
import type {ShellHost} from './shell-host.ts';
import {StartFilter} from './start-filter.ts';

/**
 * What `script`, given as bytes in Latin-1, prints; as fast as it is taken. Ends it when it is
 * taken no longer.
 *
 * @throws {FaultError} `transfer/failed` when it does not end with 0.
 */
export async function* streamFrom(
  host: ShellHost,
  script: string,
  options: {readonly signal: AbortSignal},
): AsyncGenerator<Buffer> {
  const control = await host.control(options);
  const loader = POSIX_SHELLS.has(control.facts.loginShell) ? PLAIN_LOADER : SAFE_LOADER;
  const {channel, transport, isWarm, isSubshell} = await host.openSession(loader, options);
  const listener = addAbortListener(options.signal, () => channel.destroy());
  const lost = transport.onLost(() => channel.destroy());
  const exit = Promise.withResolvers<number | undefined>();
  channel.once('exit', (code: number | null) => exit.resolve(code ?? undefined));
  channel.once('close', () => exit.resolve(undefined));
  channel.on('error', () => exit.resolve(undefined));
  channel.stderr.resume();
  try {
    const filter = new StartFilter(control.nonce);
    const whole = `echo ${control.nonce} $$ .\n${script}`;
    const start = isSubshell === true ? framed(whole) : framedAtOnce(whole, 'latin1');
    sendAll(channel, Buffer.from(start, 'latin1'));
    for await (const chunk of channel.iterator({destroyOnReturn: false})) {
      const rest = filter.push(chunk as Buffer);
      if (rest.length > 0) yield rest;
    }
    if ((await exit.promise) === 0) return;
    options.signal.throwIfAborted();
    if (filter.words === undefined && isWarm && !options.signal.aborted) {
      yield* streamFrom(host, script, options);
      return;
    }
    throw (
      transport.lost ?? new FaultError('transfer/failed', `cannot read a file on ${host.label}`)
    );
  } finally {
    listener[Symbol.dispose]();
    lost[Symbol.dispose]();
    channel.close();
    channel.destroy();
    // ssh2 tells that a channel is closed only when all that came has been read.
    channel.resume();
  }
}
