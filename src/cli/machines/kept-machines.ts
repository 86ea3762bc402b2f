import {constants} from 'node:fs';
import {mkdir, open, readdir, readFile, writeFile} from 'node:fs/promises';
import {connect, type Socket} from 'node:net';
import {join} from 'node:path';
import type {Terminal} from '../../environments/environment.ts';
import {VmRegistry} from '../../environments/qemu/records/vm-registry.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {type CliIo, type ExitCode, writeBytes} from '../io.ts';
import {bridgeTerminal, hasTerminal, terminalSize} from './bridge-terminal.ts';
import {type Found, findMachine, instanceName, type Named} from './find-machine.ts';
import {
  GREETING_BYTES_MAX,
  type KeptAnswer,
  type KeptGreeting,
  readGreeting,
  SOCKET,
} from './kept-protocol.ts';
import {EXIT_INFRASTRUCTURE, EXIT_USAGE, printProblem, withSession} from './session.ts';

/** In the folder of a kept instance that has no record of its own. */
const RECORD = 'kept.json';

/** An instance that a run keeps, or kept. */
export interface Kept extends Named {
  /** Where the socket is, absolute. */
  readonly folder: string;
}

/** The instance that `name` stands for, among those that runs of this user keep. */
export async function findKept(name: string, io: CliIo): Promise<Found<Kept>> {
  const state = stateFolder(io.env);
  const machines = await new VmRegistry(state).list();
  return findMachine(name, [...machines, ...(await otherKept(state))]);
}

/** Makes a folder by which an instance without one of its own is found while it is kept. */
export async function makeKeptFolder(named: Named, io: CliIo): Promise<string> {
  const folder = join(stateFolder(io.env), 'kept', named.id);
  await mkdir(folder, {recursive: true, mode: 0o700});
  const {environment, instance} = named;
  await writeFile(join(folder, RECORD), JSON.stringify({environment, instance}), {mode: 0o600});
  return folder;
}

/**
 * A shell in an instance that a run keeps.
 *
 * @returns 0 when it has ended or was left; 2 when the instance is not kept, 3 when it gives none.
 */
export async function attachShell(kept: Kept, io: CliIo): Promise<ExitCode> {
  return withSession({folder: io.cwd}, io, async ({context, resources}) => {
    const socket = await visit(kept);
    if (socket === undefined) {
      const message = `${kept.id} (${instanceName(kept)}) is not kept for a shell`;
      printProblem(message, '`proctor run --keep on-failure` keeps those of failed cases', io);
      return EXIT_USAGE;
    }
    resources.defer(async () => void socket.destroy());
    const isTerminal = hasTerminal(io);
    const term = io.env['TERM'] || 'linux';
    const greeting: KeptGreeting = {isTerminal, ...terminalSize(io), term};
    socket.write(`${JSON.stringify(greeting)}\n`);
    const answer = await readGreeting<KeptAnswer>(socket, GREETING_BYTES_MAX);
    if (answer?.isThere !== true) {
      const why = answer?.why ?? 'the run has ended';
      printProblem(`cannot open a shell in ${kept.id}: ${why}`, undefined, io);
      return EXIT_INFRASTRUCTURE;
    }
    const ended = new Promise<undefined>((resolve) => {
      socket.once('end', () => resolve(undefined)).once('close', () => resolve(undefined));
    });
    const {signal} = context;
    if (isTerminal) {
      io.stderr.write('Ctrl-] leaves\r\n');
      const terminal: Terminal = {stream: socket, ended, async [Symbol.asyncDispose]() {}};
      await bridgeTerminal(terminal, {io, signal});
      io.stderr.write('\n');
    } else {
      const onAbort = (): void => void socket.destroy();
      signal.addEventListener('abort', onAbort, {once: true});
      const input = io.stdin?.();
      socket.on('data', (chunk: Buffer) => writeBytes(io.stdout, chunk));
      socket.resume();
      input?.pipe(socket);
      await ended;
      input?.unpipe(socket);
    }
    signal.throwIfAborted();
    return 0;
  });
}

/** Its socket, connected; `undefined` where nobody listens. */
async function visit(kept: Kept): Promise<Socket | undefined> {
  const handle = await open(kept.folder, constants.O_RDONLY | constants.O_DIRECTORY).catch(
    () => undefined,
  );
  if (handle === undefined) return undefined;
  try {
    return await new Promise<Socket | undefined>((resolve) => {
      const path = `/proc/self/fd/${handle.fd}/${SOCKET}`;
      const socket = connect({path, allowHalfOpen: true});
      socket.once('connect', () => resolve(socket));
      // Its end follows.
      socket.on('error', () => resolve(undefined));
    });
  } finally {
    await handle.close();
  }
}

async function otherKept(state: string): Promise<Kept[]> {
  const root = join(state, 'kept');
  const kept: Kept[] = [];
  for (const id of await readdir(root).catch(() => [])) {
    const folder = join(root, id);
    try {
      const {environment, instance} = JSON.parse(await readFile(join(folder, RECORD), 'utf8'));
      kept.push({id, environment: String(environment), instance: Number(instance), folder});
    } catch {
      // Gone, or not written yet.
    }
  }
  return kept;
}
