import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import type {Socket} from 'node:net';
import os from 'node:os';
import {join} from 'node:path';

/**
 * Waits for a line, which says that all is well, or for the end of its input, which comes however
 * this process dies, by SIGKILL too: then it removes the folder. What instances have in there is
 * given time to be removed by their own guards, which may have to put back something first.
 */
const GUARD = `
trap '' INT TERM HUP QUIT
read -r _ && exit 0
for _ in 1 2 3 4 5 6 7 8 9 10; do
  rmdir "$1" 2>/dev/null || [ ! -d "$1" ] && exit 0
  sleep 1
done
rm -rf "$1"
`;

/** A folder for temporary files of this process; gone with it, however it ends. */
export class ScratchFolder implements AsyncDisposable {
  /** Absolute. */
  readonly path: string;
  readonly #guard: ChildProcess;
  readonly #guardGone: Promise<unknown>;

  private constructor(path: string) {
    this.path = path;
    this.#guard = spawn('/bin/sh', ['-c', GUARD, 'sh', path], {
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    // Where it cannot be started the folder is removed all the same, unless this process is killed.
    this.#guardGone = once(this.#guard, 'exit').catch(() => undefined);
    this.#guard.stdin?.on('error', () => undefined);
    this.#guard.unref();
    (this.#guard.stdin as Socket | null)?.unref();
  }

  /** Makes one where temporary files are kept. @throws the system's error. */
  static async make(): Promise<ScratchFolder> {
    return new ScratchFolder(await mkdtemp(join(os.tmpdir(), 'proctor-')));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, {recursive: true, force: true, maxRetries: 3});
    this.#guard.ref();
    this.#guard.stdin?.end('\n');
    await this.#guardGone;
  }
}
