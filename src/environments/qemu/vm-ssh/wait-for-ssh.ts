import {addAbortListener} from 'node:events';
import {connect} from 'node:net';
import {FaultError} from '../../../faults/fault-error.ts';
import {monotonicMs} from '../../../util/clock.ts';

/**
 * How long one attempt may take. QEMU's user network takes a connection at once, and only then asks
 * the guest; to one that is not up yet it asks again after 6 s, so a new attempt is quicker.
 */
const ATTEMPT_MS_MIN = 250;
const ATTEMPT_MS_MAX = 4_000;
const PAUSE_MS = 50;
/** What every SSH server says first, without being asked (RFC 4253, section 4.2). */
const GREETING = 'SSH-';

/**
 * Waits until an SSH server answers at a port of this machine that QEMU forwards.
 *
 * @throws {FaultError} `ssh/unreachable` when none does within `timeoutMs`.
 */
export async function waitForSsh(
  port: number,
  options: {readonly label: string; readonly signal: AbortSignal; readonly timeoutMs: number},
): Promise<void> {
  const {signal, timeoutMs} = options;
  const startedMs = monotonicMs();
  for (let attemptMs = ATTEMPT_MS_MIN; ; attemptMs = Math.min(ATTEMPT_MS_MAX, attemptMs * 1.5)) {
    signal.throwIfAborted();
    const leftMs = timeoutMs - (monotonicMs() - startedMs);
    if (leftMs <= 0) break;
    if (await greets(port, {signal, timeoutMs: Math.min(attemptMs, leftMs)})) return;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const seconds = Math.round(timeoutMs / 100) / 10;
  throw new FaultError(
    'ssh/unreachable',
    `cannot connect to ${options.label}: no SSH server has answered within ${seconds} s`,
    {
      details: {port},
      help: 'its console says whether it has booted; it needs an SSH server, and its network card an address by DHCP',
    },
  );
}

function greets(
  port: number,
  options: {readonly signal: AbortSignal; readonly timeoutMs: number},
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({host: '127.0.0.1', port});
    let said = '';
    const end = (isThere: boolean): void => {
      clearTimeout(timer);
      listener[Symbol.dispose]();
      socket.destroy();
      resolve(isThere);
    };
    const timer = setTimeout(() => end(false), options.timeoutMs);
    const listener = addAbortListener(options.signal, () => end(false));
    socket.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('latin1')).slice(0, 4096);
      if (said.split('\n').some((line) => line.startsWith(GREETING))) end(true);
    });
    socket.on('error', () => end(false)).on('close', () => end(false));
  });
}
