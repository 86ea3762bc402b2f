import {execFileSync} from 'node:child_process';
import {closeSync, openSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';

/** Whether file systems can be mounted here. */
export const canMount = (() => {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'true'], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
})();

/**
 * Mounts a file system on a folder, of a container's too, until disposed of; what was in it is in the new one,
 * too, where that can be written.
 *
 * @param folder As `DeploymentPlace.pathHere` calls it.
 * @param args `mount`'s, but for the folder.
 */
export function mounted(folder: string, args: readonly string[]): Disposable {
  const [, pid, path] = /^\/proc\/(\d+)\/root(\/.*)$/.exec(folder) ?? [];
  const run = (command: string, ...words: readonly string[]): void => {
    if (pid === undefined || path === undefined) execFileSync(command, [...words, folder]);
    else execFileSync('nsenter', ['-t', pid, '-m', '/bin/busybox', command, ...words, path]);
  };
  const archive = execFileSync('tar', ['c', '-C', folder, '.']);
  run('mount', ...args);
  if (!args.includes('ro')) execFileSync('tar', ['xp', '-C', folder], {input: archive});
  return {[Symbol.dispose]: () => run('umount')};
}

/** Takes all room of the disk that `folder` is on, until disposed of. */
export function fill(folder: string): Disposable {
  const path = join(folder, '.filler');
  const file = openSync(path, 'w');
  try {
    for (let bytes = 65_536; bytes >= 1; ) {
      try {
        if (writeSync(file, Buffer.alloc(bytes)) === 0) break;
      } catch {
        bytes = Math.floor(bytes / 2);
      }
    }
  } finally {
    closeSync(file);
  }
  return {[Symbol.dispose]: () => rmSync(path, {force: true})};
}
