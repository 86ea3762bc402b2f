import {InternalError} from '../util/assert.ts';
import {VERSION} from '../util/version.ts';

/** Exit code for a bug in proctor: EX_SOFTWARE of sysexits.h. */
export const EXIT_BUG = 70;

/** What is said of an error that should not be. */
export function bugReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const kind = error instanceof InternalError ? '' : 'unexpected error: ';
  return `proctor ${VERSION} has a bug, please report it with what follows\n${kind}${stack}\n`;
}
