import {open} from 'node:fs/promises';
import type {ConsoleReport} from '../../console-judge/console-report.ts';
import {parsePrintkLine} from '../../console-judge/printk-line.ts';
import type {ConsoleRuleSpec} from '../../manifest/manifest.ts';
import {matchAny, matchText} from '../judge/guarded-regex.ts';

/** More of a console is not looked at for signatures of a scenario's own. */
const BYTES_MAX = 16 * 2 ** 20;

/** Part of a file, in bytes. */
export interface ConsoleRange {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** The lines of a console that match one of `rules`, as reports. */
export async function scanConsole(
  range: ConsoleRange,
  rules: readonly ConsoleRuleSpec[],
): Promise<
  Array<
    Pick<
      ConsoleReport,
      'isConsequence' | 'title' | 'altTitles' | 'class' | 'kind' | 'severity' | 'corrupted' | 'text'
    >
  >
> {
  const length = Math.min(BYTES_MAX, range.end - range.start);
  if (length <= 0) return [];
  const buffer = Buffer.alloc(length);
  await using file = await open(range.source, 'r');
  const {bytesRead} = await file.read(buffer, 0, length, range.start);
  const raws = buffer.toString('utf8', 0, bytesRead).split('\n');
  const texts = raws.map((raw) => parsePrintkLine(raw).text);
  // Looking through all lines at once costs little; most often there is nothing.
  const present = rules.filter(({match}) => matchAny(match, texts).id === 'found');
  const reports = [];
  for (const [index, text] of present.length === 0 ? [] : texts.entries()) {
    for (const rule of present) {
      const found = matchText(rule.match, text);
      if (found.id !== 'found') continue;
      const title = rule.title.replace(/\$(\d)/g, (_, group) => found.groups[Number(group)] ?? '');
      reports.push({
        title,
        altTitles: [],
        class: 'CUSTOM' as const,
        kind: 'custom' as const,
        severity: rule.severity,
        corrupted: undefined,
        isConsequence: false,
        text: (raws[index] ?? '').replace(/\r$/, ''),
      });
      break;
    }
  }
  return reports;
}
