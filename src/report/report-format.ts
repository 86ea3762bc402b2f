import type {RunReader} from '../journal/run-result.ts';

/** Formats that `proctor report` writes. */
export const REPORT_FORMATS = ['junit', 'json', 'markdown', 'ctrf', 'tap'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Dialects of JUnit XML: `jenkins` is valid against junit-10.xsd, `surefire` against
 * surefire-test-report.xsd, `rich` is jenkins with properties, file, line and time for each test.
 */
export const JUNIT_DIALECTS = ['jenkins', 'surefire', 'rich'] as const;

export type JunitDialect = (typeof JUNIT_DIALECTS)[number];

/** Takes a report piece by piece; no writer ever holds a whole one. */
export type TextSink = (text: string) => void;

export interface ReportOptions {
  /** Whether a file must outlive a power cut as soon as it is written. @default true */
  readonly isSynced?: boolean;
  /** For `junit` only. @default 'jenkins' */
  readonly dialect?: JunitDialect;
  /**
   * Folder that paths of attachments and logs start from. @default they are absolute
   */
  readonly relativeTo?: string;
}

/** Writes one report of a run. */
export type ReportWriter = (reader: RunReader, out: TextSink, options: ReportOptions) => void;
