import type {EnvironmentDriver, StepContext} from '../environments/environment.ts';
import type {CaseEnded, FaultRecord, RunEventBody, Verdict} from '../journal/event.ts';
import {emptyCounts} from '../journal/fold-run.ts';
import type {EnvironmentId} from '../manifest/manifest.ts';
import type {Case, Plan} from '../plan/plan.ts';
import type {AttemptOutcome} from '../steps/attempt.ts';
import type {Baselines} from '../steps/judge/baselines.ts';
import {runAttempt} from '../steps/run-attempt.ts';
import {assert} from '../util/assert.ts';
import {monotonicMs} from '../util/clock.ts';
import {Deadline} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import type {Mask} from '../util/mask.ts';
import {CaseRetries} from './case-retries.ts';
import {exitCodeOf} from './exit-code.ts';
import {InstancePool} from './instance-pool.ts';
import {NeedsTracker} from './needs-tracker.ts';
import {type Lane, Scheduler, type Task} from './scheduler.ts';
import type {SecretStore} from './secrets.ts';
import type {StopSwitch} from './stop-switch.ts';

/** Everything a run needs beside its plan. */
export interface RunOptions {
  readonly runId: string;
  /** Absolute; exists. */
  readonly runFolder: string;
  /** For temporary files; absolute; exists; the caller removes it. */
  readonly scratchFolder: string;
  /** One for each environment that a case of the plan runs on. */
  readonly drivers: ReadonlyMap<EnvironmentId, EnvironmentDriver>;
  /** Variables of proctor's own process, for what environments take from there. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: SecretStore;
  readonly mask: Mask;
  readonly baselines: Baselines;
  /** Gets every event, in order. Must not throw and must not wait. */
  readonly emit: (event: RunEventBody) => void;
  readonly onOutput:
    | ((caseId: string, step: string, stream: 'stdout' | 'stderr', chunk: Buffer) => void)
    | undefined;
  readonly stop: StopSwitch;
  /** Failures after which no new case is started; `undefined` for no limit. */
  readonly maxFailures: number | undefined;
  /** Whether the first failure also ends what is running. */
  readonly failFast: boolean;
  readonly failOnFlaky: boolean;
  /** Retries of failed tests, in place of each scenario's own. */
  readonly retries: number | undefined;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
}

/** How a run ended. */
export interface RunOutcome {
  readonly exitCode: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Final verdict and duration of each case that was started, by index into the plan's cases. */
  readonly caseOutcomes: ReadonlyMap<number, CaseOutcome>;
}

/** What a case came to. */
export interface CaseOutcome {
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly metrics: ReadonlyMap<string, number>;
}

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

const NO_METRICS: ReadonlyMap<string, number> = new Map();

class Run {
  readonly #plan: Plan;
  readonly #options: RunOptions;
  readonly #scheduler = new Scheduler();
  readonly #needs: NeedsTracker;
  readonly #pools = new Map<EnvironmentId, InstancePool>();
  readonly #lanes = new Map<EnvironmentId, Lane>();
  readonly #retries: CaseRetries;
  readonly #outcomes = new Map<number, CaseOutcome>();
  readonly #settled: Uint8Array;
  readonly #counts = emptyCounts();
  /** The counts that decide the exit code: quarantined cases left out. */
  readonly #gating = emptyCounts();
  /** Place of each case in the plan's order. */
  readonly #rank: Int32Array;
  readonly #done = Promise.withResolvers<void>();
  #unsettled: number;

  constructor(plan: Plan, options: RunOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#needs = new NeedsTracker(plan.cases);
    this.#retries = new CaseRetries(options);
    this.#unsettled = plan.cases.length;
    this.#settled = new Uint8Array(plan.cases.length);
    this.#rank = new Int32Array(plan.cases.length);
    plan.order.forEach((index, rank) => {
      this.#rank[index] = rank;
    });
  }

  async run(): Promise<RunOutcome> {
    const startedMs = monotonicMs();
    const {stop} = this.#options;
    using deadline = new Deadline(this.#plan.manifest.timeoutMs ?? Number.POSITIVE_INFINITY, {
      parent: stop.signal,
    });
    deadline.signal.addEventListener('abort', () => {
      if (!deadline.expired) return;
      const limit = formatDuration(this.#plan.manifest.timeoutMs ?? 0);
      stop.stop('cancel', 'run-timeout', `the run took longer than ${limit}`);
    });
    stop.onStop(() => this.#stopped());
    try {
      this.#start();
      await this.#done.promise;
    } finally {
      for (const pool of this.#pools.values()) pool.close();
      await Promise.all([...this.#pools.values()].map((pool) => pool.closed()));
    }
    const reason = stop.stopping?.reason;
    const exitCode = exitCodeOf({
      counts: this.#gating,
      failOnFlaky: this.#options.failOnFlaky,
      cleanupFailed: [...this.#pools.values()].some((pool) => pool.cleanupFailed),
      stopping:
        reason === 'interrupted' || reason === 'terminated' || reason === undefined
          ? reason
          : 'other',
    });
    const counts = this.#counts;
    this.#options.emit({
      type: 'run-ended',
      exitCode,
      durationMs: monotonicMs() - startedMs,
      counts,
    });
    return {exitCode, counts, caseOutcomes: this.#outcomes};
  }

  #start(): void {
    if (this.#plan.cases.length === 0) {
      this.#done.resolve();
      return;
    }
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
      const cases = byEnvironment.get(item.environment);
      if (cases === undefined) byEnvironment.set(item.environment, [item]);
      else cases.push(item);
    }
    for (const [id, cases] of byEnvironment) this.#openPool(id, cases);
    if (this.#options.stop.stopping !== undefined) {
      this.#stopped();
      return;
    }
    for (const pool of this.#pools.values()) pool.start();
    this.#scheduler.addAll(this.#firstTasks());
  }

  *#firstTasks(): Generator<Task> {
    for (const index of this.#plan.order) {
      if (this.#needs.isRunnable(index)) yield this.#task(this.#caseAt(index));
    }
  }

  #openPool(id: EnvironmentId, cases: readonly Case[]): void {
    const {manifest} = this.#plan;
    const spec = manifest.environments.get(id);
    const driver = this.#options.drivers.get(id);
    assert(spec !== undefined && driver !== undefined, `environment ${id} has no driver`);
    const host = `host ${driver.hostOf(spec)}`;
    this.#scheduler.setCapacity(host, manifest.concurrency.perHost);
    const artifacts = new Set<string>();
    for (const {scenario} of cases) for (const name of scenario.artifacts) artifacts.add(name);
    const pool = new InstancePool({
      manifest,
      spec,
      driver,
      caseCount: cases.length,
      artifacts: [...artifacts],
      scheduler: this.#scheduler,
      emit: this.#options.emit,
      contextFor: (signal) => this.#contextFor(signal),
      signal: this.#options.stop.signal,
      cleanupSignal: this.#options.stop.hurrySignal,
      onExhausted: (fault) => this.#exhausted(id, fault),
      random: this.#options.random,
    });
    this.#pools.set(id, pool);
    this.#lanes.set(id, {name: `run ${id}`, limits: ['total', 'run', host, pool.limitName]});
  }

  #contextFor(signal: AbortSignal): StepContext {
    const {mask, secrets, env, runId, scratchFolder, emit} = this.#options;
    return {
      signal,
      mask,
      secret: secrets.get,
      env,
      runId,
      folder: this.#plan.manifest.folder,
      scratchFolder,
      warn: (code, message) => emit({type: 'warning-raised', code, message}),
    };
  }

  #caseAt(index: number): Case {
    const item = this.#plan.cases[index];
    assert(item !== undefined, `there is no case ${index}`);
    return item;
  }

  #task(item: Case): Task {
    const lane = this.#lanes.get(item.environment);
    assert(lane !== undefined, `${item.id} has no lane`);
    return {
      lane,
      priority: this.#rank[item.index] ?? 0,
      // A rejection is a bug: it ends the run, after cleanup.
      start: () => this.#runCase(item).catch((error: unknown) => this.#bug(error)),
    };
  }

  #bug(error: unknown): void {
    this.#done.reject(error);
    this.#options.stop.stop('cancel', 'internal-error', 'a bug in proctor');
  }

  async #runCase(item: Case): Promise<void> {
    const pool = this.#poolOf(item);
    const instance = pool.borrow();
    const attempt = this.#retries.begin(item);
    this.#options.emit({type: 'case-started', case: item.id, attempt, instance: instance.name});
    const {onOutput} = this.#options;
    let broken = true;
    try {
      const outcome = await runAttempt({
        manifest: this.#plan.manifest,
        case: item,
        attempt,
        instance,
        context: this.#contextFor(this.#options.stop.signal),
        cleanupSignal: this.#options.stop.hurrySignal,
        emit: this.#options.emit,
        runFolder: this.#options.runFolder,
        baselines: this.#options.baselines,
        onOutput: onOutput && ((step, stream, chunk) => onOutput(item.id, step, stream, chunk)),
        env: this.#plan.seed === undefined ? {} : {PROCTOR_SEED: String(this.#plan.seed)},
      });
      broken = outcome.instanceBroken;
      this.#attemptEnded(item, attempt, outcome);
    } finally {
      pool.giveBack(instance.name, {broken});
    }
  }

  #attemptEnded(item: Case, attempt: number, outcome: AttemptOutcome): void {
    const isStopping = this.#options.stop.stopping !== undefined;
    const decision = this.#retries.decide(item, outcome, {isStopping});
    if (decision.retryInMs !== undefined) {
      this.#options.emit(caseEnded(item, attempt, outcome, {retryInMs: decision.retryInMs}));
      this.#retries.later(item, decision.retryInMs, () => {
        if (this.#options.stop.stopping === undefined) this.#scheduler.add(this.#task(item));
      });
      return;
    }
    const {verdict, durationMs} = decision;
    this.#options.emit(caseEnded(item, attempt, {...outcome, verdict}, {}));
    this.#outcomes.set(item.index, {
      verdict,
      durationMs,
      metrics: outcome.metrics.size === 0 ? NO_METRICS : outcome.metrics,
    });
    this.#settle(item, verdict, outcome.reason);
  }

  /** Ends a case that was never started, or not again. */
  #endUnstarted(
    item: Case,
    ending: Pick<CaseEnded, 'verdict' | 'reason' | 'fault' | 'skip'>,
  ): void {
    const {attempt} = this.#retries.attemptsOf(item);
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
  #settle(first: Case, verdict: Verdict, reason: string | undefined): void {
    const queue: Array<{item: Case; verdict: Verdict; reason: string | undefined}> = [
      {item: first, verdict, reason},
    ];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const {item} = next;
      this.#count(item, next.verdict);
      const satisfied = next.verdict === 'passed' || next.verdict === 'flaky';
      const why = `needs ${item.id}, which ${describe(next.verdict)}`;
      const change = this.#needs.settle(item, {satisfied, why});
      if (change.runnable.length > 0 && this.#options.stop.stopping === undefined) {
        const tasks = change.runnable.map((index) => this.#task(this.#caseAt(index)));
        this.#scheduler.addAll(tasks);
      }
      for (const blocked of change.blocked) {
        const dependant = this.#caseAt(blocked.index);
        if (this.#settled[blocked.index] === 1) continue;
        const isInterrupted = next.verdict === 'interrupted';
        const verdict = isInterrupted ? 'interrupted' : 'skipped';
        this.#options.emit({
          type: 'case-ended',
          case: dependant.id,
          attempt: 0,
          final: true,
          verdict,
          ...(!isInterrupted && {skip: 'needs' as const}),
          reason: blocked.reason,
          durationMs: 0,
        });
        queue.push({item: dependant, verdict, reason: blocked.reason});
      }
    }
  }

  #count(item: Case, verdict: Verdict): void {
    assert(this.#settled[item.index] === 0, `${item.id} got two verdicts`);
    this.#settled[item.index] = 1;
    // One that was never started has an ending too: `--last-failed` asks for it.
    if (!this.#outcomes.has(item.index)) {
      this.#outcomes.set(item.index, {verdict, durationMs: 0, metrics: NO_METRICS});
    }
    this.#counts[verdict] += 1;
    if (item.scenario.quarantine === undefined) this.#gating[verdict] += 1;
    this.#unsettled -= 1;
    this.#poolOf(item).caseDone();
    this.#checkFailures();
    if (this.#unsettled === 0) this.#done.resolve();
  }

  #checkFailures(): void {
    const {stop, failFast, maxFailures} = this.#options;
    const failures = this.#gating.failed + this.#gating.error;
    if (failures === 0 || stop.stopping !== undefined) return;
    if (failFast) stop.stop('cancel', 'fail-fast', 'a case failed and --fail-fast is on');
    else if (maxFailures !== undefined && failures >= maxFailures) {
      const what = failures === 1 ? '1 case' : `${failures} cases`;
      stop.stop('no-new', 'max-failures', `${what} failed, the limit`);
    }
  }

  #poolOf(item: Case): InstancePool {
    const pool = this.#pools.get(item.environment);
    assert(pool !== undefined, `${item.id} has no pool`);
    return pool;
  }

  /** No instance can be had: an error for each case that waits for one, with the stage's fault. */
  #exhausted(id: EnvironmentId, fault: FaultRecord): void {
    const lane = this.#lanes.get(id);
    assert(lane !== undefined, `environment ${id} has no lane`);
    this.#scheduler.withdraw(lane.name);
    for (const item of this.#plan.cases) {
      if (item.environment !== id || this.#settled[item.index] === 1) continue;
      this.#retries.cancel(item);
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
    for (const lane of this.#lanes.values()) this.#scheduler.withdraw(lane.name);
    for (const item of this.#plan.cases) {
      if (this.#settled[item.index] === 1 || this.#retries.isRunning(item)) continue;
      this.#retries.cancel(item);
      const reason = `not started: ${stopping.message}`;
      this.#endUnstarted(
        item,
        isLimit ? {verdict: 'skipped', skip: 'stopped', reason} : {verdict: 'interrupted', reason},
      );
    }
  }
}

function caseEnded(
  item: Case,
  attempt: number,
  outcome: Omit<AttemptOutcome, 'verdict'> & {readonly verdict: Verdict},
  more: {readonly retryInMs?: number},
): CaseEnded {
  return {
    type: 'case-ended',
    case: item.id,
    attempt,
    final: more.retryInMs === undefined,
    verdict: outcome.verdict,
    durationMs: outcome.durationMs,
    ...(outcome.reason !== undefined && {reason: outcome.reason}),
    ...(outcome.fault !== undefined && {fault: outcome.fault}),
    ...(outcome.skip !== undefined && {skip: outcome.skip}),
    ...(outcome.log !== undefined && {log: outcome.log}),
    ...more,
  };
}

function describe(verdict: Verdict): string {
  switch (verdict) {
    case 'passed':
    case 'failed':
      return verdict;
    case 'flaky':
      return 'was flaky';
    case 'skipped':
      return 'was skipped';
    case 'error':
      return 'had an infrastructure error';
    case 'interrupted':
      return 'was interrupted';
  }
}
