import {describe, expect, it} from 'vitest';
import type {Verdict} from '../../../../src/journal/event.ts';
import {HistoryProject, runIdOf} from '../../../rig/history-project.ts';
import {type CasePart, START_MS} from '../../../rig/journal-fixtures.ts';

/** A case that ended so, with the metric `ms` where it is given. */
function ended(id: string, verdict: 'passed' | 'failed', ms?: number): CasePart {
  const record = {id, scenario: id.split('@')[0] ?? id, environment: 'here'};
  const metrics = ms === undefined ? [] : [{name: 'ms', value: ms}];
  return {record, attempts: [{verdict, durationMs: 10.4, steps: [], metrics}]};
}

/** Records runs with these cases, one a minute. */
async function record(
  project: HistoryProject,
  runs: ReadonlyArray<readonly CasePart[]>,
): Promise<void> {
  for (const [index, cases] of runs.entries()) {
    const startMs = START_MS + index * 60_000;
    project.addRun(runIdOf(index), {cases, startMs, exitCode: 0});
  }
  await project.history.catchUp();
}

describe('what is recalled of earlier runs', () => {
  it('is nothing where nothing was recorded', () => {
    using project = new HistoryProject();
    expect(project.history.recall('proctor.yaml', {cases: ['a@here']})).toEqual([]);
  });

  it('is verdict, time and metrics of each run, oldest first, in the order that is asked for', async () => {
    using project = new HistoryProject();
    await record(project, [
      [ended('a@here', 'passed', 7), ended('b@here', 'failed')],
      [ended('a@here', 'failed')],
    ]);
    const cases = ['b@here', 'new@here', 'a@here'];
    const [first, second] = [START_MS + 10, START_MS + 60_010];
    expect(project.history.recall('proctor.yaml', {cases})).toEqual([
      {case: 'b@here', runs: [{at: first, verdict: 'failed', durationMs: 10}]},
      {
        case: 'a@here',
        runs: [
          {at: first, verdict: 'passed', durationMs: 10, metrics: {ms: 7}},
          {at: second, verdict: 'failed', durationMs: 10},
        ],
      },
    ]);
    const [recalled] = project.history.recall('proctor.yaml', {
      cases: ['a@here'],
      except: runIdOf(1),
    });
    expect(recalled?.runs).toHaveLength(1);
  });

  it('has one result for all repetitions in a run, the worst', async () => {
    using project = new HistoryProject();
    await record(project, [[ended('a@here', 'passed', 1), ended('a@here#2', 'failed', 2)]]);
    const runs = [{at: START_MS + 10, verdict: 'failed', durationMs: 10, metrics: {ms: 2}}];
    expect(project.history.recall('proctor.yaml', {cases: ['a@here', 'a@here#2']})).toEqual([
      {case: 'a@here', runs},
      {case: 'a@here#2', runs},
    ]);
  });

  it('is the latest twenty, in their order', async () => {
    using project = new HistoryProject();
    const verdicts = Array.from({length: 23}, (_, n) => (n % 3 === 0 ? 'failed' : 'passed'));
    await record(
      project,
      verdicts.map((verdict) => [ended('a@here', verdict)]),
    );
    const [recalled] = project.history.recall('proctor.yaml', {cases: ['a@here']});
    expect(recalled?.runs.map(({verdict}): Verdict => verdict)).toEqual(verdicts.slice(-20));
  });
});
