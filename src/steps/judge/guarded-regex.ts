import {createContext, Script} from 'node:vm';

/** A pattern that needs longer on a text is given up: it backtracks without end. */
const MATCH_TIMEOUT_MS = 1000;

/** What became of looking for a pattern. */
export type MatchOutcome =
  | {readonly id: 'found'; readonly groups: readonly (string | undefined)[]}
  | {readonly id: 'not-found'}
  /** Not a regular expression, or one that took too long. */
  | {readonly id: 'unusable'; readonly why: string};

const NOT_FOUND: MatchOutcome = {id: 'not-found'};

/** Patterns without repetition or choice take linear time: they need no guard. */
const IS_PLAIN = /^[^*+?{|]*$/;

interface Guard {
  readonly context: {pattern: string; texts: readonly string[]};
  readonly script: Script;
}

let guard: Guard | undefined;

/**
 * Looks for `pattern` (flags `mu`) in `text`. JavaScript's regular expressions can take exponential
 * time on hostile text; only the vm module can stop one that is running.
 */
export function matchText(pattern: string, text: string): MatchOutcome {
  return matchAny(pattern, [text]);
}

/** Looks for `pattern` in each of `texts` until one has it. */
export function matchAny(pattern: string, texts: readonly string[]): MatchOutcome {
  try {
    if (IS_PLAIN.test(pattern)) {
      const regex = new RegExp(pattern, 'mu');
      for (const text of texts) {
        const match = regex.exec(text);
        if (match !== null) return {id: 'found', groups: [...match]};
      }
      return NOT_FOUND;
    }
    guard ??= openGuard();
    guard.context.pattern = pattern;
    guard.context.texts = texts;
    const found: unknown = guard.script.runInContext(guard.context, {timeout: MATCH_TIMEOUT_MS});
    if (!Array.isArray(found)) return NOT_FOUND;
    return {id: 'found', groups: Array.from(found as ArrayLike<string | undefined>)};
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const isSlow = code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return {
      id: 'unusable',
      why: isSlow ? `it took longer than ${MATCH_TIMEOUT_MS / 1000}s to match` : message,
    };
  } finally {
    if (guard !== undefined) guard.context.texts = [];
  }
}

function openGuard(): Guard {
  const context = {pattern: '', texts: [] as readonly string[]};
  createContext(context);
  // `match` is made an array of this realm's kind by the caller.
  const script = new Script(
    '{const r = new RegExp(pattern, "mu"); let m = null;' +
      'for (let i = 0; i < texts.length && m === null; i++) m = r.exec(texts[i]); m}',
  );
  return {context, script};
}
