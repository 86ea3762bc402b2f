import {FaultError} from '../../faults/fault-error.ts';
import type {FaultRecord, RunEventBody, StageStarted} from '../../journal/event.ts';
import {messageWithCauses, recordOf} from '../../journal/fault-record.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import {InternalError} from '../../util/assert.ts';
import {monotonicMs} from '../../util/clock.ts';
import {CancelError, Deadline} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import {type Wait, waitFields} from '../lane-waits.ts';

/** What a stage found out. */
export type StageFacts = Readonly<Record<string, string | number | boolean>>;

/** One stage of one instance. */
export interface StageInput {
  readonly stage: StageStarted['stage'];
  readonly spec: EnvironmentSpec;
  readonly instance: string;
  readonly attempt: number;
  /** What it waited for. @default nothing */
  readonly waited?: Wait | undefined;
  readonly signal: AbortSignal;
  /** @default the environment's time for a stage */
  readonly timeoutMs?: number;
  readonly emit: (event: RunEventBody) => void;
  readonly body: (signal: AbortSignal) => Promise<StageFacts>;
}

/** How a stage ended. `fault` is `undefined` when it succeeded. */
export interface StageOutcome {
  readonly fault: FaultRecord | undefined;
  readonly transient: boolean;
}

/**
 * Runs one stage within its time and says so in the journal. Faults become outcomes here, and
 * nowhere else.
 *
 * @throws {InternalError} unchanged: a bug is no outcome.
 */
export async function runStage(input: StageInput): Promise<StageOutcome> {
  const {stage, spec, instance, attempt} = input;
  const common = {stage, environment: spec.id, instance, attempt} as const;
  input.emit({type: 'stage-started', ...common, ...waitFields(input.waited)});
  const startedMs = monotonicMs();
  const end = (ended: {ok: boolean; fault?: FaultRecord; facts?: StageFacts}): void => {
    const durationMs = monotonicMs() - startedMs;
    input.emit({type: 'stage-ended', ...common, durationMs, ...ended});
  };
  const {timeoutMs = spec.stageTimeoutMs} = input;
  using deadline = new Deadline(timeoutMs, {parent: input.signal});
  try {
    // Cleanup is never called off: told to hurry, it still disposes, with no time for hooks.
    if (stage !== 'cleanup') input.signal.throwIfAborted();
    const facts = await input.body(deadline.signal);
    end({ok: true, ...(Object.keys(facts).length > 0 && {facts})});
    return {fault: undefined, transient: false};
  } catch (error) {
    if (error instanceof InternalError) throw error;
    const isTimeout = deadline.expired && !input.signal.aborted;
    const known = isTimeout
      ? new FaultError(
          'stage/timed-out',
          `cannot ${stage} ${instance} within ${formatDuration(timeoutMs)}`,
          {cause: error, help: 'raise defaults.stage-timeout if it needs longer'},
        )
      : error;
    const fault = faultRecordOf(known, stage);
    end({ok: false, fault});
    return {fault, transient: known instanceof FaultError && known.transient};
  }
}

/** The record of `error` in the journal, with the messages of its causes. */
export function faultRecordOf(error: unknown, stage: string): FaultRecord {
  if (error instanceof FaultError) return recordOf(error, stage);
  if (error instanceof CancelError) return {code: 'cancelled', message: error.message, stage};
  const known = error instanceof Error ? messageWithCauses(error) : String(error);
  return {code: 'unexpected', message: known, stage};
}
