import {createHash} from 'node:crypto';
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

/** Gives back locks, each only if it is still that holding of it. */
export async function undoLocks(
  all: readonly UndoItem[],
  {signal, stateFolder, env}: UndoOptions,
): Promise<void> {
  const items = ofKind(all, 'lock');
  if (items.length === 0) return;
  const url = env?.['PROCTOR_STATE_URL'] || undefined;
  const book = lockBookName(url);
  // Loaded by who has locks only.
  const {Locks} = await import('../../state/locks/locks.ts');
  await using locks = await Locks.open({stateFolder, signal, ...(url !== undefined && {url})});
  for (const each of items) {
    const {name, token} = each.item.resource;
    if (each.item.resource.book !== book) {
      // Whoever has that database frees it by its lease.
      each.outcome = {status: 'elsewhere'};
      continue;
    }
    try {
      each.outcome = (await locks.releaseIfHeld(name, token, {signal})) ? UNDONE : ABSENT;
    } catch (error) {
      each.outcome = leftBy(error);
    }
  }
}
