import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {endSession} from '../../../src/cli/end-session.ts';
import type {CliIo, TextOutput} from '../../../src/cli/io.ts';
import {RunSession} from '../../../src/cli/run-session.ts';
import {createRunFolder, type RunFolder} from '../../../src/journal/run-folder.ts';
import {ledgerFolder, readLedger} from '../../../src/ledger/ledger-file.ts';
import {isAlive} from '../../../src/util/process-identity.ts';
import {writeLedger} from '../../rig/ledger-book.ts';
import {startMarked} from '../../rig/marked-process.ts';

/** Of another machine: whether it lives cannot be told. */
const FOREIGN = {host: 'other', boot: 'other', pid: 1, startTicks: 1};

describe('the session of a command', () => {
  let folder: string;
  let said: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-session-'));
    said = '';
  });
  afterEach(() => rmSync(folder, {recursive: true, force: true}));

  function io(): CliIo {
    const write = (text: string): void => {
      said += text;
    };
    const output: TextOutput = {write, isTerminal: false, columns: undefined};
    return {
      stdout: output,
      stderr: output,
      env: {PROCTOR_STATE_DIR: join(folder, 'state')},
      cwd: folder,
      signal: new AbortController().signal,
      onInterrupt: () => ({[Symbol.dispose]: () => undefined}),
    };
  }

  const ledgers = () => readdirSync(ledgerFolder(join(folder, 'state')));

  it('D29 has a folder that nobody else may look into, and that goes with it', async () => {
    const session = await RunSession.open(io());
    const {scratchFolder} = session;
    expect(statSync(scratchFolder).mode & 0o777).toBe(0o700);
    expect(readLedger(session.ledger.path)?.items.map(({resource}) => resource)).toContainEqual({
      kind: 'folder',
      path: scratchFolder,
    });
    writeFileSync(join(scratchFolder, 'file'), '');
    expect(await session.end()).toEqual([]);
    expect(existsSync(scratchFolder)).toBe(false);
    expect(ledgers()).toEqual([]);
  });

  it('ends what still has its mark', async () => {
    const session = await RunSession.open(io());
    const identity = await startMarked(`PROCTOR_RUN_ID=${session.runId}`);
    expect(await session.end()).toEqual([]);
    expect(isAlive(identity)).toBe(false);
  });

  it('says what cannot be removed, and that is no success', async () => {
    const session = await RunSession.open(io());
    const stuck = join(folder, 'stuck');
    await session.ledger.intend({kind: 'folder', path: stuck, undoes: true});
    mkdirSync(stuck);
    writeFileSync(join(stuck, 'undo-1'), 'exit 1\n');
    expect(await endSession(session, 0, io())).toBe(3);
    expect(said).toContain(`cannot remove what this run made: folder ${stuck}: `);
    expect(said).toContain(`\`proctor clean --run ${session.runId}\` tries again`);
    expect(ledgers()).toEqual([`${session.runId}.jsonl`]);
  });

  it('is refused with ledger/in-use for a run that another process goes on with', async () => {
    const run = createRunFolder(folder, '20261121-120000-0001');
    await using _ = await RunSession.open(io(), run);
    await expect(RunSession.open(io(), run)).rejects.toMatchObject({code: 'ledger/in-use'});
  });

  it('gives a new run another id where a run beside another manifest has it', async () => {
    writeLedger(join(folder, 'state'), {runId: '20261121-120000-0001', runner: FOREIGN}, []);
    const made: RunFolder[] = [];
    const make = (): RunFolder => {
      const runFolder = createRunFolder(folder, `20261121-120000-000${made.length + 1}`);
      made.push(runFolder);
      return runFolder;
    };
    const {session, folder: own} = await RunSession.openRun(io(), make);
    expect(own.runId).toBe('20261121-120000-0002');
    expect(session.runId).toBe(own.runId);
    expect(made.map(({path}) => existsSync(path))).toEqual([false, true]);
    await session.end();
  });
});
