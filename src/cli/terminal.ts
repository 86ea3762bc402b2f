import type {CliIo, TextOutput} from './io.ts';

/**
 * Whether to write colours to `output`: as FORCE_COLOR says, else where a terminal shows them and
 * nobody has set NO_COLOR (no-color.org).
 */
export function wantsColor(io: CliIo, output: TextOutput): boolean {
  const forced = io.env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0';
  return canMoveCursor(io, output) && (io.env['NO_COLOR'] ?? '') === '';
}

/** Whether `output` is a terminal that knows more than lines: `TERM=dumb` says that it does not. */
export function canMoveCursor(io: CliIo, output: TextOutput): boolean {
  return output.isTerminal && io.env['TERM'] !== 'dumb';
}
