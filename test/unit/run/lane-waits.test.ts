import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {bothWaits, LaneWaits, type Wait} from '../../../src/run/lane-waits.ts';
import {type Lane, Scheduler} from '../../../src/run/scheduler.ts';

describe('what a task has waited for', () => {
  it('is what kept its lane longest while it was in it', () => {
    const waits = new LaneWaits();
    waits.keep('limit total', 0);
    const early = waits.mark(0);
    waits.keep('an instance of vm', 10);
    const late = waits.mark(20);
    waits.keep('limit run', 35);
    expect(waits.since(early, 40)).toEqual({ms: 40, for: 'an instance of vm'});
    expect(waits.since(late, 42)).toEqual({ms: 22, for: 'an instance of vm'});
  });

  it('is nothing where it began within a millisecond', () => {
    const waits = new LaneWaits();
    waits.keep('limit total', 0);
    expect(waits.since(waits.mark(5), 5.9)).toBeUndefined();
  });

  it('for any history, is never longer than the task was there, and names what kept it', () => {
    const names = ['a', 'b', undefined] as const;
    const change = fc.record({by: fc.constantFrom(...names), afterMs: fc.nat(50)});
    fc.assert(
      fc.property(fc.array(change, {maxLength: 20}), fc.nat(20), (changes, markAfter) => {
        const waits = new LaneWaits();
        const keptMs: Record<string, number> = {a: 0, b: 0};
        let [nowMs, atMs] = [0, 0];
        let mark = waits.mark(0);
        let by: string | undefined;
        for (const [index, change] of changes.entries()) {
          nowMs += change.afterMs;
          if (by !== undefined) keptMs[by] = (keptMs[by] ?? 0) + change.afterMs;
          if (index === markAfter) {
            mark = waits.mark(nowMs);
            atMs = nowMs;
            keptMs['a'] = 0;
            keptMs['b'] = 0;
          }
          waits.keep(change.by, nowMs);
          by = change.by;
        }
        const wait = waits.since(mark, nowMs);
        const most = Math.max(keptMs['a'] ?? 0, keptMs['b'] ?? 0);
        if (nowMs === atMs || most === 0) expect(wait).toBeUndefined();
        else {
          expect(wait?.ms).toBe(nowMs - atMs);
          expect(keptMs[wait?.for ?? '']).toBe(most);
        }
      }),
    );
  });

  it('is the sum of two waits, by the name of the longer one', () => {
    const lock: Wait = {ms: 30, for: 'lock board-7'};
    const limit: Wait = {ms: 4, for: 'limit deploy'};
    expect(bothWaits(lock, limit)).toEqual({ms: 34, for: 'lock board-7'});
    expect(bothWaits(undefined, limit)).toBe(limit);
    expect(bothWaits(undefined, undefined)).toBeUndefined();
  });
});

describe('what the scheduler says a task has waited for', () => {
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['performance']});
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const waited = new Map<string, Wait | undefined>();

  /** A task that ends when the returned function is called. */
  function add(scheduler: Scheduler, id: string, lane: Lane): () => Promise<void> {
    const gate = Promise.withResolvers<void>();
    const start = (wait: Wait | undefined): Promise<void> => {
      waited.set(id, wait);
      return gate.promise;
    };
    scheduler.add({lane, priority: 0, start});
    return async () => {
      gate.resolve();
      await new Promise<void>((done) => setImmediate(done));
    };
  }

  it.each([
    ['total', 'limit total'],
    ['deploy', 'limit deploy'],
    ['host 10.0.0.2', 'limit per host 10.0.0.2'],
    ['instances vm', 'an instance of vm'],
    ['instances vm set 2', 'an instance of vm'],
    ['cases vm', 'limit instances of vm'],
  ])('of the limit "%s" is "%s"', async (limit, words) => {
    const scheduler = new Scheduler();
    scheduler.setCapacity(limit, 1);
    const lane = {name: 'run vm', limits: ['some', limit]};
    const end = add(scheduler, 'first', lane);
    add(scheduler, 'second', lane);
    vi.advanceTimersByTime(25);
    await end();
    expect(waited.get('first')).toBeUndefined();
    expect(waited.get('second')).toEqual({ms: 25, for: words});
  });

  it('is the reason why there is no instance, where there is one', () => {
    const scheduler = new Scheduler();
    scheduler.setCapacity('instances vm', 0);
    add(scheduler, 'case', {name: 'run vm', limits: ['total', 'instances vm']});
    vi.advanceTimersByTime(3);
    scheduler.explain('instances vm', 'memory of this machine');
    vi.advanceTimersByTime(10);
    scheduler.explain('instances vm', undefined);
    vi.advanceTimersByTime(6);
    scheduler.setCapacity('instances vm', 1);
    expect(waited.get('case')).toEqual({ms: 19, for: 'memory of this machine'});
  });
});
