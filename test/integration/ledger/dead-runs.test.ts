import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {cleanBeforeRun} from '../../../src/cli/cleanup/clean-before-run.ts';
import {type CleanOptions, cleanCommand} from '../../../src/cli/commands/clean.ts';
import type {CliIo, TextOutput} from '../../../src/cli/io.ts';
import {claimLedger} from '../../../src/ledger/claim.ts';
import {ledgerFolder} from '../../../src/ledger/ledger-file.ts';
import {ownIdentity} from '../../../src/util/owner-identity.ts';
import {isAlive} from '../../../src/util/process-identity.ts';
import {DEAD_RUNNER, writeLedger} from '../../rig/ledger-book.ts';
import {startMarked} from '../../rig/marked-process.ts';

const RUNS = 500;

describe('what dead runs have left', () => {
  let state: string;
  beforeEach(() => {
    state = mkdtempSync(join(tmpdir(), 'proctor-dead-'));
  });
  afterEach(() => rmSync(state, {recursive: true, force: true}));

  function ioOf(write: (text: string) => void): CliIo {
    const output: TextOutput = {write, isTerminal: false, columns: undefined};
    return {
      stdout: output,
      stderr: output,
      env: {PROCTOR_STATE_DIR: state},
      cwd: state,
      signal: new AbortController().signal,
      onInterrupt: () => ({[Symbol.dispose]: () => undefined}),
    };
  }

  async function clean(options: CleanOptions = {}): Promise<{exitCode: number; text: string}> {
    let text = '';
    const exitCode = await cleanCommand(
      options,
      ioOf((more) => {
        text += more;
      }),
    );
    return {exitCode, text};
  }

  /** A run that has left a folder. */
  function left(runId: string, header: Partial<Parameters<typeof writeLedger>[1]> = {}): string {
    const path = join(state, `folder-of-${runId}`);
    mkdirSync(path);
    writeLedger(state, {runId, ...header}, [{resource: {kind: 'folder', path}}]);
    return path;
  }

  it('goes, of 500 runs at once, with what lives of them', async () => {
    const alive = await Promise.all(
      Array.from({length: 10}, (_, index) =>
        startMarked(`PROCTOR_RUN_ID=dead-${process.pid}-${index}`),
      ),
    );
    const folders = Array.from({length: RUNS}, (_, index) => {
      const runId = `dead-${process.pid}-${index}`;
      const path = join(state, `folder-${index}`);
      mkdirSync(join(path, 'deep'), {recursive: true});
      writeFileSync(join(path, 'deep', 'file'), '');
      writeLedger(state, {runId}, [
        {resource: {kind: 'processes', mark: `PROCTOR_RUN_ID=${runId}`}},
        {resource: {kind: 'folder', path}},
      ]);
      return path;
    });
    const {exitCode, text} = await clean({format: 'json'});
    const cleaned = JSON.parse(text) as {outcome: string; undone: number}[];
    expect(exitCode).toBe(0);
    expect(cleaned.map(({outcome}) => outcome)).toEqual(Array(RUNS).fill('removed'));
    expect(cleaned.filter(({undone}) => undone === 2).length).toBe(alive.length);
    expect(alive.filter(isAlive)).toEqual([]);
    expect(folders.filter(existsSync)).toEqual([]);
    expect(await clean()).toEqual({exitCode: 0, text: 'nothing to clean up\n'});
  });

  it('is told from what others have, which is left alone', async () => {
    const own = ownIdentity();
    const dead = left('dead');
    const rebooted = left('rebooted', {runner: {...DEAD_RUNNER, boot: 'before'}});
    const others = [
      left('alive', {runner: own}),
      left('reaping', {reaper: own}),
      left('of-another-host', {runner: {...DEAD_RUNNER, host: 'other', boot: 'other'}}),
      left('in-a-container', {runner: {...DEAD_RUNNER, pidNamespace: 'pid:[1]'}}),
    ];
    expect(await clean()).toEqual({
      exitCode: 0,
      text: [
        'removed what was left of run dead (1 thing)',
        'kept run in-a-container: it is of ' +
          `${own.host}: whether its process ${DEAD_RUNNER.pid} lives cannot be told from here`,
        `kept run of-another-host: it is of other: whether its process ${DEAD_RUNNER.pid} lives cannot be told from here`,
        'kept run reaping: its reaper is at work',
        'removed what was left of run rebooted (1 thing)',
        '',
      ].join('\n'),
    });
    expect([dead, rebooted].filter(existsSync)).toEqual([]);
    expect(others.filter((path) => !existsSync(path))).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'as root: is not looked for where another user says so, or may have said so',
    async () => {
      const paths = ['foreign', 'open', 'link'].map((runId) => left(runId));
      const [foreign = '', open = '', link = ''] = ['foreign', 'open', 'link'].map((name) =>
        join(ledgerFolder(state), `${name}.jsonl`),
      );
      chownSync(foreign, 65_534, 65_534);
      chmodSync(open, 0o666);
      renameSync(link, join(state, 'elsewhere'));
      symlinkSync(join(state, 'elsewhere'), link);
      expect(await clean()).toEqual({exitCode: 0, text: 'nothing to clean up\n'});
      expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    },
  );

  it('is left to who is at it already', async () => {
    const path = left('dead');
    const claim = claimLedger(join(ledgerFolder(state), 'dead.jsonl'));
    const reason = 'another process is cleaning up after it';
    expect((await clean()).text).toBe(`kept run dead: ${reason}\n`);
    expect(existsSync(path)).toBe(true);
    claim?.[Symbol.dispose]();
    await clean();
    expect(existsSync(path)).toBe(false);
  });

  it('is not said to be nothing where it cannot be told', async () => {
    writeFileSync(ledgerFolder(state), '');
    const {exitCode, text} = await clean();
    expect([exitCode, text]).toEqual([3, expect.stringMatching(/cannot read '.*ledgers'/)]);
  });

  it('goes where not even the first line was written, once nobody can be at it', async () => {
    left('dead');
    const [old, fresh] = ['old', 'fresh'].map((name) => join(ledgerFolder(state), `${name}.jsonl`));
    for (const path of [old ?? '', fresh ?? '']) writeFileSync(path, '{"v":1,"run', {mode: 0o600});
    utimesSync(old ?? '', 1, 1);
    await clean();
    expect([old, fresh].map((path) => existsSync(path ?? ''))).toEqual([false, true]);
  });

  it('is no longer left to who has died over it', async () => {
    const path = left('dead');
    writeFileSync(join(ledgerFolder(state), 'dead.jsonl.claim'), JSON.stringify(DEAD_RUNNER));
    await clean();
    expect(existsSync(path)).toBe(false);
  });

  it('is only shown with --dry-run', async () => {
    const path = left('dead');
    expect(await clean({dryRun: true})).toEqual({
      exitCode: 0,
      text: `would remove what is left of run dead\n  folder ${path}\n`,
    });
    expect(existsSync(path)).toBe(true);
  });

  it('E5 goes when it was not used for longer than --older-than, whatever its kind', async () => {
    const [young, old] = [left('young'), left('old')];
    const mark = `PROCTOR_RUN_ID=old-too-${process.pid}`;
    const identity = await startMarked(mark);
    writeLedger(state, {runId: 'old-too'}, [{resource: {kind: 'processes', mark}}]);
    const hourAgo = Date.now() / 1000 - 3600;
    for (const name of ['old', 'old-too']) {
      utimesSync(join(ledgerFolder(state), `${name}.jsonl`), hourAgo, hourAgo);
    }
    const {text} = await clean({olderThan: '30m'});
    expect(text.replace(/at work .* ago/, 'at work TIME ago')).toBe(
      'removed what was left of run old (1 thing)\nremoved what was left of run old-too (1 thing)\nkept run young: it was at work TIME ago\n',
    );
    expect([young, old].map(existsSync)).toEqual([true, false]);
    expect(isAlive(identity)).toBe(false);
  });

  it('goes for one run alone with --run', async () => {
    const [one, two] = [left('one'), left('two')];
    expect((await clean({run: 'two'})).exitCode).toBe(0);
    expect([one, two].map(existsSync)).toEqual([true, false]);
    expect(await clean({run: 'two'})).toEqual({
      exitCode: 2,
      text: 'proctor: nothing is left of a run "two"\n  help: proctor clean --dry-run shows the runs that have left something\n',
    });
    expect((await clean({olderThan: 'soon'})).exitCode).toBe(2);
  });

  it('goes with --run and --force where it cannot be told that it is dead', async () => {
    const vanished = left('vanished', {runner: {...DEAD_RUNNER, pidNamespace: 'pid:[1]'}});
    const alive = left('alive', {runner: ownIdentity()});
    expect((await clean({run: 'vanished'})).text).toContain('kept run vanished');
    expect((await clean({force: true})).exitCode).toBe(2);
    expect(await clean({run: 'vanished', force: true})).toEqual({
      exitCode: 0,
      text: 'removed what was left of run vanished (1 thing)\n',
    });
    expect((await clean({run: 'alive', force: true})).text).toContain('kept run alive');
    expect([vanished, alive].map(existsSync)).toEqual([false, true]);
  });

  it('stays on the list as long as it cannot be removed', async () => {
    const path = left('dead');
    writeFileSync(join(path, 'undo-1'), 'exit 1\n');
    writeLedger(state, {runId: 'dead'}, [{resource: {kind: 'folder', path, undoes: true}}]);
    const why = `'${join(path, 'undo-1')}' failed with exit code 1`;
    expect(await clean()).toEqual({
      exitCode: 3,
      text: `could not remove all that is left of run dead (0 things)\n  left: folder ${path}: ${why}\n`,
    });
    writeFileSync(join(path, 'undo-1'), 'exit 0\n');
    expect((await clean()).exitCode).toBe(0);
    expect(existsSync(path)).toBe(false);
  });

  it('goes when another run begins, without a word but in a log', async () => {
    const path = left('dead');
    let text = '';
    await cleanBeforeRun(
      ioOf((more) => {
        text += more;
      }),
    );
    expect(text).toBe('');
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(join(ledgerFolder(state), 'reaper.log'), 'utf8')).toMatch(
      /^\S+ clean: process \d+ of run dead is dead; 1 of what it made was there and is gone\n$/,
    );
  });
});
