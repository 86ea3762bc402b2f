import type {SoakDrift} from '../../../../journal/soak-event.ts';
import {growthText, quantityText, seriesTitle, slopeText} from '../../../soak-text.ts';
import {visibleLine} from '../words/visible-text.ts';

interface DriftTableProps {
  readonly drifts: readonly SoakDrift[];
  readonly elapsedMs: number;
}

const VERDICTS: Readonly<Record<SoakDrift['verdict'], readonly [words: string, flag: string]>> = {
  'over-limit': ['over its limit', 'flag-failed'],
  grows: ['grows', 'flag-flaky'],
  shrinks: ['shrinks', ''],
  flat: ['flat', 'flag-passed'],
  unclear: ['unclear', ''],
};

/** How each series drifts, and whether it may; the worst first. */
export function DriftTable({drifts, elapsedMs}: DriftTableProps) {
  const order = Object.keys(VERDICTS);
  const sorted = drifts.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys.
    <section class="table-scroll" tabIndex={0} aria-label="Drift of each series">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col">Verdict</th>
            <th scope="col" class="number">
              First
            </th>
            <th scope="col" class="number">
              Last
            </th>
            <th scope="col" class="number">
              In all
            </th>
            <th scope="col">Slope (95 % sure)</th>
            <th scope="col">Limit</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((drift) => {
            const [words, flag] = VERDICTS[drift.verdict];
            return (
              <tr key={drift.series}>
                <th scope="row">{visibleLine(seriesTitle(drift.series))}</th>
                <td>
                  <span class={`flag ${flag}`}>{words}</span>
                </td>
                <td class="number">{quantityText(drift.first, drift.unit)}</td>
                <td class="number">{quantityText(drift.last, drift.unit)}</td>
                <td class="number">{growthText(drift.growth)}</td>
                <td class="nowrap">{slopeText(drift, elapsedMs)}</td>
                <td class="nowrap">{visibleLine(drift.limit ?? '–')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
