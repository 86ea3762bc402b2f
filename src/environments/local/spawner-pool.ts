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
  readonly #watched = new Map<string, string>();
  #spawners: Spawner[] = [];
  #keeper: Spawner | undefined;

  /** The one of this process. Its spawners end with this process. */
  static shared(): SpawnerPool {
    SpawnerPool.#shared ??= new SpawnerPool();
    return SpawnerPool.#shared;
  }

  /**
   * Starts `request`. Its pipes must stay open on our side until this settles.
   *
   * @throws {SpawnRefusal}
   */
  spawn(request: SpawnRequest): Promise<SpawnedCommand> {
    this.#replaceKeeper();
    const ready = this.#spawners.filter((spawner) => spawner.isReady);
    let idlest = ready[0];
    for (const spawner of ready) {
      if (idlest !== undefined && spawner.startingCount < idlest.startingCount) idlest = spawner;
    }
    const isBusy = idlest !== undefined && idlest.startingCount > 0;
    if (isBusy && this.#spawners.length < SPAWNERS_MAX) this.#spawners.push(new Spawner());
    return idlest === undefined ? spawnHere(request) : idlest.spawn(request);
  }

  /**
   * Has processes with `mark` ended and `folder` removed should this process die, however it does.
   * Starts the first spawner.
   */
  watch(mark: string, folder: string): void {
    this.#watched.set(mark, folder);
    if (this.#spawners.length === 0) this.#spawners.push(new Spawner());
    this.#replaceKeeper();
    this.#keeper?.watch(mark, folder);
  }

  /** Takes `watch` back. */
  forget(mark: string): void {
    this.#watched.delete(mark);
    this.#keeper?.forget(mark);
  }

  /** Has another spawner watch where the one that did has died. */
  #replaceKeeper(): void {
    if (this.#keeper?.isGone === false) return;
    this.#spawners = this.#spawners.filter((spawner) => !spawner.isGone);
    this.#keeper = this.#spawners[0];
    for (const [mark, folder] of this.#watched) this.#keeper?.watch(mark, folder);
  }
}
