import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Environment, EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {ConcurrencyLimits, EnvironmentSpec, SshSpec} from '../../../src/manifest/manifest.ts';
import type {Plan} from '../../../src/plan/plan.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

/** Addresses of this machine, each with an SSH server of its own: hosts of their own. */
const ADDRESSES = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];

let lab: SshLab;
let temporary: string;
let servers: readonly SshServer[];
let known: string;
let driver: ReturnType<typeof labDriver>;
let context: ContextRig;
const kept: Environment[] = [];
beforeAll(async () => {
  lab = new SshLab();
  temporary = mkdtempSync(join(tmpdir(), 'proctor-limits-'));
  servers = await Promise.all(
    ADDRESSES.map((address) =>
      lab.sshd([`ListenAddress ${address}`, `SetEnv HOME=${lab.home} TMPDIR=${temporary}`]),
    ),
  );
  const lines = servers.map(
    ({port, hostKey}, index) => `[${ADDRESSES[index]}]:${port} ${hostKey}\n`,
  );
  known = lab.write('known-addresses', lines.join(''));
  driver = labDriver(lab);
  context = await openContext({env: {PATH: process.env['PATH']}});
  // Logins to all but the last host are kept, which makes a hundred runs cheap.
  for (const [host] of ADDRESSES.slice(1).entries()) {
    const spec = specOf({host, instances: 1, isFresh: false, cases: 1}, 'kept');
    kept.push(await driver.provision(spec as SshSpec, 1, context.context));
  }
});
afterAll(async () => {
  for (const environment of kept) await environment[Symbol.asyncDispose]();
  await context[Symbol.asyncDispose]();
  await lab[Symbol.asyncDispose]();
  rmSync(temporary, {recursive: true, force: true});
});

/** An environment that a generated plan has: on this machine, or on the SSH host of that index. */
interface Wanted {
  readonly host: number | undefined;
  readonly instances: number;
  readonly isFresh: boolean;
  readonly cases: number;
}

const sshHost = fc.record({
  host: fc.nat({max: ADDRESSES.length - 1}),
  instances: fc.integer({min: 1, max: 2}),
  isFresh: fc.constant(false),
  cases: fc.integer({min: 1, max: 2}),
});

const wanted: fc.Arbitrary<readonly Wanted[]> = fc
  .record({
    local: fc.array(
      fc.record({
        host: fc.constant(undefined),
        instances: fc.integer({min: 1, max: 3}),
        isFresh: fc.boolean(),
        cases: fc.integer({min: 1, max: 3}),
      }),
      {maxLength: 2},
    ),
    // Two that log in once each, on one host or two, or one that may do so twice.
    ssh: fc.oneof(
      fc.array(
        sshHost.map((one) => ({...one, instances: 1})),
        {minLength: 2, maxLength: 2},
      ),
      fc.tuple(sshHost),
    ),
  })
  .map(({local, ssh}) => [...local, ...ssh]);

function specOf({host, instances, isFresh}: Wanted, id: string): EnvironmentSpec {
  const rest = {
    ...{id, instances, prepare: ['true'], shell: 'sh'},
    isolation: isFresh ? ('fresh' as const) : ('shared' as const),
  };
  const server = host === undefined ? undefined : servers[host];
  if (server === undefined) return localSpec({...rest, workingDirectory: lab.folder});
  const address = ADDRESSES[host ?? 0] ?? '';
  return sshSpec(lab, server, {...rest, host: address, knownHosts: [known]});
}

function planFor(all: readonly Wanted[], limits: Partial<ConcurrencyLimits>): Plan {
  const environments = new Map<string, EnvironmentSpec>();
  const scenarios = all.flatMap((one, index) => {
    const id = `e${index}`;
    environments.set(id, specOf(one, id));
    return Array.from({length: one.cases}, (_, number) =>
      scenario(`s${number}-${id}`, {environments: [id]}),
    );
  });
  const plan = planOf(scenarios, {limits});
  return {
    ...plan,
    manifest: {...plan.manifest, environments},
    cases: plan.cases.map((item) => {
      const environment = item.scenario.environments[0] ?? '';
      const id = `${item.scenario.id}@${environment}`;
      return {...item, id, group: id, environment};
    }),
  };
}

/** What counts against limits: stages that wait for their turn, and cases. */
function mostAtOnce(
  events: readonly RunEventBody[],
  groupsOf: (environment: string, kind: string) => readonly string[],
): ReadonlyMap<string, number> {
  const [now, most] = [new Map<string, number>(), new Map<string, number>()];
  const note = (groups: readonly string[], change: 1 | -1): void => {
    for (const group of groups) {
      const count = (now.get(group) ?? 0) + change;
      now.set(group, count);
      most.set(group, Math.max(most.get(group) ?? 0, count));
    }
  };
  for (const event of events) {
    if (event.type === 'stage-started' || event.type === 'stage-ended') {
      // Cleaning up never waits: it frees what others wait for.
      if (event.stage === 'cleanup') continue;
      note(groupsOf(event.environment, event.stage), event.type === 'stage-started' ? 1 : -1);
    }
    if (event.type === 'case-started' || event.type === 'case-ended') {
      const environment = event.case.slice(event.case.indexOf('@') + 1);
      note(groupsOf(environment, 'run'), event.type === 'case-started' ? 1 : -1);
    }
  }
  expect([...now.values()].filter((count) => count !== 0)).toEqual([]);
  return most;
}

describe('a run on real instances', () => {
  it('takes one host for one, in whatever way it is named', () => {
    const hostOf = (host: string, port: number | undefined): string => {
      const [server] = servers;
      if (server === undefined) throw new Error('there is no server');
      return driver.hostOf({...sshSpec(lab, server), host, port});
    };
    expect(hostOf('Board.example', 22)).toBe(hostOf('board.example', undefined));
    expect(hostOf('board.example', 2222)).not.toBe(hostOf('board.example', 22));
  });

  it('D21 for any limits, in all, per kind and per host: none is exceeded, and each deployment ends', async () => {
    const limit = fc.integer({min: 1, max: 4});
    const anyLimits = fc.record({
      total: fc.integer({min: 1, max: 8}),
      provision: limit,
      deploy: limit,
      run: limit,
      perHost: fc.integer({min: 1, max: 3}),
    });
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(wanted, anyLimits, async (all, limits) => {
        const plan = planFor(all, limits);
        const drivers = new Map<string, EnvironmentDriver>();
        for (const [id, {type}] of plan.manifest.environments) {
          drivers.set(id, (type === 'local' ? localDriver : driver) as EnvironmentDriver);
        }
        const {events, verdicts} = await runFake(plan, localDriver as EnvironmentDriver, {
          drivers,
          env: {PATH: process.env['PATH']},
        });
        const hosts = new Map(all.map(({host}, index) => [`e${index}`, `host ${host ?? 'here'}`]));
        const most = mostAtOnce(events, (environment, kind) => [
          'total',
          kind,
          hosts.get(environment) ?? '',
        ]);
        for (const [group, count] of most) {
          const own = group.startsWith('host') ? 'perHost' : (group as keyof typeof limits);
          const capacity = limits[own] ?? Number.POSITIVE_INFINITY;
          expect(count, `${group} at once`).toBeLessThanOrEqual(capacity);
          if (count === capacity && capacity > 1) reached.add(own);
        }
        const idsOf = (type: 'deployment-started' | 'deployment-ended'): readonly string[] =>
          events.flatMap((event) => (event.type === type ? [event.deployment] : [])).toSorted();
        expect(idsOf('deployment-ended')).toEqual(idsOf('deployment-started'));
        for (const [index, event] of events.entries()) {
          if (event.type !== 'deployment-ended' || event.status === 'completed') continue;
          // It is called off where nothing is left to be run there.
          expect(event.status).toBe('cancelled');
          const later = events.slice(index).filter(({type}) => type === 'case-started');
          const environment = event.deployment.slice(0, event.deployment.indexOf('#'));
          expect(later.filter((one) => JSON.stringify(one).includes(`@${environment}"`))).toEqual(
            [],
          );
        }
        expect(Object.keys(verdicts)).toHaveLength(plan.cases.length);
        expect(new Set(Object.values(verdicts))).toEqual(new Set(['passed']));
        // Those of the instances that hold the logins.
        expect(readdirSync(temporary)).toHaveLength(kept.length);
      }),
      {numRuns: 100},
    );
    // Several were at work at once, as many as may be.
    expect(reached).toEqual(new Set(['total', 'provision', 'deploy', 'run', 'perHost']));
  }, 120_000);
});
