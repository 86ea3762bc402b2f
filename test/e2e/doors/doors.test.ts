import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {ActionWorkspace, actionFile} from '../../rig/action-workspace.ts';
import {CliFolder} from '../../rig/cli.ts';

/** A folder with what `init` has written, as a newcomer has it. */
async function clean(...args: string[]): Promise<CliFolder> {
  const folder = new CliFolder({});
  expect(await folder.proctor(['init', ...args])).toMatchObject({exitCode: 0, stderr: ''});
  return folder;
}

/** What a workflow gives the step that uses the Action. */
function inputsOf(workflow: string): Record<string, string> {
  const {jobs} = parse(workflow) as {
    jobs: Record<string, {steps: Array<{uses?: string; with?: Record<string, unknown>}>}>;
  };
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const step = steps.find(({uses}) => uses?.startsWith('proctor-test/proctor@'));
  const given = Object.entries(step?.with ?? {});
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

describe('in a clean folder, with what the README says', {timeout: 120_000}, () => {
  it('a run is followed by a report of it, in each format', async () => {
    using folder = await clean();
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0, stderr: ''});
    for (const [format, beginning, held] of [
      ['markdown', '## ', 'sorting'],
      ['junit', '<?xml ', 'sorting'],
      ['json', '{', 'sorting'],
      ['html', '<!doctype html>', '4 cases (4 passed)'],
    ] as const) {
      const {exitCode, stdout, stderr} = await folder.proctor(['report', '--format', format]);
      expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
      expect(stdout.toLowerCase().startsWith(beginning), stdout.slice(0, 80)).toBe(true);
      expect(stdout.includes(held), format).toBe(true);
    }
  });

  it('a soak repeats what passes, says that it is stable, and leaves its reports', async () => {
    using folder = await clean();
    const result = await folder.proctor(['soak', '--iterations', '5']);
    expect(result, result.stdout).toMatchObject({exitCode: 0, stderr: ''});
    expect(result.stdout).toMatch(/^(stable|inconclusive): 5 iterations[ ,·]+20 passed/m);
    for (const name of ['report.json', 'junit.xml']) {
      expect(folder.read(join('.proctor/latest', name))).toContain('sorting');
    }
    expect(folder.read('.proctor/latest/report.html').includes('4 cases (4 passed)')).toBe(true);
  });

  it('a workflow that init has written runs the manifest that it has written', async () => {
    using folder = await clean('--github');
    const inputs = inputsOf(folder.read('.github/workflows/proctor.yml'));
    using workspace = new ActionWorkspace({'proctor.yaml': folder.read('proctor.yaml')});
    const result = await workspace.main({...inputs, upload: 'never'});
    expect(result, result.stdout).toMatchObject({exitCode: 0});
    expect(workspace.outputs()).toMatchObject({conclusion: 'success', total: '4', passed: '4'});
    expect(workspace.summary()).toContain('4');
    expect(await workspace.post(inputs)).toMatchObject({exitCode: 0});
  });

  it('the workflow for pull requests gives the Action what it knows, and passes', async () => {
    const inputs = inputsOf(readFileSync('examples/github-actions/pull-request.yml', 'utf8'));
    for (const name of Object.keys(inputs)) expect(actionFile().inputs).toHaveProperty([name]);
    using folder = await clean();
    using workspace = new ActionWorkspace({'proctor.yaml': folder.read('proctor.yaml')});
    const result = await workspace.main({...inputs, upload: 'never'});
    expect(result, result.stdout).toMatchObject({exitCode: 0});
    const outputs = workspace.outputs();
    expect(outputs).toMatchObject({conclusion: 'success'});
    expect(readFileSync(outputs['junit-path'] ?? '', 'utf8')).toContain('sorting@here');
  });
});
