import {assert} from '../util/assert.ts';
import {monotonicMs} from '../util/clock.ts';
import {LaneWaits, type Wait, type WaitMark} from './lane-waits.ts';

/** A piece of work that the scheduler starts when all limits that it counts against have room. */
export interface Task {
  /** Tasks of one lane count against the same limits and start in the order of their priority. */
  readonly lane: Lane;
  /** Smaller starts first; equal ones in the order they were added. */
  readonly priority: number;
  /**
   * Called once. Must not throw and must not reject: a failure is an outcome.
   *
   * @param waited `undefined` where it began when it came.
   */
  readonly start: (waited: Wait | undefined) => Promise<void>;
  /** Called when it is withdrawn before it has started. */
  readonly withdrawn?: () => void;
}

/** A queue of tasks that are alike to the scheduler. */
export interface Lane {
  readonly name: string;
  /** Names of limits; a task takes one unit of each while it runs. The most particular one last. */
  readonly limits: readonly string[];
}

interface Limit {
  capacity: number;
  used: number;
  /** What a task waits for that waits for a unit of it. */
  words: string;
  /** Where it has no unit for a reason of its own. */
  reason: string | undefined;
}

interface WaitingTask {
  readonly task: Task;
  readonly mark: WaitMark;
}

interface LaneState {
  readonly lane: Lane;
  readonly limits: readonly Limit[];
  readonly waits: LaneWaits;
  readonly queue: WaitingTask[];
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
  /** The same for all that happens in one decision. */
  #nowMs: number | undefined;

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

  /** Says why a limit has no unit, in words: `memory of this machine`. @param reason `undefined` for no other reason than its capacity */
  explain(name: string, reason: string | undefined): void {
    this.#limit(name).reason = reason;
    this.#advance();
  }

  add(task: Task): void {
    const state = this.#laneState(task.lane);
    const last = state.queue.at(-1)?.task;
    if (last !== undefined && state.head < state.queue.length && last.priority > task.priority) {
      state.sorted = false;
    }
    state.queue.push({task, mark: state.waits.mark(this.#nowMs ?? monotonicMs())});
    this.#advance();
  }

  /** Adds many tasks with one decision at the end. */
  addAll(tasks: Iterable<Task>): void {
    const [wasAdvancing, before] = [this.#advancing, this.#nowMs];
    this.#advancing = true;
    this.#nowMs ??= monotonicMs();
    try {
      for (const task of tasks) this.add(task);
    } finally {
      this.#advancing = wasAdvancing;
      this.#nowMs = before;
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
    state.waits.keep(undefined, monotonicMs());
    for (const {task} of waiting) task.withdrawn?.();
    return waiting.map(({task}) => task);
  }

  #limit(name: string): Limit {
    let limit = this.#limits.get(name);
    if (limit === undefined) {
      const words = wordsOf(name);
      limit = {capacity: Number.POSITIVE_INFINITY, used: 0, words, reason: undefined};
      this.#limits.set(name, limit);
    }
    return limit;
  }

  #laneState(lane: Lane): LaneState {
    let state = this.#lanes.get(lane.name);
    if (state === undefined) {
      const limits = lane.limits.map((name) => this.#limit(name));
      const waits = new LaneWaits();
      state = {lane, limits, waits, queue: [], head: 0, sorted: true, lastStart: 0, passedOver: 0};
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
    this.#nowMs = monotonicMs();
    try {
      do {
        this.#again = false;
        while (this.#startOne());
      } while (this.#again);
    } finally {
      this.#advancing = false;
      this.#nowMs = undefined;
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
      const kept = reserved?.state === state ? undefined : reserved?.limits;
      const full = state.limits.findLast(
        (limit) => limit.used >= limit.capacity || kept?.includes(limit) === true,
      );
      state.waits.keep(full && (full.reason ?? full.words), this.#nowMs ?? monotonicMs());
      if (full !== undefined) continue;
      this.#start(state);
      for (const other of waiting) {
        if (other !== state && sharesLimit(other, state)) other.passedOver += 1;
      }
      return true;
    }
    return false;
  }

  #start(state: LaneState): void {
    const {task, mark} = takeFirst(state);
    const waited = state.waits.since(mark, this.#nowMs ?? monotonicMs());
    state.lastStart = ++this.#startCount;
    state.passedOver = 0;
    for (const limit of state.limits) limit.used += 1;
    this.#running += 1;
    void task.start(waited).then(() => {
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

/** What it means to wait for a limit, by the names that the run gives them. */
function wordsOf(name: string): string {
  const [kind, ...rest] = name.split(' ');
  if (kind === 'host') return `limit per host ${rest.join(' ')}`;
  if (kind === 'instances') return `an instance of ${rest[0]}`;
  return kind === 'cases' ? `limit instances of ${rest.join(' ')}` : `limit ${name}`;
}

function takeFirst(state: LaneState): WaitingTask {
  if (!state.sorted) {
    state.queue.splice(0, state.head);
    state.head = 0;
    state.queue.sort((a, b) => a.task.priority - b.task.priority);
    state.sorted = true;
  }
  const first = state.queue[state.head];
  assert(first !== undefined, `lane ${state.lane.name} is empty`);
  state.head += 1;
  // What has started must not be kept, in a run that goes on and on least of all.
  const isEmpty = state.head === state.queue.length;
  if (isEmpty || (state.head > 1024 && state.head * 2 > state.queue.length)) {
    state.queue.splice(0, state.head);
    state.head = 0;
  }
  return first;
}
