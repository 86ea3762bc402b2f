import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const STEPS_PAGE = readFileSync('docs/steps.md', 'utf8');

describe('docs/steps.md', () => {
  it('names exactly the variables that steps and hooks of an environment have', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
environments:
  here: {type: local, prepare: "env > hook.txt"}
scenarios:
  a: {steps: [{run: "env > step.txt"}]}
`,
    });
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
    const namesIn = (file: string) =>
      [...folder.read(file).matchAll(/^(PROCTOR_\w+)=/gm)].map(([, name]) => name).sort();
    const rows = [...STEPS_PAGE.matchAll(/^\| `(PROCTOR_\w+)` \|/gm)].map(([, name]) => name);
    expect(namesIn('step.txt')).toEqual(rows.sort());
    expect(namesIn('hook.txt').filter((name) => name !== 'PROCTOR_COMMAND_ID')).toEqual([
      'PROCTOR_ENVIRONMENT',
      'PROCTOR_RUN_ID',
      'PROCTOR_SCRATCH',
    ]);
  });

  it('is right about what a step says by its lines and exit code', async () => {
    const steps: Readonly<Record<string, string>> = {
      'skip-line': '{run: "echo ::skip not today"}',
      'skip-code': '{run: exit 77}',
      'code-expected': '{run: exit 77, expect: {exit-code: 77}}',
      'code-and-line': '{run: "echo ::skip not today; exit 77", expect: {exit-code: 77}}',
      'failed-skip': '{run: "echo ::skip not today; exit 3"}',
      'passed-lab': '{run: "echo ::infrastructure power"}',
      'failed-lab': '{run: "echo ::infrastructure power >&2; exit 1"}',
      'file-lab': '{run: "echo lab > $PROCTOR_INFRASTRUCTURE_FAILURE_FILE; exit 1"}',
    };
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
defaults: {retries: {infrastructure: 0}}
scenarios:
${Object.entries(steps)
  .map(([name, step]) => `  ${name}: {steps: [${step}]}\n`)
  .join('')}`,
    });
    await folder.proctor(['run']);
    expect(folder.verdicts()).toEqual({
      'skip-line@local': 'skipped',
      'skip-code@local': 'skipped',
      'code-expected@local': 'passed',
      'code-and-line@local': 'skipped',
      'failed-skip@local': 'failed',
      'passed-lab@local': 'error',
      'failed-lab@local': 'error',
      'file-lab@local': 'error',
    });
  });
});

describe('files that hooks may write', () => {
  it('have names that need no quotes', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
instrumentation:
  trace: {start: "echo a=1 > $PROCTOR_OUTPUT", stop: "true"}
scenarios:
  a: {instrumentation: trace, steps: [{run: "true"}]}
`,
    });
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
  });
});

describe('--update-baseline', () => {
  it('accepts a regression, but no broken limit', async () => {
    const manifest = (value: number) => `proctor: 1
scenarios:
  a:
    metrics: {m: {max: 100, regression: 10%}}
    steps: [{run: "echo ::metric m=${value}"}]
`;
    using folder = new CliFolder({'proctor.yaml': manifest(10)});
    expect(await folder.proctor(['run', '--update-baseline'])).toMatchObject({exitCode: 0});
    folder.write('proctor.yaml', manifest(20));
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 1});
    expect(await folder.proctor(['run', '--update-baseline'])).toMatchObject({exitCode: 0});
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
    folder.write('proctor.yaml', manifest(200));
    expect(await folder.proctor(['run', '--update-baseline'])).toMatchObject({exitCode: 1});
  });
});
