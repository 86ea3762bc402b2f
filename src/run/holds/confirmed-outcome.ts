import {FaultError} from '../../faults/fault-error.ts';
import {recordOf} from '../../journal/fault-record.ts';
import type {AttemptInstance, AttemptOutcome} from '../../steps/attempt.ts';
import type {Hold} from './hold.ts';

/**
 * The outcome of an attempt as it counts: what ran while somebody else may have been there proves
 * nothing, neither for nor against what was tested.
 */
export async function confirmedOutcome(
  {hold}: {readonly hold?: AttemptInstance['hold']},
  outcome: AttemptOutcome,
): Promise<AttemptOutcome> {
  if (hold === undefined || outcome.verdict === 'interrupted') return outcome;
  try {
    await hold.confirm();
    if (isHold(hold)) hold.attempted(outcome);
    return outcome;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const {skip: _, ...rest} = outcome;
    const fault = recordOf(error, 'run');
    return {
      ...rest,
      skip: undefined,
      verdict: 'error',
      reason: fault.message,
      fault,
      transient: error.transient,
      instanceBroken: true,
    };
  }
}

function isHold(hold: NonNullable<AttemptInstance['hold']>): hold is Hold {
  return 'attempted' in hold;
}
