import type {ConsoleReport} from './console-report.ts';
import {type FoundHeader, findHeader, headerScanner} from './find-header.ts';
import {OpenReport, type StreamLine} from './open-report.ts';
import {parsePrintkLine} from './printk-line.ts';
import {ALL_FORMATS} from './rules/all-formats.ts';
import {titleReport, type Verdict} from './title-report.ts';

/** A longer line is taken for several. In bytes. */
const LINE_MAX = 64 * 1024;

/** What is kept of the stream before a report, to cut it out from its separator on. In bytes. */
const TAIL_MAX = 4096;

/** Reports of different tasks that come in side by side. */
const OPEN_MAX = 8;

/** Kept to know a report that user space prints again (`dmesg`). */
const RECENT_MAX = 128;

/** Lines that begin a report before its headline. */
const SEPARATOR = /={20,}|-{4,}\[ cut here \]|8<--- cut here/;

/** What a console judge is told. */
export interface ConsoleJudgeOptions {
  /** A report has ended. */
  readonly onReport: (report: ConsoleReport) => void;
  /** The kernel will not go on; the report so far. Comes before its `onReport`, once for each. */
  readonly onFatal?: (report: ConsoleReport) => void;
}

/**
 * Finds in the text of a serial console what the kernel says is wrong. Bytes may be split anywhere;
 * memory does not grow with the stream.
 */
export class ConsoleJudge {
  readonly #options: ConsoleJudgeOptions;
  readonly #scanner = headerScanner();
  /** The line that has not ended yet, in pieces. */
  #pieces: string[] = [];
  #pieceLength = 0;
  #offset = 0;
  #lines = 0;
  #tail = '';
  #open: OpenReport[] = [];
  #atMs: number | undefined;
  readonly #recent = new Set<string>();
  readonly #told = new WeakSet<OpenReport>();
  #boot: 'none' | 'booting' | 'running' = 'none';
  #isRebootExpected = false;
  #lastHeaderEnd = 0;
  #hasPanicked = false;

  constructor(options: ConsoleJudgeOptions) {
    this.#options = options;
  }

  /** Takes the next bytes. @param atMs when they came, on whatever clock the reports are to carry. */
  push(chunk: Uint8Array, atMs?: number): void {
    this.#atMs = atMs;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(10) + 1;
    if (end > 0) {
      const text = this.#takePieces() + bytes.latin1Slice(0, end);
      this.#process(text);
    }
    if (end < bytes.length) {
      this.#pieces.push(bytes.latin1Slice(end));
      this.#pieceLength += bytes.length - end;
      while (this.#pieceLength > LINE_MAX) {
        const rest = this.#takePieces();
        this.#process(rest.slice(0, LINE_MAX));
        this.#pieces = [rest.slice(LINE_MAX)];
        this.#pieceLength = rest.length - LINE_MAX;
      }
    }
  }

  /** Ends the reports that are open: the stream ended, or nothing has come for long. */
  flush(): void {
    const rest = this.#takePieces();
    if (rest.length > 0) this.#process(rest);
    for (const report of this.#open) this.#emit(report);
    this.#open = [];
  }

  /** The next boot is meant. */
  expectReboot(): void {
    this.#isRebootExpected = true;
  }

  #takePieces(): string {
    const text = this.#pieces.length === 1 ? (this.#pieces[0] as string) : this.#pieces.join('');
    this.#pieces = [];
    this.#pieceLength = 0;
    return text;
  }

  #process(text: string): void {
    let position = 0;
    while (position < text.length) {
      if (this.#open.length === 0) {
        this.#scanner.lastIndex = position;
        const match = this.#scanner.exec(text);
        const start = match === null ? text.length : text.lastIndexOf('\n', match.index) + 1;
        this.#lines += countLines(text, position, start);
        if (match === null) break;
        position = start;
      }
      const newline = text.indexOf('\n', position);
      const end = newline < 0 ? text.length : newline;
      for (let at = position; at < end; at += LINE_MAX)
        this.#line(text, at, Math.min(end, at + LINE_MAX));
      if (position === end) this.#line(text, position, end);
      this.#lines++;
      position = end + 1;
    }
    this.#offset += text.length;
    this.#tail = text.length >= TAIL_MAX ? text.slice(-TAIL_MAX) : (this.#tail + text).slice(-TAIL_MAX);
  }

  #line(text: string, start: number, end: number): void {
    const raw = text.slice(start, end);
    const line: StreamLine = {
      raw,
      offset: this.#offset + start,
      number: this.#lines + 1,
      atMs: this.#atMs,
    };
    const header = findHeader(raw);
    if (header === undefined) {
      for (const report of this.#open) report.add(line);
      this.#closeComplete();
      return;
    }
    if (header.text === 'Linux version ' || header.text === 'Booting the kernel.') {
      this.#bootLine(line, header, text.slice(Math.max(0, start - TAIL_MAX), start));
      return;
    }
    const {caller} = parsePrintkLine(raw.slice(0, header.at));
    const owner = this.#open.find((report) => report.concerns(caller) && absorbs(report, header));
    for (const report of this.#open) {
      if (report === owner || !report.concerns(caller)) report.add(line);
      else if (WEAK.has(header.text)) report.add(line);
      else report.isComplete = true;
    }
    this.#closeComplete();
    if (owner !== undefined) return;
    const since = Math.max(0, line.offset - this.#lastHeaderEnd);
    const before = (this.#tail + text.slice(Math.max(0, start - TAIL_MAX), start)).slice(
      -Math.min(TAIL_MAX, since) || Number.MAX_SAFE_INTEGER,
    );
    this.#begin(line, header, before);
    this.#lastHeaderEnd = line.offset + raw.length + 1;
  }

  #begin(line: StreamLine, header: FoundHeader, before: string): void {
    const stamp = /\[ *\d+\.\d{6}\]/.exec(line.raw);
    if (stamp !== null) {
      const key = line.raw.slice(stamp.index).trimEnd().toLowerCase();
      if (this.#recent.has(key)) return;
      this.#recent.add(key);
      if (this.#recent.size > RECENT_MAX) {
        for (const oldest of this.#recent) {
          this.#recent.delete(oldest);
          break;
        }
      }
    }
    if (this.#open.length >= OPEN_MAX) {
      const [oldest, ...others] = this.#open;
      if (oldest !== undefined) this.#emit(oldest);
      this.#open = others;
    }
    const report = new OpenReport(line, header, separatorLines(before));
    this.#open.push(report);
    this.#tellFatal(report);
  }

  #bootLine(line: StreamLine, header: FoundHeader, before: string): void {
    void before;
    const wasRunning = this.#boot === 'running' || (this.#boot === 'none' && this.#lines > 0 && this.#sawKernelBefore(line, header));
    for (const report of this.#open) report.isComplete = true;
    this.#closeComplete();
    this.#boot = 'running';
    if (wasRunning) this.#begin(line, header, '');
  }

  #sawKernelBefore(_line: StreamLine, _header: FoundHeader): boolean {
    return true;
  }

  #closeComplete(): void {
    if (!this.#open.some((report) => report.isComplete)) {
      for (const report of this.#open) this.#tellFatal(report);
      return;
    }
    const closed = this.#open.filter((report) => report.isComplete);
    this.#open = this.#open.filter((report) => !report.isComplete);
    for (const report of closed) this.#emit(report);
  }

  #tellFatal(report: OpenReport): void {
    if (!report.hasPanicked || this.#told.has(report)) return;
    this.#told.add(report);
    this.#options.onFatal?.(report.close(verdictOf(report)));
  }

  #emit(report: OpenReport): void {
    this.#tellFatal(report);
    this.#options.onReport(report.close(verdictOf(report)));
  }
}

const REBOOT: Verdict = {
  title: 'unexpected kernel reboot',
  altTitles: [],
  class: 'REBOOT',
  kind: 'reboot',
  severity: 'fatal',
  corrupted: undefined,
  isConsequence: false,
};

function verdictOf(report: OpenReport): Verdict {
  const [first = ''] = report.messages;
  if (/^(?:Linux version|Booting the kernel)/.test(first)) return REBOOT;
  return (
    titleReport(report.messages, ALL_FORMATS) ?? {
      title: first.slice(0, 100),
      altTitles: [],
      class: 'UNKNOWN',
      kind: 'info',
      severity: 'warning',
      corrupted: undefined,
      isConsequence: false,
    }
  );
}

/** What happens beside a report and does not end it. */
const WEAK = new Set([
  'unregister_netdevice: waiting for',
  'Out of memory: Kill',
  'Memory cgroup out of memory: Kill',
  'new suspected memory leak',
]);

/** Headers that are lines of a report which is open. */
function absorbs(report: OpenReport, header: FoundHeader): boolean {
  const {text} = header;
  if (text === 'Kernel panic') return report.header !== 'Kernel panic';
  if (text === 'Internal error:' || text === 'Oops: ') return true;
  const isCpuException = /^(?:invalid opcode|int3|stack segment|divide|general protection|PANIC)/.test(text);
  if (report.hasStack) return false;
  if (isCpuException || text === 'kernel BUG' || text === 'Kernel BUG') {
    const isOops = /^(?:[Kk]ernel BUG|rust_kernel|Unable)/.test(report.header);
    return isOops || (text === 'PANIC: ' && report.isOops);
  }
  // A report within a report, of the same task: what was being written called what warns.
  return report.caller !== undefined && text !== 'INFO:' && report.isStackDue;
}

function separatorLines(before: string): readonly string[] {
  const lines = before.split('\n').slice(0, -1).slice(-4);
  const at = lines.findIndex((line) => SEPARATOR.test(line));
  return at < 0 ? [] : lines.slice(at);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    count++;
  return count;
}
