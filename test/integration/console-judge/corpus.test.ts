import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {ConsoleJudge} from '../../../src/console-judge/console-judge.ts';
import type {ConsoleReport} from '../../../src/console-judge/console-report.ts';
import {judgeText, mainReport} from '../../../src/console-judge/judge-text.ts';

/** Logs of Linux consoles with recorded verdicts; not part of the repository. */
const CORPUS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'crash-logs');

interface Log {
  readonly name: string;
  /** The recorded title and its other forms; none where nothing is to be reported. */
  readonly titles: readonly string[];
  readonly type: string;
  readonly text: Buffer;
}

function readLog(name: string): Log {
  const whole = readFileSync(join(CORPUS, name), 'latin1');
  const end = whole.startsWith('\n') ? 0 : whole.indexOf('\n\n') + 1;
  const headers = whole.slice(0, end);
  const rest = whole.slice(end + 1);
  const report = /^REPORT:$/m.exec(rest);
  const values = (key: string) =>
    [...headers.matchAll(new RegExp(`^${key}: (.*)$`, 'gm'))].map((match) => match[1] as string);
  return {
    name,
    titles: [...values('TITLE'), ...values('ALT')],
    type: values('TYPE')[0] ?? 'UNKNOWN',
    text: Buffer.from(report === null ? rest : rest.slice(0, report.index), 'latin1'),
  };
}

function readLogs(): Log[] {
  return readdirSync(CORPUS)
    .filter((name) => /^\d+\.txt$/.test(name))
    .map(readLog)
    .filter(({titles}) => !/^(?:SYZFAIL|SYZFATAL|panic:|fatal error)/.test(titles[0] ?? ''));
}

describe.skipIf(!existsSync(CORPUS))(
  'logs with known verdicts (skipped without ../shared/crash-logs)',
  () => {
    const judged = existsSync(CORPUS)
      ? readLogs().map((log) => ({log, report: mainReport(judgeText(log.text))}))
      : [];
    const crashes = judged.filter(({log}) => log.titles.length > 0);
    const harmless = judged.filter(({log}) => log.titles.length === 0);

    it('are there', () => {
      expect(crashes.length).toBeGreaterThan(300);
      expect(harmless.length).toBeGreaterThan(10);
    });

    it('of crashes get the recorded title, or one of its other forms, for 95 % of them', () => {
      const wrong = crashes.filter(({log, report}) => !log.titles.includes(report?.title ?? ''));
      const list = wrong.map(({log, report}) => `${log.name}: ${log.titles[0]} ≠ ${report?.title}`);
      expect(1 - wrong.length / crashes.length, list.join('\n')).toBeGreaterThanOrEqual(0.95);
    });

    it('of crashes get the recorded class for 98 % of them', () => {
      const wrong = crashes.filter(({log, report}) => log.type !== report?.class);
      const list = wrong.map(({log, report}) => `${log.name}: ${log.type} ≠ ${report?.class}`);
      expect(1 - wrong.length / crashes.length, list.join('\n')).toBeGreaterThanOrEqual(0.98);
    });

    it('that are harmless cause one false alarm at most', () => {
      const alarms = harmless.flatMap(({log, report}) =>
        report === undefined ? [] : [`${log.name}: ${report.title}`],
      );
      expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(1);
    });

    it('give the same reports in pieces of any size', () => {
      for (const [at, {log}] of judged.entries()) {
        const reports: ConsoleReport[] = [];
        const judge = new ConsoleJudge({onReport: (report) => reports.push(report)});
        const size = 1 + ((at * 7919) % 500);
        for (let from = 0; from < log.text.length; from += size) {
          judge.push(log.text.subarray(from, from + size));
        }
        judge.flush();
        expect(
          reports.toSorted((a, b) => a.line - b.line),
          log.name,
        ).toEqual(judgeText(log.text));
      }
    });

    it('give reports that are where they say', () => {
      for (const {log} of judged) {
        for (const {startOffset, endOffset, text} of judgeText(log.text)) {
          const cut = log.text.subarray(startOffset, endOffset).toString().replaceAll('\r', '');
          expect(cut.startsWith(text.split('\n', 1)[0] as string), log.name).toBe(true);
        }
      }
    });
  },
);
