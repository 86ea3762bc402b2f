interface SparklineProps {
  /** Oldest first; the last one is of this run. */
  readonly values: readonly number[];
  /** Lines that are drawn across: what must not be passed, and what it is compared with. */
  readonly limits: readonly number[];
  readonly baseline: number | undefined;
  /** In words, for those who do not see it. */
  readonly label: string;
}

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;

/** How a value went through the earlier runs. */
export function Sparkline({values, limits, baseline, label}: SparklineProps) {
  const all = [...values, ...limits, ...(baseline === undefined ? [] : [baseline])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low || 1;
  const y = (value: number) => {
    const share = high === low ? 0.5 : (value - low) / span;
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
  };
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, values.length - 1);
  const x = (index: number) => (values.length === 1 ? WIDTH - MARGIN : MARGIN + index * step);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {limits.map((limit) => (
        <path key={limit} class="spark-limit" d={`M0 ${y(limit)}H${WIDTH}`} />
      ))}
      {baseline !== undefined && <path class="spark-baseline" d={`M0 ${y(baseline)}H${WIDTH}`} />}
      <polyline class="spark-line" points={points.join(' ')} />
      <circle class="spark-now" cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.5" />
    </svg>
  );
}
