import {createHash} from 'node:crypto';
import {posix} from 'node:path';
import type {ResolvedArtifact} from '../artifacts/resolved-artifact.ts';
import {
  dependencyQuery,
  installDependencies,
  readDependencyQuery,
  wantedDependencies,
} from '../dependencies/install-dependencies.ts';
import type {Connection, Environment, StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import {type InstanceTools, setUpTools} from '../instrumentation/run-tools.ts';
import type {DeploymentStage, FaultRecord} from '../journal/event.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import {checkReadiness} from '../readiness/check-readiness.ts';
import {assert} from '../util/assert.ts';
import {formatSize} from '../util/size.ts';
import type {ArtifactSource} from './artifact-source.ts';
import {
  type DeploymentFacts,
  DeploymentJournal,
  type DeploymentPlace,
} from './deployment-journal.ts';
import type {DeploymentRecord, RecordedStage} from './deployment-record.ts';
import {isShareableTool, runHook, startTools} from './hook-scripts.ts';
import {rollBack} from './roll-back.ts';
import {targetLocks} from './transfer/target-locks.ts';
import {type Sent, Transfer} from './transfer/transfer.ts';

/** Everything one deployment needs. */
export interface DeploymentOptions extends DeploymentPlace {
  readonly manifest: Manifest;
  /** Whether instrumentation is only proven, or also started where no case is needed for it. */
  readonly startsTools: boolean;
  /**
   * Whether it fails where instrumentation does not work, or that is kept for the cases that want
   * it: so that a case which wants none of it does not fail with it.
   */
  readonly toolFaults: 'throw' | 'keep';
  readonly source: ArtifactSource;
  /**
   * Stages that an earlier deployment has finished there, with a digest of what went into each:
   * these are skipped while that is the same. @default none
   */
  readonly finished?: ReadonlyMap<DeploymentStage, string>;
  /** What is put back where it fails: all, or only what its last stage has changed. @default 'all' */
  readonly rollsBack?: 'all' | 'stage';
  /** As in `SetUpPlace`. */
  readonly claimConsole?: () => Disposable;
  readonly reconnected?: (connection: Connection) => void;
}

/**
 * Makes one instance ready for tests, stage by stage: each of the stages' methods is called once,
 * in their order; those with nothing to do may be left out. It ends with `complete` or, on any way
 * out, with `abandon`.
 */
export class Deployment {
  readonly #options: DeploymentOptions;
  readonly #journal: DeploymentJournal;
  #artifacts: readonly ResolvedArtifact[] = [];
  #environment: Environment | undefined;
  #connection: Connection | undefined;
  #transfer: Transfer | undefined;
  #tools: InstanceTools = new Map();
  #isPrepared = false;
  /** Stages that something optional failed at: it is tried again where one goes on from there. */
  readonly #goneWithout = new Set<DeploymentStage>();
  /** Its targets, while what was there may still be put back. */
  #targets: Disposable | undefined;

  constructor(options: DeploymentOptions) {
    this.#options = options;
    this.#journal = new DeploymentJournal(options);
  }

  /** Whether `prepare` hooks were begun, so that `restore` is owed. */
  get isPrepared(): boolean {
    return this.#isPrepared;
  }

  /** Instrumentation as it was found. */
  get tools(): InstanceTools {
    return this.#tools;
  }

  /** Whether there is anything for `install` or `deploy` to do. */
  get hasFiles(): boolean {
    const {needs, spec} = this.#options;
    const hasHooks = needs.prepares && spec.prepare.length > 0;
    return hasHooks || needs.artifacts.length > 0 || needs.dependencies !== undefined;
  }

  /** Whether there is anything for `configure` to do. */
  get hasTools(): boolean {
    const {needs, manifest, startsTools} = this.#options;
    return needs.instrumentation.some((name) => {
      const spec = manifest.instrumentation.get(name);
      return (spec?.tools?.length ?? 0) > 0 || (startsTools && isShareableTool(spec));
    });
  }

  /** What is remembered of it, for one that goes on from there. */
  get record(): Pick<DeploymentRecord, 'stages' | 'artifacts'> {
    const stages = Array.from(this.#journal.statuses, ([stage, status]): RecordedStage => {
      const inputs = this.#goneWithout.has(stage) ? undefined : this.#inputsOf(stage);
      return {stage, status, ...(inputs !== undefined && {inputs})};
    });
    const versions = this.#artifacts.map(({id, version}) => [id, version]);
    return {stages, artifacts: Object.fromEntries(versions)};
  }

  /**
   * Builds, unpacks and hashes artifacts, here; nothing where there are none. Then it waits for
   * others that put theirs in the same places of the same host.
   */
  async prepare(context: StepContext): Promise<void> {
    const {needs, manifest, source} = this.#options;
    const ids = [...new Set([...needs.artifacts, ...(needs.dependencies?.bundles ?? [])])];
    if (ids.length === 0) return;
    await this.#journal.stage('preparing', context, async ({onProgress, note}) => {
      const totals = {bytesTotal: 0, filesTotal: 0, files: 0};
      // Each begins from nothing, and several may be at it at once.
      const done = new Map<string, number>();
      this.#artifacts = await source.resolve(ids, {
        manifest,
        context,
        onProgress: ({artifact, doing, bytes: own}) => {
          const what = `${doing} ${artifact}`;
          done.set(what, Math.max(own, done.get(what) ?? 0));
          const bytes = [...done.values()].reduce((total, each) => total + each, 0);
          onProgress({...totals, bytes, doing: what});
        },
      });
      let [files, bytes] = [0, 0];
      for (const artifact of this.#artifacts) {
        const size = artifact.files.reduce((sum, file) => sum + file.bytes, 0);
        const shown = artifact.isSensitive ? '' : `, version ${artifact.version.slice(0, 12)}`;
        note(`${artifact.id}: ${artifact.files.length} files, ${formatSize(size)}${shown}`);
        files += artifact.files.length;
        bytes += size;
      }
      return {artifacts: this.#artifacts.length, files, bytes};
    });
    const shared = sharedFolders(this.#options.spec, this.#artifacts);
    if (shared.length > 0) this.#targets = await targetLocks.acquire(shared, context);
  }

  /** Opens a connection. */
  async connect(environment: Environment, context: StepContext): Promise<Connection> {
    this.#environment = environment;
    await this.#journal.stage('connecting', context, async ({note}) => {
      const connection = await environment.connect(context);
      this.#connection = connection;
      const {os, kernel, arch} = connection.facts;
      note(`connected, ${connection.transport}: ${os} ${kernel} ${arch}`);
      return {transport: connection.transport};
    });
    return this.#connected;
  }

  /** Installs packages. */
  async install(context: StepContext): Promise<DeploymentFacts> {
    const {dependencies} = this.#options.needs;
    if (dependencies === undefined || this.#isFinished('installing_dependencies')) return {};
    return this.#journal.stage('installing_dependencies', context, async (work) => {
      const {spec, manifest} = this.#options;
      const {variables} = manifest;
      const connection = this.#connected;
      const transfer = this.#transfers;
      const {bundles: ids} = dependencies;
      if (ids.length > 0) await transfer.send(this.#withNeeds(ids), work);
      const bundles = ids.flatMap((id) => transfer.pathsOf(id).map((path) => ({path})));
      const place = {spec, connection, context, variables, bundles, onOutput: work.onOutput};
      // What is asked for in the same round trip must need no variables of the instance's.
      const canAskAlong =
        !transfer.hasLooked && this.#hasArtifacts && dependencies.commands.length === 0;
      const wanted = wantedDependencies(dependencies, place);
      const state = canAskAlong
        ? readDependencyQuery(
            (await transfer.look(context, dependencyQuery(wanted))).toString('latin1'),
            wanted,
          )
        : undefined;
      const done = await installDependencies(dependencies, {
        ...place,
        ...(state !== undefined && {state}),
        onProgress: ({done: files, total, doing}) =>
          work.onProgress({bytes: 0, bytesTotal: 0, files, filesTotal: total, doing}),
      });
      const {installed, already, missingOptional, tool} = done;
      if (missingOptional.length > 0) {
        this.#goneWithout.add('installing_dependencies');
        const message = `${spec.id} goes without ${missingOptional.join(', ')}: optional, and not to be had`;
        context.warn('dependency/optional-missing', message);
      }
      if (installed.length > 0) {
        work.note(`installed: ${installed.join(', ')}`);
        transfer.forgetLook();
      }
      return {
        installed: installed.length,
        already: already.length,
        ...(tool !== undefined && {packageManager: tool}),
        ...(missingOptional.length > 0 && {missingOptional: missingOptional.join(', ')}),
      };
    });
  }

  /** Puts artifacts in place, then runs the environment's `prepare` hooks where asked to. */
  async deploy(context: StepContext): Promise<DeploymentFacts> {
    const {needs, spec, manifest} = this.#options;
    const hooks = needs.prepares ? spec.prepare : [];
    if (!this.#hasArtifacts && hooks.length === 0) return {};
    if (this.#isFinished('deploying_scripts')) return {};
    return this.#journal.stage('deploying_scripts', context, async (work) => {
      let facts: DeploymentFacts = {};
      if (this.#hasArtifacts) {
        const sent = await this.#transfers.send(this.#withNeeds(needs.artifacts), work);
        if (sent.leftOut.length > 0) this.#goneWithout.add('deploying_scripts');
        facts = sentFacts(sent);
      }
      if (hooks.length === 0) return facts;
      this.#isPrepared = true;
      const {variables} = manifest;
      const {onOutput} = work;
      await runHook('prepare', hooks, {
        spec,
        connection: this.#connected,
        context,
        variables,
        onOutput,
      });
      return {...facts, hooks: hooks.length};
    });
  }

  /** Sets instrumentation up, and proves that it works. */
  async configure(context: StepContext): Promise<DeploymentFacts> {
    const {needs, manifest, spec, startsTools, instance, emit} = this.#options;
    const {claimConsole, reconnected} = this.#options;
    const names = needs.instrumentation;
    if (names.length === 0 || this.#isFinished('configuring_instrumentation')) return {};
    return this.#journal.stage('configuring_instrumentation', context, async (work) => {
      const place = {manifest, spec, connection: this.#connected, context};
      const started = startsTools
        ? names.filter((name) => isShareableTool(manifest.instrumentation.get(name)))
        : [];
      await startTools(started, {...place, onOutput: work.onOutput});
      this.#tools = await setUpTools(names, {
        ...place,
        instance,
        environment: this.#environment,
        emit,
        faults: this.#options.toolFaults,
        ...(claimConsole && {claimConsole}),
        ...(reconnected && {
          reconnected: (connection) => {
            this.#connection = connection;
            this.#transfer?.reconnected(connection);
            reconnected(connection);
          },
        }),
      });
      if (started.length + this.#tools.size === 0) return undefined;
      const broken = [...this.#tools.values()].filter(({fault}) => fault !== undefined);
      for (const {fault} of broken) if (fault !== undefined) work.note(fault.message);
      return {
        tools: [...new Set([...started, ...this.#tools.keys()])].join(', '),
        ...(broken.length > 0 && {unavailable: broken.map(({spec: {id}}) => id).join(', ')}),
      };
    });
  }

  /** Proves that the instance is ready. */
  async validate(context: StepContext): Promise<DeploymentFacts> {
    const {spec, manifest, needs, instance, emit} = this.#options;
    const {variables} = manifest;
    return this.#journal.stage('validating', context, ({note}) =>
      checkReadiness(needs.readiness, {
        spec,
        connection: this.#connected,
        environment: this.#environment,
        context,
        variables,
        onChecked: (checked) => {
          note(`${checked.name} ${checked.ok ? 'holds' : 'does not hold'}: ${checked.evidence}`);
          emit({type: 'readiness-checked', environment: spec.id, instance, ...checked});
        },
      }),
    );
  }

  /**
   * It is ready. What was kept aside of what it replaced is removed.
   *
   * @throws {FaultError} where the host does not answer: it puts back by itself what it still keeps.
   */
  async complete(context: StepContext): Promise<void> {
    await this.#forget(context);
    this.#targets?.[Symbol.dispose]();
    this.#journal.complete();
  }

  /**
   * It does not come to its end: what it has changed is put back, over a new connection where the
   * old one is lost. Does nothing after `complete`.
   *
   * @param context Not of what was called off.
   * @param fault Why, where none of its stages has failed; `undefined`: it was called off.
   */
  async abandon(context: StepContext, fault?: FaultRecord): Promise<void> {
    try {
      await this.#abandon(context, fault);
    } finally {
      this.#targets?.[Symbol.dispose]();
    }
  }

  async #abandon(context: StepContext, fault: FaultRecord | undefined): Promise<void> {
    await this.#journal.abandon(async ({note, stage}) => {
      const isKept = this.#options.rollsBack === 'stage' && stage !== 'deploying_scripts';
      if (isKept) {
        await this.#forget(context).catch((error: unknown) => {
          if (!(error instanceof FaultError)) throw error;
          note(`what this stage has not changed may be put back, too: ${error.message}`);
        });
        return undefined;
      }
      const undo = this.#transfer?.undo;
      const environment = this.#environment;
      if (undo === undefined || undo.isEmpty || environment === undefined) return undefined;
      note('putting back what was there');
      const isDone = await rollBack(undo, {
        connection: this.#connection,
        environment,
        context,
        instance: this.#options.instance,
      });
      note(isDone ? 'all is as it was' : 'not all could be put back');
      return isDone;
    }, fault);
  }

  async #forget({signal}: StepContext): Promise<void> {
    const connection = this.#connection;
    if (connection !== undefined) await this.#transfer?.undo.forget({connection, signal});
  }

  #isFinished(stage: DeploymentStage): boolean {
    const inputs = this.#inputsOf(stage);
    if (inputs === undefined || this.#options.finished?.get(stage) !== inputs) return false;
    this.#journal.skipFinished(stage);
    return true;
  }

  /** Stands for all that goes into a stage; `undefined` where it must be done anew in any case. */
  #inputsOf(stage: DeploymentStage): string | undefined {
    const {needs, spec, manifest} = this.#options;
    const digest = (...parts: readonly unknown[]): string =>
      createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    const versions = this.#artifacts.map(({id, version}) => [id, version]);
    switch (stage) {
      case 'installing_dependencies':
        return digest(needs.dependencies, versions, spec.env, manifest.variables);
      case 'deploying_scripts': {
        // What hooks do is not known, and the instance's own folder is another each time.
        const targets = this.#artifacts.flatMap(({files}) => files.map(({target}) => target));
        const outlives = !needs.prepares && targets.every((target) => target.startsWith('/'));
        return outlives ? digest(versions) : undefined;
      }
      case 'configuring_instrumentation': {
        const tools = needs.instrumentation.map((name) => manifest.instrumentation.get(name));
        return digest(tools, versions, spec.env, manifest.variables);
      }
      default:
        return undefined;
    }
  }

  get #hasArtifacts(): boolean {
    return this.#options.needs.artifacts.length > 0;
  }

  get #connected(): Connection {
    assert(this.#connection !== undefined, `${this.#options.instance} is not connected`);
    return this.#connection;
  }

  get #transfers(): Transfer {
    this.#transfer ??= new Transfer(this.#artifacts, this.#connected);
    return this.#transfer;
  }

  /** `ids` and what they need in turn, as far as they could be had. */
  #withNeeds(ids: readonly string[]): ReadonlySet<string> {
    const {artifacts} = this.#options.manifest;
    const all = new Set<string>();
    const visit = (id: string): void => {
      if (all.has(id)) return;
      all.add(id);
      for (const needed of artifacts.get(id)?.needs ?? []) visit(needed);
    };
    for (const id of ids) visit(id);
    return all;
  }
}

/** Folders of targets that other instances see, too: of machines that are not made for one of them. */
function sharedFolders(
  spec: EnvironmentSpec,
  artifacts: readonly ResolvedArtifact[],
): readonly string[] {
  if (spec.type !== 'local' && spec.type !== 'ssh') return [];
  const host = spec.type === 'local' ? '' : `${spec.host}:${spec.port ?? ''}`;
  const targets = artifacts.flatMap(({files}) => files.map(({target}) => target));
  const absolute = targets.filter((target) => target.startsWith('/'));
  const folders = new Set(absolute.map((target) => posix.dirname(posix.normalize(target))));
  return Array.from(folders, (folder) => `${host}:${folder === '/' ? '' : folder}`);
}

function sentFacts(sent: Sent): DeploymentFacts {
  const {files, bytes, unchanged, corrected, leftOut} = sent;
  return {
    files,
    bytes,
    unchanged,
    ...(corrected > 0 && {corrected}),
    ...(leftOut.length > 0 && {leftOut: leftOut.join(', ')}),
  };
}
