import {createReadStream} from 'node:fs';
import {
  addBranch,
  addFile,
  addFunction,
  addLine,
  COUNT_MAX,
  CoverageData,
  type FileCoverage,
  NEVER_REACHED,
} from './coverage-data.ts';

/** Longer lines are no tracefile's: names of functions of C++ may have some thousands. */
const LINE_CHARACTERS_MAX = 1_048_576;

/** What a tracefile held besides its coverage. */
export interface TracefileReading {
  /** Whether it held at least one whole record. */
  readonly hasRecords: boolean;
  /** Number and fault of the first line that could not be understood; a record cut off at its end. */
  readonly damage: string | undefined;
}

/**
 * Adds what the tracefile at `path` says to `data`, record by record; never holds more of it than
 * one record. Damaged lines are left out; so is a record without its end.
 *
 * Understands what lcov 1 and 2 write: man geninfo(1), section FILES.
 *
 * @throws the system's error where it cannot be read.
 */
export async function readTracefile(
  path: string,
  data: CoverageData,
  {signal}: {readonly signal: AbortSignal},
): Promise<TracefileReading> {
  const reader = new TracefileReader(data);
  let rest = '';
  for await (const chunk of createReadStream(path, {encoding: 'utf8', signal})) {
    const lines = `${rest}${chunk as string}`.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_CHARACTERS_MAX) rest = rest.slice(0, LINE_CHARACTERS_MAX);
    for (const line of lines) reader.push(line);
  }
  if (rest !== '') reader.push(rest);
  return reader.end();
}

const COUNT = /^-?\d{1,20}$/;

class TracefileReader {
  readonly #data: CoverageData;
  #path: string | undefined;
  #record = newRecord();
  /** Of lcov 2: names' lines come by an index. */
  #linesByIndex = new Map<string, number>();
  #number = 0;
  #hasRecords = false;
  #damage: string | undefined;

  constructor(data: CoverageData) {
    this.#data = data;
  }

  push(text: string): void {
    this.#number++;
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (line === 'end_of_record') {
      this.#endRecord();
      return;
    }
    const colon = line.indexOf(':');
    const kind = line.slice(0, Math.max(colon, 0));
    const value = line.slice(colon + 1);
    if (kind === 'SF') {
      if (this.#path !== undefined) this.#note('a record does not end');
      this.#begin(value);
      return;
    }
    const read = READERS[kind];
    if (read === undefined) {
      if (line !== '' && !IGNORED.test(line)) this.#note('it is of no known kind');
      return;
    }
    if (this.#path === undefined) this.#note('it belongs to no source file');
    else if (!read(this.#record, value, this.#linesByIndex)) this.#note(`it is no ${kind}`);
  }

  end(): TracefileReading {
    if (this.#path !== undefined) this.#note('the last record does not end');
    return {hasRecords: this.#hasRecords, damage: this.#damage};
  }

  #begin(path: string): void {
    this.#record = newRecord();
    this.#linesByIndex = new Map();
    this.#path = path === '' ? undefined : path;
    if (path === '') this.#note('it names no source file');
  }

  #endRecord(): void {
    if (this.#path === undefined) {
      this.#note('there is no record to end');
      return;
    }
    addFile(this.#data.file(this.#path), this.#record);
    this.#hasRecords = true;
    this.#path = undefined;
  }

  #note(what: string): void {
    this.#damage ??= `line ${this.#number}: ${what}`;
  }
}

/** Sums and versions, which are made anew; conditions, which are not merged; comments. */
const IGNORED = /^(?:(?:TN|VER|FNF|FNH|BRF|BRH|LF|LH|MCDC|MCF|MCH):|#)/;

type ReadLine = (record: FileCoverage, value: string, linesByIndex: Map<string, number>) => boolean;

/** Each adds a line's value to the record. @returns whether it could. */
const READERS: Readonly<Record<string, ReadLine>> = {
  DA(record, value) {
    const [line, count = ''] = value.split(',', 2);
    const number = lineOf(line);
    if (number === undefined || !COUNT.test(count)) return false;
    addLine(record, number, countOf(count));
    return true;
  },
  FN(record, value) {
    // The line where it ends is lcov 2's.
    const match = /^(\d+),(?:\d+,)?(.+)$/.exec(value);
    const line = lineOf(match?.[1]);
    if (match?.[2] === undefined || line === undefined) return false;
    addFunction(record, match[2], {line, count: 0});
    return true;
  },
  FNDA(record, value) {
    const match = /^(-?\d{1,20}),(.+)$/.exec(value);
    if (match?.[1] === undefined || match[2] === undefined) return false;
    addFunction(record, match[2], {line: Infinity, count: countOf(match[1])});
    return true;
  },
  FNL(_, value, linesByIndex) {
    const match = /^(\d+),(\d+)(?:,\d+)?$/.exec(value);
    const line = lineOf(match?.[2]);
    if (match?.[1] === undefined || line === undefined) return false;
    linesByIndex.set(match[1], line);
    return true;
  },
  FNA(record, value, linesByIndex) {
    const match = /^(\d+),(-?\d{1,20}),(.+)$/.exec(value);
    const line = linesByIndex.get(match?.[1] ?? '');
    if (match?.[2] === undefined || match[3] === undefined || line === undefined) return false;
    addFunction(record, match[3], {line, count: countOf(match[2])});
    return true;
  },
  BRDA(record, value) {
    const match = /^(\d+),(e?\d+),(.+),(-|-?\d{1,20})$/.exec(value);
    const line = lineOf(match?.[1]);
    if (match?.[4] === undefined || line === undefined) return false;
    const taken = match[4] === '-' ? NEVER_REACHED : countOf(match[4]);
    addBranch(record, `${line},${match[2]},${match[3]}`, taken);
    return true;
  },
};

function newRecord(): FileCoverage {
  return new CoverageData().file('');
}

/** Lines count from 1; gcov gives 0 to what has none. */
function lineOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Counters that ran over are negative: they count as 0, as lcov has it. */
function countOf(text: string): number {
  return Math.min(COUNT_MAX, Math.max(0, Number(text)));
}
