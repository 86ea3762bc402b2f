import type {Socket} from 'node:net';

/** In the folder of an instance that is kept: who connects gets a shell there. */
export const SOCKET = 'shell.sock';

/** The first line of each side is not longer. */
export const GREETING_BYTES_MAX = 4096;

/** What who connects says first, in one line of JSON; what is typed follows. */
export interface KeptGreeting {
  /** Whether keys are sent, and not lines. */
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly term: string;
}

/** What is answered first, in one line of JSON; what is to be shown follows. */
export type KeptAnswer = {readonly isThere: true} | {readonly isThere: false; readonly why: string};

/**
 * The first line of what `socket` gives, as JSON; what follows stays in it, and is read by the next
 * who listens. `undefined` where it ends before, or says something else.
 */
export async function readGreeting<T>(socket: Socket, bytesMax: number): Promise<T | undefined> {
  let text = Buffer.alloc(0);
  return new Promise((resolve) => {
    const finish = (value: T | undefined): void => {
      socket.off('data', onData).off('end', onEnd).off('close', onEnd);
      socket.pause();
      resolve(value);
    };
    const onEnd = (): void => finish(undefined);
    const onData = (chunk: Buffer): void => {
      text = Buffer.concat([text, chunk]);
      const end = text.indexOf('\n');
      if (end < 0 && text.length < bytesMax) return;
      const rest = text.subarray(end + 1);
      try {
        const value = JSON.parse(text.subarray(0, end).toString()) as T;
        finish(value);
        if (rest.length > 0) socket.unshift(rest);
      } catch {
        finish(undefined);
      }
    };
    socket.on('data', onData).once('end', onEnd).once('close', onEnd);
  });
}
