import {addAbortListener} from 'node:events';

interface Holder {
  readonly paths: ReadonlySet<string>;
  /** Called once it has them. */
  readonly granted: () => void;
  isGranted: boolean;
}

/**
 * Lets one deployment after the other have the same files of a host. While one may still put back
 * what was there, nobody else may take what it has put there for wanted: it would be gone with it.
 */
export class TargetLocks {
  /** In the order of their coming. */
  readonly #holders: Holder[] = [];

  /**
   * All of `paths`, when nobody before has any of them; whoever disposes of them gives them back.
   * Aborted, it rejects with the signal's reason.
   *
   * @param paths Absolute, with their host in front.
   */
  async acquire(
    paths: readonly string[],
    options: {readonly signal: AbortSignal},
  ): Promise<Disposable> {
    const {signal} = options;
    signal.throwIfAborted();
    const gate = Promise.withResolvers<void>();
    const holder: Holder = {paths: new Set(paths), granted: gate.resolve, isGranted: false};
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
    for (const holder of this.#holders) {
      const isFree = !holder.paths.values().some((path) => taken.has(path));
      for (const path of holder.paths) taken.add(path);
      if (!isFree || holder.isGranted) continue;
      holder.isGranted = true;
      holder.granted();
    }
  }
}

/** Of all deployments of this process. */
export const targetLocks = new TargetLocks();
