import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Socket} from 'node:net';
import {FaultError} from '../faults/fault-error.ts';
import {type ProcessIdentity, readProcess} from '../util/process-identity.ts';

/** How a reaper's work is done. */
export interface ReaperProgram {
  /** Its absolute path and its arguments; the ledger's path is added. */
  readonly command: readonly string[];
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Waits for a line, which says that all is well, or for the end of its input, which comes however
 * its runner dies, by SIGKILL too. Only then it starts the program: as long as all is well, it costs
 * no more than a shell.
 *
 * The program may be missing just then, as while another version of it is installed: it is tried for
 * some seconds, until it says that it has done its work (0) or all that it could (3). At last what has
 * the run's id in its environment is ended here, with the groups that it leads, since a group's number
 * is that of no stranger while the process lives that has it, too. The ledger then stays.
 */
const SCRIPT = `
trap '' HUP INT TERM QUIT
read -r _ && exit 0
for pause in 1 1 1 2 0; do
  "$@"
  case $? in 0 | 3) exit ;; esac
  sleep $pause
done
while [ $# -gt 1 ]; do shift; done
id=\${1##*/}
for round in 1 2 3 4 5 6 7 8 9 10; do
  found=
  for folder in /proc/[0-9]*; do
    tr '\\0' '\\n' <"$folder/environ" | grep -qxF "PROCTOR_RUN_ID=\${id%.jsonl}" || continue
    found=1
    kill -s KILL -- "-\${folder#/proc/}"
    kill -s KILL "\${folder#/proc/}"
  done
  [ "$found" ] || exit 3
done
exit 3
`;

/**
 * A process that undoes a ledger when this process has died. It is in a session of its own, out of
 * reach of Ctrl-C and of what ends this process's group.
 *
 * Its pipe is not handed down to what this process starts, so that it closes with this process.
 */
export class Reaper {
  /** `undefined` where there is no /proc. */
  readonly identity: ProcessIdentity | undefined;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.ended = once(child, 'exit').then(
      () => undefined,
      () => undefined,
    );
    this.identity = child.pid === undefined ? undefined : identityOf(child.pid);
    child.stdin?.on('error', () => undefined);
    child.unref();
    (child.stdin as Socket | null)?.unref();
  }

  /** @throws {FaultError} `ledger/no-reaper`. */
  static start({command, env}: ReaperProgram, ledger: string): Reaper {
    let cause: unknown;
    try {
      const child = spawn('/bin/sh', ['-c', SCRIPT, 'proctor-reaper', ...command, ledger], {
        env: {...env},
        cwd: '/',
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      });
      if (child.pid !== undefined) return new Reaper(child);
      child.on('error', () => undefined);
    } catch (error) {
      cause = error;
    }
    throw new FaultError('ledger/no-reaper', 'cannot start what cleans up after this process', {
      cause,
      help: 'It takes /bin/sh and room for one more process.',
    });
  }

  /** Lets it go: there is nothing to undo. Returns when it has ended. */
  async dismiss(): Promise<void> {
    this.#child.ref();
    this.#child.stdin?.end('\n');
    await this.ended;
  }
}

function identityOf(pid: number): ProcessIdentity | undefined {
  const entry = readProcess(pid);
  return entry === undefined ? undefined : {pid, startTicks: entry.startTicks};
}
