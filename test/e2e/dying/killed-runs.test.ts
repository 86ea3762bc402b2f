import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {isAlive, type ProcessIdentity, readProcess} from '../../../src/util/process-identity.ts';
import {CliFolder, type RunningCli} from '../../rig/cli.ts';

/** Patience with a machine that is busy with other tests. */
const PATIENCE = {timeout: 15_000};

/** The second case says its pid, that of what it has put into the background, and waits. */
const MANIFEST = `
proctor: 1
defaults: {kill-grace: 200ms}
environments: {here: {type: local}}
scenarios:
  first: {environment: here, steps: [{run: 'true'}]}
  second:
    environment: here
    needs: [first]
    steps: [{run: "trap '' TERM; setsid sleep 600 & echo running $$ $!; sleep 600"}]
`;

/** A run whose second case is under way. */
interface Underway {
  readonly cli: RunningCli;
  readonly runId: string;
  readonly processes: readonly ProcessIdentity[];
  readonly reaper: number;
  readonly scratch: string;
}

describe('a run that is killed with SIGKILL', () => {
  async function begin(folder: CliFolder, args: readonly string[] = []): Promise<Underway> {
    const before = new Set(runsOf(folder));
    const env = {PROCTOR_STATE_DIR: join(folder.path, 'state'), TMPDIR: folder.path};
    const cli = folder.start(['run', '--verbose', ...args], env);
    await cli.shows('running ');
    await expect.poll(() => runsOf(folder).length).toBeGreaterThan(before.size);
    const runId = (await cli.lineWith(/ run (\S+)/))[1] ?? '';
    const [, pid, background] = await cli.lineWith(/running (\d+) (\d+)/);
    const processes = [pid, background].map((text) => {
      const entry = readProcess(Number(text));
      if (entry === undefined) throw new Error('it has ended');
      return entry;
    });
    const ledger = readFileSync(join(folder.path, 'state', 'ledgers', `${runId}.jsonl`), 'utf8');
    const reaper = Number(/"reaper":\{"pid":(\d+)/.exec(ledger)?.[1]);
    const scratch = /"kind":"folder","path":"([^"]*\/proctor-[0-9a-f]{8})"/.exec(ledger)?.[1] ?? '';
    return {cli, runId, processes, reaper, scratch};
  }

  const runsOf = (folder: CliFolder): string[] => {
    const path = join(folder.path, '.proctor', 'runs');
    return existsSync(path) ? readdirSync(path) : [];
  };
  const ledgersOf = (folder: CliFolder): string[] =>
    readdirSync(join(folder.path, 'state', 'ledgers')).filter((name) => name.endsWith('.jsonl'));

  it('D29 leaves nothing, and its reports have what it came to', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const {cli, processes, scratch} = await begin(folder, ['--junit', 'wished/junit.xml']);
    expect(existsSync(scratch)).toBe(true);
    cli.child.kill('SIGKILL');
    await expect.poll(() => ledgersOf(folder), PATIENCE).toEqual([]);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(existsSync(scratch)).toBe(false);
    const report = JSON.parse(folder.read('.proctor/latest/report.json')) as {
      summary: unknown;
      reapings: unknown[];
    };
    expect(report.summary).toMatchObject({total: 2, passed: 1, interrupted: 1});
    expect(report.reapings).toMatchObject([{by: 'reaper', left: []}]);
    const junit = folder.read('.proctor/latest/junit.xml');
    expect(junit).toContain('tests="2" failures="0" errors="1"');
    expect(folder.read('wished/junit.xml')).toBe(junit);
    expect(folder.journal().at(-1)).toMatchObject({type: 'run-reaped', by: 'reaper'});
    expect(folder.read('.proctor/latest/reaper.log')).toMatch(/^\S+ reaper: process \d+ of run /);
  });

  it('after a power cut leaves nothing once another run begins, which is not disturbed', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const {cli, processes, reaper, scratch, runId} = await begin(folder);
    cli.child.kill('SIGSTOP');
    process.kill(reaper, 'SIGKILL');
    cli.child.kill('SIGKILL');
    await cli.ended;
    expect(existsSync(scratch)).toBe(true);
    const next = await begin(folder);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(existsSync(scratch)).toBe(false);
    const log = folder.read(`.proctor/runs/${runId}/reaper.log`);
    expect(log).toMatch(/^\S+ clean: process \d+ of run /);
    expect(next.processes.filter(isAlive)).toHaveLength(2);
    next.cli.child.kill('SIGTERM');
    expect((await next.cli.ended).exitCode).toBe(143);
  });

  it('takes nothing from another run of the same manifest, which goes on', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const [one, two] = [await begin(folder), await begin(folder)];
    one.cli.child.kill('SIGKILL');
    const env = {PROCTOR_STATE_DIR: join(folder.path, 'state')};
    await expect.poll(() => ledgersOf(folder), PATIENCE).toEqual([`${two.runId}.jsonl`]);
    expect((await folder.proctor(['clean'], env)).stderr).toBe('nothing to clean up\n');
    expect(one.processes.filter(isAlive)).toEqual([]);
    expect(two.processes.filter(isAlive)).toHaveLength(2);
    expect(existsSync(two.scratch)).toBe(true);
    two.cli.child.kill('SIGINT');
    expect((await two.cli.ended).exitCode).toBe(130);
    expect(two.processes.filter(isAlive)).toEqual([]);
    expect(ledgersOf(folder)).toEqual([]);
  });
});

describe('a state folder that cannot be written', () => {
  it('keeps a run from making anything, and says what to do', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST, state: ''});
    const env = {PROCTOR_STATE_DIR: join(folder.path, 'state'), TMPDIR: folder.path};
    const {exitCode, stderr} = await folder.proctor(['run'], env);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('cannot write the ledger of this run');
    expect(stderr).toContain('PROCTOR_STATE_DIR names another one');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('proctor-'))).toEqual([]);
  });
});
