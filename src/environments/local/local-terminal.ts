import {spawn} from 'node:child_process';
import {FaultError} from '../../faults/fault-error.ts';
import type {Terminal} from '../environment.ts';
import type {GroupPlace} from './command-group.ts';

/** A shell that is killed when it does not heed SIGHUP. */
const HANGUP_GRACE_MS = 2000;

/** What shell is started, and where. */
export interface LocalTerminalOptions {
  readonly file: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it is started; `undefined` for anywhere. */
  readonly group: GroupPlace | undefined;
}

/** Goes into the group that its first argument names, and becomes what the others say. */
const ENTER = 'echo 0 2>/dev/null >"$1/cgroup.procs"; shift; exec "$@"';

/** Starts a shell that uses this process's terminal as if it were its own. */
export function openLocalTerminal({file, cwd, env, group}: LocalTerminalOptions): Terminal {
  const enter = group === undefined ? [] : ['/bin/sh', '-c', ENTER, 'sh', group.path];
  const [program = file, ...args] = [...enter, file, '-i'];
  const child = spawn(program, args, {cwd, env, stdio: 'inherit'});
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
