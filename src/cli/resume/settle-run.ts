import {setTimeout as sleep} from 'node:timers/promises';
import {claimLedger} from '../../ledger/claim.ts';
import {ledgerPath, readLedger} from '../../ledger/ledger-file.ts';
import {ledgerState} from '../../ledger/list-ledgers.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {OwnerIdentity} from '../../util/owner-identity.ts';
import {settleLedgers} from '../cleanup/settle-ledgers.ts';
import type {CliIo} from '../io.ts';

/** What a dead run has left may take that long to be undone, by its reaper or here. */
const SETTLE_TIMEOUT_MS = 120_000;
const POLL_MS = 50;

/**
 * Waits for the reaper of a run whose process is dead, or does its work: so that nothing of the
 * dead is in the way of who goes on with the run, and its journal has one writer.
 *
 * @param allowsUnknown Whether a process counts as dead of which it cannot be told from here.
 * @returns whose run it is, where that may not be dead.
 */
export async function settleRun(
  runId: string,
  {allowsUnknown, io}: {readonly allowsUnknown: boolean; readonly io: CliIo},
): Promise<{readonly holder: OwnerIdentity; readonly state: 'alive' | 'unknown'} | undefined> {
  const path = ledgerPath(stateFolder(io.env), runId);
  const endMs = monotonicMs() + SETTLE_TIMEOUT_MS;
  for (let isTold = false; monotonicMs() < endMs; ) {
    io.signal.throwIfAborted();
    const ledger = readLedger(path);
    const state = ledger && ledgerState(ledger);
    if (ledger !== undefined && (state === 'alive' || (state === 'unknown' && !allowsUnknown))) {
      return {holder: ledger.header.runner, state};
    }
    if (ledger !== undefined && state !== 'reaping') {
      const {signal, env} = io;
      const options = {signal, by: 'clean', env, isForced: allowsUnknown} as const;
      const settled = await settleLedgers([ledger], {...options, timeoutMs: SETTLE_TIMEOUT_MS});
      // Otherwise somebody else is at it.
      if (settled.length > 0) return undefined;
    } else if (ledger === undefined) {
      // Who undid it tells of it afterwards, in the journal.
      const claim = claimLedger(path);
      claim?.[Symbol.dispose]();
      if (claim !== undefined) return undefined;
    }
    if (!isTold) io.stderr.write(`waiting until what run ${runId} left is removed\n`);
    isTold = true;
    await sleep(POLL_MS, undefined, {signal: io.signal});
  }
  return undefined;
}
