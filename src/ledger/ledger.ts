import type {Resource, ResourceDetail} from './resource.ts';

/** One resource in the book, open until it is disposed of. */
export interface LedgerEntry extends Disposable {
  /** Tells what is known by now, as the identity of a process. */
  made(detail: ResourceDetail): void;
  /** The resource is gone, or somebody else's from here on. Idempotent. */
  [Symbol.dispose](): void;
}

/** The book of what a run makes. */
export interface ResourceLedger {
  /**
   * Writes down, and syncs, that `resource` is about to be made; make it only afterwards.
   *
   * @throws {FaultError} `ledger/unwritable`: then it must not be made.
   */
  intend(resource: Resource): Promise<LedgerEntry>;
}

/** Keeps no book: what is made is left behind if this process is killed. */
export const NO_LEDGER: ResourceLedger = {
  intend: async () => ({made: () => undefined, [Symbol.dispose]: () => undefined}),
};
