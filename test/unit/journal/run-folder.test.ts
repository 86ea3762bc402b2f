import {lstatSync, readFileSync, readlinkSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createRunFolder, findRunFolder, newRunId} from '../../../src/journal/run-folder.ts';
import {START_MS, TempFolder} from '../../rig/journal-fixtures.ts';

it('gives ids that sort by time', () => {
  const ids = [0, 1000, 60_000, 86_400_000, 40 * 86_400_000].map((ms) => newRunId(START_MS + ms));
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[0]).toMatch(/^20261121-120000-[0-9a-f]{4}$/);
});

it('never gives one folder to two runs', () => {
  using folder = new TempFolder();
  const made = Array.from({length: 20}, () => createRunFolder(folder.path, '20261121-120512-4f2a'));
  expect(new Set(made.map((run) => run.path)).size).toBe(20);
  expect(made[0]?.runId).toBe('20261121-120512-4f2a');
  for (const run of made) expect(run.runId).toMatch(/^20261121-120512-[0-9a-f]{4}$/);
});

it('keeps itself out of version control and points to the latest run', () => {
  using folder = new TempFolder();
  createRunFolder(folder.path, newRunId(START_MS));
  const {runId, journalPath, logs, captured} = createRunFolder(
    folder.path,
    newRunId(START_MS + 1000),
  );
  expect(readFileSync(join(folder.path, '.proctor/.gitignore'), 'utf8')).toBe('*\n');
  expect(readlinkSync(join(folder.path, '.proctor/latest'))).toBe(`runs/${runId}`);
  expect(lstatSync(logs).isDirectory() && lstatSync(captured).isDirectory()).toBe(true);
  expect(findRunFolder(folder.path, 'latest')).toBeUndefined();
  writeFileSync(journalPath, '');
  expect(findRunFolder(folder.path, 'latest')?.runId).toBe(runId);
  expect(findRunFolder(folder.path, runId)?.journalPath).toBe(journalPath);
});

it('finds the latest run by a file where links are not to be had', () => {
  using folder = new TempFolder();
  const {runId, journalPath} = createRunFolder(folder.path, newRunId(START_MS));
  writeFileSync(journalPath, '');
  const latest = join(folder.path, '.proctor/latest');
  rmSync(latest);
  writeFileSync(latest, `${runId}\n`);
  expect(findRunFolder(folder.path, 'latest')?.runId).toBe(runId);
});

it.each(['../..', '..', '.', 'a/b', '', 'no-such-run'])('finds no run named "%s"', (id) => {
  using folder = new TempFolder();
  expect(findRunFolder(folder.path, id)).toBeUndefined();
});
