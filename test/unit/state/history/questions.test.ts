import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {foldJournal} from '../../../../src/journal/fold-journal.ts';
import {contentOfRun} from '../../../../src/state/history/content-of-run.ts';
import type {ProjectHistory} from '../../../../src/state/history/history-store.ts';
import {
  pastCases,
  pastMetrics,
  pastStages,
} from '../../../../src/state/history/questions/past-cases.ts';
import {
  failurePatterns,
  flakiest,
  slowest,
  successRates,
} from '../../../../src/state/history/questions/tallies.ts';
import {
  metricTrend,
  periodTallies,
  stageTallies,
} from '../../../../src/state/history/questions/trends.ts';
import type {CaseContent, RunContent} from '../../../../src/state/history/run-content.ts';
import {runsOnDisk} from '../../../../src/state/history/run-folders.ts';
import {HistoryProject, runIdOf} from '../../../rig/history-project.ts';
import {
  type AttemptPart,
  type CasePart,
  journalText,
  type RunPart,
  runEvents,
  START_MS,
  stamp,
} from '../../../rig/journal-fixtures.ts';

const attempt: fc.Arbitrary<AttemptPart> = fc.record({
  verdict: fc.constantFrom('passed', 'passed', 'failed', 'error', 'interrupted'),
  durationMs: fc.integer({min: 0, max: 500}),
  reason: fc.constantFrom('exit code 1', 'exit code 2', 'pid 12 died', 'pid 9999 died'),
  steps: fc.constant([]),
  metrics: fc.array(
    fc.record({name: fc.constantFrom('ms', 'kb'), value: fc.integer({min: -9, max: 99})}),
    {maxLength: 3},
  ),
});

/** Few cases, so that the same come again and again. */
const item: fc.Arbitrary<CasePart> = fc
  .record({
    scenario: fc.constantFrom('a', 'b'),
    environment: fc.constantFrom('here', 'vm'),
    attempts: fc.array(attempt, {maxLength: 2}),
    tags: fc.constantFrom(['smoke'], ['smoke', 'slow'], undefined),
  })
  .map(({scenario, environment, attempts, tags}) => ({
    record: {
      ...{id: `${scenario}@${environment}`, scenario, environment},
      ...(tags !== undefined && {tags}),
    },
    attempts,
    skip: 'needs',
  }));

const run: fc.Arbitrary<RunPart> = fc.record({
  sha256: fc.constantFrom('ab', 'cd'),
  startMs: fc.integer({min: 0, max: 9}).map((hours) => START_MS + hours * 7 * 60 * 60 * 1000),
  cases: fc.uniqueArray(item, {selector: ({record}) => record.id, minLength: 1, maxLength: 4}),
  exitCode: fc.constant(1),
});

it('D25 answers, for any history of runs, as the journals do when they are read one by one', {
  timeout: 90_000,
}, async () => {
  using home = new HistoryProject();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(run, {minLength: 1, maxLength: 6}), async (runs) => {
      count += 1;
      const folder = join(home.path, `project-${count}`);
      for (const [index, part] of runs.entries()) writeRun(folder, runIdOf(index), part);
      const project = home.store.project(folder);
      await project.catchUp();
      expect(answers(project)).toEqual(naiveAnswers(journalsIn(folder)));
    }),
    {numRuns: 100},
  );
});

function writeRun(project: string, runId: string, part: RunPart): void {
  const folder = join(project, '.proctor', 'runs', runId);
  mkdirSync(folder, {recursive: true});
  const events = stamp(runEvents({...part, runId}), part.startMs);
  writeFileSync(join(folder, 'journal.jsonl'), journalText(events));
}

/** The oldest first. */
function journalsIn(folder: string): RunContent[] {
  return runsOnDisk(folder)
    .map(({runId, journalPath, journalBytes}) => {
      using reader = foldJournal(journalPath);
      return contentOfRun(reader.result, {runId, journalBytes});
    })
    .sort((a, b) => a.startedAt - b.startedAt || (a.runId < b.runId ? -1 : 1));
}

const CASES = ['a@here', 'a@vm', 'b@here', 'b@vm'];

function answers(project: ProjectHistory): unknown {
  const all = project.runs();
  const known = project.known('proctor.yaml');
  const isSmoke = ({tags}: {readonly tags: readonly string[]}) => tags.includes('smoke');
  return project.read((db) => {
    const cases = () => pastCases(db, all, () => true);
    return {
      rates: successRates(cases(), 'case'),
      smoke: successRates(pastCases(db, all, isSmoke), 'scenario'),
      byTag: successRates(cases(), 'tag'),
      slowest: slowest(cases(), 'case').map(({name, p90Ms, maxMs}) => [name, p90Ms, maxMs]),
      flakiest: flakiest(cases()),
      failures: failurePatterns(cases()),
      metric: metricTrend(pastMetrics(db, all, {filter: () => true, name: 'ms'})).map(
        ({runId, name, value}) => [runId, name, value],
      ),
      days: periodTallies({runs: all, items: cases(), stages: pastStages(db, all)}, 'day').map(
        ({at, runs, passed, failed, error}) => ({at, runs, passed, failed, error}),
      ),
      stages: stageTallies(pastStages(db, all)).map(({environment, count}) => [environment, count]),
      known: CASES.map((id) => [known.durationMs(id), known.verdict(id)]),
    };
  });
}

interface Naive extends CaseContent {
  readonly run: RunContent;
}

function naiveAnswers(runs: readonly RunContent[]): unknown {
  const all: Naive[] = runs.flatMap((content) =>
    content.cases.map((one) => ({...one, run: content})),
  );
  const smoke = all.filter(({tags}) => tags.includes('smoke'));
  const stages = runs.flatMap((content) => content.stages);
  return {
    rates: naiveRates(all, ({key}) => [key]),
    smoke: naiveRates(smoke, ({scenario}) => [scenario]),
    byTag: naiveRates(all, ({tags}) => tags),
    slowest: naiveSlowest(all),
    flakiest: naiveFlakiest(all),
    failures: naiveFailures(all),
    metric: all.flatMap(({key, attempts, run: {runId}}) =>
      (attempts.at(-1)?.metrics ?? [])
        .filter(({name}) => name === 'ms')
        .map(({last}) => [runId, key, last]),
    ),
    days: naiveDays(runs),
    stages: ['here', 'vm'].flatMap((environment) => {
      const own = stages.filter((stage) => stage.environment === environment);
      return own.length === 0 ? [] : [[environment, own.length]];
    }),
    known: CASES.map((id) => naiveKnown(all.filter(({key}) => key === id))),
  };
}

function groupsOf<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): [string, T[]][] {
  const keys = [...new Set(items.flatMap(keysOf))].sort();
  return keys.map((key) => [key, items.filter((one) => keysOf(one).includes(key))]);
}

function naiveRates(items: readonly Naive[], keysOf: (item: Naive) => readonly string[]): unknown {
  const tallies = groupsOf(items, keysOf).map(([name, own]) => {
    const of = (verdict: string) => own.filter((one) => one.verdict === verdict).length;
    const judged = of('passed') + of('flaky') + of('failed');
    return {
      name,
      total: own.length,
      ...{passed: of('passed'), failed: of('failed'), flaky: of('flaky')},
      ...{skipped: of('skipped'), error: of('error'), interrupted: of('interrupted')},
      successRate: judged === 0 ? undefined : (judged - of('failed')) / judged,
    };
  });
  // Stable: by name where the rates are alike.
  return tallies.sort((a, b) => (a.successRate ?? 2) - (b.successRate ?? 2));
}

function naiveSlowest(items: readonly Naive[]): unknown {
  const passes = items.filter(({verdict}) => verdict === 'passed' || verdict === 'flaky');
  return groupsOf(passes, ({key}) => [key])
    .map(([name, own]) => {
      const durations = own.map(({durationMs}) => durationMs).sort((a, b) => a - b);
      // The least that nine tenths of all are not above.
      const p90 = durations.find(
        (ms) => durations.filter((other) => other <= ms).length >= 0.9 * durations.length,
      );
      return [name, p90, durations.at(-1)] as [string, number, number];
    })
    .sort((a, b) => b[1] - a[1]);
}

function naiveFlakiest(items: readonly Naive[]): unknown {
  const judged = items.filter(({verdict}) => ['passed', 'failed', 'flaky'].includes(verdict));
  return groupsOf(judged, ({key}) => [key])
    .map(([name, own]) => {
      const failed = own.filter(({verdict}) => verdict === 'failed').length;
      const flaky = own.filter(({verdict}) => verdict === 'flaky').length;
      const changes = own.filter((one, index) => {
        const before = own[index - 1];
        const isSame = before !== undefined && before.run.sha256 === one.run.sha256;
        return isSame && (before.verdict === 'failed') !== (one.verdict === 'failed');
      }).length;
      const rate = (failed + flaky) / own.length;
      return {name, judged: own.length, failed, flaky, changes, rate};
    })
    .filter(({flaky, changes}) => flaky > 0 || changes > 1)
    .sort((a, b) => b.changes + b.flaky - a.changes - a.flaky || b.rate - a.rate);
}

function naiveFailures(items: readonly Naive[]): unknown {
  const failed = items.filter(({title}) => title !== undefined);
  return groupsOf(failed, ({title}) => [title ?? ''])
    .map(([title, own]) => ({
      title,
      fault: own[0]?.fault,
      count: own.length,
      runs: new Set(own.map(({run: {runId}}) => runId)).size,
      cases: [...new Set(own.map(({key}) => key))].sort(),
      firstAt: own[0]?.run.startedAt ?? 0,
      lastAt: own.at(-1)?.run.startedAt ?? 0,
      lastRun: own.at(-1)?.run.runId,
    }))
    .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}

function naiveDays(runs: readonly RunContent[]): unknown {
  const dayOf = ({startedAt}: RunContent) => new Date(startedAt).toISOString().slice(0, 10);
  return groupsOf(runs, (content) => [dayOf(content)]).map(([day, own]) => {
    const of = (verdict: string) =>
      own.flatMap(({cases}) => cases).filter((one) => one.verdict === verdict).length;
    const counts = {passed: of('passed'), failed: of('failed'), error: of('error')};
    return {at: Date.parse(day), runs: own.length, ...counts};
  });
}

function naiveKnown(own: readonly Naive[]): unknown {
  let mean: number | undefined;
  let verdict: string | undefined;
  for (const one of own) {
    if (one.verdict === 'passed' || one.verdict === 'flaky') {
      mean = mean === undefined ? one.durationMs : mean + 0.4 * (one.durationMs - mean);
    }
    if (one.verdict !== 'skipped') verdict = one.verdict;
    else verdict ??= 'skipped';
  }
  return [mean, verdict];
}
