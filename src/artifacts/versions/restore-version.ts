import {mkdir, open, readdir} from 'node:fs/promises';
import {dirname, join, posix} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import type {ArtifactStore} from '../store/artifact-store.ts';
import type {ArtifactVersion} from './version-book.ts';

/**
 * Writes a version's files below `folder`, as they would be on an environment whose root it were.
 *
 * @param folder Absolute; made where it is not there, else it must be empty.
 * @returns how many.
 * @throws {FaultError} `artifact/store-failed` before anything is written where a content is not
 *   kept; and where one is damaged.
 */
export async function restoreVersion(
  version: ArtifactVersion,
  options: {
    readonly store: ArtifactStore;
    readonly folder: string;
    readonly signal: AbortSignal;
  },
): Promise<number> {
  const {store, folder, signal} = options;
  const gone = version.files.filter(({object}) => !store.objects.has(object));
  if (gone.length > 0) {
    const names = gone.slice(0, 3).map(({target}) => `"${target}"`);
    const more = gone.length > 3 ? ` and ${gone.length - 3} more` : '';
    throw failed(version, `the contents of ${names.join(', ')}${more} are not kept`);
  }
  if ((await readdir(folder).catch(() => [])).length > 0) {
    throw failed(version, `the folder "${folder}" is not empty`);
  }
  await mkdir(folder, {recursive: true, mode: version.isSensitive ? 0o700 : 0o777});
  for (const {target, object, mode} of version.files) {
    signal.throwIfAborted();
    const path = join(folder, posix.normalize(`/${target}`));
    await mkdir(dirname(path), {recursive: true, mode: version.isSensitive ? 0o700 : 0o777});
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const block of store.objects.open(object, {signal})) await file.appendFile(block);
      await file.chmod(mode);
    } finally {
      await file.close();
    }
  }
  return version.files.length;
}

function failed({artifact, version}: ArtifactVersion, why: string): FaultError {
  const message = `cannot restore version ${version.slice(0, 12)} of "${artifact}": ${why}`;
  return new FaultError('artifact/store-failed', message);
}
