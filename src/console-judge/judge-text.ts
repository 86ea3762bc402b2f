import {ConsoleJudge, type ConsoleJudgeOptions} from './console-judge.ts';
import type {ConsoleReport} from './console-report.ts';

type Options = Omit<ConsoleJudgeOptions, 'onReport'>;

/** The reports in a whole text, in the order in which they begin. */
export function judgeText(
  text: Uint8Array | string,
  options: Options = {},
): readonly ConsoleReport[] {
  const reports: ConsoleReport[] = [];
  const judge = new ConsoleJudge({...options, onReport: (report) => reports.push(report)});
  judge.push(typeof text === 'string' ? Buffer.from(text) : text);
  judge.flush();
  return reports.sort((a, b) => a.line - b.line);
}

/** Judges a text that comes in pieces. @throws what `chunks` throws. */
export async function judgeStream(
  chunks: AsyncIterable<Uint8Array>,
  options: ConsoleJudgeOptions,
): Promise<void> {
  const judge = new ConsoleJudge(options);
  for await (const chunk of chunks) judge.push(chunk);
  judge.flush();
}

/**
 * The report that a console is named after: the first one, as what comes later may come of it. A
 * task killed for its memory, a mere note, or a panic whose oops is there too, does not name it.
 */
export function mainReport(reports: readonly ConsoleReport[]): ConsoleReport | undefined {
  const isCause = (report: ConsoleReport) =>
    report.kind !== 'oom-kill' && report.severity !== 'note' && !report.isConsequence;
  return reports.find(isCause) ?? reports[0];
}
