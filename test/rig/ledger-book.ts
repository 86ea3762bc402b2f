import {mkdirSync, writeFileSync} from 'node:fs';
import {
  type LedgerHeader,
  type LedgerLine,
  ledgerFolder,
  ledgerPath,
} from '../../src/ledger/ledger-file.ts';
import {placeIdentity, realPlace} from '../../src/ledger/place-identity.ts';
import type {Resource, ResourceDetail} from '../../src/ledger/resource.ts';
import {type OwnerIdentity, ownIdentity} from '../../src/util/owner-identity.ts';

/** Above any pid that the kernel gives. Source: proc_sys_kernel(5), pid_max. */
const NO_PID = 2 ** 22 + 1;

/** A runner of this boot that is dead for certain, and that may have started anything. */
export const DEAD_RUNNER: OwnerIdentity = {...ownIdentity(), pid: NO_PID, startTicks: 0};

/** Something in a ledger; as it is now when the ledger is written, unless it was only intended. */
export interface BookedResource {
  readonly resource: Resource;
  readonly detail?: ResourceDetail;
  /** @default 'made' */
  readonly state?: 'intended' | 'made' | 'gone' | 'kept';
}

/** Writes the ledger of a run. @returns its path. */
export function writeLedger(
  stateFolder: string,
  header: Partial<LedgerHeader> & {readonly runId: string},
  booked: readonly BookedResource[],
): string {
  const lines: (LedgerHeader | LedgerLine)[] = [
    {v: 1, runner: DEAD_RUNNER, startedAt: 1_795_000_000_000, ...header},
  ];
  booked.forEach(({resource, detail, state = 'made'}, index) => {
    const id = index + 1;
    const place = 'path' in resource ? placeIdentity(resource.path) : undefined;
    const real = 'path' in resource ? {real: realPlace(resource.path)} : {};
    lines.push({op: 'intend', id, resource, ...real});
    if (state === 'intended') return;
    lines.push({op: 'made', id, ...(detail && {detail}), ...(place && {place})});
    if (state !== 'made') lines.push({op: state, id});
  });
  const path = ledgerPath(stateFolder, header.runId);
  mkdirSync(ledgerFolder(stateFolder), {recursive: true});
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}
