import {basename, extname} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {type Ledger, readLedger} from '../../ledger/ledger-file.ts';
import type {UndoItem} from '../../ledger/undo/undo-item.ts';
import {stateFolderOf, undoItems} from '../../ledger/undo/undo-ledgers.ts';
import {monotonicMs} from '../../util/clock.ts';
import {ownerState, ownIdentity} from '../../util/owner-identity.ts';
import {readProcess} from '../../util/process-identity.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {settleLedgers} from './settle-ledgers.ts';

/** A process closes its pipes a little before it is gone. */
const DEATH_TIMEOUT_MS = 10_000;
const POLL_MS = 5;
const UNDO_TIMEOUT_MS = 120_000;

/**
 * What a reaper does when its runner's pipe has closed: undoes the ledger at `path`, and tells of
 * it. Nobody types this command.
 *
 * @returns 0 when all is gone; 3 when something is left, for `proctor clean`.
 */
export async function reap(path: string, io: CliIo): Promise<ExitCode> {
  // It ends when it is done, and not before.
  using _ = io.onInterrupt(() => undefined);
  const ledger = readLedger(path);
  if (ledger === undefined) return await reapMarked(path, io);
  if (!(await isDead(ledger))) return 3;
  const {signal, env} = io;
  const options = {signal, env, by: 'reaper', timeoutMs: UNDO_TIMEOUT_MS} as const;
  const settled = await settleLedgers([ledger], options);
  return settled.every(({left}) => left.length === 0) ? 0 : 3;
}

/**
 * Either all was undone, and the runner was killed before it could say so; or somebody has removed
 * the ledger. Then the run's mark is all that is known, and nothing that has it is older than the reaper.
 */
async function reapMarked(path: string, {signal}: CliIo): Promise<ExitCode> {
  const runId = basename(path, extname(path));
  const own = ownIdentity();
  // The shell that has waited leads this session.
  const waiter = readProcess(readProcess(own.pid)?.session ?? own.pid);
  const runner = {...own, startTicks: waiter?.startTicks ?? own.startTicks};
  const resource = {kind: 'processes', mark: `PROCTOR_RUN_ID=${runId}`} as const;
  const item = {
    id: 0,
    resource,
    real: undefined,
    detail: {},
    place: undefined,
    state: 'open',
  } as const;
  const header = {v: 1, runId, runner, startedAt: 0} as const;
  const items: UndoItem[] = [{item, header, isOfThisBoot: true, outcome: undefined}];
  await undoItems(items, {signal, stateFolder: stateFolderOf(path)});
  return items.some(({outcome}) => outcome?.status === 'left') ? 3 : 0;
}

async function isDead({header}: Ledger): Promise<boolean> {
  const endMs = monotonicMs() + DEATH_TIMEOUT_MS;
  while (ownerState(header.runner) === 'alive') {
    if (monotonicMs() >= endMs) return false;
    await sleep(POLL_MS);
  }
  // Where there is no /proc its pipe is proof enough.
  return true;
}
