/** Milliseconds on a clock that never jumps; for durations and deadlines. */
export function monotonicMs(): number {
  return performance.now();
}

/**
 * Milliseconds on a clock that never jumps and that all processes of this machine share until it is
 * started anew: what another process wrote down can be compared with it.
 *
 * Source: process.hrtime() is CLOCK_MONOTONIC (libuv, uv_hrtime), which clock_gettime(2) says is one
 * for the whole system.
 */
export function machineMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** Milliseconds since the epoch; for stamps in events and reports only. */
export function wallClockMs(): number {
  return Date.now();
}
