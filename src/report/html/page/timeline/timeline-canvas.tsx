import {useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {TimelineBar} from '../../page-timeline.ts';
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

/** The picture: only what is on the screen is drawn. */
export function TimelineCanvas(props: TimelineCanvasProps) {
  const {rows, span, selected, endMs} = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<Size>({width: 0, height: 0});
  const [scrollTop, setScrollTop] = useState(0);
  const colors = useColors(scroller);
  const labelWidth = size.width < 600 ? 92 : 170;
  const total = AXIS_PX + heightOf(rows);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setSize({width: element.clientWidth, height: element.clientHeight});
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined || size.width === 0) return;
    const ratio = devicePixelRatio;
    element.width = Math.round(size.width * ratio);
    element.height = Math.round(size.height * ratio);
    element.style.width = `${size.width}px`;
    element.style.height = `${size.height}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const font = `12px ${getComputedStyle(element).fontFamily}`;
    drawTimeline(context, {
      ...{rows, span, ...size, labelWidth, scrollTop, selected, colors, font},
    });
  });

  useWheel(scroller, {...props, labelWidth});

  const place = (x: number, y: number) => {
    const box = canvas.current?.getBoundingClientRect();
    const width = size.width - labelWidth;
    const ms =
      span.startMs + ((x - (box?.x ?? 0) - labelWidth) / width) * (span.endMs - span.startMs);
    const row = rows.find(
      ({top, height}) =>
        offsetOf(y, box, scrollTop) >= top && offsetOf(y, box, scrollTop) < top + height,
    );
    const slack = ((span.endMs - span.startMs) / width) * 3;
    return row?.bars.find((bar) => bar.startMs - slack <= ms && ms <= bar.endMs + slack);
  };

  const show = (bar: TimelineBar) => {
    props.onSelect(bar);
    const row = rows.find(({bars}) => bars.includes(bar));
    const element = scroller.current;
    if (row !== undefined && element !== null) {
      if (row.top < element.scrollTop) element.scrollTop = row.top - row.height;
      const bottom = row.top + row.height + AXIS_PX;
      if (bottom > element.scrollTop + size.height) element.scrollTop = bottom - size.height;
    }
    const length = span.endMs - span.startMs;
    if (bar.endMs < span.startMs || bar.startMs > span.endMs) {
      props.onSpan(moved(span, bar.startMs - span.startMs - length / 3, {wholeMs: endMs}));
    }
  };

  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const length = span.endMs - span.startMs;
    const aroundMs = selected === undefined ? span.startMs + length / 2 : selected.startMs;
    if (event.key === '+' || event.key === '=') {
      props.onSpan(zoomed(span, 1 / ZOOM ** 2, {aroundMs, wholeMs: endMs}));
    } else if (event.key === '-') {
      props.onSpan(zoomed(span, ZOOM ** 2, {aroundMs, wholeMs: endMs}));
    } else if (event.key === '0') {
      props.onSpan({startMs: 0, endMs});
    } else if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) {
      const by = event.key === 'ArrowLeft' ? -length / 4 : length / 4;
      props.onSpan(moved(span, by, {wholeMs: endMs}));
    } else if (event.key === 'Enter' && selected !== undefined) {
      props.onOpen(selected);
    } else {
      const next = neighbour(rows, selected, event.key);
      if (next === undefined) return;
      show(next);
    }
    event.preventDefault();
  };

  const drag = useDrag({...props, width: size.width - labelWidth});
  return (
    <div
      class="timeline-scroller"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is gone through by arrow keys.
      tabIndex={0}
      role="application"
      aria-label="Timeline: arrow keys go from bar to bar, plus and minus zoom, Enter opens a case"
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={press}
      onPointerDown={drag}
      onClick={(event) => {
        if (event.detail === 0) return;
        const bar = place(event.clientX, event.clientY);
        if (bar !== undefined && event.detail === 2) props.onOpen(bar);
        else props.onSelect(bar);
      }}
    >
      <canvas ref={canvas} />
      <div style={{height: `${Math.max(0, total - size.height)}px`}} />
    </div>
  );
}

function offsetOf(y: number, box: DOMRect | undefined, scrollTop: number): number {
  return y - (box?.y ?? 0) - AXIS_PX + scrollTop;
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
      const move = ({clientX}: PointerEvent) => {
        const by = ((down.clientX - clientX) / width) * length;
        latest.current.onSpan(moved(from, by, {wholeMs: endMs}));
      };
      const end = () => {
        removeEventListener('pointermove', move);
        removeEventListener('pointerup', end);
        removeEventListener('pointercancel', end);
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', end);
      addEventListener('pointercancel', end);
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
