import {existsSync} from 'node:fs';
import {basename, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const FAILING = `proctor: 1
scenarios:
  fine:
    steps: [{run: "true"}]

  broken:
    matrix: {n: [1, 2]}
    steps: [{run: "echo no; exit 1"}]
`;

describe('where things are', () => {
  it('names logs as seen from the folder that the user stands in', async () => {
    using folder = new CliFolder({'suite/proctor.yaml': FAILING});
    const {stdout} = await folder.proctor(['run', '-m', 'suite/proctor.yaml']);
    const log = /log: (\S+)/.exec(stdout)?.[1] ?? '';
    expect(log).toContain('suite/.proctor/runs/');
    expect(existsSync(join(folder.path, log))).toBe(true);
  });

  it('annotates failures with the line of their scenario, from the root of the repository', async () => {
    using folder = new CliFolder({'suite/proctor.yaml': FAILING});
    const env = {GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder.path};
    const {stdout} = await folder.proctor(['run', '-m', 'suite/proctor.yaml'], env);
    // Both run at once: either may end first.
    const annotations = stdout.split('\n').filter((line) => line.startsWith('::error'));
    expect(annotations.sort()).toEqual([
      '::error file=suite/proctor.yaml,line=6,title=broken@local%3An=1 failed::step 1 "echo no; exit 1": exit code 1',
      '::error file=suite/proctor.yaml,line=6,title=broken@local%3An=2 failed::step 1 "echo no; exit 1": exit code 1',
    ]);
  });

  it.each(['github', 'sarif'])('%s diagnostics have paths from the root, too', async (format) => {
    using folder = new CliFolder({'suite/proctor.yaml': 'proctor: 1\nbad: 1\n'});
    const env = {GITHUB_WORKSPACE: join(folder.path, '..')};
    const {stdout} = await folder.proctor(
      ['validate', '-m', 'suite/proctor.yaml', '--format', format],
      env,
    );
    expect(stdout).toContain(`${basename(folder.path)}/suite/proctor.yaml`);
  });

  it('has the line of each scenario in the reports', async () => {
    using folder = new CliFolder({'proctor.yaml': FAILING});
    await folder.proctor(['run', '--junit', 'rich.xml', '--junit-dialect', 'rich']);
    expect(folder.read('rich.xml')).toMatch(/<testcase [^>]*file="proctor\.yaml" line="3"/);
    const report = JSON.parse(folder.read('.proctor/latest/report.json')) as {
      readonly cases: ReadonlyArray<{readonly line?: number}>;
    };
    expect(report.cases.map(({line}) => line)).toEqual([3, 6, 6]);
  });
});
