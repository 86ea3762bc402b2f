import {lstatSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {OwnerIdentity} from '../util/owner-identity.ts';
import type {ProcessIdentity} from '../util/process-identity.ts';
import type {Resource, ResourceDetail} from './resource.ts';

/** The first line of a ledger: whose it is. */
export interface LedgerHeader {
  readonly v: 1;
  readonly runId: string;
  readonly runner: OwnerIdentity;
  /** Of the runner's machine; undoes this ledger when the runner has died. */
  readonly reaper?: ProcessIdentity;
  /** Absolute; a run has one, other sessions have not. */
  readonly runFolder?: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the reaper's program needs to know besides; nothing secret. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** What tells a file or folder from another one that has its path later. */
export interface PlaceIdentity {
  readonly inode: string;
  /** Nanoseconds since the epoch; 0 where the file system does not keep it. */
  readonly born: string;
}

/** A line after the first. */
export type LedgerLine =
  /** `real`: the resource's path with all links resolved, as it was then. */
  | {
      readonly op: 'intend';
      readonly id: number;
      readonly resource: Resource;
      readonly real?: string;
    }
  | {
      readonly op: 'made';
      readonly id: number;
      readonly detail?: ResourceDetail;
      readonly place?: PlaceIdentity;
    }
  | {readonly op: 'gone'; readonly id: number}
  | {readonly op: 'kept'; readonly id: number}
  /** Another reaper, since the one before has ended. */
  | {readonly op: 'reaper'; readonly reaper: ProcessIdentity};

/** One resource of a ledger, as its lines say. */
export interface LedgerItem {
  readonly id: number;
  readonly resource: Resource;
  readonly real: string | undefined;
  readonly detail: ResourceDetail;
  readonly place: PlaceIdentity | undefined;
  readonly state: 'open' | 'gone' | 'kept';
}

/** A ledger as it was read. */
export interface Ledger {
  /** Absolute. */
  readonly path: string;
  readonly header: LedgerHeader;
  readonly items: readonly LedgerItem[];
}

const ENDING = '.jsonl';
/** Of a mode. A link has these bits, too, and is none. Source: inode(7). */
const WRITABLE_BY_OTHERS = 0o022;

/** Where the ledgers of all runs are. It need not exist. */
export function ledgerFolder(stateFolder: string): string {
  return join(stateFolder, 'ledgers');
}

/** The ledger of the run `runId`, which need not exist. */
export function ledgerPath(stateFolder: string, runId: string): string {
  return join(ledgerFolder(stateFolder), `${runId}${ENDING}`);
}

/** Whether a file of the ledgers' folder is one. */
export function isLedgerName(name: string): boolean {
  return name.endsWith(ENDING) && !name.startsWith('.');
}

/**
 * Reads a ledger of this user: what another one has written is no reason to remove or run anything.
 * What is not a whole line of one, as the end of a file that was cut off, is left
 * out: what it was going to tell of was not made.
 *
 * @returns `undefined` where there is none, or none whose first line is whole.
 */
export function readLedger(path: string): Ledger | undefined {
  let text: string;
  try {
    const {uid, mode} = lstatSync(path);
    if (uid !== (process.getuid?.() ?? uid) || (mode & WRITABLE_BY_OTHERS) !== 0) return undefined;
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  return parseLedger(path, text);
}

/** As `readLedger`, of the file's content. */
export function parseLedger(path: string, text: string): Ledger | undefined {
  const lines = text.split('\n');
  // Without its line break a line may be the beginning of a longer one.
  lines.pop();
  let header = parseHeader(lines[0] ?? '');
  if (header === undefined) return undefined;
  const items = new Map<number, LedgerItem>();
  for (const text of lines.slice(1)) {
    const line = parseLine(text);
    if (line === undefined) continue;
    if (line.op === 'reaper') header = {...header, reaper: line.reaper};
    else apply(items, line);
  }
  return {path, header, items: [...items.values()]};
}

function apply(items: Map<number, LedgerItem>, line: Exclude<LedgerLine, {op: 'reaper'}>): void {
  const known = items.get(line.id);
  if (line.op === 'intend') {
    const {id, resource, real} = line;
    items.set(id, {id, resource, real, detail: {}, place: undefined, state: 'open'});
  } else if (known === undefined) {
    // Its first line is lost.
  } else if (line.op === 'made') {
    const {detail = {}, place} = line;
    items.set(known.id, {...known, detail: {...known.detail, ...detail}, place});
  } else {
    items.set(known.id, {...known, state: line.op});
  }
}

function parseHeader(text: string): LedgerHeader | undefined {
  const value = parseObject(text) as Partial<LedgerHeader> | undefined;
  const isHeader =
    value?.v === 1 &&
    typeof value.runId === 'string' &&
    typeof value.runner?.pid === 'number' &&
    typeof value.runner.startTicks === 'number';
  return isHeader ? (value as LedgerHeader) : undefined;
}

const OPS: ReadonlySet<unknown> = new Set(['intend', 'made', 'gone', 'kept', 'reaper']);

function parseLine(text: string): LedgerLine | undefined {
  const value = parseObject(text) as Partial<LedgerLine> | undefined;
  if (value === undefined || !OPS.has(value.op)) return undefined;
  if (value.op === 'intend' && typeof value.resource?.kind !== 'string') return undefined;
  return value as LedgerLine;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
