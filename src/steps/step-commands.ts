/** What a step says to proctor by a line of its own. */
export type StepCommand =
  | {
      readonly kind: 'metric';
      readonly name: string;
      readonly value: number;
      readonly unit: string | undefined;
    }
  | {readonly kind: 'skip'; readonly reason: string}
  | {readonly kind: 'infrastructure'; readonly reason: string}
  | {readonly kind: 'output'; readonly name: string; readonly value: string};

/** A command of more bytes is no command. */
const LINE_BYTES_MAX = 65_536;
const COLON = 0x3a;
const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * Finds the lines of a stream that start with `::`, wherever its chunks are cut. Costs two searches
 * a chunk where there is none.
 */
export class CommandScanner {
  readonly #onLine: (line: string) => void;
  /** The beginning of a line that may become a command. */
  #pending: Buffer = NOTHING;
  /** Whether the rest of the current line does not matter. */
  #isInOther = false;

  /** @param onLine Gets each line without its end. */
  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    let bytes = chunk;
    let start = 0;
    if (this.#isInOther) {
      start = bytes.indexOf(NEWLINE) + 1;
      if (start === 0) return;
      this.#isInOther = false;
    } else if (this.#pending.length > 0) {
      bytes = Buffer.concat([this.#pending, chunk]);
      this.#pending = NOTHING;
    }
    while (start < bytes.length) {
      const next = bytes[start + 1];
      if (bytes[start] !== COLON || (next !== undefined && next !== COLON)) {
        const lineEnd = bytes.indexOf('\n:', start);
        if (lineEnd < 0) {
          this.#isInOther = bytes[bytes.length - 1] !== NEWLINE;
          return;
        }
        start = lineEnd + 1;
        continue;
      }
      const end = bytes.indexOf(NEWLINE, start);
      if (end < 0) {
        this.#hold(bytes.subarray(start));
        return;
      }
      this.#give(bytes.subarray(start, end));
      start = end + 1;
    }
  }

  /** The last line may lack its end. */
  end(): void {
    if (this.#pending.length > 1) this.#give(this.#pending);
    this.#pending = NOTHING;
    this.#isInOther = false;
  }

  #hold(bytes: Buffer): void {
    if (bytes.length > LINE_BYTES_MAX) this.#isInOther = true;
    // A copy: the chunk's memory may be used again.
    else this.#pending = Buffer.from(bytes);
  }

  #give(bytes: Buffer): void {
    if (bytes.length <= LINE_BYTES_MAX) this.#onLine(bytes.toString().replace(/\r$/, ''));
  }
}

const NAME = '[A-Za-z_][A-Za-z0-9_.-]{0,99}';
const COMMAND = /^::(metric|skip|infrastructure|output)(?:[ \t]+(.*))?$/s;
// Each text is read in one way only, so that a long hostile line costs no more than its length.
const METRIC = new RegExp(
  `^(${NAME})[ \\t]*=[ \\t]*([+-]?(?:\\d{1,400}(?:\\.\\d{0,400})?|\\.\\d{1,400})(?:[eE][+-]?\\d{1,4})?)(?:[ \\t]*(\\S{1,40}))?$`,
);
const OUTPUT = new RegExp(`^(${NAME})=(.*)$`, 's');

/**
 * Reads one line that starts with `::`. A line that is no command of proctor's is `undefined`; one
 * that is, but cannot be read, is a text saying what was expected.
 */
export function parseCommand(line: string): StepCommand | string | undefined {
  const match = COMMAND.exec(line);
  if (match === null) return undefined;
  const [, kind, rest = ''] = match;
  const text = rest.trim();
  switch (kind) {
    case 'metric':
      return parseMetric(text) ?? `expected "::metric name=value unit", found "${cut(line)}"`;
    case 'output':
      return (
        parseOutput(rest.trimStart()) ?? `expected "::output name=value", found "${cut(line)}"`
      );
    case 'skip':
      return {kind: 'skip', reason: text === '' ? 'skipped by the step' : text};
    default:
      return {kind: 'infrastructure', reason: text === '' ? 'reported by the step' : text};
  }
}

/** `name=value unit`; the unit may be left out. */
export function parseMetric(text: string): (StepCommand & {kind: 'metric'}) | undefined {
  const match = METRIC.exec(text);
  const [, name, number, unit] = match ?? [];
  const value = Number(number);
  if (name === undefined || !Number.isFinite(value)) return undefined;
  return {kind: 'metric', name, value, unit};
}

/** `name=value`; the value is the rest of the line as it is. */
export function parseOutput(text: string): (StepCommand & {kind: 'output'}) | undefined {
  const [, name, value] = OUTPUT.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return {kind: 'output', name, value};
}

function cut(line: string): string {
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
