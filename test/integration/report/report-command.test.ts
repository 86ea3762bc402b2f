import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join, relative} from 'node:path';
import {beforeEach, describe, expect, it} from 'vitest';
import {reportCommand} from '../../../src/cli/commands/report.ts';
import type {CliIo} from '../../../src/cli/io.ts';
import {writeReports} from '../../../src/cli/run-reports.ts';
import {createRunFolder} from '../../../src/journal/run-folder.ts';
import {
  journalText,
  passingCase,
  type RunPart,
  runEvents,
  START_MS,
  stamp,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';
import {pageData} from '../../rig/report-page.ts';

const said = {stdout: '', stderr: ''};

beforeEach(() => {
  said.stdout = '';
  said.stderr = '';
});

function addTo(stream: keyof typeof said): (text: string) => void {
  return (text) => {
    said[stream] += text;
  };
}

function ioIn(cwd: string): CliIo {
  return {
    stdout: {write: addTo('stdout'), isTerminal: false, columns: undefined},
    stderr: {write: addTo('stderr'), isTerminal: false, columns: undefined},
    env: {},
    cwd,
    signal: new AbortController().signal,
    onInterrupt: () => ({[Symbol.dispose]: () => undefined}),
  };
}

/** A recorded run in `folder`; returns its id. */
function record(folder: TempFolder, run: RunPart, runId: string): string {
  const made = createRunFolder(folder.path, runId);
  const events = stamp(runEvents({...run, runId: made.runId}), run.startMs ?? START_MS);
  writeFileSync(made.journalPath, journalText(events));
  return made.runId;
}

const OK: RunPart = {cases: [passingCase('a'), passingCase('b')], exitCode: 0};

describe('proctor report', () => {
  it('reports the latest run where none is named', async () => {
    using folder = new TempFolder();
    record(folder, variedRun(), '20261121-110000-0001');
    record(folder, OK, '20261121-120000-0002');
    expect(await reportCommand({runs: [], format: 'json'}, ioIn(folder.path))).toBe(0);
    expect(JSON.parse(said.stdout)).toMatchObject({runId: '20261121-120000-0002', exitCode: 0});
  });

  it.each(['junit', 'json', 'markdown', 'ctrf', 'tap', 'trace'])(
    'writes %s again from a journal',
    async (format) => {
      using folder = new TempFolder();
      const id = record(folder, variedRun(), '20261121-110000-0001');
      const output = join(folder.path, 'out/report');
      expect(await reportCommand({runs: [id], format}, ioIn(folder.path))).toBe(0);
      const options = {runs: [id], format, output: 'out/report'};
      expect(await reportCommand(options, ioIn(folder.path))).toBe(0);
      expect(readFileSync(output, 'utf8')).toBe(said.stdout);
      expect(said.stdout).toContain('suite');
    },
  );

  it('takes ids, folders and journals alike', async () => {
    using folder = new TempFolder();
    const id = record(folder, OK, '20261121-110000-0001');
    const path = join('.proctor/runs', id);
    const ways = [id, path, join(path, 'journal.jsonl'), join(folder.path, path), 'latest'];
    for (const run of ways) {
      said.stdout = '';
      expect(await reportCommand({runs: [run], format: 'json'}, ioIn(folder.path))).toBe(0);
      expect(JSON.parse(said.stdout)).toMatchObject({runId: id});
    }
  });

  it('finds the runs beside the manifest that is named', async () => {
    using folder = new TempFolder();
    const id = record(folder, OK, '20261121-110000-0001');
    const manifest = join(folder.path, 'proctor.yaml');
    expect(await reportCommand({runs: [id], format: 'tap', manifest}, ioIn('/'))).toBe(0);
    expect(said.stdout).toContain('ok 1 - a@here');
  });

  it('reports a run that was cut off', async () => {
    using folder = new TempFolder();
    const id = record(folder, OK, '20261121-110000-0001');
    truncateSync(join(folder.path, '.proctor/runs', id, 'journal.jsonl'), 1500);
    expect(await reportCommand({runs: [id], format: 'json'}, ioIn(folder.path))).toBe(0);
    expect(JSON.parse(said.stdout)).toMatchObject({complete: false, exitCode: 3});
  });

  it('merges shards, and names one that is missing', async () => {
    using folder = new TempFolder();
    const ids = [1, 2, 3].map((index) => {
      const run = {...OK, cases: [passingCase(`s${index}`)], shard: {index, count: 3}};
      return record(folder, run, `20261121-11000${index}-0001`);
    });
    expect(await reportCommand({runs: ids, format: 'json'}, ioIn(folder.path))).toBe(0);
    expect(JSON.parse(said.stdout).cases).toHaveLength(3);
    expect(await reportCommand({runs: ids.slice(1), format: 'json'}, ioIn(folder.path))).toBe(2);
    expect(said.stderr).toContain('cannot merge: shard 1/3 is missing');
  });

  it('says what is wrong with its arguments, and writes nothing', async () => {
    using folder = new TempFolder();
    const cases = [
      [{runs: [], format: 'json'}, 'no run is recorded in'],
      [{runs: ['nope'], format: 'json'}, 'no run "nope"'],
      [{runs: ['../..'], format: 'json'}, 'no run "../.."'],
      [{runs: [], format: 'pdf'}, 'unknown format "pdf": expected junit, json'],
      [{runs: [], format: 'junit', dialect: 'x'}, 'unknown dialect "x": expected jenkins'],
    ] as const;
    for (const [options, message] of cases) {
      said.stderr = '';
      expect(await reportCommand({...options, output: 'o'}, ioIn(folder.path))).toBe(2);
      expect(said.stderr).toContain(message);
    }
    expect(said.stdout).toBe('');
    expect(existsSync(join(folder.path, 'o'))).toBe(false);
  });

  it('writes a page as one file, or to a folder with the files that it links to', async () => {
    using folder = new TempFolder();
    const id = record(folder, variedRun(), '20261121-110000-0001');
    const logs = join(folder.path, '.proctor/runs', id, 'logs');
    writeFileSync(join(logs, '1.log'), 'text');
    const write = (output: string) =>
      reportCommand({runs: [id], format: 'html', output}, ioIn(folder.path));
    const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');
    expect(await write('page.html')).toBe(0);
    expect(pageData(read('page.html')).run).toMatchObject({
      filesFrom: `./.proctor/runs/${id}/`,
      folder: join(folder.path, '.proctor/runs', id),
    });
    expect(await write('public/')).toBe(0);
    expect(pageData(read('public/index.html')).run.filesFrom).toBe('./files/');
    expect(read('public/files/logs/1.log')).toBe('text');
    expect(said.stderr).toContain(join(folder.path, 'public/index.html'));
  });

  it('writes what a run has wished for beside what each run has, in its own folder', () => {
    using folder = new TempFolder();
    const made = createRunFolder(folder.path, '20261121-110000-0001');
    writeFileSync(made.journalPath, journalText(stamp(runEvents(variedRun()))));
    const wishes = {html: 'site/', trace: 'run.json.gz', markdown: 'run.md'};
    const {written, problems} = writeReports(
      made,
      {unwritten: []},
      {...wishes, junitDialect: 'jenkins', cwd: folder.path, isSynced: false},
    );
    expect(problems).toEqual([]);
    expect(written.map((path) => relative(folder.path, path))).toEqual([
      ...['report.json', 'junit.xml', 'report.html'].map((name) =>
        relative(folder.path, join(made.path, name)),
      ),
      ...['run.md', 'site/index.html', 'run.json.gz'],
    ]);
    const page = pageData(readFileSync(join(made.path, 'report.html'), 'utf8'));
    expect(page.run.filesFrom).toBe('');
  });

  it('says why a report cannot be written', async () => {
    using folder = new TempFolder();
    record(folder, OK, '20261121-110000-0001');
    writeFileSync(join(folder.path, 'file'), '');
    const options = {runs: [], format: 'json', output: 'file/report.json'};
    expect(await reportCommand(options, ioIn(folder.path))).toBe(2);
    expect(said.stderr).toContain('cannot write file/report.json');
  });

  it('folds what is no journal to a run without cases, with a warning for each line', async () => {
    using folder = new TempFolder();
    mkdirSync(join(folder.path, 'odd'));
    appendFileSync(join(folder.path, 'odd/journal.jsonl'), 'hello\nworld\n');
    expect(await reportCommand({runs: ['odd'], format: 'json'}, ioIn(folder.path))).toBe(0);
    expect(JSON.parse(said.stdout)).toMatchObject({complete: false, exitCode: 3, cases: []});
    expect(JSON.parse(said.stdout).warnings).toHaveLength(2);
  });
});
