/**
 * Probability that `second` failures of `secondOf` tries, or more, come about by chance where
 * `first` of `firstOf` failed before and nothing has changed: small where failures get more frequent.
 * Exact; takes time in proportion to the number of failures.
 *
 * Source: R. A. Fisher, On the interpretation of χ² from contingency tables (1922): the one-sided
 * tail of the hypergeometric distribution.
 */
export function moreFrequent(
  first: {readonly failed: number; readonly of: number},
  second: {readonly failed: number; readonly of: number},
): number {
  const failed = first.failed + second.failed;
  const all = first.of + second.of;
  const most = Math.min(failed, second.of);
  const whole = logChoose(all, failed);
  let tail = 0;
  for (let count = second.failed; count <= most; count++) {
    const term = logChoose(second.of, count) + logChoose(first.of, failed - count) - whole;
    tail += Math.exp(term);
  }
  return Math.min(1, tail);
}

/** Logarithm of the number of ways to choose `k` of `n`; −∞ where there is none. */
function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * Exact to 1e-12 of itself.
 *
 * Source: Stirling's series (Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.41).
 */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
}
