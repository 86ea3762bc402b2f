import type {StepContext, Terminal} from '../environment.ts';
import {quote} from './remote-shell.ts';
import type {PseudoTerminal, ShellHost} from './shell-host.ts';

/** What a shell for a person is started with. */
export interface PosixTerminalOptions extends PseudoTerminal {
  readonly env: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
}

/** The user's login shell on `host`, with a terminal; `undefined` where there are none. */
export async function openPosixTerminal(
  host: ShellHost,
  {env, workingDirectory, ...pty}: PosixTerminalOptions,
  context: StepContext,
): Promise<Terminal | undefined> {
  if (host.openTerminal === undefined) return undefined;
  const words = Object.entries(env).map(([name, value]) => `${name}=${quote(value)}`);
  const lines = [
    `export ${words.join(' ')}`,
    `cd ${quote(workingDirectory)} || exit`,
    'exec "${SHELL:-sh}" -l',
  ];
  const commandLine = `exec sh -c ${quote(lines.join('; '))}`;
  const channel = await host.openTerminal(commandLine, pty, context);
  const ended = new Promise<number | undefined>((resolve) => {
    channel.once('exit', (code: number | null) => resolve(code ?? undefined));
    channel.once('close', () => resolve(undefined));
  });
  // Its end follows.
  channel.on('error', () => undefined);
  return {
    stream: channel,
    ended,
    resize: ({columns, rows}) => channel.setWindow(rows, columns, 0, 0),
    async [Symbol.asyncDispose]() {
      channel.close();
      await ended;
    },
  };
}
