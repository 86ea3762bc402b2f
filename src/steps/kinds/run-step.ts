import type {ExecResult} from '../../environments/environment.ts';
import type {Failure} from '../../journal/event.ts';
import type {Step} from '../../manifest/manifest.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {execute, prepareScript, type ReadyScript, scenarioLimits} from '../execute.ts';
import {checkExpectation, keepsOutput, readOutputs} from '../judge/judge.ts';
import type {StepEnding, StepRecord} from '../record/step-record.ts';

/** By convention of automake and others: the test cannot be run here. */
const SKIP_EXIT_CODE = 77;

/** Runs a step's script once and judges it. */
export async function runScriptStep(
  run: AttemptRun,
  record: StepRecord,
  options: {readonly step: Step; readonly script: string},
): Promise<StepEnding> {
  const {step} = options;
  const script = prepareScript(run, options.script, {key: record.label.key, fields: step});
  const {result, broken} = await execute(run, record, {
    script,
    limits: {
      ...scenarioLimits(run),
      timeoutMs: step.timeoutMs,
      idleTimeoutMs: step.idleTimeoutMs,
      keepsOutput: keepsOutput(step),
    },
  });
  return conclude(run, record, {step, script, result, broken});
}

/** A script that has ended, and what to judge it by. */
export interface EndedScript {
  readonly step: Step;
  readonly script: ReadyScript;
  readonly result: ExecResult;
  /** The limit that ended it. */
  readonly broken: Failure | undefined;
}

/** Judges a step's script that has ended: by its word, its limits, then its expectations. */
export async function conclude(
  run: AttemptRun,
  record: StepRecord,
  ended: EndedScript,
): Promise<StepEnding> {
  const {step, script, result, broken} = ended;
  const {signal} = run.context;
  // What was printed without an end of line may be a command, too.
  record.output.end();
  if (broken === undefined && isSkip(step, record, result)) {
    const reason = record.skipReason ?? `exit code ${SKIP_EXIT_CODE}`;
    return {verdict: 'skipped', reason, skipReason: reason, result};
  }
  const failures: Failure[] = broken === undefined ? [] : [broken];
  if (broken === undefined) {
    failures.push(
      ...(await checkExpectation(run, {result, script}, {expect: step.expect, signal})),
    );
  }
  if (step.results !== undefined) {
    const {foldResults} = await import('../results/read-results.ts');
    const {key} = record.label;
    const options = {source: step.results, step: key, signal};
    failures.push(...(await foldResults(run, {result, script}, options)));
  }
  const published = readOutputs(step.outputs, result);
  if (failures.length === 0) failures.push(...published.failures);
  const passed = failures.length === 0;
  const {remark} = record;
  if (remark !== undefined) {
    const [first] = failures;
    if (first === undefined) run.warn('step/limit-reached', `${record.label.name}: ${remark}`);
    else failures[0] = {...first, message: `${first.message} (${remark})`};
  }
  const infrastructure =
    record.infrastructureReason ?? (await script.files.infrastructureReason({passed, signal}));
  if (infrastructure !== undefined) return infrastructureEnding(infrastructure, result, failures);
  const written = await script.files.outputs(step.id, {signal});
  const outputs = {...record.outputs, ...written, ...published.outputs};
  if (passed) return {verdict: 'passed', outputs, result};
  return {verdict: 'failed', failures, outputs, result};
}

/** The ending of a poll that did not get what it waited for. */
export async function failedUnlessInfrastructure(
  record: StepRecord,
  found: {
    readonly script: ReadyScript;
    readonly result: ExecResult;
    readonly signal: AbortSignal;
  },
  failures: readonly Failure[],
): Promise<StepEnding> {
  const {script, result, signal} = found;
  const reason =
    record.infrastructureReason ??
    (await script.files.infrastructureReason({passed: false, signal}));
  if (reason !== undefined) return infrastructureEnding(reason, result, failures);
  return {verdict: 'failed', failures, result};
}

/** Only a step that ended well or with the code for it can ask to be skipped. */
function isSkip(step: Step, record: StepRecord, result: ExecResult): boolean {
  const codes = step.expect?.exitCodes;
  const isCodeExpected = Array.isArray(codes) && codes.includes(SKIP_EXIT_CODE);
  if (result.exitCode === SKIP_EXIT_CODE) return !isCodeExpected || record.skipReason !== undefined;
  return record.skipReason !== undefined && result.exitCode === 0;
}

function infrastructureEnding(
  reason: string,
  result: ExecResult,
  failures: readonly Failure[],
): StepEnding {
  const message = `the step reports that the infrastructure failed: ${reason}`;
  return {
    verdict: 'error',
    reason: message,
    failures,
    result,
    fault: {
      record: {code: 'step/reported-infrastructure', message, stage: 'run'},
      transient: true,
      broken: false,
    },
  };
}
