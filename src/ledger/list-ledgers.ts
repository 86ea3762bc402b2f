import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {wallClockMs} from '../util/clock.ts';
import {ownerState} from '../util/owner-identity.ts';
import {isLedgerName, type Ledger, ledgerFolder, readLedger} from './ledger-file.ts';

/** A file of no content that is as old as this is of a process that died before it wrote to it. */
const EMPTY_AGE_MS = 3_600_000;

/**
 * Whose ledger it is: of a run that goes on; of one whose reaper is at work; of one that is dead for
 * certain; or of one that cannot be looked at from here, as of another host.
 */
export type LedgerState = 'alive' | 'reaping' | 'dead' | 'unknown';

/** A ledger, and what is known of its run. */
export interface ListedLedger extends Ledger {
  readonly state: LedgerState;
  /** When anything was made or removed last; milliseconds since the epoch. */
  readonly usedMs: number;
}

/** The ledgers that are below `stateFolder`, oldest first. */
export async function listLedgers(stateFolder: string): Promise<readonly ListedLedger[]> {
  const folder = ledgerFolder(stateFolder);
  const names = (await readdir(folder).catch(() => [])).filter(isLedgerName);
  const listed: ListedLedger[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats === undefined) continue;
    const usedMs = stats.mtimeMs;
    const ledger = readLedger(path);
    if (ledger !== undefined) listed.push({...ledger, state: ledgerState(ledger), usedMs});
    else if (stats.size === 0 && wallClockMs() - usedMs > EMPTY_AGE_MS) {
      await rm(path, {force: true});
    }
  }
  const byAge = (a: ListedLedger, b: ListedLedger): number =>
    a.header.startedAt - b.header.startedAt || (a.header.runId < b.header.runId ? -1 : 1);
  return listed.sort(byAge);
}

/** What has become of the run whose ledger it is. */
export function ledgerState({header}: Ledger): LedgerState {
  const state = ownerState(header.runner);
  if (state !== 'dead') return state;
  const {reaper, runner} = header;
  // After another boot that pid is anybody's.
  const isReaping = reaper !== undefined && ownerState({...runner, ...reaper}) === 'alive';
  return isReaping ? 'reaping' : 'dead';
}
