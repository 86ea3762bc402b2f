import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {type ArtifactStore, readStoredRecord} from '../store/artifact-store.ts';
import type {ArtifactVersion} from './version-book.ts';

/** A version that is written down. */
export interface ListedVersion extends ArtifactVersion {
  /** The record's file. */
  readonly path: string;
  /** By a run, in milliseconds since the epoch. */
  readonly usedMs: number;
  /** Files whose content is in the store. */
  readonly keptFiles: number;
  readonly bytes: number;
}

/** All versions that are written down, the last used first. What is damaged is left out. */
export async function listVersions(store: ArtifactStore): Promise<ListedVersion[]> {
  const root = join(store.folder, 'versions');
  const names = await readdir(root, {recursive: true}).catch(() => []);
  const listed: ListedVersion[] = [];
  for (const name of names) {
    if (!name.endsWith('.json')) continue;
    const path = join(root, name);
    const [record, stats] = [await readStoredRecord(path), await stat(path).catch(() => undefined)];
    if (record === undefined || stats === undefined || !('plain' in record.body)) continue;
    const version = record.body.plain as ArtifactVersion;
    const keptFiles = version.files.filter(({object}) => store.objects.has(object)).length;
    const bytes = version.files.reduce((sum, file) => sum + file.object.bytes, 0);
    listed.push({...version, path, usedMs: stats.mtimeMs, keptFiles, bytes});
  }
  return listed.sort((a, b) => b.usedMs - a.usedMs || (a.version < b.version ? -1 : 1));
}
