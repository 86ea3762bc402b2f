import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

const scenarios = (text: string) => ({'proctor.yaml': `proctor: 1\nscenarios:\n${text}`});

describe('proctor run: verdicts and exit codes', () => {
  it('exits with 0 when everything passed, and leaves journal, JUnit and JSON', async () => {
    using folder = new CliFolder(scenarios('  hello: {steps: [{run: echo hello}]}\n'));
    const result = await folder.proctor(['run']);
    expect(result).toMatchObject({exitCode: 0});
    expect(folder.verdicts()).toEqual({'hello@local': 'passed'});
    expect(folder.read('.proctor/latest/junit.xml')).toContain('name="hello@local"');
    expect(JSON.parse(folder.read('.proctor/latest/report.json'))).toBeTypeOf('object');
    expect(folder.read('.proctor/.gitignore')).toBe('*\n');
  });

  it('exits with 1 when a case failed', async () => {
    using folder = new CliFolder(
      scenarios('  good: {steps: [{run: "true"}]}\n  bad: {steps: [{run: exit 3}]}\n'),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({'good@local': 'passed', 'bad@local': 'failed'});
  });

  it('exits with 2, and starts nothing, when the manifest is wrong', async () => {
    using folder = new CliFolder(scenarios('  bad: {stepz: [{run: touch ran}]}\n'));
    const result = await folder.proctor(['run']);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('did you mean "steps"');
    expect(() => folder.read('.proctor/latest/journal.jsonl')).toThrow();
  });

  it('exits with 2 when the command line is wrong', async () => {
    using folder = new CliFolder(scenarios('  a: {steps: [{run: "true"}]}\n'));
    expect(await folder.proctor(['run', '--nonsense'])).toMatchObject({exitCode: 2});
    expect(await folder.proctor(['run', '--shard', '5/4'])).toMatchObject({exitCode: 2});
    expect(await folder.proctor(['run', '--tag', 'nosuchtag'])).toMatchObject({exitCode: 2});
  });

  it('exits with 3 when only infrastructure failed', async () => {
    using folder = new CliFolder(
      scenarios('  board: {steps: [{run: "echo ::infrastructure the board is off"}]}\n'),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 3});
    expect(folder.verdicts()).toEqual({'board@local': 'error'});
  });

  it('exits with 3 when a report that was asked for cannot be written', async () => {
    using folder = new CliFolder(scenarios('  a: {steps: [{run: "true"}]}\n'));
    folder.write('file', '');
    const result = await folder.proctor(['run', '--junit', 'file/junit.xml']);
    expect(result.exitCode).toBe(3);
    expect(result.stderr).toContain('cannot write the junit report');
    expect(folder.verdicts()).toEqual({'a@local': 'passed'});
  });

  it('exits with 4 when no case is selected, unless that is allowed', async () => {
    using folder = new CliFolder(
      scenarios(
        '  a: {tags: [x], steps: [{run: "true"}]}\n  b: {tags: [y], steps: [{run: "true"}]}\n',
      ),
    );
    expect(await folder.proctor(['run', '--tag', 'x and y'])).toMatchObject({exitCode: 4});
    const allowed = await folder.proctor(['run', '--tag', 'x and y', '--allow-empty']);
    expect(allowed).toMatchObject({exitCode: 0});
  });

  it('calls a case that passes on a retry flaky, and fails on it only if told', async () => {
    using folder = new CliFolder(
      scenarios(
        '  shaky:\n    retries: {test: 1, delay: 1ms}\n    steps: [{run: "test -e again || { touch again; exit 1; }"}]\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
    expect(folder.verdicts()).toEqual({'shaky@local': 'flaky'});
    const attempts = folder.journal().filter((event) => event.type === 'case-ended');
    expect(attempts.map((event) => [event['attempt'], event['verdict'], event['final']])).toEqual([
      [1, 'failed', false],
      [2, 'flaky', true],
    ]);
    await folder.proctor(['run']);
    using again = new CliFolder(
      scenarios(
        '  shaky:\n    retries: {test: 1, delay: 1ms}\n    steps: [{run: "test -e again || { touch again; exit 1; }"}]\n',
      ),
    );
    expect(await again.proctor(['run', '--fail-on-flaky'])).toMatchObject({exitCode: 1});
  });

  it('D22 tries a transient infrastructure fault again, and does not call that flaky', async () => {
    using folder = new CliFolder(
      scenarios(
        '  board:\n    retries: {infrastructure: 1, delay: 1ms}\n    steps: [{run: "test -e again || { touch again; echo ::infrastructure power; }"}]\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
    expect(folder.verdicts()).toEqual({'board@local': 'passed'});
  });

  it('skips what needs a failed scenario, through chains, and says why', async () => {
    using folder = new CliFolder(
      scenarios(
        '  a: {steps: [{run: exit 1}]}\n  b: {needs: a, steps: [{run: "true"}]}\n  c: {needs: [b], steps: [{run: "true"}]}\n  d: {steps: [{run: "true"}]}\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({
      'a@local': 'failed',
      'b@local': 'skipped',
      'c@local': 'skipped',
      'd@local': 'passed',
    });
    expect(folder.reasons()).toMatchObject({
      'b@local': 'needs a@local, which failed',
      'c@local': 'needs b@local, which was skipped',
    });
  });

  it('runs what is needed first', async () => {
    using folder = new CliFolder(
      scenarios(
        '  last: {needs: [first], steps: [{run: test -e made}]}\n  first: {steps: [{run: touch made}]}\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
  });

  it('skips at run time with exit code 77 or a ::skip line', async () => {
    using folder = new CliFolder(
      scenarios(
        '  code: {steps: [{run: exit 77}]}\n  line: {steps: [{run: "echo ::skip no such device"}, {run: exit 1}]}\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
    expect(folder.verdicts()).toEqual({'code@local': 'skipped', 'line@local': 'skipped'});
    expect(folder.reasons()['line@local']).toBe('no such device');
  });

  it('takes an expected failure as such, and its passing as a failure', async () => {
    using folder = new CliFolder(
      scenarios(
        '  known: {xfail: bug 12, steps: [{run: exit 1}]}\n  mended: {xfail: bug 13, steps: [{run: "true"}]}\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({'known@local': 'skipped', 'mended@local': 'failed'});
  });

  it('lets a quarantined case fail without failing the run', async () => {
    using folder = new CliFolder(
      scenarios(
        '  shaky: {quarantine: {reason: issue 7, until: "2999-01-01"}, steps: [{run: exit 1}]}\n  good: {steps: [{run: "true"}]}\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 0});
    expect(folder.verdicts()).toEqual({'shaky@local': 'failed', 'good@local': 'passed'});
  });

  it('starts nothing new after --max-failures, and says so', async () => {
    using folder = new CliFolder({
      'proctor.yaml':
        'proctor: 1\nconcurrency: 1\nscenarios:\n  a: {steps: [{run: exit 1}]}\n  b: {steps: [{run: "true"}]}\n',
    });
    expect(await folder.proctor(['run', '--max-failures', '1'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({'a@local': 'failed', 'b@local': 'skipped'});
    expect(folder.reasons()['b@local']).toBe('not started: 1 case failed, the limit');
  });

  it('ends what is running with --fail-fast', async () => {
    using folder = new CliFolder({
      'proctor.yaml':
        'proctor: 1\nconcurrency: 2\nscenarios:\n  long: {steps: [{run: touch up; sleep 100}]}\n  bad: {steps: [{run: "until test -e up; do sleep 0.01; done; exit 1"}]}\n',
    });
    expect(await folder.proctor(['run', '--fail-fast'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({'long@local': 'interrupted', 'bad@local': 'failed'});
  });

  it('ends the run when it takes longer than its timeout', async () => {
    using folder = new CliFolder({
      'proctor.yaml':
        'proctor: 1\ntimeout: 500ms\nscenarios:\n  long: {steps: [{run: sleep 100}]}\n',
    });
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({'long@local': 'interrupted'});
    expect(folder.journal().find((event) => event.type === 'run-stopping')).toMatchObject({
      reason: 'run-timeout',
    });
  });

  it('never lets a step pass that was ended at its limit', async () => {
    using folder = new CliFolder(
      scenarios(
        '  slow:\n    steps: [{run: "trap \'exit 0\' TERM; sleep 100 & wait", timeout: 300ms}]\n',
      ),
    );
    expect(await folder.proctor(['run'])).toMatchObject({exitCode: 1});
    expect(folder.verdicts()).toEqual({'slow@local': 'failed'});
  });
});
