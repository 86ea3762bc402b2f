import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, vi} from 'vitest';
import {ActionWorkspace, commandsIn} from '../../rig/action-workspace.ts';

// Each step is a start of the whole bundle.
vi.setConfig({testTimeout: 120_000});

const MANIFEST = `proctor: 1
environments: { here: { type: local } }
scenarios:
  good: { steps: [{ run: "true" }] }
`;

it('says all that is wrong with the inputs and what to write, before anything starts', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const result = await workspace.main({
    retrys: '2',
    summary: 'allways',
    'fail-fast': 'yes',
    retries: 'many',
    shard: '5/4',
    patterns: 'good',
    grep: 'good',
    duration: '1h',
    variables: 'A=b\nnonsense',
    'artifact-name': 'a/b',
  });
  expect(result.exitCode).toBe(2);
  expect(
    commandsIn(result).map((line) => line.replace('::error title=proctor%3A wrong inputs::', '')),
  ).toMatchInlineSnapshot(`
    [
      "unknown input "retrys": did you mean "retries"?",
      "expected the input "shard" to be i/n with i from 1 to n, as 2/4, found "5/4"",
      "expected the input "retries" to be a whole number from 0 to 999999, found "many"",
      "expected the input "fail-fast" to be true or false, found "yes": write true",
      "expected the input "summary" to be one of always, failure, never, found "allways": did you mean "always"?",
      "the input "duration" is for mode: soak, and the mode is run",
      "the inputs "patterns" and "grep" both say which cases: write the expression as a pattern, /like this/",
      "expected each line of the input "variables" to be NAME=value, found "nonsense"",
      "expected the input "artifact-name" to be without /: write - in its place",
    ]
  `);
  expect(workspace.outputs()).toEqual({
    conclusion: 'invalid',
    'exit-code': '2',
    retryable: 'false',
  });
  expect(existsSync(join(workspace.folder.path, '.proctor'))).toBe(false);
  const post = await workspace.post();
  expect(post).toMatchObject({exitCode: 0, stderr: ''});
});

it('says that there is no such working directory', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const result = await workspace.main({'working-directory': 'missing'});
  expect(result.exitCode).toBe(2);
  expect(commandsIn(result)).toEqual([
    '::error title=proctor%3A wrong inputs::expected the input "working-directory" to be a folder in the workspace, found "missing": is the repository checked out?',
  ]);
});

it('shows at most ten mistakes of a manifest beside its lines, and all of them in the log', async () => {
  const wrong = Array.from({length: 12}, (_, n) => `  s${n}: { steps: [{ rum: "true" }] }\n`);
  using workspace = new ActionWorkspace({
    'tests/proctor.yaml': `proctor: 1\nenvironments: { here: { type: local } }\nscenarios:\n${wrong.join('')}`,
  });
  const result = await workspace.main({'working-directory': 'tests'});
  expect(result.exitCode).toBe(2);
  const commands = commandsIn(result);
  expect(
    commands.filter((line) => line.startsWith('::error file=tests/proctor.yaml,line=')),
  ).toHaveLength(10);
  expect(commands.at(-1)).toMatch(
    /^::notice title=Left out::\d+ more mistakes; the log shows them$/,
  );
  expect(result.stderr).toContain('proctor.yaml:15:');
  expect(workspace.outputs()).toMatchObject({conclusion: 'invalid', 'exit-code': '2'});
});

it('ends with 4 where no case is selected, and says so in its outputs', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MANIFEST});
  const result = await workspace.main({tags: 'nothing-has-this'});
  expect(result.exitCode).not.toBe(0);
  expect(workspace.outputs()).toMatchObject({'exit-code': String(result.exitCode)});
});
