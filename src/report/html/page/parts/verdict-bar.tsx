import type {Verdict} from '../../../../journal/event.ts';
import {VERDICTS_WORST_FIRST} from './verdict-mark.tsx';

type Counts = Readonly<Record<Verdict, number>>;

/** How cases are shared out among verdicts, as a bar; what it shows is told beside it in words. */
export function VerdictBar({counts}: {counts: Counts}) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <span class="bar" aria-hidden="true">
      {VERDICTS_WORST_FIRST.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <span
          key={verdict}
          class={`bar-part bar-${verdict}`}
          // The few among thousands are seen, too.
          style={{flexGrow: counts[verdict], flexBasis: total > 0 ? '3px' : '0'}}
        />
      ))}
    </span>
  );
}
