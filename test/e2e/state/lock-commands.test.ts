import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readProcess} from '../../../src/util/process-identity.ts';
import {CliFolder, type CliResult, type RunningCli} from '../../rig/cli.ts';
import {TerminalCli, whyNoTerminal} from '../../rig/terminal-cli.ts';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'proctor.js');
const PATIENCE = {timeout: 30_000, interval: 20};

let folder: CliFolder;
let env: Record<string, string>;

beforeEach(() => {
  folder = new CliFolder({});
  env = {PROCTOR_STATE_DIR: join(folder.path, 'state')};
});
afterEach(() => {
  folder[Symbol.dispose]();
});

function lock(...args: string[]): Promise<CliResult> {
  return folder.proctor(['lock', ...args], env);
}

function startLock(...args: string[]): RunningCli {
  return folder.start(['lock', ...args], env);
}

/** What a shell script prints that calls `lock …`, with both streams in one. */
function shell(script: string): string {
  const text = `lock() { "${process.execPath}" "${BIN}" lock "$@" 2>&1; }\n${script}`;
  return execFileSync('sh', ['-c', text], {
    ...{cwd: folder.path, encoding: 'utf8', env: {...process.env, ...env}},
  });
}

async function stateOf(name: string): Promise<string> {
  return JSON.parse((await lock('status', name, '--format', 'json')).stdout).state;
}

describe('proctor lock', () => {
  it('L6 L9 holds a lock for the shell that asked, until it gives it back or ends', async () => {
    const seen = shell(`
      lock acquire board --purpose bisecting
      lock status board; echo "status $?"
      lock acquire board --timeout 0s --shared; echo "acquire $?"
      lock release other; echo "release $?"
      lock release board; echo "release $?"
      lock release board; echo "release $?"
      lock acquire board; lock acquire more; lock release --all; echo "release $?"
      lock list
      lock acquire board`);
    const plain = seen
      .replaceAll(/process \d+/g, 'process P')
      .replaceAll(/ on \S+ since \S+/g, ' on H since T');
    expect(plain).toMatchInlineSnapshot(`
      "1
      board: locked
        exclusive: process P on H since T for "bisecting" (token 1)
      status 1
      proctor: cannot lock "board" at once: held by process P on H since T for "bisecting" (token 1)
        help: wait longer, or \`proctor lock force-release\` it if its holder is known to be done
      acquire 3
      proctor: cannot release lock "other": process P does not have it, nobody has it
        help: \`proctor lock status\` says who has it
      release 3
      release 0
      proctor: cannot release lock "board": process P does not have it, nobody has it
        help: \`proctor lock status\` says who has it
      release 3
      2
      3
      release 0
      no locks are held
      4
      "
    `);
    // The shell has ended.
    expect(await stateOf('board')).toBe('stale');
    expect(await lock('clean')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^freed board: process \d+ has ended\n$/),
    });
    expect(await stateOf('board')).toBe('available');
  });

  it('L5 L6 L7 shows, takes by force and audits, as tables and as JSON', async () => {
    const token = Number((await lock('acquire', 'board', '--detach', '--lease', '1h')).stdout);
    expect(token).toBe(1);
    const list = await lock('list');
    expect(list.stdout).toMatch(
      /^LOCK +STATE +MODE .*\nboard +locked +exclusive .* proctor lock acquire\n$/,
    );
    expect(JSON.parse((await lock('list', '--format', 'json')).stdout)).toMatchObject([
      {name: 'board', state: 'locked', waiting: 0, holders: [{token, leaseMs: 3_600_000}]},
    ]);
    const forced = await lock('force-release', 'board', '--reason', 'unplugged');
    expect(forced).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^taken from a lease from /),
    });
    expect((await lock('force-release', 'board', '--reason', 'again')).exitCode).toBe(3);
    const audit = JSON.parse((await lock('audit', 'board', '--format', 'json')).stdout);
    expect(audit.map(({operation}: {operation: string}) => operation)).toEqual([
      'acquired',
      'force-released',
      'refused',
    ]);
    expect((await lock('audit')).stdout).toMatch(/^WHEN .*\n\S+ +board +acquired +1 /);
    expect((await lock('list', '--metrics')).stdout).toMatch(/^LOCK +ACQUIRED .*\nboard +1 /);
  });

  it('L5 is wrong or unusable with a clear word', async () => {
    expect((await lock('acquire', 'board', '--detach')).exitCode).toBe(2);
    expect((await lock('acquire', '')).exitCode).toBe(2);
    expect((await lock('release')).exitCode).toBe(2);
    expect((await lock('acquire', 'board', '--timeout', 'soon')).exitCode).toBe(2);
    folder.write('state/proctor.db', 'not a database '.repeat(1000));
    const status = await lock('status', 'board');
    expect(status.exitCode).toBe(3);
    expect(status.stdout).toMatch(
      /^board: error\n {2}cannot use .*proctor\.db: file is not a database\n$/,
    );
    const acquire = await lock('acquire', 'board');
    expect(acquire.exitCode).toBe(3);
    expect(acquire.stderr).toMatch(/^proctor: cannot use .*: file is not a database\n {2}help: /);
  });
});

describe('proctor lock run', () => {
  it('L9 runs a command while it holds a lock, and passes on its exit code', async () => {
    const script = 'echo "token $PROCTOR_LOCK_TOKEN"; test -n "$PROCTOR_RUN_ID"; exit 7';
    const ran = await lock('run', 'test', '--', 'sh', '-c', script);
    expect(ran).toEqual({exitCode: 7, stdout: 'token 1\n', stderr: ''});
    expect(await stateOf('test')).toBe('available');
    expect((await lock('run', 'test', '--', './missing')).exitCode).toBe(127);
    expect((await lock('run', 'test', '--', 'sh', '-c', 'kill -KILL $$')).exitCode).toBe(137);
    const two = await lock(
      'run',
      'b',
      '--and',
      'a',
      '--',
      'sh',
      '-c',
      'echo "$PROCTOR_LOCK_TOKEN"',
    );
    // In the order of their names.
    expect(two.stdout).toBe('4 5\n');
  });

  it('L9 has those who want the same lock run one after the other', async () => {
    const script = 'mkdir inside && echo in >> log && rmdir inside';
    const all = Array.from({length: 4}, () => lock('run', 'test', '--', 'sh', '-c', script));
    expect((await Promise.all(all)).map(({exitCode}) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(folder.read('log')).toBe('in\n'.repeat(4));
  });

  it('L9 passes signals on to the command', async () => {
    for (const [signal, code] of [
      ['SIGTERM', 11],
      ['SIGINT', 12],
      ['SIGHUP', 13],
    ] as const) {
      const script =
        'trap "exit 11" TERM; trap "exit 12" INT; trap "exit 13" HUP; echo up; while :; do sleep 0.05; done';
      const running = startLock('run', 'test', '--', 'sh', '-c', script);
      await running.shows('up');
      running.child.kill(signal);
      expect((await running.ended).exitCode).toBe(code);
    }
    expect(await stateOf('test')).toBe('available');
  });

  it('L9 ends the command, and what it has started, when the lock is lost', async () => {
    const script = 'setsid sleep 4325 & echo "pid $!"; trap "echo asked; exit 0" TERM; wait';
    const running = startLock('run', 'test', '--lease', '2s', '--', 'sh', '-c', script);
    await running.shows('pid');
    await lock('force-release', 'test', '--reason', 'to see');
    const {exitCode, stdout, stderr} = await running.ended;
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^proctor: cannot go on with lock "test": somebody else has taken it\n/);
    expect(stdout).toMatch(/\nasked\n$/);
    expect(readProcess(Number(/pid (\d+)/.exec(stdout)?.[1]))?.isZombie ?? true).toBe(true);
  });

  it('L4 L9 frees the lock of a killed one when its command has ended, and not before', async () => {
    const running = startLock(
      'run',
      'test',
      '--',
      'sh',
      '-c',
      'echo $$ > pid; echo up; exec sleep 4326',
    );
    await running.shows('up');
    const waiting = startLock(
      'run',
      'test',
      '--',
      'sh',
      '-c',
      'cat "/proc/$(cat pid)/stat" 2>&- || echo gone',
    );
    await waiting.shows('waiting for a lock');
    running.child.kill('SIGKILL');
    // What has ended may still wait to be reaped.
    expect((await waiting.ended).stdout).toMatch(/^gone$|\) Z /m);
  });

  const noTerminal = whyNoTerminal();
  it.skipIf(noTerminal !== undefined)(
    `L9 leaves Ctrl-C to the terminal, which gives it to the command once${noTerminal ? ` (skipped: ${noTerminal})` : ''}`,
    async () => {
      const script =
        'trap "echo caught >> caught" INT; echo up; while [ ! -e stop ]; do sleep 0.05; done';
      const running = TerminalCli.startIn(
        folder,
        ['lock', 'run', 'test', '--', 'sh', '-c', script],
        env,
      );
      await running.shows('up');
      running.type('\x03');
      await expect.poll(() => existsSync(join(folder.path, 'caught')), PATIENCE).toBe(true);
      folder.write('stop', '');
      expect((await running.ended).exitCode).toBe(0);
      expect(folder.read('caught')).toBe('caught\n');
    },
  );
});
