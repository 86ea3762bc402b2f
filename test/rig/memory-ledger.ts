import type {LedgerEntry, ResourceLedger} from '../../src/ledger/ledger.ts';
import type {Resource, ResourceDetail} from '../../src/ledger/resource.ts';

/** A line of a book that is kept in memory. */
export interface MemoryEntry {
  readonly resource: Resource;
  details: ResourceDetail[];
  state: 'open' | 'gone' | 'kept';
}

/** Keeps book in memory, for tests that look at what was written down, and whether all has gone. */
export class MemoryLedger implements ResourceLedger {
  /** In the order in which they were intended. */
  readonly entries: MemoryEntry[] = [];

  /** What nobody has said is gone. */
  get open(): readonly Resource[] {
    return this.entries.filter(({state}) => state === 'open').map(({resource}) => resource);
  }

  async intend(resource: Resource): Promise<LedgerEntry> {
    const entry: MemoryEntry = {resource, details: [], state: 'open'};
    this.entries.push(entry);
    const end = (state: 'gone' | 'kept'): void => {
      if (entry.state === 'open') entry.state = state;
    };
    return {
      made: (detail = {}) => void entry.details.push(detail),
      handOver: () => end('kept'),
      [Symbol.dispose]: () => end('gone'),
    };
  }
}
