import type {Readable} from 'node:stream';
import type {ExecResult} from '../environment.ts';

/** How a script of our own runs on a host. */
export interface ToolOptions {
  readonly signal: AbortSignal;
  /** What it reads. */
  readonly stdin?: Readable;
  readonly outputBytesMax?: number;
}

/** Runs a script for a POSIX shell, whatever its length; it is on no command line. */
export type RunTool = (script: string, options: ToolOptions) => Promise<ExecResult>;
