import type {LockStore, StoreOptions} from './lock-store.ts';
import {SqliteStore} from './sqlite-store.ts';

/** Opens the database that locks are kept in. @throws {FaultError} `state/unusable`, `state/unreachable`. */
export async function openStore(
  {stateFolder}: {readonly stateFolder: string; readonly url?: string},
  options: StoreOptions,
): Promise<LockStore> {
  return SqliteStore.open(stateFolder, options);
}
