import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {NO_NEEDS} from '../../../src/deployment/deployment-needs.ts';
import {isShareableTool} from '../../../src/deployment/hook-scripts.ts';
import type {
  ArtifactSpec,
  DependencySpec,
  ReadinessSpec,
} from '../../../src/manifest/deployment-spec.ts';
import type {LocalSpec} from '../../../src/manifest/manifest.ts';
import type {InstanceNeeds} from '../../../src/plan/instance-needs.ts';
import {SharedArtifacts} from '../../../src/run/shared-artifacts.ts';
import {preparationDigest} from '../../../src/steps/preparation.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {openContext} from '../../rig/step-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-preparation-'));
  writeFileSync(join(folder, 'tool.sh'), 'echo 1');
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const TOOL = artifactSpec({
  id: 'tool',
  type: 'script',
  sources: ['tool.sh'],
  target: '/opt/tool.sh',
});

const DEPENDENCIES: DependencySpec = {
  packages: [],
  byTool: {},
  optional: [],
  commands: [],
  bundles: [],
  update: 'never',
  timeoutMs: 1000,
};
const READY: ReadinessSpec = {
  name: 'there',
  optional: false,
  everyMs: 10,
  timeoutMs: 10,
  check: {kind: 'file', path: '/', contains: undefined},
};

async function digest(
  spec: Partial<LocalSpec> = {},
  tool: Partial<ArtifactSpec> = {},
  needs: Partial<InstanceNeeds> = {},
) {
  await using rig = await openContext();
  await using source = new SharedArtifacts(rig.context.scratchFolder);
  const {manifest} = planOf([scenario('a')]);
  const artifacts = new Map([['tool', {...TOOL, ...tool}]]);
  return await preparationDigest({
    manifest: {...manifest, folder, artifacts},
    spec: localSpec(spec),
    needs: {...NO_NEEDS, artifacts: ['tool'], ...needs},
    started: [],
    source,
    context: rig.context,
  });
}

describe('preparationDigest', () => {
  it('is the same for the same preparation, and another for any other', async () => {
    const first = await digest();
    expect(await digest()).toBe(first);
    const others = [
      await digest({prepare: ['true']}),
      await digest({env: {A: '1'}}),
      await digest({}, {target: '/opt/other.sh'}),
      await digest({}, {mode: 0o700}),
      await digest({}, {}, {dependencies: {...DEPENDENCIES, packages: ['zlib']}}),
      await digest({}, {}, {readiness: [READY]}),
    ];
    writeFileSync(join(folder, 'tool.sh'), 'echo 2');
    others.push(await digest());
    expect(new Set([first, ...others]).size).toBe(8);
  });

  it('D28 is not there where a secret goes in: no disk may keep what has seen it', async () => {
    expect(await digest({env: {TOKEN: '${{ secrets.token }}'}})).toBeUndefined();
    expect(await digest({}, {sensitive: true})).toBeUndefined();
    expect(await digest({prepare: ['login ${{ secrets.token }}']})).toBeUndefined();
  });
});

describe('isShareableTool', () => {
  const tool = (start: string, env = {}) => ({
    id: 't',
    env,
    start,
    check: undefined,
    stop: undefined,
  });

  it('is a tool that asks for nothing that only a case can tell', () => {
    expect(isShareableTool(tool('perf record -o /tmp/${{ environment.name }}'))).toBe(true);
    expect(isShareableTool(tool('trace "$PROCTOR_SCRATCH"'))).toBe(true);
    expect(isShareableTool(tool('trace ${{ case.id }}'))).toBe(false);
    expect(isShareableTool(tool('trace "$PROCTOR_CASE"'))).toBe(false);
    expect(isShareableTool(tool('trace', {LEVEL: '${{ matrix.level }}'}))).toBe(false);
    expect(isShareableTool({...tool(''), start: undefined})).toBe(false);
    expect(isShareableTool(undefined)).toBe(false);
  });
});
