import {assert} from '../util/assert.ts';

/** A piece of work that the scheduler starts when all limits that it counts against have room. */
export interface Task {
  /** Tasks of one lane count against the same limits and start in the order of their priority. */
  readonly lane: Lane;
  /** Smaller starts first; equal ones in the order they were added. */
  readonly priority: number;
  /** Called once. Must not throw and must not reject: a failure is an outcome. */
  readonly start: () => Promise<void>;
  /** Called when it is withdrawn before it has started. */
  readonly withdrawn?: () => void;
}

/** A queue of tasks that are alike to the scheduler. */
export interface Lane {
  readonly name: string;
  /** Names of limits; a task takes one unit of each while it runs. */
  readonly limits: readonly string[];
}

interface Limit {
  capacity: number;
  used: number;
}

interface LaneState {
  readonly lane: Lane;
  readonly limits: readonly Limit[];
  readonly queue: Task[];
  /** Tasks of `queue` before this one have started. */
  head: number;
  sorted: boolean;
  /** When its latest task started, as a count of all starts. */
  lastStart: number;
  /** How many tasks of other lanes started while its first one could not. */
  passedOver: number;
}

/**
 * How often a lane may be passed over before what it waits for is kept free for it. Small enough
 * that nobody waits long, large enough that limits are not left idle for the sake of order.
 */
const PASSED_OVER_MAX = 64;

/**
 * Starts tasks as soon as all limits that they count against have room.
 *
 * No deadlock: a task takes all its units at once or none, and holds them only while it runs.
 * No starvation: lanes take turns, and a lane that was passed over often gets the units it waits
 * for kept free, unless a limit of its own has no capacity at all (then running tasks could not
 * free it). Decisions are synchronous: nothing changes between looking and starting.
 */
export class Scheduler {
  readonly #limits = new Map<string, Limit>();
  readonly #lanes = new Map<string, LaneState>();
  #startCount = 0;
  #running = 0;
  #advancing = false;
  #again = false;

  /** Tasks that are running now. */
  get runningCount(): number {
    return this.#running;
  }

  /** @param capacity 0 or more; may shrink below what is in use, which then only drains. */
  setCapacity(name: string, capacity: number): void {
    assert(capacity >= 0, `limit ${name} gets capacity ${capacity}`);
    this.#limit(name).capacity = capacity;
    this.#advance();
  }

  add(task: Task): void {
    const state = this.#laneState(task.lane);
    const last = state.queue.at(-1);
    if (last !== undefined && state.head < state.queue.length && last.priority > task.priority) {
      state.sorted = false;
    }
    state.queue.push(task);
    this.#advance();
  }

  /** Adds many tasks with one decision at the end. */
  addAll(tasks: Iterable<Task>): void {
    this.#advancing = true;
    try {
      for (const task of tasks) this.add(task);
    } finally {
      this.#advancing = false;
    }
    this.#advance();
  }

  /** Removes all tasks of `laneName` that have not started, and returns them. */
  withdraw(laneName: string): Task[] {
    const state = this.#lanes.get(laneName);
    if (state === undefined) return [];
    const waiting = state.queue.slice(state.head);
    state.queue.length = 0;
    state.head = 0;
    for (const task of waiting) task.withdrawn?.();
    return waiting;
  }

  #limit(name: string): Limit {
    let limit = this.#limits.get(name);
    if (limit === undefined) {
      limit = {capacity: Number.POSITIVE_INFINITY, used: 0};
      this.#limits.set(name, limit);
    }
    return limit;
  }

  #laneState(lane: Lane): LaneState {
    let state = this.#lanes.get(lane.name);
    if (state === undefined) {
      const limits = lane.limits.map((name) => this.#limit(name));
      state = {lane, limits, queue: [], head: 0, sorted: true, lastStart: 0, passedOver: 0};
      this.#lanes.set(lane.name, state);
    }
    return state;
  }

  // Starting a task may add tasks or change capacities at once; those calls only leave a note, so
  // that one loop, here, makes all decisions.
  #advance(): void {
    if (this.#advancing) {
      this.#again = true;
      return;
    }
    this.#advancing = true;
    try {
      do {
        this.#again = false;
        while (this.#startOne());
      } while (this.#again);
    } finally {
      this.#advancing = false;
    }
  }

  #startOne(): boolean {
    const waiting: LaneState[] = [];
    for (const state of this.#lanes.values()) {
      if (state.head < state.queue.length) waiting.push(state);
    }
    waiting.sort((a, b) => a.lastStart - b.lastStart);
    const reserved = reservedLimits(waiting);
    for (const state of waiting) {
      const isReservedFor = reserved?.state === state;
      const canStart = state.limits.every(
        (limit) =>
          limit.used < limit.capacity && (isReservedFor || !reserved?.limits.includes(limit)),
      );
      if (!canStart) continue;
      this.#start(state);
      for (const other of waiting) {
        if (other !== state && sharesLimit(other, state)) other.passedOver += 1;
      }
      return true;
    }
    return false;
  }

  #start(state: LaneState): void {
    const task = takeFirst(state);
    state.lastStart = ++this.#startCount;
    state.passedOver = 0;
    for (const limit of state.limits) limit.used += 1;
    this.#running += 1;
    void task.start().then(() => {
      for (const limit of state.limits) limit.used -= 1;
      this.#running -= 1;
      this.#advance();
    });
  }
}

/** The lane that has waited too long, and the full limits that are kept for it. */
function reservedLimits(
  waiting: readonly LaneState[],
): {readonly state: LaneState; readonly limits: readonly Limit[]} | undefined {
  let starving: LaneState | undefined;
  for (const state of waiting) {
    if (state.passedOver < PASSED_OVER_MAX) continue;
    if (state.limits.some((limit) => limit.capacity === 0)) continue;
    if (starving === undefined || state.passedOver > starving.passedOver) starving = state;
  }
  return starving && {state: starving, limits: starving.limits};
}

function sharesLimit(a: LaneState, b: LaneState): boolean {
  return a.limits.some((limit) => limit.capacity !== 0 && b.limits.includes(limit));
}

function takeFirst(state: LaneState): Task {
  if (!state.sorted) {
    state.queue.splice(0, state.head);
    state.head = 0;
    state.queue.sort((a, b) => a.priority - b.priority);
    state.sorted = true;
  }
  const task = state.queue[state.head];
  assert(task !== undefined, `lane ${state.lane.name} is empty`);
  state.head += 1;
  if (state.head > 1024 && state.head * 2 > state.queue.length) {
    state.queue.splice(0, state.head);
    state.head = 0;
  }
  return task;
}
