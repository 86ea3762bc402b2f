import {dirname, relative, resolve} from 'node:path';
import type {Result} from '../util/result.ts';
import type {RunEvent, Verdict} from './event.ts';
import type {LinePlace} from './fold-case.ts';
import {sumOfTotals} from './fold-deployment.ts';
import {concludeExitCode, emptyCounts, RunFold} from './fold-run.ts';
import {JournalReader} from './journal-reader.ts';
import {readJournal} from './read-journal.ts';
import type {CaseResult, RunReader, RunResult} from './run-result.ts';

export interface FoldOptions {
  /** Events that the disk did not take: `JournalWriter.unwritten`. */
  readonly unwritten?: readonly RunEvent[];
}

/**
 * Folds the journal at `path`, which may be cut off anywhere. Dispose the reader when done.
 *
 * @throws the system's error if the file cannot be read.
 */
export function foldJournal(path: string, options: FoldOptions = {}): RunReader {
  const unwritten = options.unwritten ?? [];
  const {result, history} = foldOne(path, {source: 0, prefix: '', unwritten});
  return new JournalReader(result, dirname(resolve(path)), {paths: [path], history});
}

/**
 * Folds several journals of one manifest into one run: all shards of it, or a run and later runs
 * of some of its cases. A case that stands in several counts as its latest run left it. Paths in
 * the result start from the folder of the first journal.
 *
 * @returns what keeps them from being merged: another manifest, or shards that are missing.
 * @throws the system's error if a file cannot be read.
 */
export function foldJournals(paths: readonly string[]): Result<RunReader, readonly string[]> {
  const [first] = paths;
  if (first === undefined) return {ok: false, error: ['no journal is given']};
  if (paths.length === 1) return {ok: true, value: foldJournal(first)};
  const folder = dirname(resolve(first));
  const folded = paths.map((path, source) => {
    const way = relative(folder, dirname(resolve(path)));
    return foldOne(path, {source, prefix: way === '' ? '' : `${way}/`, unwritten: []});
  });
  const parts = folded.map(({result}) => result);
  const problems = mergeProblems(parts, paths);
  if (problems.length > 0) return {ok: false, error: problems};
  const history = folded.flatMap((part) => part.history);
  return {ok: true, value: new JournalReader(mergeRuns(parts), folder, {paths, history})};
}

function foldOne(
  path: string,
  options: {source: number; prefix: string; unwritten: readonly RunEvent[]},
): {readonly result: RunResult; readonly history: readonly LinePlace[]} {
  const {source, prefix, unwritten} = options;
  const fold = new RunFold(prefix);
  const onBroken = ({line}: {line: number}) =>
    fold.warn('journal/broken-line', `line ${line} of the journal is not an event`);
  for (const {event, offset, length} of readJournal(path, {onBroken})) {
    fold.apply(event, {source, offset, length});
  }
  for (const event of unwritten) fold.apply(event, undefined);
  return {result: fold.finish(), history: fold.history};
}

function mergeProblems(parts: readonly RunResult[], paths: readonly string[]): string[] {
  const problems: string[] = [];
  const sha256 = parts[0]?.run.manifest.sha256;
  parts.forEach(({run}, index) => {
    if (run.manifest.sha256 === sha256 && sha256 !== '') return;
    problems.push(
      run.manifest.sha256 === ''
        ? `${paths[index]}: its beginning is lost, so its manifest is not known`
        : `${paths[index]}: run ${run.runId} is of another version of the manifest than ${paths[0]}`,
    );
  });
  const inShards = parts.filter(({run}) => run.shard !== undefined);
  const groups = [...Map.groupBy(inShards, ({run}) => run.shard?.selection).values()];
  for (const group of groups) {
    const found = shardProblems(group);
    // Of which of them it is said.
    const of = `${group[0]?.run.runId}, one of ${groups.length} selections of cases`;
    problems.push(...found.map((text) => (groups.length === 1 ? text : `run ${of}: ${text}`)));
  }
  return problems;
}

/** What shows that shards of one selection of cases, as those of one environment, are not all of it. */
function shardProblems(parts: readonly RunResult[]): string[] {
  const shards = parts.flatMap(({run}) => run.shard ?? []);
  const counts = new Set(shards.map((shard) => shard.count));
  if (counts.size > 1) {
    return [`shards of different splits: ${[...counts].map((n) => `?/${n}`).join(' and ')}`];
  }
  const problems: string[] = [];
  const present = new Set(shards.map((shard) => shard.index));
  for (const count of counts) {
    for (let index = 1; index <= count; index++) {
      if (!present.has(index)) problems.push(`shard ${index}/${count} is missing`);
    }
  }
  return problems.length > 0 ? problems : leftOutProblems(parts);
}

/** What shows that shards, though none is missing, were not planned alike. */
function leftOutProblems(parts: readonly RunResult[]): string[] {
  const inShards = parts.filter(({run}) => run.shard?.caseCount !== undefined);
  // Of a run that was cut off right at its beginning it is not known which cases it had.
  if (inShards.some(({run, cases}) => cases.length < run.caseCount)) return [];
  const ids = new Set(inShards.flatMap(({cases}) => cases.map(({id}) => id)));
  const left = (inShards[0]?.run.shard?.caseCount ?? 0) - ids.size;
  if (left <= 0) return [];
  const total = ids.size + left;
  return [
    `${left} of ${total} cases are in none of the shards: shards must start from the same history`,
  ];
}

function mergeRuns(parts: readonly RunResult[]): RunResult {
  const oldestFirst = [...parts].sort((a, b) => a.run.startedAt - b.run.startedAt);
  const [oldest] = oldestFirst as [RunResult, ...RunResult[]];
  const inShards = parts.every(({run}) => run.shard !== undefined);
  // Shards in their own order, so that the plan's order is kept as far as it is known.
  const inOrder = inShards
    ? [...oldestFirst].sort((a, b) => (a.run.shard?.index ?? 0) - (b.run.shard?.index ?? 0))
    : oldestFirst;
  const latest = new Map<string, CaseResult>();
  for (const part of inOrder) {
    for (const item of part.cases) {
      const known = latest.get(item.id);
      if (known === undefined || isLater(item, known)) latest.set(item.id, item);
    }
  }
  const cases = [...latest.values()];
  const counts: Record<Verdict, number> = emptyCounts();
  for (const item of cases) counts[item.verdict]++;
  const stopping = oldestFirst.findLast((part) => part.stopping !== undefined)?.stopping;
  const durations = parts.map((part) => part.durationMs);
  const {shard: _shard, ...run} = oldest.run;
  return {
    run: {
      ...run,
      runId: [...new Set(oldestFirst.map((part) => part.run.runId))].join('+'),
      environments: Object.fromEntries(
        inOrder.flatMap((part) => Object.entries(part.run.environments)),
      ),
      caseCount: cases.length,
    },
    complete: parts.every((part) => part.complete),
    exitCode: inShards
      ? worstExitCode(latestOfShards(oldestFirst))
      : concludeExitCode(cases, stopping),
    // Shards run beside each other, other runs one after another.
    durationMs: inShards ? Math.max(...durations) : durations.reduce((sum, ms) => sum + ms, 0),
    stopping,
    resumptions: oldestFirst.flatMap((part) => part.resumptions),
    leaks: inOrder.flatMap((part) => part.leaks),
    locks: inOrder.flatMap((part) => part.locks),
    reapings: inOrder.flatMap((part) => part.reapings),
    scenarios: [
      ...new Map(
        inOrder.flatMap((part) => part.scenarios.map((each) => [each.scenario, each])),
      ).values(),
    ],
    cases,
    stages: inOrder.flatMap((part) => part.stages),
    deployments: inOrder.flatMap((part) => part.deployments),
    deploymentCounts: {
      completed: sumOf(parts, 'completed'),
      failed: sumOf(parts, 'failed'),
      cancelled: sumOf(parts, 'cancelled'),
    },
    deploymentTotals: sumOfTotals(parts.map((part) => part.deploymentTotals)),
    readiness: inOrder.flatMap((part) => part.readiness),
    instrumentation: inOrder.flatMap((part) => part.instrumentation),
    warnings: inOrder.flatMap((part) => part.warnings),
    consoleReports: inOrder.flatMap((part) => part.consoleReports),
    counts,
  };
}

function sumOf(parts: readonly RunResult[], status: keyof RunResult['deploymentCounts']): number {
  return parts.reduce((sum, part) => sum + part.deploymentCounts[status], 0);
}

/** A case that never started says nothing new about one that did. */
function isLater(item: CaseResult, known: CaseResult): boolean {
  if (item.startedAt === undefined) return known.startedAt === undefined;
  return known.startedAt === undefined || item.startedAt >= known.startedAt;
}

/** Of a shard that was run again, as by a job that was started anew, the latest run counts. */
function latestOfShards(oldestFirst: readonly RunResult[]): readonly RunResult[] {
  const keyed = oldestFirst.map((part) => {
    const {selection = '', index} = part.run.shard ?? {};
    return [`${selection} ${index}`, part] as const;
  });
  return [...new Map(keyed).values()];
}

/** First the bugs and interrupts, then failures, then infrastructure; empty shards do not count. */
function worstExitCode(parts: readonly RunResult[]): number {
  const codes = parts.map((part) => part.exitCode);
  for (const code of [70, 130, 143, 2, 1, 3]) if (codes.includes(code)) return code;
  return codes.find((code) => code !== 0 && code !== 4) ?? (codes.every((c) => c === 4) ? 4 : 0);
}
