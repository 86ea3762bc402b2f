import type {FaultError} from '../../faults/fault-error.ts';

/** Something in an archive, as it comes. */
export interface ArchiveEntry {
  /** As the archive has it. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'symbolic-link' | 'hard-link' | 'other';
  /** Permission bits. */
  readonly mode: number;
  /** What a link leads to, as the archive has it. */
  readonly linkPath: string | undefined;
  /** Of a file, empty for all else; to be read before the next entry is asked for, or not at all. */
  readonly content: AsyncIterable<Buffer>;
}

/** What archives are read with. */
export interface ReadArchiveOptions {
  readonly signal: AbortSignal;
  /** Told of bytes that came out of the compression; throws to end it. */
  readonly onExpanded: (bytes: number) => void;
  /** Makes the fault of an archive that is not as it should be. */
  readonly refuse: (
    why: string,
    options?: {readonly cause?: unknown; readonly help?: string},
  ) => FaultError;
}
