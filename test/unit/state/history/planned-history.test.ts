import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Verdict} from '../../../../src/journal/event.ts';
import type {KnownCases} from '../../../../src/state/history/planned-history.ts';
import {HistoryProject, runIdOf} from '../../../rig/history-project.ts';
import {type CasePart, START_MS} from '../../../rig/journal-fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A case that ended so; `flaky` after one failed attempt. */
function ended(id: string, verdict: Verdict, durationMs = 10): CasePart {
  const record = {id, scenario: id.split('@')[0] ?? id, environment: 'here'};
  if (verdict === 'skipped') return {record, attempts: [], skip: 'needs'};
  if (verdict === 'flaky') {
    const failed = {verdict: 'failed', durationMs: 0, steps: []} as const;
    return {record, attempts: [failed, {verdict: 'passed', durationMs, steps: []}]};
  }
  return {record, attempts: [{verdict, durationMs, steps: []}]};
}

/** What is known after runs with these cases, one after another. */
async function knownAfter(
  ...runs: ReadonlyArray<
    readonly CasePart[] | {cases: readonly CasePart[]; sha256?: string; startMs?: number}
  >
): Promise<KnownCases> {
  using project = new HistoryProject();
  for (const [index, run] of runs.entries()) {
    const part = 'cases' in run ? run : {cases: run};
    project.addRun(runIdOf(index), {startMs: START_MS + index * 60_000, exitCode: 1, ...part});
  }
  await project.history.catchUp();
  return project.store.forManifest(join(project.folder, 'proctor.yaml'));
}

describe('what is known of a case', () => {
  it('is nothing where nothing was recorded', async () => {
    const known = await knownAfter();
    expect(known.caseCount).toBe(0);
    expect(known.durationMs('a@here')).toBeUndefined();
    expect(known.verdict('a@here')).toBeUndefined();
  });

  it('is the latest verdict, and a mean in which recent runs weigh more', async () => {
    const known = await knownAfter(
      [ended('a@here', 'passed', 100), ended('b@here', 'error', 9)],
      [ended('a@here', 'passed', 200)],
      [ended('a@here', 'failed', 60_000)],
    );
    expect(known.durationMs('a@here')).toBe(140);
    expect(known.verdict('a@here')).toBe('failed');
    expect(known.durationMs('b@here')).toBeUndefined();
    expect(known.verdict('b@here')).toBe('error');
  });

  it('takes repetitions for one case, with the worst verdict', async () => {
    const known = await knownAfter([
      ended('a@here', 'passed', 100),
      ended('a@here#2', 'failed', 1),
      ended('a@here#3', 'flaky', 200),
    ]);
    expect(known.caseCount).toBe(1);
    expect(known.verdict('a@here#2')).toBe('failed');
    expect(known.durationMs('a@here#7')).toBe(140);
  });

  it('stays when it is skipped', async () => {
    const known = await knownAfter(
      [ended('a@here', 'failed')],
      [ended('a@here', 'skipped'), ended('b@here', 'skipped')],
    );
    expect(known.verdict('a@here')).toBe('failed');
    expect(known.verdict('b@here')).toBe('skipped');
    expect(known.durationMs('b@here')).toBeUndefined();
  });

  it('is forgotten when it was not run for 90 days', async () => {
    const run = (name: string, days: number) => ({
      cases: [ended(`${name}@here`, 'passed')],
      startMs: START_MS - days * DAY_MS,
    });
    const known = await knownAfter(run('old', 91), run('recent', 89), run('new', 0));
    expect(['old', 'recent', 'new'].map((name) => known.verdict(`${name}@here`))).toEqual([
      undefined,
      'passed',
      'passed',
    ]);
  });
});

describe('a case is known to be flaky', () => {
  const runsOf = (verdicts: readonly Verdict[], sha = (_index: number) => 'ab') =>
    verdicts.map((verdict, index) => ({cases: [ended('a@here', verdict)], sha256: sha(index)}));

  it('when it changes there and back with the manifest unchanged', async () => {
    const known = await knownAfter(...runsOf(['passed', 'failed', 'passed', 'passed']));
    expect(known.flakiness('a@here')).toEqual({failed: 1, runs: 4});
  });

  it('when it passes on a retry', async () => {
    const known = await knownAfter(...runsOf(['flaky', 'passed']));
    expect(known.flakiness('a@here')).toEqual({failed: 1, runs: 2});
  });

  it('not when it has failed once and for all', async () => {
    const known = await knownAfter(...runsOf(['passed', 'passed', 'failed', 'failed']));
    expect(known.flakiness('a@here')).toBeUndefined();
  });

  it('not when the manifest changed each time', async () => {
    const known = await knownAfter(...runsOf(['passed', 'failed', 'passed', 'failed'], String));
    expect(known.flakiness('a@here')).toBeUndefined();
  });

  it('not by what infrastructure, skips and interrupts did', async () => {
    const known = await knownAfter(
      ...runsOf(['passed', 'error', 'passed', 'skipped', 'interrupted', 'passed']),
    );
    expect(known.flakiness('a@here')).toBeUndefined();
  });
});

describe('a history that an older version kept', () => {
  const write = (project: HistoryProject, text: string): void => {
    mkdirSync(join(project.folder, '.proctor'), {recursive: true});
    writeFileSync(join(project.folder, '.proctor', 'history.json'), text);
  };
  const read = (project: HistoryProject) =>
    project.store.forManifest(join(project.folder, 'proctor.yaml'));

  it('is taken over once, and goes on with later runs', async () => {
    using project = new HistoryProject();
    const cases = {'a@here': [100, 'failed', START_MS - 1], 'b@here': [null, 'error', 1]};
    write(project, JSON.stringify({v: 1, cases}));
    project.addRun(runIdOf(0), {
      cases: [ended('a@here', 'passed', 70)],
      startMs: START_MS - DAY_MS,
      exitCode: 0,
    });
    await project.history.catchUp();
    // That run is in what the older version kept.
    expect(read(project).durationMs('a@here')).toBe(100);
    expect(read(project).verdict('a@here')).toBe('failed');
    expect(read(project).verdict('b@here')).toBe('error');
    write(project, JSON.stringify({v: 1, cases: {'a@here': [5, 'error', START_MS]}}));
    project.addRun(runIdOf(1), {cases: [ended('a@here', 'passed', 200)], exitCode: 0});
    await project.history.catchUp();
    expect(read(project).durationMs('a@here')).toBe(140);
    expect(read(project).verdict('a@here')).toBe('passed');
  });

  it.each([
    ['', 'Unexpected end of JSON input'],
    ['{"v": 1, "cases": {"a@here": [1, "pas', 'Unterminated string in JSON'],
    ['[]', 'it is not a history of version 1'],
    ['{"v": 2, "cases": {}}', 'it is not a history of version 1'],
    ['\u0000\u0001', 'is not valid JSON'],
  ])('is empty, with one warning, where the file holds %j', async (text, why) => {
    using project = new HistoryProject();
    write(project, text);
    const {warnings} = await project.history.catchUp();
    const path = join(project.folder, '.proctor', 'history.json');
    expect(warnings).toEqual([expect.stringContaining(`cannot use the history in ${path}: `)]);
    expect(warnings[0]).toContain(why);
    expect(read(project).caseCount).toBe(0);
    expect((await project.history.catchUp()).warnings).toEqual([]);
  });

  it('is without entries that make no sense', async () => {
    using project = new HistoryProject();
    const cases = {
      'a@here': [5, 'passed', 1],
      'b@here': [-5, 'failed', 1],
      'c@here': [5, 'great', 1],
      'd@here': 'x',
      'e@here': [5, 'passed', 'now'],
    };
    write(project, JSON.stringify({v: 1, cases}));
    await project.history.catchUp();
    expect(read(project).caseCount).toBe(2);
    expect(read(project).durationMs('a@here')).toBe(5);
    expect(read(project).durationMs('b@here')).toBeUndefined();
  });
});
