import {closeSync, openSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {isOfThisBoot} from '../../util/owner-identity.ts';
import {type Ledger, type LedgerItem, readLedger} from '../ledger-file.ts';
import type {Resource} from '../resource.ts';
import {resourceText} from '../resource-text.ts';
import {undoCgroups} from './undo-cgroups.ts';
import {undoContainers} from './undo-containers.ts';
import {leftBy, type Undoer, type UndoItem, type UndoOptions} from './undo-item.ts';
import {undoLocks} from './undo-locks.ts';
import {undoMounts} from './undo-mounts.ts';
import {undoNamespaces} from './undo-namespaces.ts';
import {undoPlaces} from './undo-places.ts';
import {undoProcesses} from './undo-processes.ts';

/** One after another: what a kind holds on to belongs to a kind before it. */
const UNDOERS: readonly Undoer[] = [
  undoRunning,
  undoCgroups,
  undoNamespaces,
  undoMounts,
  undoPlaces,
  undoLocks,
];

/**
 * Both at once: what runs in a container that is paused, as while it is committed, does not end
 * before its container is removed.
 */
async function undoRunning(items: readonly UndoItem[], options: UndoOptions): Promise<void> {
  await Promise.all([undoProcesses(items, options), undoContainers(items, options)]);
}

/** What became of a ledger. */
export interface UndoResult {
  /** How many things were there, and are gone. */
  readonly undone: number;
  /** What could not be removed, and why, a line each. The ledger stays as long as there is any. */
  readonly left: readonly string[];
  /** What is on other machines, which end it themselves, a line each. */
  readonly elsewhere: readonly string[];
}

const NOTHING: UndoResult = {undone: 0, left: [], elsewhere: []};

/**
 * Removes all that the ledger at `path` lists and that is there, then the ledger. Nothing happens
 * where there is none. May be called again.
 *
 * Whose ledger it is, and that its runner is dead, is for the caller to know.
 */
export async function undoLedger(path: string, options: UndoOptions): Promise<UndoResult> {
  const ledger = readLedger(path);
  if (ledger === undefined) return NOTHING;
  return (await undoLedgers([ledger], options))[0] ?? NOTHING;
}

/**
 * As `undoLedger`, of many at once: what is of one kind is undone together.
 *
 * @param tell Called for each before its ledger is removed: who finds none knows that all is told.
 */
export async function undoLedgers(
  ledgers: readonly Ledger[],
  options: UndoOptions,
  tell: (ledger: Ledger, result: UndoResult) => void = () => undefined,
): Promise<readonly UndoResult[]> {
  const groups = ledgers.map((ledger) => itemsOf(ledger, isStillToUndo));
  await undoItems(groups.flat(), options);
  return groups.map((items, index) => {
    const ledger = ledgers[index] as Ledger;
    const result = resultOf(items);
    tell(ledger, result);
    if (result.left.length === 0) rmSync(ledger.path, {force: true});
    else noteGone(ledger.path, items);
    return result;
  });
}

/** Undoes `items`, kind by kind; each has an outcome afterwards. Never rejects. */
export async function undoItems(items: readonly UndoItem[], options: UndoOptions): Promise<void> {
  for (const undo of UNDOERS) {
    try {
      await undo(items, options);
    } catch (error) {
      for (const each of items) each.outcome ??= leftBy(error);
    }
  }
}

/** The items of a ledger that `isWanted`, to be undone. */
export function itemsOf(
  {header, items}: Ledger,
  isWanted: (item: LedgerItem) => boolean,
): UndoItem<Resource>[] {
  const ofThisBoot = isOfThisBoot(header.runner);
  return items
    .filter(isWanted)
    .map((item) => ({header, item, isOfThisBoot: ofThisBoot, outcome: undefined}));
}

function isStillToUndo({state}: LedgerItem): boolean {
  return state === 'open';
}

function resultOf(items: readonly UndoItem[]): UndoResult {
  const left: string[] = [];
  const elsewhere: string[] = [];
  let undone = 0;
  for (const {item, outcome} of items) {
    const what = resourceText(item.resource);
    if (item.resource.kind === 'remote' || outcome?.status === 'elsewhere') elsewhere.push(what);
    else if (outcome?.status === 'undone') undone += 1;
    else if (outcome?.status === 'left') left.push(`${what}: ${outcome.why}`);
    else if (outcome === undefined) left.push(`${what}: nothing here can undo it`);
  }
  return {undone, left, elsewhere};
}

/** So that who tries again only tries what is left. */
function noteGone(path: string, items: readonly UndoItem[]): void {
  const lines = items
    .filter(({outcome}) => outcome?.status === 'undone' || outcome?.status === 'absent')
    .map(({item}) => `${JSON.stringify({op: 'gone', id: item.id})}\n`);
  try {
    const fd = openSync(path, 'a');
    try {
      // Its last line may be torn.
      writeSync(fd, `\n${lines.join('')}`);
    } finally {
      closeSync(fd);
    }
  } catch {
    // It is undone all the same; the next one finds nothing.
  }
}

/** The state folder of the ledger at `path`. */
export function stateFolderOf(path: string): string {
  return dirname(dirname(path));
}
