import type {ConsoleReport} from './console-report.ts';

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
 * Whether a report says what a runner noticed, and no kernel: whoever reported the loss itself knows
 * better than to take it for a crash.
 */
export function isMachineLoss({kind}: Pick<ConsoleReport, 'kind'>): boolean {
  return kind === 'silence' || kind === 'lost';
}

/**
 * The report of a machine that is gone.
 *
 * @param where the end of its console, in bytes and lines, and its last words.
 */
export function reportLoss(
  loss: MachineLoss,
  where: {
    readonly offset: number;
    readonly line: number;
    readonly text: string;
    readonly atMs: number | undefined;
  },
): ConsoleReport {
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
