import type {DatabaseSync} from 'node:sqlite';
import type {ProjectHistory} from '../../state/history/history-store.ts';
import {
  type CaseFilter,
  type PastCase,
  pastCases,
  pastMetrics,
  pastStages,
} from '../../state/history/questions/past-cases.ts';
import {
  failurePatterns,
  flakiest,
  slowest,
  successRates,
  type TallyKey,
} from '../../state/history/questions/tallies.ts';
import {
  caseTrend,
  metricTrend,
  type Period,
  periodTallies,
  stageTallies,
} from '../../state/history/questions/trends.ts';
import type {KeptRun} from '../../state/history/read-run.ts';
import type {Result} from '../../util/result.ts';
import type {TextOutput} from '../io.ts';
import {type HistoryFilter, patternFilter} from './history-filter.ts';
import {type View, type ViewOptions, writeView} from './view.ts';
import {
  caseTrendView,
  failuresView,
  flakiestView,
  metricTrendView,
  periodsView,
  ratesView,
  runsView,
  slowestView,
  stagesView,
} from './views.ts';

/** A question to the history. */
export type HistoryQuestion =
  | {readonly view: 'runs' | 'flakiest' | 'failures' | 'stages'}
  | {readonly view: 'rates' | 'slowest'; readonly by: TallyKey}
  /** Of cases, of one of their metrics, or of all runs by periods. */
  | {readonly view: 'trend'; readonly case?: string; readonly metric?: string; readonly by: Period};

/** What a question is about. */
export interface Asked {
  readonly project: ProjectHistory;
  /** The latest first. */
  readonly runs: readonly KeptRun[];
  readonly filter: HistoryFilter;
}

/** Prints an answer. */
export type Answer = (options: ViewOptions, output: TextOutput) => void;

/** Finds the answer. The error is what is wrong with the question. */
export function answerTo(question: HistoryQuestion, asked: Asked): Result<Answer, string> {
  const {runs, filter} = asked;
  const ofCases = <T>(tally: (items: Iterable<PastCase>) => readonly T[]): readonly T[] =>
    read(asked, (db) => tally(pastCases(db, runs, filter.matches)));
  switch (question.view) {
    case 'runs':
      return answer(runsView(runs));
    case 'rates': {
      const {by} = question;
      return answer(
        ratesView(
          ofCases((items) => successRates(items, by)),
          by,
        ),
      );
    }
    case 'slowest': {
      const {by} = question;
      return answer(
        slowestView(
          ofCases((items) => slowest(items, by)),
          by,
        ),
      );
    }
    case 'flakiest':
      return answer(flakiestView(ofCases(flakiest)));
    case 'failures':
      return answer(failuresView(ofCases(failurePatterns)));
    case 'stages':
      return answer(stagesView(read(asked, (db) => stageTallies(pastStages(db, runs)))));
    case 'trend':
      return trendOf(question, asked);
  }
}

function trendOf(
  question: HistoryQuestion & {readonly view: 'trend'},
  asked: Asked,
): Result<Answer, string> {
  const {case: source, metric, by} = question;
  const {runs, filter} = asked;
  const pattern = patternFilter(source === undefined ? [] : [source]);
  if (!pattern.ok) return pattern;
  const matches: CaseFilter = (item) =>
    filter.matches(item) && (source === undefined || pattern.value(item));
  if (metric !== undefined) {
    const options = {filter: matches, name: metric};
    const points = read(asked, (db) => metricTrend(pastMetrics(db, runs, options)));
    return answer(metricTrendView(points));
  }
  if (source !== undefined) {
    return answer(caseTrendView(read(asked, (db) => caseTrend(pastCases(db, runs, matches)))));
  }
  const tallies = read(asked, (db) => {
    const items = pastCases(db, runs, matches);
    return periodTallies({runs, items, stages: pastStages(db, runs)}, by);
  });
  return answer(periodsView(tallies, by));
}

function answer<Row>(view: View<Row>): Result<Answer, string> {
  return {ok: true, value: (options, output) => writeView(view, options, output)};
}

function read<T>({project}: Asked, work: (db: DatabaseSync) => readonly T[]): readonly T[] {
  return project.read(work) ?? [];
}
