import type {
  DeploymentProgressed,
  RunEvent,
  StageEnded,
  StageStarted,
} from '../../../journal/event.ts';
import {formatSize} from '../../../util/size.ts';
import {sanitizeLine} from '../../../util/terminal-text.ts';
import {lastLineOf} from '../guest-lines.ts';

/** What a person calls the stages of an instance and of a deployment. */
const STAGE_WORDS: Readonly<Record<string, string>> = {
  lock: 'reserving',
  provision: 'starting',
  connect: 'connecting',
  deploy: 'deploying',
  instrument: 'instrumenting',
  ready: 'checking that it is ready',
  checkpoint: 'freezing',
  fork: 'copying',
  capture: 'capturing',
  cleanup: 'cleaning up',
  installing_dependencies: 'installing dependencies',
  deploying_scripts: 'deploying',
  configuring_instrumentation: 'configuring instrumentation',
};

/** Stages that are parts of a deployment. */
const DEPLOYING: ReadonlySet<StageStarted['stage']> = new Set([
  'connect',
  'deploy',
  'instrument',
  'ready',
]);

/** What an instance is at. */
export interface Activity {
  /** The case that it is for, where it is. */
  readonly case: string | undefined;
  /** From 1. */
  readonly attempt: number;
  readonly startedAtMs: number;
  doing: string;
  lastLine: string;
}

/** How far an instance is. */
export type Phase = 'made' | 'ready' | 'lent' | 'leaving';

/** An instance, as far as it is known. */
export interface KnownInstance {
  readonly name: string;
  readonly environment: string;
  phase: Phase;
  activity: Activity | undefined;
  /** Whether it was copied of another: then it is ready once it is connected. */
  isCopy: boolean;
}

/** Which instances there are of each environment, and what each of them is doing. */
export class InstanceBoard {
  readonly #instances = new Map<string, KnownInstance>();
  /** Instances by their deployments that are going on. */
  readonly #deployments = new Map<string, string>();
  /** Names of instances by the cases that run there. */
  readonly #places = new Map<string, string>();

  /** In the order in which they came. */
  all(): readonly KnownInstance[] {
    return [...this.#instances.values()];
  }

  follow(event: RunEvent, nowMs: number): void {
    switch (event.type) {
      case 'stage-started':
        this.#stageStarted(event, nowMs);
        return;
      case 'stage-ended':
        this.#stageEnded(event);
        return;
      case 'lock-changed': {
        const {activity} = this.#instances.get(event.instance) ?? {};
        if (activity === undefined || event.change !== 'waiting') return;
        const holder = event.holder === undefined ? '' : `, held by ${sanitizeLine(event.holder)}`;
        activity.doing = `waiting for ${sanitizeLine(event.name)}${holder}`;
        return;
      }
      case 'deployment-started':
        this.#deployments.set(event.deployment, event.instance);
        return;
      case 'deployment-stage-started': {
        const name = this.#deployments.get(event.deployment);
        const doing = STAGE_WORDS[event.stage] ?? event.stage;
        if (name !== undefined) this.#of(name).activity = newActivity({doing, nowMs});
        return;
      }
      case 'deployment-progressed': {
        const name = this.#deployments.get(event.deployment);
        const {activity} = (name === undefined ? undefined : this.#instances.get(name)) ?? {};
        if (activity !== undefined) activity.doing = progressText(event);
        return;
      }
      case 'deployment-stage-ended': {
        const name = this.#deployments.get(event.deployment);
        const instance = name === undefined ? undefined : this.#instances.get(name);
        if (instance?.activity?.case === undefined && instance !== undefined)
          instance.activity = undefined;
        return;
      }
      case 'deployment-ended':
        this.#deployments.delete(event.deployment);
        return;
      default:
        this.#followCase(event, nowMs);
    }
  }

  /** Remembers the last line of what a case's step printed. */
  output(caseId: string, chunk: Buffer): void {
    const activity = this.#activityOf(caseId);
    if (activity !== undefined) activity.lastLine = lastLineOf(chunk) ?? activity.lastLine;
  }

  #followCase(event: RunEvent, nowMs: number): void {
    if (event.type === 'case-started') {
      const {case: item, attempt, instance} = event;
      const lent = this.#of(instance);
      lent.phase = 'lent';
      lent.activity = newActivity({doing: 'starting', nowMs, item, attempt});
      this.#places.set(item, instance);
    } else if (event.type === 'step-started') {
      const activity = this.#activityOf(event.case);
      if (activity === undefined) return;
      activity.doing = sanitizeLine(event.name);
      activity.lastLine = '';
    } else if (event.type === 'case-ended') {
      const name = this.#places.get(event.case);
      this.#places.delete(event.case);
      const instance = name === undefined ? undefined : this.#instances.get(name);
      if (instance?.activity?.case !== event.case) return;
      instance.phase = 'ready';
      instance.activity = undefined;
    }
  }

  #stageStarted({stage, instance: name, case: item}: StageStarted, nowMs: number): void {
    const doing = STAGE_WORDS[stage] ?? stage;
    if (item !== undefined) {
      const activity = this.#activityOf(item);
      if (activity !== undefined) activity.doing = doing;
      return;
    }
    const instance = this.#of(name);
    instance.phase = stage === 'cleanup' ? 'leaving' : 'made';
    if (stage === 'fork') instance.isCopy = true;
    // A deployment tells more of what are its own parts.
    if (this.#isDeploying(name) && DEPLOYING.has(stage) && instance.activity !== undefined) return;
    instance.activity = newActivity({doing, nowMs});
  }

  #stageEnded({stage, instance: name, case: item, ok}: StageEnded): void {
    const instance = this.#instances.get(name);
    if (item !== undefined || instance === undefined) return;
    // One that was not made, only looked for or reserved has no cleanup that would end it.
    const isOver = !ok || stage === 'cleanup' || stage === 'checkpoint' || stage === 'lock';
    if (isOver) {
      this.#instances.delete(name);
      return;
    }
    instance.activity = undefined;
    const isReady = stage === 'ready' || (stage === 'connect' && instance.isCopy);
    if (isReady && !this.#isDeploying(name)) instance.phase = 'ready';
    if (stage === 'ready') instance.phase = 'ready';
  }

  #isDeploying(name: string): boolean {
    for (const instance of this.#deployments.values()) if (instance === name) return true;
    return false;
  }

  #activityOf(caseId: string): Activity | undefined {
    const name = this.#places.get(caseId);
    const {activity} = (name === undefined ? undefined : this.#instances.get(name)) ?? {};
    return activity?.case === caseId ? activity : undefined;
  }

  #of(name: string): KnownInstance {
    let instance = this.#instances.get(name);
    if (instance === undefined) {
      const environment = name.replace(/#\d+$/, '');
      instance = {name, environment, phase: 'made', activity: undefined, isCopy: false};
      this.#instances.set(name, instance);
    }
    return instance;
  }
}

function newActivity(options: {
  readonly doing: string;
  readonly nowMs: number;
  readonly item?: string;
  readonly attempt?: number;
}): Activity {
  const {doing, nowMs, item, attempt = 1} = options;
  return {case: item, attempt, startedAtMs: nowMs, doing, lastLine: ''};
}

/** `deploying  1.2/3.4 MiB  12/40 files`, without what is not known. */
function progressText(event: DeploymentProgressed): string {
  const {stage, bytes, bytesTotal, files, filesTotal, doing} = event;
  const parts = [STAGE_WORDS[stage] ?? stage];
  if (doing !== undefined) parts.push(sanitizeLine(doing));
  if (bytesTotal > 0) parts.push(`${formatSize(bytes)}/${formatSize(bytesTotal)}`);
  else if (bytes > 0) parts.push(formatSize(bytes));
  if (filesTotal > 0) {
    parts.push(`${files}/${filesTotal}${stage === 'deploying_scripts' ? ' files' : ''}`);
  }
  return parts.join('  ');
}
