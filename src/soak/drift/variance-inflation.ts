import type {Point} from './theil-sen.ts';

/**
 * Deviations that follow each other more closely count as this: the interval then holds nearly all
 * slopes between two points. So a smooth curve that only ever rises still rises for certain.
 */
const CORRELATION_MAX = 0.95;
/** Differences below this share of the largest value are rounding errors. */
const ROUNDING_SHARE = 1e-10;

/**
 * How many times larger the variance of a slope is than of as many independent values, at least 1,
 * where each deviation is `r` times the one before and something new: (1 + r) / (1 − r). `r` is
 * measured on ranks, so that wild values do not hide it, and corrected for what fitting the line has
 * taken of it.
 *
 * Sources: K. H. Hamed and A. R. Rao, A modified Mann-Kendall trend test for autocorrelated data
 * (1998), for the ranks of deviations; S. Yue and C. Wang, The Mann-Kendall test modified by
 * effective sample size (2004), for the factor; K. Tanaka, An asymptotic expansion associated with
 * the maximum likelihood estimators in ARMA models (1984), for the bias −(2 + 4r)/n beside a line.
 */
export function varianceInflation(points: readonly Point[], slope: number): number {
  const n = points.length;
  if (n < 8) return (1 + CORRELATION_MAX) / (1 - CORRELATION_MAX);
  const largest = Math.max(...points.map(([, y]) => Math.abs(y)));
  const rounding = largest === 0 ? 1 : ROUNDING_SHARE * largest;
  const ranks = ranksOf(points.map(([x, y]) => Math.round((y - slope * x) / rounding)));
  const mean = (n + 1) / 2;
  let variance = 0;
  let covariance = 0;
  ranks.forEach((rank, index) => {
    variance += (rank - mean) ** 2;
    if (index > 0) covariance += (rank - mean) * ((ranks[index - 1] ?? mean) - mean);
  });
  // All are on the line.
  if (variance === 0) return 1;
  const r = Math.min((n * (covariance / variance) + 2) / (n - 4), CORRELATION_MAX);
  return Math.max(1, (1 + r) / (1 - r));
}

/** From 1; those that are equal share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({value, index}));
  order.sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (order[end]?.value === order[first]?.value && end < order.length) end++;
    for (const {index} of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}
