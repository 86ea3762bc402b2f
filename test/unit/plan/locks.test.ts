import {expect, it} from 'vitest';
import type {BoardSpec, LockSpec} from '../../../src/manifest/board-spec.ts';
import type {EnvironmentSpec, SshSpec} from '../../../src/manifest/manifest.ts';
import {buildGraph} from '../../../src/plan/build-graph.ts';
import {edgesOf, environment, manifest, plan, scenario} from './rig.ts';

const LOCK: LockSpec = {names: ['a', 'b'], mode: 'exclusive', timeoutMs: 1, leaseMs: 1};

function board(name: string): BoardSpec {
  return {
    name,
    labels: {},
    host: name,
    port: undefined,
    user: undefined,
    keys: [],
    knownHosts: [],
    power: undefined,
    consoleCommand: undefined,
    check: undefined,
    quarantineAfter: 3,
  };
}

/** An environment `here` that reserves one of `names`. */
function boards(names: readonly string[], more: Partial<SshSpec> = {}): EnvironmentSpec {
  const {inheritEnv: _, ...base} = environment('here') as EnvironmentSpec & {inheritEnv: unknown};
  return {
    ...base,
    type: 'ssh',
    instances: 2,
    host: '',
    port: undefined,
    user: undefined,
    keys: [],
    passphrase: undefined,
    password: undefined,
    agent: undefined,
    config: undefined,
    jump: undefined,
    knownHosts: [],
    hostKeyChecking: 'strict',
    connectTimeoutMs: 1,
    keepAliveMs: 1,
    sessionsMax: 1,
    boards: names.map(board),
    ...more,
  } as SshSpec;
}

const TWO = [scenario('x'), scenario('y')];

it('takes locks once, before all of an environment', () => {
  for (const isolation of ['shared', 'fresh', 'fork'] as const) {
    const spec = {...environment('here'), isolation, lock: LOCK};
    const graph = buildGraph(plan(manifest(TWO, {environments: [spec]})));
    const nodes = graph.nodes.filter(({kind}) => kind === 'lock');
    expect(nodes).toMatchObject([{id: 'lock here', multiplicity: 1, work: ['a, b']}]);
    const provisions = graph.nodes.filter(({kind}) => kind === 'provision');
    const after = edgesOf(graph).filter((edge) => edge.startsWith('lock here > '));
    expect(after).toEqual(provisions.map(({id}) => `lock here > ${id}`));
  }
});

it('reserves a board for each instance, after the locks', () => {
  const shared = buildGraph(
    plan(manifest(TWO, {environments: [boards(['p', 'q'], {lock: LOCK})]})),
  );
  expect(shared.nodes.filter(({kind}) => kind === 'lock')).toMatchObject([
    {id: 'lock here', multiplicity: 1},
    {id: 'lock board here', multiplicity: 2, work: ['one of the boards p, q']},
  ]);
  expect(edgesOf(shared)).toEqual(
    expect.arrayContaining(['lock here > lock board here', 'lock board here > provision here']),
  );
  const fresh = buildGraph(
    plan(manifest(TWO, {environments: [boards(['p'], {isolation: 'fresh'})]})),
  );
  expect(fresh.nodes.filter(({kind}) => kind === 'lock').map(({id}) => id)).toEqual([
    'lock x@here',
    'lock y@here',
  ]);
});
