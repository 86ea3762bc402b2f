import {readFileSync} from 'node:fs';
import {readdir, readFile, readlink} from 'node:fs/promises';

/** A socket that is bound to a port of this machine. */
export interface BoundSocket {
  readonly port: number;
  /** Of the socket, as `/proc/PID/fd` shows it. */
  readonly inode: string;
}

/** TCP_LISTEN of include/net/tcp_states.h. */
const LISTENING = '0A';
/** 127.0.0.1 and 0.0.0.0, ::, ::1, ::ffff:127.0.0.1 as the tables below write them on little endian. */
const LOOPBACK_OR_ANY = new Set([
  '0100007F',
  '00000000',
  '00000000000000000000000000000000',
  '00000000000000000000000001000000',
  '0000000000000000FFFF00000100007F',
]);

/**
 * Sockets that can get what is sent to this machine's loopback address: listening ones of TCP, all
 * bound ones of UDP.
 *
 * Source: Documentation/networking/proc_net_tcp.rst; proc_pid_net(5).
 */
export function boundSockets(protocol: 'tcp' | 'udp'): BoundSocket[] {
  return [protocol, `${protocol}6`].flatMap((name) => {
    let text = '';
    try {
      text = readFileSync(`/proc/net/${name}`, 'latin1');
    } catch {
      // No IPv6, or no /proc: then nothing is known.
    }
    return text
      .split('\n')
      .slice(1)
      .flatMap((line) => readLine(line, protocol));
  });
}

function readLine(line: string, protocol: 'tcp' | 'udp'): BoundSocket[] {
  const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
  const [address = '', port = ''] = local.split(':');
  if (!LOOPBACK_OR_ANY.has(address)) return [];
  if (protocol === 'tcp' && state !== LISTENING) return [];
  return [{port: Number.parseInt(port, 16), inode}];
}

/**
 * Who holds a port: `nginx (pid 12)`; `undefined` when it cannot be found, as for processes of
 * other users.
 */
export async function portHolder(
  port: number,
  protocol: 'tcp' | 'udp',
): Promise<string | undefined> {
  const inodes = new Set(
    boundSockets(protocol)
      .filter((socket) => socket.port === port)
      .map(({inode}) => `socket:[${inode}]`),
  );
  if (inodes.size === 0) return undefined;
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!inodes.has(target)) continue;
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'process');
      return `${name.trim()} (pid ${pid})`;
    }
  }
  return undefined;
}
