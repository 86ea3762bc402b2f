import {resourceText} from './resource-text.ts';
import type {UndoItem, UndoOptions} from './undo/undo-item.ts';
import {undoItems} from './undo/undo-ledgers.ts';

/** What was ended just now may take this long to be gone. */
const ENDING_MS = 1_000;

/** Something that a run made and that was there when all of it should have been gone. */
export interface Leak {
  /** A kind of `Resource`. */
  readonly kind: string;
  /** Which one, in a line. */
  readonly what: string;
  /** Whether it has been removed after all. */
  readonly removed: boolean;
}

/** Looks for `items`, none of which should be there, and removes those that are. */
export async function audit(
  items: readonly UndoItem[],
  options: UndoOptions,
): Promise<readonly Leak[]> {
  await undoItems(items, {...options, settleMs: ENDING_MS});
  return items.flatMap(({item: {resource}, outcome}) => {
    // What nobody could look at in time proves nothing.
    const isLeak =
      outcome?.status === 'undone' || (outcome?.status === 'left' && !options.signal.aborted);
    if (!isLeak) return [];
    const removed = outcome.status === 'undone';
    const why = outcome.status === 'left' ? `: ${outcome.why}` : '';
    return [{kind: resource.kind, what: `${resourceText(resource)}${why}`, removed}];
  });
}
