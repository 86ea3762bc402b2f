import {randomBytes} from 'node:crypto';
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {type FileHandle, mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {wallClockMs} from '../../util/clock.ts';
import {isOwnerGone, ownerToken} from './owner-token.ts';

/** Files being written, which only become visible once they are whole. */
export class TemporaryFiles {
  readonly #folder: string;

  /** @param folder On the same file system as what they become. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A path that nobody else uses; its folder exists. */
  async newPath(): Promise<string> {
    await mkdir(this.#folder, {recursive: true, mode: 0o700});
    return join(this.#folder, `${ownerToken()}.${randomBytes(8).toString('hex')}`);
  }

  /**
   * Makes a file by `write` and gives it the path that `write` returns; `undefined` to let it go.
   * On failure nothing of it is left. What was at that path is replaced.
   *
   * @param options.isFlushed Whether it is on disk before it gets its path. @default false
   */
  async create(
    write: (file: FileHandle) => Promise<string | undefined>,
    options: {readonly isFlushed?: boolean} = {},
  ): Promise<void> {
    const temporary = await this.newPath();
    try {
      const file = await open(temporary, 'wx', 0o600);
      let path: string | undefined;
      try {
        path = await write(file);
        if (path !== undefined && options.isFlushed === true) await file.datasync();
      } finally {
        await file.close();
      }
      if (path !== undefined) await moveInPlace(temporary, path);
    } finally {
      await rm(temporary, {force: true});
    }
  }

  /** As `create`, of a small content, in one go. */
  createSmall(path: string, content: Buffer): void {
    const temporary = join(this.#folder, `${ownerToken()}.${randomBytes(8).toString('hex')}`);
    try {
      try {
        writeFileSync(temporary, content, {flag: 'wx', mode: 0o600});
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        mkdirSync(this.#folder, {recursive: true, mode: 0o700});
        writeFileSync(temporary, content, {flag: 'wx', mode: 0o600});
      }
      try {
        renameSync(temporary, path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        mkdirSync(dirname(path), {recursive: true, mode: 0o700});
        renameSync(temporary, path);
      }
    } catch (error) {
      rmSync(temporary, {force: true});
      throw error;
    }
  }

  /** Writes `path` anew, so that whoever reads it gets this or what was before, whole. */
  async write(
    path: string,
    content: string | Buffer,
    options: {readonly isFlushed: boolean},
  ): Promise<void> {
    await this.create(async (file) => {
      await file.writeFile(content);
      return path;
    }, options);
  }

  /** Removes what dead processes have left. @returns how many. */
  async sweep(): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      const stats = await stat(path).catch(() => undefined);
      if (stats === undefined || !isOwnerGone(name, wallClockMs() - stats.mtimeMs)) continue;
      await rm(path, {force: true});
      removed++;
    }
    return removed;
  }
}

/** Renames; makes the folder where there is none. */
export async function moveInPlace(temporary: string, path: string): Promise<void> {
  try {
    await rename(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    await rename(temporary, path);
  }
}
