import {DatabaseSync} from 'node:sqlite';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readAudit} from '../../../../src/state/locks/lock-audit.ts';
import {LockBook, type LockRequest} from '../../../../src/state/locks/lock-book.ts';
import type {LockHost} from '../../../../src/state/locks/lock-host.ts';
import type {LockMode} from '../../../../src/state/locks/lock-records.ts';
import {type Operation, type Row, runNow} from '../../../../src/state/locks/operation.ts';
import {Staleness} from '../../../../src/state/locks/staleness.ts';
import {MIGRATIONS} from '../../../../src/state/migrations.ts';
import {LockMachine} from '../../../rig/lock-machine.ts';

const LEASE_MS = 10_000;

/** The tables of locks, in memory. */
class Tables {
  readonly #database = new DatabaseSync(':memory:');

  constructor() {
    this.#database.exec(MIGRATIONS[0] ?? '');
  }

  run<T>(operation: Operation<T>): T {
    return runNow(operation, (request) =>
      'sql' in request
        ? (this.#database.prepare(request.sql).all(...request.values) as unknown as Row[])
        : [],
    );
  }
}

/** A process that wants locks. */
interface Actor {
  readonly host: LockHost;
  readonly book: LockBook;
  readonly request: LockRequest;
  /** When it came, of all; less is earlier. */
  arrival: number | undefined;
  token: number | undefined;
  /** When it last renewed. */
  renewedMs: number;
  /** When it last asked, while it waits. */
  askedMs: number;
  /** Whether it is in the queue: until somebody sees that it has shown no life for too long. */
  hasPlace: boolean;
}

let requests = 0;

function actorOf(machine: LockMachine, pid: number, mode: LockMode): Actor {
  const host = machine.start(pid);
  requests += 1;
  return {
    host,
    book: new LockBook(host, new Staleness(host, {isOfThisMachine: true})),
    request: {
      id: `request ${requests}`,
      name: 'board',
      mode,
      purpose: 'to see',
      owner: host.self,
      guard: undefined,
      leaseMs: LEASE_MS,
      timeoutMs: 60_000,
    },
    arrival: undefined,
    token: undefined,
    renewedMs: 0,
    askedMs: 0,
    hasPlace: false,
  };
}

type Step =
  | {readonly does: 'ask' | 'release' | 'renew' | 'die' | 'leave'; readonly who: number}
  | {readonly does: 'come'; readonly who: number; readonly mode: LockMode; readonly reuses: boolean}
  | {readonly does: 'wait'; readonly ms: number}
  | {readonly does: 'jump'; readonly ms: number}
  | {readonly does: 'clean'; readonly who: number}
  | {readonly does: 'reboot'};

const who = fc.nat({max: 4});
const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 12, arbitrary: fc.record({does: fc.constant('ask' as const), who})},
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('come' as const),
      who,
      mode: fc.constantFrom('exclusive' as const, 'shared' as const),
      reuses: fc.nat(7).map((number) => number === 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('release' as const, 'renew' as const, 'die' as const, 'leave' as const),
      who,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      ms: fc.oneof(fc.nat(2_000), fc.nat(15_000)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('jump' as const),
      ms: fc.integer({min: -1e12, max: 1e12}),
    }),
  },
  {weight: 1, arbitrary: fc.record({does: fc.constant('clean' as const), who})},
  {weight: 1, arbitrary: fc.record({does: fc.constant('reboot' as const)})},
);

/** A machine on which processes come, wait, hold, stop renewing, die and give their pids to others. */
class World {
  readonly machine = new LockMachine('here');
  readonly tables = new Tables();
  readonly actors = new Map<number, Actor>();
  arrivals = 0;
  lastToken = 0;

  do(each: Step): void {
    if (each.does === 'wait') this.machine.nowMs += each.ms;
    else if (each.does === 'jump') this.machine.wallMs += each.ms;
    else if (each.does === 'reboot') {
      this.machine.reboot();
      this.actors.clear();
    } else if (each.does === 'come') {
      // Who has or wants it mostly goes on; else the pid is another's, by which that one is dead.
      if (this.actors.has(each.who) && !each.reuses) return;
      this.actors.set(each.who, actorOf(this.machine, 100 + each.who, each.mode));
    } else this.#act(each);
    this.#check();
  }

  #act({does, who: index}: Extract<Step, {who: number}>): void {
    const actor = this.actors.get(index);
    if (actor === undefined) return;
    const {book, request} = actor;
    if (does === 'die') {
      this.machine.processes.delete(actor.host.self.pid);
      this.actors.delete(index);
    } else if (does === 'ask') this.#ask(actor);
    else if (does === 'clean') {
      this.tables.run(book.clean('board'));
      this.#passOver(Number.POSITIVE_INFINITY);
    } else if (does === 'leave') {
      if (actor.token !== undefined) return;
      this.tables.run(book.giveUp(request, {timedOut: true}));
      this.actors.delete(index);
    } else if (actor.token !== undefined) {
      const isHeld = this.tables.run(
        book[does === 'release' ? 'release' : 'renew']('board', actor.token),
      );
      // Nobody can have taken what has not lapsed.
      if (this.#isSafe(actor)) expect(isHeld).toBe(true);
      if (isHeld) actor.renewedMs = this.machine.nowMs;
      if (!isHeld || does === 'release') this.actors.delete(index);
    }
  }

  #ask(actor: Actor): void {
    if (actor.token !== undefined) return;
    // Whose place was taken away comes anew.
    if (!actor.hasPlace) actor.arrival = this.arrivals++;
    this.#passOver(actor.arrival ?? 0);
    const {token} = this.tables.run(
      actor.book.acquire(actor.request, {mayWait: true, waitedMs: 0}),
    );
    actor.askedMs = this.machine.nowMs;
    actor.hasPlace = token === undefined;
    if (token === undefined) return;
    expect(token).toBeGreaterThan(this.lastToken);
    this.lastToken = token;
    for (const other of this.actors.values()) {
      const isBefore = other.hasPlace && (other.arrival ?? 0) < (actor.arrival ?? 0);
      if (isBefore && excludes(other, actor)) {
        throw new Error(`${actor.request.id} went before ${other.request.id}`);
      }
    }
    actor.token = token;
    actor.renewedMs = this.machine.nowMs;
  }

  /** Takes their places from those before `arrival` who have shown no life for too long. */
  #passOver(arrival: number): void {
    for (const other of this.actors.values()) {
      const isLapsed = this.machine.nowMs - other.askedMs > 5_000;
      if (isLapsed && (other.arrival ?? arrival) < arrival) other.hasPlace = false;
    }
  }

  #isSafe(actor: Actor): boolean {
    return actor.token !== undefined && this.machine.nowMs - actor.renewedMs <= LEASE_MS;
  }

  /** Of those who live and have renewed in time, no two exclude each other. */
  #check(): void {
    const holders = [...this.actors.values()].filter((actor) => this.#isSafe(actor));
    for (const one of holders) {
      for (const other of holders) {
        if (one !== other && excludes(one, other)) throw new Error('two have the lock');
      }
    }
  }

  /** Whoever still waits gets it when all others are gone. */
  settle(): void {
    for (const [index, actor] of this.actors) {
      if (actor.token !== undefined) this.do({does: 'die', who: index});
    }
    for (let round = 0; round < 10; round += 1) {
      for (const index of [...this.actors.keys()]) {
        this.do({does: 'ask', who: index});
        this.do({does: 'release', who: index});
      }
    }
    expect([...this.actors.keys()]).toEqual([]);
  }
}

function excludes(one: Actor, other: Actor): boolean {
  return one.request.mode === 'exclusive' || other.request.mode === 'exclusive';
}

describe('the book of locks', () => {
  it('L1 L4 never has two who exclude each other, loses no lock and lets nobody wait for ever', () => {
    fc.assert(
      fc.property(fc.array(step, {maxLength: 150, size: 'max'}), (steps) => {
        const world = new World();
        for (const each of steps) world.do(each);
        world.settle();
      }),
      {numRuns: 200},
    );
  });

  it('L7 keeps the end of a long audit log', () => {
    const tables = new Tables();
    const {book} = actorOf(new LockMachine('here'), 1, 'exclusive');
    for (let index = 0; index < 10_600; index += 1) {
      tables.run(book.audit('board', 'refused', {detail: String(index)}));
    }
    const entries = tables.run(readAudit(undefined, 1_000_000));
    expect(entries.length).toBeLessThanOrEqual(10_500);
    expect(entries.length).toBeGreaterThanOrEqual(10_000);
    expect(entries.at(-1)?.detail).toBe('10599');
  });

  it('L4 keeps the lock of a dead process for as long as the one lives that undoes what it left', () => {
    const tables = new Tables();
    const machine = new LockMachine('here');
    const guard = machine.start(50).self;
    const dead = actorOf(machine, 100, 'exclusive');
    const next = actorOf(machine, 101, 'exclusive');
    const granted = tables.run(
      dead.book.acquire({...dead.request, guard}, {mayWait: false, waitedMs: 0}),
    );
    expect(granted.token).toBe(1);
    machine.processes.delete(100);
    machine.nowMs += 10 * LEASE_MS;
    const attempt = () =>
      tables.run(next.book.acquire(next.request, {mayWait: false, waitedMs: 0}));
    expect(attempt().token).toBeUndefined();
    machine.processes.delete(50);
    expect(attempt().token).toBe(2);
  });
});
