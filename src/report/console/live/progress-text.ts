import {formatDuration} from '../../../util/duration.ts';
import type {ConsoleStyle} from '../console-style.ts';
import {displayWidth} from '../display-width.ts';
import type {RunTally} from '../run-tally.ts';
import {countsText} from '../summary-text.ts';
import {type LiveLine, liveLine, type Part} from './live-line.ts';

/** Columns of the bar, and of a window that is wide enough for one. */
const BAR_COLUMNS = 20;
const BAR_COLUMNS_MIN = 60;

/** How far a run is. */
export interface Progress {
  readonly tally: RunTally;
  readonly total: number;
  readonly elapsedMs: number;
  /** `undefined` where too little is known. */
  readonly leftMs: number | undefined;
}

/**
 * `12/50 done · 10 passed · 2 failed · 4m10s · about 3m left`, before it a bar where there is room, and
 * with less of it where there is none.
 */
export function progressLine(progress: Progress, columns: number, style: ConsoleStyle): LiveLine {
  const {tally, total} = progress;
  const parts: Part[] = [];
  if (columns >= BAR_COLUMNS_MIN && total > 0) {
    const done = Math.min(BAR_COLUMNS, Math.floor((tally.doneCount / total) * BAR_COLUMNS));
    const isBad = tally.counts.failed + tally.counts.error > 0;
    parts.push([style.bar.done.repeat(done), isBad ? 'bad' : 'good']);
    parts.push([style.bar.left.repeat(BAR_COLUMNS - done), 'dim'], [' ']);
  }
  const room = columns - (parts.length === 0 ? 0 : BAR_COLUMNS + 1);
  const [first, ...rest] = whatFits(progressParts(progress, style), room, style);
  parts.push([first ?? '', 'strong']);
  for (const part of rest) parts.push([style.separator, 'dim'], [part]);
  return liveLine(parts, columns, style);
}

/** Leaves out the time that has passed, then all counts, then what is left. */
function whatFits(parts: readonly string[], columns: number, style: ConsoleStyle): string[] {
  const isTime = (part: string): boolean => /^\d+[smh]/.test(part);
  const isLeft = (part: string): boolean => part.endsWith('left');
  const [first = '', ...rest] = parts;
  const choices = [
    rest,
    rest.filter((part) => !isTime(part)),
    rest.filter((part) => /failed|in error/.test(part) || isLeft(part)),
    rest.filter((part) => /failed|in error/.test(part)),
  ];
  const fits = choices.find(
    (each) => displayWidth([first, ...each].join(style.separator)) <= columns,
  );
  return [first, ...(fits ?? [])];
}

/** The same in plain words, without a bar. */
export function progressParts(
  {tally, total, elapsedMs, leftMs}: Progress,
  style: ConsoleStyle,
): string[] {
  const counts = countsText(tally, style.plain);
  return [
    `${tally.doneCount}/${total} done`,
    ...(counts === '' ? [] : counts.split(style.plain.separator)),
    wholeSeconds(elapsedMs),
    ...(leftMs === undefined ? [] : [leftText(leftMs)]),
  ];
}

/** Rounded to what an estimate can be relied on: `about 4m left`. */
export function leftText(leftMs: number): string {
  const seconds = leftMs / 1000;
  if (seconds < 5) return 'nearly done';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5}s left`;
  const minutes = seconds / 60;
  if (minutes < 5) return `about ${minutesText(Math.ceil(minutes * 2) / 2)} left`;
  const step = minutes < 60 ? 1 : 10;
  return `about ${minutesText(Math.ceil(minutes / step) * step)} left`;
}

/** `2m30s`, `4m`, `1h10m`. */
function minutesText(minutes: number): string {
  const [whole, hours] = [Math.floor(minutes), Math.floor(minutes / 60)];
  if (hours > 0) return minutes % 60 === 0 ? `${hours}h` : `${hours}h${whole % 60}m`;
  return minutes === whole ? `${whole}m` : `${whole}m30s`;
}

/** Without parts of a second, so that a frame changes at most once a second where nothing else does. */
export function wholeSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds}s` : formatDuration(seconds * 1000);
}
