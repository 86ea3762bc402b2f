import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type {ComponentChildren} from 'preact';
import {useEffect, useLayoutEffect, useRef, useState} from 'preact/hooks';

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** CSS pixels; all lines are of this height. */
  readonly lineHeight: number;
  /**
   * A line, which holds one thing that can have the focus: a link or a button with
   * `tabIndex={tabIndex}`.
   */
  readonly line: (item: T, tabIndex: 0 | -1) => ComponentChildren;
  /** Position of the line that is to be seen, and that Tab comes to. */
  readonly current: number;
  /** Another line has got the focus by an arrow key. */
  readonly onMove?: (item: T) => void;
}

/** Lines beyond those on the screen. */
const OVERSCAN = 8;

/**
 * A list of which only what is on the screen is in the document. Tab comes to one line of it;
 * arrows, Page Up and Down, Home and End go to others.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const {items, lineHeight, keyOf, label} = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(props.current);
  const wantsFocus = useRef(false);
  const active = Math.max(0, Math.min(focused, items.length - 1));
  const virtualizer = useVirtualizer({scroller, count: items.length, lineHeight, active});

  useEffect(() => {
    if (props.current < 0) return;
    setFocused(props.current);
    virtualizer.scrollToIndex(props.current, {align: 'auto'});
  }, [props.current, virtualizer]);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const line = scroller.current?.querySelector(`[data-line="${active}"]`);
    const target = line?.querySelector<HTMLElement>('a, button');
    if (target === null || target === undefined) return;
    wantsFocus.current = false;
    target.focus({preventScroll: true});
  });

  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight) - 1);
    const to = destination(event.key, active, {last: items.length - 1, page});
    const item = to === undefined ? undefined : items[to];
    if (to === undefined || item === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    setFocused(to);
    virtualizer.scrollToIndex(to, {align: 'auto'});
    props.onMove?.(item);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed in a line come up to here.
    <div class="virtual" ref={scroller} onKeyDown={move}>
      <ol aria-label={label} style={{height: `${virtualizer.getTotalSize()}px`}}>
        {virtualizer.getVirtualItems().map(({index, start}) => {
          const item = items[index];
          if (item === undefined) return undefined;
          return (
            <li
              key={keyOf(item)}
              data-line={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{height: `${lineHeight}px`, transform: `translateY(${start}px)`}}
              onFocusIn={() => setFocused(index)}
            >
              {props.line(item, index === active ? 0 : -1)}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

interface VirtualizerNeeds {
  readonly scroller: {readonly current: HTMLDivElement | null};
  readonly count: number;
  readonly lineHeight: number;
  /** Is kept in the document, so that it can keep the focus. */
  readonly active: number;
}

function useVirtualizer({scroller, count, lineHeight, active}: VirtualizerNeeds) {
  const [, redraw] = useState(0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      if (active >= 0 && active < count && !shown.includes(active)) shown.push(active);
      return shown;
    },
    onChange: () => redraw((times) => times + 1),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, lineHeight]);
  return virtualizer;
}

function destination(
  key: string,
  from: number,
  {last, page}: {last: number; page: number},
): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, from + 1);
    case 'ArrowUp':
    case 'k':
      return Math.max(0, from - 1);
    case 'PageDown':
      return Math.min(last, from + page);
    case 'PageUp':
      return Math.max(0, from - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
