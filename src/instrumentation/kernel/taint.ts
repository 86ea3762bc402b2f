/*
 * The word in /proc/sys/kernel/tainted.
 * Source: Documentation/admin-guide/tainted-kernels.rst.
 */

/** By bit: the letter in reports, and what it means. */
const FLAGS: ReadonlyArray<readonly [letter: string, meaning: string]> = [
  ['P', 'a proprietary module was loaded'],
  ['F', 'a module was loaded by force'],
  ['S', 'the processor is out of specification'],
  ['R', 'a module was unloaded by force'],
  ['M', 'the processor reported a machine check'],
  ['B', 'memory was found corrupted'],
  ['U', 'user space asked for it'],
  ['D', 'the kernel had an oops'],
  ['A', 'an ACPI table was overridden'],
  ['W', 'the kernel warned'],
  ['C', 'a staging driver was loaded'],
  ['I', 'a bug of the firmware was worked around'],
  ['O', 'a module from elsewhere was loaded'],
  ['E', 'an unsigned module was loaded'],
  ['L', 'a soft lockup occurred'],
  ['K', 'the kernel was patched live'],
  ['X', 'the distribution says so'],
  ['T', 'the layout of structures was randomised'],
  ['N', 'a test was run in the kernel'],
  ['J', 'fwctl changed something'],
];

/** Bits that only a fault sets. */
const FAULTS = 'MBDWL';

/** Memory was found corrupted, as by KASAN. */
export const TAINT_BAD_PAGE = 1n << 5n;

/** As `512 (W)`; `0`. */
export function describeTaint(taint: bigint): string {
  const letters = lettersOf(taint);
  return letters === '' ? String(taint) : `${taint} (${letters})`;
}

/** What faults have come to light between the two, in a clause each. */
export function newFaults(before: bigint, after: bigint): readonly string[] {
  const added = after & ~before;
  return FLAGS.flatMap(([letter, meaning], bit) =>
    FAULTS.includes(letter) && (added & (1n << BigInt(bit))) !== 0n ? `${meaning} (${letter})` : [],
  );
}

function lettersOf(taint: bigint): string {
  return FLAGS.map(([letter], bit) => ((taint & (1n << BigInt(bit))) === 0n ? '' : letter)).join(
    '',
  );
}
