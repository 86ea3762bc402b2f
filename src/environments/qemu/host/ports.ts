import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {FaultError} from '../../../faults/fault-error.ts';
import type {PortForward} from '../../../manifest/manifest.ts';
import type {Problem} from '../../environment.ts';
import {portHolder} from './port-holder.ts';

/** A port of this machine that QEMU holds and passes on to a guest. */
export interface HeldForward {
  readonly guest: number;
  /** On 127.0.0.1. */
  readonly host: number;
  readonly protocol: 'tcp' | 'udp';
}

/** What is done in a QEMU that runs. */
export interface ForwardOptions {
  /** The id of the `-netdev user`. */
  readonly netdev: string;
  /** QMP's `human-monitor-command`: gives back what the monitor prints. */
  readonly monitor: (command: string) => Promise<string>;
  readonly signal: AbortSignal;
}

/** The guest's ports are reached from this machine only. */
const ADDRESS = '127.0.0.1';
/** A free port was free: to fail again and again means something else. */
const ATTEMPTS_MAX = 5;

/**
 * Opens forwards in a running QEMU. QEMU itself binds each port and holds it as long as it lives;
 * where any port will do, the kernel chooses it at that moment (port 0). So there is no time at
 * which a port is chosen and not held, in which another could take it. (Nor is a UDP port shared:
 * libslirp sets SO_REUSEADDR only after it has bound.)
 *
 * After a restore or in a clone they are to be opened anew: they are no part of a machine's state.
 *
 * @returns in the order of `forwards`.
 * @throws {FaultError} `qemu/port-taken` with who holds it, `qemu/monitor-failed`.
 */
export async function openForwards(
  forwards: readonly PortForward[],
  options: ForwardOptions,
): Promise<HeldForward[]> {
  if (forwards.length === 0) return [];
  await Promise.all(forwards.map((forward) => openForward(forward, options)));
  const text = await options.monitor('info usernet');
  return assign(forwards, parseUsernet(text, options.netdev));
}

async function openForward(forward: PortForward, options: ForwardOptions): Promise<void> {
  const {protocol, guest, host = 0} = forward;
  const rule = `${protocol}:${ADDRESS}:${host}-:${guest}`;
  for (let attempt = 1; ; attempt++) {
    options.signal.throwIfAborted();
    // Silent when it has worked.
    const answer = (await options.monitor(`hostfwd_add ${options.netdev} ${rule}`)).trim();
    if (answer === '') return;
    const isTaken = /could not set up host forwarding rule/i.test(answer);
    if (!isTaken) {
      throw new FaultError('qemu/monitor-failed', `cannot forward to the guest's port ${guest}`, {
        cause: new Error(answer),
      });
    }
    if (attempt === ATTEMPTS_MAX || (host !== 0 && !(await isFree(host, protocol)))) {
      throw await takenFault({guest, host, protocol});
    }
  }
}

/**
 * The forwards of one network in the monitor's `info usernet`:
 *
 *     Hub -1 (net0):
 *       Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
 *       TCP[HOST_FORWARD]  14       127.0.0.1 37579       10.0.2.15    22     0     0
 *
 * Source: `slirp_connection_info` of libslirp's misc.c, `hmp_info_usernet` of QEMU's net/slirp.c.
 */
export function parseUsernet(text: string, netdev: string): HeldForward[] {
  const found: HeldForward[] = [];
  let isOurs = false;
  for (const line of text.split(/\r?\n/)) {
    const [, name] = /^\S.*\((.*)\):$/.exec(line) ?? [];
    if (name !== undefined) isOurs = name === netdev;
    const match = /^\s*(TCP|UDP)\[HOST_FORWARD\]\s+\d+\s+\S+\s+(\d+)\s+\S+\s+(\d+)\s/.exec(line);
    if (match === null || !isOurs) continue;
    const [, protocol, host, guest] = match;
    found.push({
      protocol: protocol === 'TCP' ? 'tcp' : 'udp',
      host: Number(host),
      guest: Number(guest),
    });
  }
  return found;
}

/** Which line is whose: fixed ports first, since the others do not mind which they get. */
function assign(forwards: readonly PortForward[], found: readonly HeldForward[]): HeldForward[] {
  const left = [...found];
  const held = new Map<PortForward, HeldForward>();
  const take = (forward: PortForward, isIt: (line: HeldForward) => boolean): void => {
    const index = left.findIndex(
      (line) => line.protocol === forward.protocol && line.guest === forward.guest && isIt(line),
    );
    const [line] = index < 0 ? [] : left.splice(index, 1);
    if (line === undefined) {
      throw new FaultError('qemu/monitor-failed', 'cannot learn the ports that QEMU holds', {
        details: {guest: forward.guest, protocol: forward.protocol},
      });
    }
    held.set(forward, line);
  };
  for (const forward of forwards) {
    if (forward.host !== undefined) take(forward, (line) => line.host === forward.host);
  }
  for (const forward of forwards) {
    if (forward.host === undefined) take(forward, () => true);
  }
  return forwards.map((forward) => held.get(forward) as HeldForward);
}

async function takenFault({guest, host, protocol}: HeldForward): Promise<FaultError> {
  const holder = await portHolder(host, protocol);
  const why = host === 0 ? 'no port is free' : await whyNot(host, holder);
  return new FaultError(
    'qemu/port-taken',
    host === 0
      ? `cannot forward a port to the guest's ${protocol} port ${guest}`
      : `cannot forward ${protocol} port ${host} to the guest's port ${guest}`,
    {
      cause: new Error(why),
      details: {host, guest, protocol, ...(holder !== undefined && {holder})},
      help: 'Leave `host` out, and a free port is found for each VM.',
    },
  );
}

async function whyNot(host: number, holder: string | undefined): Promise<string> {
  if (holder !== undefined) return `it is held by ${holder}`;
  const PRIVILEGED_MAX = 1023;
  return host <= PRIVILEGED_MAX
    ? 'it is held by another program, or only root may use it'
    : 'it is held by another program';
}

/** Fixed host ports that cannot be had now, before anything starts. */
export async function checkFixedPorts(forwards: readonly PortForward[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const {host, guest, protocol} of forwards) {
    if (host === undefined || (await isFree(host, protocol))) continue;
    const {message, cause, help} = await takenFault({guest, host, protocol});
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    problems.push({message: `${message}${why}`, ...(help !== undefined && {help})});
  }
  return problems;
}

/** Whether a port can be bound now; it is let go of at once. */
async function isFree(port: number, protocol: 'tcp' | 'udp'): Promise<boolean> {
  if (protocol === 'udp') {
    // Without SO_REUSEADDR: so nobody else has it.
    const socket = createSocket('udp4');
    try {
      const listening = once(socket, 'listening');
      socket.bind(port, ADDRESS);
      await listening;
      return true;
    } catch {
      return false;
    } finally {
      socket.close();
    }
  }
  const server = createServer();
  try {
    const listening = once(server, 'listening');
    server.listen(port, ADDRESS);
    await listening;
    const closed = once(server, 'close');
    server.close();
    await closed;
    return true;
  } catch {
    return false;
  }
}
