import type {
  DeploymentProgressed,
  DeploymentStageStarted,
  InstrumentationReported,
  ReadinessChecked,
  RunEvent,
} from './event.ts';
import type {
  DeploymentResult,
  DeploymentStageResult,
  DeploymentTotals,
  InstrumentationResult,
  ReadinessResult,
  RunResult,
} from './run-result.ts';

type Mutable<T> = {-readonly [K in keyof T]: T[K]};

type DeploymentEvent = RunEvent & {readonly deployment: string};

interface Open {
  readonly result: Mutable<DeploymentResult> & {stages: DeploymentStageResult[]};
  stage: (DeploymentStageStarted & {readonly at: number}) | undefined;
  progress: DeploymentProgressed | undefined;
}

/**
 * Deployments that went well and are kept one by one; of later ones only the number. Where each
 * case has an instance of its own there are as many as cases.
 */
const COMPLETED_MAX = 1_000;

/** Totals of none. */
export const NOTHING_DEPLOYED: DeploymentTotals = Object.freeze({
  files: 0,
  bytes: 0,
  unchanged: 0,
  installed: 0,
  already: 0,
  hooks: 0,
  checks: 0,
});

/** `totals` and what one more deployment has done. */
export function withDeployment(
  totals: DeploymentTotals,
  facts: DeploymentResult['facts'],
): DeploymentTotals {
  const sum: Mutable<DeploymentTotals> = {...totals};
  for (const name of Object.keys(NOTHING_DEPLOYED) as Array<keyof DeploymentTotals>) {
    const value = facts[name];
    if (typeof value === 'number') sum[name] += value;
  }
  return sum;
}

/** All together. */
export function sumOfTotals(parts: Iterable<DeploymentTotals>): DeploymentTotals {
  let sum = NOTHING_DEPLOYED;
  for (const part of parts) sum = withDeployment(sum, {...part});
  return sum;
}

/** What the deployments of a run came to, and what was found out about its instances. */
export class DeploymentFold {
  readonly #prefix: string;
  readonly #open = new Map<string, Open>();
  readonly #ended: DeploymentResult[] = [];
  readonly #counts = {completed: 0, failed: 0, cancelled: 0};
  #totals = NOTHING_DEPLOYED;
  readonly #readiness = new Map<string, ReadinessResult>();
  readonly #instrumentation = new Map<string, InstrumentationResult>();

  /** @param prefix Put before each path below the run's folder. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  apply(event: DeploymentEvent): void {
    switch (event.type) {
      case 'deployment-started': {
        const {type: _type, seq: _seq, at, ...begun} = event;
        this.#begin({...begun, startedAt: at});
        return;
      }
      case 'deployment-stage-started':
        this.#known(event).stage = event;
        return;
      case 'deployment-progressed':
        this.#known(event).progress = event;
        return;
      case 'deployment-stage-ended': {
        const {type: _type, seq: _seq, deployment: _deployment, at, ...stage} = event;
        const open = this.#known(event);
        const startedAt = open.stage?.at ?? at - event.durationMs;
        open.stage = undefined;
        open.progress = undefined;
        open.result.stages.push({...stage, startedAt});
        return;
      }
      case 'deployment-ended':
        this.#end(event);
    }
  }

  /** The latest of each check counts; one that failed before is in its deployment's fault. */
  readiness(event: ReadinessChecked & {readonly at: number; readonly seq: number}): void {
    const {type: _type, seq: _seq, ...checked} = event;
    const {instance, case: item = '', attempt = 0, name} = checked;
    this.#readiness.set([instance, item, attempt, name].join('\n'), checked);
  }

  instrumentation(
    event: InstrumentationReported & {readonly at: number; readonly seq: number},
  ): void {
    const {type: _type, seq: _seq, files, ...reported} = event;
    const {instance, case: item = '', attempt = 0, instrumentation, tool, phase} = reported;
    this.#instrumentation.set(
      [instance, item, attempt, instrumentation, tool, phase].join('\n'),
      files === undefined
        ? reported
        : {...reported, files: files.map((file) => this.#prefix + file)},
    );
  }

  /** Ends those that are open: the process that made them is gone. @param lastAt As for `finish`. */
  cut(lastAt: number): void {
    for (const open of this.#open.values()) this.#cutOff(open, lastAt);
    this.#open.clear();
  }

  /** @param lastAt ms since the epoch of the journal's last event. */
  finish(lastAt: number): {
    readonly deployments: readonly DeploymentResult[];
    readonly deploymentCounts: RunResult['deploymentCounts'];
    readonly deploymentTotals: DeploymentTotals;
    readonly readiness: readonly ReadinessResult[];
    readonly instrumentation: readonly InstrumentationResult[];
  } {
    this.cut(lastAt);
    return {
      deployments: this.#ended,
      deploymentCounts: this.#counts,
      deploymentTotals: this.#totals,
      readiness: [...this.#readiness.values()],
      instrumentation: [...this.#instrumentation.values()],
    };
  }

  #begin(
    begun: Pick<
      DeploymentResult,
      'deployment' | 'environment' | 'instance' | 'attempt' | 'startedAt'
    > &
      Partial<DeploymentResult>,
  ): Open {
    const open: Open = {
      result: {
        ...{artifacts: [], packages: [], instrumentation: []},
        ...begun,
        status: 'cancelled',
        durationMs: 0,
        stages: [],
        facts: {},
        fault: undefined,
        rolledBack: undefined,
        log: undefined,
      },
      stage: undefined,
      progress: undefined,
    };
    this.#open.set(begun.deployment, open);
    return open;
  }

  /** Made up where its beginning was lost. */
  #known(event: DeploymentEvent): Open {
    const known = this.#open.get(event.deployment);
    if (known !== undefined) return known;
    const instance = event.deployment.replace(/\/\d+$/u, '');
    const environment = instance.replace(/#\d+$/u, '');
    const {deployment, at: startedAt} = event;
    return this.#begin({deployment, environment, instance, attempt: 1, startedAt});
  }

  #end(event: RunEvent & {readonly type: 'deployment-ended'}): void {
    const {result} = this.#known(event);
    this.#open.delete(event.deployment);
    const {status, durationMs, facts, fault, rolledBack, log} = event;
    Object.assign(result, {status, durationMs, facts, fault, rolledBack});
    if (log !== undefined) result.log = this.#prefix + log;
    this.#counts[status] += 1;
    if (status === 'completed') this.#totals = withDeployment(this.#totals, facts);
    if (status !== 'completed' || this.#counts.completed <= COMPLETED_MAX) this.#ended.push(result);
  }

  #cutOff(open: Open, lastAt: number): void {
    const {result, stage, progress} = open;
    const fault = {
      code: 'journal/cut-off',
      message: `the journal ends during the deployment of ${result.instance}`,
      ...(stage !== undefined && {stage: stage.stage}),
    };
    if (stage !== undefined) {
      const {bytes, files} = progress ?? {};
      result.stages.push({
        stage: stage.stage,
        status: 'cancelled',
        startedAt: stage.at,
        durationMs: Math.max(0, lastAt - stage.at),
        fault,
        ...(bytes !== undefined && files !== undefined && {facts: {bytes, files}}),
      });
    }
    result.fault = fault;
    result.durationMs = Math.max(0, lastAt - result.startedAt);
    this.#counts.cancelled += 1;
    this.#ended.push(result);
  }
}
