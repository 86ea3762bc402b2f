const COMPARATOR = /(>=|<=|>|<|=)?\s*(\d+(?:\.\d+){0,2})/g;

/**
 * Whether a kernel's release (`6.1.0-18-amd64`) is in a range (`>=5.10 <7`): all must hold. Only
 * as many numbers are compared as the range gives, so that `=6.1` and `<=6.1` mean all of 6.1.
 */
export function isKernelInRange(release: string, range: string): boolean {
  const found = (/^\d+(?:\.\d+)*/.exec(release)?.[0] ?? '0').split('.').map(Number);
  for (const [, operator = '=', version = ''] of range.matchAll(COMPARATOR)) {
    const wanted = version.split('.').map(Number);
    let order = 0;
    for (const [index, number] of wanted.entries()) {
      order = Math.sign((found[index] ?? 0) - number);
      if (order !== 0) break;
    }
    const holds = {
      '>=': order >= 0,
      '<=': order <= 0,
      '>': order > 0,
      '<': order < 0,
      '=': order === 0,
    }[operator];
    if (holds !== true) return false;
  }
  return true;
}
