import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';
import {SshFarm} from '../../rig/ssh-farm.ts';
import {labDriver} from '../../rig/ssh-servers.ts';

/** Runs that go on side by side: each loses its own server, and waits a while for it. */
const LANES = 5;

let farms: readonly SshFarm[];
let folder: string;
beforeAll(async () => {
  farms = await Promise.all(Array.from({length: LANES}, () => SshFarm.start()));
  folder = mkdtempSync(join(tmpdir(), 'proctor-losses-'));
});
afterAll(async () => {
  for (const farm of farms) await farm[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

const anyLoss = fc.record({
  servers: fc.constantFrom(1, 2, 2, 2, 3),
  instances: fc.integer({min: 1, max: 3}),
  cases: fc.integer({min: 1, max: 3}),
  isFresh: fc.boolean(),
  /** After so many events a server is killed. */
  killAt: fc.integer({min: 1, max: 45}),
  /** Which of those that are alive. */
  victim: fc.nat({max: 2}),
});

type Loss = typeof anyLoss extends fc.Arbitrary<infer T> ? T : never;

/** What a run came to in which a server was killed, and the file that its cases write to. */
async function runWith(farm: SshFarm, loss: Loss, done: string): Promise<readonly RunEventBody[]> {
  const {servers, instances, cases, isFresh, killAt, victim} = loss;
  await farm.have(servers);
  const scenarios = Array.from({length: cases}, (_, index) =>
    scenario(`s${index}`, {script: `echo s${index} >>${done}`}),
  );
  const plan = planOf(scenarios, {total: 8});
  const isolation = isFresh ? 'fresh' : 'shared';
  const spec = farm.spec({...{id: 'box', instances, isolation}, prepare: ['true']});
  const environments = new Map([['box', spec]]);
  const events: RunEventBody[] = [];
  await runFake(
    {...plan, manifest: {...plan.manifest, environments}},
    labDriver(farm.lab) as EnvironmentDriver,
    {
      env: {PATH: process.env['PATH']},
      emit: (event) => {
        events.push(event);
        if (events.length === killAt) farm.kill(farm.alive[victim % farm.alive.length]);
      },
    },
  );
  return events;
}

describe('a run on real SSH servers', () => {
  it('D23 for any moment at which one is killed, its cases move to another, or fail and name it', async () => {
    const seen = {moved: 0, failed: 0, spared: 0};
    let number = 0;

    const lose = async (farm: SshFarm, loss: Loss): Promise<void> => {
      number += 1;
      const done = join(folder, String(number));
      const events = await runWith(farm, loss, done);
      const ran = existsSync(done) ? readFileSync(done, 'utf8').split('\n') : [];
      const ends = events.filter((event) => event.type === 'case-ended');
      const finals = ends.filter(({final}) => final);
      expect(finals.map((event) => event.case).toSorted()).toEqual(
        Array.from({length: loss.cases}, (_, index) => `s${index}@box`),
      );
      for (const last of finals) {
        if (last.verdict === 'passed') {
          // None passes that was not run to its end.
          expect(ran).toContain(last.case.replace('@box', ''));
          const isMoved = ends.filter((event) => event.case === last.case).length > 1;
          seen[isMoved ? 'moved' : 'spared'] += 1;
          continue;
        }
        seen.failed += 1;
        expect(last).toMatchObject({
          verdict: 'error',
          fault: {
            code: expect.stringMatching(/^ssh\//),
            message: expect.stringMatching(/127\.0\.0\.1\]?:\d+/),
          },
        });
        // Only one was lost: while there is another, nothing fails.
        expect(loss.servers).toBe(1);
      }
      const open = new Set<string>();
      for (const event of events) {
        if (event.type === 'deployment-started') open.add(event.deployment);
        if (event.type === 'deployment-ended') open.delete(event.deployment);
      }
      expect([...open]).toEqual([]);
      expect(farm.left()).toEqual([]);
    };

    await fc.assert(
      fc.asyncProperty(fc.array(anyLoss, {minLength: LANES, maxLength: LANES}), async (losses) => {
        const runs = losses.flatMap((loss, lane) => {
          const farm = farms[lane];
          return farm === undefined ? [] : [lose(farm, loss)];
        });
        const ended = await Promise.allSettled(runs);
        for (const each of ended) if (each.status === 'rejected') throw each.reason;
      }),
      {numRuns: 100 / LANES},
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  }, 120_000);
});
