import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import type {Connection} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import {Deadline} from '../util/deadline.ts';

/** Longest try of a TCP or HTTP check: a host that drops packets must not use up all the time. */
const DIAL_TIMEOUT_MS = 5_000;

interface DialOptions {
  readonly signal: AbortSignal;
}

/** A host's name or address, and a port. */
export interface DialAddress {
  readonly host: string;
  readonly port: number;
}

/** `8080` or `host:port`, with brackets around an IPv6 address. */
export function parseAddress(text: string): DialAddress {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, Math.max(0, colon)).replace(/^\[(.*)\]$/, '$1');
  return {host: host === '' ? '127.0.0.1' : host, port: Number(text.slice(colon + 1))};
}

/**
 * Why nothing accepts at `address` as seen from the environment; `undefined` when it does.
 *
 * @throws {FaultError} when the connection to the environment itself is lost.
 */
export async function tcpProblem(
  connection: Connection,
  address: string,
  options: DialOptions,
): Promise<string | undefined> {
  const opened = await dial(connection, parseAddress(address), options);
  if (typeof opened === 'string') return opened;
  opened.destroy();
  return undefined;
}

/**
 * Why the URL does not answer with `status`, or with one below 400 where none is given; `undefined`
 * when it does. Redirects are not followed. Throws as {@link tcpProblem}.
 */
export async function httpProblem(
  connection: Connection,
  wanted: {readonly url: string; readonly status: number | undefined},
  {signal}: DialOptions,
): Promise<string | undefined> {
  const {url: text, status: wantedStatus} = wanted;
  if (!URL.canParse(text)) return `${text} is not a URL`;
  const url = new URL(text);
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const opened = await dial(connection, {host, port}, {signal});
  if (typeof opened === 'string') return opened;
  using deadline = new Deadline(DIAL_TIMEOUT_MS, {parent: signal});
  try {
    const stream = isTls ? await tlsOver(opened, host, deadline.signal) : opened;
    const status = await requestStatus(stream, url, deadline.signal);
    if (wantedStatus === undefined ? status < 400 : status === wantedStatus) return undefined;
    const wish = wantedStatus === undefined ? '' : `, wanted ${wantedStatus}`;
    return `${text} answers ${status}${wish}`;
  } catch (error) {
    signal.throwIfAborted();
    return `${text} does not answer: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    opened.destroy();
  }
}

async function dial(
  connection: Connection,
  {host, port}: DialAddress,
  {signal}: DialOptions,
): Promise<Duplex | string> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return `${port} is not a port`;
  using deadline = new Deadline(DIAL_TIMEOUT_MS, {parent: signal});
  try {
    const stream = await connection.dial(host, port, {signal: deadline.signal});
    stream.on('error', () => undefined);
    return stream;
  } catch (error) {
    signal.throwIfAborted();
    if (isConnectionLost(error)) throw error;
    const why = deadline.expired ? 'it gives no answer' : causesOf(error);
    return `${host}:${port} does not accept: ${why}`;
  }
}

/** Whether it is up is asked, not who it is: certificates of test services are self-signed. */
async function tlsOver(stream: Duplex, host: string, signal: AbortSignal): Promise<Duplex> {
  const {connect} = await import('node:tls');
  const {isIP} = await import('node:net');
  const socket = connect({
    socket: stream,
    // RFC 6066, section 3: an address is no server name.
    ...(isIP(host) === 0 && {servername: host}),
    rejectUnauthorized: false,
  });
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect', {signal});
  return socket;
}

async function requestStatus(stream: Duplex, url: URL, signal: AbortSignal): Promise<number> {
  const {request} = await import('node:http');
  const sent = request({
    createConnection: () => stream,
    path: `${url.pathname}${url.search}`,
    headers: {host: url.host, connection: 'close'},
    signal,
  });
  sent.on('error', () => undefined);
  sent.end();
  const [response] = (await once(sent, 'response', {signal})) as [
    import('node:http').IncomingMessage,
  ];
  response.destroy();
  return response.statusCode ?? 0;
}

/** The message of `error` and those of its causes, each once. */
function causesOf(error: unknown): string {
  const messages: string[] = [];
  for (let at = error; at instanceof Error && messages.length < 5; at = at.cause) {
    const {message} = at;
    if (message !== '' && !messages.some((known) => known.includes(message)))
      messages.push(message);
  }
  return messages.join(': ');
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof FaultError && LOST.has(error.code);
}

const LOST: ReadonlySet<string> = new Set([
  'ssh/connection-lost',
  'vm/lost',
  'vm/hung',
  'guest-agent/lost',
  'container/lost',
]);
