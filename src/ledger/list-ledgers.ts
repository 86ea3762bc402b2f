import type {Stats} from 'node:fs';
import {lstat, readdir, readFile, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {FaultError} from '../faults/fault-error.ts';
import {wallClockMs} from '../util/clock.ts';
import {ownerHelp} from '../util/owned-place.ts';
import {ownerState} from '../util/owner-identity.ts';
import {isLedgerName, type Ledger, ledgerFolder, readLedger} from './ledger-file.ts';

/** A file without a whole line that is as old as this is of a process that died as it wrote that. */
const TORN_AGE_MS = 3_600_000;
/** More than the first line ever has. */
const HEADER_BYTES_MAX = 1024 * 1024;

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

/**
 * The ledgers of this user that are below `stateFolder`, oldest first. What never came to be one is
 * removed: nothing is made before the first line is written.
 *
 * @throws {FaultError} `ledger/unwritable`: their folder cannot be read.
 */
export async function listLedgers(stateFolder: string): Promise<readonly ListedLedger[]> {
  const folder = ledgerFolder(stateFolder);
  const names = (await namesIn(folder)).filter(isLedgerName);
  const listed: ListedLedger[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => undefined);
    if (stats === undefined) continue;
    const usedMs = stats.mtimeMs;
    const ledger = readLedger(path);
    if (ledger !== undefined) listed.push({...ledger, state: ledgerState(ledger), usedMs});
    else if (await isTorn(path, stats)) await rm(path, {force: true});
  }
  const byAge = (a: ListedLedger, b: ListedLedger): number =>
    a.header.startedAt - b.header.startedAt || (a.header.runId < b.header.runId ? -1 : 1);
  return listed.sort(byAge);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new FaultError(
      'ledger/unwritable',
      `cannot read '${folder}', where ledgers of runs are`,
      {
        cause: error,
        help:
          ownerHelp([folder, dirname(folder)]) ??
          'what dead runs have left cannot be told: it must be a folder that we may read and write',
      },
    );
  }
}

/** Whether it is ours, old, and does not even have its first line. */
async function isTorn(path: string, {uid, mtimeMs, size}: Stats): Promise<boolean> {
  if (uid !== (process.getuid?.() ?? uid) || wallClockMs() - mtimeMs <= TORN_AGE_MS) return false;
  if (size > HEADER_BYTES_MAX) return false;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text !== undefined && !text.includes('\n');
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
