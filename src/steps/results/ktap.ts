import type {SubResult} from '../../journal/event.ts';
import {type ParsedResults, RESULTS_MAX, subResult} from './parsed-results.ts';

/** `[   12.345678] ` and `<6>[   12.345678][  T123] `, as the kernel's log has in front. */
const LOG_PREFIX = /^(?:<\d{1,3}>)?\[\s{0,10}\d{1,10}\.\d{1,9}\](?:\[\s{0,10}[TC]\d{1,10}\])? ?/;
const TEST = /^(not )?ok\b[ \t]*(\d{1,10})?[ \t]*(?:- ?)?(.*)$/s;
const PLAN = /^1\.\.(\d{1,10})(?:\s*#\s*(.*))?$/;
const DIRECTIVE = /(?:^|[^\\])#\s*(SKIP|TODO|XFAIL|TIMEOUT|ERROR)\b:?\s*(.*)$/i;
/** Deeper levels are read as this one. */
const DEPTH_MAX = 50;
/** The rest of a longer line does not matter. */
const LINE_CHARACTERS_MAX = 4096;
const DIAGNOSTIC_LINES_MAX = 100;

/** One level of nesting: the tests of one group. */
interface Level {
  readonly indent: number;
  name: string;
  plan: number | undefined;
  skipReason: string | undefined;
  count: number;
  /** Tests of it and of the levels in it, by their place in the results. */
  readonly firstResult: number;
  diagnostics: string[];
}

/**
 * Reads what the kernel prints of its tests: kselftest's and KUnit's dialects, with the log's own
 * prefixes and other messages between the lines. A level may lack its plan, except the outermost.
 *
 * Source: Documentation/dev-tools/ktap.rst: versions, nesting by two spaces, `# SKIP` and its
 * like, `# Subtest:`; kselftest indents its nested output with `# ` instead.
 */
export function parseKtap(text: string): ParsedResults {
  const reader = new KtapReader();
  for (const line of lines(text)) reader.read(line);
  return reader.end();
}

function* lines(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = Math.min(end < 0 ? text.length : end, start + LINE_CHARACTERS_MAX);
    yield text.slice(start, stop).trimEnd();
    if (end < 0) return;
    start = end + 1;
  }
}

class KtapReader {
  readonly #results: SubResult[] = [];
  readonly #problems: string[] = [];
  readonly #levels: Level[] = [newLevel(0, 0)];
  #hasTests = false;

  read(line: string): void {
    let rest = line.replace(LOG_PREFIX, '');
    let indent = rest.length - rest.trimStart().length;
    rest = rest.slice(indent);
    // kselftest: the output of a nested program has `# ` before each line.
    for (
      let depth = 0;
      depth < DEPTH_MAX && /^#\s+(?:#|(?:not )?ok\b|1\.\.\d|K?TAP version)/.test(rest);
      depth++
    ) {
      if (/^#\s+Subtest:/.test(rest)) break;
      const inner = rest.replace(/^#\s+/, '');
      indent += rest.length - inner.length;
      rest = inner;
    }
    if (/^K?TAP version \d+/.test(rest)) {
      if (indent > this.#current.indent) this.#enter(indent);
      return;
    }
    const subtest = /^# Subtest:\s*(.*)$/.exec(rest);
    if (subtest !== null) {
      if (indent > this.#current.indent) this.#enter(indent);
      this.#current.name = subtest[1] ?? '';
      return;
    }
    const plan = PLAN.exec(rest);
    if (plan !== null) {
      this.#planned(indent, Number(plan[1]), plan[2]);
      return;
    }
    const bail = /^Bail out!\s*(.*)$/i.exec(rest);
    if (bail !== null) {
      this.#problems.push(bail[1] === '' ? 'bailed out' : `bailed out: ${bail[1]}`);
      return;
    }
    const test = TEST.exec(rest);
    if (test !== null) this.#tested(indent, test);
    else if (rest.startsWith('#') && this.#current.diagnostics.length < DIAGNOSTIC_LINES_MAX) {
      this.#current.diagnostics.push(rest.replace(/^#\s?/, ''));
    }
  }

  end(): ParsedResults {
    while (this.#levels.length > 1) {
      const level = this.#leave();
      // Its summary never came: the group was cut off.
      this.#problems.push(`the group ${JSON.stringify(level.name)} was cut off`);
    }
    const top = this.#current;
    if (top.plan === undefined) this.#problems.push('has no plan');
    else if (top.plan !== top.count) {
      this.#problems.push(`planned ${top.plan} tests, ran ${top.count}`);
    }
    if (!this.#hasTests && top.plan === 0 && top.skipReason !== undefined) {
      const message = top.skipReason;
      this.#results.push(subResult({name: 'all', verdict: 'skipped', message}));
    }
    if (this.#results.length > RESULTS_MAX) {
      this.#problems.push(`has more than ${RESULTS_MAX} tests`);
      this.#results.length = RESULTS_MAX;
    }
    return {results: this.#results, problems: [...new Set(this.#problems)]};
  }

  get #current(): Level {
    return this.#levels[this.#levels.length - 1] as Level;
  }

  #enter(indent: number): void {
    if (this.#levels.length <= DEPTH_MAX) this.#levels.push(newLevel(indent, this.#results.length));
  }

  #leave(): Level {
    return this.#levels.pop() as Level;
  }

  #planned(indent: number, count: number, comment: string | undefined): void {
    if (indent > this.#current.indent) this.#enter(indent);
    // Of two plans of one level, the first counts.
    this.#current.plan ??= count;
    const skip = /^skip\S*:?\s*(.*)$/i.exec(comment ?? '');
    if (skip !== null) this.#current.skipReason = skip[1] ?? '';
  }

  #tested(indent: number, match: RegExpExecArray): void {
    const current = this.#current;
    // A test further in, without a version or a plan before it.
    if (indent > current.indent && this.#isDeeper(indent)) this.#enter(indent);
    const groups: Level[] = [];
    while (this.#levels.length > 1 && indent < this.#current.indent) groups.push(this.#leave());
    const {name, verdict, message} = readTest(match);
    this.#current.count += 1;
    this.#hasTests = true;
    const group = groups.at(-1);
    if (group !== undefined) this.#closeGroups(groups, name);
    const isSummary = group !== undefined && this.#results.length > group.firstResult;
    const details = this.#current.diagnostics.join('\n');
    this.#current.diagnostics = [];
    if (isSummary && (verdict !== 'failed' || this.#hasFailureSince(group.firstResult))) return;
    if (this.#results.length > RESULTS_MAX) return;
    const suite = this.#suite();
    this.#results.push(subResult({name, verdict, message, suite, details}));
  }

  /** Two spaces a level; what is further in only by chance is the same level. */
  #isDeeper(indent: number): boolean {
    return indent - this.#current.indent >= 2;
  }

  /** The summary of a group also names it, where nothing did before. */
  #closeGroups(groups: readonly Level[], name: string): void {
    for (const [index, level] of groups.entries()) {
      const label = level.name === '' && index === groups.length - 1 ? name : level.name;
      if (level.plan !== undefined && level.plan !== level.count) {
        this.#problems.push(
          `the group ${JSON.stringify(label)} planned ${level.plan} tests, ran ${level.count}`,
        );
      }
      if (level.name !== '') continue;
      for (let at = level.firstResult; at < this.#results.length; at++) {
        const result = this.#results[at];
        if (result === undefined) continue;
        const suite = [...this.#levels.map((outer) => outer.name), label, result.suite ?? '']
          .filter((part) => part !== '')
          .join(' > ');
        this.#results[at] = {...result, suite};
      }
    }
  }

  #hasFailureSince(first: number): boolean {
    for (let at = first; at < this.#results.length; at++) {
      if (this.#results[at]?.verdict === 'failed') return true;
    }
    return false;
  }

  #suite(): string {
    return this.#levels
      .map((level) => level.name)
      .filter((name) => name !== '')
      .join(' > ');
  }
}

function newLevel(indent: number, firstResult: number): Level {
  return {
    indent,
    name: '',
    plan: undefined,
    skipReason: undefined,
    count: 0,
    firstResult,
    diagnostics: [],
  };
}

function readTest(match: RegExpExecArray): {
  name: string;
  verdict: SubResult['verdict'];
  message: string | undefined;
} {
  const [, not, number, rest = ''] = match;
  const directive = DIRECTIVE.exec(rest);
  const described = rest.slice(0, directive?.index ?? rest.length).trim();
  // kselftest's runner adds the program's exit code to what failed.
  const exit = /\s{1,20}#\s{0,20}(exit=\d{1,10})$/.exec(described);
  const name = described
    .slice(0, exit?.index ?? described.length)
    .replace(/\s{0,20}#\s{0,20}$/, '');
  const word = directive?.[1]?.toUpperCase();
  const isExcused = word === 'SKIP' || word === 'TODO' || word === 'XFAIL';
  const message = directive?.[2] === '' ? word : (directive?.[2] ?? exit?.[1]);
  // A skipped test is `ok`; kselftest's older ones print `not ok … # SKIP`. XFAIL has failed as
  // expected.
  const verdict =
    word === 'TODO' && not === undefined
      ? 'passed'
      : isExcused
        ? 'skipped'
        : not === undefined
          ? 'passed'
          : 'failed';
  return {name: name === '' ? `test ${number ?? '?'}` : name, verdict, message};
}
