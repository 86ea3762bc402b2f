import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {LockSpec} from '../../../src/manifest/board-spec.ts';
import type {Isolation} from '../../../src/manifest/manifest.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

let state: string;
let locks: Locks;
const {signal} = new AbortController();

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'proctor-locks-'));
  locks = await Locks.open({stateFolder: state});
});

afterEach(async () => {
  await locks[Symbol.asyncDispose]();
  rmSync(state, {recursive: true, force: true});
});

const EXCLUSIVE: Omit<LockSpec, 'names'> = {mode: 'exclusive', timeoutMs: 60_000, leaseMs: 30_000};

/** `plan` with locks on its environment `box`. */
function locked(plan: Plan, names: readonly string[], more: Partial<LockSpec> = {}): Plan {
  const lock: LockSpec = {...EXCLUSIVE, names, ...more};
  const environments = new Map(
    [...plan.manifest.environments].map(([id, spec]) => [id, {...spec, lock}]),
  );
  return {...plan, manifest: {...plan.manifest, environments}};
}

function run(plan: Plan, driver: FakeDriver): ReturnType<typeof runFake> {
  return runFake(plan, driver, {env: {PROCTOR_STATE_DIR: state}});
}

describe('an environment with locks', () => {
  it('L7 holds them, in the order of their names, from before its first instance until after its last', async () => {
    const seen: string[] = [];
    const look = async (when: string): Promise<number> => {
      const all = await locks.list({signal});
      seen.push(`${when} ${all.map(({name}) => name).join(',')}`);
      return 0;
    };
    const driver = new FakeDriver({onExec: () => look('case')});
    const plan = locked(planOf([scenario('a'), scenario('b')]), ['one', 'two']);
    const {events, verdicts} = await run(plan, driver);
    await look('after');
    expect(verdicts).toEqual({'a@box': 'passed', 'b@box': 'passed'});
    expect(new Set(seen.slice(0, -1))).toEqual(new Set(['case one,two']));
    expect(seen.at(-1)).toBe('after ');
    const told = events.flatMap((event) => {
      if (event.type === 'lock-changed') return [`${event.change} ${event.name}`];
      if (event.type !== 'stage-ended') return [];
      return event.stage === 'lock' || event.stage === 'cleanup' ? [event.stage] : [];
    });
    expect(told).toEqual([
      'acquired one',
      'acquired two',
      'lock',
      'cleanup',
      'released two',
      'released one',
    ]);
  });

  it('L2 has an error for each case when they are not to be had in time', async () => {
    await using _held = await locks.acquire('one', {purpose: 'a bisection', timeoutMs: 0, signal});
    const plan = locked(planOf([scenario('a'), scenario('b')]), ['one'], {timeoutMs: 20});
    const {exitCode, events, verdicts} = await run(plan, new FakeDriver());
    expect(exitCode).toBe(3);
    expect(verdicts).toEqual({'a@box': 'error', 'b@box': 'error'});
    const ended = events.find((event) => event.type === 'case-ended');
    expect(ended).toMatchObject({fault: {code: 'lock/timeout', stage: 'lock'}});
    const waiting = events.find((event) => event.type === 'lock-changed');
    expect(waiting).toMatchObject({
      change: 'waiting',
      holder: expect.stringContaining('a bisection'),
    });
  });

  it('are shared with others who ask for them as shared', async () => {
    const mode = 'shared' as const;
    await using _held = await locks.acquire('one', {mode, purpose: 'x', timeoutMs: 0, signal});
    const plan = locked(planOf([scenario('a')]), ['one'], {mode});
    expect((await run(plan, new FakeDriver())).exitCode).toBe(0);
  });

  it.each<Isolation>(['shared', 'fresh', 'fork'])(
    'L4 that it lost ends what runs with lock/lost, never a pass, and is held anew for the rest: %s',
    async (isolation) => {
      let count = 0;
      const driver = new FakeDriver({
        isMachine: isolation === 'fork',
        onExec: async (script) => {
          if (script !== 'work') return 0;
          count += 1;
          // The command itself goes well: it must not count all the same.
          if (count === 1) await locks.forceRelease('one', 'somebody needs it', {signal});
          return 0;
        },
      });
      const items = ['a', 'b', 'c'].map((id) => scenario(id, {script: 'work'}));
      const plan = locked(planOf(items, {instances: 1, isolation}), ['one']);
      const {exitCode, events, verdicts} = await run(plan, driver);
      expect(exitCode).toBe(3);
      expect(verdicts).toEqual({'a@box': 'error', 'b@box': 'passed', 'c@box': 'passed'});
      const ended = events.find((event) => event.type === 'case-ended');
      expect(ended).toMatchObject({case: 'a@box', fault: {code: 'lock/lost', stage: 'run'}});
      const changes = events.flatMap((event) =>
        event.type === 'lock-changed' ? [event.change] : [],
      );
      expect(changes).toEqual(['acquired', 'lost', 'acquired', 'released']);
      expect([...driver.alive]).toEqual([]);
    },
  );
});

describe('runs that want some of the same locks', () => {
  it('never overlap, and never wait for each other for ever, whatever they want', async () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), {minLength: 1, maxLength: 3});
    await fc.assert(
      fc.asyncProperty(fc.array(names, {minLength: 2, maxLength: 3}), async (wishes) => {
        const inside = new Map<string, number>();
        const clashes: string[] = [];
        const runs = wishes.map((wish) => {
          const driver = new FakeDriver({
            onExec: async (script) => {
              if (script !== 'work') return 0;
              for (const name of wish) {
                inside.set(name, (inside.get(name) ?? 0) + 1);
                if ((inside.get(name) ?? 0) > 1) clashes.push(name);
              }
              await new Promise((resolve) => setImmediate(resolve));
              for (const name of wish) inside.set(name, (inside.get(name) ?? 0) - 1);
              return 0;
            },
          });
          const plan = planOf([scenario('x', {script: 'work'})], {instances: 1});
          return run(locked(plan, wish.toSorted()), driver);
        });
        const ended = await Promise.all(runs);
        expect(ended.map(({exitCode}) => exitCode)).toEqual(wishes.map(() => 0));
        expect(clashes).toEqual([]);
      }),
      {numRuns: 100},
    );
  }, 120_000);
});
