import {BootWatch} from './boot-watch.ts';
import {type ConsoleKind, type ConsoleReport, isAtLeast} from './console-report.ts';
import {type FoundHeader, findHeader, headerScanner} from './find-header.ts';
import {isPartOf, isSideNote, REBOOT, RULE_HEADER, verdictOf} from './header-relations.ts';
import {type MachineLoss, reportLoss} from './lost-machine.ts';
import {OpenReport, type StreamLine} from './open-report.ts';
import {parsePrintkLine} from './printk-line.ts';
import {type ConsoleRule, type RuleMatch, UserRules} from './user-rules.ts';

/** A longer line is taken for several. In bytes. */
const LINE_MAX = 64 * 1024;

/** What is kept of the stream before a report, to cut it out from its separator on. In bytes. */
const TAIL_MAX = 4096;

/** An oops in so much of the console's end is why the machine was lost. */
const LAST_WORDS_BYTES = 128 * 1024;

/** After these a machine goes on: they are not why it is gone. */
const GOES_ON: ReadonlySet<ConsoleKind> = new Set(['warning', 'kcsan', 'memory-leak', 'info']);

/** Reports of different tasks that come in side by side. */
const OPEN_MAX = 8;

/** Headlines kept, to know a report that user space prints again (`dmesg`, syslog). */
const RECENT_MAX = 256;

/** Lines that begin a report before its headline. */
const SEPARATOR = /={20,}|-{4,}\[ cut here \]|8<--- cut here/;

/** Found by a rule of the user's. */
const USER_RULE: FoundHeader = {text: RULE_HEADER, at: 0};

const STAMP = /\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? ?/g;

/** So many lines with a time, of those before: the kernel prints times, and a line without is none of its. */
const STAMPED_LINES = 3;

/** What a console judge is told. */
export interface ConsoleJudgeOptions {
  /** A report has ended. They come in the order in which they end. */
  readonly onReport: (report: ConsoleReport) => void;
  /** The kernel will not go on. Comes before its `onReport`, with the report so far. */
  readonly onFatal?: ((report: ConsoleReport) => void) | undefined;
  /** Signatures on top of those that are built in, which they go before. */
  readonly rules?: readonly ConsoleRule[];
  /** Regular expressions; a report whose title, other title or headline has one is none. */
  readonly ignore?: readonly string[];
  /** A pattern of `rules` or `ignore` is wrong or too slow, and is not used from now on. */
  readonly onUnusable?: (pattern: string, why: string) => void;
}

/**
 * Finds in the text of a serial console what the kernel says is wrong. Bytes may be split anywhere;
 * memory does not grow with the stream.
 */
export class ConsoleJudge {
  readonly #options: ConsoleJudgeOptions;
  readonly #scanner = headerScanner();
  readonly #userRules: UserRules;
  readonly #boots = new BootWatch();
  /** The line that has not ended yet, in pieces. */
  #pieces: string[] = [];
  #pieceLength = 0;
  #offset = 0;
  #lines = 0;
  #tail = '';
  #open: readonly OpenReport[] = [];
  #atMs: number | undefined;
  /** Where the next header of a text is that is being gone through. */
  #scannedText = '';
  #scannedAt = -1;
  #lastHeaderEnd = 0;
  #lastSeriousEnd = Number.NEGATIVE_INFINITY;
  #hasPanicked = false;
  readonly #recent = new Set<string>();
  readonly #told = new WeakSet<OpenReport>();

  constructor(options: ConsoleJudgeOptions) {
    this.#options = options;
    this.#userRules = new UserRules(options.rules ?? [], options.onUnusable);
  }

  /** Whether a report has begun that more lines may belong to. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Takes the next bytes. @param atMs when they came, on whatever clock the reports are to carry. */
  push(chunk: Uint8Array, atMs?: number): void {
    this.#atMs = atMs;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(10) + 1;
    if (end > 0) this.#process(this.#takePieces() + bytes.toString('latin1', 0, end));
    if (end === bytes.length) return;
    this.#pieces.push(bytes.toString('latin1', end));
    this.#pieceLength += bytes.length - end;
    while (this.#pieceLength > LINE_MAX) {
      const rest = this.#takePieces();
      this.#process(rest.slice(0, LINE_MAX));
      this.#pieces = [rest.slice(LINE_MAX)];
      this.#pieceLength = rest.length - LINE_MAX;
    }
  }

  /** Ends the reports that are open: the stream has ended, or nothing has come for long. */
  flush(): void {
    const rest = this.#takePieces();
    if (rest.length > 0) this.#process(rest);
    this.#reboot(this.#boots.end());
    for (const report of this.#open) this.#emit(report);
    this.#open = [];
  }

  /** The machine is about to boot anew, as it was asked to. */
  expectReboot(): void {
    this.#boots.expect();
  }

  /**
   * The runner noticed that the machine is gone. Its last words explain more: where the end of its
   * console has an oops or worse, that was the report, and no other is made.
   */
  lose(loss: MachineLoss): void {
    this.flush();
    if (this.#offset - this.#lastSeriousEnd < LAST_WORDS_BYTES) return;
    const text = Buffer.from(this.#tail, 'latin1').toString('utf8');
    const where = {offset: this.#offset, line: this.#lines + 1, text, atMs: this.#atMs};
    const report = reportLoss(loss, where);
    if (this.#userRules.matchesAny(this.#options.ignore ?? [], [report.title])) return;
    this.#options.onFatal?.(report);
    this.#options.onReport(report);
  }

  #takePieces(): string {
    const text = this.#pieces.length === 1 ? (this.#pieces[0] as string) : this.#pieces.join('');
    this.#pieces = [];
    this.#pieceLength = 0;
    return text;
  }

  /** Takes whole lines, or a part of one that is too long. */
  #process(text: string): void {
    const matches = this.#userRules.find(text);
    let nextMatch = 0;
    let position = 0;
    while (position < text.length) {
      if (this.#open.length === 0 && !this.#boots.wantsLines) {
        const start = this.#nextHeader(text, position, matches[nextMatch]);
        this.#lines += countLines(text, position, start);
        position = start;
        if (position >= text.length) break;
      }
      const newline = text.indexOf('\n', position);
      const end = newline < 0 ? text.length : newline;
      while ((matches[nextMatch]?.start ?? text.length) < position) nextMatch++;
      const match = matches[nextMatch]?.start === position ? matches[nextMatch] : undefined;
      for (let at = position; at === position || at < end; at += LINE_MAX) {
        this.#line(text, {start: at, end: Math.min(end, at + LINE_MAX)}, match);
      }
      if (newline >= 0) this.#lines++;
      position = end + 1;
    }
    this.#offset += text.length;
    this.#scannedText = '';
    this.#tail = (text.length >= TAIL_MAX ? text : this.#tail + text).slice(-TAIL_MAX);
  }

  /** Where the next line that has to be looked at begins: this is all that most text goes through. */
  #nextHeader(text: string, position: number, match: RuleMatch | undefined): number {
    this.#scanner.lastIndex = position;
    const found = this.#scanner.exec(text);
    const start = found === null ? text.length : text.lastIndexOf('\n', found.index) + 1;
    return match === undefined || match.start < position ? start : Math.min(start, match.start);
  }

  #line(
    text: string,
    {start, end}: {readonly start: number; readonly end: number},
    match: RuleMatch | undefined,
  ): void {
    const raw = text.slice(start, end);
    const line = {raw, offset: this.#offset + start, number: this.#lines + 1, atMs: this.#atMs};
    const header = match === undefined ? this.#headerOf(text, start, raw) : USER_RULE;
    if (header === undefined) {
      this.#plainLine(line);
      return;
    }
    const before = (this.#tail + text.slice(Math.max(0, start - TAIL_MAX), start)).slice(-TAIL_MAX);
    if (header.text === 'Linux version ' || header.text === 'Booting the kernel.') {
      const verdict = this.#boots.start(line, header, before, this.#hasPanicked);
      if (verdict === 'boot') this.#closeAll();
      if (verdict === 'boot' || verdict === 'reboot') this.#hasPanicked = false;
      if (verdict === 'reboot') this.#reboot(line);
      if (verdict === 'nothing') this.#plainLine(line);
      return;
    }
    this.#headline(line, header, before, match);
  }

  /** Looks for a header only where the scan of the text says that there is one. */
  #headerOf(text: string, start: number, raw: string): FoundHeader | undefined {
    if (this.#scannedText !== text || this.#scannedAt < start) {
      this.#scanner.lastIndex = start;
      this.#scannedAt = this.#scanner.exec(text)?.index ?? Number.POSITIVE_INFINITY;
      this.#scannedText = text;
    }
    return this.#scannedAt < start + raw.length ? findHeader(raw) : undefined;
  }

  #plainLine(line: StreamLine): void {
    const printk = parsePrintkLine(line.raw);
    this.#reboot(this.#boots.line(printk));
    for (const report of this.#open) report.add(line, printk);
    this.#closeComplete();
  }

  #headline(
    line: StreamLine,
    header: FoundHeader,
    before: string,
    match: RuleMatch | undefined,
  ): void {
    const {caller} = parsePrintkLine(line.raw.slice(0, header.at));
    if (this.#isRepeated(line, header)) {
      this.#plainLine(line);
      return;
    }
    const owner = this.#open.find(
      (report) => isPartOf(header, caller, report) && match === undefined,
    );
    for (const report of this.#open) {
      const isOther = report === owner || !report.concerns(caller) || isSideNote(header);
      if (isOther) report.add(line, parsePrintkLine(line.raw));
      else report.isComplete = true;
    }
    this.#closeComplete();
    if (owner !== undefined) return;
    if (this.#open.length >= OPEN_MAX) {
      const [oldest, ...others] = this.#open;
      if (oldest !== undefined) this.#emit(oldest);
      this.#open = others;
    }
    const since = line.offset - this.#lastHeaderEnd;
    const own = before.slice(-Math.max(1, Math.min(TAIL_MAX, since)));
    const isDoubtful = match === undefined && isDoubtfulLine(line.raw, before);
    const options = {prefix: separatorLines(own), isDoubtful, match};
    const report = new OpenReport(line, header, options);
    this.#lastHeaderEnd = line.offset + line.raw.length + 1;
    this.#open = [...this.#open, report];
    this.#tellFatal(report);
  }

  /** Whether the same headline, to the microsecond, has been seen: user space prints it again. */
  #isRepeated(line: StreamLine, header: FoundHeader): boolean {
    STAMP.lastIndex = 0;
    const stamp = STAMP.exec(line.raw);
    if (stamp === null || stamp.index > header.at) return false;
    const key = line.raw.slice(stamp.index).trimEnd().toLowerCase();
    if (this.#recent.has(key)) return true;
    this.#recent.add(key);
    const [oldest] = this.#recent;
    if (this.#recent.size > RECENT_MAX && oldest !== undefined) this.#recent.delete(oldest);
    return false;
  }

  #reboot(line: StreamLine | undefined): void {
    if (line === undefined) return;
    this.#closeAll();
    const report = new OpenReport(line, {text: RULE_HEADER, at: 0}, {verdict: REBOOT});
    this.#open = [report];
    this.#tellFatal(report);
  }

  #closeAll(): void {
    for (const report of this.#open) this.#emit(report);
    this.#open = [];
  }

  #closeComplete(): void {
    if (this.#open.some((report) => report.isComplete)) {
      const closed = this.#open.filter((report) => report.isComplete);
      this.#open = this.#open.filter((report) => !report.isComplete);
      for (const report of closed) this.#emit(report);
    }
    for (const report of this.#open) this.#tellFatal(report);
  }

  #tellFatal(report: OpenReport): void {
    if (!report.isFatal || this.#told.has(report)) return;
    this.#told.add(report);
    if (report.hasPanicked) this.#hasPanicked = true;
    const finished = report.close(verdictOf(report));
    if (!this.#isIgnored(finished, report)) this.#options.onFatal?.(finished);
  }

  #emit(report: OpenReport): void {
    if (report.isDoubtful && !report.hasStack) return;
    this.#tellFatal(report);
    const finished = report.close(verdictOf(report));
    if (this.#isIgnored(finished, report)) return;
    const isSerious = isAtLeast(finished.severity, 'error') && !GOES_ON.has(finished.kind);
    if (isSerious) this.#lastSeriousEnd = finished.endOffset;
    this.#options.onReport(finished);
  }

  #isIgnored(finished: ConsoleReport, report: OpenReport): boolean {
    const {ignore = []} = this.#options;
    if (ignore.length === 0) return false;
    const [headline = ''] = report.messages;
    return this.#userRules.matchesAny(ignore, [finished.title, ...finished.altTitles, headline]);
  }
}

/** Whether the line may be a user's who prints what kernels print: it has no time, and others have. */
function isDoubtfulLine(raw: string, before: string): boolean {
  STAMP.lastIndex = 0;
  if (STAMP.test(raw)) return false;
  const lines = before.split('\n').slice(-12);
  return lines.filter((line) => parsePrintkLine(line).stampS !== undefined).length >= STAMPED_LINES;
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
