import {Deadline} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import type {AttemptInput, AttemptOutcome} from './attempt.ts';
import {AttemptRun, type KnownFault} from './attempt-run.ts';
import {type HookOptions, runHooks} from './kinds/hook-steps.ts';
import {endingWith} from './record/step-record.ts';
import {StepSequence} from './step-sequence.ts';

/** Time that restore hooks get when nobody hurries them, after an attempt that was called off. */
const INTERRUPTED_CLEANUP_MS = 30_000;
const NEVER = new AbortController().signal;

/**
 * Runs one attempt of a case: requirements → `prepare` → instrumentation → steps → instrumentation
 * proven again and stopped → `debug` where it did not pass → capture → `restore`. Says everything
 * in events but `case-started` and `case-ended`. When it returns nothing of the attempt runs any
 * more, and `restore` was run, whatever happened before.
 *
 * @throws only what is a bug; what the test or the infrastructure did wrong is in the outcome.
 */
export async function runAttempt(input: AttemptInput): Promise<AttemptOutcome> {
  const run = new AttemptRun(input);
  using _log = run.log;
  using _machine = run.machine;
  run.machine.leaveBehindOn(input.cleanupSignal ?? NEVER);
  if (run.context.signal.aborted) {
    run.interrupted();
    return run.outcome();
  }
  const feed = input.instance.environment?.console;
  if (feed === undefined) return await attempt(run);
  const {ConsoleWatch} = await import('./console/console-watch.ts');
  using console = new ConsoleWatch(run, feed);
  run.console = console;
  return await attempt(run);
}

async function attempt(run: AttemptRun): Promise<AttemptOutcome> {
  if (run.scenario.requires !== undefined) {
    const {meetsRequirements} = await import('./kinds/requirements.ts');
    const meets = await requirementsMet(run, meetsRequirements);
    if (!meets) return closed(run);
  }
  try {
    await runBody(run);
  } finally {
    await restore(run);
  }
  return closed(run);
}

/** The outcome, with all output written. */
async function closed(run: AttemptRun): Promise<AttemptOutcome> {
  run.consoleLog = await run.console?.finish();
  noteLoss(run);
  run.log[Symbol.dispose]();
  return run.outcome();
}

/** A machine that went away while nothing was asked of it has gone all the same. */
function noteLoss(run: AttemptRun): void {
  const {end} = run.machine;
  if (end?.kind !== 'lost' || run.console?.hasExpectedCrash === true) return;
  const {fault} = endingWith(end);
  if (fault !== undefined && run.isPassing) run.faulted(fault);
}

async function requirementsMet(
  run: AttemptRun,
  check: (run: AttemptRun) => Promise<boolean>,
): Promise<boolean> {
  const {endingOf} = await import('./record/step-record.ts');
  try {
    return await check(run);
  } catch (error) {
    const ending = endingOf(error, run);
    if (ending.fault !== undefined) run.faulted(ending.fault);
    else run.fail(ending.failures?.[0]?.message ?? 'the requirements cannot be checked');
    return false;
  }
}

async function runBody(run: AttemptRun): Promise<void> {
  const {scenario} = run;
  const started: string[] = [];
  try {
    const isPrepared = await gate(run, scenario.prepare, {key: 'prepare', stage: 'prepare'});
    if (isPrepared && (await startInstrumentation(run, started))) {
      await new StepSequence(run).run();
    }
  } finally {
    await stopInstrumentation(run, started);
  }
  if (run.isInterrupted) {
    run.interrupted();
    return;
  }
  // Before looking around, which is for cases that did not pass.
  await run.console?.judge();
  await debug(run);
  if (scenario.capture.length > 0 && !run.isBroken && !run.isInterrupted) {
    const {captureFiles} = await import('./capture-files.ts');
    await captureFiles(run);
  }
}

/** Looks around after a case that did not pass; what goes wrong with that changes nothing. */
async function debug(run: AttemptRun): Promise<void> {
  const options = {key: 'debug', stage: 'debug', isAdvisory: true, runsAll: true} as const;
  const offset = run.spec.debug.length;
  for (const [scripts, more] of [
    [run.spec.debug, {isShared: true}],
    [run.scenario.debug, {offset}],
  ] as const) {
    if (run.isPassing || run.isSkipped || run.isBroken || run.isInterrupted) return;
    await runHooks(run, scripts, {...withinStage(run), ...options, ...more});
  }
}

/** Runs hooks whose failure keeps the steps from running. @returns whether all went well. */
async function gate(
  run: AttemptRun,
  scripts: readonly string[],
  options: Pick<HookOptions, 'key' | 'stage' | 'isShared'>,
): Promise<boolean> {
  if (scripts.length === 0) return true;
  const fault = await runHooks(run, scripts, {...withinScenario(run), ...options});
  if (fault !== undefined) run.faulted(fault);
  return fault === undefined && !run.isInterrupted;
}

async function startInstrumentation(run: AttemptRun, started: string[]): Promise<boolean> {
  for (const name of run.scenario.instrumentation) {
    const tool = run.input.manifest.instrumentation.get(name);
    if (tool === undefined) continue;
    started.push(name);
    for (const phase of ['start', 'check'] as const) {
      const script = tool[phase];
      if (phase === 'start' && run.input.instance.runningTools?.has(name) === true) continue;
      const key = `instrumentation ${name} ${phase}`;
      const scripts = script === undefined ? [] : [script];
      if (!(await gate(run, scripts, {key, stage: 'instrument', isShared: true}))) return false;
    }
  }
  return true;
}

/** In reverse order; each is stopped, whatever happened. */
async function stopInstrumentation(run: AttemptRun, started: readonly string[]): Promise<void> {
  for (const name of started.toReversed()) {
    const tool = run.input.manifest.instrumentation.get(name);
    const key = `instrumentation ${name}`;
    if (tool?.check !== undefined && run.isPassing) {
      const options = {
        ...withinStage(run),
        key: `${key} check again`,
        stage: 'instrument',
        isShared: true,
      };
      noteFault(run, await runHooks(run, [tool.check], options));
    }
    if (tool?.stop !== undefined) {
      noteFault(
        run,
        await runShielded(run, [tool.stop], {
          key: `${key} stop`,
          stage: 'instrument',
          isShared: true,
        }),
      );
    }
  }
}

async function restore(run: AttemptRun): Promise<void> {
  const {restore: scripts} = run.scenario;
  if (scripts.length === 0) return;
  noteFault(run, await runShielded(run, scripts, {key: 'restore', stage: 'restore'}));
}

/** A cleanup that failed makes a case that otherwise passed an error, and hides no failure. */
function noteFault(run: AttemptRun, fault: KnownFault | undefined): void {
  if (fault === undefined) return;
  if (run.isPassing || run.isSkipped) run.faulted(fault);
  else run.warn('cleanup/failed', fault.record.message);
}

/** Runs hooks that are not called off with the attempt, within a time of their own. */
async function runShielded(
  run: AttemptRun,
  scripts: readonly string[],
  options: Pick<HookOptions, 'key' | 'stage' | 'isShared'>,
): Promise<KnownFault | undefined> {
  // There is nothing left to be cleaned up, nor anything to do it with.
  if (run.machine.end !== undefined) return undefined;
  const stageMs = run.spec.stageTimeoutMs;
  const {cleanupSignal} = run.input;
  const isHurried = run.isInterrupted && cleanupSignal === undefined;
  const timeoutMs = isHurried ? Math.min(stageMs, INTERRUPTED_CLEANUP_MS) : stageMs;
  // Longer than the command's own limit, so that it is that one that is reported.
  const graceMs = run.scenario.killGraceMs + 10_000;
  using deadline = new Deadline(timeoutMs * scripts.length + graceMs, {
    parent: cleanupSignal ?? NEVER,
  });
  const leftOf = `the time for cleanup of ${formatDuration(timeoutMs)}`;
  const limits = {signal: deadline.signal, timeoutMs, leftOf, runsAll: true};
  return await runHooks(run, scripts, {...options, ...limits});
}

function withinScenario(run: AttemptRun): Pick<HookOptions, 'signal' | 'timeoutMs' | 'leftOf'> {
  return {
    signal: run.context.signal,
    timeoutMs: run.timeLeftMs,
    leftOf: `the scenario's timeout of ${formatDuration(run.scenario.timeoutMs)}`,
  };
}

function withinStage(run: AttemptRun): Pick<HookOptions, 'signal' | 'timeoutMs' | 'leftOf'> {
  const {stageTimeoutMs} = run.spec;
  return {
    signal: run.context.signal,
    timeoutMs: stageTimeoutMs,
    leftOf: `the stage timeout of ${formatDuration(stageTimeoutMs)}`,
  };
}
