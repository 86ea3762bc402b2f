/** Milliseconds on a clock that never jumps; for durations and deadlines. */
export function monotonicMs(): number {
  return performance.now();
}

/** Milliseconds since the epoch; for stamps in events and reports only. */
export function wallClockMs(): number {
  return Date.now();
}
