import {drawnBars, type TimelineBar} from '../../page-timeline.ts';
import {TIME_STEPS_MS, tickText} from '../words/time-steps.ts';
import {visibleLine} from '../words/visible-text.ts';
import {barsWithin, type LaneRow, type Span} from './lane-rows.ts';

/** What is drawn, and with which colours. Lengths are CSS pixels. */
export interface TimelinePicture {
  readonly rows: readonly LaneRow[];
  readonly span: Span;
  readonly width: number;
  readonly height: number;
  /** Of the column with the names of lanes. */
  readonly labelWidth: number;
  readonly scrollTop: number;
  readonly selected: TimelineBar | undefined;
  readonly colors: TimelineColors;
  readonly font: string;
}

/** By the names of the style sheet's variables. */
export type TimelineColors = Readonly<Record<string, string>>;

export const COLOR_NAMES = [
  ...['--surface', '--raised', '--line', '--text', '--dim', '--accent', '--stage-fill'],
  ...['passed', 'failed', 'error', 'flaky', 'skipped', 'interrupted'].map(
    (verdict) => `--${verdict}-fill`,
  ),
] as const;

/** Of the axis at the top, px. */
export const AXIS_PX = 24;
const TICK_DISTANCE_PX = 90;
/** Bars are at least so wide, and joined where they are less apart. */
const BAR_PX_MIN = 1.5;
const LABEL_PX_MIN = 34;
/** Legible on every fill, light and dark. */
const TEXT_ON_FILL = '#0b0e13';

/** Draws what is on the screen of the timeline. */
export function drawTimeline(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const {rows, width, height, scrollTop, colors, labelWidth, font} = picture;
  context.font = font;
  context.textBaseline = 'middle';
  context.fillStyle = colors['--surface'] ?? '';
  context.fillRect(0, 0, width, height);
  drawTicks(context, picture);
  for (const row of rows) {
    const top = AXIS_PX + row.top - scrollTop;
    if (top + row.height < AXIS_PX || top > height) continue;
    if (row.kind === 'group') {
      context.fillStyle = colors['--raised'] ?? '';
      context.fillRect(0, top, width, row.height);
      context.fillStyle = colors['--text'] ?? '';
      context.font = `600 ${font}`;
      context.fillText(visibleLine(row.label), 10, top + row.height / 2);
      context.font = font;
      continue;
    }
    drawLane(context, row, {...picture, top});
    context.fillStyle = colors['--surface'] ?? '';
    context.fillRect(0, top, labelWidth, row.height);
    context.fillStyle = colors['--dim'] ?? '';
    const label = fitted(context, visibleLine(row.label), labelWidth - 16);
    context.fillText(label, 10, top + row.height / 2);
  }
  drawAxis(context, picture);
}

function drawLane(
  context: CanvasRenderingContext2D,
  row: LaneRow,
  picture: TimelinePicture & {readonly top: number},
): void {
  const {span, width, labelWidth, top, selected, colors} = picture;
  const pxPerMs = (width - labelWidth) / (span.endMs - span.startMs);
  const x = (ms: number) => labelWidth + (ms - span.startMs) * pxPerMs;
  const [y, height] = [top + 4, row.height - 8];
  for (const bar of drawnBars(barsWithin(row, span), BAR_PX_MIN / pxPerMs)) {
    const left = Math.max(labelWidth, x(bar.startMs));
    const right = Math.min(width, Math.max(x(bar.endMs), left + BAR_PX_MIN));
    if (right <= left) continue;
    const isWait = bar.kind === 'wait';
    if (isWait) drawHatch(context, {left, right, y, height}, colors['--dim'] ?? '');
    else {
      context.fillStyle = colors[fillOf(bar)] ?? '';
      context.beginPath();
      context.roundRect(left, y, right - left, height, Math.min(3, (right - left) / 2));
      context.fill();
    }
    if (right - left >= LABEL_PX_MIN) {
      context.fillStyle = isWait ? (colors['--text'] ?? '') : TEXT_ON_FILL;
      const text = bar.count > 1 ? `${bar.count} ×` : visibleLine(bar.label);
      context.fillText(fitted(context, text, right - left - 10), left + 5, y + height / 2 + 0.5);
    }
  }
  if (selected !== undefined && row.bars.includes(selected)) {
    context.strokeStyle = colors['--accent'] ?? '';
    context.lineWidth = 2;
    const left = Math.max(labelWidth, x(selected.startMs));
    context.strokeRect(left - 1, y - 2, Math.max(4, x(selected.endMs) - left) + 2, height + 4);
  }
}

function fillOf({kind, verdict, isOk}: TimelineBar): string {
  if (kind === 'case') return `--${verdict ?? 'interrupted'}-fill`;
  return isOk ? '--stage-fill' : '--error-fill';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** Slanting strokes: nothing happened, something was waited for. */
function drawHatch(context: CanvasRenderingContext2D, box: Box, color: string): void {
  const {left, right, y, height} = box;
  context.save();
  context.beginPath();
  context.rect(left, y, right - left, height);
  context.clip();
  context.strokeStyle = color;
  context.globalAlpha = 0.5;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left - height; x < right; x += 6) {
    context.moveTo(x, y + height);
    context.lineTo(x + height, y);
  }
  context.stroke();
  context.restore();
}

function drawTicks(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const {height, colors} = picture;
  context.fillStyle = colors['--line'] ?? '';
  for (const {x} of ticks(picture)) context.fillRect(Math.round(x), AXIS_PX, 1, height);
}

function drawAxis(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const {width, labelWidth, colors} = picture;
  context.fillStyle = colors['--surface'] ?? '';
  context.fillRect(0, 0, width, AXIS_PX);
  context.fillStyle = colors['--line'] ?? '';
  context.fillRect(0, AXIS_PX - 1, width, 1);
  context.fillStyle = colors['--dim'] ?? '';
  for (const {x, text} of ticks(picture)) {
    if (x + 4 >= labelWidth) context.fillText(text, x + 4, AXIS_PX / 2);
  }
}

function ticks({span, width, labelWidth}: TimelinePicture): Array<{x: number; text: string}> {
  const length = span.endMs - span.startMs;
  const pxPerMs = (width - labelWidth) / length;
  const step = TIME_STEPS_MS.find((ms) => ms * pxPerMs >= TICK_DISTANCE_PX) ?? length;
  const found: Array<{x: number; text: string}> = [];
  for (let ms = Math.ceil(span.startMs / step) * step; ms <= span.endMs; ms += step) {
    found.push({x: labelWidth + (ms - span.startMs) * pxPerMs, text: tickText(ms)});
  }
  return found;
}

/** As much of `text` as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let [low, high] = [0, Math.min(text.length, 200)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low)}…`;
}
