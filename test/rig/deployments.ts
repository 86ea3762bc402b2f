import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ArtifactRepository} from '../../src/artifacts/artifact-repository.ts';
import {Deployment, type DeploymentOptions} from '../../src/deployment/deployment.ts';
import {NO_NEEDS} from '../../src/deployment/deployment-needs.ts';
import type {Connection, Environment, StepContext} from '../../src/environments/environment.ts';
import type {DeploymentEnded, DeploymentStageEnded, RunEventBody} from '../../src/journal/event.ts';
import type {ArtifactSpec} from '../../src/manifest/deployment-spec.ts';
import type {EnvironmentSpec, Manifest} from '../../src/manifest/manifest.ts';
import type {InstanceNeeds} from '../../src/plan/instance-needs.ts';
import {localSpec} from './local-spec.ts';

/** What one deployment came to. */
export interface Deployed {
  readonly events: readonly RunEventBody[];
  readonly ended: DeploymentEnded | undefined;
  readonly stages: ReadonlyMap<string, DeploymentStageEnded>;
  /** What ended it early. */
  readonly error: unknown;
  readonly connection: Connection | undefined;
}

export interface DeployOptions {
  readonly environment: Environment;
  readonly manifest: Manifest;
  readonly context: StepContext;
  readonly needs?: Partial<InstanceNeeds>;
  readonly spec?: EnvironmentSpec;
  readonly attempt?: number;
  /** Called with each event as it comes. */
  readonly onEvent?: (event: RunEventBody) => void;
  /** In place of the environment's own connection. */
  readonly wrap?: (connection: Connection) => Connection;
  /** Open already. @default a new one */
  readonly kept?: Connection | undefined;
  readonly more?: Partial<DeploymentOptions>;
}

/** Deploys to environments that stay: artifacts are hashed once for all deployments of a test. */
export class DeploymentRig implements AsyncDisposable {
  readonly runFolder = mkdtempSync(join(tmpdir(), 'proctor-deployed-'));
  readonly #stateFolder: string;
  #count = 0;

  constructor(stateFolder = mkdtempSync(join(tmpdir(), 'proctor-state-'))) {
    this.#stateFolder = stateFolder;
  }

  /** One deployment, all stages, put back where it fails. */
  async deploy(options: DeployOptions): Promise<Deployed> {
    const {environment, manifest, context, kept, wrap = (own) => own} = options;
    const spec = options.spec ?? localSpec();
    this.#count += 1;
    const events: RunEventBody[] = [];
    const source = await ArtifactRepository.open({stateFolder: this.#stateFolder});
    const deployment = new Deployment({
      id: `${spec.id}#1/${this.#count}`,
      logPath: `logs/deployment-${spec.id}-1-${this.#count}.log`,
      instance: `${spec.id}#1`,
      attempt: options.attempt ?? 1,
      ...{manifest, spec, context, source},
      needs: {...NO_NEEDS, ...options.needs},
      emit: (event) => {
        events.push(event);
        options.onEvent?.(event);
      },
      runFolder: this.runFolder,
      ...{startsTools: true, toolFaults: 'throw'},
      ...options.more,
    });
    let connection: Connection | undefined;
    let error: unknown;
    try {
      await deployment.prepare(context);
      const wrapped: Environment = Object.create(environment, {
        connect: {
          value: async (own: StepContext) => wrap(kept ?? (await environment.connect(own))),
        },
      });
      connection = await deployment.connect(wrapped, context);
      await deployment.install(context);
      await deployment.deploy(context);
      await deployment.configure(context);
      await deployment.validate(context);
      await deployment.complete(context);
    } catch (caught) {
      error = caught;
      const {signal} = new AbortController();
      await deployment.abandon({...context, signal});
    } finally {
      await source[Symbol.asyncDispose]();
    }
    const stages = new Map<string, DeploymentStageEnded>();
    let ended: DeploymentEnded | undefined;
    for (const event of events) {
      if (event.type === 'deployment-stage-ended') stages.set(event.stage, event);
      if (event.type === 'deployment-ended') ended = event;
    }
    return {events, ended, stages, error, connection};
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.runFolder, {recursive: true, force: true});
    rmSync(this.#stateFolder, {recursive: true, force: true});
  }
}

/** A manifest of nothing but `artifacts`. */
export function manifestOf(folder: string, artifacts: readonly ArtifactSpec[]): Manifest {
  return {
    path: join(folder, 'proctor.yaml'),
    folder,
    name: 'test',
    sha256: '',
    concurrency: {total: 1, provision: 1, deploy: 1, run: 1, perHost: 1},
    timeoutMs: undefined,
    variables: {},
    secrets: {},
    environments: new Map(),
    artifacts: new Map(artifacts.map((item) => [item.id, item])),
    instrumentation: new Map(),
    scenarios: new Map(),
  };
}
