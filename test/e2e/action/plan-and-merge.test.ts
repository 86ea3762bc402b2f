import {cpSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, vi} from 'vitest';
import {ActionWorkspace, commandsIn} from '../../rig/action-workspace.ts';

// Each step is a start of the whole bundle.
vi.setConfig({testTimeout: 120_000});

const MANIFEST = `proctor: 1
environments:
  here: { type: local }
  there: { type: local }
scenarios:
  each:
    environment: [here, there]
    matrix: { n: [1, 2, 3, 4, 5] }
    steps: [{ run: "test \${{ matrix.n }} != 5 || test -e mended" }]
`;

interface Matrix {
  readonly include: ReadonlyArray<Readonly<Record<string, string | number>>>;
}

it('plans shards, runs each as a job would, and merges them into one report', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  expect((await workspace.main({mode: 'plan', shards: '2'})).exitCode).toBe(0);
  const {include} = JSON.parse(workspace.outputs()['matrix'] ?? '') as Matrix;
  expect(include).toEqual([
    {shard: '1/2', name: '1/2', cases: 5},
    {shard: '2/2', name: '2/2', cases: 5},
  ]);
  const download = join(workspace.folder.path, 'downloaded');
  mkdirSync(download);
  const keep = (name: string) => {
    cpSync(workspace.outputs()['run-folder'] ?? '', join(download, name), {recursive: true});
    // Each job has a machine of its own, which knows nothing of the others.
    for (const name of ['.runner/proctor', '.proctor']) {
      rmSync(join(workspace.folder.path, name), {recursive: true});
    }
  };
  const failed: string[] = [];
  for (const {shard} of include) {
    const result = await workspace.main({shard: String(shard), upload: 'never'});
    expect([0, 1]).toContain(result.exitCode);
    if (result.exitCode === 1) failed.push(String(shard));
    keep(`proctor-test-${String(shard).replace('/', '-of-')}`);
  }
  const inputs = {mode: 'report', runs: 'downloaded', junit: 'all.xml', upload: 'never'};
  expect((await workspace.main(inputs)).exitCode).toBe(1);
  expect(workspace.outputs()).toMatchObject({total: '10', passed: '8', failed: '2'});
  expect(workspace.folder.read('all.xml')).toContain('each@there');
  const folder = workspace.outputs()['run-folder'] ?? '';
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<!DOCTYPE html>');
  expect(workspace.summary()).toContain('2 of 10 cases did not pass');

  // From now on it is known how long cases take, and plans are made by that.
  expect((await workspace.main({mode: 'plan', shards: '2'})).exitCode).toBe(0);
  const known = JSON.parse(workspace.outputs()['matrix'] ?? '') as Matrix;
  expect(known.include.map(({minutes}) => typeof minutes)).toEqual(['number', 'number']);
  rmSync(join(workspace.folder.path, '.runner/proctor'), {recursive: true});

  // Jobs that failed are run again; what they have left at first is there all the same.
  workspace.folder.write('mended', '');
  for (const shard of failed) {
    expect((await workspace.main({shard, upload: 'never'})).exitCode).toBe(0);
    keep(`proctor-test-${shard.replace('/', '-of-')}-attempt-2`);
  }
  expect((await workspace.main(inputs)).exitCode).toBe(0);
  expect(workspace.outputs()).toMatchObject({total: '10', passed: '10', conclusion: 'success'});
});

it('plans a job for each environment, and makes no more shards than there are cases', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const inputs = {mode: 'plan', 'split-by': 'environment', shards: '99', patterns: '/n=[12]$/'};
  expect((await workspace.main(inputs)).exitCode).toBe(0);
  expect(JSON.parse(workspace.outputs()['matrix'] ?? '')).toEqual({
    include: ['here', 'there'].flatMap((environment) =>
      [1, 2].map((index) => ({
        environment,
        shard: `${index}/2`,
        name: `${environment} ${index}/2`,
        cases: 1,
        jobs: 4,
      })),
    ),
  });
});

it('merges jobs by environment, and misses one that has left no run', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const entries = ['1/2', '2/2'].map((shard) => ({environment: 'here', shard, cases: 1, jobs: 3}));
  entries.push({environment: 'there', shard: '1/1', cases: 2, jobs: 3});
  const folders: string[] = [];
  for (const entry of entries) {
    const result = await workspace.main({
      environments: entry.environment,
      shard: entry.shard,
      patterns: '/n=[12]$/',
      matrix: JSON.stringify(entry),
      upload: 'never',
    });
    expect(result.exitCode).toBe(0);
    folders.push(workspace.outputs()['run-folder'] ?? '');
  }
  const merge = async (runs: readonly string[]) =>
    await workspace.main({mode: 'report', runs: runs.join('\n'), upload: 'never'});
  expect((await merge(folders)).exitCode).toBe(0);
  expect(workspace.outputs()).toMatchObject({total: '4', passed: '4', conclusion: 'success'});
  const two = await merge(folders.slice(0, 2));
  expect(two.exitCode).toBe(2);
  expect(commandsIn(two)).toEqual([
    '::error title=proctor cannot merge::1 of 3 planned jobs has left no run; there are those of here 1/2, here 2/2',
  ]);
  const [, , third = ''] = folders;
  mkdirSync(join(workspace.folder.path, 'downloaded/empty'), {recursive: true});
  const wrong = await merge([third, 'missing', 'downloaded']);
  expect(wrong.exitCode).toBe(2);
  expect(commandsIn(wrong).slice(0, 2)).toEqual([
    '::error title=proctor cannot merge::the input "runs" names missing, which does not exist',
    '::error title=proctor cannot merge::downloaded/empty is not of a run: no journal.jsonl',
  ]);
});

it('says which shard is missing, and that there is no run at all', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const none = await workspace.main({mode: 'report', runs: 'downloaded'});
  expect(none.exitCode).toBe(2);
  expect(commandsIn(none)).toEqual([
    '::error title=proctor cannot merge::the input "runs" names downloaded, which does not exist',
    '::error title=proctor cannot merge::found no run: the input "runs" names folders of runs, or folders that hold such',
  ]);
  await workspace.main({shard: '1/2', upload: 'never'});
  const {'run-folder': folder = ''} = workspace.outputs();
  const one = await workspace.main({mode: 'report', runs: `${folder}\n${folder}/journal.jsonl`});
  expect(one.exitCode).toBe(2);
  expect(commandsIn(one)).toEqual(['::error title=proctor cannot merge::shard 2/2 is missing']);
});
