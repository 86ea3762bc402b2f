import type {CliIo, ExitCode} from '../cli/io.ts';
import type {InterruptSchedule} from './interrupt-schedule.ts';

/** What the action's two steps may touch of the process; `main.ts` makes the real one. */
export interface ActionStep {
  /** All variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What commands are run with, but for the folder. */
  readonly io: Omit<CliIo, 'cwd' | 'leave'>;
  /** Ends the process, whatever it waits for. */
  readonly leave: (exitCode: ExitCode) => Promise<never>;
  readonly interrupts: InterruptSchedule;
}

/** Names under which the first step leaves word for the one at the end of the job. */
export const STATE = {
  /** Absolute. */
  runFolder: 'run-folder',
  runId: 'run-id',
  /** Set when that is done; what was killed has not. */
  reported: 'reported',
  annotated: 'annotated',
  summarized: 'summarized',
  uploaded: 'uploaded',
} as const;
