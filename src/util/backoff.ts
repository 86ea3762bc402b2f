/** How long is waited between tries. */
export interface BackoffPolicy {
  /** Ceiling of the wait before the first retry; it doubles with each. */
  readonly delayMs: number;
  readonly maxDelayMs: number;
}

/**
 * Milliseconds to wait before retry number `retry` (from 1): exponential backoff with full jitter,
 * so that many that failed together do not come back together.
 *
 * Source: M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
 *
 * @param random a number in [0, 1).
 */
export function backoffMs(retry: number, policy: BackoffPolicy, random: number): number {
  const ceiling = Math.min(policy.maxDelayMs, policy.delayMs * 2 ** (retry - 1));
  return Math.round(random * ceiling);
}
