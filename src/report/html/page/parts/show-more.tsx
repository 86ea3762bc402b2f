import type {ComponentChildren} from 'preact';
import {useState} from 'preact/hooks';
import {countText} from '../words/quantity-text.ts';

interface ShowMoreProps<T> {
  readonly items: readonly T[];
  /** How many are shown at first. */
  readonly step: number;
  /** How many more each time. @default as many as at first */
  readonly next?: number;
  readonly children: (items: readonly T[]) => ComponentChildren;
}

/** The first of many, and a button for more: no run is so large that the page chokes on it. */
export function ShowMore<T>({items, step, next = step, children}: ShowMoreProps<T>) {
  const [count, setCount] = useState(step);
  const left = items.length - count;
  return (
    <>
      {children(left > 0 ? items.slice(0, count) : items)}
      {left > 0 && (
        <button type="button" class="button more" onClick={() => setCount(count + next)}>
          {countText(Math.min(left, next))} more of {countText(left)}
        </button>
      )}
    </>
  );
}
