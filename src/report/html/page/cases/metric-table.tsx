import type {HistoryRow, MetricRow} from '../../page-view.ts';
import {Sparkline} from '../parts/sparkline.tsx';
import {countOf, valueText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';
import {judgeMetric} from './metric-limit.ts';

interface MetricTableProps {
  readonly metrics: readonly MetricRow[];
  readonly history: readonly HistoryRow[];
}

/** Metrics against their limits, baselines and earlier runs. */
export function MetricTable({metrics, history}: MetricTableProps) {
  return (
    <table class="table metrics">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">
            Value
          </th>
          <th scope="col">Limit</th>
          <th scope="col" class="number">
            Baseline
          </th>
          <th scope="col">Earlier runs</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric, position) => (
          <MetricLine key={position} metric={metric} history={history} />
        ))}
      </tbody>
    </table>
  );
}

function MetricLine({metric, history}: {metric: MetricRow; history: readonly HistoryRow[]}) {
  const {name, unit, value, baseline} = metric;
  const judged = judgeMetric(metric);
  const earlier = history.flatMap((run) => {
    const known = Object.hasOwn(run.metrics, name) ? run.metrics[name] : undefined;
    return known === undefined ? [] : [known];
  });
  const label = `${visibleLine(name)} in ${countOf(earlier.length, 'earlier run')}: ${earlier
    .map((number) => valueText(number))
    .join(', ')}; now ${valueText(value)}`;
  return (
    <tr class={judged.state === 'beyond' ? 'is-beyond' : ''}>
      <th scope="row">{visibleLine(name)}</th>
      <td class="number">
        <strong>{valueText(value, visibleLine(unit ?? ''))}</strong>
      </td>
      <td>
        {judged.limit === '' ? <span class="dim">–</span> : judged.limit}
        {judged.state === 'beyond' && <span class="flag flag-failed">beyond</span>}
      </td>
      <td class="number">
        {baseline === undefined ? <span class="dim">–</span> : valueText(baseline)}
        {judged.change !== undefined && <span class="dim"> {judged.change}</span>}
      </td>
      <td>
        {earlier.length === 0 ? (
          <span class="dim">none</span>
        ) : (
          <Sparkline
            values={[...earlier, value]}
            limits={judged.lines}
            baseline={baseline}
            label={label}
          />
        )}
      </td>
    </tr>
  );
}
