import type {StepContext} from '../environments/environment.ts';
import type {CaseEnded, FaultRecord, Verdict} from '../journal/event.ts';
import type {EnvironmentId} from '../manifest/manifest.ts';
import type {Case, Plan} from '../plan/plan.ts';
import {lockFolder, stateFolder} from '../state/state-folder.ts';
import type {AttemptInstance, AttemptOutcome} from '../steps/attempt.ts';
import {runAttempt} from '../steps/run-attempt.ts';
import {assert} from '../util/assert.ts';
import {monotonicMs} from '../util/clock.ts';
import {Deadline} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import {caseEnded, type Ending, needOutcome} from './case-ended.ts';
import {checkLeaks} from './check-leaks.ts';
import {exitCodeOf} from './exit-code.ts';
import {confirmedOutcome} from './holds/confirmed-outcome.ts';
import {LockedSource, type OpenSource} from './holds/locked-source.ts';
import {hasLocks, RunHolds, reservesBoard} from './holds/run-holds.ts';
import {Admission} from './instances/admission.ts';
import {ForkPool} from './instances/fork-pool.ts';
import {InstancePool} from './instances/instance-pool.ts';
import type {InstanceSource, SourceOptions} from './instances/instance-source.ts';
import {type Wait, waitFields} from './lane-waits.ts';
import type {NeedsChange} from './needs-tracker.ts';
import {makeLogFolder} from './past-progress.ts';
import {Round} from './round.ts';
import {RunCoverage} from './run-coverage.ts';
import {machineCapacity} from './run-host.ts';
import type {CaseOutcome, FailedCase, RunOptions, RunOutcome} from './run-options.ts';
import {RunRounds} from './run-rounds.ts';
import {Scheduler, type Task} from './scheduler.ts';
import {SharedArtifacts} from './shared-artifacts.ts';

/**
 * Runs `plan`: instances are made as cases need them, cases run as limits allow, everything that
 * was made is cleaned up. Returns when nothing of the run is left, whatever happened on the way.
 *
 * `run-started` and `cases-planned` are the caller's; all other events come from here, and
 * `run-ended` is the last.
 */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunOutcome> {
  return new Run(plan, options).run();
}

class Run {
  readonly #plan: Plan;
  readonly #options: RunOptions;
  readonly #scheduler = new Scheduler();
  readonly #admission: Admission;
  readonly #holds: RunHolds;
  readonly #sources = new Map<EnvironmentId, InstanceSource>();
  /** Place of each case in the plan's order. */
  readonly #rank: Int32Array;
  readonly #artifacts: SharedArtifacts;
  readonly #coverage: RunCoverage;
  readonly #deploymentCounts: Map<string, number>;
  readonly #logFolder: string;
  readonly #rounds: RunRounds;
  #round: Round;

  constructor(plan: Plan, options: RunOptions) {
    this.#plan = plan;
    this.#coverage = new RunCoverage(plan.manifest);
    this.#options = {
      ...options,
      emit: (event) => {
        // What rounds leave goes with them.
        if (options.rounds === undefined) this.#coverage.note(event);
        options.emit(event);
      },
    };
    const reclaim = (): void => {
      for (const source of this.#sources.values()) source.reclaim();
    };
    this.#admission = new Admission(machineCapacity(plan.manifest.concurrency), reclaim);
    this.#holds = new RunHolds({
      stateFolder: lockFolder(options.env),
      url: options.env['PROCTOR_STATE_URL'],
      runId: options.runId,
      manifest: plan.manifest,
      emit: options.emit,
      onWaiting: reclaim,
      guard: options.guard,
      ledger: options.ledger,
    });
    const {past, runFolder} = options;
    this.#logFolder = makeLogFolder(runFolder, past?.resumptions);
    this.#round = new Round(plan.cases, {...options, past: past?.attempts});
    this.#rounds = new RunRounds(options.rounds, () => [...this.#sources.values()]);
    this.#deploymentCounts = new Map(past?.deployments);
    this.#coverage.add(past?.toolFiles ?? []);
    this.#artifacts = new SharedArtifacts(stateFolder(options.env));
    this.#rank = new Int32Array(plan.cases.length);
    plan.order.forEach((index, rank) => {
      this.#rank[index] = rank;
    });
  }

  async run(): Promise<RunOutcome> {
    const startedMs = monotonicMs();
    const {stop} = this.#options;
    // Not at once: who calls it off may do so while being told of a case that has just ended.
    stop.onStop(() => queueMicrotask(() => this.#stopped()));
    try {
      if (this.#rounds.begins()) await this.#goThrough();
    } finally {
      for (const source of this.#sources.values()) source.close();
      await Promise.all([...this.#sources.values()].map((source) => source.closed()));
      await this.#holds[Symbol.asyncDispose]();
      await this.#artifacts[Symbol.asyncDispose]();
    }
    // An interrupted run has coverage, too: only one that is hurried does without.
    await this.#coverage.merge({...this.#options, signal: stop.hurrySignal});
    const hasLeaked = await checkLeaks(this.#options);
    const cleanupFailed =
      hasLeaked || [...this.#sources.values()].some((each) => each.cleanupFailed);
    const {exitCode, counts} = this.#conclude(cleanupFailed);
    this.#options.emit({
      type: 'run-ended',
      exitCode,
      durationMs: monotonicMs() - startedMs + (this.#options.past?.durationMs ?? 0),
      counts,
    });
    return {exitCode, counts, caseOutcomes: this.#round.outcomes};
  }

  async #goThrough(): Promise<void> {
    await this.#inTime(() => this.#start());
    while (await this.#rounds.next(this.#round, this.#options.stop)) {
      await this.#inTime(() => this.#startAgain());
    }
  }

  /** One round, within the time that the manifest gives to a run. */
  async #inTime(begin: () => void): Promise<void> {
    const {timeoutMs = Number.POSITIVE_INFINITY} = this.#plan.manifest;
    const {stop} = this.#options;
    using deadline = new Deadline(timeoutMs, {parent: stop.signal});
    deadline.signal.addEventListener('abort', () => {
      if (!deadline.expired) return;
      const what = this.#options.rounds === undefined ? 'the run' : 'one iteration';
      const message = `${what} took longer than ${formatDuration(timeoutMs)}`;
      stop.stop('cancel', 'run-timeout', message);
    });
    begin();
    await this.#round.done;
  }

  #conclude(cleanupFailed: boolean): Pick<RunOutcome, 'exitCode' | 'counts'> {
    const reason = this.#options.stop.stopping?.reason;
    const {rounds, failOnFlaky} = this.#options;
    if (rounds !== undefined) return rounds.end({cleanupFailed, stopping: reason});
    const isSignal = reason === 'interrupted' || reason === 'terminated' || reason === undefined;
    const exitCode = exitCodeOf({
      counts: this.#round.gating,
      failOnFlaky,
      cleanupFailed,
      stopping: isSignal ? reason : 'other',
    });
    return {exitCode, counts: this.#round.counts};
  }

  /** All cases once more, on the instances that are there. */
  #startAgain(): void {
    this.#round = new Round(this.#plan.cases, {...this.#options, past: undefined});
    for (const source of this.#sources.values()) source.beginRound();
    this.#scheduler.addAll(this.#firstTasks());
  }

  #start(): void {
    this.#recall();
    if (this.#plan.cases.every((item) => this.#round.isSettled(item))) return;
    const {concurrency} = this.#plan.manifest;
    for (const [name, capacity] of [
      ['total', concurrency.total],
      ['provision', concurrency.provision],
      ['deploy', concurrency.deploy],
      ['run', concurrency.run],
    ] as const) {
      this.#scheduler.setCapacity(name, capacity);
    }
    const byEnvironment = new Map<EnvironmentId, Case[]>();
    for (const item of this.#plan.cases) {
      if (this.#round.isSettled(item)) continue;
      const cases = byEnvironment.get(item.environment);
      if (cases === undefined) byEnvironment.set(item.environment, [item]);
      else cases.push(item);
    }
    for (const [id, cases] of byEnvironment) this.#openSource(id, cases);
    if (this.#options.stop.stopping !== undefined) {
      this.#stopped();
      return;
    }
    for (const source of this.#sources.values()) source.start();
    this.#scheduler.addAll(this.#firstTasks());
  }

  /** What is finished counts as it would have in one go; what cannot run because of it is told. */
  #recall(): void {
    const {past} = this.#options;
    if (past === undefined) return;
    const kept = this.#plan.cases.flatMap((item) => {
      const outcome = past.finished.get(item.id);
      return outcome === undefined ? [] : [{item, outcome}];
    });
    for (const {item, outcome} of kept) {
      this.#round.settle(item, outcome.verdict, outcome);
    }
    this.#checkFailures();
    for (const {item, outcome} of kept) {
      for (const blocked of this.#round.needs.settle(item, needOutcome(item, outcome.verdict))
        .blocked) {
        const ended = this.#endBlocked(blocked, outcome.verdict);
        if (ended !== undefined) this.#settle(ended.item, ended.verdict, ended.reason);
      }
    }
  }

  *#firstTasks(): Generator<Task> {
    for (const index of this.#plan.order) {
      const item = this.#caseAt(index);
      if (this.#round.isSettled(item) || !this.#round.needs.isRunnable(index)) continue;
      yield this.#task(item);
    }
  }

  #openSource(id: EnvironmentId, cases: readonly Case[]): void {
    const {manifest} = this.#plan;
    const spec = manifest.environments.get(id);
    const driver = this.#options.drivers.get(id);
    assert(spec !== undefined && driver !== undefined, `environment ${id} has no driver`);
    // Boards are as many hosts.
    const hosts = reservesBoard(spec) ? spec.boards.length : 1;
    const {perHost} = manifest.concurrency;
    this.#scheduler.setCapacity(`host ${driver.hostOf(spec)}`, perHost * hosts);
    const options: SourceOptions = {
      manifest,
      spec,
      driver,
      cases,
      hasRounds: this.#options.rounds !== undefined,
      scheduler: this.#scheduler,
      admission: this.#admission,
      holds: this.#holds,
      emit: this.#options.emit,
      runFolder: this.#options.runFolder,
      artifacts: this.#artifacts,
      countDeployment: (name) => {
        const count = (this.#deploymentCounts.get(name) ?? 0) + 1;
        this.#deploymentCounts.set(name, count);
        return count;
      },
      contextFor: (signal) => this.#contextFor(signal),
      signal: this.#options.stop.signal,
      cleanupSignal: this.#options.stop.hurrySignal,
      onExhausted: (fault, affected) => this.#exhausted(id, fault, affected),
      onLost: (lost) => this.#rounds.noteLost(lost),
      onBug: (error) => this.#bug(error),
      random: this.#options.random,
    };
    const open: OpenSource = (own) =>
      spec.isolation === 'fork' ? new ForkPool(own) : new InstancePool(own);
    const isLocked = hasLocks(spec);
    this.#sources.set(id, isLocked ? new LockedSource(options, spec.lock, open) : open(options));
  }

  #contextFor(signal: AbortSignal): StepContext {
    const {mask, secrets, env, runId, scratchFolder, emit, ledger} = this.#options;
    return {
      signal,
      mask,
      secret: secrets.get,
      env,
      runId,
      folder: this.#plan.manifest.folder,
      scratchFolder,
      logFolder: this.#logFolder,
      ...(ledger !== undefined && {ledger}),
      warn: (code, message) => emit({type: 'warning-raised', code, message}),
    };
  }

  #caseAt(index: number): Case {
    const item = this.#plan.cases[index];
    assert(item !== undefined, `there is no case ${index}`);
    return item;
  }

  #task(item: Case): Task {
    const source = this.#sourceOf(item);
    source.want(item);
    return {
      lane: source.laneOf(item),
      priority: this.#rank[item.index] ?? 0,
      // A rejection is a bug: it ends the run, after cleanup.
      start: (waited) => this.#runCase(item, waited).catch((error: unknown) => this.#bug(error)),
    };
  }

  #bug(error: unknown): void {
    this.#rounds.fail(error);
    this.#round.fail(error);
    this.#options.stop.stop('cancel', 'internal-error', 'a bug in proctor');
  }

  async #runCase(item: Case, waited: Wait | undefined): Promise<void> {
    const source = this.#sourceOf(item);
    const instance = source.borrow(item);
    const attempt = this.#round.begin(item);
    const place = {case: item.id, attempt, instance: instance.name};
    this.#options.emit({type: 'case-started', ...place, ...waitFields(waited)});
    this.#rounds.noteStarted(item);
    let broken = true;
    let reason: string | undefined;
    try {
      const ran = await this.#runAttempt(item, attempt, instance);
      const outcome = await confirmedOutcome(instance, ran);
      broken = outcome.instanceBroken;
      reason = outcome.reason;
      const {isFinal} = this.#attemptEnded(item, attempt, outcome);
      await this.#afterFailure({case: item, attempt, isFinal, outcome}, instance);
    } finally {
      source.giveBack(instance.name, {broken, reason});
      this.#round.leave();
    }
  }

  #runAttempt(item: Case, attempt: number, instance: AttemptInstance): Promise<AttemptOutcome> {
    const {onOutput, stop} = this.#options;
    const {fence} = instance.hold ?? {};
    const context = this.#contextFor(stop.signal);
    return runAttempt({
      manifest: this.#plan.manifest,
      case: item,
      attempt,
      instance,
      context: fence === undefined ? context : {...context, fence},
      cleanupSignal: stop.hurrySignal,
      emit: this.#options.emit,
      runFolder: this.#options.rounds?.folder ?? this.#options.runFolder,
      baselines: this.#options.baselines,
      onOutput: onOutput && ((step, stream, chunk) => onOutput(item.id, step, stream, chunk)),
      env: this.#plan.seed === undefined ? {} : {PROCTOR_SEED: String(this.#plan.seed)},
    });
  }

  /** Lets somebody look at the instance of a case that did not pass. */
  async #afterFailure(
    failed: Pick<FailedCase, 'case' | 'attempt' | 'isFinal' | 'outcome'>,
    instance: AttemptInstance,
  ): Promise<void> {
    const {onFailedCase, stop} = this.#options;
    const {verdict} = failed.outcome;
    if (onFailedCase === undefined || (verdict !== 'failed' && verdict !== 'error')) return;
    const {name, environment, connection} = instance;
    const {signal} = stop;
    try {
      await onFailedCase({...failed, instance: name, environment, connection, signal});
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #attemptEnded(item: Case, attempt: number, outcome: AttemptOutcome): {readonly isFinal: boolean} {
    const isStopping = this.#options.stop.stopping !== undefined;
    const {retries} = this.#round;
    const decision = retries.decide(item, outcome, {isStopping});
    if (decision.retryInMs !== undefined) {
      this.#options.emit(caseEnded(item, attempt, outcome, {retryInMs: decision.retryInMs}));
      retries.later(item, decision.retryInMs, () => {
        if (this.#options.stop.stopping === undefined) this.#scheduler.add(this.#task(item));
      });
      return {isFinal: false};
    }
    const {verdict, durationMs} = decision;
    this.#options.emit(caseEnded(item, attempt, {...outcome, verdict}, {}));
    this.#settle(item, verdict, outcome.reason, {durationMs, metrics: outcome.metrics});
    return {isFinal: true};
  }

  /** Ends a case that was never started, or not again. */
  #endUnstarted(
    item: Case,
    ending: Pick<CaseEnded, 'verdict' | 'reason' | 'fault' | 'skip'>,
  ): void {
    const {attempt} = this.#round.retries.attemptsOf(item);
    this.#options.emit({
      type: 'case-ended',
      case: item.id,
      attempt,
      final: true,
      durationMs: 0,
      ...ending,
    });
    this.#settle(item, ending.verdict, ending.reason);
  }

  // Iterative: a chain of a hundred thousand needs must not overflow the stack.
  #settle(
    first: Case,
    verdict: Verdict,
    reason: string | undefined,
    outcome?: Omit<CaseOutcome, 'verdict'>,
  ): void {
    const queue: Ending[] = [{item: first, verdict, reason, outcome}];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const {item} = next;
      this.#round.settle(item, next.verdict, next.outcome);
      // There is none yet for what an earlier process has settled.
      this.#sources.get(item.environment)?.caseDone(item);
      this.#checkFailures();
      const change = this.#round.needs.settle(item, needOutcome(item, next.verdict));
      if (change.runnable.length > 0 && this.#options.stop.stopping === undefined) {
        const tasks = change.runnable.map((index) => this.#task(this.#caseAt(index)));
        this.#scheduler.addAll(tasks);
      }
      for (const blocked of change.blocked) {
        const ended = this.#endBlocked(blocked, next.verdict);
        if (ended !== undefined) queue.push(ended);
      }
    }
  }

  /** Tells that a case never can run, since one that it needs came to `need`. */
  #endBlocked({index, reason}: NeedsChange['blocked'][number], need: Verdict): Ending | undefined {
    const item = this.#caseAt(index);
    if (this.#round.isSettled(item)) return undefined;
    const isInterrupted = need === 'interrupted';
    const verdict = isInterrupted ? 'interrupted' : 'skipped';
    this.#options.emit({
      type: 'case-ended',
      case: item.id,
      attempt: 0,
      final: true,
      verdict,
      ...(!isInterrupted && {skip: 'needs' as const}),
      reason,
      durationMs: 0,
    });
    return {item, verdict, reason};
  }

  #checkFailures(): void {
    const {stop, failFast, maxFailures} = this.#options;
    const {gating} = this.#round;
    const failures = gating.failed + gating.error;
    if (failures === 0 || stop.stopping !== undefined) return;
    if (failFast) stop.stop('cancel', 'fail-fast', 'a case failed and --fail-fast is on');
    else if (maxFailures !== undefined && failures >= maxFailures) {
      const what = failures === 1 ? '1 case' : `${failures} cases`;
      stop.stop('no-new', 'max-failures', `${what} failed, the limit`);
    }
  }

  #sourceOf(item: Case): InstanceSource {
    const source = this.#sources.get(item.environment);
    assert(source !== undefined, `${item.id} has no source of instances`);
    return source;
  }

  /** No instance can be had: an error for each case that waits for one, with the stage's fault. */
  #exhausted(id: EnvironmentId, fault: FaultRecord, cases: readonly Case[]): void {
    const [first] = cases;
    if (first !== undefined) this.#scheduler.withdraw(this.#sourceOf(first).laneOf(first).name);
    const round = this.#round;
    for (const item of cases) {
      if (round.isSettled(item) || round.retries.isRunning(item)) continue;
      round.retries.cancel(item);
      this.#rounds.noteExhausted(id, fault);
      const reason = `${fault.stage ?? 'provision'} of ${id} failed: ${fault.message}`;
      this.#endUnstarted(item, {verdict: 'error', reason, fault});
    }
  }

  /** The run stops: what has not started never will. */
  #stopped(): void {
    const {stopping} = this.#options.stop;
    assert(stopping !== undefined, 'stopped without a reason');
    this.#options.emit({type: 'run-stopping', ...stopping});
    const isLimit = stopping.reason === 'fail-fast' || stopping.reason === 'max-failures';
    for (const {lanes} of this.#sources.values()) {
      for (const lane of lanes) this.#scheduler.withdraw(lane.name);
    }
    const round = this.#round;
    for (const item of this.#plan.cases) {
      if (round.isSettled(item) || round.retries.isRunning(item)) continue;
      round.retries.cancel(item);
      const reason = `not started: ${stopping.message}`;
      this.#endUnstarted(
        item,
        isLimit ? {verdict: 'skipped', skip: 'stopped', reason} : {verdict: 'interrupted', reason},
      );
    }
  }
}
