import type {Failure} from '../../journal/event.ts';
import type {Step} from '../../manifest/manifest.ts';
import {monotonicMs} from '../../util/clock.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {execute, prepareScript, scenarioLimits} from '../execute.ts';
import {checkExpectation, keepsOutput} from '../judge/judge.ts';
import type {StepEnding, StepRecord} from '../record/step-record.ts';
import {pause} from './pause.ts';
import {conclude, failedUnlessInfrastructure} from './run-step.ts';

/** Runs a script again and again until it passes, or the time is over. */
export async function runUntilStep(
  run: AttemptRun,
  record: StepRecord,
  options: {readonly step: Step; readonly script: string; readonly everyMs: number},
): Promise<StepEnding> {
  const {step, everyMs} = options;
  const {signal} = run.context;
  const script = prepareScript(run, options.script, {key: record.label.key, fields: step});
  const limitMs = Math.min(step.timeoutMs ?? Number.POSITIVE_INFINITY, run.timeLeftMs);
  const endMs = monotonicMs() + limitMs;
  let last: readonly Failure[] = [];
  for (let tries = 1; ; tries++) {
    record.output.restart();
    const {result, broken} = await execute(run, record, {
      script,
      limits: {
        ...scenarioLimits(run),
        timeoutMs: Math.max(1, endMs - monotonicMs()),
        idleTimeoutMs: step.idleTimeoutMs,
        keepsOutput: keepsOutput(step),
      },
    });
    if (broken !== undefined && broken.check !== 'timeout') {
      return {verdict: 'failed', failures: [broken], result};
    }
    const failures =
      broken === undefined
        ? await checkExpectation(run, {result, script}, {expect: step.expect, signal})
        : last;
    // Judged once more with all that a passed step leaves: outputs, results.
    if (broken === undefined && failures.length === 0) {
      return conclude(run, record, {step, script, result, broken});
    }
    last = failures;
    if (broken === undefined && monotonicMs() + everyMs < endMs) {
      await pause(everyMs, {signal});
      continue;
    }
    const times = tries === 1 ? 'once' : `${tries} times`;
    const hung = broken === undefined ? '' : '; the last try did not end';
    const message = `did not pass within ${formatDuration(limitMs)}, tried ${times}${hung}`;
    const all = [{check: 'until', message}, ...last];
    return failedUnlessInfrastructure(record, {script, result, signal}, all);
  }
}
