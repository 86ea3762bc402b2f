import {expect, it, vi} from 'vitest';
import {ActionWorkspace, commandsIn} from '../../rig/action-workspace.ts';
import {ArtifactService} from '../../rig/artifact-service.ts';

// Each step is a start of the whole bundle.
vi.setConfig({testTimeout: 120_000});

const MANIFEST = `proctor: 1
environments: { here: { type: local } }
scenarios:
  leave:
    steps: [{ run: "mkdir -p out; echo kept > out/a:b.txt; ln -s /etc/hostname out/link; echo printed" }]
    capture: [out/*]
`;

it('uploads the folder of a run, and says where it is', async () => {
  await using service = await ArtifactService.start();
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST}, service.variables);
  const result = await workspace.main({
    shard: '1/1',
    matrix: JSON.stringify({node: 24, os: 'linux/x64', nested: {deep: [true]}}),
    'retention-days': '5',
  });
  expect(result.exitCode).toBe(0);
  const [artifact] = service.artifacts;
  expect(artifact?.name).toMatch(/^proctor-test-24-linux-x64-true-1-of-1-[0-9a-f]{8}$/);
  expect(Date.parse(artifact?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 4 * 86_400_000);
  const names = Object.keys(artifact?.files ?? {});
  expect(names).toEqual(
    expect.arrayContaining([
      'journal.jsonl',
      'junit.xml',
      'report.html',
      'report.json',
      'summary.md',
    ]),
  );
  expect(names.filter((name) => /[":<>|*?]/.test(name))).toEqual([]);
  expect(artifact?.files['captured/leave@here/out/a%3Ab.txt']).toBe('kept\n');
  expect(workspace.outputs()).toMatchObject({
    'artifact-name': artifact?.name,
    'artifact-id': '1',
    'artifact-url': 'https://github.com/team/project/actions/runs/77/artifacts/1',
    'artifact-digest': expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(workspace.summary()).toContain(`[${artifact?.name}](https://github.com/team/project/`);
  // The last step has nothing to add.
  await workspace.post();
  expect(service.artifacts).toHaveLength(1);
});

it('takes another name where an artifact of this run has the one that was asked for', async () => {
  await using service = await ArtifactService.start({taken: ['results']});
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST}, service.variables);
  const result = await workspace.main({'artifact-name': 'results'});
  expect(result.exitCode).toBe(0);
  const runId = workspace.outputs()['run-id'];
  expect(service.artifacts.map(({name}) => name)).toEqual([`results-${runId}`]);
});

it('uploads in the last step what the first one was killed before it could', async () => {
  await using service = await ArtifactService.start();
  using workspace = new ActionWorkspace(
    {
      'proctor.yaml': `proctor: 1
environments: { here: { type: local } }
scenarios: { long: { steps: [{ run: "echo started; exec sleep 987.503" }] } }
`,
    },
    service.variables,
  );
  const action = workspace.start({verbosity: 'verbose', upload: 'failure'});
  await action.shows('long@here | started');
  action.child.kill('SIGKILL');
  await action.ended;
  expect((await workspace.post({upload: 'failure'})).exitCode).toBe(0);
  expect(service.artifacts.map(({name}) => name)).toEqual(['proctor-test']);
  expect(service.artifacts[0]?.files['report.json']).toContain('"long@here"');
});

it('a run that cannot be uploaded keeps its verdict, and it is said why', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const result = await workspace.main({upload: 'always'});
  expect(result.exitCode).toBe(0);
  expect(commandsIn(result)).toContain(
    '::notice title=proctor::The run was not uploaded: Unable to get the ACTIONS_RUNTIME_TOKEN env variable',
  );
});

it('a signal during the upload ends the step at once, and the verdict stands', async () => {
  await using service = await ArtifactService.start({isMute: true});
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST}, service.variables);
  const action = workspace.start();
  await action.shows('Upload of the run');
  action.child.kill('SIGINT');
  expect(await action.ended).toMatchObject({exitCode: 130});
  expect(workspace.outputs()).toMatchObject({conclusion: 'success', passed: '1'});
});
