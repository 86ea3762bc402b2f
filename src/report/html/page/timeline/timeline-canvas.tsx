import {useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {TimelineBar} from '../../page-timeline.ts';
import {followPointer} from '../parts/follow-pointer.ts';
import {colorOf, useScheme} from '../parts/use-scheme.ts';
import {AXIS_PX, COLOR_NAMES, drawTimeline, type TimelineColors} from './draw-timeline.ts';
import {heightOf, type LaneRow, moved, type Span, zoomed} from './lane-rows.ts';

interface TimelineCanvasProps {
  readonly rows: readonly LaneRow[];
  readonly endMs: number;
  readonly span: Span;
  readonly selected: TimelineBar | undefined;
  readonly onSpan: (span: Span) => void;
  readonly onSelect: (bar: TimelineBar | undefined) => void;
  /** Enter, or a second click. */
  readonly onOpen: (bar: TimelineBar) => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much one turn of the wheel, or one key, zooms. */
const ZOOM = 1.25;
/** How far beside a bar a click still means it. */
const SLACK_PX = 3;

/** The picture: only what is on the screen is drawn. */
export function TimelineCanvas(props: TimelineCanvasProps) {
  const {rows, span, selected} = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(scroller);
  const [scrollTop, setScrollTop] = useState(0);
  const colors = useColors(scroller);
  const labelWidth = size.width < 600 ? 92 : 170;
  const total = AXIS_PX + heightOf(rows);
  useLayoutEffect(() => {
    if (canvas.current === null || size.width === 0) return;
    const context = sized(canvas.current, size);
    const font = `12px ${getComputedStyle(canvas.current).fontFamily}`;
    if (context === undefined) return;
    drawTimeline(context, {rows, span, ...size, labelWidth, scrollTop, selected, colors, font});
  });
  useWheel(scroller, {...props, labelWidth});
  const drag = useDrag({...props, width: size.width - labelWidth});

  const barAt = (x: number, y: number) => {
    const box = canvas.current?.getBoundingClientRect();
    const msPerPx = (span.endMs - span.startMs) / (size.width - labelWidth);
    const ms = span.startMs + (x - (box?.x ?? 0) - labelWidth) * msPerPx;
    const offset = y - (box?.y ?? 0) - AXIS_PX + scrollTop;
    const row = rows.find(({top, height}) => offset >= top && offset < top + height);
    const slack = msPerPx * SLACK_PX;
    return row?.bars.find((bar) => bar.startMs - slack <= ms && ms <= bar.endMs + slack);
  };
  const click = (event: MouseEvent) => {
    const bar = barAt(event.clientX, event.clientY);
    if (bar !== undefined && event.detail === 2) props.onOpen(bar);
    else props.onSelect(bar);
  };
  return (
    <div
      class="timeline-scroller"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is gone through by arrow keys.
      tabIndex={0}
      role="application"
      aria-label="Timeline: arrow keys go from bar to bar, plus and minus zoom, Enter opens a case"
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => press(event, props, event.currentTarget)}
      onPointerDown={drag}
      onClick={click}
    >
      <canvas ref={canvas} />
      <div style={{height: `${Math.max(0, total - size.height)}px`}} />
    </div>
  );
}

function useSize(scroller: {readonly current: HTMLDivElement | null}): Size {
  const [size, setSize] = useState<Size>({width: 0, height: 0});
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setSize({width: element.clientWidth, height: element.clientHeight});
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return size;
}

/** What to draw with, in CSS pixels, on as many pixels as the screen has. */
function sized(element: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | undefined {
  const ratio = devicePixelRatio;
  element.width = Math.round(size.width * ratio);
  element.height = Math.round(size.height * ratio);
  element.style.width = `${size.width}px`;
  element.style.height = `${size.height}px`;
  const context = element.getContext('2d') ?? undefined;
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

function press(event: KeyboardEvent, props: TimelineCanvasProps, scroller: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const {rows, span, selected, endMs, onSpan} = props;
  const length = span.endMs - span.startMs;
  const at = {aroundMs: selected?.startMs ?? span.startMs + length / 2, wholeMs: endMs};
  if (event.key === '+' || event.key === '=') onSpan(zoomed(span, 1 / ZOOM ** 2, at));
  else if (event.key === '-') onSpan(zoomed(span, ZOOM ** 2, at));
  else if (event.key === '0') onSpan({startMs: 0, endMs});
  else if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) {
    onSpan(moved(span, event.key === 'ArrowLeft' ? -length / 4 : length / 4, at));
  } else if (event.key === 'Enter' && selected !== undefined) props.onOpen(selected);
  else {
    const next = neighbour(rows, selected, event.key);
    if (next === undefined) return;
    show(next, props, scroller);
  }
  event.preventDefault();
}

/** Selects a bar and brings it to where it can be seen. */
function show(bar: TimelineBar, props: TimelineCanvasProps, scroller: HTMLElement): void {
  const {rows, span, endMs, onSpan, onSelect} = props;
  onSelect(bar);
  const row = rows.find(({bars}) => bars.includes(bar));
  if (row !== undefined) {
    const bottom = row.top + row.height + AXIS_PX;
    if (row.top < scroller.scrollTop) scroller.scrollTop = row.top - row.height;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = bottom - scroller.clientHeight;
    }
  }
  if (bar.endMs >= span.startMs && bar.startMs <= span.endMs) return;
  const third = (span.endMs - span.startMs) / 3;
  onSpan(moved(span, bar.startMs - span.startMs - third, {wholeMs: endMs}));
}

function useColors(place: {readonly current: Element | null}): TimelineColors {
  const scheme = useScheme();
  const [colors, setColors] = useState<TimelineColors>({});
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    setColors(Object.fromEntries(COLOR_NAMES.map((name) => [name, colorOf(name, element)])));
  }, [scheme, place]);
  return colors;
}

/** With Ctrl, or where there is nothing to scroll, the wheel zooms; sideways it moves. */
function useWheel(
  scroller: {readonly current: HTMLDivElement | null},
  props: TimelineCanvasProps & {readonly labelWidth: number},
): void {
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const turn = (event: WheelEvent) => {
      const {span, endMs, onSpan, labelWidth} = latest.current;
      const length = span.endMs - span.startMs;
      const width = element.clientWidth - labelWidth;
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      const canScroll = element.scrollHeight > element.clientHeight + 1;
      if (
        Math.abs(sideways) > 0 &&
        (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY))
      ) {
        onSpan(moved(span, (sideways / width) * length, {wholeMs: endMs}));
      } else if (event.ctrlKey || event.metaKey || !canScroll) {
        const x = event.clientX - element.getBoundingClientRect().x - labelWidth;
        const aroundMs = span.startMs + (Math.max(0, x) / width) * length;
        onSpan(zoomed(span, event.deltaY > 0 ? ZOOM : 1 / ZOOM, {aroundMs, wholeMs: endMs}));
      } else return;
      event.preventDefault();
    };
    element.addEventListener('wheel', turn, {passive: false});
    return () => element.removeEventListener('wheel', turn);
  }, [scroller]);
}

/** A mouse, or a finger, moves the time. */
function useDrag(props: TimelineCanvasProps & {readonly width: number}) {
  const latest = useRef(props);
  latest.current = props;
  return useMemo(
    () => (down: PointerEvent) => {
      if (down.button !== 0) return;
      const {span: from, width, endMs} = latest.current;
      const length = from.endMs - from.startMs;
      followPointer(({clientX}) => {
        const by = ((down.clientX - clientX) / width) * length;
        // A click is no move.
        if (by !== 0) latest.current.onSpan(moved(from, by, {wholeMs: endMs}));
      });
    },
    [],
  );
}

/** The bar that an arrow key leads to. */
function neighbour(
  rows: readonly LaneRow[],
  from: TimelineBar | undefined,
  key: string,
): TimelineBar | undefined {
  const lanes = rows.filter(({bars}) => bars.length > 0);
  const lane = from === undefined ? -1 : lanes.findIndex(({bars}) => bars.includes(from));
  if (!/^Arrow|^Home$|^End$/.test(key)) return undefined;
  if (from === undefined || lane === -1) return lanes[0]?.bars[0];
  const bars = lanes[lane]?.bars ?? [];
  const index = bars.indexOf(from);
  if (key === 'ArrowRight') return bars[index + 1];
  if (key === 'ArrowLeft') return bars[index - 1];
  if (key === 'Home') return bars[0];
  if (key === 'End') return bars.at(-1);
  const other = lanes[lane + (key === 'ArrowDown' ? 1 : -1)]?.bars ?? [];
  return other.find(({endMs}) => endMs >= from.startMs) ?? other.at(-1);
}
