import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {FaultError} from '../../../src/faults/fault-error.ts';
import {CancelError} from '../../../src/util/deadline.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {type DeploymentPlace, DeploymentPlaces} from '../../rig/deployment-places.ts';
import {type Deployed, manifestOf} from '../../rig/deployments.ts';
import {anyTree, disguise, readTree, writeTree} from '../../rig/file-trees.ts';
import {expectCourse} from './course.ts';

let places: DeploymentPlaces;
beforeAll(async () => {
  places = await DeploymentPlaces.open();
});
afterAll(() => places[Symbol.asyncDispose]());

/** What becomes of a deployment on its way. */
type Mishap =
  | {readonly kind: 'hook'; readonly place: number}
  | {readonly kind: 'cut'; readonly afterBytes: number}
  | {readonly kind: 'cancel'; readonly place: number; readonly atEvent: number};

const anyPlace = fc.constantFrom(0, 1, 1, 2);
const anyMishap: fc.Arbitrary<Mishap> = fc.oneof(
  fc.record({kind: fc.constant('hook' as const), place: anyPlace}),
  fc.record({kind: fc.constant('cut' as const), afterBytes: fc.integer({min: 1, max: 12_000})}),
  fc.record({
    kind: fc.constant('cancel' as const),
    place: anyPlace,
    atEvent: fc.integer({min: 0, max: 14}),
  }),
);

const known = new Map<string, Set<string>>();

/** What is new in the instance's own folder: once, so that one case is to blame. */
function leftIn(place: DeploymentPlace, {connection}: Deployed): string[] {
  if (connection === undefined) return [];
  const names = known.get(place.name) ?? new Set(['owner', 'scratch', 'tmp']);
  known.set(place.name, names);
  const folder = place.pathHere(dirname(connection.scratch));
  const left = readdirSync(folder).filter((name) => !names.has(name));
  for (const name of left) names.add(name);
  return left;
}

describe('a deployment that does not come to its end', () => {
  it('D5 D12 D29 for any files and any mishap, says what happened and leaves everything as it was', async () => {
    const seen = {completed: 0, failed: 0, cancelled: 0};
    await fc.assert(
      fc.asyncProperty(anyTree, anyTree, anyMishap, async (former, wanted, mishap) => {
        const folder = places.newFolder();
        const root = join(folder, 'target');
        const place =
          mishap.kind === 'cut' ? places.sshd : (places.all[mishap.place] ?? places.local);
        const there = place.pathHere(root);
        writeTree(there, former);
        disguise(there, former);
        writeTree(join(folder, 'source'), wanted);
        const before = readTree(there);
        const artifact = artifactSpec({id: 'tree', sources: ['source'], target: `${root}/`});
        const fails = mishap.kind === 'hook';
        const controller = new AbortController();
        const warnings: string[] = [];
        let count = 0;
        if (mishap.kind === 'cut') places.sshd.proxy.cutAfter(mishap.afterBytes);
        const deployed = await places.rig.deploy({
          ...place,
          spec: {...place.spec, prepare: fails ? ['echo no luck >&2; exit 3'] : []},
          manifest: manifestOf(folder, [artifact]),
          context: {
            ...places.context,
            signal: controller.signal,
            warn: (code, message) => warnings.push(`${code}: ${message}`),
          },
          needs: {artifacts: ['tree'], prepares: true},
          onEvent: () => {
            count += 1;
            if (mishap.kind !== 'cancel' || count !== mishap.atEvent) return;
            controller.abort(new CancelError('interrupted'));
          },
        });
        places.sshd.proxy.cutAfter(Infinity);
        if (deployed.ended === undefined) return;
        expectCourse(deployed, places.rig.runFolder);
        const {status, fault, rolledBack} = deployed.ended;
        seen[status] += 1;
        // What a shell there was just doing when it was cut off goes with the instance's folder.
        const left = leftIn(place, deployed);
        if (mishap.kind !== 'cut' && left.length > 0)
          throw new Error(
            `${left} ${readFileSync(join(places.rig.runFolder, deployed.ended.log ?? ''), 'utf8')}`,
          );
        if (status === 'completed') return;
        expect(readTree(there)).toEqual(before);
        if (rolledBack === false)
          throw new Error(
            `${JSON.stringify(warnings)} ${readFileSync(join(places.rig.runFolder, deployed.ended.log ?? ''), 'utf8')}`,
          );
        expect({rolledBack: rolledBack ?? true, warnings}).toEqual({
          rolledBack: true,
          warnings: [],
        });
        if (mishap.kind === 'cancel') {
          expect(status).toBe('cancelled');
          return;
        }
        expect(status).toBe('failed');
        expect(fault?.message).not.toBe('');
        expect(fault?.help).toBeTypeOf('string');
        const error = deployed.error as FaultError;
        expect(error.transient).toBe(mishap.kind === 'cut');
        if (mishap.kind === 'hook') {
          expect(fault).toMatchObject({code: 'stage/hook-failed', stage: 'deploying_scripts'});
          expect(deployed.stages.get('deploying_scripts')?.output?.text).toBe('no luck\n');
        }
      }),
      {numRuns: 110},
    );
    expect(seen.failed).toBeGreaterThan(40);
    expect(seen.cancelled).toBeGreaterThan(15);
  }, 120_000);

  it('says of a disk that is too small what is needed and what is free, before anything is sent', async () => {
    const folder = places.newFolder();
    writeTree(folder, [{path: 'small', content: 'x', mode: 0o644}]);
    writeFileSync(join(folder, 'source'), 'y');
    const artifact = artifactSpec({id: 'big', sources: ['source'], target: `${folder}/small`});
    const deployed = await places.rig.deploy({
      ...places.local,
      manifest: manifestOf(folder, [artifact]),
      context: places.context,
      needs: {artifacts: ['big']},
      more: {
        source: {
          resolve: async () => [
            {
              id: 'big',
              version: '0',
              isSensitive: false,
              isOptional: false,
              files: [
                {
                  source: 'source',
                  path: join(folder, 'source'),
                  target: `${folder}/small`,
                  mode: 0o644,
                  owner: undefined,
                  group: undefined,
                  bytes: 2 ** 50,
                  sha256: '0'.repeat(64),
                  open: () => {
                    throw new Error('it was sent');
                  },
                },
              ],
            },
          ],
        },
      },
    });
    expect(deployed.ended?.fault).toMatchObject({
      code: 'deploy/disk-full',
      stage: 'deploying_scripts',
      message: expect.stringMatching(/has room for .*, and 1024 TiB are needed$/),
    });
    expect(readTree(folder)['small']).toMatch(/file x$/);
  });
});
