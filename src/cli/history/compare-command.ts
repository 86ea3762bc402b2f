import type {ProjectHistory} from '../../state/history/history-store.ts';
import {compareRuns} from '../../state/history/questions/compare-runs.ts';
import {readEarlierValues} from '../../state/history/questions/earlier-values.ts';
import {type KeptRun, readContent} from '../../state/history/read-run.ts';
import {assert} from '../../util/assert.ts';
import type {Result} from '../../util/result.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {type Compared, compareJson, compareText, compareView} from './compare-text.ts';
import {withProject} from './history-command.ts';
import {writeView} from './view.ts';

/** What `proctor compare` was asked. */
export interface CompareOptions {
  /** Ids of runs, `latest` or `previous`. @default 'previous' */
  readonly before?: string;
  /** @default 'latest' */
  readonly after?: string;
  readonly manifest?: string;
  readonly format: 'table' | 'json' | 'csv';
  readonly failOnNew?: boolean;
}

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_INFRASTRUCTURE = 3;

/**
 * `proctor compare`: what is different between two runs.
 *
 * @returns 0; with `--fail-on-new` 1 for new failures, and 3 where there are new infrastructure
 *   failures only.
 */
export async function compareCommand(options: CompareOptions, io: CliIo): Promise<ExitCode> {
  return await withProject(options, io, (project, manifest) => {
    const pair = findPair(project.runs(manifest), options);
    if (!pair.ok) {
      io.stderr.write(`proctor: ${pair.error}\n`);
      return EXIT_USAGE;
    }
    const compared = {...pair.value, comparison: compare(project, pair.value)};
    write(compared, {...options, project: project.folder}, io);
    const {newFailures, newErrors} = compared.comparison;
    if (options.failOnNew !== true) return 0;
    if (newFailures.length > 0) return EXIT_FAILED;
    return newErrors.length > 0 ? EXIT_INFRASTRUCTURE : 0;
  });
}

type Pair = Pick<Compared, 'before' | 'after'>;

function compare(project: ProjectHistory, {before, after}: Pair): Compared['comparison'] {
  const all = project.runs();
  const comparison = project.read((db) =>
    compareRuns(readContent(db, before), readContent(db, after), readEarlierValues(db, all, after)),
  );
  assert(comparison !== undefined, 'the runs are of no project');
  return comparison;
}

function write(
  compared: Compared,
  {format, project}: {readonly format: CompareOptions['format']; readonly project: string},
  io: CliIo,
): void {
  switch (format) {
    case 'table':
      io.stdout.write(compareText(compared));
      break;
    case 'json':
      io.stdout.write(compareJson(compared));
      break;
    case 'csv':
      writeView(compareView(compared), {format, project}, io.stdout);
      break;
  }
}

/** @param all The latest first. */
function findPair(
  all: readonly KeptRun[],
  {before = 'previous', after = 'latest'}: CompareOptions,
): Result<Pair, string> {
  const runs = all.filter(({kind}) => kind === 'run');
  const later = findRun(after, runs, 0);
  if (later === undefined) return {ok: false, error: noSuchRun(after, runs)};
  // Of the same manifest: another one has other cases.
  const alike = runs.filter(({manifest}) => manifest === later.manifest);
  const earlier = findRun(before, before === 'previous' ? alike : runs, alike.indexOf(later));
  if (earlier === undefined) return {ok: false, error: noSuchRun(before, runs)};
  return {ok: true, value: {before: earlier, after: later}};
}

/** @param place That `previous` is counted from. */
function findRun(name: string, runs: readonly KeptRun[], place: number): KeptRun | undefined {
  if (name === 'latest') return runs[0];
  if (name === 'previous') return runs[place + 1];
  return runs.find(({runId}) => runId === name);
}

function noSuchRun(name: string, runs: readonly KeptRun[]): string {
  if (runs.length === 0) return 'no run is recorded; start one with: proctor run';
  if (name === 'previous') return 'there is no run before that one to compare with';
  return `no run "${name}" is recorded; proctor history shows what there is`;
}
