import type {RunReader} from '../journal/run-result.ts';

/** Formats that `proctor report` writes. */
export const REPORT_FORMATS = [
  'junit',
  'json',
  'markdown',
  'html',
  'ctrf',
  'tap',
  'trace',
] as const;

/** One of `REPORT_FORMATS`. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Dialects of JUnit XML: `jenkins` is valid against junit-10.xsd, `surefire` against
 * surefire-test-report.xsd, `rich` is jenkins with properties, file, line and time for each test.
 */
export const JUNIT_DIALECTS = ['jenkins', 'surefire', 'rich'] as const;

/** One of `JUNIT_DIALECTS`. */
export type JunitDialect = (typeof JUNIT_DIALECTS)[number];

/** Takes a report piece by piece; no writer ever holds a whole one. */
export type TextSink = (text: string) => void;

/** How a report is written. All of it may be left out. */
export interface ReportOptions {
  /** Whether a file must outlive a power cut as soon as it is written. @default true */
  readonly isSynced?: boolean;
  /** For `markdown` only: how long it may get. @default what a job's summary on GitHub may have */
  readonly bytesMax?: number;
  /** For `junit` only. @default 'jenkins' */
  readonly dialect?: JunitDialect;
  /**
   * Folder that paths of attachments and logs start from. @default they are absolute
   */
  readonly relativeTo?: string;
  /**
   * For `html`: the folder that the page is to stand in, absolute, from which it links to the files
   * of its run. @default it is not known, and links are absolute
   */
  readonly pageFolder?: string;
  /** For `html`: where the files of the run stand. @default where the run left them */
  readonly pageFiles?: PageFiles;
}

/** How a page finds the files of its run. */
export interface PageFiles {
  /** What their addresses begin with, relative to the page; ends in `/` unless empty. */
  readonly filesFrom: string;
  /** The folder that they stand in, where that is not the page's own. */
  readonly folder?: string;
  /** The path below `filesFrom` of a file of the run; empty where there is none. */
  pathOf(path: string): string;
}

/** Writes one report of a run. */
export type ReportWriter = (reader: RunReader, out: TextSink, options: ReportOptions) => void;
