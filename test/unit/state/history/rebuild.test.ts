import {appendFileSync, rmSync} from 'node:fs';
import {dirname} from 'node:path';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {HistoryProject, runIdOf} from '../../../rig/history-project.ts';
import {anyRun, passingCase, START_MS, variedRun} from '../../../rig/journal-fixtures.ts';

const MINUTE_MS = 60_000;

it('D25 keeps for any runs what their journals say, and the same again when it is rebuilt', {
  timeout: 90_000,
}, async () => {
  using project = new HistoryProject();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyRun, {minLength: 1, maxLength: 1}), async (runs) => {
      for (const run of runs) {
        project.addRun(runIdOf(count), {
          exitCode: 1,
          ...run,
          startMs: START_MS + count * MINUTE_MS,
        });
        count += 1;
      }
      const {warnings} = await project.history.catchUp();
      expect(warnings).toEqual([]);
    }),
    {numRuns: 100},
  );
  const journaled = project.journaled();
  expect(project.kept()).toEqual(journaled);
  const {recorded} = await project.history.rebuild();
  expect(recorded).toHaveLength(count);
  expect(project.kept()).toEqual(journaled);
});

it('records a run once, however often it is seen, and again when its journal has grown', async () => {
  using project = new HistoryProject();
  const path = project.addRun(runIdOf(0), {...variedRun()});
  expect((await project.history.catchUp()).recorded).toEqual([runIdOf(0)]);
  expect((await project.history.catchUp()).recorded).toEqual([]);
  appendFileSync(path, '{"torn');
  expect((await project.history.catchUp()).recorded).toEqual([runIdOf(0)]);
  expect(project.kept()).toEqual(project.journaled());
});

it('keeps what is left of a run whose folder is gone', async () => {
  using project = new HistoryProject();
  const path = project.addRun(runIdOf(0), {cases: [passingCase('a')], exitCode: 0});
  project.addRun(runIdOf(1), {cases: [passingCase('b')], exitCode: 0});
  await project.history.catchUp();
  const before = project.kept();
  rmSync(dirname(path), {recursive: true});
  await project.history.rebuild();
  expect(project.kept()).toEqual(before);
});
