import {ConsoleJudge, type ConsoleJudgeOptions} from './console-judge.ts';
import type {ConsoleReport} from './console-report.ts';

/** The reports in a whole text, in the order they begin. */
export function judgeText(
  text: Uint8Array | string,
  options: Omit<ConsoleJudgeOptions, 'onReport'> = {},
): readonly ConsoleReport[] {
  const reports: ConsoleReport[] = [];
  const judge = new ConsoleJudge({...options, onReport: (report) => reports.push(report)});
  judge.push(typeof text === 'string' ? Buffer.from(text) : text);
  judge.flush();
  return reports.sort((a, b) => a.line - b.line);
}
