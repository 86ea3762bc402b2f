import {
  addBranch,
  addFunction,
  addLine,
  type FileCoverage,
  NEVER_REACHED,
} from './coverage-data.ts';
import type {SourceSink} from './gcov-json.ts';

/**
 * Reads what `gcov --stdout --branch-probabilities --branch-counts` prints, line by line; for tools
 * that know no JSON, as `llvm-cov gcov`.
 *
 * Source: man gcov(1), section DESCRIPTION, and LLVM's GCOV.cpp.
 */
export class GcovTextReader {
  readonly #sink: SourceSink;
  #folder: string | undefined;
  #file: FileCoverage | undefined;
  /** Functions that have been named, and begin in the line that follows. */
  #functions: {readonly name: string; readonly count: number}[] = [];
  #line: {readonly number: number; readonly count: number} | undefined;
  #branch = 0;
  #sources = 0;

  constructor(sink: SourceSink) {
    this.#sink = sink;
  }

  /** Source files so far. */
  get sources(): number {
    return this.#sources;
  }

  push(text: string): void {
    const line = LINE.exec(text);
    if (line?.groups !== undefined) {
      const {count = '', number = '', rest = ''} = line.groups;
      this.#pushLine(count, Number(number), rest);
      return;
    }
    const called = /^function (.+) called (\d+) returned /.exec(text);
    if (called?.[1] !== undefined) {
      this.#functions.push({name: called[1], count: Number(called[2])});
      return;
    }
    const branch = /^branch\s+\d+ (?:taken (\d+)|never executed)/.exec(text);
    if (branch === null || this.#file === undefined || this.#line === undefined) return;
    const taken = branch[1] === undefined ? NEVER_REACHED : Number(branch[1]);
    addBranch(this.#file, `${this.#line.number},0,${this.#branch++}`, taken);
  }

  #pushLine(count: string, number: number, rest: string): void {
    if (number === 0) {
      this.#pushHeader(rest);
      return;
    }
    const times = /^\d/.test(count) ? Number.parseInt(count, 10) : 0;
    const file = this.#file;
    if (file !== undefined) {
      for (const {name, count: calls} of this.#functions) {
        addFunction(file, name, {line: number, count: calls});
      }
      // A line that comes again, as for each instance of a template, repeats what was summed up.
      if (count !== '-' && !file.lines.has(number)) addLine(file, number, times);
    }
    this.#functions = [];
    this.#line = {number, count: times};
    this.#branch = 0;
  }

  #pushHeader(rest: string): void {
    const [, key, value = ''] = /^([A-Za-z ]+):(.*)$/s.exec(rest) ?? [];
    if (key === 'Working directory') this.#folder = value;
    if (key !== 'Source') return;
    this.#sources++;
    this.#functions = [];
    this.#line = undefined;
    this.#file = this.#sink(value, this.#folder);
  }
}

/** `count:line:text`; the count is `-`, `#####`, `=====` or a number, which may have a `*`. */
const LINE = /^\s*(?<count>-|#####|=====|\$\$\$\$\$|%%%%%|\d+\*?):\s*(?<number>\d+):(?<rest>.*)$/s;
