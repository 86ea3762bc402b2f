import {join} from 'node:path';
import type {StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {ArtifactSpec} from '../manifest/deployment-spec.ts';
import type {Manifest} from '../manifest/manifest.ts';
import {BuildHost} from './build/build-host.ts';
import {HashCache} from './hash-cache.ts';
import {inNeedsOrder} from './needs-order.ts';
import {type ArtifactProgress, resolveArtifact, type StoredArtifact} from './resolve-artifact.ts';
import type {ResolvedArtifact} from './resolved-artifact.ts';
import {SharedTask} from './shared-task.ts';
import {ArtifactStore} from './store/artifact-store.ts';
import {collectDaily} from './versions/collect-garbage.ts';
import {VersionBook} from './versions/version-book.ts';

/** What artifacts are asked for with. */
export interface ResolveOptions {
  readonly manifest: Manifest;
  readonly context: StepContext;
  /** Told of what is read, built and unpacked, as it comes. */
  readonly onProgress?: (progress: ArtifactProgress) => void;
}

/**
 * The artifacts of one run. Each is built, unpacked and read once, however many environments want
 * it at once; disposing of it calls off what is still being done.
 */
export class ArtifactRepository implements AsyncDisposable {
  readonly #store: ArtifactStore;
  #env: Readonly<Record<string, string | undefined>> | undefined;
  readonly #hashes: HashCache;
  readonly #builds = new BuildHost();
  readonly #versions: VersionBook;
  readonly #tasks = new Map<string, SharedTask<StoredArtifact>>();
  #disposed: Promise<void> | undefined;

  private constructor(store: ArtifactStore, hashes: HashCache, env: StepContext['env']) {
    this.#store = store;
    this.#env = env;
    this.#hashes = hashes;
    this.#versions = new VersionBook(store);
  }

  /**
   * @param options.stateFolder As `stateFolder` gives it; it need not exist.
   * @param options.env Variables of proctor's own process, for `PROCTOR_STORE_KEY`. @default those
   *   of the first context that artifacts are asked for with
   */
  static async open(options: {
    readonly stateFolder: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
  }): Promise<ArtifactRepository> {
    const store = new ArtifactStore({env: {}, ...options});
    const [hashes] = await Promise.all([
      HashCache.open(join(store.folder, 'hashes')),
      store.objects.temporary.sweep(),
    ]);
    return new ArtifactRepository(store, hashes, options.env);
  }

  /**
   * The artifacts and all they need, needed ones first, each once. Of an optional one a fault is a
   * warning, and it is left out.
   *
   * @throws {FaultError} `transfer/source-missing`, `artifact/…`, `secret/unavailable`; the first in
   *   the order of needs.
   */
  async resolve(
    ids: readonly string[],
    options: ResolveOptions,
  ): Promise<readonly ResolvedArtifact[]> {
    const {signal, warn, env} = options.context;
    signal.throwIfAborted();
    this.#env ??= env;
    if (this.#env !== undefined) this.#store.env = this.#env;
    const specs = inNeedsOrder(options.manifest, ids);
    const outcomes = await Promise.allSettled(
      specs.map((spec) => this.#shared(spec, options).wait(signal)),
    );
    signal.throwIfAborted();
    const resolved: ResolvedArtifact[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') resolved.push(outcome.value);
      else if (specs[index]?.optional === true && outcome.reason instanceof FaultError) {
        const {code, message} = outcome.reason;
        warn(code, `${message}; it is optional: going on without`);
      } else throw outcome.reason;
    }
    return resolved;
  }

  /** Writes down what was learned, and tidies up now and then. Never throws: it costs time only. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    await Promise.all([...this.#tasks.values()].map((task) => task.cancel()));
    const ends = [
      () => this.#builds[Symbol.asyncDispose](),
      () => this.#versions.finish(),
      () => this.#hashes.save(),
      () => this.#store[Symbol.asyncDispose](),
      () => collectDaily(this.#store),
    ];
    for (const end of ends) await end().catch(() => undefined);
  }

  #shared(spec: ArtifactSpec, options: ResolveOptions): SharedTask<StoredArtifact> {
    const before = this.#tasks.get(spec.id);
    if (before !== undefined && !before.isCancelled) return before;
    const task = new SharedTask((signal) => this.#resolveOne(spec, options, signal));
    this.#tasks.set(spec.id, task);
    return task;
  }

  async #resolveOne(
    spec: ArtifactSpec,
    options: ResolveOptions,
    signal: AbortSignal,
  ): Promise<StoredArtifact> {
    const {manifest, context, onProgress} = options;
    // A build may use what it needs.
    for (const id of spec.needs) {
      const needed = manifest.artifacts.get(id);
      const wait = needed && this.#shared(needed, options).wait(signal);
      await wait?.catch((error: unknown) => {
        if (needed?.optional !== true || !(error instanceof FaultError)) throw error;
      });
    }
    const resolved = await resolveArtifact(spec, {
      manifest,
      context: {...context, signal},
      hashes: this.#hashes,
      store: this.#store,
      host: this.#builds,
      onProgress,
    });
    this.#versions.add(manifest, resolved);
    return resolved;
  }
}
