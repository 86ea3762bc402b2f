import {useEffect, useRef, useState} from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type {SoakDrift} from '../../../../journal/soak-event.ts';
import {quantityText} from '../../../soak-text.ts';
import {colorOf, useScheme} from '../parts/use-scheme.ts';
import {TIME_STEPS_MS, tickText} from '../words/time-steps.ts';

interface SeriesChartProps {
  readonly label: string;
  readonly unit: string;
  readonly elapsedMs: readonly number[];
  readonly values: ReadonlyArray<number | null>;
  readonly drift: SoakDrift | undefined;
  /** When cases failed and instances were replaced. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly elapsedMs: number;
  readonly kind: 'failure' | 'restart';
}

const HEIGHT = 170;

/** One series over the time of the soak, with its slope and what happened meanwhile. */
export function SeriesChart(props: SeriesChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  const isSeen = useSeen(place);
  const {label} = props;
  useEffect(() => {
    const element = place.current;
    if (element === null || !isSeen) return;
    const chart = new uPlot(optionsOf(props, element), dataOf(props), element);
    const observer = new ResizeObserver(() => {
      chart.setSize({width: element.clientWidth, height: HEIGHT});
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [props.values, props.drift, props.marks, scheme, isSeen]);
  return <div class="chart" ref={place} role="img" aria-label={label} />;
}

/** Whether it has been on the screen: only then is it worth drawing. */
function useSeen(place: {readonly current: Element | null}): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({isIntersecting}) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return isSeen;
}

/** Times, values, and the slope as a straight line through the middle of the values. */
function dataOf({elapsedMs, values, drift}: SeriesChartProps): uPlot.AlignedData {
  const known = values.filter((value) => value !== null);
  if (drift === undefined || known.length === 0) return [[...elapsedMs], [...values]];
  const middle = known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0;
  const [first = 0] = elapsedMs;
  const center = (first + (elapsedMs.at(-1) ?? 0)) / 2;
  const slope = elapsedMs.map((ms) => middle + ((ms - center) / 3_600_000) * drift.slopePerHour);
  return [[...elapsedMs], [...values], slope];
}

function optionsOf(props: SeriesChartProps, element: HTMLElement): uPlot.Options {
  const {unit, drift, marks} = props;
  const color = (variable: string) => colorOf(variable, element);
  const axis = {
    stroke: color('--dim'),
    grid: {stroke: color('--line'), width: 1},
    ticks: {stroke: color('--line'), width: 1, size: 4},
    font: `11px ${getComputedStyle(element).fontFamily}`,
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [8, 12, 0, 0],
    legend: {show: false},
    cursor: {drag: {x: true, y: false}, points: {size: 6}},
    scales: {x: {time: false}},
    axes: [
      {
        ...{...axis, size: 28, space: 70, incrs: [...TIME_STEPS_MS]},
        values: (_chart, ticks) => ticks.map(hoursText),
      },
      {
        ...axis,
        size: 66,
        space: 34,
        values: (_chart, ticks) => ticks.map((tick) => quantityText(tick, unit)),
      },
    ],
    series: [
      {},
      {stroke: color('--accent'), width: 1.5, points: {show: false}, spanGaps: true},
      ...(drift === undefined
        ? []
        : [
            {
              stroke: color(drift.verdict === 'over-limit' ? '--failed' : '--dim'),
              width: 1,
              dash: [6, 4],
              points: {show: false},
            },
          ]),
    ],
    hooks: {
      draw: [
        (chart) =>
          drawMarks(chart, marks, {
            failure: color('--failed-fill'),
            restart: color('--flaky-fill'),
          }),
      ],
    },
  };
}

/** Full hours without what is not told by them. */
function hoursText(ms: number): string {
  return ms > 0 && ms % 3_600_000 === 0 ? `${ms / 3_600_000} h` : tickText(ms);
}

/** Short strokes at the bottom, where something went wrong. */
function drawMarks(
  {ctx, bbox, valToPos}: uPlot,
  marks: readonly Mark[],
  colors: Readonly<Record<Mark['kind'], string>>,
): void {
  const height = bbox.height * 0.12;
  ctx.save();
  for (const {elapsedMs, kind} of marks) {
    const x = valToPos(elapsedMs, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.fillStyle = colors[kind];
    ctx.fillRect(Math.round(x) - 1, bbox.top + bbox.height - height, 2, height);
  }
  ctx.restore();
}
