import {appendFileSync, existsSync, readdirSync, readFileSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it, vi} from 'vitest';
import {CliFolder} from '../rig/cli.ts';

// Each starts proctor several times, on machines that have other work to do.
vi.setConfig({testTimeout: 90_000});

/** `go`: what makes the long ones short. */
const MANIFEST = `proctor: 1
concurrency: 2
scenarios:
  quick: { steps: [{run: 'echo quick >> ran'}] }
  long: { steps: [{name: wait, run: 'echo long >> ran; echo started >&2; [ -e go ] || sleep 977.25'}] }
  after: { needs: [long], steps: [{run: 'echo after >> ran'}] }
  bad: { needs: [quick], steps: [{run: 'echo bad >> ran; exit 1'}] }
`;

/** A run that is killed while `long` runs and all else that can has ended. */
async function killed(folder: CliFolder, ...args: string[]): Promise<string> {
  const cli = folder.start(['run', '--verbose', ...args]);
  await cli.shows('started');
  await cli.shows('bad@local failed');
  cli.child.kill('SIGKILL');
  await cli.ended;
  folder.write('go', '');
  return runId(folder);
}

function runId(folder: CliFolder): string {
  return String(folder.journal()[0]?.['runId']);
}

/** What steps have written, in any order. */
function ran(folder: CliFolder): string[] {
  return folder.read('ran').trimEnd().split('\n').sort();
}

const WHOLE = {
  'quick@local': 'passed',
  'long@local': 'passed',
  'after@local': 'passed',
  'bad@local': 'failed',
};

describe('proctor run --resume', () => {
  it('runs what a killed run left, into its folder, and reports the whole', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const id = await killed(folder, '--junit', 'out/junit.xml');
    const {exitCode, stdout} = await folder.proctor(['run', '--resume', 'latest']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`run ${id} · gone on with, 2 done before`);
    expect(stdout).toContain('4 cases · 3 passed · 1 failed');
    expect(folder.verdicts()).toEqual(WHOLE);
    expect(ran(folder)).toEqual(['after', 'bad', 'long', 'long', 'quick']);
    expect(readdirSync(join(folder.path, '.proctor/runs'))).toEqual([id]);
    // The report that was asked for at first is of the whole, too.
    for (const path of ['out/junit.xml', '.proctor/latest/junit.xml']) {
      expect(folder.read(path)).toMatch(/tests="4" failures="1" errors="0"/);
    }
    const report = JSON.parse(folder.read('.proctor/latest/report.json'));
    expect(report).toMatchObject({complete: true, exitCode: 1, resumptions: [{kept: 2}]});
    const seqs = folder.journal().map((event) => event['seq']);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(logsOf(folder).filter((name) => name.startsWith('long'))).toEqual(['long@local.2.log']);
    // Then nothing is left of it.
    const over = await folder.proctor(['run', '--resume', id, '--junit', 'other.xml']);
    expect(over.exitCode).toBe(1);
    expect(over.stdout).toContain(`run ${id} has ended, nothing of it is left to run`);
    // As `run` names them: from where the user stands.
    expect(over.stdout).toMatch(/\n {2}other\.xml\n/);
    expect(over.stdout).toContain(`\n  .proctor/runs/${id}/report.json\n`);
    expect(folder.read('other.xml')).toContain('long@local');
    expect(ran(folder)).toHaveLength(5);
  });

  it('goes on as often as it takes, and keeps all logs', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
scenarios:
  long: { steps: [{name: wait, run: 'echo try $PROCTOR_ATTEMPT; echo started >&2; [ -e go ] || sleep 977.25'}] }
`,
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT'] as const) {
      const args = existsSync(join(folder.path, '.proctor')) ? ['--resume', 'latest'] : [];
      const cli = folder.start(['run', '--verbose', ...args]);
      await cli.shows('started');
      cli.child.kill(signal);
      const {exitCode, stdout} = await cli.ended;
      expect(exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(stdout).toContain(`to go on with it: proctor run --resume ${runId(folder)}`);
      expect(folder.verdicts()).toEqual({'long@local': 'interrupted'});
    }
    folder.write('go', '');
    expect((await folder.proctor(['run', '--resume', 'latest'])).exitCode).toBe(0);
    expect(folder.verdicts()).toEqual({'long@local': 'passed'});
    expect(logsOf(folder).filter((name) => name.startsWith('long'))).toEqual([
      'long@local.1.log',
      'long@local.2.log',
      'long@local.3.log',
      'long@local.4.log',
    ]);
    const report = JSON.parse(folder.read('.proctor/latest/report.json'));
    expect(report.cases[0].attempts.map(({verdict}: {verdict: string}) => verdict)).toEqual([
      'interrupted',
      'interrupted',
      'interrupted',
      'passed',
    ]);
    // Nothing was wrong with it but what happened to the runner.
    expect(folder.read('.proctor/latest/junit.xml')).not.toMatch(/flaky|rerun/);
  });

  it('counts what failed before: a case is flaky as in one go, and fails after as many retries', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
scenarios:
  flaky: { retries: {test: 2, delay: 1h, max-delay: 1h}, steps: [{run: '[ -e go ]'}] }
  broken: { retries: {test: 1, delay: 1h, max-delay: 1h}, steps: [{run: exit 1}] }
`,
    });
    const cli = folder.start(['run']);
    await cli.shows('flaky@local attempt 1');
    await cli.shows('broken@local attempt 1');
    cli.child.kill('SIGKILL');
    await cli.ended;
    folder.write('go', '');
    expect((await folder.proctor(['run', '--resume', 'latest'])).exitCode).toBe(1);
    expect(folder.verdicts()).toEqual({'flaky@local': 'flaky', 'broken@local': 'failed'});
  });

  it('has the plan and the options on record, whatever has happened since', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
variables: {WHO: nobody}
scenarios:
  many: { matrix: {n: [1, 2, 3, 4, 5, 6]}, steps: [{name: wait, run: 'echo \${{ matrix.n }} \${{ variables.WHO }} >> ran; echo started >&2; [ -e go ] || sleep 977.25'}] }
`,
    });
    const asked = ['--shard', '1/2', '--repeat', '2', '--seed', '7', '--concurrency', '1'];
    const cli = folder.start([
      'run',
      '-v',
      ...asked,
      '--variable',
      'WHO=me',
      '--max-failures',
      '9',
    ]);
    await cli.shows('started');
    cli.child.kill('SIGKILL');
    await cli.ended;
    const planned = folder.journal().find(({type}) => type === 'cases-planned');
    const ids = ((planned?.['cases'] ?? []) as Array<{id: string}>).map(({id}) => id);
    expect(ids).toHaveLength(6);
    folder.write('go', '');
    expect((await folder.proctor(['run', '--resume', 'latest'])).exitCode).toBe(0);
    expect(Object.keys(folder.verdicts()).sort()).toEqual([...ids].sort());
    expect(folder.read('ran')).not.toContain('nobody');
    // The first in the random order was begun, and is the first again.
    const [first, second] = folder.read('ran').split('\n');
    expect(second).toBe(first);
    const started = folder.journal().filter(({type}) => type === 'run-started');
    expect(started).toMatchObject([{seed: 7, shard: {index: 1, count: 2}, concurrency: 1}]);
    expect(started[0]?.['request']).toMatchObject({maxFailures: 9, repeat: 2});
  });

  it('refuses what is not the same run: other options, another manifest, a secret that is gone', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `${MANIFEST}variables: {KEY: x}\nsecrets: {TOKEN: {env: TOKEN}}\n`,
    });
    const env = {TOKEN: 'fourty-two-and-more'};
    const cli = folder.start(['run', '-v', '--variable', 'KEY=fourty-two-and-more'], env);
    await cli.shows('started');
    cli.child.kill('SIGKILL');
    await cli.ended;
    expect(JSON.stringify(folder.journal())).not.toContain('fourty-two');
    folder.write('go', '');
    const resume = (...args: string[]) =>
      folder.proctor(['run', '--resume', 'latest', ...args], env);
    const other = await resume('--tag', 'x', 'quick', '--no-needs');
    expect(other).toMatchObject({exitCode: 2});
    expect(other.stderr).toContain('leave out the patterns, --tag, --no-needs');
    const none = await folder.proctor(['run', '--resume', '20200101-000000-0000']);
    expect(none).toMatchObject({exitCode: 2});
    expect(none.stderr).toContain('no run "20200101-000000-0000"');
    const hidden = await resume();
    expect(hidden).toMatchObject({exitCode: 2});
    expect(hidden.stderr).toContain('the values of KEY held a secret and are not on record');
    appendFileSync(join(folder.path, 'proctor.yaml'), '# another\n');
    const changed = await resume('--variable', 'KEY=fourty-two-and-more');
    expect(changed).toMatchObject({exitCode: 2});
    expect(changed.stderr).toContain('has changed since run');
    expect(changed.stderr).toContain('proctor run --last-failed');
    const text = folder.read('proctor.yaml');
    folder.write('proctor.yaml', text.replace('# another\n', ''));
    expect((await resume('--variable', 'KEY=fourty-two-and-more')).exitCode).toBe(1);
    expect(folder.verdicts()).toEqual(WHOLE);
  });

  it('refuses a run that goes on, and lets one of two that come together have it', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const cli = folder.start(['run', '--verbose']);
    await cli.shows('started');
    const alive = await folder.proctor(['run', '--resume', 'latest', '--force']);
    expect(alive).toMatchObject({exitCode: 2});
    expect(alive.stderr).toContain(
      `run ${runId(folder)} still runs: process ${cli.child.pid} of this machine`,
    );
    await cli.shows('bad@local failed');
    cli.child.kill('SIGKILL');
    await cli.ended;
    const both = [1, 2].map(() => folder.start(['run', '--resume', 'latest', '--verbose']));
    const refused = await Promise.race(both.map((each) => each.ended));
    expect(refused).toMatchObject({exitCode: 2});
    expect(refused.stderr).toMatch(/still runs: process \d+/);
    folder.write('go', '');
    for (const each of both) if (each.child.exitCode === null) each.child.kill('SIGINT');
    const codes = (await Promise.all(both.map((each) => each.ended))).map(({exitCode}) => exitCode);
    expect(codes.sort()).toEqual([130, 2]);
    expect((await folder.proctor(['run', '--resume', 'latest'])).exitCode).toBe(1);
    expect(folder.verdicts()).toEqual(WHOLE);
  });

  it('goes on with a torn journal, and with a run that was moved', async () => {
    using folder = new CliFolder({'p/proctor.yaml': MANIFEST});
    const cli = folder.start(['run', '--verbose', '-m', 'p/proctor.yaml']);
    await cli.shows('bad@local failed');
    await cli.shows('started');
    cli.child.kill('SIGKILL');
    await cli.ended;
    const journal = (at: string) => join(folder.path, at, '.proctor/latest/journal.jsonl');
    // Its reaper writes there, too.
    while (!readFileSync(journal('p'), 'utf8').includes('run-reaped')) await sleep(20);
    appendFileSync(journal('p'), '{"seq":99,"at":1,"type":"case-ended","case":"long@lo');
    renameSync(join(folder.path, 'p'), join(folder.path, 'q'));
    folder.write('q/go', '');
    const path = readdirSync(join(folder.path, 'q/.proctor/runs'))[0];
    const {exitCode, stderr} = await folder.proctor(['run', '--resume', `q/.proctor/runs/${path}`]);
    expect(exitCode, stderr).toBe(1);
    const report = JSON.parse(folder.read('q/.proctor/latest/report.json'));
    expect(report.summary).toMatchObject({total: 4, passed: 3, failed: 1});
    const codes = report.warnings.map(({code}: {code: string}) => code);
    expect(codes.filter((code: string) => code.startsWith('journal/'))).toEqual([
      'journal/broken-line',
    ]);
    expect(readFileSync(journal('q'), 'utf8')).toContain('"case":"long@lo\n');
  });

  it('plans anew where the run died while it wrote its plan, and says so where it had not begun', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    folder.write('go', '');
    await folder.proctor(['run', 'quick']);
    const path = '.proctor/latest/journal.jsonl';
    const [first = ''] = folder.read(path).split('\n');
    folder.write(path, `${first}\n{"seq":2,"at":1,"type":"cases-pla`);
    expect((await folder.proctor(['run', '--resume', 'latest'])).exitCode).toBe(0);
    const report = JSON.parse(folder.read('.proctor/latest/report.json'));
    expect(report.summary).toMatchObject({total: 1, passed: 1});
    folder.write(path, first.slice(0, -1));
    const {exitCode, stderr} = await folder.proctor(['run', '--resume', 'latest']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('had not begun when it was ended');
  });
});

function logsOf(folder: CliFolder): string[] {
  return readdirSync(join(folder.path, '.proctor/latest/logs')).sort();
}
