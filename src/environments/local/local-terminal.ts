import {spawn} from 'node:child_process';
import {FaultError} from '../../faults/fault-error.ts';
import type {Terminal} from '../environment.ts';

/** A shell that is killed when it does not heed SIGHUP. */
const HANGUP_GRACE_MS = 2000;

/** What shell is started, and where. */
export interface LocalTerminalOptions {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a shell that uses this process's terminal as if it were its own. */
export function openLocalTerminal({file, cwd, env}: LocalTerminalOptions): Terminal {
  const child = spawn(file, ['-i'], {cwd, env, stdio: 'inherit'});
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new FaultError('environment/tool-missing', `cannot run '${file}'`, {cause}));
    });
    child.once('exit', (code) => resolve(code ?? undefined));
  });
  ended.catch(() => undefined);
  return {
    stream: undefined,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGHUP');
      const timer = setTimeout(() => child.kill('SIGKILL'), HANGUP_GRACE_MS);
      await ended.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}
