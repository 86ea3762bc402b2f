import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {openHistory, type RecordedCase, recordRun} from '../../../src/state/history-file.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW_MS = 1_800_000_000_000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
});

afterEach(async () => {
  await rm(folder, {recursive: true});
});

function passed(id: string, durationMs: number): RecordedCase {
  return {id, verdict: 'passed', durationMs};
}

it('is empty, without a warning, where nothing was recorded', async () => {
  const history = await openHistory(join(folder, 'missing'));
  expect(history).toMatchObject({caseCount: 0, warning: undefined});
  expect(history.durationMs('a@here')).toBeUndefined();
  expect(history.verdict('a@here')).toBeUndefined();
});

it('remembers the latest verdict and a mean in which recent runs weigh more', async () => {
  const path = join(folder, 'deep', '.proctor');
  await recordRun(path, [passed('a@here', 100), {id: 'b@here', verdict: 'error', durationMs: 9}]);
  await recordRun(path, [passed('a@here', 200)]);
  await recordRun(path, [{id: 'a@here', verdict: 'failed', durationMs: 60_000}]);
  const history = await openHistory(path);
  expect(history.durationMs('a@here')).toBe(140);
  expect(history.verdict('a@here')).toBe('failed');
  expect(history.durationMs('b@here')).toBeUndefined();
  expect(history.verdict('b@here')).toBe('error');
});

it('takes repetitions for one case, with the worst verdict', async () => {
  await recordRun(folder, [
    passed('a@here', 100),
    {id: 'a@here#2', verdict: 'failed', durationMs: 1},
    {id: 'a@here#3', verdict: 'flaky', durationMs: 200},
  ]);
  const history = await openHistory(folder);
  expect(history.caseCount).toBe(1);
  expect(history.verdict('a@here#2')).toBe('failed');
  expect(history.durationMs('a@here#7')).toBe(140);
});

it('keeps the verdict of a case that was skipped', async () => {
  await recordRun(folder, [{id: 'a@here', verdict: 'failed', durationMs: 1}]);
  await recordRun(folder, [
    {id: 'a@here', verdict: 'skipped', durationMs: 0},
    {id: 'b@here', verdict: 'skipped', durationMs: 0},
  ]);
  const history = await openHistory(folder);
  expect(history.verdict('a@here')).toBe('failed');
  expect(history.verdict('b@here')).toBe('skipped');
  expect(history.durationMs('b@here')).toBeUndefined();
});

it('forgets cases that were not seen for 90 days', async () => {
  await recordRun(folder, [passed('old@here', 1)], NOW_MS - 91 * DAY_MS);
  await recordRun(folder, [passed('recent@here', 1)], NOW_MS - 89 * DAY_MS);
  await recordRun(folder, [passed('new@here', 1)], NOW_MS);
  const history = await openHistory(folder);
  expect(['old', 'recent', 'new'].map((name) => history.verdict(`${name}@here`))).toEqual([
    undefined,
    'passed',
    'passed',
  ]);
});

it.each([
  ['', 'Unexpected end of JSON input'],
  ['{"v": 1, "cases": {"a@here": [1, "pas', 'Unterminated string in JSON'],
  ['[]', 'it is not a history of version 1'],
  ['{"v": 2, "cases": {}}', 'it is not a history of version 1'],
  ['\u0000\u0001', 'is not valid JSON'],
])('is empty, with a warning, where the file holds %j, and recovers', async (text, why) => {
  const path = join(folder, 'history.json');
  await writeFile(path, text);
  const history = await openHistory(folder);
  expect(history.caseCount).toBe(0);
  expect(history.warning).toContain(`cannot use the history in ${path}: `);
  expect(history.warning).toContain(why);
  await recordRun(folder, [passed('a@here', 1)]);
  expect(await openHistory(folder)).toMatchObject({caseCount: 1, warning: undefined});
});

it('leaves out entries that make no sense', async () => {
  const cases = {
    'a@here': [5, 'passed', 1],
    'b@here': [-5, 'failed', 1],
    'c@here': [5, 'great', 1],
    'd@here': 'x',
    'e@here': [5, 'passed', 'now'],
  };
  await writeFile(join(folder, 'history.json'), JSON.stringify({v: 1, cases}));
  const history = await openHistory(folder);
  expect(history.caseCount).toBe(2);
  expect(history.durationMs('a@here')).toBe(5);
  expect(history.durationMs('b@here')).toBeUndefined();
});

it('keeps what others record in between, and leaves no temporary file', async () => {
  for (let round = 0; round < 10; round += 1) {
    const first = recordRun(folder, [passed(`a${round}@here`, 1)]);
    await recordRun(folder, [passed(`b${round}@here`, 1)]);
    await first;
  }
  const text = await readFile(join(folder, 'history.json'), 'utf8');
  expect(() => JSON.parse(text)).not.toThrow();
  expect((await openHistory(folder)).caseCount).toBe(20);
  expect(await readdir(folder)).toEqual(['history.json']);
});

it('fails, leaving the old history, where the folder cannot be written', async () => {
  const path = join(folder, 'file');
  await writeFile(path, '');
  await expect(recordRun(path, [passed('a@here', 1)])).rejects.toThrow(/EEXIST|ENOTDIR/);
});
