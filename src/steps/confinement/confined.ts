import type {ExecResult} from '../../environments/environment.ts';
import type {IsolationSpec} from '../../manifest/deployment-spec.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {StepRecord} from '../record/step-record.ts';
import {Confinement, type ConfinementUsage} from './confinement.ts';

/**
 * Runs a step's command within walls. What it ran into is remarked on in `record`, for the step's
 * failure; a step that passes all the same is warned of.
 *
 * @throws {FaultError} `step/confinement-unavailable`, and as `options.exec` does.
 */
export async function confined(
  run: AttemptRun,
  record: StepRecord,
  options: {
    readonly confinement: IsolationSpec;
    readonly shell: string | undefined;
    readonly signal: AbortSignal;
    readonly exec: (shell: string) => Promise<ExecResult>;
  },
): Promise<ExecResult> {
  const {confinement, shell, signal, exec} = options;
  const ownsSystem = run.input.instance.environment?.ownsSystem ?? false;
  const walls = await Confinement.make(run.connection, confinement, {shell, signal, ownsSystem});
  let result: ExecResult;
  try {
    result = await exec(walls.shell);
  } catch (error) {
    // The first fault counts, and walls go with a machine that is lost.
    if (!run.isBroken) await walls.end().catch(() => undefined);
    throw error;
  }
  const usage = await walls.end();
  record.remark = walls.describe(usage);
  record.usage = usageOf(usage);
  return result;
}

function usageOf(usage: ConfinementUsage): StepRecord['usage'] {
  const {oomKills, memoryPeakBytes, cpuSeconds} = usage;
  return {
    ...(oomKills > 0 && {oomKills}),
    ...(memoryPeakBytes !== undefined && {memoryPeakBytes}),
    ...(cpuSeconds !== undefined && {cpuSeconds}),
  };
}
