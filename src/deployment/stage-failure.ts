import type {StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {DeploymentStage, FaultRecord} from '../journal/event.ts';
import {messageWithCauses, recordOf} from '../journal/fault-record.ts';
import type {EnvironmentSpec} from '../manifest/manifest.ts';
import {CancelError} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import {withSuggestion} from './suggestions.ts';

/** How a stage failed. */
export interface StageFailure {
  readonly record: FaultRecord;
  /** Whether it was called off: then nothing is at fault. */
  readonly isCancelled: boolean;
  /** For who runs the stage. */
  readonly error: unknown;
}

/** What became of a stage that threw `error`. */
export function stageFailure(
  error: unknown,
  place: {
    readonly stage: DeploymentStage;
    readonly options: {readonly spec: EnvironmentSpec; readonly instance: string};
    readonly context: Pick<StepContext, 'mask'>;
  },
): StageFailure {
  const {stage, context, options} = place;
  const masked = (record: FaultRecord): FaultRecord => context.mask.value(record);
  if (error instanceof FaultError) {
    const known = withSuggestion(error);
    return {record: masked(recordOf(known, stage)), isCancelled: false, error: known};
  }
  if (error instanceof CancelError) {
    // The stage's own time is over, or it has nothing to work with any more.
    const isTimeout = error.reason === 'stopped';
    const {instance, spec} = options;
    const limit = formatDuration(spec.stageTimeoutMs);
    const message = isTimeout
      ? `cannot end ${stage} of ${instance} within ${limit}`
      : error.message;
    if (!isTimeout) return {record: {code: 'cancelled', message, stage}, isCancelled: true, error};
    const known = withSuggestion(new FaultError('stage/timed-out', message));
    return {record: masked(recordOf(known, stage)), isCancelled: false, error};
  }
  const message = error instanceof Error ? messageWithCauses(error) : String(error);
  return {record: masked({code: 'unexpected', message, stage}), isCancelled: false, error};
}
