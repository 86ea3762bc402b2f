import {linkSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type OwnerIdentity, ownerState, ownIdentity} from '../../util/owner-identity.ts';

/** Claims of processes that died stay behind; nobody goes on with a run so often. */
const CLAIMS_MAX = 10_000;

/** The right to go on with a run, which one process has at a time; given back when disposed of. */
export class RunClaim implements Disposable {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Claims the run in `folder`: the file of the first number that nobody has. A file appears with
   * all that it says, who finds one whose process lives stays away, and those of the dead are never
   * removed, so two never succeed.
   *
   * @param allowsUnknown Whether a process may be passed over of which it cannot be told from here.
   * @returns the claim, or who has it.
   * @throws the system's error if the folder cannot be written.
   */
  static take(
    folder: string,
    {allowsUnknown}: {readonly allowsUnknown: boolean},
  ): RunClaim | {readonly holder: OwnerIdentity; readonly state: 'alive' | 'unknown'} {
    const own = ownIdentity();
    const draft = join(folder, `.runner-${own.pid}-${own.startTicks}.tmp`);
    writeFileSync(draft, JSON.stringify(own));
    try {
      for (let number = 1; number <= CLAIMS_MAX; ) {
        const path = join(folder, `.runner-${number}`);
        if (link(draft, path)) return new RunClaim(path);
        const holder = readHolder(path);
        // Given back meanwhile: this number is free again, and the next must not be taken before.
        if (holder === undefined) continue;
        const state = ownerState(holder);
        if (state === 'alive' || (state === 'unknown' && !allowsUnknown)) return {holder, state};
        number += 1;
      }
      throw new Error(`too many claims in ${folder}`);
    } finally {
      rmSync(draft, {force: true});
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.#path, {force: true});
  }
}

/** @returns whether `path` was not there before. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
  // A file system without links: there a reader may find a file that does not say yet whose it is.
  try {
    writeFileSync(path, readFileSync(draft), {flag: 'wx'});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** `undefined` where the file is gone. */
function readHolder(path: string): OwnerIdentity | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as OwnerIdentity;
  } catch {
    return {host: 'unknown', pid: 0, startTicks: 0};
  }
}
