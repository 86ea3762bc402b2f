import {createReadStream} from 'node:fs';
import {resolve} from 'node:path';
import {stdin} from 'node:process';
import {addAbortSignal} from 'node:stream';
import {
  CONSOLE_SEVERITIES,
  type ConsoleReport,
  type ConsoleSeverity,
  isAtLeast,
} from '../../console-judge/console-report.ts';
import {judgeStream, mainReport} from '../../console-judge/judge-text.ts';
import {ReportBook} from '../../console-judge/report-book.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code for a command line that is wrong. */
const EXIT_USAGE = 2;

/** As large as pays; the memory needed does not grow with the file. */
const CHUNK_BYTES = 256 * 1024;

/** What `proctor judge` was asked. */
export interface JudgeCommandOptions {
  /** Files; `-` is the standard input. */
  readonly files: readonly string[];
  /** @default 'text' */
  readonly format?: string;
  /** Regular expressions of titles or headlines. */
  readonly ignore?: readonly string[];
  /** Lowest severity that makes it fail. @default 'warning' */
  readonly failOn?: string;
}

interface JudgedFile {
  readonly file: string;
  readonly reports: readonly ConsoleReport[];
}

/**
 * `proctor judge`: says what the kernel said is wrong in logs of consoles.
 *
 * @returns 0 when there is nothing, 1 when a report is at least as bad as `failOn`, 2 when a file
 * cannot be read or an option is wrong.
 */
export async function judgeCommand(options: JudgeCommandOptions, io: CliIo): Promise<ExitCode> {
  const failOn = CONSOLE_SEVERITIES.find((name) => name === (options.failOn ?? 'warning'));
  const problem = checkOptions(options, failOn);
  if (problem !== undefined || failOn === undefined) {
    io.stderr.write(`proctor: ${problem}\n`);
    return EXIT_USAGE;
  }
  const judged: JudgedFile[] = [];
  for (const file of options.files) {
    try {
      judged.push({file, reports: await judgeFile(file, options, io)});
    } catch (error) {
      io.signal.throwIfAborted();
      io.stderr.write(`proctor: cannot read ${file}: ${(error as Error).message}\n`);
      return EXIT_USAGE;
    }
  }
  const isMany = judged.length > 1;
  if (options.format === 'json') io.stdout.write(renderJson(judged));
  else for (const each of judged) io.stdout.write(renderText(each, isMany));
  const hasFailed = judged.some(({reports}) =>
    reports.some(({severity}) => isAtLeast(severity, failOn)),
  );
  return hasFailed ? 1 : 0;
}

function checkOptions(
  options: JudgeCommandOptions,
  failOn: ConsoleSeverity | undefined,
): string | undefined {
  if (options.files.length === 0) return 'expected a file, or - for the standard input';
  if (failOn === undefined) {
    return `expected --fail-on to be one of ${CONSOLE_SEVERITIES.join(', ')}, found "${options.failOn}"`;
  }
  for (const pattern of options.ignore ?? []) {
    try {
      new RegExp(pattern, 'u');
    } catch (error) {
      return `--ignore: ${(error as Error).message}`;
    }
  }
  return undefined;
}

async function judgeFile(
  file: string,
  options: JudgeCommandOptions,
  io: CliIo,
): Promise<readonly ConsoleReport[]> {
  const stream =
    file === '-'
      ? addAbortSignal(io.signal, stdin)
      : createReadStream(resolve(io.cwd, file), {highWaterMark: CHUNK_BYTES, signal: io.signal});
  return judgeStream(stream as AsyncIterable<Buffer>, {
    ignore: options.ignore ?? [],
    onUnusable: (pattern, why) => {
      io.stderr.write(`proctor: --ignore ${pattern} is not used: ${why}\n`);
    },
  });
}

function renderText({file, reports}: JudgedFile, isMany: boolean): string {
  const where = isMany ? `${file}:` : 'line ';
  if (reports.length === 0) return isMany ? `${file}: nothing found\n` : 'nothing found\n';
  const book = new ReportBook();
  for (const report of reports) book.add(report);
  const lines = book.entries.map(({report, count}) => {
    const facts = [report.severity, report.class, `${where}${report.line}`];
    if (count > 1) facts.push(`${count} times`);
    if (report.corrupted !== undefined) facts.push(`corrupted: ${report.corrupted}`);
    return `${sanitizeLine(report.title)}
    ${sanitizeLine(facts.join(', '))}
`;
  });
  return lines.join('');
}

function renderJson(judged: readonly JudgedFile[]): string {
  const files = judged.map(({file, reports}) => {
    const counts = new ReportBook();
    for (const report of reports) counts.add(report);
    const main = mainReport(reports);
    return {
      file,
      title: main?.title ?? null,
      class: main?.class ?? null,
      counts: Object.fromEntries(counts.entries.map(({report, count}) => [report.title, count])),
      reports,
    };
  });
  return `${JSON.stringify({version: 1, files}, undefined, 2)}\n`;
}
