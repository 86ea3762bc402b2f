import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Lane, Scheduler} from '../../../src/run/scheduler.ts';
import {HeldTasks} from '../../rig/held-tasks.ts';

const lane = (name: string, ...limits: string[]): Lane => ({name, limits});

describe('Scheduler', () => {
  it('runs no more tasks at once than a limit has room for', async () => {
    const rig = new HeldTasks();
    const scheduler = new Scheduler();
    scheduler.setCapacity('total', 2);
    scheduler.addAll(['a', 'b', 'c'].map((id) => rig.task(id, lane('run', 'total'))));

    expect(rig.running).toEqual(['a', 'b']);
    await rig.end('a');
    expect(rig.running).toEqual(['b', 'c']);
    await rig.end('b');
    await rig.end('c');
    expect(scheduler.runningCount).toBe(0);
  });

  it('starts tasks of a lane in the order of their priority', async () => {
    const rig = new HeldTasks();
    const scheduler = new Scheduler();
    scheduler.setCapacity('total', 1);
    scheduler.addAll([
      rig.task('late', lane('run', 'total'), 3),
      rig.task('early', lane('run', 'total'), 1),
      rig.task('middle', lane('run', 'total'), 2),
    ]);
    await rig.endAll();
    expect(rig.started).toEqual(['early', 'middle', 'late']);
  });

  it('starts what waits as soon as a limit grows', () => {
    const rig = new HeldTasks();
    const scheduler = new Scheduler();
    scheduler.setCapacity('instances', 0);
    scheduler.add(rig.task('case', lane('run', 'total', 'instances')));
    expect(rig.running).toEqual([]);
    scheduler.setCapacity('instances', 1);
    expect(rig.running).toEqual(['case']);
  });

  it('gives back withdrawn tasks and does not start them', async () => {
    const rig = new HeldTasks();
    const scheduler = new Scheduler();
    scheduler.setCapacity('total', 1);
    scheduler.addAll(['a', 'b', 'c'].map((id) => rig.task(id, lane('run', 'total'))));
    expect(scheduler.withdraw('run')).toHaveLength(2);
    await rig.end('a');
    expect(rig.started).toEqual(['a']);
  });

  it('D21 does not starve a lane that needs two limits which others keep busy', async () => {
    const rig = new HeldTasks();
    const scheduler = new Scheduler();
    scheduler.setCapacity('a', 1);
    scheduler.setCapacity('b', 1);
    // Two lanes that always have work, each keeping one limit busy at alternating times.
    for (let n = 0; n < 400; n += 1) {
      scheduler.add(rig.task(`a${n}`, lane('only a', 'a')));
      scheduler.add(rig.task(`b${n}`, lane('only b', 'b')));
    }
    scheduler.add(rig.task('both', lane('both', 'a', 'b')));
    // Ending one at a time never leaves both limits free at once unless they are kept free.
    for (let ended = 0; !rig.started.includes('both') && ended < 800; ended += 1) {
      await rig.end(rig.running[0] ?? '');
    }
    expect(rig.started).toContain('both');
    expect(rig.started.length).toBeLessThan(400);
    await rig.endAll();
    expect(rig.started).toHaveLength(801);
  });

  it('D21 for any tasks and limits, all run, and no limit is ever exceeded', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({min: 1, max: 3}), {minLength: 4, maxLength: 4}),
        fc.array(fc.tuple(fc.subarray([0, 1, 2, 3]), fc.integer({min: 0, max: 9})), {
          maxLength: 40,
        }),
        fc.array(fc.nat(), {minLength: 1, maxLength: 20}),
        async (capacities, tasks, choices) => {
          const rig = new HeldTasks();
          const scheduler = new Scheduler();
          capacities.forEach((capacity, index) => {
            scheduler.setCapacity(`l${index}`, capacity);
          });
          const limitsOf = new Map<string, readonly number[]>();
          scheduler.addAll(
            tasks.map(([limits, priority], index) => {
              limitsOf.set(`t${index}`, limits);
              const names = limits.map((limit) => `l${limit}`);
              return rig.task(`t${index}`, lane(names.join(' '), ...names), priority);
            }),
          );
          for (let step = 0; rig.running.length > 0; step += 1) {
            capacities.forEach((capacity, limit) => {
              const used = rig.running.filter((id) => limitsOf.get(id)?.includes(limit)).length;
              expect(used).toBeLessThanOrEqual(capacity);
            });
            const choice = choices[step % choices.length] ?? 0;
            await rig.end(rig.running[choice % rig.running.length] ?? '');
          }
          expect(rig.started).toHaveLength(tasks.length);
        },
      ),
      {numRuns: 200},
    );
  });
});
