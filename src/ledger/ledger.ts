import type {Resource, ResourceDetail} from './resource.ts';

/** One resource in the book, open until it is disposed of or handed over. */
export interface LedgerEntry extends Disposable {
  /**
   * Tells that the resource is there, and what is known of it by now, as the identity of a process.
   * A folder or file is then known by its inode, too: what takes its path later is a stranger's.
   */
  made(detail?: ResourceDetail): void;
  /**
   * The resource is somebody else's from here on, as a file that is put into a cache: it stays, and
   * is no leak. Idempotent.
   */
  handOver(): void;
  /** The resource is gone. Where it is found all the same, the run's leak check tells. Idempotent. */
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
  intend: async () => ({
    made: () => undefined,
    handOver: () => undefined,
    [Symbol.dispose]: () => undefined,
  }),
};
