/** What a command may touch of the process it runs in; `main.ts` makes the real one. */
export interface CliIo {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Aborted by an interrupt that nobody handles; the process then ends. */
  readonly signal: AbortSignal;
  /** Takes over SIGINT, SIGTERM and SIGHUP until the result is disposed. */
  readonly onInterrupt: (listener: (signal: InterruptSignal) => void) => Disposable;
}

/** A signal that asks the process to end. */
export type InterruptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** A stream that text is written to. */
export interface TextOutput {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in columns; `undefined` where there is no terminal. */
  readonly columns: number | undefined;
}

/** A command's outcome is its exit code; what it has to say it has written. */
export type ExitCode = number;
