import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {artifactSpec} from '../../rig/artifacts.ts';
import {DeploymentPlaces} from '../../rig/deployment-places.ts';
import {type Deployed, manifestOf} from '../../rig/deployments.ts';
import {readTree, writeTree} from '../../rig/file-trees.ts';

let places: DeploymentPlaces;
beforeAll(async () => {
  places = await DeploymentPlaces.open();
});
afterAll(() => places[Symbol.asyncDispose]());

/** Puts a needed artifact there, and an optional one that fails when half of it is done. */
async function deploy(
  name: 'local' | 'sshd',
  prepare: readonly string[],
): Promise<{deployed: Deployed; target: string; before: unknown; warnings: string[]}> {
  const folder = places.newFolder();
  const target = join(folder, 'target');
  writeTree(target, [
    {path: 'needed', content: 'old', mode: 0o640},
    {path: 'half/mode', content: 'same', mode: 0o600},
    // No file can be put below it.
    {path: 'half/blocked', content: 'no folder', mode: 0o600},
  ]);
  writeTree(join(folder, 'needed'), [{path: 'needed', content: 'new', mode: 0o644}]);
  writeTree(join(folder, 'half'), [
    {path: 'mode', content: 'same', mode: 0o755},
    {path: 'made/absent', content: 'x', mode: 0o644},
    {path: 'blocked/file', content: 'x', mode: 0o644},
  ]);
  const before = readTree(target);
  const warnings: string[] = [];
  const deployed = await places.rig.deploy({
    ...places[name],
    spec: {...places[name].spec, prepare},
    manifest: manifestOf(folder, [
      artifactSpec({id: 'needed', sources: ['needed'], target: `${target}/`}),
      artifactSpec({id: 'half', sources: ['half'], target: `${target}/half/`, optional: true}),
    ]),
    context: {...places.context, warn: (code, message) => warnings.push(`${code}: ${message}`)},
    needs: {artifacts: ['needed', 'half'], prepares: prepare.length > 0},
  });
  return {deployed, target, before, warnings};
}

describe.each(['local', 'sshd'] as const)(
  'an optional artifact that fails halfway (%s)',
  (name) => {
    it('D12 is put back itself, while what was put there before it stays', async () => {
      const {deployed, target, before, warnings} = await deploy(name, []);
      expect(warnings).toEqual([expect.stringMatching(/artifact "half": .*going on without$/)]);
      expect(deployed.ended).toMatchObject({status: 'completed', facts: {leftOut: 'half'}});
      const wanted = {...(before as object), needed: expect.stringMatching(/644 file new$/)};
      expect(readTree(target)).toEqual(wanted);
    });

    it('D12 and all that was put there before it are put back where the deployment fails', async () => {
      const {deployed, target, before} = await deploy(name, ['exit 3']);
      expect(deployed.ended).toMatchObject({status: 'failed', rolledBack: true});
      expect(readTree(target)).toEqual(before);
    });
  },
);
