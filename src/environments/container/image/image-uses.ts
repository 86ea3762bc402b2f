import {mkdir, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {stateFolder} from '../../../state/state-folder.ts';

/** When images that proctor made were last used, as engines do not know: an empty file for each. */
export class ImageUses {
  readonly #folder: string;

  /** @param env Variables of proctor's own process: they say where its state folder is. */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#folder = join(stateFolder(env), 'images');
  }

  /** It is used now. Where that cannot be written down, its age counts from when it was made. */
  async note(id: string): Promise<void> {
    const write = (): Promise<void> => writeFile(this.#pathOf(id), '');
    const making = async (): Promise<void> => {
      await mkdir(this.#folder, {recursive: true, mode: 0o700});
      await write();
    };
    await write()
      .catch(making)
      .catch(() => undefined);
  }

  /** When that was, in milliseconds since the epoch; 0 where it is not known. */
  async lastOf(id: string): Promise<number> {
    return await stat(this.#pathOf(id)).then(
      ({mtimeMs}) => mtimeMs,
      () => 0,
    );
  }

  /** Forgets all that were last used before `before`, in milliseconds since the epoch. */
  async forgetOld(before: number): Promise<void> {
    const names = await readdir(this.#folder).catch((): string[] => []);
    for (const name of names) {
      if ((await this.lastOf(name)) < before) await rm(this.#pathOf(name), {force: true});
    }
  }

  #pathOf(id: string): string {
    // Some commands say the algorithm, too.
    return join(this.#folder, id.replace(/^sha256:/, '').replace(/[^0-9a-z]/g, ''));
  }
}
