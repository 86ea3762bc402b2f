import type {ConsoleReport} from './console-report.ts';
import {mainReport} from './judge-text.ts';

/** What a runner noticed about a machine from outside. */
export type MachineLoss =
  /** Its console was silent for longer than the kernel's own detectors take. */
  | 'silent'
  /** Its process or its connection ended. */
  | 'lost';

const TITLES = {
  silent: 'no output from test machine',
  lost: 'lost connection to test machine',
} as const satisfies Record<MachineLoss, string>;

/**
 * The report of a machine that is gone. What its console said last explains more: where there are
 * reports among them of an oops, the first such is the answer, and no new one is made.
 *
 * @param where the end of the console, in bytes and lines.
 * @param tail reports that its console made since it was last known to be well.
 */
export function reportLoss(
  loss: MachineLoss,
  where: {
    readonly offset: number;
    readonly line: number;
    readonly text: string;
    readonly atMs?: number;
  },
  tail: readonly ConsoleReport[] = [],
): ConsoleReport {
  const cause = mainReport(
    tail.filter(({severity}) => severity === 'fatal' || severity === 'error'),
  );
  if (cause !== undefined) return cause;
  return {
    title: TITLES[loss],
    altTitles: [],
    class: loss === 'silent' ? 'NO_OUTPUT' : 'LOST_CONNECTION',
    kind: loss === 'silent' ? 'silence' : 'lost',
    severity: 'fatal',
    corrupted: undefined,
    isConsequence: false,
    hasPanicked: false,
    text: where.text,
    startOffset: where.offset - Buffer.byteLength(where.text),
    endOffset: where.offset,
    line: where.line,
    atMs: where.atMs,
  };
}
