import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Connection} from '../../../src/environments/environment.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {DeploymentPlaces} from '../../rig/deployment-places.ts';
import {manifestOf} from '../../rig/deployments.ts';
import {anyTree, writeTree} from '../../rig/file-trees.ts';
import {expectCourse} from './course.ts';

let places: DeploymentPlaces;
beforeAll(async () => {
  places = await DeploymentPlaces.open();
});
afterAll(() => places[Symbol.asyncDispose]());

const isRoot = process.getuid?.() === 0;
const anyId = fc.constantFrom(undefined, ...(isRoot ? ['0', '12', '3456'] : []));

/** Where an artifact is wanted, and what mode and owner it is to have. */
const anyWish = fc.record({
  isAbsolute: fc.boolean(),
  mode: fc.constantFrom(undefined, 0o640, 0o755, 0o400, 0o4711, 0o2750, 0o1600),
  owner: anyId,
  group: anyId,
});

/** Counts what goes there and back. */
function counted(connection: Connection): {connection: Connection; calls: string[]} {
  const calls: string[] = [];
  const proxy = new Proxy(connection, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name === 'exec' || name === 'put' || name === 'get') calls.push(name);
      return value.bind(target);
    },
  });
  return {connection: proxy, calls};
}

describe('a deployment', () => {
  it('D1 D2 D4 D12 D15 D24 D30 for any artifacts, all arrive with mode and owner, and what is there is not sent again', async () => {
    // 62 cases for sshd, 25 for a container and 13 here; `put` itself has its own.
    let round = 0;
    const kept = new Map<string, Connection>();
    await fc.assert(
      fc.asyncProperty(anyTree, anyWish, async (tree, wish) => {
        const place = places.all[[1, 1, 1, 1, 1, 2, 2, 0][round++ % 8] ?? 0] ?? places.sshd;
        const {isAbsolute, ...access} = wish;
        const folder = places.newFolder();
        writeTree(join(folder, 'source'), tree);
        const target = isAbsolute ? join(folder, 'target') : folder.slice(1);
        const artifact = artifactSpec({
          id: 'tree',
          sources: ['source'],
          target: `${target}/`,
          ...access,
        });
        const options = {
          ...place,
          manifest: manifestOf(folder, [artifact]),
          context: places.context,
          needs: {artifacts: ['tree']},
          kept: kept.get(place.name),
        };
        const first = await places.rig.deploy(options);
        expect(first.error).toBeUndefined();
        if (first.connection !== undefined) kept.set(place.name, first.connection);
        expectCourse(first, places.rig.runFolder);
        expect(first.ended).toMatchObject({
          status: 'completed',
          facts: {files: tree.length, unchanged: 0},
        });
        const root = isAbsolute ? target : join(first.connection?.scratch ?? '', target);
        for (const {path, content, mode} of tree) {
          const there = place.pathHere(join(root, path));
          expect(readFileSync(there, 'utf8')).toBe(content);
          const stats = statSync(there);
          expect([stats.mode & 0o7777, stats.uid, stats.gid]).toEqual([
            access.mode ?? mode & 0o777,
            Number(access.owner ?? process.getuid?.()),
            Number(access.group ?? process.getgid?.()),
          ]);
        }
        let calls: string[] = [];
        const again = await places.rig.deploy({
          ...options,
          kept: first.connection,
          wrap: (own) => {
            const wrapped = counted(own);
            calls = wrapped.calls;
            return wrapped.connection;
          },
        });
        expectCourse(again, places.rig.runFolder);
        expect(again.ended).toMatchObject({
          status: 'completed',
          facts: {files: 0, bytes: 0, unchanged: tree.length},
        });
        expect(calls).not.toContain('put');
        // Of all stages together: what there is, and whether it is ready.
        expect(calls.length).toBeLessThan(5);
      }),
      {numRuns: 100},
    );
  }, 120_000);

  it('puts right modes only where only modes are wrong, and sends what differs', async () => {
    for (const place of places.all) {
      const folder = places.newFolder();
      const there = place.pathHere(join(folder, 'target'));
      mkdirSync(folder);
      mkdirSync(there, {recursive: true});
      writeFileSync(join(folder, 'a'), 'same');
      writeFileSync(join(folder, 'b'), 'new');
      writeFileSync(join(there, 'a'), 'same', {mode: 0o600});
      writeFileSync(join(there, 'b'), 'old', {mode: 0o644});
      const target = `${folder}/target/`;
      const artifacts = ['a', 'b'].map((id) =>
        artifactSpec({id, sources: [id], target, mode: 0o640}),
      );
      const deployed = await places.rig.deploy({
        ...place,
        manifest: manifestOf(folder, artifacts),
        context: places.context,
        needs: {artifacts: ['a', 'b']},
      });
      expect(deployed.ended).toMatchObject({
        status: 'completed',
        facts: {files: 1, corrected: 1, unchanged: 0},
      });
      expect(statSync(join(there, 'a')).mode & 0o777).toBe(0o640);
      const sum = createHash('sha256')
        .update(readFileSync(join(there, 'b')))
        .digest('hex');
      expect(sum).toBe(createHash('sha256').update('new').digest('hex'));
    }
  });

  it('refuses to send what is sensitive over a connection that is not encrypted', async () => {
    const folder = places.newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'key'), 'x');
    const artifact = artifactSpec({
      id: 'key',
      sources: ['key'],
      target: `${folder}/there`,
      sensitive: true,
    });
    const deployed = await places.rig.deploy({
      ...places.local,
      manifest: manifestOf(folder, [artifact]),
      context: places.context,
      needs: {artifacts: ['key']},
      wrap: (own) => new Proxy(own, {get: (target, name) => clearly(target, name)}),
    });
    expect(deployed.ended).toMatchObject({
      status: 'failed',
      fault: {code: 'deploy/not-encrypted', stage: 'deploying_scripts'},
    });
    expect(() => statSync(join(folder, 'there'))).toThrow();
  });
});

function clearly(target: Connection, name: string | symbol): unknown {
  if (name === 'transport') return 'clear';
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? value.bind(target) : value;
}
