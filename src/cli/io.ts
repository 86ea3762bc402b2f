import type {Readable} from 'node:stream';

/** What a command may touch of the process it runs in; `main.ts` makes the real one. */
export interface CliIo {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Program and arguments that this program is called with again. @default it cannot be */
  readonly program?: readonly string[];
  /** Aborted by an interrupt that nobody handles; the process then ends. */
  readonly signal: AbortSignal;
  /** Takes over SIGINT, SIGTERM and SIGHUP until the result is disposed. */
  readonly onInterrupt: (listener: (signal: InterruptSignal) => void) => Disposable;
  /** Takes over errors that nobody caught, which are told of already, until disposed of. */
  readonly onBug?: (listener: () => void) => Disposable;
  /** Told where a run keeps its files, as soon as it has a folder. @default nobody wants to know */
  readonly onRunFolder?: (folder: {readonly runId: string; readonly path: string}) => void;
  /** Ends the process, whatever it waits for. @default it cannot be ended */
  readonly leave?: (exitCode: ExitCode) => Promise<never>;
  /** Opens the standard input; what it is does not show before. @default there is none */
  readonly stdin?: () => TerminalInput;
}

/** The standard input; of a terminal, it can be had key by key. */
export interface TerminalInput extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
  unref?(): unknown;
}

/** A signal that asks the process to end. */
export type InterruptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** A stream that text is written to. */
export interface TextOutput {
  write(text: string): void;
  /** As `write`, for what need not be text. @default taken for UTF-8 */
  writeBytes?(chunk: Uint8Array): void;
  readonly isTerminal: boolean;
  /** Width in columns; `undefined` where there is no terminal. */
  readonly columns: number | undefined;
  /** Height in lines, of a terminal. */
  readonly rows?: number | undefined;
  /** Calls `listener` whenever the terminal has got another size, until disposed of. */
  onResize?(listener: () => void): Disposable;
}

/** A command's outcome is its exit code; what it has to say it has written. */
export type ExitCode = number;

/** Writes what a program printed, byte by byte where the output can. */
export function writeBytes(output: TextOutput, chunk: Buffer): void {
  if (output.writeBytes === undefined) output.write(chunk.toString());
  else output.writeBytes(chunk);
}
