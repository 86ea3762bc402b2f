import type {Verdict} from '../../../../journal/event.ts';
import {countOf, durationText, timeText} from '../words/quantity-text.ts';

interface Past {
  readonly at: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
}

const STEP = 9;
const HEIGHT = 28;
const BAR_MIN = 4;

/** Earlier runs of a case as bars as long as they took, oldest first; this one at the end. */
export function HistoryStrip({runs}: {runs: readonly Past[]}) {
  const longest = Math.max(1, ...runs.map(({durationMs}) => durationMs));
  const width = runs.length * STEP;
  return (
    <svg
      class="history"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={historyWords(runs)}
    >
      {runs.map(({at, verdict, durationMs}, index) => {
        const height = Math.max(BAR_MIN, (durationMs / longest) * HEIGHT);
        return (
          <rect
            key={at}
            class={`fill-${verdict}`}
            x={index * STEP}
            y={HEIGHT - height}
            width={STEP - 2}
            height={height}
            rx="1"
          >
            <title>{`${timeText(at)}: ${verdict}, ${durationText(durationMs)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** As `20 runs, oldest first: 18 passed, 2 failed`. */
export function historyWords(runs: readonly Past[]): string {
  const counts = Map.groupBy(runs, ({verdict}) => verdict);
  const parts = [...counts].map(([verdict, {length}]) => `${length} ${verdict}`);
  return `${countOf(runs.length, 'run')}, oldest first: ${parts.join(', ')}`;
}
