import {createContext, Script} from 'node:vm';
import type {ConsoleSeverity} from './console-report.ts';
import {parsePrintkLine} from './printk-line.ts';

/** A signature of the user's own. */
export interface ConsoleRule {
  /** Regular expression, matched against a line without what printk puts before it. */
  readonly match: string;
  /** `$1` stands for the first group. */
  readonly title: string;
  readonly severity: ConsoleSeverity;
}

/** A line that a rule of the user's matches. */
export interface RuleMatch {
  readonly rule: ConsoleRule;
  readonly title: string;
  /** Of the line, in the text given. */
  readonly start: number;
}

/** Longer on one chunk, and a pattern is given up: it backtracks without end. */
const MATCH_TIMEOUT_MS = 1000;

/** The kernel prints at most 1 KiB a line. */
const LINE_MAX = 2048;

/**
 * Applies patterns that users wrote. A regular expression of JavaScript's can take exponential time
 * on hostile text, and only the vm module can stop one that is running; so many lines are
 * matched in each call, and a pattern that takes too long is not used again.
 */
export class UserRules {
  readonly #rules: ConsoleRule[];
  readonly #onUnusable: (pattern: string, why: string) => void;
  readonly #context: {pattern: string; lines: readonly string[]} = {pattern: '', lines: []};
  readonly #script = new Script(
    '{const r = new RegExp(pattern, "u"); const found = [];' +
      'lines.forEach((line, at) => { const m = r.exec(line); if (m) found.push([at, ...m]); });' +
      'found}',
  );
  readonly #unusable = new Set<string>();

  constructor(
    rules: readonly ConsoleRule[],
    onUnusable: (pattern: string, why: string) => void = () => {},
  ) {
    this.#rules = [...rules];
    this.#onUnusable = onUnusable;
    createContext(this.#context);
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /** The first rule that matches for each line of `text`, in the order of lines. */
  find(text: string): readonly RuleMatch[] {
    if (this.isEmpty) return [];
    const rawLines = text.split('\n');
    const lines = rawLines.map((raw) => utf8(parsePrintkLine(raw.slice(0, LINE_MAX)).text));
    const byLine = new Map<number, {rule: ConsoleRule; title: string}>();
    for (const rule of this.#rules) {
      for (const [at, ...groups] of this.#run(rule.match, lines)) {
        if (byLine.has(at)) continue;
        const title = rule.title.replace(/\$(\d)/g, (_, index: string) => groups[+index] ?? '');
        byLine.set(at, {rule, title});
      }
    }
    if (byLine.size === 0) return [];
    const matches: RuleMatch[] = [];
    let start = 0;
    for (const [at, raw] of rawLines.entries()) {
      const found = byLine.get(at);
      if (found !== undefined) matches.push({...found, start});
      start += raw.length + 1;
    }
    return matches;
  }

  /** Whether one of `patterns` occurs in one of `texts`. */
  matchesAny(patterns: readonly string[], texts: readonly string[]): boolean {
    return patterns.some((pattern) => this.#run(pattern, texts).length > 0);
  }

  #run(pattern: string, lines: readonly string[]): readonly (readonly [number, ...string[]])[] {
    if (this.#unusable.has(pattern)) return [];
    this.#context.pattern = pattern;
    this.#context.lines = lines;
    try {
      return Array.from(
        this.#script.runInContext(this.#context, {timeout: MATCH_TIMEOUT_MS}) as never,
      );
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException;
      const isSlow = code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
      this.#unusable.add(pattern);
      this.#onUnusable(
        pattern,
        isSlow ? `it took longer than ${MATCH_TIMEOUT_MS / 1000}s to match` : message,
      );
      return [];
    } finally {
      this.#context.lines = [];
    }
  }
}

function utf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
