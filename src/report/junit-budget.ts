/** GitLab refuses files of 30 MB; what follows a budget may overshoot by one test's output. */
const FILE_BYTES_MAX = 28_000_000;

/** Longest output of one test: beginning and end, 64 KiB each way at most. */
const OUTPUT_CHARS_MAX = 2 * 64 * 1024;

/** A test that passed is rarely looked at: Jenkins keeps 1,000 characters of it. */
const PASSED_OUTPUT_CHARS_MAX = 16 * 1024;

/** A test without output: tags, name, class and numbers. */
const TEST_BYTES = 330;

/**
 * Shares a file's size among its tests, so that output is cut before a file becomes too large for
 * those who read it. What one test does not use is left to those after it.
 */
export class JunitBudget {
  #bytesLeft: number;
  #testsLeft: number;

  constructor(testCount: number, bytesMax = FILE_BYTES_MAX) {
    this.#bytesLeft = bytesMax;
    this.#testsLeft = testCount;
  }

  /** Whether so many tests fit into one file at all. */
  static fits(testCount: number, bytesMax = FILE_BYTES_MAX): boolean {
    return testCount * TEST_BYTES < bytesMax * 0.8;
  }

  /** Characters of output that the next test may have; 0 for none. */
  allow(passed: boolean): number {
    const spare = Math.max(0, this.#bytesLeft - this.#testsLeft * TEST_BYTES);
    // Most tests use less than their share, so one may use that of several; failures that of many.
    const share = spare / Math.max(1, this.#testsLeft / (passed ? 4 : 16));
    // Escaping makes text longer: half as much again for ordinary logs.
    const chars = Math.floor(share / 1.5);
    return Math.min(chars, passed ? PASSED_OUTPUT_CHARS_MAX : OUTPUT_CHARS_MAX);
  }

  /** Takes account of a test that was written. */
  spend(bytes: number): void {
    this.#bytesLeft -= bytes;
    this.#testsLeft--;
  }
}
