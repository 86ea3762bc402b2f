import {sanitizeLine} from '../../../util/terminal-text.ts';
import type {ConsoleStyle} from '../console-style.ts';
import {displayWidth} from '../display-width.ts';
import type {BookedCase, CaseCounts} from './case-book.ts';
import type {Activity, KnownInstance} from './instance-board.ts';
import {inColumns, type LiveLine, liveLine, type Part} from './live-line.ts';
import {wholeSeconds} from './progress-text.ts';

/** Lines that lanes and their headings take at most: more would push away what has happened. */
const LINES_MAX = 16;

/** Part of the window's lines that they take, and of its width that a label takes. */
const LINES_SHARE = 0.5;
const LABEL_SHARE = 0.45;

/** What has taken so many times as long as expected, and so long, is slow. */
const SLOW_FACTOR = 2;
const SLOW_MIN_MS = 10_000;

/** What the frame shows of an environment. */
export interface EnvironmentView {
  readonly name: string;
  readonly instances: readonly KnownInstance[];
  readonly cases: CaseCounts;
}

/** What lanes are drawn of. */
export interface LanesView {
  readonly environments: readonly EnvironmentView[];
  readonly nowMs: number;
  /** How long the case that runs is expected to take; `undefined` where nothing is known. */
  readonly expectedMsOf: (caseId: string) => number | undefined;
}

/** Room for lanes. */
export interface FrameSize {
  readonly columns: number;
  /** Of the whole window. */
  readonly rows: number;
}

/** One lane before it is cut to its place. */
interface Lane {
  readonly instance: string;
  readonly environment: number;
  readonly label: string;
  readonly activity: Activity;
  readonly expectedMs: number | undefined;
}

/**
 * What each instance is at, grouped by environment, and above each group how many there are. Where
 * there is no room for all, headings go first, and then the lanes of what began last are folded.
 */
export function laneLines(view: LanesView, size: FrameSize, style: ConsoleStyle): LiveLine[] {
  const room = Math.max(0, Math.min(LINES_MAX, Math.floor(size.rows * LINES_SHARE) - 1));
  const lanes = lanesOf(view);
  if (lanes.length === 0 || room === 0) return [];
  const groups = view.environments.filter((_, index) =>
    lanes.some(({environment}) => environment === index),
  );
  const hasHeadings = lanes.length + groups.length <= room;
  const isFolded = !hasHeadings && lanes.length > room;
  const count = isFolded ? room - 1 : lanes.length;
  const shown = inGroups(oldest(lanes, count));
  const widths = widthsOf(shown, size.columns);
  const lines: LiveLine[] = [];
  let group = -1;
  for (const lane of shown) {
    const {environment} = lane;
    const heading = view.environments[environment];
    if (hasHeadings && environment !== group && heading !== undefined) {
      lines.push(liveLine(headingParts(heading, style), size.columns, style));
    }
    group = environment;
    lines.push(laneLine(lane, {...widths, nowMs: view.nowMs, columns: size.columns}, style));
  }
  if (isFolded) {
    const left = `  ${style.more} ${lanes.length - count} more`;
    lines.push(liveLine([[left, 'dim']], size.columns, style));
  }
  return lines;
}

function lanesOf({environments, expectedMsOf}: LanesView): Lane[] {
  return environments.flatMap(({instances}, environment) =>
    instances.flatMap(({name, activity}) => {
      if (activity === undefined) return [];
      const {case: id, attempt} = activity;
      const again = attempt > 1 ? ` (attempt ${attempt})` : '';
      return {
        ...{instance: sanitizeLine(name), environment, activity},
        label: id === undefined ? '' : `${sanitizeLine(id)}${again}`,
        expectedMs: id === undefined ? undefined : expectedMsOf(id),
      };
    }),
  );
}

/** So many of those that began first, in their order. */
function oldest(lanes: readonly Lane[], count: number): readonly Lane[] {
  if (count >= lanes.length) return lanes;
  const inTime = lanes.toSorted((a, b) => a.activity.startedAtMs - b.activity.startedAtMs);
  const kept = new Set(inTime.slice(0, count));
  return lanes.filter((lane) => kept.has(lane));
}

function inGroups(lanes: readonly Lane[]): readonly Lane[] {
  return lanes.toSorted((a, b) => a.environment - b.environment);
}

interface Widths {
  readonly instance: number;
  readonly label: number;
  readonly time: number;
}

function widthsOf(lanes: readonly Lane[], columns: number): Widths {
  const all = Math.floor(columns * LABEL_SHARE);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const instance = Math.min(widest(lanes.map((lane) => lane.instance)), Math.floor(all / 2));
  const label = Math.min(widest(lanes.map((lane) => lane.label)), all - instance);
  return {instance, label, time: 6 + widest(lanes.map(expectedText))};
}

function laneLine(
  {instance, label, activity, expectedMs}: Lane,
  size: Widths & {readonly nowMs: number; readonly columns: number},
  style: ConsoleStyle,
): LiveLine {
  const elapsedMs = size.nowMs - activity.startedAtMs;
  const isSlow =
    expectedMs !== undefined && elapsedMs >= Math.max(SLOW_MIN_MS, SLOW_FACTOR * expectedMs);
  const time = `${wholeSeconds(elapsedMs).padStart(6)}${expectedText({expectedMs})}`;
  const output = activity.lastLine === '' ? '' : ` | ${activity.lastLine}`;
  const parts: Part[] = [[`  ${inColumns(instance, size.instance, style)} `, 'dim']];
  if (size.label > 0) parts.push([`${inColumns(label, size.label, style)} `, 'strong']);
  parts.push([time.padEnd(size.time), isSlow ? 'warn' : undefined]);
  parts.push([` ${activity.doing}${isSlow ? ' (slow)' : ''}`], [output, 'dim']);
  return liveLine(parts, size.columns, style);
}

function expectedText({expectedMs = 0}: Pick<Lane, 'expectedMs'>): string {
  return expectedMs < 1000 ? '' : ` of ${wholeSeconds(expectedMs)}`;
}

/** `vm  2 running, 1 ready, 1 coming · 5 cases to come` */
function headingParts({name, instances, cases}: EnvironmentView, style: ConsoleStyle): Part[] {
  const count = (phase: KnownInstance['phase']): number =>
    instances.filter((instance) => instance.phase === phase).length;
  const counts = [
    [count('lent'), 'running'],
    [count('ready'), 'ready'],
    [count('made'), 'being made'],
    [count('leaving'), 'leaving'],
  ] as const;
  const states = counts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : []));
  const {toCome} = cases;
  const left = toCome === 0 ? [] : [`${toCome} ${toCome === 1 ? 'case' : 'cases'} to come`];
  const text = [states.join(', '), ...left].filter((part) => part !== '').join(style.separator);
  return [
    [sanitizeLine(name), 'strong'],
    [`  ${text}`, 'dim'],
  ];
}

/** What a case that runs longest is at, for who sees no lanes: `boot@vm for 3m (of 5m)`. */
export function longestText(
  running: ReadonlyMap<string, BookedCase>,
  {nowMs, expectedMsOf}: Pick<LanesView, 'nowMs' | 'expectedMsOf'>,
): string | undefined {
  for (const [id, {startedAtMs}] of running) {
    const expectedMs = expectedMsOf(id);
    return `${sanitizeLine(id)} for ${wholeSeconds(nowMs - startedAtMs)}${expectedText({expectedMs})}`;
  }
  return undefined;
}
