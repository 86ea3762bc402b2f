import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {CliFolder, type RunningCli} from '../../rig/cli.ts';

const PASSING = `
proctor: 1
scenarios:
  first:
    steps:
      - run: "true"
  second:
    needs: first
    steps:
      - run: echo $((1 + 1))
`;

/** Fails in every iteration whose number can be divided by `n`, which a file in `folder` counts. */
const failingEach = (n: number, folder: CliFolder, more = '') => `
proctor: 1
${more}
scenarios:
  counts:
    shell: sh
    steps:
      - run: |
          count=0
          test ! -e '${folder.path}/count' || read -r count < '${folder.path}/count'
          count=$((count + 1))
          echo $count > '${folder.path}/count'
          printf '%020000d' $count
          test $((count % ${n})) -ne 0
`;

interface Report {
  readonly soak?: {
    readonly judged?: {
      readonly iterations: number;
      readonly counts: Readonly<Record<string, number>>;
      readonly verdict: string;
      readonly elapsedMs: number;
    };
  };
}

const reportOf = (folder: CliFolder): Report =>
  JSON.parse(folder.read('.proctor/latest/report.json')) as Report;
const judgedOf = (folder: CliFolder) =>
  folder
    .journal()
    .filter(({type}) => type === 'soak-judged')
    .at(-1);

function bytesBelow(path: string): number {
  let bytes = 0;
  for (const entry of readdirSync(path, {recursive: true, withFileTypes: true})) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}

/** Waits until so many iterations stand in the soak's book. */
async function iterationsOf(folder: CliFolder, count: number, running: RunningCli): Promise<void> {
  const path = join(folder.path, '.proctor/latest/soak.jsonl');
  while (running.child.exitCode === null) {
    if (existsSync(path)) {
      const lines = readFileSync(path, 'utf8').split('\n');
      if (lines.filter((line) => line.startsWith('{"i"')).length >= count) return;
    }
    await sleep(20);
  }
  throw new Error('it ended before');
}

/** A loaded machine may take that long. */
const TIMEOUT_MS = 120_000;

describe('proctor soak', {timeout: TIMEOUT_MS}, () => {
  it('Y8 runs all cases so many times, and says whether that was stable', async () => {
    using folder = new CliFolder({'proctor.yaml': PASSING});
    const {exitCode, stdout} = await folder.proctor([
      'soak',
      '--iterations',
      '50',
      '--json',
      'own.json',
    ]);
    expect(stdout).toContain('until 50 iterations\n');
    expect(stdout).toMatch(/(stable|inconclusive): 50 iterations · 100 passed · 0 restarts · /u);
    expect(exitCode).toBe(0);
    expect(judgedOf(folder)).toMatchObject({
      final: true,
      iterations: 50,
      counts: {passed: 100, failed: 0},
    });
    const types = new Set(folder.journal().map(({type}) => type));
    expect(types.has('case-started')).toBe(false);
    expect(reportOf(folder).soak?.judged?.iterations).toBe(50);
    expect(folder.read('own.json')).toBe(folder.read('.proctor/latest/report.json'));
    expect(existsSync(join(folder.path, '.proctor/latest/iterations'))).toBe(false);
    for (const name of ['junit.xml', 'report.html']) {
      expect(existsSync(join(folder.path, '.proctor/latest', name))).toBe(true);
    }
  });

  it('asks how long it is to go on where nobody says so', async () => {
    using folder = new CliFolder({'proctor.yaml': PASSING});
    const {exitCode, stderr} = await folder.proctor(['soak']);
    expect(stderr).toBe(`proctor: a soak needs to know how long it is to go on
  help: give --duration 24h, --iterations 1000 or --until-failure, or write "soak: {duration: 24h}" into the manifest
`);
    expect(exitCode).toBe(2);
    const bad = await folder.proctor(['soak', '--duration', 'tomorrow']);
    expect(bad.stderr).toBe(
      'proctor: expected a time above 0 for --duration, as 24h or 1h30m, found "tomorrow"\n',
    );
    expect(bad.exitCode).toBe(2);
  });

  it('Y8 goes on for a time, reports meanwhile, and takes what the manifest says', async () => {
    const soak = 'soak: {duration: 2s, report-interval: 500ms, tag: soaked}';
    using folder = new CliFolder({
      'proctor.yaml': `${PASSING.replace('proctor: 1', `proctor: 1\n${soak}`)}
  third:
    tags: [soaked]
    steps:
      - run: "true"
`,
    });
    const running = folder.start(['soak', '--junit', 'junit.xml']);
    await running.lineWith(/of 2\.0s · [1-9]\d* iterations · 0 failures · 0 restarts/u);
    expect(reportOf(folder).soak?.judged?.iterations).toBeGreaterThan(0);
    expect(folder.read('junit.xml')).toContain('third');
    const {exitCode} = await running.ended;
    expect(exitCode).toBe(0);
    expect(Object.keys(reportOf(folder).soak?.judged?.counts ?? {})).toContain('passed');
    expect(reportOf(folder).soak?.judged?.elapsedMs).toBeGreaterThanOrEqual(2000);
    expect(JSON.stringify(reportOf(folder))).not.toContain('first@local');
  });

  it('Y8 warns of a watch and a limit that never have a value, and is not stable then', async () => {
    using folder = new CliFolder({
      'proctor.yaml': PASSING.replace(
        'proctor: 1',
        `proctor: 1
soak:
  sample-interval: 1ms
  limits: {sever/fds: 10/h}
  watch:
    server: {environment: local, pid-file: /nowhere/server.pid}`,
      ),
    });
    const {exitCode, stdout} = await folder.proctor(['soak', '--iterations', '5']);
    expect(stdout).toContain('warning: so far, watch server has not seen a process: ');
    expect(stdout).toContain('warning: so far, limit sever/fds 10 an hour judges nothing: ');
    expect(exitCode).toBe(0);
    const judged = judgedOf(folder);
    expect(judged?.['verdict']).toBe('inconclusive');
    expect(String(judged?.['reasons'])).toMatch(/watch server has not.*limit sever\/fds/u);
    const [, verdict] = /name="verdict"[\s\S]*?<skipped message="([^"]*)"/u.exec(
      folder.read('.proctor/latest/junit.xml'),
    ) ?? ['', ''];
    expect(verdict).toContain('inconclusive: watch server has not seen a process');
  });

  it('Y8 ends at the first failure, and keeps what that iteration left as a run of its own', async () => {
    using folder = new CliFolder({});
    folder.write('proctor.yaml', failingEach(7, folder));
    const {exitCode, stdout} = await folder.proctor(['soak', '--until-failure']);
    expect(stdout).toContain('✗ iteration 7: counts@local: ');
    expect(stdout).toContain('stopped: an iteration failed and --until-failure is on');
    expect(stdout).toMatch(/unstable: 7 iterations · 6 passed · 1 failed/u);
    expect(exitCode).toBe(1);
    const kept = '.proctor/latest/failures/iteration-000007';
    const shown = await folder.proctor(['report', kept, '--format', 'json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      cases: [{id: 'counts@local', verdict: 'failed'}],
    });
    expect(readdirSync(join(folder.path, kept, 'logs'))).toHaveLength(1);
  });

  it('Y8 takes no more of the disk, however many iterations print and fail', async () => {
    using folder = new CliFolder({});
    folder.write('proctor.yaml', failingEach(3, folder, 'soak: {iterations: 300}'));
    const {exitCode} = await folder.proctor(['soak', '-q']);
    expect(exitCode).toBe(1);
    expect(judgedOf(folder)).toMatchObject({iterations: 300, counts: {passed: 200, failed: 100}});
    const run = join(folder.path, '.proctor/latest/');
    const names = readdirSync(join(run, 'failures')).sort();
    expect(names).toHaveLength(21);
    expect([names.at(0), names.at(1), names.at(-1)]).toEqual([
      'README.txt',
      'iteration-000003',
      'iteration-000300',
    ]);
    // 300 iterations print 6 MB.
    expect(bytesBelow(run)).toBeLessThan(2_000_000);
    const failed = folder.journal().filter(({type}) => type === 'soak-case-failed');
    expect(failed).toHaveLength(100);
    expect(failed[0]).toMatchObject({iteration: 3, kept: 'failures/iteration-000003'});
  });

  it('Y8 survives its own crash: the reaper reports, and it goes on where it was', async () => {
    using folder = new CliFolder({'proctor.yaml': PASSING});
    const running = folder.start(['soak', '--iterations', '60']);
    await iterationsOf(folder, 15, running);
    running.child.kill('SIGKILL');
    await running.ended;
    while (!existsSync(join(folder.path, '.proctor/latest/reaper.log'))) await sleep(20);
    const before = reportOf(folder).soak?.judged;
    expect(before?.iterations).toBeGreaterThanOrEqual(15);
    const again = await folder.proctor(['soak', '--resume', 'latest']);
    expect(again.exitCode).toBe(0);
    const after = reportOf(folder).soak?.judged;
    expect(after).toMatchObject({iterations: 60, counts: {passed: 120}});
    expect(after?.elapsedMs).toBeGreaterThan(before?.elapsedMs ?? 0);
    const samples = folder.journal().filter(({type}) => type === 'soak-sampled');
    const times = samples.map((event) => Number(event['elapsedMs']));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const over = await folder.proctor(['soak', '--resume', 'latest']);
    expect(over.stdout).toContain('nothing of it is left to run');
    const asRun = await folder.proctor(['run', '--resume', 'latest']);
    expect(asRun.stderr).toMatch(/is a soak\n {2}help: proctor soak --resume /u);
    const fixed = await folder.proctor(['soak', '--resume', 'latest', '--iterations', '3']);
    expect(fixed.stderr).toContain('leave out --iterations');
  });

  it('ends at Ctrl-C with its reports, and can be gone on with', async () => {
    using folder = new CliFolder({'proctor.yaml': PASSING});
    const running = folder.start(['soak', '--iterations', '40']);
    await iterationsOf(folder, 10, running);
    running.child.kill('SIGINT');
    const {exitCode} = await running.ended;
    expect(exitCode).toBe(130);
    const before = reportOf(folder).soak?.judged;
    expect(before?.iterations).toBeLessThan(40);
    expect(existsSync(join(folder.path, '.proctor/latest/iterations'))).toBe(false);
    const again = await folder.proctor(['soak', '--resume', 'latest']);
    expect(again.exitCode).toBe(0);
    expect(reportOf(folder).soak?.judged).toMatchObject({iterations: 40, counts: {passed: 80}});
  });
});
