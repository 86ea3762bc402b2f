import {createHash} from 'node:crypto';
import {resolve} from 'node:path';
import type {Resource} from '../resource.ts';
import {ABSENT, leftBy, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';

/** Digits that tell one database from another. */
const DIGITS = 16;

/**
 * Names the database that a run's locks are in, without what it takes to log in; `undefined` for the
 * machine's own. Tokens of one database mean nothing in another.
 *
 * @param url As `PROCTOR_STATE_URL`.
 */
export function lockBookName(url: string | undefined): string | undefined {
  return url ? createHash('sha256').update(url).digest('hex').slice(0, DIGITS) : undefined;
}

/** Where a lock is, as its line in a ledger says. */
export function lockBookOf({
  folder,
  url,
}: {
  readonly folder: string;
  readonly url: string | undefined;
}): {readonly book: string} | {readonly folder: string} {
  const book = lockBookName(url);
  return book === undefined ? {folder: resolve(folder)} : {book};
}

type LockItem = UndoItem<Extract<Resource, {readonly kind: 'lock'}>>;

/** Gives back locks, each only if it is still that holding of it. */
export async function undoLocks(
  all: readonly UndoItem[],
  {signal, stateFolder, env}: UndoOptions,
): Promise<void> {
  const items = ofKind(all, 'lock');
  if (items.length === 0) return;
  const url = env?.['PROCTOR_STATE_URL'] || undefined;
  const book = lockBookName(url);
  const byPlace = new Map<string, LockItem[]>();
  for (const each of items) {
    const {book: wanted, folder = stateFolder} = each.item.resource;
    // Whoever has that database frees it by its lease.
    if (wanted !== undefined && wanted !== book) each.outcome = {status: 'elsewhere'};
    else {
      const place = wanted === undefined ? folder : '';
      byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
    }
  }
  for (const [folder, here] of byPlace) {
    const place = folder === '' && url !== undefined ? {stateFolder, url} : {stateFolder: folder};
    await undoIn(place, here, signal);
  }
}

async function undoIn(
  place: {readonly stateFolder: string; readonly url?: string},
  items: readonly LockItem[],
  signal: AbortSignal,
): Promise<void> {
  try {
    // Loaded by who has locks only.
    const {Locks} = await import('../../state/locks/locks.ts');
    await using locks = await Locks.open({...place, signal});
    for (const each of items) {
      const {name, token} = each.item.resource;
      each.outcome = (await locks.releaseIfHeld(name, token, {signal})) ? UNDONE : ABSENT;
    }
  } catch (error) {
    for (const each of items) each.outcome ??= leftBy(error);
  }
}
