import type {LockStore, StoreOptions} from './lock-store.ts';
import {SqliteStore} from './sqlite-store.ts';

/**
 * Opens the database that locks are kept in.
 *
 * @throws {FaultError} `state/unusable`, `state/unreachable`; `signal.reason`.
 */
export async function openStore(
  {stateFolder, url}: {readonly stateFolder: string; readonly url?: string},
  options: StoreOptions,
): Promise<LockStore> {
  if (url === undefined || url === '') return SqliteStore.open(stateFolder, options);
  const {PostgresStore} = await import('./postgres-store.ts');
  return PostgresStore.open(url, options);
}
