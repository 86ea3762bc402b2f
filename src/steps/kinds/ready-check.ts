import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import {expandTemplate} from '../../manifest/expression/expression.ts';
import type {ReadyCheck} from '../../manifest/manifest.ts';
import {monotonicMs} from '../../util/clock.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {ReadyScript} from '../execute.ts';
import {readFoundFile} from '../judge/judge.ts';
import {messageWithCauses} from '../record/fault-record.ts';
import {expandPath} from '../step-files.ts';

/** Longest try of a TCP or HTTP check: a host that drops packets must not use up all the time. */
const DIAL_TIMEOUT_MS = 5_000;

/** What a ready check looks at besides the environment. */
export interface ReadyProbe {
  readonly script: ReadyScript;
  /** Whether a line of the step's output has matched. */
  readonly hasOutput: () => boolean;
  /** Whether the step has ended: it will never be ready. */
  readonly hasEnded: () => boolean;
  /** Resolves when something changed that the above tell. */
  readonly changed: () => Promise<void>;
}

/**
 * Waits until all that `ready` asks for holds.
 *
 * @returns why it is not ready, or `undefined` when it is. A step that has ended is not looked at
 *   any more: `undefined`, too.
 */
export async function waitUntilReady(
  run: AttemptRun,
  ready: ReadyCheck,
  probe: ReadyProbe,
): Promise<string | undefined> {
  const limitMs = Math.min(ready.timeoutMs, run.timeLeftMs);
  using deadline = new Deadline(limitMs, {parent: run.context.signal});
  const {signal} = deadline;
  const check = expandReady(run, ready, probe.script);
  let missing = 'nothing was checked';
  try {
    for (;;) {
      if (probe.hasEnded()) return undefined;
      const found = await firstMissing(run, check, {probe, signal});
      if (found === undefined) return undefined;
      missing = found;
      await waitForChange(ready.everyMs, {probe, signal});
    }
  } catch (error) {
    run.context.signal.throwIfAborted();
    if (!deadline.expired) throw error;
    return `was not ready within ${formatDuration(limitMs)}: ${missing}`;
  }
}

function expandReady(run: AttemptRun, ready: ReadyCheck, script: ReadyScript): ReadyCheck {
  const scope = run.scope.plain(script.env);
  const expand = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : expandTemplate(text, scope);
  return {
    ...ready,
    command: expand(ready.command),
    tcp: expand(ready.tcp),
    http: expand(ready.http),
    file: ready.file && expandPath(ready.file, scope),
    output: ready.output,
  };
}

interface ProbeOptions {
  readonly probe: ReadyProbe;
  readonly signal: AbortSignal;
}

async function firstMissing(
  run: AttemptRun,
  ready: ReadyCheck,
  {probe, signal}: ProbeOptions,
): Promise<string | undefined> {
  if (ready.output !== undefined && !probe.hasOutput()) {
    return `no line of its output matches /${ready.output}/`;
  }
  if (ready.file !== undefined) {
    const options = {script: probe.script, signal, contents: false};
    const {bytes} = await readFoundFile(run, ready.file, options);
    if (bytes === undefined) return `${ready.file} does not exist`;
  }
  if (ready.tcp !== undefined) {
    const why = await checkTcp(run, ready.tcp, signal);
    if (why !== undefined) return why;
  }
  if (ready.http !== undefined) {
    const why = await checkHttp(run, ready.http, signal);
    if (why !== undefined) return why;
  }
  return ready.command === undefined
    ? undefined
    : checkCommand(run, ready.command, {probe, signal});
}

async function checkCommand(
  run: AttemptRun,
  command: string,
  {probe, signal}: ProbeOptions,
): Promise<string | undefined> {
  const {shell, env, cwd} = probe.script;
  const result = await run.connection.exec(
    {script: command, shell, env: env.values, cwd, stdin: undefined},
    {
      signal,
      timeoutMs: Number.POSITIVE_INFINITY,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: 1000,
    },
  );
  if (result.exitCode === 0) return undefined;
  const said = (result.stderr.toString().trim() || result.stdout.toString().trim())
    .split('\n')
    .at(-1);
  return `its command fails${said === undefined || said === '' ? '' : `: ${said}`}`;
}

/** `8080` or `host:port`. */
function addressOf(text: string): {readonly host: string; readonly port: number} {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, Math.max(0, colon)).replace(/^\[(.*)\]$/, '$1');
  return {host: host === '' ? '127.0.0.1' : host, port: Number(text.slice(colon + 1))};
}

async function checkTcp(
  run: AttemptRun,
  address: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const {host, port} = addressOf(address);
  const opened = await dial(run, {host, port, signal});
  if (typeof opened === 'string') return opened;
  opened.destroy();
  return undefined;
}

async function dial(
  run: AttemptRun,
  options: {readonly host: string; readonly port: number; readonly signal: AbortSignal},
): Promise<Duplex | string> {
  const {host, port, signal} = options;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return `${port} is not a port`;
  using deadline = new Deadline(DIAL_TIMEOUT_MS, {parent: signal});
  try {
    const stream = await run.connection.dial(host, port, {signal: deadline.signal});
    stream.on('error', () => undefined);
    return stream;
  } catch (error) {
    signal.throwIfAborted();
    if (isConnectionLost(error)) throw error;
    return `${host}:${port} does not accept: ${messageWithCauses(error as Error)}`;
  }
}

async function checkHttp(
  run: AttemptRun,
  text: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!URL.canParse(text)) return `${text} is not a URL`;
  const url = new URL(text);
  const isTls = url.protocol === 'https:';
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const opened = await dial(run, {host, port, signal});
  if (typeof opened === 'string') return opened;
  using deadline = new Deadline(DIAL_TIMEOUT_MS, {parent: signal});
  try {
    const stream = isTls ? await tlsOver(opened, host, deadline.signal) : opened;
    const status = await requestStatus(stream, url, deadline.signal);
    return status < 400 ? undefined : `${text} answers ${status}`;
  } catch (error) {
    signal.throwIfAborted();
    return `${text} does not answer: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    opened.destroy();
  }
}

/** Whether it is up is asked, not who it is: certificates of test services are self-signed. */
async function tlsOver(stream: Duplex, host: string, signal: AbortSignal): Promise<Duplex> {
  const {connect} = await import('node:tls');
  const socket = connect({socket: stream, servername: host, rejectUnauthorized: false});
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
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  response.destroy();
  return response.statusCode ?? 0;
}

async function waitForChange(everyMs: number, {probe, signal}: ProbeOptions): Promise<void> {
  signal.throwIfAborted();
  const startedMs = monotonicMs();
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, everyMs);
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, {once: true});
  try {
    await Promise.race([promise, probe.changed()]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
  // A step that prints all the time must not turn this into a busy loop.
  if (!probe.hasEnded() && !probe.hasOutput() && monotonicMs() - startedMs < 1) {
    await new Promise<void>((next) => setImmediate(next));
  }
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ssh/connection-lost';
}
