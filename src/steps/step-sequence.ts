import {FaultError} from '../faults/fault-error.ts';
import type {StepScope} from '../manifest/expression/expression.ts';
import {evaluateCondition, expandTemplate} from '../manifest/expression/expression.ts';
import type {Step} from '../manifest/manifest.ts';
import {unreachable} from '../util/assert.ts';
import {formatDuration} from '../util/duration.ts';
import {type AttemptRun, reasonOf} from './attempt-run.ts';
import type {BackgroundStep, BackgroundSteps} from './kinds/background-steps.ts';
import {runScriptStep} from './kinds/run-step.ts';
import {isConnectionBroken} from './record/fault-record.ts';
import {endingOf, type StepEnding, StepRecord} from './record/step-record.ts';
import {readMetricsFile} from './step-files.ts';

const OUTCOME_OF = {
  passed: 'success',
  failed: 'failure',
  error: 'failure',
  skipped: 'skipped',
  interrupted: 'cancelled',
} as const;

/** The steps of one attempt, in order, and what they leave running. */
export class StepSequence {
  readonly #run: AttemptRun;
  #backgrounds: BackgroundSteps | undefined;

  constructor(run: AttemptRun) {
    this.#run = run;
  }

  /** Runs all of them; when it returns none is running. */
  async run(): Promise<void> {
    const run = this.#run;
    try {
      for (const step of run.scenario.steps) {
        if (run.isInterrupted) break;
        await this.#runOne(step);
      }
      if (!run.isInterrupted) await this.#endBackgrounds();
    } finally {
      // Only after a bug or an interrupt is anything left here.
      await this.#callOff();
    }
    if (!run.isInterrupted) await this.#judgeMetrics();
  }

  async #runOne(step: Step): Promise<void> {
    const run = this.#run;
    const key = String(step.index + 1);
    let name = step.name;
    try {
      if (step.name.includes('${{')) {
        name = expandTemplate(step.name, run.scope.plain(run.scope.stepEnv({}, {})));
      }
    } catch {
      // The step itself will say what is wrong, if it is in its script.
    }
    const why = this.#reasonToSkip(step);
    if (typeof why === 'string') {
      const skipped = {verdict: 'skipped', reason: why} as const;
      run.emit({type: 'step-ended', ...run.ids, step: key, name, durationMs: 0, ...skipped});
      this.#leave(step, skipped);
      return;
    }
    const record = new StepRecord(run, {key, name, slowAfterMs: step.slowAfterMs});
    if (why !== undefined) {
      this.#settle(step, record, why);
      return;
    }
    if (step.action.kind === 'run' && step.action.background) {
      await this.#startBackground(step, record);
      return;
    }
    let ending: StepEnding;
    try {
      ending = await this.#act(step, record);
    } catch (error) {
      ending = await this.#endingAfter(error);
    }
    this.#settle(step, record, ending);
    // What comes next depends on whether it was to crash.
    if (run.machine.end?.kind === 'crashed') await run.console?.judge();
  }

  /** A connection may be lost because the kernel crashed: its console tells, a little later. */
  async #endingAfter(error: unknown): Promise<StepEnding> {
    const run = this.#run;
    const isLost = error instanceof FaultError && isConnectionBroken(error);
    if (isLost || run.machine.end?.kind === 'lost') await run.console?.settle();
    return endingOf(error, run);
  }

  /** Why the step does not run; an ending where its condition cannot be evaluated. */
  #reasonToSkip(step: Step): string | StepEnding | undefined {
    const run = this.#run;
    const {end} = run.machine;
    if (end?.kind === 'crashed' && !worksOnCrashed(step)) return `the kernel crashed: ${end.title}`;
    if (run.isBroken && end?.kind !== 'crashed') return 'the connection is lost';
    const hasTime = run.timeLeftMs > 0;
    if (!hasTime && !run.isPassing) return 'no time is left';
    const why = this.#unmetCondition(step);
    // What stood before the steps may have taken all the time: a case must not pass without them.
    return why === undefined && !hasTime ? notInTime(run.scenario.timeoutMs) : why;
  }

  #unmetCondition(step: Step): string | StepEnding | undefined {
    const run = this.#run;
    if (step.if === undefined) {
      if (run.scope.status === 'success') return undefined;
      return run.isSkipped ? 'the case was skipped' : 'an earlier step did not pass';
    }
    try {
      const scope = run.scope.plain(run.scope.stepEnv({}, {}));
      return evaluateCondition(step.if, scope) ? undefined : `if: ${step.if}`;
    } catch (error) {
      return endingOf(error, run);
    }
  }

  async #act(step: Step, record: StepRecord): Promise<StepEnding> {
    const run = this.#run;
    const {action} = step;
    switch (action.kind) {
      case 'run':
        return runScriptStep(run, record, {step, script: action.script});
      case 'until': {
        const {runUntilStep} = await import('./kinds/until-step.ts');
        return runUntilStep(run, record, {...action, step});
      }
      case 'watch': {
        const {runWatchStep} = await import('./kinds/watch-step.ts');
        return runWatchStep(run, record, {...action, step});
      }
      case 'wait':
        return this.#wait(step, action.step);
      case 'stop':
        return this.#stop(step, action);
      case 'machine': {
        const {runMachineStep} = await import('./machine/machine-step.ts');
        const {operation} = action;
        const running = this.#backgrounds?.unsettled ?? [];
        const ending = await runMachineStep(run, record, {step, operation, running});
        for (const ended of running.filter(({hasEnded}) => hasEnded)) {
          this.#settleBackground(ended, await ended.ended);
        }
        return ending;
      }
      default:
        return unreachable(action);
    }
  }

  async #startBackground(step: Step, record: StepRecord): Promise<void> {
    const {action} = step;
    if (action.kind !== 'run') return;
    const {BackgroundStep, BackgroundSteps} = await import('./kinds/background-steps.ts');
    this.#backgrounds ??= new BackgroundSteps();
    const background = await BackgroundStep.start(this.#run, record, {
      step,
      script: action.script,
      ready: action.ready,
      takesSignals: this.#run.scenario.steps.some(
        (other) => other.action.kind === 'stop' && other.action.step === step.id,
      ),
    });
    this.#backgrounds.add(background);
    // Not ready, or over already with a failure: the next steps should know. One that ended well
    // is dealt with when it is asked for.
    if (background.hasEnded) {
      const ending = await background.ended;
      if (ending.verdict !== 'passed') this.#settleBackground(background, ending);
    }
  }

  async #wait(step: Step, id: string): Promise<StepEnding> {
    const run = this.#run;
    const background = this.#backgrounds?.find(id);
    if (background === undefined) return notRunning(id);
    const limitMs = Math.min(
      step.timeoutMs ?? Number.POSITIVE_INFINITY,
      run.timeLeftMs + run.scenario.killGraceMs + 1000,
    );
    if (!(await background.endsWithin(limitMs))) {
      background.callOff(`step "${id}" was waited for too long`);
      const ending = await background.ended;
      this.#settleBackground(background, {...ending, verdict: 'interrupted'});
      const message = `"${id}" did not end within ${formatDuration(limitMs)}`;
      return {verdict: 'failed', failures: [{check: 'timeout', message}]};
    }
    const ending = await background.ended;
    this.#settleBackground(background, ending);
    return endingOfOther(id, ending);
  }

  async #stop(
    step: Step,
    action: {readonly step: string; readonly signal: string},
  ): Promise<StepEnding> {
    const run = this.#run;
    const background = this.#backgrounds?.find(action.step);
    if (background === undefined) return notRunning(action.step);
    const graceMs = step.timeoutMs ?? run.scenario.killGraceMs;
    const failure = await background.stop(action.signal, {
      timeoutMs: Math.min(graceMs, run.timeLeftMs),
    });
    const ending = await background.ended;
    this.#settleBackground(background, ending);
    if (failure !== undefined) return {verdict: 'failed', failures: [failure]};
    return endingOfOther(action.step, ending);
  }

  /** After the last step: those with an `expect` are awaited, the others ended. */
  async #endBackgrounds(): Promise<void> {
    const run = this.#run;
    for (const background of this.#backgrounds?.unsettled ?? []) {
      const isAwaited = background.step.expect !== undefined;
      if (!isAwaited) background.callOff(undefined);
      else if (!run.isPassing) background.callOff('ended, since the case did not pass');
      this.#settleBackground(background, await background.ended);
    }
  }

  async #callOff(): Promise<void> {
    for (const background of this.#backgrounds?.unsettled ?? []) {
      background.callOff('ended with the case');
      this.#settleBackground(background, await background.ended);
    }
  }

  #settleBackground(background: BackgroundStep, ending: StepEnding): void {
    if (this.#backgrounds?.settle(background) === false) return;
    this.#settle(background.step, background.record, ending);
  }

  /** Says how a step ended, and what that means for the attempt. */
  #settle(step: Step, record: StepRecord, ending: StepEnding): void {
    const run = this.#run;
    const isBad = ending.verdict === 'failed' || ending.verdict === 'error';
    // The infrastructure's failure is not the step's: nothing can be told from what comes after.
    // Nor is there anything to go on with once the scenario's time is over.
    const isContinued = ending.verdict === 'failed' && step.continueOnError && run.timeLeftMs > 0;
    const reason = ending.reason ?? (isBad ? ending.failures?.[0]?.message : undefined);
    record.end({...ending, ...(reason !== undefined && {reason})}, {continued: isContinued});
    this.#leave(step, ending, isContinued);
    if (ending.fault !== undefined) run.faulted(ending.fault);
    else if (isBad && !isContinued) {
      run.fail(reasonOf(`step ${record.label.key} "${record.label.name}"`, ending.failures ?? []));
    }
    if (ending.skipReason !== undefined) run.skip('runtime', ending.skipReason);
  }

  #leave(step: Step, ending: StepEnding, isContinued = false): void {
    if (step.id === undefined) return;
    const outcome: StepScope['outcome'] = OUTCOME_OF[ending.verdict];
    const conclusion = isContinued ? 'success' : outcome;
    this.#run.scope.setStep(step.id, {outputs: ending.outputs ?? {}, outcome, conclusion});
  }

  /** Limits of metrics, once all have been published. */
  async #judgeMetrics(): Promise<void> {
    const run = this.#run;
    const {metrics: limits} = run.scenario;
    const hasLimits = Object.keys(limits).length > 0;
    if (!hasLimits && !run.usesMetricsFile) return;
    let ending: StepEnding | undefined;
    try {
      if (!run.isBroken) await readMetricsFile(run, {signal: run.context.signal});
    } catch (error) {
      ending = endingOf(error, run);
    }
    // A case that has failed already may well not have got to publish them.
    const failures = run.isPassing && hasLimits ? run.metrics.check(limits) : [];
    if (failures.length > 0) ending ??= {verdict: 'failed', failures};
    if (ending === undefined) return;
    const record = new StepRecord(run, {key: 'metrics', name: 'metrics', slowAfterMs: Infinity});
    const [first] = ending.failures ?? [];
    record.end({...ending, ...(first !== undefined && {reason: first.message})});
    if (ending.fault !== undefined) run.faulted(ending.fault);
    else if (ending.verdict === 'failed') run.fail(reasonOf('metrics', ending.failures ?? []));
  }
}

/** What can be done to a machine whose kernel does not run any more. */
function worksOnCrashed({action}: Step): boolean {
  if (action.kind !== 'machine') return false;
  const {operation} = action;
  return (
    operation.kind === 'restore' ||
    operation.kind === 'dump-memory' ||
    (operation.kind === 'reboot' && operation.how === 'reset')
  );
}

function notInTime(timeoutMs: number): StepEnding {
  const message = `was not run: the scenario's timeout of ${formatDuration(timeoutMs)} was over`;
  return {verdict: 'failed', failures: [{check: 'timeout', message}]};
}

function notRunning(id: string): StepEnding {
  const message = `"${id}" was not started`;
  return {verdict: 'failed', failures: [{check: 'wait', message}]};
}

/** How a step ends that waited for another: as that one, without counting its failure twice. */
function endingOfOther(id: string, ending: StepEnding): StepEnding {
  if (ending.verdict === 'passed') return {verdict: 'passed'};
  const why = ending.failures?.[0]?.message ?? ending.reason ?? ending.verdict;
  if (ending.verdict === 'skipped') return {verdict: 'skipped', reason: why};
  return {verdict: 'failed', failures: [{check: 'wait', message: `"${id}" failed: ${why}`}]};
}
