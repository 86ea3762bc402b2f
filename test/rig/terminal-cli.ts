import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {type CliFolder, cleanEnv, RunningCli} from './cli.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'proctor.js');

/** Of the terminal that commands are run with. */
export const TERMINAL_SIZE = {rows: 33, columns: 111} as const;

/** Runs a command with such a terminal, which our own streams lead to. */
const PTY_SCRIPT = `
import fcntl, os, pty, select, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', ${TERMINAL_SIZE.rows}, ${TERMINAL_SIZE.columns}, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
sources = [0, fd]
while fd in sources:
    for source in select.select(sources, [], [])[0]:
        try:
            data = os.read(source, 4096)
        except OSError:
            data = b''
        if not data:
            sources.remove(source)
        else:
            os.write(fd if source == 0 else 1, data)
status = os.waitpid(pid, 0)[1]
sys.exit(os.waitstatus_to_exitcode(status))
`;

/** Why commands cannot be run with a terminal here; `undefined` where they can. */
export function whyNoTerminal(): string | undefined {
  const {status} = spawnSync('python3', ['-c', 'import pty']);
  return status === 0 ? undefined : 'python3 is not there';
}

/** A command line at a terminal, and who types. Both of its streams are on it. */
export class TerminalCli extends RunningCli {
  /** Starts `proctor …` in `folder`. */
  static startIn(
    folder: CliFolder,
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): TerminalCli {
    const argv = ['-c', PTY_SCRIPT, process.execPath, BIN, ...args];
    const env = {...cleanEnv(), TERM: 'xterm', SHELL: '/bin/sh', ...more};
    return new TerminalCli(spawn('python3', argv, {cwd: folder.path, env, stdio: 'pipe'}));
  }

  type(text: string): void {
    this.child.stdin?.write(text);
  }
}
