import {addAbortListener} from 'node:events';

interface Holder {
  readonly folders: ReadonlySet<string>;
  /** Called once it has them. */
  readonly granted: () => void;
  isGranted: boolean;
}

/**
 * Lets one deployment after the other have the same folders of a host. While one may still put back
 * what was there, nobody else may take what it has put there for wanted: it would be gone with it. Folders one of which is in the other are the same here:
 * it may be made for either.
 */
export class TargetLocks {
  /** In the order of their coming. */
  readonly #holders: Holder[] = [];

  /**
   * All of `folders`, when nobody before has any of them; whoever disposes of them gives them back.
   * Aborted, it rejects with the signal's reason.
   *
   * @param folders Absolute, with their host in front; without a slash at the end.
   */
  async acquire(
    folders: readonly string[],
    options: {readonly signal: AbortSignal},
  ): Promise<Disposable> {
    const {signal} = options;
    signal.throwIfAborted();
    const gate = Promise.withResolvers<void>();
    const holder: Holder = {folders: new Set(folders), granted: gate.resolve, isGranted: false};
    const release = (): void => {
      const index = this.#holders.indexOf(holder);
      if (index < 0) return;
      this.#holders.splice(index, 1);
      this.#grant();
    };
    this.#holders.push(holder);
    this.#grant();
    using _ = addAbortListener(signal, () => {
      gate.reject(signal.reason);
    });
    try {
      await gate.promise;
    } catch (error) {
      release();
      throw error;
    }
    return {[Symbol.dispose]: release};
  }

  #grant(): void {
    const taken = new Set<string>();
    const above = new Set<string>();
    for (const holder of this.#holders) {
      const folders = [...holder.folders];
      const isFree = folders.every(
        (folder) => !above.has(folder) && upwards(folder).every((each) => !taken.has(each)),
      );
      for (const folder of folders) {
        taken.add(folder);
        for (const each of upwards(folder)) above.add(each);
      }
      if (!isFree || holder.isGranted) continue;
      holder.isGranted = true;
      holder.granted();
    }
  }
}

/** The folder and all that it is in. */
function upwards(folder: string): readonly string[] {
  const all = [folder];
  for (let at = folder.lastIndexOf('/'); at >= 0; at = folder.lastIndexOf('/', at - 1)) {
    all.push(folder.slice(0, at));
    if (at === 0) break;
  }
  return all;
}

/** Of all deployments of this process. */
export const targetLocks = new TargetLocks();
