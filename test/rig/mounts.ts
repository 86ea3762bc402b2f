import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Why nothing can be mounted here; `undefined` where it can. */
export function whyNoMounts(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-mount-'));
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]).status !== 0) {
      return 'it takes the right to mount';
    }
    execFileSync('umount', [folder]);
    return undefined;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** A file system of its own in memory, which is small. */
export class SmallDisk implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'proctor-disk-'));

  /** @param kib Its size. */
  constructor(kib: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', this.path]);
  }

  /** Takes all the room there is. */
  fill(): void {
    try {
      for (let n = 0; ; n += 1) writeFileSync(join(this.path, `fill-${n}`), Buffer.alloc(4096));
    } catch {
      // Now it is full.
    }
  }

  /** Gives back what `fill` took. */
  empty(): void {
    execFileSync('find', [this.path, '-maxdepth', '1', '-name', 'fill-*', '-delete']);
  }

  [Symbol.dispose](): void {
    execFileSync('umount', ['--lazy', this.path]);
    rmSync(this.path, {recursive: true, force: true});
  }
}

/** Makes `path` read-only, for root too, until disposed of. */
export function readOnly(path: string): Disposable {
  execFileSync('mount', ['--bind', path, path]);
  execFileSync('mount', ['-o', 'remount,ro,bind', path]);
  return {[Symbol.dispose]: () => void execFileSync('umount', ['--lazy', path])};
}
