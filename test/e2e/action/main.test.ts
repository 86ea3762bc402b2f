import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it, vi} from 'vitest';
import {ActionWorkspace, commandsIn} from '../../rig/action-workspace.ts';

// Each step is a start of the whole bundle.
vi.setConfig({testTimeout: 120_000});

const MIXED = `proctor: 1
environments:
  here: { type: local }
scenarios:
  good:
    steps: [{ run: "true" }]
  bad:
    steps: [{ run: "exit 3" }]
  shaky:
    retries: 1
    steps:
      - run: test -e "$MARK" || { touch "$MARK"; exit 1; }
  later:
    needs: bad
    steps: [{ run: "true" }]
  broken:
    prepare: exit 1
    steps: [{ run: "true" }]
`;

it('gives counts, conclusion, reports, summary and annotations of a run', async () => {
  using workspace = new ActionWorkspace({'tests/proctor.yaml': MIXED});
  const mark = join(workspace.folder.path, 'mark');
  workspace.folder.write('tests/proctor.yaml', MIXED.replaceAll('"$MARK"', mark));
  const inputs = {'working-directory': 'tests', junit: 'out/junit.xml', upload: 'never'};
  const result = await workspace.main(inputs);
  expect(result.exitCode).toBe(1);
  const outputs = workspace.outputs();
  const runFolder = join(workspace.folder.path, 'tests/.proctor/runs', outputs['run-id'] ?? '-');
  expect(outputs).toEqual({
    'run-id': expect.stringMatching(/^\d{8}-\d{6}-[0-9a-f]{4}$/),
    'run-folder': runFolder,
    'journal-path': join(runFolder, 'journal.jsonl'),
    'exit-code': '1',
    conclusion: 'failure',
    retryable: 'false',
    total: '5',
    passed: '1',
    failed: '1',
    flaky: '1',
    skipped: '1',
    error: '1',
    interrupted: '0',
    'junit-path': join(workspace.folder.path, 'tests/out/junit.xml'),
    'json-path': join(runFolder, 'report.json'),
    'html-path': join(runFolder, 'report.html'),
    'markdown-path': join(runFolder, 'summary.md'),
  });
  expect(readFileSync(outputs['junit-path'] ?? '', 'utf8')).toContain('<testsuite');
  const errors = commandsIn(result).filter((line) => line.startsWith('::error'));
  expect(errors).toEqual([
    expect.stringMatching(/^::error file=tests\/proctor\.yaml,line=7,title=bad@here failed::/),
    expect.stringMatching(/^::error file=tests\/proctor\.yaml,line=16,title=broken@here error::/),
  ]);
  const summary = workspace.summary();
  expect(summary).toMatch(/^## tests: 2 of 5 cases did not pass\n/);
  expect(summary.indexOf('### Failures (2)')).toBeLessThan(summary.indexOf('### Flaky'));
  // Done a second time, there is nothing left to do.
  const post = await workspace.post(inputs);
  expect(post).toMatchObject({exitCode: 0, stderr: ''});
  expect(post.stdout).toMatch(/^proctor: nothing is left of run \S+\n$/);
  expect(workspace.summary()).toBe('');
});

it('selects as it is asked, and writes neither annotations nor a summary that nobody wants', async () => {
  using workspace = new ActionWorkspace({'proctor.yaml': MIXED});
  const result = await workspace.main({
    patterns: 'good\nbad',
    tags: '',
    environments: 'here',
    annotate: 'false',
    summary: 'never',
    upload: 'never',
    verbosity: 'quiet',
  });
  expect(result.exitCode).toBe(1);
  expect(workspace.outputs()).toMatchObject({total: '2', passed: '1', failed: '1'});
  expect(commandsIn(result).filter((line) => !/^::(?:end)?group/.test(line))).toEqual([]);
  expect(workspace.summary()).toBe('');
});

it('selects by an expression, by environment and by shard, and overrides variables', async () => {
  using workspace = new ActionWorkspace({
    'proctor.yaml': `proctor: 1
variables: { WORD: before, OTHER: before }
environments:
  here: { type: local }
  there: { type: local }
scenarios:
  say:
    environment: [here, there]
    matrix: { n: [1, 2, 3, 4] }
    steps:
      - run: echo "\${{ variables.WORD }} \${{ variables.OTHER }}"
        expect: { stdout: { equals: "a=b -c\\n" } }
`,
  });
  const inputs = {
    grep: 'n=[12]$',
    environments: 'here, there',
    shard: '1/2',
    variables: 'WORD=a=b\nOTHER=-c',
    upload: 'never',
    summary: 'failure',
  };
  const result = await workspace.main(inputs);
  expect(result).toMatchObject({exitCode: 0});
  expect(workspace.outputs()).toMatchObject({total: '2', passed: '2', conclusion: 'success'});
  expect(workspace.summary()).toBe('');
});

it('gives tests no way into the workflow, whatever they inherit: no files, tokens or inputs', async () => {
  using workspace = new ActionWorkspace(
    {
      'proctor.yaml': `proctor: 1
environments: { here: { type: local, inherit-env: true } }
scenarios:
  look:
    steps:
      - run: env | cut -d= -f1 | sort
`,
    },
    {
      ACTIONS_RUNTIME_TOKEN: 'token-of-the-job',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-of-the-workflow',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:9/',
      ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
      ACTIONS_CACHE_URL: 'http://127.0.0.1:9/',
      OWN_VARIABLE: 'kept',
    },
  );
  const result = await workspace.main({verbosity: 'verbose', upload: 'never'});
  expect(result.exitCode).toBe(0);
  const names = [...result.stdout.matchAll(/^look@here \| (\S+)$/gm)].map(([, name]) => name ?? '');
  expect(names).toEqual(expect.arrayContaining(['OWN_VARIABLE', 'GITHUB_WORKSPACE', 'CI']));
  const unwanted = /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;
  expect(names.filter((name) => unwanted.test(name))).toEqual([]);
});

it('lets nothing that tests print be a command to the runner', async () => {
  const hostile = [
    '::error::injected',
    '  ::warning::injected',
    '::add-mask::injected',
    '::stop-commands::injected',
    '::set-output name=x::injected',
    '##[error]injected',
    'x ##[add-mask]injected',
    '\\r::error::injected',
    'x\\r::error::injected',
    '\\302\\205::error::injected',
    '\\302\\240::error::injected',
    '\\033[31m::error::injected',
    ':\\b::error::injected',
  ];
  const script = hostile.map((line) => `printf '${line}\\n'; printf '${line}\\n' >&2`).join('; ');
  using workspace = new ActionWorkspace({
    'proctor.yaml': `proctor: 1
environments: { here: { type: local } }
scenarios:
  "shout":
    steps:
      - name: "::error::name"
        run: |
          ${script}; exit 1
`,
  });
  const result = await workspace.main({verbosity: 'verbose', upload: 'never'});
  expect(result.exitCode).toBe(1);
  const commands = commandsIn(result).filter((line) => !/^::(?:group|endgroup)\b/.test(line));
  expect(commands).toEqual([
    expect.stringMatching(/^::error file=proctor\.yaml,line=4,title=shout@here failed::step 1 /),
  ]);
  expect(result.stdout).toContain('injected');
  expect(workspace.folder.read('.runner/ENV')).toBe('');
  // What stands in the summary is not read for commands, but copied into logs by some tools.
  expect(workspace.summary()).not.toMatch(/^\s*::|##\[/m);
});

it('runs a soak, and gives its verdict', async () => {
  using workspace = new ActionWorkspace({
    'proctor.yaml':
      'proctor: 1\nenvironments: { here: { type: local } }\nscenarios: { good: { steps: [{ run: "true" }] } }\n',
  });
  const result = await workspace.main({mode: 'soak', iterations: '3', upload: 'never'});
  expect(result.exitCode).toBe(0);
  const {'run-folder': folder = '', ...outputs} = workspace.outputs();
  expect(outputs).toMatchObject({
    conclusion: 'success',
    total: '1',
    'soak-verdict': expect.stringMatching(/^(?:stable|inconclusive)$/),
    'json-path': join(folder, 'report.json'),
    'html-path': join(folder, 'report.html'),
  });
  expect(workspace.summary()).toMatch(/soak/i);
  expect((await workspace.post({mode: 'soak'})).stdout).toContain('nothing is left of run');
});
