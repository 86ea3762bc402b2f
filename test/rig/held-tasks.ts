import type {Lane, Task} from '../../src/run/scheduler.ts';

/**
 * Tasks that the test drives by hand: one starts when the scheduler says so and ends when the
 * test says so. No test needs to sleep.
 */
export class HeldTasks {
  readonly #held = new Map<string, () => void>();
  readonly #started: string[] = [];

  task(id: string, lane: Lane, priority = 0): Task {
    return {
      lane,
      priority,
      start: () => {
        this.#started.push(id);
        const gate = Promise.withResolvers<void>();
        this.#held.set(id, gate.resolve);
        return gate.promise;
      },
    };
  }

  /** Ids of the tasks that have started and not ended, in start order. */
  get running(): string[] {
    return [...this.#held.keys()];
  }

  /** Ids of all tasks that ever started, in start order. */
  get started(): readonly string[] {
    return this.#started;
  }

  async end(id: string): Promise<void> {
    const resolve = this.#held.get(id);
    if (resolve === undefined) throw new Error(`task "${id}" is not running`);
    this.#held.delete(id);
    resolve();
    await new Promise<void>((done) => setImmediate(done));
  }

  /** Ends whatever runs, first started first, until nothing does. */
  async endAll(): Promise<void> {
    for (let id = this.running[0]; id !== undefined; id = this.running[0]) await this.end(id);
  }
}
