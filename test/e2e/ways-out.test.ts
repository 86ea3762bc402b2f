import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {BIN, CliFolder, cleanEnv, RunningCli} from '../rig/cli.ts';
import {readOnly, SmallDisk, whyNoMounts} from '../rig/mounts.ts';
import {whyNoTerminal} from '../rig/terminal-cli.ts';

// Each starts proctor several times, on machines that have other work to do.
vi.setConfig({testTimeout: 90_000});

/** What is not on the disk that fills up: `go` makes the run go on; `tmp` and `state` are its own. */
let aside: CliFolder;
let env: Record<string, string>;

beforeEach(() => {
  aside = new CliFolder({});
  mkdirSync(join(aside.path, 'tmp'));
  env = {
    TMPDIR: join(aside.path, 'tmp'),
    PROCTOR_STATE_DIR: join(aside.path, 'state'),
    // Or each test would compile the program anew.
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
    GO: join(aside.path, 'go'),
  };
});
afterEach(() => aside[Symbol.dispose]());

const go = (): void => aside.write('go', '');

/** A process of its own session, which nothing ends but who knows of it. */
const STRAY = 'setsid sleep 977.5 &';

/** One passes before and many after `wait`, and one fails. */
const MANIFEST = `proctor: 1
concurrency: 1
scenarios:
  first: { steps: [{run: "true"}] }
  wait:
    steps:
      - name: wait
        run: |
          ${STRAY}
          echo started
          while [ ! -e "$GO" ]; do sleep 0.05; done
  bad: { steps: [{run: exit 1}] }
  many: { matrix: {n: [1, 2, 3, 4, 5, 6, 7, 8]}, steps: [{run: seq 200}] }
environments: {local: {type: local, inherit-env: [GO]}}
`;
const SUMMARY = {total: 11, passed: 10, failed: 1, interrupted: 0};

/** Waits until nothing is left of a run: no temporary file, no process, no ledger. */
async function untilNothingIsLeft(): Promise<void> {
  const ledgers = join(aside.path, 'state/ledgers');
  const left = (): string[] => [
    ...readdirSync(join(aside.path, 'tmp')),
    ...(existsSync(ledgers) ? readdirSync(ledgers).filter((name) => name.endsWith('.jsonl')) : []),
    ...processesOf(aside.path),
  ];
  for (let n = 0; left().length > 0 && n < 400; n += 1) await sleep(25);
  expect(left()).toEqual([]);
}

/** Processes whose environment names `folder`, and that are not proctor's. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`GO=${folder}/go`);
      return isOurs && line !== '' ? [`${pid}: ${line}`] : [];
    } catch {
      return [];
    }
  });
}

/** The report that standard error says is elsewhere. */
function movedReport(stderr: string, name: string): string {
  const path = new RegExp(`it is (\\S+/${name})`).exec(stderr)?.[1];
  return readFileSync(path ?? stderr, 'utf8');
}

function summaryOf(folder: CliFolder): unknown {
  return JSON.parse(folder.read('.proctor/latest/report.json')).summary;
}

const noMounts = whyNoMounts();
const mounting = noMounts === undefined ? '' : ` (skipped: ${noMounts})`;

describe.skipIf(noMounts !== undefined)(`a disk that has no room${mounting}`, () => {
  it('where the run is kept: loses no verdict, and the reports are elsewhere', async () => {
    using disk = new SmallDisk(512);
    using folder = new CliFolder({'proctor.yaml': MANIFEST}, disk.path);
    const cli = folder.start(['run', '-v', '--junit', 'out.xml'], env);
    await cli.shows('started');
    disk.fill();
    go();
    const {exitCode, stdout, stderr} = await cli.ended;
    expect(exitCode, stderr).toBe(1);
    expect(stdout).toContain('11 cases · 10 passed · 1 failed');
    expect(stderr).toContain('cannot write the journal');
    expect(stderr).toContain('cannot write the junit report');
    const report = JSON.parse(movedReport(stderr, 'report.json'));
    expect(report).toMatchObject({complete: true, exitCode: 1, summary: SUMMARY});
    expect(movedReport(stderr, 'asked-for-out.xml')).toContain('tests="11" failures="1"');
    await untilNothingIsLeft();
    // What the disk took is whole.
    disk.empty();
    const again = await folder.proctor(['report', '--format', 'json'], env);
    expect(JSON.parse(again.stdout).cases[0]).toMatchObject({id: 'first@local', verdict: 'passed'});
  });

  it('and a kill on top of it: nothing is left, and the rest is run once there is room', async () => {
    using disk = new SmallDisk(512);
    using folder = new CliFolder({'proctor.yaml': MANIFEST}, disk.path);
    const cli = folder.start(['run', '-v'], env);
    await cli.shows('started');
    disk.fill();
    cli.child.kill('SIGKILL');
    await cli.ended;
    await untilNothingIsLeft();
    disk.empty();
    go();
    const {exitCode, stdout, stderr} = await folder.proctor(['run', '--resume', 'latest'], env);
    expect(exitCode, stderr).toBe(1);
    expect(stdout).toContain('gone on with, 1 done before');
    expect(summaryOf(folder)).toMatchObject(SUMMARY);
    await untilNothingIsLeft();
  });

  it('for temporary files: what needs them is an infrastructure error, and all is reported', async () => {
    using disk = new SmallDisk(64);
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    disk.fill();
    go();
    const {exitCode, stderr} = await folder.proctor(['run'], {...env, TMPDIR: disk.path});
    expect([1, 3], stderr).toContain(exitCode);
    expect(summaryOf(folder)).toMatchObject({total: 11, interrupted: 0});
    disk.empty();
    expect(readdirSync(disk.path)).toEqual([]);
  });
});

describe.skipIf(noMounts !== undefined)(`a folder that cannot be written${mounting}`, () => {
  it('has its runs in the state folder, where they are found and gone on with', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    using _ = readOnly(folder.path);
    const cli = folder.start(['run', '-v'], env);
    await cli.shows('started');
    cli.child.kill('SIGTERM');
    const {exitCode, stderr} = await cli.ended;
    expect(exitCode).toBe(143);
    expect(stderr).toContain('cannot keep the run beside the manifest');
    const path = /it is kept in (\S+)/.exec(stderr)?.[1] ?? '';
    expect(path.startsWith(join(aside.path, 'state'))).toBe(true);
    expect(readdirSync(path)).toEqual(expect.arrayContaining(['junit.xml', 'report.json']));
    go();
    expect((await folder.proctor(['run', '--resume', 'latest'], env)).exitCode).toBe(1);
    const report = await folder.proctor(['report', '--format', 'json'], env);
    expect(JSON.parse(report.stdout).summary).toMatchObject(SUMMARY);
    await untilNothingIsLeft();
  });
});

/** Runs a command at a terminal which is closed when `closing` is there; prints how it ended. */
const CLOSING_TERMINAL = `
import fcntl, os, pty, sys, termios, time
closing, leads = sys.argv[1], sys.argv[2] == 'leads'
master, slave = os.openpty()
pid = os.fork()
if pid == 0:
    os.setsid()
    os.close(master)
    # Who leads the terminal's session is told when it is gone; another one only sees it.
    if leads: fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2): os.dup2(slave, fd)
    os.execvp(sys.argv[3], sys.argv[3:])
os.close(slave)
os.set_blocking(master, False)
while not os.path.exists(closing):
    time.sleep(0.02)
    try:
        sys.stdout.buffer.write(os.read(master, 65536))
        sys.stdout.flush()
    except BlockingIOError:
        pass
os.close(master)
print('ended with', os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const noTerminal = whyNoTerminal();
const atTerminal = noTerminal === undefined ? '' : ` (skipped: ${noTerminal})`;

describe.skipIf(noTerminal !== undefined)(`a terminal that goes away${atTerminal}`, () => {
  function start(folder: CliFolder, role: 'leads' | 'follows'): RunningCli {
    const closing = join(aside.path, 'closing');
    const argv = ['-c', CLOSING_TERMINAL, closing, role, process.execPath, BIN, 'run'];
    const child = spawn('python3', [...argv, '--verbose'], {
      cwd: folder.path,
      env: {...cleanEnv(), TERM: 'xterm', ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new RunningCli(child);
  }

  it('hangs the run up: it cleans up, reports and can be gone on with', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const cli = start(folder, 'leads');
    await cli.shows('started');
    aside.write('closing', '');
    expect((await cli.ended).stdout).toContain('ended with 143');
    expect(folder.journal().at(-1)).toMatchObject({type: 'run-ended', exitCode: 143});
    expect(summaryOf(folder)).toMatchObject({passed: 1, interrupted: 10});
    await untilNothingIsLeft();
    go();
    expect((await folder.proctor(['run', '--resume', 'latest'], env)).exitCode).toBe(1);
    expect(summaryOf(folder)).toMatchObject(SUMMARY);
  });

  it('without a hangup changes nothing but that nobody sees it', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const cli = start(folder, 'follows');
    await cli.shows('started');
    aside.write('closing', '');
    go();
    expect((await cli.ended).stdout).toContain('ended with 1\n');
    expect(summaryOf(folder)).toMatchObject(SUMMARY);
    await untilNothingIsLeft();
  });
});

describe('an output that nobody takes', () => {
  it.each([
    ['a pipe that is closed after a line', '"$0" "$1" run -v | head -n 1; exit "${PIPESTATUS[0]}"'],
    ['a full disk', '"$0" "$1" run -v >/dev/full 2>/dev/full'],
    ['no output at all', '"$0" "$1" run -v >&- 2>&- <&-'],
  ])('as %s changes nothing but that nobody sees it', async (_, script) => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    go();
    const argv = ['-c', script, process.execPath, BIN];
    const options = {cwd: folder.path, env: {...cleanEnv(), ...env}, stdio: 'pipe'} as const;
    const {exitCode, stderr} = await new RunningCli(spawn('bash', argv, options)).ended;
    expect({exitCode, stderr}).toEqual({exitCode: 1, stderr: ''});
    expect(summaryOf(folder)).toMatchObject(SUMMARY);
    await untilNothingIsLeft();
  });
});

describe('a bug in proctor', () => {
  /** Any error that nobody catches, at the moment of a signal. */
  const BUG = `--import=data:text/javascript,${encodeURIComponent(
    "process.on('SIGUSR2', () => { throw new Error('planted'); });",
  )}`;

  it('ends the run, cleans up, reports what there is, and exits with 70', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const cli = folder.start(['run', '-v'], {...env, NODE_OPTIONS: BUG});
    await cli.shows('started');
    cli.child.kill('SIGUSR2');
    const {exitCode, stderr} = await cli.ended;
    expect(exitCode).toBe(70);
    expect(stderr).toContain('has a bug, please report it with what follows');
    expect(stderr).toContain('planted');
    expect(summaryOf(folder)).toMatchObject({passed: 1, interrupted: 10});
    expect(folder.read('.proctor/latest/junit.xml')).toContain('type="interrupted"');
    await untilNothingIsLeft();
    go();
    expect((await folder.proctor(['run', '--resume', 'latest'], env)).exitCode).toBe(1);
    expect(summaryOf(folder)).toMatchObject(SUMMARY);
  });
});

describe('signals', () => {
  it('a third one waits for nothing: what there is is reported, the rest is removed behind it', async () => {
    using folder = new CliFolder({
      'proctor.yaml': `proctor: 1
defaults: {stage-timeout: 1h}
environments: {local: {type: local, inherit-env: [GO]}}
scenarios:
  first: { steps: [{run: "true"}] }
  stuck:
    needs: [first]
    restore: trap "" TERM INT HUP; while [ ! -e "$GO" ]; do sleep 0.1; done
    steps: [{name: wait, run: 'trap "" TERM INT HUP; echo started; while [ ! -e "$GO" ]; do sleep 0.1; done'}]
`,
    });
    const cli = folder.start(['run', '-v'], env);
    await cli.shows('started');
    for (const said of ['again to hurry', 'hurrying the cleanup', 'nothing is waited for']) {
      cli.child.kill('SIGINT');
      await cli.shows(said);
      // What comes sooner is taken for the same wish.
      await sleep(1100);
    }
    const {exitCode} = await cli.ended;
    expect(exitCode).toBe(130);
    expect(summaryOf(folder)).toMatchObject({total: 2, passed: 1, interrupted: 1});
    await untilNothingIsLeft();
  });

  it('at any moment leave nothing, and reports wherever a run has begun', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    go();
    const runs = join(folder.path, '.proctor/runs');
    const begun = (): string[] => (existsSync(runs) ? readdirSync(runs) : []);
    const has = (id: string, text: string): boolean => {
      try {
        return readFileSync(join(runs, id, 'journal.jsonl'), 'utf8').includes(text);
      } catch {
        // Not yet; or not any more: whether there is room for one is tried first.
        return false;
      }
    };
    const moments: ReadonlyArray<(id: string) => boolean> = [
      () => true,
      (id) => has(id, ''),
      (id) => has(id, 'cases-planned'),
      (id) => has(id, 'stage-started'),
      (id) => has(id, 'case-started'),
      (id) => has(id, '"cleanup"'),
      (id) => has(id, 'run-ended'),
      (id) => existsSync(join(runs, id, 'junit.xml')),
    ];
    for (const [index, isNow] of moments.entries()) {
      const [signal, code] = (
        [
          ['SIGINT', 130],
          ['SIGTERM', 143],
          ['SIGHUP', 143],
        ] as const
      )[index % 3] ?? ['SIGINT', 130];
      const before = new Set(begun());
      const cli = folder.start(['run'], env);
      const isHere = (): boolean => begun().some((id) => !before.has(id) && isNow(id));
      while (!isHere() && cli.child.exitCode === null) await sleep(1);
      cli.child.kill(signal);
      const {exitCode} = await cli.ended;
      // Where all was done but the exit: the run's own, or that of a program that a signal ends.
      expect([code, 1, 129, null], `${index}`).toContain(exitCode);
      await untilNothingIsLeft();
    }
    expect(begun().length).toBeGreaterThan(0);
    for (const id of begun()) {
      expect(readdirSync(join(runs, id))).toEqual(
        expect.arrayContaining(['journal.jsonl', 'junit.xml', 'report.json']),
      );
      const report = JSON.parse(readFileSync(join(runs, id, 'report.json'), 'utf8'));
      expect(report.summary.total).toBe(11);
    }
  });
});
