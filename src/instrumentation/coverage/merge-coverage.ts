import {readdir} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {CoverageData, type CoverageTotals, type Share} from './coverage-data.ts';
import {writeHtmlReport} from './html-report.ts';
import {readTracefile} from './read-tracefile.ts';
import {writeTracefile} from './write-tracefile.ts';

export interface MergeOptions {
  /** Absolute. */
  readonly runFolder: string;
  /** Tracefiles below it. @default all `coverage/*.info` below `captured/` */
  readonly tracefiles?: readonly string[];
  /** Of the HTML report. */
  readonly title: string;
  /**
   * Whether the report may show the text of the source at this path here. Environments name sources
   * as they like: none must bring another file of this machine's into a report. @default all
   */
  readonly isShown?: (path: string) => boolean;
  readonly signal: AbortSignal;
  readonly warn: (code: string, message: string) => void;
  /** Variables of proctor's own process: genhtml is looked for on its PATH. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Coverage of a run. */
export interface MergedCoverage {
  /** Below the run's folder: the tracefile, and the report's first page where there is one. */
  readonly files: readonly string[];
  readonly tracefiles: number;
  readonly totals: CoverageTotals;
  /** For people: `{lines: "81.5 % (22 of 27)", …}`. */
  readonly facts: Readonly<Record<string, string | number>>;
}

const MERGED = join('coverage', 'lcov.info');

/**
 * Merges the coverage of all cases and environments of a run: one tracefile, `coverage/lcov.info`,
 * and what genhtml makes of it, `coverage/html/`. Holds one count for each line, function and branch
 * in memory, however many cases there were. A damaged tracefile, or a missing genhtml, is warned of.
 *
 * @returns `undefined` where no case has left coverage.
 * @throws the system's error where the tracefile cannot be written, or `signal.reason`.
 */
export async function mergeCoverage(options: MergeOptions): Promise<MergedCoverage | undefined> {
  const {runFolder, signal, warn} = options;
  const data = new CoverageData();
  let count = 0;
  for (const path of options.tracefiles ?? (await findTracefiles(runFolder))) {
    signal.throwIfAborted();
    const reading = await read(path, data, options);
    if (reading === undefined) continue;
    if (reading.damage !== undefined) {
      warn('coverage/damaged', `the tracefile ${path} is damaged, ${reading.damage}`);
    }
    if (reading.hasRecords) count++;
  }
  if (count === 0) return undefined;
  await writeTracefile(join(runFolder, MERGED), data, '');
  const html = await writeHtmlReport(data, options);
  const totals = data.totals();
  return {
    files: [MERGED, ...(html === undefined ? [] : [relative(runFolder, html)])],
    tracefiles: count,
    totals,
    facts: {tracefiles: count, ...coverageFacts(totals)},
  };
}

/** How much was covered, for people. */
export function coverageFacts(totals: CoverageTotals): Readonly<Record<string, string | number>> {
  return {
    sources: totals.sources,
    lines: shown(totals.lines),
    functions: shown(totals.functions),
    ...(totals.branches.found > 0 && {branches: shown(totals.branches)}),
  };
}

async function read(
  path: string,
  data: CoverageData,
  {runFolder, signal, warn}: MergeOptions,
): Promise<Awaited<ReturnType<typeof readTracefile>> | undefined> {
  try {
    return await readTracefile(join(runFolder, path), data, {signal});
  } catch (error) {
    signal.throwIfAborted();
    warn('coverage/damaged', `cannot read the tracefile ${path}: ${(error as Error).message}`);
    return undefined;
  }
}

/** Paths below the run's folder, in the order of their names. */
async function findTracefiles(runFolder: string): Promise<string[]> {
  const captured = join(runFolder, 'captured');
  const entries = await readdir(captured, {recursive: true, withFileTypes: true}).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return [];
    },
  );
  return entries
    .filter((entry) => entry.isFile() && /[/\\]coverage$/.test(entry.parentPath))
    .filter(({name}) => name.endsWith('.info'))
    .map((entry) => relative(runFolder, join(entry.parentPath, entry.name)))
    .sort();
}

function shown({hit, found}: Share): string {
  if (found === 0) return 'none';
  // Never 100 % where something is missing.
  const percent = Math.floor((hit / found) * 1000) / 10;
  return `${percent.toFixed(1)} % (${hit} of ${found})`;
}
