import {createReadStream} from 'node:fs';
import {resolve} from 'node:path';
import {stdin} from 'node:process';
import {addAbortSignal} from 'node:stream';
import {
  CONSOLE_SEVERITIES,
  type ConsoleSeverity,
  isAtLeast,
} from '../../console-judge/console-report.ts';
import {judgeStream, mainReport} from '../../console-judge/judge-text.ts';
import {type BookEntry, ReportBook} from '../../console-judge/report-book.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code for a command line that is wrong. */
const EXIT_USAGE = 2;

/** Larger ones are no faster and leave more to be collected. */
const CHUNK_BYTES = 64 * 1024;

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
  /** The first report of each title. */
  readonly entries: readonly BookEntry[];
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
      judged.push({file, entries: await judgeFile(file, options, io)});
    } catch (error) {
      io.signal.throwIfAborted();
      io.stderr.write(`proctor: cannot read ${file}: ${(error as Error).message}\n`);
      return EXIT_USAGE;
    }
  }
  const isMany = judged.length > 1;
  if (options.format === 'json') io.stdout.write(renderJson(judged));
  else for (const each of judged) io.stdout.write(renderText(each, isMany));
  const hasFailed = judged.some(({entries}) =>
    entries.some(({report}) => isAtLeast(report.severity, failOn)),
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
): Promise<readonly BookEntry[]> {
  const book = new ReportBook();
  const stream =
    file === '-'
      ? addAbortSignal(io.signal, stdin)
      : createReadStream(resolve(io.cwd, file), {highWaterMark: CHUNK_BYTES, signal: io.signal});
  await judgeStream(stream as AsyncIterable<Buffer>, {
    onReport: (report) => book.add(report),
    ignore: options.ignore ?? [],
    onUnusable: (pattern, why) => {
      io.stderr.write(`proctor: --ignore ${pattern} is not used: ${why}\n`);
    },
  });
  return book.entries;
}

function renderText({file, entries}: JudgedFile, isMany: boolean): string {
  const where = isMany ? `${file}:` : 'line ';
  if (entries.length === 0) return isMany ? `${file}: nothing found\n` : 'nothing found\n';
  const lines = entries.map(({report, count}) => {
    const facts = [report.severity, report.class, `${where}${report.line}`];
    if (count > 1) facts.push(`${count} times`);
    if (report.corrupted !== undefined) facts.push(`corrupted: ${report.corrupted}`);
    return `${sanitizeLine(report.title)}\n    ${sanitizeLine(facts.join(', '))}\n`;
  });
  return lines.join('');
}

function renderJson(judged: readonly JudgedFile[]): string {
  const files = judged.map(({file, entries}) => {
    const main = mainReport(entries.map(({report}) => report));
    return {
      file,
      title: main?.title ?? null,
      class: main?.class ?? null,
      reports: entries.map(({report, count}) => ({...report, count})),
    };
  });
  return `${JSON.stringify({version: 1, files}, undefined, 2)}\n`;
}
