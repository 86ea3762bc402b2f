import {type Stats, statSync} from 'node:fs';
import {posix} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import type {FileToPut} from '../../environment.ts';
import {resolveTarget} from '../../safe-path.ts';
import {quote} from '../remote-shell.ts';

/** A file on its way to its place there. */
export interface Upload {
  readonly file: FileToPut;
  /** Absolute. */
  readonly target: string;
  readonly folder: string;
  /** Folder in `folder` where the file is until it is whole; one for all files of a folder. */
  readonly temporary: string;
  readonly name: string;
  readonly bytes: number;
}

/**
 * Where `files` go; of several for one place the last one counts. Looks at each source once.
 *
 * @param options.temporary Name of the temporary folders.
 * @throws {FaultError} `transfer/source-missing`, `transfer/failed` where a source is not a regular
 *   file, `transfer/unsafe-path`.
 */
export function planUploads(
  files: readonly FileToPut[],
  options: {readonly scratch: string; readonly temporary: string},
): Upload[] {
  const uploads = new Map<string, Upload>();
  for (const file of files) {
    const target = resolveTarget(file.target, options.scratch);
    const folder = posix.dirname(target);
    uploads.set(target, {
      file,
      target,
      folder,
      temporary: posix.join(folder, options.temporary),
      name: posix.basename(target),
      bytes: file.open === undefined ? bytesOf(file.source) : (file.bytes ?? 0),
    });
  }
  return [...uploads.values()];
}

function bytesOf(source: string): number {
  let stats: Stats;
  try {
    // Not the other kind: for 2,000 files that takes ten times as long.
    stats = statSync(source);
  } catch (error) {
    throw unreadable(source, error);
  }
  if (stats.isFile()) return stats.size;
  throw new FaultError('transfer/failed', `cannot put '${source}': it is not a regular file`);
}

/** The fault of a source that cannot be opened. */
export function unreadable(source: string, cause: unknown): FaultError {
  const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  const code = isMissing ? 'transfer/source-missing' : 'transfer/failed';
  return new FaultError(code, `cannot read '${source}'`, {cause});
}

/** Uploads by their temporary folder, in order. */
export function byFolder(uploads: readonly Upload[]): [temporary: string, uploads: Upload[]][] {
  const groups = new Map<string, Upload[]>();
  for (const upload of uploads) {
    const group = groups.get(upload.temporary);
    if (group === undefined) groups.set(upload.temporary, [upload]);
    else group.push(upload);
  }
  return [...groups];
}

/** The file's name as a word that no command takes for an option. */
export function nameWord(upload: Upload): string {
  return quote(`./${upload.name}`);
}

/** What an upload is called in messages, with how many there are besides. */
export function describeUploads(uploads: readonly Upload[]): string {
  const [first] = uploads;
  const others = uploads.length > 1 ? ` and ${uploads.length - 1} more` : '';
  return `'${first?.file.source}' at '${first?.target}'${others}`;
}
