import type {Verdict} from '../../journal/event.ts';
import type {
  ComparedCase,
  ComparedMetric,
  RunComparison,
} from '../../state/history/questions/compare-runs.ts';
import type {KeptRun} from '../../state/history/read-run.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {View} from './view.ts';

/** Both runs and what is different. */
export interface Compared {
  readonly before: KeptRun;
  readonly after: KeptRun;
  readonly comparison: RunComparison;
}

type ListName = Exclude<keyof RunComparison, 'metrics' | 'unchanged'>;

/** Lists in the order of what matters most; the word for what is in them. */
const LISTS: ReadonlyArray<readonly [name: ListName, word: string]> = [
  ['newFailures', 'new failures'],
  ['newErrors', 'new errors (infrastructure)'],
  ['stillFailing', 'still failing'],
  ['flaky', 'flaky'],
  ['slower', 'slower'],
  ['fixed', 'fixed'],
  ['faster', 'faster'],
  ['added', 'added'],
  ['gone', 'gone'],
];

const LISTED_MAX = 20;

/** For people. */
export function compareText({before, after, comparison}: Compared): string {
  const lines = [headLine('before', before), headLine('after', after)];
  if (before.sha256 !== after.sha256) lines.push('the manifest has changed between them');
  for (const [name, word] of LISTS) {
    const items = comparison[name];
    if (items.length === 0) continue;
    lines.push(word, ...items.slice(0, LISTED_MAX).map((item) => `  ${caseLine(name, item)}`));
    if (items.length > LISTED_MAX) lines.push(`  and ${items.length - LISTED_MAX} more`);
  }
  const {metrics, unchanged} = comparison;
  if (metrics.length > 0) {
    lines.push('metrics', ...metrics.slice(0, LISTED_MAX).map((item) => `  ${metricLine(item)}`));
    if (metrics.length > LISTED_MAX) lines.push(`  and ${metrics.length - LISTED_MAX} more`);
  }
  const counts = LISTS.flatMap(([name, word]) =>
    comparison[name].length === 0 ? [] : [`${comparison[name].length} ${word}`],
  );
  lines.push([...counts, `${unchanged} as before`].join(', '));
  return lines.map((line) => `${sanitizeLine(line)}\n`).join('');
}

function headLine(which: string, {runId, startedAt, counts, durationMs}: KeptRun): string {
  const when = new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ');
  const parts = (Object.entries(counts) as [Verdict, number][]).flatMap(([verdict, count]) =>
    count > 0 ? [`${count} ${verdict}`] : [],
  );
  return `${which.padEnd(6)} ${runId}  ${when}  ${parts.join(', ') || 'no case'}, ${formatDuration(durationMs)}`;
}

function caseLine(list: ListName, item: ComparedCase): string {
  const {name, before, beforeMs, afterMs, title} = item;
  if ((list === 'slower' || list === 'faster') && beforeMs !== undefined && afterMs !== undefined) {
    return `${name}  ${formatDuration(beforeMs)} -> ${formatDuration(afterMs)}`;
  }
  const was = list === 'newFailures' || list === 'fixed' ? `  was ${before ?? 'not there'}` : '';
  return `${name}${was}${title === undefined ? '' : `  ${title}`}`;
}

function metricLine({name, metric, unit, before, after, change}: ComparedMetric): string {
  const sign = change !== undefined && change > 0 ? '+' : '';
  const share = change === undefined ? '' : ` (${sign}${(change * 100).toFixed(1)} %)`;
  return `${name}  ${metric}: ${before} -> ${after}${unit === undefined ? '' : ` ${unit}`}${share}`;
}

/** For programs: everything, with the lists by their names. */
export function compareJson({before, after, comparison}: Compared): string {
  const head = ({runId, manifest, sha256, startedAt, counts, durationMs, exitCode}: KeptRun) => ({
    runId,
    manifest,
    sha256,
    startedAt: new Date(startedAt).toISOString(),
    durationMs,
    exitCode,
    counts,
  });
  const document = {
    format: 'proctor-comparison',
    formatVersion: 1,
    before: head(before),
    after: head(after),
    ...comparison,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

interface CompareRow {
  readonly change: string;
  readonly name: string;
  readonly before: string | number | undefined;
  readonly after: string | number | undefined;
  readonly detail: string | undefined;
}

/** For spreadsheets: a row for each difference. */
export function compareView({comparison}: Compared): View<CompareRow> {
  const rows = LISTS.flatMap(([list]) =>
    comparison[list].map((item): CompareRow => {
      const isTime = list === 'slower' || list === 'faster';
      return {
        change: list,
        name: item.name,
        before: isTime ? item.beforeMs : item.before,
        after: isTime ? item.afterMs : item.after,
        detail: item.title,
      };
    }),
  );
  const metrics = comparison.metrics.map(({name, metric, before, after}): CompareRow => {
    return {change: 'metric', name, before, after, detail: metric};
  });
  return {
    name: 'comparison',
    rows: [...rows, ...metrics],
    columns: (['change', 'name', 'before', 'after', 'detail'] as const).map((key) => ({
      title: key.toUpperCase(),
      key,
      value: (row) => row[key],
    })),
  };
}
