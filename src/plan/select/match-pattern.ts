import picomatch from 'picomatch';
import {caseKey} from '../../state/case-key.ts';
import type {Result} from '../../util/result.ts';

/** Selects cases by name. */
export interface CasePattern {
  readonly source: string;
  /** `undefined` for "only the case's id can tell". */
  matchesGroup(scenario: string, group: string): boolean | undefined;
  matchesCase(id: string): boolean;
}

const REGEX = /^\/(.*)\/(i?)$/s;
const GLOB = /[*?[\]{}()!]/;

/**
 * Parses a pattern: `/regex/` (or `/regex/i`) is searched for in case ids; what has `*`, `?`,
 * `[…]` or `{…}` is a glob over scenarios, groups (`scenario@environment`) and case ids; all else
 * must be one of these exactly. The number of a repetition, as in `boot@here#3`, is left out: it
 * selects the case.
 */
export function parsePattern(source: string): Result<CasePattern, string> {
  const regex = REGEX.exec(source);
  if (regex !== null) return parseRegex(source, regex);
  if (GLOB.test(source)) {
    const matches = picomatch(source, {dot: true, bash: true, nonegate: true});
    return {
      ok: true,
      value: {
        source,
        matchesGroup: (scenario, group) => matches(scenario) || matches(group) || undefined,
        matchesCase: (id) => matches(id),
      },
    };
  }
  const exact = caseKey(source);
  const isId = exact.includes(':');
  return {
    ok: true,
    value: {
      source,
      matchesGroup: (scenario, group) =>
        scenario === exact || group === exact || (isId ? undefined : false),
      matchesCase: (id) => id === exact,
    },
  };
}

function parseRegex(source: string, match: RegExpExecArray): Result<CasePattern, string> {
  try {
    const regex = new RegExp(match[1] ?? '', `u${match[2] ?? ''}`);
    return {
      ok: true,
      value: {source, matchesGroup: () => undefined, matchesCase: (id) => regex.test(id)},
    };
  } catch (error) {
    return {ok: false, error: error instanceof Error ? error.message : String(error)};
  }
}
