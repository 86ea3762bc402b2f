import type {LedgerHeader, LedgerItem} from '../ledger-file.ts';
import type {Resource} from '../resource.ts';

/** What became of a resource that was to be undone. */
export type Outcome =
  /** It was there, and is gone. */
  | {readonly status: 'undone'}
  /** There was nothing, or nothing of ours. */
  | {readonly status: 'absent'}
  /** Nothing here can reach it: what it is on ends it. */
  | {readonly status: 'elsewhere'}
  | {readonly status: 'left'; readonly why: string};

/** A resource of some ledger that is to be undone. */
export interface UndoItem<R extends Resource = Resource> {
  readonly item: LedgerItem & {readonly resource: R};
  readonly header: LedgerHeader;
  /** Whether the machine was not started anew since: else there are no processes of it. */
  readonly isOfThisBoot: boolean;
  /** `undefined` until it was looked at. */
  outcome: Outcome | undefined;
}

export interface UndoOptions {
  /** Aborted when there is no more time: what is not done by then is left. */
  readonly signal: AbortSignal;
  /** Absolute; for locks. */
  readonly stateFolder: string;
  /** Variables of proctor's own process. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is gone by itself after so long counts as not having been there. @default 0 */
  readonly settleMs?: number;
  /**
   * Whether processes that cannot be looked for, without /proc, count as left. @default false: who made
   * them has ended them
   */
  readonly needsProof?: boolean;
  /** Time between asking processes to end and ending them. @default 1000 */
  readonly graceMs?: number;
}

/** Undoes what is of its kind, all at once, and tells of each what became of it. Never rejects. */
export type Undoer = (items: readonly UndoItem[], options: UndoOptions) => Promise<void>;

/** Those whose resource is of `kind`. */
export function ofKind<K extends Resource['kind']>(
  items: readonly UndoItem[],
  kind: K,
): UndoItem<Extract<Resource, {readonly kind: K}>>[] {
  return items.filter(
    (each): each is UndoItem<Extract<Resource, {readonly kind: K}>> =>
      each.item.resource.kind === kind,
  );
}

/** Outcome of what could not be undone because of `error`. */
export function leftBy(error: unknown): Outcome {
  return {status: 'left', why: error instanceof Error ? error.message : String(error)};
}

export const UNDONE: Outcome = {status: 'undone'};
export const ABSENT: Outcome = {status: 'absent'};
