import type {Failure} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun, KnownFault} from '../attempt-run.ts';
import {execute, prepareScript} from '../execute.ts';
import {checkExit} from '../judge/expectations.ts';
import {endingOf, type StepEnding, StepRecord} from '../record/step-record.ts';

/** What a hook is for: what its failure means, and what it is called. */
export interface HookOptions {
  /** `prepare`, `restore`, `debug`, `instrumentation NAME start`, … */
  readonly key: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** What the time limit is, for messages. */
  readonly leftOf: string;
  /** Stage in the fault's record. */
  readonly stage: string;
  /** Whether its failure changes nothing. */
  readonly isAdvisory?: boolean;
  /** Whether it is written for any scenario, so that no scenario's shell and folder apply. */
  readonly isShared?: boolean;
  /** Whether the others are run when one fails, as what cleans up and what looks around must be. */
  readonly runsAll?: boolean;
  /** Scripts under the same key before these. @default 0 */
  readonly offset?: number;
}

/** Hooks are called slow as steps are by default. */
const SLOW_AFTER_MS = 60_000;
const NAME_CHARACTERS_MAX = 80;

/**
 * Runs the scripts in turn until one fails, or all.
 *
 * @returns the fault that the first failure is; `undefined` when all went well.
 */
export async function runHooks(
  run: AttemptRun,
  scripts: readonly string[],
  options: HookOptions,
): Promise<KnownFault | undefined> {
  const {offset = 0, runsAll = false} = options;
  let first: KnownFault | undefined;
  for (const [index, script] of scripts.entries()) {
    const number = offset + index + 1;
    const key = number === 1 ? options.key : `${options.key}.${number}`;
    const fault = await runOneHook(run, script, {...options, key});
    first ??= fault;
    if (fault !== undefined && (!runsAll || fault.broken)) break;
  }
  return first;
}

async function runOneHook(
  run: AttemptRun,
  script: string,
  options: HookOptions,
): Promise<KnownFault | undefined> {
  const {key} = options;
  const name = firstLine(script);
  const record = new StepRecord(run, {key, name, slowAfterMs: SLOW_AFTER_MS});
  const ending = await endHook(run, record, {...options, script});
  record.end(ending, {continued: options.isAdvisory === true});
  return ending.fault;
}

async function endHook(
  run: AttemptRun,
  record: StepRecord,
  options: HookOptions & {readonly script: string},
): Promise<StepEnding> {
  const {key, signal, stage} = options;
  try {
    const {isShared = false} = options;
    const script = prepareScript(run, options.script, {key, isShared});
    const {result, broken} = await execute(run, record, {
      script,
      limits: {
        signal,
        timeLeftMs: options.timeoutMs,
        leftOf: options.leftOf,
        keepsOutput: false,
      },
    });
    const failures: Failure[] = broken === undefined ? checkExit(result, undefined) : [broken];
    const [failure] = failures;
    if (failure === undefined) return {verdict: 'passed', result};
    const message = `the ${stage} hook "${record.label.name}" failed: ${failure.message}`;
    return {
      verdict: 'failed',
      failures,
      result,
      fault: {
        record: {code: 'stage/hook-failed', message, stage},
        transient: false,
        broken: false,
      },
    };
  } catch (error) {
    // Restore goes on when the attempt was called off; its own limit is another thing.
    if (signal.aborted && signal !== run.context.signal) {
      const limit = formatDuration(options.timeoutMs);
      const message = `the ${stage} hook "${record.label.name}" was ended: it was called off or took longer than ${limit}`;
      const fault = {
        record: {code: 'stage/hook-failed', message, stage},
        transient: false,
        broken: false,
      };
      return {verdict: 'failed', failures: [{check: 'timeout', message}], fault};
    }
    const ending = endingOf(error, run, stage);
    if (ending.verdict !== 'failed') return ending;
    // An expression that cannot be evaluated is the scenario's fault; in a hook it stops the same.
    const message = ending.failures?.[0]?.message ?? 'failed';
    const record_ = {code: 'stage/hook-failed', message, stage};
    return {...ending, fault: {record: record_, transient: false, broken: false}};
  }
}

/** A script's first line with something in it, cut. */
export function firstLine(script: string): string {
  const line = script.split('\n').find((text) => text.trim() !== '') ?? script;
  const text = line.trim();
  return text.length > NAME_CHARACTERS_MAX ? `${text.slice(0, NAME_CHARACTERS_MAX - 1)}…` : text;
}
