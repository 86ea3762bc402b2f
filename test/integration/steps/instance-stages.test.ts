import {mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {ArtifactSpec} from '../../../src/manifest/deployment-spec.ts';
import type {Manifest} from '../../../src/manifest/manifest.ts';
import {deployArtifacts, filesOf, proveReady, runHook} from '../../../src/steps/instance-stages.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';
import {type AttemptRig, openAttemptRig} from './attempt-rig.ts';

let rig: AttemptRig;
let contextRig: ContextRig;
let folder: string;
beforeAll(async () => {
  rig = await openAttemptRig();
  contextRig = await openContext();
  folder = await mkdtemp(join(tmpdir(), 'proctor-artifacts-'));
  await mkdir(join(folder, 'tests/deep'), {recursive: true});
  await mkdir(join(folder, 'empty'));
  await writeFile(join(folder, 'tests/a.sh'), 'echo a\n', {mode: 0o640});
  await writeFile(join(folder, 'tests/deep/b.sh'), 'echo b\n', {mode: 0o644});
  await writeFile(join(folder, 'tests/deep/c.txt'), 'c\n', {mode: 0o600});
  await symlink('..', join(folder, 'tests/deep/up'));
  await symlink('../a.sh', join(folder, 'tests/deep/link.sh'));
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await contextRig[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

function artifact({
  source,
  ...parts
}: Partial<ArtifactSpec> & {source: string; target: string}): ArtifactSpec {
  return artifactSpec({sources: [source], ...parts});
}

function manifest(...artifacts: ArtifactSpec[]): Manifest {
  return {
    path: join(folder, 'proctor.yaml'),
    folder,
    name: 'test',
    sha256: '',
    concurrency: {total: 1, provision: 1, deploy: 1, run: 1, perHost: 1},
    timeoutMs: undefined,
    variables: {V: 'tests'},
    secrets: {},
    environments: new Map(),
    artifacts: new Map(artifacts.map((item) => [item.id, item])),
    instrumentation: new Map(),
    scenarios: new Map(),
  };
}

async function placed(parts: Parameters<typeof artifact>[0]): Promise<string[]> {
  const files = await filesOf(artifact(parts), manifest());
  return files.map(
    ({source, target, mode}) =>
      `${source.slice(folder.length + 1)} → ${target} ${mode.toString(8)}`,
  );
}

describe('filesOf', () => {
  it('puts a file at its target, or into it where it ends in a slash', async () => {
    expect(await placed({source: 'tests/a.sh', target: '/opt/x'})).toEqual([
      'tests/a.sh → /opt/x 640',
    ]);
    expect(await placed({source: './tests/a.sh', target: 'opt/', type: 'script'})).toEqual([
      'tests/a.sh → opt/a.sh 750',
    ]);
    expect(await placed({source: 'tests/a.sh', target: 'x', mode: 0o4711})).toEqual([
      'tests/a.sh → x 4711',
    ]);
  });

  it('puts what is in a folder, and what a glob matches, below the target', async () => {
    expect(await placed({source: 'tests', target: '/opt'})).toEqual([
      'tests/a.sh → /opt/a.sh 640',
      'tests/deep/b.sh → /opt/deep/b.sh 644',
      'tests/deep/c.txt → /opt/deep/c.txt 600',
      'tests/deep/link.sh → /opt/deep/link.sh 640',
    ]);
    expect(await placed({source: 'tests/**/*.sh', target: 'opt', type: 'script'})).toEqual([
      'tests/a.sh → opt/a.sh 750',
      'tests/deep/b.sh → opt/deep/b.sh 755',
      'tests/deep/link.sh → opt/deep/link.sh 750',
    ]);
  });

  it.each([
    ['nope.txt', 'nothing is there'],
    ['no/*.txt', 'nothing is there'],
    ['empty', 'the folder has no file'],
  ])('refuses %s: %s', async (source, why) => {
    await expect(filesOf(artifact({source, target: 'x'}), manifest())).rejects.toMatchObject({
      code: 'transfer/source-missing',
      message: `cannot deploy artifact "suite" from "${source}": ${why}`,
    });
  });
});

describe('deployArtifacts', () => {
  it('puts what is needed first, each once, and counts it', async () => {
    const first = artifact({id: 'first', source: 'tests/a.sh', target: 'got/'});
    const second = artifact({
      id: 'second',
      source: 'tests/deep',
      target: 'got/deep',
      needs: ['first'],
    });
    const sent = await deployArtifacts(['second', 'first'], {
      manifest: manifest(first, second),
      connection: rig.connection,
      context: contextRig.context,
    });
    expect(sent).toEqual({files: 4, bytes: 23});
    const {scratch} = rig.connection;
    expect(await readFile(join(scratch, 'got/deep/b.sh'), 'utf8')).toBe('echo b\n');
    expect((await stat(join(scratch, 'got/a.sh'))).mode & 0o777).toBe(0o640);
  });

  it('sends nothing where one source is missing', async () => {
    const good = artifact({id: 'good', source: 'tests/a.sh', target: 'never'});
    const bad = artifact({id: 'bad', source: 'gone', target: 'x', needs: ['good']});
    const deployed = deployArtifacts(['bad'], {
      manifest: manifest(good, bad),
      connection: rig.connection,
      context: contextRig.context,
    });
    await expect(deployed).rejects.toMatchObject({code: 'transfer/source-missing'});
    await expect(stat(join(rig.connection.scratch, 'never'))).rejects.toThrow();
  });
});

describe('an instance', () => {
  it('is ready when a command answers, and then its facts are known', async () => {
    const facts = await proveReady(rig.connection, contextRig.context);
    expect(facts).toMatchObject({os: 'Linux', kernel: rig.connection.facts.kernel});
  });

  it('runs its hooks with its variables, and says what a failed one printed', async () => {
    const spec = localSpec({env: {A: 'x', B: '${{ env.A }}-${{ secrets.s }}'}});
    const {connection} = rig;
    const {context} = contextRig;
    await runHook('prepare', ['echo "$B $PROCTOR_ENVIRONMENT" >"$PROCTOR_SCRATCH/hooked"'], {
      spec,
      connection,
      context,
    });
    expect(await readFile(join(connection.scratch, 'hooked'), 'utf8')).toBe('x-value of s here\n');
    const marker = join(connection.scratch, 'both');
    await expect(
      runHook('restore', ['echo no luck >&2; exit 3', `touch ${marker}`], {
        spec,
        connection,
        context,
      }),
    ).rejects.toMatchObject({
      code: 'stage/hook-failed',
      message: 'cannot restore here: "echo no luck >&2; exit 3" failed: exit code 3: no luck',
    });
    await stat(marker);
    const prepared = join(connection.scratch, 'unprepared');
    await expect(
      runHook('prepare', ['false', `touch ${prepared}`], {spec, connection, context}),
    ).rejects.toMatchObject({code: 'stage/hook-failed'});
    await expect(stat(prepared)).rejects.toThrow();
  });
});
