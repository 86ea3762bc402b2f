import {addAbortListener} from 'node:events';
import {join} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import {CaseTools, type ToolReport} from '../../instrumentation/case-tools.ts';
import {type InstanceTools, setUpTools} from '../../instrumentation/run-tools.ts';
import type {CasePlace, ToolPlace} from '../../instrumentation/tool.ts';
import type {Failure} from '../../journal/event.ts';
import {expandTemplate} from '../../manifest/expression/expression.ts';
import type {InstrumentationSpec} from '../../manifest/instrumentation-spec.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import {
  cleanupTimeMs,
  gate,
  noteFault,
  runShielded,
  shielded,
  withinStage,
} from '../attempt-hooks.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {runHooks} from '../kinds/hook-steps.ts';
import {endingOf, StepRecord} from '../record/step-record.ts';
import {expandPath} from '../step-files.ts';

/** Tools are called slow as steps are by default. */
const SLOW_AFTER_MS = 60_000;

/** One instrumentation around an attempt: proctor's own tools, then the user's scripts. */
interface Started {
  readonly name: string;
  readonly spec: InstrumentationSpec;
  readonly tools: CaseTools | undefined;
}

/**
 * All instrumentation of an attempt. Each is begun in the scenario's order: its tools, its `start`
 * script unless that ran on the instance before, its `check`. Each is ended in reverse, whatever
 * happened in between: `check` again, `stop`, its tools.
 */
export class AttemptTools {
  readonly #run: AttemptRun;
  readonly #started: Started[] = [];
  #instanceTools: InstanceTools | undefined;

  constructor(run: AttemptRun) {
    this.#run = run;
  }

  /** @returns whether the steps can be run. */
  async start(): Promise<boolean> {
    const run = this.#run;
    for (const name of run.scenario.instrumentation) {
      const spec = run.input.manifest.instrumentation.get(name);
      if (spec === undefined) continue;
      if (spec.tools !== undefined && spec.tools.length > 0) {
        if (!(await this.#begin(name, spec))) return false;
      } else {
        this.#started.push({name, spec, tools: undefined});
      }
      for (const phase of ['start', 'check'] as const) {
        const script = spec[phase];
        if (phase === 'start' && run.input.instance.runningTools?.has(name) === true) continue;
        const key = `instrumentation ${name} ${phase}`;
        const scripts = script === undefined ? [] : [script];
        if (!(await gate(run, scripts, {key, stage: 'instrument', isShared: true}))) return false;
      }
    }
    return true;
  }

  /**
   * Waits, after the steps, for tools that have a budget of their own: until they are through, the
   * scenario's time is over or the attempt is called off. A case that failed waits for nothing.
   */
  async finish(): Promise<void> {
    const run = this.#run;
    if (!run.isPassing) return;
    using deadline = new Deadline(run.timeLeftMs, {parent: run.context.signal});
    const over = Promise.withResolvers<void>();
    using _listener = addAbortListener(deadline.signal, () => over.resolve());
    const done = this.#started.map(({tools}) => tools?.done);
    await Promise.race([Promise.all(done), over.promise]);
  }

  /** Ends all that was begun, the last first. */
  async stop(): Promise<void> {
    const run = this.#run;
    for (const {name, spec, tools} of this.#started.splice(0).reverse()) {
      const options = {stage: 'instrument', isShared: true} as const;
      const key = `instrumentation ${name}`;
      if (spec.check !== undefined && run.isPassing) {
        const again = {...withinStage(run), ...options, key: `${key} check again`};
        noteFault(run, await runHooks(run, [spec.check], again));
      }
      if (spec.stop !== undefined) {
        noteFault(run, await runShielded(run, [spec.stop], {...options, key: `${key} stop`}));
      }
      if (tools !== undefined) await this.#end(name, spec, tools);
    }
  }

  async #begin(name: string, spec: InstrumentationSpec): Promise<boolean> {
    const run = this.#run;
    const record = this.#record(name, spec, 'begin');
    const {stageTimeoutMs} = run.spec;
    using deadline = new Deadline(stageTimeoutMs, {parent: run.context.signal});
    try {
      const found = await this.#found(name, deadline.signal);
      if (found === undefined) return true;
      const tools = new CaseTools(found);
      this.#started.push({name, spec, tools});
      try {
        await tools.begin(this.#place(deadline.signal));
      } finally {
        for (const doubt of tools.doubts) run.doubt(doubt);
      }
      run.scope.addTools(tools.env);
      run.wrap.push(...tools.wrap);
      run.console?.leaveToTools(tools.supersedes);
      record.end({verdict: 'passed'});
      return !run.isInterrupted;
    } catch (error) {
      const isLate = deadline.expired && !run.context.signal.aborted;
      const limit = formatDuration(stageTimeoutMs);
      const late = `cannot begin instrumentation "${name}" within ${limit}`;
      const known = isLate ? new FaultError('stage/timed-out', late, {cause: error}) : error;
      const ending = endingOf(known, run, 'instrument');
      record.end(ending);
      if (ending.fault !== undefined) run.faulted(ending.fault);
      else if (ending.verdict === 'failed') run.fail(ending.failures?.[0]?.message ?? 'failed');
      return false;
    }
  }

  /** As it was found when the instance was made, or else now. */
  async #found(name: string, signal: AbortSignal) {
    const run = this.#run;
    const {manifest, instance, emit} = run.input;
    const known = instance.tools?.get(name);
    if (known !== undefined) return known;
    this.#instanceTools ??= await setUpTools(
      run.scenario.instrumentation.filter((other) => instance.tools?.has(other) !== true),
      {
        manifest,
        spec: run.spec,
        instance: instance.name,
        connection: run.connection,
        environment: instance.environment,
        context: {...run.context, signal},
        emit,
        faults: 'keep',
        ofCase: run.ids,
        texts: this.#texts(),
      },
    );
    return this.#instanceTools.get(name);
  }

  async #end(name: string, spec: InstrumentationSpec, tools: CaseTools): Promise<void> {
    const run = this.#run;
    const record = this.#record(name, spec, 'end');
    using deadline = shielded(run, cleanupTimeMs(run));
    const wasPassing = run.isPassing;
    const failures: Failure[] = [];
    for (const report of await tools.end(this.#place(deadline.signal))) {
      this.#tell(report);
      failures.push(...failuresOf(report, wasPassing));
      if (report.doubt !== undefined) run.doubt(`${report.tool}: ${report.doubt}`);
    }
    const [first] = failures;
    record.end(first === undefined ? {verdict: 'passed'} : {verdict: 'failed', failures});
    if (first === undefined) return;
    const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
    run.fail(`instrumentation "${name}": ${first.message}${more}`);
  }

  #tell(report: ToolReport): void {
    const run = this.#run;
    const {instrumentation, tool, facts, files, findings, doubt} = report;
    run.emit({
      type: 'instrumentation-reported',
      environment: run.spec.id,
      instance: run.input.instance.name,
      ...run.ids,
      instrumentation: instrumentation.id,
      tool,
      phase: doubt === undefined ? 'collected' : 'lost',
      facts: doubt === undefined ? facts : {...facts, doubt},
      ...(files.length > 0 && {files: files.map((file) => join(run.capturedFolder, file))}),
      ...(findings.length > 0 && {findings}),
    });
  }

  #record(name: string, {tools = []}: InstrumentationSpec, phase: 'begin' | 'end'): StepRecord {
    const kinds = tools.map((tool) => ('name' in tool ? tool.name : tool.kind)).join(', ');
    const key = `instrumentation ${name} ${phase}`;
    return new StepRecord(this.#run, {key, name: kinds, slowAfterMs: SLOW_AFTER_MS});
  }

  #place(signal: AbortSignal): CasePlace {
    const run = this.#run;
    return {
      manifest: run.input.manifest,
      spec: run.spec,
      connection: run.connection,
      environment: run.input.instance.environment,
      context: {...run.context, signal},
      ...this.#texts(),
      caseId: run.input.case.id,
      attempt: run.input.attempt,
      folder: join(run.input.runFolder, run.capturedFolder),
    };
  }

  #texts(): Pick<ToolPlace, 'env' | 'expand' | 'expandPath'> {
    const {scope} = this.#run;
    const env = scope.stepEnv({}, {});
    return {
      env: env.values,
      expand: (text) => expandTemplate(text, scope.plain(env)),
      expandPath: (text) => expandPath(text, scope.plain(env)),
    };
  }
}

/** What makes the case fail: findings, and a pass that proves nothing where that is asked for. */
function failuresOf(report: ToolReport, wasPassing: boolean): Failure[] {
  const {tool, findings, failsCase, doubt, instrumentation} = report;
  const failures = failsCase
    ? findings.map((title): Failure => ({check: 'finding', message: `${tool} found: ${title}`}))
    : [];
  if (doubt !== undefined && wasPassing && instrumentation.whenLost === 'fail') {
    failures.push({check: 'instrumentation', message: `${tool}: ${doubt}`});
  }
  return failures;
}
