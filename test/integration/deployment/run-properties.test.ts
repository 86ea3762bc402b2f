import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {ReadinessSpec} from '../../../src/manifest/deployment-spec.ts';
import type {EnvironmentSpec} from '../../../src/manifest/manifest.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {backoffMs} from '../../../src/util/backoff.ts';
import {CuttingProxy} from '../../rig/cutting-proxy.ts';
import {FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';
import {labDriver, SshLab, sshSpec} from '../../rig/ssh-servers.ts';

let folder: string;
let lab: SshLab;
let proxy: CuttingProxy;
let board: EnvironmentSpec;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-ready-'));
  writeFileSync(join(folder, 'there'), '');
  lab = new SshLab();
  const server = await lab.sshd();
  proxy = await CuttingProxy.start(server.port);
  const known = lab.write('known-proxy', `[127.0.0.1]:${proxy.port} ${server.hostKey}\n`);
  board = {...sshSpec(lab, server, {port: proxy.port, knownHosts: [known]}), id: 'box'};
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await lab[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

/** `plan` with another specification of its environment. */
function on(plan: Plan, spec: Partial<EnvironmentSpec>): Plan {
  const box = plan.manifest.environments.get('box');
  const environments = new Map([['box', {...box, ...spec} as EnvironmentSpec]]);
  return {...plan, manifest: {...plan.manifest, environments}};
}

function check(index: number, isThere: boolean, optional: boolean): ReadinessSpec {
  const path = join(folder, isThere ? 'there' : 'not-there');
  return {
    name: `check ${index}`,
    optional,
    everyMs: 1,
    timeoutMs: isThere ? 20_000 : 1,
    check: {kind: 'file', path, contains: undefined},
  };
}

describe('a run', () => {
  it('D19 D20 for any checks, tests run only where all that must hold does, and what does not is told', async () => {
    const parts = fc.array(fc.record({isThere: fc.boolean(), optional: fc.boolean()}), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(parts, async (checks) => {
        const readiness = checks.map(({isThere, optional}, index) =>
          check(index, isThere, optional),
        );
        const plan = on(planOf([scenario('use')]), {readiness, workingDirectory: folder});
        const {events, verdicts} = await runFake(plan, localDriver as EnvironmentDriver, {
          env: {PATH: process.env['PATH']},
        });
        const isReady = checks.every(({isThere, optional}) => isThere || optional);
        const ended = events.filter((event) => event.type === 'deployment-ended');
        expect(ended.map(({status}) => status)).toEqual([isReady ? 'completed' : 'failed']);
        expect(verdicts).toEqual({'use@box': isReady ? 'passed' : 'error'});
        expect(events.some(({type}) => type === 'step-started')).toBe(isReady);
        const checked = events.filter((event) => event.type === 'readiness-checked');
        for (const [index, {isThere}] of checks.entries()) {
          const found = checked.find(({name}) => name === `check ${index}`);
          expect(found).toMatchObject({ok: isThere, evidence: expect.stringMatching(/\S/)});
          if (!isThere) expect(found?.help).toMatch(/\S/);
        }
        if (isReady) return;
        expect(ended[0]?.fault).toMatchObject({
          code: 'environment/not-ready',
          stage: 'validating',
          help: expect.stringMatching(/\S/),
        });
      }),
      {numRuns: 100},
    );
  }, 120_000);

  it('D19 what one scenario asks for keeps none of another from running', async () => {
    const scenarios = [
      scenario('asks', {readiness: [check(1, false, false)]}),
      scenario('asks-not'),
      scenario('has', {readiness: [check(2, true, false)]}),
    ];
    const plan = on(planOf(scenarios), {workingDirectory: folder});
    const env = {PATH: process.env['PATH']};
    const {events, verdicts} = await runFake(plan, localDriver as EnvironmentDriver, {env});
    expect(verdicts).toEqual({'asks@box': 'error', 'asks-not@box': 'passed', 'has@box': 'passed'});
    const checked = events.filter(
      (event) => event.type === 'readiness-checked' && event.name.startsWith('check'),
    );
    expect(checked).toMatchObject([
      {case: 'asks@box', attempt: 1, ok: false},
      {case: 'has@box', attempt: 1, ok: true},
    ]);
  });

  it('D22 for any faults, transient ones are tried again with a new connection, permanent ones are not', async () => {
    const anyFault = fc.oneof(
      fc.record({
        kind: fc.constant('refused' as const),
        count: fc.constantFrom(3, 4, 5, 6, 0, 1, 2, 3),
      }),
      fc.record({kind: fc.constant('refused' as const), count: fc.integer({min: 3, max: 9})}),
      fc.record({kind: fc.constant('hook' as const), count: fc.constant(0)}),
    );
    await fc.assert(
      fc.asyncProperty(anyFault, async ({kind, count}) => {
        proxy.refuse(count);
        const plan = on(planOf([scenario('use')]), {
          ...board,
          prepare: kind === 'hook' ? ['exit 7'] : [],
        });
        const {events, verdicts} = await runFake(plan, labDriver(lab) as EnvironmentDriver, {
          // Ceilings of 500 ms and 1 s become waits of a millisecond or two.
          random: () => 0.002,
        });
        proxy.refuse(0);
        const tries = kind === 'hook' ? 1 : Math.min(count, 2) + 1;
        expect(attemptsOf(events)).toEqual(Array.from({length: tries}, (_, index) => index + 1));
        const isGood = kind === 'refused' && count <= 2;
        expect(verdicts).toEqual({'use@box': isGood ? 'passed' : 'error'});
      }),
      {numRuns: 100},
    );
  }, 120_000);

  it('D22 for any retry, the wait is random below a ceiling that doubles up to a limit', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 40}),
        fc.integer({min: 1, max: 10_000}),
        fc.integer({min: 1, max: 100_000}),
        fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
        (retry, delayMs, maxDelayMs, random) => {
          const waitMs = backoffMs(retry, {delayMs, maxDelayMs}, random);
          const ceiling = Math.min(maxDelayMs, delayMs * 2 ** (retry - 1));
          expect(waitMs).toBeGreaterThanOrEqual(0);
          expect(waitMs).toBeLessThanOrEqual(Math.round(ceiling));
          expect(waitMs).toBe(Math.round(random * ceiling));
        },
      ),
    );
  });

  it('D21 for any limits, no more deployments are going on at once, and each comes to its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          instances: fc.integer({min: 1, max: 6}),
          total: fc.integer({min: 1, max: 6}),
          deploy: fc.integer({min: 1, max: 4}),
          perHost: fc.integer({min: 1, max: 6}),
          cases: fc.integer({min: 1, max: 12}),
        }),
        async ({instances, total, deploy, perHost, cases}) => {
          const scenarios = Array.from({length: cases}, (_, index) => scenario(`s${index}`));
          const limits = {deploy, perHost};
          const plan = on(planOf(scenarios, {instances, total, isolation: 'fresh', limits}), {
            prepare: ['make it so'],
          });
          const driver = new FakeDriver({
            onExec: () => new Promise((done) => setImmediate(done, 0)),
          });
          const {events, verdicts} = await runFake(plan, driver);
          let [now, most] = [0, 0];
          for (const event of events) {
            if (event.type === 'stage-started' && event.stage === 'deploy') now += 1;
            if (event.type === 'stage-ended' && event.stage === 'deploy') now -= 1;
            most = Math.max(most, now);
          }
          expect(most).toBeLessThanOrEqual(Math.min(deploy, perHost, total, instances));
          const begun = events.filter(({type}) => type === 'deployment-started').length;
          const ended = events.filter(({type}) => type === 'deployment-ended').length;
          expect(ended).toBe(begun);
          expect(Object.values(verdicts)).toEqual(Array(cases).fill('passed'));
          expect(driver.alive.size).toBe(0);
        },
      ),
      {numRuns: 100},
    );
  }, 60_000);

  it('D23 for any machine that goes away, what was to run there moves to another, or fails and says why', async () => {
    const seen = {moved: 0, failed: 0};
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({min: 1, max: 40}), {maxLength: 6}),
        fc.integer({min: 1, max: 6}),
        async (losses, cases) => {
          let count = 0;
          const driver = new FakeDriver({
            isMachine: true,
            onExec: (_script, _instance, environment) => {
              count += 1;
              if (losses.includes(count)) environment.lose();
              return 0;
            },
          });
          const scenarios = Array.from({length: cases}, (_, index) => scenario(`s${index}`));
          const plan = planOf(scenarios, {instances: 2, isolation: 'fresh'});
          const {events, verdicts} = await runFake(plan, driver);
          for (const [id, verdict] of Object.entries(verdicts)) {
            const places = events.flatMap((event) =>
              event.type === 'case-started' && event.case === id ? [event.attempt] : [],
            );
            if (verdict === 'passed') {
              if (places.length > 1) seen.moved += 1;
              continue;
            }
            seen.failed += 1;
            expect(verdict).toBe('error');
            const last = events.find(
              (event) => event.type === 'case-ended' && event.case === id && event.final,
            );
            expect(last).toMatchObject({fault: {code: expect.any(String)}});
          }
          expect(Object.keys(verdicts)).toHaveLength(cases);
          expect(driver.alive.size).toBe(0);
        },
      ),
      {numRuns: 150},
    );
    expect(seen.moved).toBeGreaterThan(0);
  }, 60_000);
});

/** The tries at an instance, in order, each once. */
function attemptsOf(events: readonly RunEventBody[]): number[] {
  const attempts = events.flatMap((event) =>
    event.type === 'stage-started' && event.stage === 'provision' ? [event.attempt] : [],
  );
  return [...new Set(attempts)];
}
