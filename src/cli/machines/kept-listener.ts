import {constants} from 'node:fs';
import {chmod, type FileHandle, open} from 'node:fs/promises';
import {createServer, type Server, type Socket} from 'node:net';
import type {StepContext} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {CancelError} from '../../util/deadline.ts';
import {
  GREETING_BYTES_MAX,
  type KeptAnswer,
  type KeptGreeting,
  readGreeting,
  SOCKET,
} from './kept-protocol.ts';
import {runLines} from './line-shell.ts';
import {openTerminalIn, type ShellPlace} from './open-shell.ts';

/** Gives a shell in an instance to whoever of this user connects to a socket in its folder. */
export class KeptListener implements AsyncDisposable {
  readonly #server: Server;
  readonly #folder: FileHandle;
  readonly #place: ShellPlace;
  readonly #context: StepContext;
  readonly #abort = new AbortController();
  readonly #visits = new Set<Promise<void>>();
  #disposed: Promise<void> | undefined;

  private constructor(folder: FileHandle, place: ShellPlace, context: StepContext) {
    this.#folder = folder;
    this.#place = place;
    this.#context = {...context, signal: this.#abort.signal};
    this.#server = createServer({allowHalfOpen: true}, (socket) => {
      const visit = this.#receive(socket).catch((error: Error) => {
        context.warn('kept/visit', `a shell in '${place.spec.id}' ended: ${error.message}`);
      });
      this.#visits.add(visit);
      void visit.finally(() => this.#visits.delete(visit));
    });
  }

  /**
   * Listens in `folder`, which is of mode 0700 and outlasts it.
   *
   * @throws the system's error where that cannot be.
   */
  static async open(
    folder: string,
    place: ShellPlace,
    context: StepContext,
  ): Promise<KeptListener> {
    const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    const listener = new KeptListener(handle, place, context);
    try {
      await listener.#listen();
      return listener;
    } catch (error) {
      await listener[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Ends all shells that were opened by it; the instance stays. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #listen(): Promise<void> {
    // By the open folder: the path of a socket has room for some 100 bytes only.
    const path = `/proc/self/fd/${this.#folder.fd}/${SOCKET}`;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(path, resolve);
    });
    await chmod(path, 0o600);
  }

  async #dispose(): Promise<void> {
    this.#abort.abort(new CancelError('stopped', 'the instance is not kept any more'));
    if (this.#server.listening) {
      await new Promise<void>((resolve) => {
        this.#server.close(() => resolve());
        void Promise.allSettled(this.#visits);
      });
    }
    await Promise.allSettled(this.#visits);
    await this.#folder.close();
  }

  async #receive(socket: Socket): Promise<void> {
    const {signal} = this.#context;
    const onAbort = (): void => void socket.destroy();
    signal.addEventListener('abort', onAbort, {once: true});
    // Its end follows.
    socket.on('error', () => undefined);
    try {
      const greeting = await readGreeting<KeptGreeting>(socket, GREETING_BYTES_MAX);
      if (greeting !== undefined) await this.#serve(socket, greeting);
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (!signal.aborted) socket.end();
      else socket.destroy();
    }
  }

  async #serve(socket: Socket, greeting: KeptGreeting): Promise<void> {
    const {connection, spec} = this.#place;
    const {signal} = this.#context;
    const answer = (text: KeptAnswer): unknown => socket.write(`${JSON.stringify(text)}\n`);
    try {
      if (!greeting.isTerminal) {
        answer({isThere: true});
        const env = {PROCTOR_ENVIRONMENT: spec.id, PROCTOR_SCRATCH: connection.scratch};
        const onOutput = (_: unknown, chunk: Buffer): unknown => socket.write(chunk);
        await runLines(socket, {connection, env, signal, onOutput});
        return;
      }
      const {columns, rows, term} = greeting;
      const asked = {columns, rows, term, isOwn: false};
      const terminal = await openTerminalIn(this.#place, asked, this.#context);
      answer({isThere: true});
      try {
        await exchange(socket, terminal.stream, terminal.ended);
      } finally {
        await terminal[Symbol.asyncDispose]();
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof FaultError)) throw error;
      answer({isThere: false, why: error.message});
    }
  }
}

/** Moves bytes both ways until either side has ended. */
async function exchange(
  socket: Socket,
  stream: NonNullable<Awaited<ReturnType<typeof openTerminalIn>>['stream']> | undefined,
  ended: Promise<unknown>,
): Promise<void> {
  if (stream === undefined) return;
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => resolve()).once('end', () => resolve());
  });
  const shown = new Promise<void>((resolve) => {
    stream
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
  });
  socket.on('data', (chunk: Buffer) => stream.write(chunk)).resume();
  stream.on('data', (chunk: Buffer) => socket.write(chunk));
  await Promise.race([
    gone,
    ended.then(
      () => shown,
      () => undefined,
    ),
  ]);
}
