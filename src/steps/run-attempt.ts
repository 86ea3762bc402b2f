import type {AttemptInput, AttemptOutcome} from './attempt.ts';
import {gate, noteFault, runShielded, withinStage} from './attempt-hooks.ts';
import {AttemptRun} from './attempt-run.ts';
import type {AttemptTools} from './instrument/attempt-tools.ts';
import {runHooks} from './kinds/hook-steps.ts';
import {endingWith} from './record/step-record.ts';
import {StepSequence} from './step-sequence.ts';

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
  const {environment} = run.input.instance;
  if (environment?.pressure !== undefined) {
    const {MemoryKills} = await import('./machine/memory-kills.ts');
    run.memoryKills = await MemoryKills.watch(environment);
  }
  if (run.scenario.requires !== undefined) {
    const {meetsRequirements} = await import('./kinds/requirements.ts');
    const meets = await requirementsMet(run, meetsRequirements);
    if (!meets) return closed(run);
  }
  if (run.input.instance.isReadyForAll === false && (run.scenario.readiness?.length ?? 0) > 0) {
    const {provesReadiness} = await import('./case-readiness.ts');
    if (!(await requirementsMet(run, provesReadiness))) return closed(run);
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
  if (!run.isBroken) await run.memoryKills?.judge(run);
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
  const tools = await instrumentationOf(run);
  try {
    const isPrepared = await gate(run, scenario.prepare, {key: 'prepare', stage: 'prepare'});
    if (isPrepared && (tools === undefined || (await tools.start()))) {
      await new StepSequence(run).run();
      await tools?.finish();
    }
  } finally {
    await tools?.stop();
  }
  if (run.isInterrupted) {
    run.interrupted();
    return;
  }
  // Before looking around, which is for cases that did not pass.
  await run.console?.judge();
  if (isToBeExplained(run)) {
    const {noteExhaustion} = await import('./machine/exhaustion.ts');
    await noteExhaustion(run);
  }
  await debug(run);
  const isCapturing = scenario.capture.length > 0 || scenario.captureLimits?.cores === true;
  if (isCapturing && !run.isBroken && !run.isInterrupted) {
    const {captureFiles} = await import('./capture/capture-files.ts');
    await captureFiles(run);
  }
}

async function instrumentationOf(run: AttemptRun): Promise<AttemptTools | undefined> {
  if (run.scenario.instrumentation.length === 0) return undefined;
  const {AttemptTools} = await import('./instrument/attempt-tools.ts');
  return new AttemptTools(run);
}

/** Whether it did not pass, and its environment can still be asked why. */
function isToBeExplained(run: AttemptRun): boolean {
  return !(run.isPassing || run.isSkipped || run.isBroken || run.isInterrupted);
}

/** Looks around after a case that did not pass; what goes wrong with that changes nothing. */
async function debug(run: AttemptRun): Promise<void> {
  const options = {key: 'debug', stage: 'debug', isAdvisory: true, runsAll: true} as const;
  const offset = run.spec.debug.length;
  for (const [scripts, more] of [
    [run.spec.debug, {isShared: true}],
    [run.scenario.debug, {offset}],
  ] as const) {
    if (!isToBeExplained(run)) return;
    await runHooks(run, scripts, {...withinStage(run), ...options, ...more});
  }
}

async function restore(run: AttemptRun): Promise<void> {
  const {restore: scripts} = run.scenario;
  if (scripts.length === 0) return;
  noteFault(run, await runShielded(run, scripts, {key: 'restore', stage: 'restore'}));
}
