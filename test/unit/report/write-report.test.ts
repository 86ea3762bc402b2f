import {execFileSync, spawn} from 'node:child_process';
import {lstatSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {expect, it} from 'vitest';
import {writeReportFile} from '../../../src/report/write-report.ts';
import {passingCase, TempFolder} from '../../rig/journal-fixtures.ts';

it('writes a report into a pipe or a device, and does not take its place', async () => {
  using folder = new TempFolder();
  using reader = folder.fold({cases: [passingCase('a@here')]});
  const pipe = join(folder.path, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const before = readdirSync(folder.path);
  const cat = spawn('cat', [pipe], {stdio: ['ignore', 'pipe', 'inherit']});
  const read = text(cat.stdout);
  expect(writeReportFile(pipe, reader, {format: 'json'})).toEqual([pipe]);
  expect(JSON.parse(await read)).toHaveProperty('scenarios');
  expect(lstatSync(pipe).isFIFO()).toBe(true);
  expect(readdirSync(folder.path)).toEqual(before);
});
