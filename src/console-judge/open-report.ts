import type {ConsoleReport, ConsoleSeverity} from './console-report.ts';
import {type PrintkLine, parsePrintkLine} from './printk-line.ts';
import {ReportLines} from './report-lines.ts';
import {FOREIGN_LINES_MAX, isLastLine, isPoison, looksLikeReport} from './rules/report-lines.ts';
import {parseStackLine, type StackLine} from './stack-frames.ts';
import type {Verdict} from './title-report.ts';
import type {RuleMatch} from './user-rules.ts';

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

/** How a report begins, besides its headline. */
export interface OpenReportOptions {
  /** Lines right before the headline that belong to it. */
  readonly prefix?: readonly string[];
  /** It may be a user's words; only a stack shows that it is not. */
  readonly isDoubtful?: boolean;
  /** It is what the judge says it is, whatever its words. */
  readonly verdict?: Verdict;
  readonly match?: RuleMatch | undefined;
}

/** A report's text is cut there. In bytes. */
const TEXT_MAX = 128 * 1024;

/** Lines kept to find the title in: a report of a hang has the stacks of many tasks. */
const MESSAGES_MAX = 2000;
const MESSAGE_MAX = 2000;

/** So many lines in a row that do not look like a report end it. */
const STRANGE_LINES_MAX = 25;

/**
 * Longer than that no report pauses, in seconds of the kernel's clock. The longest pause is for CPUs
 * that do not say where they are: `nmi_trigger_cpumask_backtrace` waits 10 s for them.
 */
const PAUSE_MAX_S = 15;

/** After the word "Call Trace" a frame must come within so many lines. */
const TRACE_LINES_MAX = 15;

/** The stack of a report comes within so many of its lines. */
const STACK_DUE_LINES = 40;

const PANIC = 'Kernel panic - not syncing';
const STAMPS = /\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? ?/g;

/** A report that is still coming in. Memory is bounded, whatever comes. */
export class OpenReport {
  /** The header that opened it. */
  readonly header: string;
  readonly caller: string | undefined;
  readonly verdict: Verdict | undefined;
  readonly isDoubtful: boolean;
  /** Messages from the headline on, for its title. */
  readonly lines = new ReportLines();
  isComplete = false;
  hasPanicked = false;
  hasStack = false;
  readonly #first: StreamLine;
  /** Whether the kernel writes the time before its lines, so that those without are user space's. */
  readonly #isStamped: boolean;
  readonly #startOffset: number;
  readonly #raw: string[];
  #size: number;
  #endOffset: number;
  /** Lines that are part of it only if more of it follows. */
  #trailing: string[] = [];
  #strange = 0;
  #foreign = 0;
  #lastStampS: number | undefined;
  #hasDropped: boolean;
  #isPoisoned = false;
  /** The other CPUs have been told to say where they are. */
  #asksCpus = false;
  #emptyTraces = 0;
  #traceLines = -1;

  constructor(
    line: StreamLine,
    header: {readonly text: string; readonly at: number},
    {prefix = [], isDoubtful = false, verdict, match}: OpenReportOptions = {},
  ) {
    const before = parsePrintkLine(line.raw.slice(0, header.at));
    const whole = parsePrintkLine(line.raw);
    const isAtStart = header.at === 0;
    this.header = header.text;
    this.caller = isAtStart ? whole.caller : before.caller;
    this.#lastStampS = isAtStart ? whole.stampS : before.stampS;
    this.#isStamped = this.#lastStampS !== undefined;
    this.#hasDropped = before.hasDropped;
    this.#first = line;
    this.verdict = verdict ?? (match === undefined ? undefined : verdictOfRule(match));
    this.isDoubtful = isDoubtful;
    const headline = line.raw.slice(header.at).replace(/\r$/, '').replace(STAMPS, '');
    this.lines.add(headline.slice(0, MESSAGE_MAX), null);
    this.hasPanicked = whole.text.includes(PANIC);
    this.#raw = [...prefix, line.raw];
    this.#startOffset = line.offset - prefix.reduce((sum, text) => sum + text.length + 1, 0);
    this.#endOffset = line.offset + line.raw.length + 1;
    this.#size = this.#endOffset - this.#startOffset;
  }

  /** Its headline and all that came after it. */
  get messages(): readonly string[] {
    return this.lines.texts;
  }

  /** Whether a message that comes from `caller` may be about the same as this one. */
  concerns(caller: string | undefined): boolean {
    return this.caller === undefined || caller === undefined || caller === this.caller;
  }

  /** Whether it is about a CPU that stumbled: registers and a stack come next. */
  get isOops(): boolean {
    const [headline = ''] = this.messages;
    return /^(?:BUG: )?(?:[Uu]nable to handle|kernel NULL)|^Kernel panic/.test(headline);
  }

  /** Whether a stack is still to come: what comes from the same task is part of it. */
  get isStackDue(): boolean {
    return !this.hasStack && this.messages.length < STACK_DUE_LINES;
  }

  /** Whether a panic that comes now is because of this. */
  get isCause(): boolean {
    return this.header !== 'Kernel panic' && this.verdict === undefined;
  }

  /** Whether it is known already that the machine does not go on. */
  get isFatal(): boolean {
    return this.hasPanicked || this.verdict?.severity === 'fatal';
  }

  /** Takes the next line of the stream. Sets `isComplete` where the report has ended before it. */
  add(line: StreamLine, {text, caller, stampS, hasDropped}: PrintkLine): void {
    const last = this.#lastStampS;
    if (stampS !== undefined && last !== undefined && stampS - last > PAUSE_MAX_S) {
      this.isComplete = true;
      return;
    }
    const isUsers = this.#isStamped
      ? stampS === undefined
      : this.isDoubtful && stampS !== undefined;
    if (text.startsWith('Sending NMI from CPU')) this.#asksCpus = true;
    const isAsked = this.#asksCpus && caller?.startsWith('C') === true;
    const isOthers = this.caller !== undefined && caller !== this.caller && !isAsked;
    if (isUsers || isOthers) {
      this.#foreignLine(line, isUsers && !isOthers ? text : undefined);
      return;
    }
    this.#foreign = 0;
    if (stampS !== undefined) this.#lastStampS = stampS;
    this.#hasDropped ||= hasDropped;
    this.hasPanicked ||= text.includes(PANIC);
    if (!this.hasStack && this.caller === undefined && isPoison(text)) this.#isPoisoned = true;
    const stack = parseStackLine(text.length > MESSAGE_MAX ? text.slice(0, MESSAGE_MAX) : text);
    this.#noteTrace(stack);
    const belongs = stack !== undefined || looksLikeReport(text) || this.messages.length < 4;
    this.#strange = belongs ? 0 : this.#strange + 1;
    if (this.#strange > STRANGE_LINES_MAX) {
      this.isComplete = true;
      return;
    }
    this.#keep(line, belongs);
    this.#keepMessage(text, stack);
    if (isLastLine(text)) this.isComplete = true;
  }

  /** The report as far as it has come. */
  close(verdict: Verdict): ConsoleReport {
    const text = this.#raw.join('\n').replaceAll('\r', '').slice(0, TEXT_MAX);
    const severity: ConsoleSeverity = this.hasPanicked ? 'fatal' : verdict.severity;
    return {
      title: utf8(verdict.title),
      altTitles: verdict.altTitles.map(utf8),
      class: verdict.class,
      kind: verdict.kind,
      severity,
      corrupted: verdict.corrupted ?? this.#damage(),
      isConsequence: verdict.isConsequence,
      hasPanicked: this.hasPanicked,
      text: utf8(text),
      startOffset: this.#startOffset,
      endOffset: this.#endOffset,
      line: this.#first.number,
      atMs: this.#first.atMs,
    };
  }

  #damage(): string | undefined {
    if (this.#hasDropped) return 'the kernel dropped messages within it';
    if (this.#emptyTraces > 0 || this.#traceLines >= 0) return 'a stack in it is empty';
    return undefined;
  }

  /** A line of another task, or of user space, between the report's own. */
  #foreignLine(line: StreamLine, message: string | undefined): void {
    this.#keep(line, false);
    if (message !== undefined) this.#keepMessage(message, null);
    this.#foreign++;
    if (this.#foreign > FOREIGN_LINES_MAX) this.isComplete = true;
  }

  #keepMessage(text: string, stack: StackLine | null): void {
    if (!this.#isPoisoned) this.lines.add(text.slice(0, MESSAGE_MAX), stack);
    if (this.messages.length >= MESSAGES_MAX) this.isComplete = true;
  }

  #keep(line: StreamLine, belongs: boolean): void {
    if (!belongs) {
      this.#trailing.push(line.raw);
      return;
    }
    this.#raw.push(...this.#trailing, line.raw);
    this.#trailing = [];
    this.#endOffset = line.offset + line.raw.length + 1;
    this.#size = this.#endOffset - this.#startOffset;
    if (this.#size > TEXT_MAX) this.isComplete = true;
  }

  #noteTrace(stack: StackLine): void {
    if (stack?.id === 'frame' || stack?.id === 'ip') {
      this.hasStack = true;
      this.#traceLines = -1;
    } else if (stack?.id === 'trace') {
      this.#traceLines = 0;
    } else if (this.#traceLines >= 0 && ++this.#traceLines > TRACE_LINES_MAX) {
      this.#emptyTraces++;
      this.#traceLines = -1;
    }
  }
}

function verdictOfRule({rule, title}: RuleMatch): Verdict {
  return {
    title: Buffer.from(title).toString('latin1'),
    altTitles: [],
    class: 'CUSTOM',
    kind: 'custom',
    severity: rule.severity,
    corrupted: undefined,
    isConsequence: false,
  };
}

/** The stream is handled byte by character; what goes out of it is text again. */
function utf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
