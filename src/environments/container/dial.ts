import {type ChildProcess, spawn} from 'node:child_process';
import {connect} from 'node:net';
import {Duplex} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import {Deadline} from '../../util/deadline.ts';
import type {Container} from './container.ts';
import {isProcessHere} from './container-cgroup.ts';

/** Contract of `Connection.dial`: who waits longer has a deadline of its own. */
const DIAL_TIMEOUT_MS = 30_000;
const CONNECTED = 1;

interface Address {
  readonly host: string;
  readonly port: number;
}

interface Options {
  readonly signal: AbortSignal;
}

/**
 * A byte stream to `host:port` as the container's network has it, whether there is a network or not:
 * by a helper here that has entered the container's network namespace. Names are looked up as this
 * machine does.
 *
 * @throws {FaultError} `container/engine-failed` where the container is elsewhere, or may not be
 *   entered; `environment/unhealthy` where nobody answers.
 */
export async function dialFromContainer(
  container: Container,
  address: Address,
  options: Options,
): Promise<Duplex> {
  const what = `connect to ${address.host}:${address.port} in ${container.label}`;
  const elsewhere = new FaultError(
    'container/engine-failed',
    `cannot ${what}: it runs on another machine`,
    {help: 'publish the port with "extra-args: [--publish, …]"'},
  );
  if (!container.engine.isHere) throw elsewhere;
  const state = await container.inspect(options);
  if (state === undefined || state.pid <= 0) {
    throw container.lost ?? new FaultError('container/lost', `cannot ${what}: it does not run`);
  }
  if (!isProcessHere(state)) throw elsewhere;
  if (state.networkMode === 'host') return await dialHere(address, what, options);
  return await dialInside(state.pid, {address, what}, options);
}

/** It shares this machine's network. */
async function dialHere(address: Address, what: string, {signal}: Options): Promise<Duplex> {
  using deadline = new Deadline(DIAL_TIMEOUT_MS, {parent: signal});
  const socket = connect({...address, allowHalfOpen: true});
  const settled = Promise.withResolvers<void>();
  const stop = (): void => settled.reject(signal.reason ?? new Error('no answer'));
  deadline.signal.addEventListener('abort', stop);
  socket.once('connect', () => settled.resolve());
  socket.once('error', (error) => settled.reject(error));
  try {
    await settled.promise;
    return socket;
  } catch (cause) {
    socket.destroy();
    signal.throwIfAborted();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FaultError('environment/unhealthy', `cannot ${what}: ${why}`, {cause});
  } finally {
    deadline.signal.removeEventListener('abort', stop);
  }
}

/** A small program of Node's between the socket there and its own standard streams. */
const RELAY = `
const {env, exit, stdin, stdout, stderr} = require('node:process');
const address = {host: env.HOST, port: Number(env.PORT), allowHalfOpen: true};
const socket = require('node:net').connect(address);
socket.once('connect', () => {
  stderr.write('\\x01');
  stdin.pipe(socket);
  socket.pipe(stdout);
});
socket.once('error', (error) => {
  stderr.write(error.message, () => exit(1));
});
`;

async function dialInside(
  pid: number,
  {address, what}: {readonly address: Address; readonly what: string},
  {signal}: Options,
): Promise<Duplex> {
  using deadline = new Deadline(DIAL_TIMEOUT_MS, {parent: signal});
  const words = ['--target', String(pid), '--net', process.execPath, '-e', RELAY];
  const child = spawn('nsenter', words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOST: address.host, PORT: String(address.port)},
  });
  const stream = streamOf(child);
  let said = '';
  const settled = Promise.withResolvers<void>();
  child.stderr.on('data', (chunk: Buffer) => {
    if (chunk[0] === CONNECTED) settled.resolve();
    else said = `${said}${chunk.toString()}`.slice(-500);
  });
  const stop = (): void => settled.reject(signal.reason ?? new Error('no answer'));
  deadline.signal.addEventListener('abort', stop);
  child.once('error', (error) => settled.reject(error));
  child.once('close', () => settled.reject(new Error(said.trim() || 'it was refused')));
  try {
    await settled.promise;
    return stream;
  } catch (cause) {
    stream.destroy();
    signal.throwIfAborted();
    throw dialFault(what, cause);
  } finally {
    deadline.signal.removeEventListener('abort', stop);
  }
}

function dialFault(what: string, cause: unknown): FaultError {
  const why = cause instanceof Error ? cause.message : String(cause);
  if (/ENOENT/.test(why)) {
    return new FaultError('environment/tool-missing', `cannot ${what}: there is no 'nsenter'`, {
      help: 'install the package util-linux',
    });
  }
  if (/permission|not permitted/i.test(why)) {
    return new FaultError('container/engine-failed', `cannot ${what}: ${why}`, {
      help: 'entering a container\'s network takes root: publish the port, or use "network: host"',
    });
  }
  return new FaultError('environment/unhealthy', `cannot ${what}: ${why}`, {cause});
}

/** Both streams of a process as one; the process ends with it. */
function streamOf(child: ChildProcess): Duplex {
  const {stdin, stdout} = child;
  stdin?.on('error', () => undefined);
  const stream = new Duplex({
    allowHalfOpen: true,
    read: () => stdout?.resume(),
    write: (chunk: Buffer, _, done) => {
      stdin?.write(chunk, (error) => done(error));
    },
    final: (done) => {
      stdin?.end(() => done());
    },
    destroy: (error, done) => {
      child.kill('SIGKILL');
      done(error);
    },
  });
  stdout?.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) stdout.pause();
  });
  stdout?.once('end', () => stream.push(null));
  stream.on('error', () => undefined);
  return stream;
}
