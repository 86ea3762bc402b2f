import {createHash, randomUUID} from 'node:crypto';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {isAbsolute, join} from 'node:path';

/**
 * The user's folder for what proctor can find out or make again; `undefined` where there is no
 * home. It may not exist.
 *
 * Source: XDG Base Directory Specification, `$XDG_CACHE_HOME`.
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const cache = env['XDG_CACHE_HOME'] ?? '';
  // "All paths must be absolute"; others are to be ignored.
  if (isAbsolute(cache)) return join(cache, 'proctor');
  const home = env['HOME'] ?? '';
  return isAbsolute(home) ? join(home, '.cache', 'proctor') : undefined;
}

/** Something that was found out about this machine. */
export interface Subject<T> {
  /** Kind of fact and what it is about: one file each. */
  readonly kind: string;
  readonly about: string;
  /** All that the fact depends on: another stamp makes it void. */
  readonly stamp: string;
  /** Whether what was read back is one. */
  readonly isFact: (value: unknown) => value is T;
}

/** The fact that was remembered with the same stamp; `undefined` for none. */
export async function recall<T>(
  folder: string | undefined,
  subject: Subject<T>,
): Promise<T | undefined> {
  if (folder === undefined) return undefined;
  try {
    const {stamp, fact} = JSON.parse(await readFile(pathOf(folder, subject), 'utf8')) as {
      stamp?: unknown;
      fact?: unknown;
    };
    return stamp === subject.stamp && subject.isFact(fact) ? fact : undefined;
  } catch {
    // Not there, cut off, of another version: to be found out anew.
    return undefined;
  }
}

/**
 * Keeps a fact in place of the one before. The file appears at once and whole, whoever else writes
 * it. That it cannot be kept is no failure: it will be found out again.
 */
export async function remember<T>(
  folder: string | undefined,
  subject: Subject<T>,
  fact: T,
): Promise<void> {
  if (folder === undefined) return;
  const path = pathOf(folder, subject);
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
    await writeFile(draft, JSON.stringify({stamp: subject.stamp, fact}), {mode: 0o600});
    await rename(draft, path);
  } catch {
    await rm(draft, {force: true}).catch(() => {});
  }
}

function pathOf(folder: string, {kind, about}: {kind: string; about: string}): string {
  const digest = createHash('sha256').update(about).digest('hex').slice(0, 16);
  return join(folder, `${kind}-${digest}.json`);
}
