import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Environment} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {DeploymentPlaces} from '../../rig/deployment-places.ts';
import {type Deployed, manifestOf} from '../../rig/deployments.ts';
import {anyTree, readTree, type TreeFile, writeTree} from '../../rig/file-trees.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {labDriver} from '../../rig/ssh-servers.ts';

let places: DeploymentPlaces;
let others: Readonly<Record<'local' | 'sshd', Environment>>;
beforeAll(async () => {
  places = await DeploymentPlaces.open();
  others = {
    local: await localDriver.provision(localSpec(), 2, places.context),
    sshd: await labDriver(places.lab).provision(places.sshd.spec as never, 2, places.context),
  };
});
afterAll(async () => {
  for (const environment of Object.values(others)) await environment[Symbol.asyncDispose]();
  await places[Symbol.asyncDispose]();
});

interface Wanted {
  readonly name: 'local' | 'sshd';
  readonly folder: string;
  readonly source: string;
  readonly prepare: readonly string[];
  readonly environment: Environment;
  readonly signal?: AbortSignal;
}

function deploy({name, folder, source, prepare, environment, signal}: Wanted): Promise<Deployed> {
  const target = `${join(folder, 'target')}/`;
  return places.rig.deploy({
    environment,
    spec: {...places[name].spec, prepare},
    manifest: manifestOf(folder, [artifactSpec({id: 'tree', sources: [source], target})]),
    context: {...places.context, ...(signal && {signal})},
    needs: {artifacts: ['tree'], prepares: true},
  });
}

/** Waits a moment for the other deployment, which must not come to its end by then; then fails. */
const failLate = (folder: string): string =>
  `i=0; while [ ! -e ${folder}/done ] && [ $i -lt 30 ]; do i=$((i+1)); sleep 0.02; done; exit 3`;

describe.each(['local', 'sshd'] as const)('two deployments to the same files (%s)', (name) => {
  it('D12 what one puts back is nothing that the other has found as it wants it', async () => {
    const folder = places.newFolder();
    writeTree(join(folder, 'source'), [{path: 'tool', content: 'x', mode: 0o755}]);
    const same = {name, folder, source: 'source'};
    const failing = deploy({
      ...same,
      prepare: [`touch ${folder}/begun; ${failLate(folder)}`],
      environment: places[name].environment,
    });
    const going = deploy({
      ...same,
      prepare: [`touch ${folder}/done`],
      environment: others[name],
    });
    const [failed, completed] = await Promise.all([failing, going]);
    expect([failed.ended?.status, completed.ended?.status]).toEqual(['failed', 'completed']);
    expect(readTree(join(folder, 'target'))['tool']).toMatch(/755 file x$/);
  });
});

describe('two deployments at once', () => {
  it('D12 for any files, leave what one after the other would', async () => {
    const anyFate = fc.record({tree: anyTree, fails: fc.boolean()});
    await fc.assert(
      fc.asyncProperty(anyTree, anyFate, anyFate, async (former, first, second) => {
        const folder = places.newFolder();
        writeTree(join(folder, 'target'), former);
        const before = readTree(join(folder, 'target'));
        const run = (fate: typeof first, source: string, environment: Environment) => {
          writeTree(join(folder, source), fate.tree);
          const prepare = fate.fails ? ['sleep 0.03; exit 3'] : ['true'];
          return deploy({name: 'local', folder, source, prepare, environment});
        };
        const [a, b] = await Promise.all([
          run(first, 'first', places.local.environment),
          run(second, 'second', others.local),
        ]);
        const after = readTree(join(folder, 'target'));
        if (first.fails && second.fails) expect(after).toEqual(before);
        const completed = [
          {deployed: a, tree: first.tree},
          {deployed: b, tree: second.tree},
        ].filter(({deployed}) => deployed.ended?.status === 'completed');
        // Where both have come to their end, the other's files may be in the place of one's own.
        if (completed.length !== 1) return;
        for (const {path, content} of completed[0]?.tree ?? ([] as readonly TreeFile[])) {
          expect(after[path]).toContain(` file ${content}`);
        }
      }),
      {numRuns: 15, endOnFailure: true},
    );
  });

  it('one that waits for the other can be called off', async () => {
    const folder = places.newFolder();
    writeTree(join(folder, 'source'), [{path: 'tool', content: 'x', mode: 0o755}]);
    const same = {name: 'local' as const, folder, source: 'source'};
    const wait = `while [ ! -e ${folder}/go ]; do sleep 0.02; done`;
    const going = deploy({...same, prepare: [wait], environment: places.local.environment});
    const controller = new AbortController();
    const waiting = deploy({
      ...same,
      prepare: [],
      environment: others.local,
      signal: controller.signal,
    });
    controller.abort(new CancelError('interrupted'));
    expect((await waiting).error).toBe(controller.signal.reason);
    expect(existsSync(join(folder, 'go'))).toBe(false);
    writeFileSync(join(folder, 'go'), '');
    expect((await going).ended?.status).toBe('completed');
  });
});
