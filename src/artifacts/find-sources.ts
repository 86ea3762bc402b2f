import {type BigIntStats, type Dirent, readdirSync, statSync} from 'node:fs';
import {basename, join, relative, resolve} from 'node:path';
import picomatch from 'picomatch';
import {FaultError} from '../faults/fault-error.ts';
import {Breather} from './breather.ts';

/** A regular file that a source stands for. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** For messages: from the folder that sources start from. */
  readonly source: string;
  /** From the folder that the target stands for. */
  readonly relative: string;
  readonly stats: BigIntStats;
}

/** What one source stands for. */
export interface FoundSource {
  /** As written. */
  readonly source: string;
  readonly kind: 'file' | 'folder' | 'glob';
  /** In the order of their paths; at least one. */
  readonly files: readonly SourceFile[];
}

/**
 * The regular files that `source`, a file, a folder or a glob, stands for. In folders links are
 * followed to files only, since one to a folder may lead back up. A name that is there is taken as
 * it is, even if it has characters of a glob.
 *
 * @param folder What a relative source starts from, absolute.
 * @throws {FaultError} `transfer/source-missing` where there is no file, or one cannot be looked at.
 */
export async function findSource(
  source: string,
  options: {readonly folder: string; readonly artifact: string; readonly signal: AbortSignal},
): Promise<FoundSource> {
  const {folder, artifact, signal} = options;
  const path = resolve(folder, source);
  const walk = {base: folder, artifact, source, breather: new Breather(signal)};
  const stats = lookAt(path);
  if (stats?.isFile()) {
    const file = {path, source: shown(folder, path), relative: basename(path), stats};
    return {source, kind: 'file', files: [file]};
  }
  if (stats?.isDirectory()) {
    const files = await filesBelow(path, {...walk, isMatch: () => true, depthMax: undefined});
    if (files.length === 0) throw missing(walk, 'the folder has no file');
    return {source, kind: 'folder', files};
  }
  if (stats !== undefined) throw missing(walk, 'it is not a regular file or folder');
  const {base, glob} = picomatch.scan(source.replace(/^(?:\.\/)+/, ''));
  if (glob === '') throw missing(walk, 'nothing is there');
  const isMatch = picomatch(glob, {dot: true});
  const files = await filesBelow(resolve(folder, base), {
    ...walk,
    isMatch,
    depthMax: depthOf(glob),
  });
  if (files.length === 0) throw missing(walk, 'no file matches');
  return {source, kind: 'glob', files};
}

/** Folders that files which `glob` matches can be below; `undefined` for any number. */
function depthOf(glob: string): number | undefined {
  return /\*\*|[{(]/.test(glob) ? undefined : glob.split('/').length - 1;
}

interface Walk {
  readonly base: string;
  readonly artifact: string;
  readonly source: string;
  readonly breather: Breather;
}

async function filesBelow(
  root: string,
  walk: Walk & {
    readonly isMatch: (relative: string) => boolean;
    readonly depthMax: number | undefined;
  },
): Promise<SourceFile[]> {
  const {base, breather, isMatch, depthMax = Number.POSITIVE_INFINITY} = walk;
  const found: SourceFile[] = [];
  const prefix = shown(base, root);
  const visit = async (folder: string, depth: number): Promise<void> => {
    for (const entry of entriesOf(join(root, folder), walk)) {
      const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (depth < depthMax) await visit(below, depth + 1);
      } else if (isMatch(below) && (entry.isFile() || entry.isSymbolicLink())) {
        const path = `${root}/${below}`;
        const stats = lookAt(path);
        if (stats === undefined && entry.name.includes('\ufffd')) {
          throw missing(walk, `the name of "${below}" is not UTF-8`);
        }
        if (stats?.isFile())
          found.push({path, source: join(prefix, below), relative: below, stats});
      }
      if (breather.isDue) await breather.breathe();
    }
  };
  await visit('', 0);
  return found;
}

function entriesOf(folder: string, walk: Walk): Dirent[] {
  try {
    const entries = readdirSync(folder, {withFileTypes: true});
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    // Gone while we looked, or the fixed part of a glob that is not there: nothing matches.
    if (isAbsence(error)) return [];
    throw missing(walk, `cannot read folder "${folder}"`, error);
  }
}

/** `undefined` where nothing is there, or a link leads nowhere. */
function lookAt(path: string): BigIntStats | undefined {
  try {
    return statSync(path, {bigint: true});
  } catch {
    return undefined;
  }
}

function isAbsence(error: unknown): boolean {
  const {code} = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function shown(base: string, path: string): string {
  const way = relative(base, path);
  return way.startsWith('../../..') ? path : way;
}

function missing(walk: Walk, why: string, cause?: unknown): FaultError {
  const {artifact, source, base} = walk;
  return new FaultError(
    'transfer/source-missing',
    `cannot deploy artifact "${artifact}" from "${source}": ${why}`,
    {
      cause,
      details: {artifact, source: resolve(base, source)},
      help: `paths start from the manifest's folder, ${base}`,
    },
  );
}
