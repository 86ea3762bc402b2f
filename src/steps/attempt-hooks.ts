import {Deadline} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import type {AttemptRun, KnownFault} from './attempt-run.ts';
import {type HookOptions, runHooks} from './kinds/hook-steps.ts';

/** Time that cleanup gets when nobody hurries it, after an attempt that was called off. */
const INTERRUPTED_CLEANUP_MS = 30_000;
const NEVER = new AbortController().signal;

/** Runs hooks whose failure keeps the steps from running. @returns whether all went well. */
export async function gate(
  run: AttemptRun,
  scripts: readonly string[],
  options: Pick<HookOptions, 'key' | 'stage' | 'isShared'>,
): Promise<boolean> {
  if (scripts.length === 0) return true;
  const fault = await runHooks(run, scripts, {...withinScenario(run), ...options});
  if (fault !== undefined) run.faulted(fault);
  return fault === undefined && !run.isInterrupted;
}

/** A cleanup that failed makes a case that otherwise passed an error, and hides no failure. */
export function noteFault(run: AttemptRun, fault: KnownFault | undefined): void {
  if (fault === undefined) return;
  if (run.isPassing || run.isSkipped) run.faulted(fault);
  else run.warn('cleanup/failed', fault.record.message);
}

/** Runs hooks that are not called off with the attempt, within a time of their own. */
export async function runShielded(
  run: AttemptRun,
  scripts: readonly string[],
  options: Pick<HookOptions, 'key' | 'stage' | 'isShared'>,
): Promise<KnownFault | undefined> {
  // There is nothing left to be cleaned up, nor anything to do it with.
  if (run.machine.end !== undefined) return undefined;
  const timeoutMs = cleanupTimeMs(run);
  // Longer than the command's own limit, so that it is that one that is reported.
  const graceMs = run.scenario.killGraceMs + 10_000;
  using deadline = shielded(run, timeoutMs * scripts.length + graceMs);
  const leftOf = `the time for cleanup of ${formatDuration(timeoutMs)}`;
  const limits = {signal: deadline.signal, timeoutMs, leftOf, runsAll: true};
  return await runHooks(run, scripts, {...options, ...limits});
}

/** What cleanup may take; less after an attempt that was called off. */
export function cleanupTimeMs(run: AttemptRun): number {
  const stageMs = run.spec.stageTimeoutMs;
  const isHurried = run.isInterrupted && run.input.cleanupSignal === undefined;
  return isHurried ? Math.min(stageMs, INTERRUPTED_CLEANUP_MS) : stageMs;
}

/** A time for what is not called off with the attempt, only when cleanup is. */
export function shielded(run: AttemptRun, timeoutMs: number): Deadline {
  return new Deadline(timeoutMs, {parent: run.input.cleanupSignal ?? NEVER});
}

function withinScenario(run: AttemptRun): Pick<HookOptions, 'signal' | 'timeoutMs' | 'leftOf'> {
  return {
    signal: run.context.signal,
    timeoutMs: run.timeLeftMs,
    leftOf: `the scenario's timeout of ${formatDuration(run.scenario.timeoutMs)}`,
  };
}

/** The limits of hooks that do not count against the scenario's time. */
export function withinStage(run: AttemptRun): Pick<HookOptions, 'signal' | 'timeoutMs' | 'leftOf'> {
  const {stageTimeoutMs} = run.spec;
  return {
    signal: run.context.signal,
    timeoutMs: stageTimeoutMs,
    leftOf: `the stage timeout of ${formatDuration(stageTimeoutMs)}`,
  };
}
