import {mkdtempSync} from 'node:fs';
import os from 'node:os';
import {basename, join, resolve} from 'node:path';
import {foldJournal} from '../journal/fold-journal.ts';
import type {JournalWriter} from '../journal/journal-writer.ts';
import type {RunFolder} from '../journal/run-folder.ts';
import type {RunReader, RunResult} from '../journal/run-result.ts';
import type {JunitDialect, ReportFormat} from '../report/report-format.ts';
import {writeReportFile} from '../report/write-report.ts';
import {stateFolder} from '../state/state-folder.ts';
import {makeFolders} from '../util/owned-place.ts';
import {reportPath} from './report-path.ts';

/** Which reports a run writes beside those in its own folder. Paths are as the user gave them. */
export interface ReportWishes {
  readonly junit?: string;
  readonly junitDialect: JunitDialect;
  readonly json?: string;
  readonly markdown?: string;
  /** A file, or a folder where it ends in `/` or is one. */
  readonly html?: string;
  readonly trace?: string;
}

/** Reports that are written where they are wished, each by the wish of its name. */
const WISHED = ['json', 'markdown', 'html', 'trace'] as const satisfies readonly ReportFormat[];

/** Where a run is. */
export interface ReportPlace {
  /** What paths start from. */
  readonly cwd: string;
  /** Says where the state folder is. @default it is not used */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether reports must outlive a power cut as soon as they are written. @default true */
  readonly isSynced?: boolean;
}

/** What became of the reports of a run. */
export interface WrittenReports {
  /** Paths. */
  readonly written: readonly string[];
  /** Which of the run's own reports are elsewhere than in its folder, and why, a line each. */
  readonly moved: readonly string[];
  /** Why what was not written where it was asked for was not. */
  readonly problems: readonly string[];
  /**
   * What they were made of; what stands in the journal only cannot be read back from it.
   * `undefined` where the journal cannot be read.
   */
  readonly result: RunResult | undefined;
}

/**
 * Writes all reports of a run from its journal. One that cannot be written keeps no other from
 * being written; where its disk is full or read-only it is written to the state folder, or else to
 * the temporary one.
 */
export function writeReports(
  folder: RunFolder,
  journal: Pick<JournalWriter, 'unwritten'>,
  wishes: ReportWishes & ReportPlace,
): WrittenReports {
  let reader: RunReader;
  try {
    reader = foldJournal(folder.journalPath, {unwritten: journal.unwritten});
  } catch (error) {
    const problem = `cannot read the journal, so that there are no reports: ${messageOf(error)}`;
    return {written: [], moved: [], problems: [problem], result: undefined};
  }
  using _ = reader;
  const {cwd} = wishes;
  const writer = new ReportsWriter(reader, folder, wishes);
  writer.writeOwn('json', 'report.json');
  writer.writeOwn('junit', 'junit.xml');
  writer.writeOwn('html', 'report.html');
  if (wishes.junit !== undefined) {
    writer.writeWished('junit', resolve(cwd, wishes.junit), wishes.junitDialect);
  }
  for (const format of WISHED) {
    const path = wishes[format];
    if (path !== undefined) writer.writeWished(format, reportPath(cwd, path));
  }
  const {written, moved, problems} = writer;
  return {written, moved, problems, result: reader.result};
}

class ReportsWriter {
  readonly written: string[] = [];
  readonly moved: string[] = [];
  readonly problems: string[] = [];
  readonly #reader: RunReader;
  readonly #folder: RunFolder;
  readonly #place: ReportPlace;
  /** Where there is room, as far as is known; the first choice first. */
  readonly #spares: Array<() => string>;

  constructor(reader: RunReader, folder: RunFolder, place: ReportPlace) {
    this.#reader = reader;
    this.#folder = folder;
    this.#place = place;
    const {env} = place;
    this.#spares = [
      ...(env === undefined ? [] : [() => join(stateFolder(env), 'reports', folder.runId)]),
      () => mkdtempSync(join(os.tmpdir(), 'proctor-reports-')),
    ];
  }

  /** To the run's folder. */
  writeOwn(format: ReportFormat, name: string): void {
    const path = join(this.#folder.path, name);
    const why = this.#try(format, path);
    if (why === undefined) return;
    const spare = this.#writeSpare(format, name);
    const problem = problemOf(format, path, why);
    if (spare === undefined) this.problems.push(problem);
    else this.moved.push(`${problem}\n  it is ${spare}`);
  }

  /** To where the user wants it. */
  writeWished(format: ReportFormat, path: string, dialect?: JunitDialect): void {
    const why = this.#try(format, path, dialect);
    if (why === undefined) return;
    const spare = this.#writeSpare(format, `asked-for-${basename(path)}`, dialect);
    const where = spare === undefined ? '' : `\n  it is ${spare}`;
    this.problems.push(`${problemOf(format, path, why)}${where}`);
  }

  /** @returns where it is. */
  #writeSpare(format: ReportFormat, name: string, dialect?: JunitDialect): string | undefined {
    for (;;) {
      const [spare] = this.#spares;
      if (spare === undefined) return undefined;
      try {
        const folder = spare();
        makeFolders(folder);
        // The same for the next report.
        this.#spares[0] = () => folder;
        const path = join(folder, name);
        if (this.#try(format, path, dialect) === undefined) return path;
      } catch {
        // No room there either.
      }
      this.#spares.shift();
    }
  }

  /** @returns why it cannot be written; `undefined` where it is. */
  #try(format: ReportFormat, path: string, dialect?: JunitDialect): string | undefined {
    try {
      const options = {
        format,
        isSynced: this.#place.isSynced ?? true,
        ...(dialect !== undefined && {dialect}),
        // Services that take the rich dialect want paths from the root of the project.
        ...(dialect === 'rich' && {relativeTo: this.#place.cwd}),
      };
      this.written.push(...writeReportFile(path, this.#reader, options));
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }
}

function problemOf(format: ReportFormat, path: string, why: string): string {
  return `cannot write the ${format} report ${path}: ${why}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
