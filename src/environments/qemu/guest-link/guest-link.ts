import type {FaultCode, FaultError} from '../../../faults/fault-error.ts';

/** As much as is always taken at once: the size of a pipe is a multiple. */
export const PIPE_BYTES_MAX = 2_048;

export interface LinkOptions {
  readonly signal: AbortSignal;
}

/** Text for a shell in the guest that reads a named pipe. */
export interface GuestPipe {
  /** Stands for it in copies of the machine: see `GuestLink.resume`. */
  readonly handle?: number;
  /** Sends at most `PIPE_BYTES_MAX`, whole. */
  send(data: Buffer, options: LinkOptions): Promise<void>;
}

/** A file in the guest that grows. */
export interface GuestOutput {
  /** As that of a pipe. */
  readonly handle?: number;
  /** What comes next, at most `bytesMax`; nothing at the end there is now. */
  read(bytesMax: number, options: LinkOptions): Promise<Buffer>;
  /** From the start again: it has been emptied. */
  rewind(options: LinkOptions): Promise<void>;
}

/**
 * What leads into a guest where there is no byte stream of our own: shells can be started, files
 * written and read. All paths are absolute and free of blanks and quotes.
 */
export interface GuestLink extends AsyncDisposable {
  readonly label: string;
  /** Set once it is gone. */
  readonly lost: FaultError | undefined;
  readonly lossCode: FaultCode;
  /** Calls `listener` when it is lost, at most once. */
  onLost(listener: (fault: FaultError) => void): Disposable;
  /** Runs a script that ends soon, and gives what it prints. It must hold no secret. */
  run(script: string, options: LinkOptions): Promise<string>;
  /** Starts a script that stays. It must hold no secret, and closes its standard output itself. */
  start(script: string, options: LinkOptions): Promise<void>;
  /** The named pipe must be there, and have or soon get a reader. */
  openPipe(path: string, options: LinkOptions): Promise<GuestPipe>;
  /** The file must be there. */
  openOutput(path: string, options: LinkOptions): Promise<GuestOutput>;
  /** Makes the file at `path`, or empties it, and fills it with `chunks`. */
  write(
    path: string,
    chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
    options: LinkOptions,
  ): Promise<void>;
  /**
   * Goes on, in a copy of a machine, with what was open in that when it was copied; where the link is
   * to the same agent.
   */
  readonly resume?: {
    pipe(handle: number): GuestPipe;
    output(handle: number): GuestOutput;
  };
  /** Longest time between two looks at what runs. */
  readonly pollMsMax: number;
  /** Bytes of one look at an output. */
  readonly readBytes: number;
}
