import {randomBytes} from 'node:crypto';
import {availableParallelism} from 'node:os';
import {type SpawnedCommand, Spawner, spawnHere} from './spawner.ts';
import type {SpawnRequest} from './spawner-source.ts';

/**
 * A spawner waits until what it starts runs its program. Measured on two cores: two spawners start
 * 1.3 times as much as one; more have not been seen to help.
 */
const SPAWNERS_MAX = Math.min(2, availableParallelism());

/** Starts commands through spawners, or from this process until the first one is ready. */
export class SpawnerPool {
  static #shared: SpawnerPool | undefined;
  /** `NAME=value` in the environment of the spawners, and of nothing else. */
  readonly mark = `PROCTOR_SPAWNER=${randomBytes(9).toString('hex')}`;
  #spawners: Spawner[] = [];

  /** The one of this process. Its spawners end with this process. */
  static shared(): SpawnerPool {
    SpawnerPool.#shared ??= new SpawnerPool();
    return SpawnerPool.#shared;
  }

  /** Starts the first spawner, so that it will be ready. */
  prepare(): void {
    this.#spawners = this.#spawners.filter((spawner) => !spawner.isGone);
    if (this.#spawners.length === 0) this.#spawners.push(new Spawner(this.mark));
  }

  /**
   * Starts `request`. Its pipes must stay open on our side until this settles.
   *
   * @throws {SpawnRefusal}
   */
  async spawn(request: SpawnRequest): Promise<SpawnedCommand> {
    this.prepare();
    // This process does not go into groups: what it starts might be out of there too soon.
    if (request.group !== undefined && this.#idlest === undefined) {
      await this.#spawners[0]?.started;
    }
    const idlest = this.#idlest;
    const isBusy = idlest !== undefined && idlest.startingCount > 0;
    if (isBusy && this.#spawners.length < SPAWNERS_MAX) {
      this.#spawners.push(new Spawner(this.mark));
    }
    return idlest === undefined ? spawnHere(request) : idlest.spawn(request);
  }

  /** Resolves when no spawner is in the control group at `path`, nor will be. */
  async leave(path: string): Promise<void> {
    await Promise.all(this.#spawners.map((spawner) => spawner.leave(path)));
  }

  get #idlest(): Spawner | undefined {
    const ready = this.#spawners.filter((spawner) => spawner.isReady);
    let idlest = ready[0];
    for (const spawner of ready) {
      if (idlest !== undefined && spawner.startingCount < idlest.startingCount) idlest = spawner;
    }
    return idlest;
  }
}
