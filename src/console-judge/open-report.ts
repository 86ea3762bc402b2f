import type {ConsoleReport, ConsoleSeverity} from './console-report.ts';
import {parsePrintkLine} from './printk-line.ts';
import {parseStackLine} from './stack-frames.ts';
import type {Verdict} from './title-report.ts';

/** A line of the stream. */
export interface StreamLine {
  /** As it came, without the line feed. */
  readonly raw: string;
  /** Of its first byte, in the stream. */
  readonly offset: number;
  /** From 1. */
  readonly number: number;
  readonly atMs: number | undefined;
}

/** A report is cut there. It is what syzkaller keeps, too. In bytes. */
const TEXT_MAX = 128 * 1024;

/** Lines kept to find the title in. A stack of the deepest kind has 200. */
const LINES_MAX = 2000;

/** So many lines in a row that do not look like a report end it. */
const STRANGE_LINES_MAX = 25;

/** Messages of other tasks may come between its own lines; so many in a row end it. */
const FOREIGN_LINES_MAX = 400;

/** Longer than that no report pauses: kernel messages come at once. In seconds of the kernel's clock. */
const PAUSE_MAX_S = 10;

const USER = /^$/;

/** Messages that have a stack of their own, and come from another CPU in the middle of a report. */
const POISON = /FAULT_INJECTION: forcing|vmalloc: allocation failure|FAULT_FLAG_ALLOW_RETRY missing/;

const PANIC = /Kernel panic - not syncing/;

/** After these lines nothing more of a report comes. */
const LAST_LINE = /^(?:---\[ end Kernel panic|Rebooting in \d+ seconds)/;

/** What a report consists of besides stacks. */
const BODY =
  /^(?:\s|[A-Z][A-Z0-9_]{1,3}\s*: |[rx]\d{1,2}\s*: ?|CPU: |Hardware name|Modules linked|Code: |Call |Comm|Oops|Process |Stack|task: |Workqueue|Tainted|---|===|PGD |pgd |\[[0-9a-f]{8,}\]|Mem abort|Data abort|RIP|Kernel |Disabling|page:|flags:|raw:|page dumped|Read of|Write of|Object|Padding|Redzone|Bytes|The buggy|Memory state|Allocated|Freed|Uninit|Local variable|hardirqs|softirqs|irq event|stack backtrace|other info|but |which |and |the |rcu|INFO: |Showing|NMI |Sending NMI|\d+ locks? held|#\d|>|"echo|Dumping ftrace|pc :|lr :|sp :|pstate|Flags:|Control:|Exception stack|kasan:|KASAN:|Trying|If |May be|DEBUG_LOCKS|[0-9a-f]{3,4}: |$)/;

/** A report that is still coming in. Memory is bounded, whatever comes. */
export class OpenReport {
  readonly caller: string | undefined;
  /** Messages from the headline on, for its title. */
  readonly messages: string[] = [];
  readonly #first: StreamLine;
  /** Whether the kernel writes the time before its lines, so that those without are user space's. */
  readonly #isStamped: boolean;
  #raw: string[];
  #size: number;
  #startOffset: number;
  #endOffset: number;
  #strange = 0;
  #foreign = 0;
  #trailing: string[] = [];
  #lastStampS: number | undefined;
  #droppedLines = false;
  #framelessTrace = 0;
  #isPoisoned = false;
  #openTrace = -1;
  isComplete = false;
  hasPanicked = false;
  hasStack = false;
  /** The header that opened it. */
  readonly header: string;

  constructor(line: StreamLine, header: {text: string; at: number}, prefix: readonly string[]) {
    const before = parsePrintkLine(line.raw.slice(0, header.at));
    this.header = header.text;
    this.caller = before.caller;
    this.#lastStampS = before.stampS;
    this.#isStamped = before.stampS !== undefined;
    this.#droppedLines = before.hasDropped;
    this.#first = line;
    const message = parsePrintkLine(line.raw).text;
    const rest = line.raw.slice(header.at).replace(/\r$/, '').replace(/\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? ?/g, '');
    this.messages.push(rest.slice(0, 2000));
    this.hasPanicked = PANIC.test(message);
    const cut = prefix.join('\n');
    this.#raw = [...prefix, line.raw];
    this.#startOffset = line.offset - (prefix.length === 0 ? 0 : cut.length + 1);
    this.#endOffset = line.offset + line.raw.length + 1;
    this.#size = this.#endOffset - this.#startOffset;
  }

  /** Whether it is about a CPU that stumbled: registers and a stack come next. */
  get isOops(): boolean {
    return /^(?:BUG: )?(?:unable to handle|kernel NULL)|^Unable|^Kernel panic/.test(this.messages[0] ?? '');
  }

  /** Whether a stack is still to come: what comes from the same task is part of it. */
  get isStackDue(): boolean {
    return !this.hasStack && this.messages.length < 40;
  }

  get startOffset(): number {
    return this.#startOffset;
  }

  /** Whether a report that comes from `caller` may be the same as this one. */
  concerns(caller: string | undefined): boolean {
    return this.caller === undefined || caller === undefined || caller === this.caller;
  }

  /** Takes the next line of the stream. Sets `isComplete` where the report has ended before it. */
  add(line: StreamLine): void {
    const {text, caller, stampS, hasDropped} = parsePrintkLine(line.raw);
    if (stampS !== undefined && this.#lastStampS !== undefined && stampS - this.#lastStampS > PAUSE_MAX_S) {
      this.isComplete = true;
      return;
    }
    if (this.caller !== undefined && caller !== this.caller && !PANIC.test(text)) {
      this.#keep(line, false);
      this.#foreign++;
      if (this.#foreign > FOREIGN_LINES_MAX) this.isComplete = true;
      return;
    }
    this.#foreign = 0;
    if (stampS !== undefined) this.#lastStampS = stampS;
    if (hasDropped) this.#droppedLines = true;
    const stack = parseStackLine(text.slice(0, 1000));
    if (PANIC.test(text)) this.hasPanicked = true;
    if (!this.hasStack && this.caller === undefined && POISON.test(text)) this.#isPoisoned = true;
    this.#noteTrace(stack?.id);
    if (stampS === undefined && this.#isStamped) {
      this.#keep(line, false);
      this.#foreign++;
      if (this.#foreign > FOREIGN_LINES_MAX) this.isComplete = true;
      if (!USER.test(text)) this.messages.push(text.slice(0, 2000));
      return;
    }
    const belongs = stack !== undefined || BODY.test(text) || this.messages.length < 4;
    this.#strange = belongs ? 0 : this.#strange + 1;
    if (this.#strange > STRANGE_LINES_MAX) {
      this.isComplete = true;
      return;
    }
    this.#keep(line, belongs);
    if (!this.#isPoisoned) this.messages.push(text.slice(0, 2000));
    if (this.messages.length >= LINES_MAX || LAST_LINE.test(text)) this.isComplete = true;
  }

  #keep(line: StreamLine, belongs: boolean): void {
    if (!belongs) {
      this.#trailing.push(line.raw);
      return;
    }
    for (const raw of [...this.#trailing, line.raw]) {
      this.#raw.push(raw);
      this.#size += raw.length + 1;
    }
    this.#trailing = [];
    this.#endOffset = line.offset + line.raw.length + 1;
    if (this.#size > TEXT_MAX) this.isComplete = true;
  }

  #noteTrace(id: 'ip' | 'trace' | 'frame' | 'past' | undefined): void {
    if (id === 'frame' || id === 'ip') {
      this.hasStack = true;
      this.#openTrace = -1;
    } else if (id === 'trace') this.#openTrace = 0;
    else if (this.#openTrace >= 0 && ++this.#openTrace > 15) {
      this.#framelessTrace++;
      this.#openTrace = -1;
    }
  }

  /** The report as far as it has come. */
  close(verdict: Verdict): ConsoleReport {
    const text = this.#raw.join('\n').replaceAll('\r', '');
    const damage = this.#droppedLines
      ? 'the kernel dropped messages within it'
      : this.#framelessTrace > 0 || this.#openTrace >= 0
        ? 'a stack in it is empty'
        : undefined;
    const severity: ConsoleSeverity = this.hasPanicked ? 'fatal' : verdict.severity;
    return {
      title: utf8(verdict.title),
      altTitles: verdict.altTitles.map(utf8),
      class: verdict.class,
      kind: verdict.kind,
      severity,
      corrupted: verdict.corrupted ?? damage,
      isConsequence: verdict.isConsequence,
      hasPanicked: this.hasPanicked,
      text: utf8(text.length > TEXT_MAX ? text.slice(0, TEXT_MAX) : text),
      startOffset: this.#startOffset,
      endOffset: this.#endOffset,
      line: this.#first.number,
      atMs: this.#first.atMs,
    };
  }
}

/** The stream is handled byte by character; what goes out of it is text again. */
function utf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
