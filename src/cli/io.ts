/** What a command may touch of the process it runs in; `main.ts` makes the real one. */
export interface CliIo {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Aborted by the first interrupt; `run` handles interrupts in its own, finer way. */
  readonly signal: AbortSignal;
}

/** A stream that text is written to. */
export interface TextOutput {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width in columns; `undefined` where there is no terminal. */
  readonly columns: number | undefined;
}

/** A command's outcome is its exit code; what it has to say it has written. */
export type ExitCode = number;
