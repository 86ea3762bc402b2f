import type {LockChanged, RunEvent} from './event.ts';
import type {LockResult} from './run-result.ts';

/** Locks beyond this many are not told one by one: a fresh board for each of very many cases. */
const LOCKS_MAX = 10_000;

type OpenLock = {-readonly [K in keyof LockResult]: LockResult[K]};

/** Puts together what a run waited for and held. */
export class LockFold {
  readonly #all: OpenLock[] = [];
  /** What is waited for or held, by instance and name. */
  readonly #open = new Map<string, OpenLock>();

  apply(event: RunEvent & LockChanged): void {
    const {name, environment, instance, change, at} = event;
    if (change === 'waiting') {
      const {holder} = event;
      this.#begin({name, environment, instance, state: 'waiting', at, ...(holder && {holder})});
      return;
    }
    const key = `${instance}\n${name}`;
    if (change === 'acquired') {
      const {token, waitedMs = 0} = event;
      const waited = this.#waited(instance, name);
      const lock = waited ?? this.#begin({name, environment, instance, state: 'held', at});
      this.#open.set(key, lock);
      Object.assign(lock, {name, at, state: 'held', waitedMs, ...(token && {token})});
      return;
    }
    const lock = this.#open.get(key);
    this.#open.delete(key);
    if (lock === undefined) return;
    lock.state = change;
    if (event.heldMs !== undefined) lock.heldMs = event.heldMs;
  }

  finish(): readonly LockResult[] {
    return this.#all;
  }

  /** What the instance waits for that `name` may be: of several boards the first one is taken. */
  #waited(instance: string, name: string): OpenLock | undefined {
    for (const [key, lock] of this.#open) {
      const isMeant = lock.name === name || lock.name.split(' or ').includes(name);
      if (lock.state !== 'waiting' || lock.instance !== instance || !isMeant) continue;
      this.#open.delete(key);
      return lock;
    }
    return undefined;
  }

  #begin(lock: OpenLock): OpenLock {
    if (this.#all.length < LOCKS_MAX) this.#all.push(lock);
    if (lock.state === 'waiting') this.#open.set(`${lock.instance}\n${lock.name}`, lock);
    return lock;
  }
}
