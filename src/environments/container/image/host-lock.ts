import {once} from 'node:events';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const RETRY_MS = 50;

/**
 * Waits until no other process of this machine has the lock `name`, then has it until disposed of, or
 * until this process ends, however it does: it is a socket without a file. Where there is no such
 * thing, as on other systems than Linux, nobody is kept out.
 *
 * Source: unix(7), abstract socket addresses.
 */
export async function takeHostLock(
  name: string,
  {signal}: {readonly signal: AbortSignal},
): Promise<AsyncDisposable> {
  for (;;) {
    signal.throwIfAborted();
    const server = createServer();
    server.unref();
    server.listen(`\0proctor-${name}`);
    const code = await once(server, 'listening').then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code ?? '',
    );
    if (code === undefined) {
      return {
        [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
      };
    }
    if (code !== 'EADDRINUSE') return {[Symbol.asyncDispose]: () => Promise.resolve()};
    await sleep(RETRY_MS);
  }
}
