import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest';
import {BoardLab, occupy} from '../../rig/board-lab.ts';

// Several whole runs each, some of which wait for others.
vi.setConfig({testTimeout: 60_000});

let lab: BoardLab;

beforeAll(async () => {
  lab = await BoardLab.start({
    pi: {labels: 'arch: arm64'},
    rock: {labels: 'arch: arm64'},
    nuc: {labels: 'arch: x86_64', hasPower: false},
  });
});

afterAll(() => lab[Symbol.asyncDispose]());

/** A scenario of one step that runs `script`. */
function one(script: string, more = ''): string {
  return `scenarios:\n  a:\n    steps:\n      - run: |\n          ${script}\n${more}`;
}

describe('reservation', () => {
  it('L1 never lets two runs be on one board, and says who has it', async () => {
    const pi = lab.board(0);
    const manifest = one(occupy(pi, 1));
    using first = lab.folder('board: pi', manifest);
    using second = lab.folder('board: pi', manifest);
    const running = first.start(['run', '-v']);
    await running.shows('board#1 > lock done');
    const [one_, two] = await Promise.all([running.ended, second.proctor(['run'])]);
    expect([one_.exitCode, two.exitCode]).toEqual([0, 0]);
    expect(pi.clashes).toBe('');
    expect(two.stdout).toMatch(
      /board#1 waits for board:pi: held by process \d+ .*"run .*: board#1"/,
    );
    const {locks} = JSON.parse(second.read('.proctor/latest/report.json')) as {
      readonly locks: ReadonlyArray<Readonly<Record<string, unknown>>>;
    };
    expect(locks).toMatchObject([
      {name: 'board:pi', instance: 'board#1', state: 'released', token: expect.any(Number)},
    ]);
    expect(Number(locks[0]?.['waitedMs'])).toBeGreaterThan(0);
  });

  it('L9 by labels spreads two runs over two boards', async () => {
    // Each waits until both are there, which they never are on one board.
    const meet = `touch ${lab.board(0).folder}/../met-$PROCTOR_RUN_ID; until [ $(ls ${lab.board(0).folder}/.. | grep -c ^met-) = 2 ]; do sleep 0.05; done`;
    using first = lab.folder('board: {arch: arm64}', one(meet));
    using second = lab.folder('board: {arch: arm64}', one(meet));
    const ended = await Promise.all([first.proctor(['run']), second.proctor(['run'])]);
    expect(ended.map(({exitCode}) => exitCode)).toEqual([0, 0]);
    const taken = [first, second].map((folder) =>
      folder.journal().find(({type, change}) => type === 'lock-changed' && change === 'acquired'),
    );
    expect(taken.map((event) => event?.['name']).toSorted()).toEqual(['board:pi', 'board:rock']);
  });

  it('L2 gives up in time, with who holds it', async () => {
    const pi = lab.board(0);
    using first = lab.folder('board: pi', one(occupy(pi, 2)));
    using second = lab.folder('board: pi, lock: {timeout: 200ms}', one('true'));
    const running = first.start(['run', '-v']);
    await running.shows('board#1 > lock done');
    const late = await second.proctor(['run']);
    expect(late.exitCode).toBe(3);
    expect(second.reasons()['a@board']).toMatch(
      /^lock of board failed: cannot lock "board:pi" .*held by process/,
    );
    expect((await running.ended).exitCode).toBe(0);
  });
});

it('a plan shows what will be waited for', async () => {
  using folder = lab.folder(
    'board: {arch: arm64}, lock: {name: [power-strip, bench]}',
    one('true'),
  );
  const {stdout} = await folder.proctor(['plan']);
  expect(stdout).toContain('  lock bench, power-strip\n');
  expect(stdout).toContain('  lock one of the boards pi, rock, for each instance\n');
});

describe('a lock that is lost', () => {
  it('L4 by a run that was stopped past its lease ends as lock/lost, and never as a pass', async () => {
    const keys = 'board: nuc, lock: {lease: 1s}';
    const {folder} = lab.board(2);
    using stopped = lab.folder(
      keys,
      one(`touch ${folder}/begun; until [ -e ${folder}/done ]; do sleep 0.05; done`),
    );
    using other = lab.folder(keys, one('true'));
    const running = stopped.start(['run', '-v']);
    await running.shows('touch ');
    running.child.kill('SIGSTOP');
    try {
      const {exitCode, stdout} = await other.proctor(['run']);
      expect({exitCode, stdout}).toMatchObject({exitCode: 0});
      await other.proctor(['boards']);
    } finally {
      lab.board(2).touch('done');
      running.child.kill('SIGCONT');
    }
    const {exitCode, stdout} = await running.ended;
    expect(exitCode).toBe(3);
    expect(stdout).toContain('board#1 lost board:nuc');
    expect(stopped.verdicts()).toEqual({'a@board': 'error'});
    const ended = stopped.journal().find(({type}) => type === 'case-ended');
    expect(ended).toMatchObject({fault: {code: 'lock/lost', stage: 'run'}});
  });
});

describe('power', () => {
  it('D23 is switched off and on where a board does not answer, with the token of who holds it', async () => {
    const pi = lab.board(0);
    pi.switch('off');
    using folder = lab.folder('board: pi', one('true'));
    const {exitCode, stdout} = await folder.proctor(['run']);
    expect({exitCode, stdout}).toMatchObject({exitCode: 0});
    expect(stdout).toContain('board/power-cycled: board pi is switched off and on: cannot connect');
    const token = folder.journal().find(({change}) => change === 'acquired')?.['token'];
    expect(pi.powerLog.trimEnd().split('\n').at(-1)).toBe(`cycle ${token} pi`);
  });

  it('is switched by steps, which go on when the board answers again', async () => {
    const rock = lab.board(1);
    using folder = lab.folder(
      'board: rock',
      'scenarios:\n  a: {steps: [{run: "true"}, {power: cycle}, {run: "true"}, {power: off}, {power: on}, {run: "true"}]}\n',
    );
    const {exitCode, stdout} = await folder.proctor(['run', '-v']);
    expect({exitCode, stdout}).toMatchObject({exitCode: 0});
    expect(rock.powerLog.split('\n').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['cycle', 'off', 'on']),
    );
    expect(stdout).toMatch(/power cycle: boot id \S+ before, \S+ now/);
  });
});

describe('a serial console', () => {
  it('is judged as that of a virtual machine, and kept', async () => {
    const rock = lab.board(1);
    const oops = '[    5.000000] Kernel panic - not syncing: Fatal exception in interrupt';
    using folder = lab.folder(
      'board: rock',
      one(`echo '${oops}' >> ${rock.folder}/console; sleep 20`),
    );
    const {exitCode, stdout} = await folder.proctor(['run']);
    expect({exitCode, stdout}).toMatchObject({exitCode: 1});
    expect(stdout).toContain('kernel panic: Fatal exception');
    expect(folder.read('.proctor/latest/logs/console-board-1.log')).toContain(oops);
  });

  it('says nothing of what was there before the board was reserved', async () => {
    const rock = lab.board(1);
    expect(rock.console).toContain('Kernel panic');
    using folder = lab.folder('board: rock', one('true'));
    const {exitCode, stdout} = await folder.proctor(['run']);
    expect({exitCode, stdout}).toMatchObject({exitCode: 0});
  });
});

describe('quarantine', () => {
  const more = '  quarantine-after: 1\n';

  afterEach(() => {
    lab.board(2).isSick = false;
  });

  it('E5 keeps a board that fails from all until a check passes', async () => {
    const nuc = lab.board(2);
    nuc.isSick = true;
    using folder = lab.folder('board: {arch: x86_64}', one('true'), more);
    const sick = await folder.proctor(['run']);
    expect({exitCode: sick.exitCode, stdout: sick.stdout}).toMatchObject({exitCode: 3});
    expect(sick.stdout).toContain('board nuc is in quarantine from now on: it failed once');
    const {stdout: listed} = await folder.proctor(['boards', 'list', '--format', 'json']);
    const boards = JSON.parse(listed) as ReadonlyArray<Readonly<Record<string, unknown>>>;
    expect(boards.find(({name}) => name === 'nuc')).toMatchObject({
      state: 'quarantined',
      quarantine: {reason: expect.stringContaining('board/unhealthy')},
    });
    nuc.isSick = false;
    const kept = await folder.proctor(['run']);
    expect(kept.exitCode).toBe(3);
    expect(folder.reasons()['a@board']).toContain(
      'cannot reserve a board for board: it is in quarantine',
    );
    const fault = folder.journal().find(({type}) => type === 'case-ended')?.['fault'];
    expect(fault).toMatchObject({code: 'board/none-usable', stage: 'lock'});
    const check = await folder.proctor(['boards', 'check', 'nuc']);
    expect(check).toMatchObject({exitCode: 0, stdout: 'nuc: ok\n'});
    expect((await folder.proctor(['run'])).exitCode).toBe(0);
  });

  it('is also begun and ended by hand', async () => {
    using folder = lab.folder('board: nuc', one('true'), more);
    expect(await folder.proctor(['boards', 'quarantine', 'nuk', '--reason', 'x'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean "nuc"?'),
    });
    await folder.proctor(['boards', 'quarantine', 'nuc', '--reason', 'its fan is loud']);
    expect((await folder.proctor(['boards'])).stdout).toMatch(
      /^nuc +quarantined .*its fan is loud$/m,
    );
    const released = await folder.proctor(['boards', 'release', 'nuc']);
    expect(released.stdout).toBe('nuc: back in use\n');
    expect((await folder.proctor(['boards'])).stdout).toMatch(/^nuc +available/m);
  });
});
