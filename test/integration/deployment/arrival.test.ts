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
  it('D1 D2 D4 D12 D15 D24 for any artifacts, all arrive with their modes, and what is there is not sent again', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTree,
        fc.integer({min: 0, max: 1}),
        fc.boolean(),
        async (tree, which, isAbsolute) => {
          const place = places.all[which] ?? places.local;
          const folder = places.newFolder();
          writeTree(join(folder, 'source'), tree);
          const target = isAbsolute ? join(folder, 'target') : folder.slice(1);
          const artifact = artifactSpec({id: 'tree', sources: ['source'], target: `${target}/`});
          const options = {
            ...place,
            manifest: manifestOf(folder, [artifact]),
            context: places.context,
            needs: {artifacts: ['tree']},
          };
          const first = await places.rig.deploy(options);
          expect(first.error).toBeUndefined();
          expectCourse(first, places.rig.runFolder);
          expect(first.ended).toMatchObject({
            status: 'completed',
            facts: {files: tree.length, unchanged: 0},
          });
          const root = isAbsolute ? target : join(first.connection?.scratch ?? '', target);
          for (const {path, content, mode} of tree) {
            expect(readFileSync(join(root, path), 'utf8')).toBe(content);
            expect(statSync(join(root, path)).mode & 0o7777).toBe(mode & 0o777);
          }
          let calls: string[] = [];
          const again = await places.rig.deploy({
            ...options,
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
        },
      ),
      {numRuns: 100},
    );
  }, 120_000);

  it('puts right modes only where only modes are wrong, and sends what differs', async () => {
    for (const place of places.all) {
      const folder = places.newFolder();
      mkdirSync(join(folder, 'target'), {recursive: true});
      writeFileSync(join(folder, 'a'), 'same');
      writeFileSync(join(folder, 'b'), 'new');
      writeFileSync(join(folder, 'target/a'), 'same', {mode: 0o600});
      writeFileSync(join(folder, 'target/b'), 'old', {mode: 0o644});
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
      expect(statSync(join(folder, 'target/a')).mode & 0o777).toBe(0o640);
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, 'target/b')))
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
