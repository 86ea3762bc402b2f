import {join, resolve} from 'node:path';
import {foldJournal} from '../journal/fold-journal.ts';
import type {JournalWriter} from '../journal/journal-writer.ts';
import type {RunFolder} from '../journal/run-folder.ts';
import type {RunResult} from '../journal/run-result.ts';
import type {JunitDialect, ReportFormat} from '../report/report-format.ts';
import {writeReportFile} from '../report/write-report.ts';

/** Which reports a run writes beside those in its own folder. Paths are as the user gave them. */
export interface ReportWishes {
  readonly junit?: string;
  readonly junitDialect: JunitDialect;
  readonly json?: string;
  readonly markdown?: string;
}

/** What became of the reports of a run. */
export interface WrittenReports {
  /** Paths. */
  readonly written: readonly string[];
  /** Why what was not written was not. */
  readonly problems: readonly string[];
  /** What they were made of; what stands in the journal only cannot be read back from it. */
  readonly result: RunResult;
}

/**
 * Writes all reports of a run from its journal. One that cannot be written keeps no other from
 * being written.
 */
export function writeReports(
  folder: RunFolder,
  journal: Pick<JournalWriter, 'unwritten'>,
  wishes: ReportWishes & {readonly cwd: string},
): WrittenReports {
  const written: string[] = [];
  const problems: string[] = [];
  using reader = foldJournal(folder.journalPath, {unwritten: journal.unwritten});
  const write = (format: ReportFormat, path: string, dialect?: JunitDialect): void => {
    try {
      const options = {
        format,
        ...(dialect !== undefined && {dialect}),
        // Services that take the rich dialect want paths from the root of the project.
        ...(dialect === 'rich' && {relativeTo: wishes.cwd}),
      };
      written.push(...writeReportFile(path, reader, options));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`cannot write the ${format} report ${path}: ${why}`);
    }
  };
  write('json', join(folder.path, 'report.json'));
  write('junit', join(folder.path, 'junit.xml'));
  if (wishes.junit !== undefined) {
    write('junit', resolve(wishes.cwd, wishes.junit), wishes.junitDialect);
  }
  if (wishes.json !== undefined) write('json', resolve(wishes.cwd, wishes.json));
  if (wishes.markdown !== undefined) write('markdown', resolve(wishes.cwd, wishes.markdown));
  return {written, problems, result: reader.result};
}
