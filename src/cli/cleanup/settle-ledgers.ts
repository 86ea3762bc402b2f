import {claimLedger} from '../../ledger/claim.ts';
import {type Ledger, readLedger} from '../../ledger/ledger-file.ts';
import {stateFolderOf, type UndoResult, undoLedgers} from '../../ledger/undo/undo-ledgers.ts';
import {Deadline} from '../../util/deadline.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import {tellOfDeadRun} from './tell-of-dead-run.ts';

/** Of more runs than these reports are not synced one by one: that would be all that takes time. */
const SYNCED_MAX = 20;

export interface SettleOptions {
  readonly signal: AbortSignal;
  readonly by: 'reaper' | 'clean';
  /** Variables of proctor's own process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What is not done by then is left for another time. */
  readonly timeoutMs: number;
  /** It is known that no process of them lives. @default false */
  readonly isForced?: boolean;
}

/** What became of one ledger. */
export interface Settled extends UndoResult {
  readonly ledger: Ledger;
}

/**
 * Undoes the ledgers of dead runs, all at once, and tells of it where the runs keep their files:
 * there then are reports of what they came to. Those that another process is at are left to it.
 */
export async function settleLedgers(
  ledgers: readonly Ledger[],
  {signal, by, env, timeoutMs, isForced}: SettleOptions,
): Promise<readonly Settled[]> {
  await using claims = new ResourceStack();
  const ours = ledgers.flatMap(({path}) => {
    const claim = claimLedger(path);
    if (claim === undefined) return [];
    claims.defer(async () => claim[Symbol.dispose]());
    // It may have been undone before it was claimed.
    return readLedger(path) ?? [];
  });
  const [first] = ours;
  if (first === undefined) return [];
  using deadline = new Deadline(timeoutMs, {parent: signal});
  const stateFolder = stateFolderOf(first.path);
  const settled: Settled[] = [];
  const options = {signal: deadline.signal, stateFolder, env, needsProof: isForced !== true};
  await undoLedgers(ours, options, (ledger, result) => {
    tellOfDeadRun(ledger, {...result, by, isSynced: ours.length <= SYNCED_MAX});
    settled.push({ledger, ...result});
  });
  return settled;
}
