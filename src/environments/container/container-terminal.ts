import {spawn} from 'node:child_process';
import type {Terminal, TerminalOptions} from '../environment.ts';
import type {Container} from './container.ts';

/** A shell that is killed when it does not heed SIGHUP. */
const HANGUP_GRACE_MS = 2000;

/**
 * A shell in the container that has this process's terminal, by the engine's own `exec`; `undefined`
 * where the terminal is another.
 */
export async function openContainerTerminal(
  {engine, name}: Container,
  {connection, term, env, isOwn}: TerminalOptions,
): Promise<Terminal | undefined> {
  if (!isOwn) return undefined;
  const variables = {...env, TERM: term};
  // The values come by the environment of the engine's client, and are on no command line.
  const names = Object.keys(variables).flatMap((variable) => ['--env', variable]);
  const shell = 'if command -v bash >/dev/null; then exec bash -i; else exec sh -i; fi';
  const child = spawn(
    engine.program,
    ['exec', '-it', '--workdir', connection.workingDirectory, ...names, name, 'sh', '-c', shell],
    {env: {...engine.env, ...variables}, stdio: 'inherit'},
  );
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', (code) => resolve(code ?? undefined));
  });
  return {
    stream: undefined,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGHUP');
      const timer = setTimeout(() => child.kill('SIGKILL'), HANGUP_GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
