import type {ReportLines} from './report-lines.ts';
import {bottleneckOf, commonName, isAnchor, isCommonFunction, isWaiting} from './rules/frames.ts';
import type {FrameChoice} from './rules/report-format.ts';

/** The function that a report is named after. */
export interface ChosenFrame {
  /** As in titles. */
  readonly name: string;
  /** As on the stack. */
  readonly symbol: string;
}

/** `(lock){+.+.}, at: function+0x…`, with an address before it in old kernels. */
export const LOCK_AT = /at: +(?:\[<?[0-9a-f]+>?\] +)?([A-Za-z_]\w*)[.+]/;

/** Who let go of a lock: `[<ffffffff8100>] function+0x…`. */
const ADDRESS_OF = /\[<?(?:0x)?[0-9a-f]+>?\] +([A-Za-z_]\w*)[.+]/;

/** A failure that was injected: what is below is its stack, not the report's. */
const INJECTED = /^should_fail(?:slab)?$/;

/** The timer's interrupt on x86, and those of others. */
const TIMER = /apic_timer_interrupt/;
const INTERRUPT = /apic_timer_interrupt|Exception stack|el1h_64_irq/;

/** powerpc prints the address first and the function so many lines later. */
const NAME_OF_IP_LINES = 40;

/**
 * Chooses by whom a report is named.
 *
 * @param titled the function in its headline.
 */
export function chooseFrame(
  lines: ReportLines,
  choice: FrameChoice,
  titled: string | undefined,
): ChosenFrame | undefined {
  for (const candidates of candidatesOf(lines, choice, titled)) {
    if (choice.from === 'lock') {
      const [symbol] = candidates;
      return symbol === undefined ? undefined : {name: symbol, symbol};
    }
    const useful = candidates.filter(
      (name) => !isCommonFunction(name) && choice.skip?.test(name) !== true,
    );
    const chosen = PICKS[choice.pick ?? 'innermost'](
      useful.map((symbol) => ({name: commonName(symbol), symbol})),
    );
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

type Pick = (frames: readonly ChosenFrame[]) => ChosenFrame | undefined;

const PICKS: Readonly<Record<NonNullable<FrameChoice['pick']>, Pick>> = {
  innermost: ([first]) => first,
  looping: (frames) => {
    const at = frames.findIndex(({name}) => isAnchor(name));
    const anchor = frames[at];
    // There are many ways into this one, and the one above it could be any of them.
    if (anchor?.name.includes('smp_call_function')) {
      return {name: 'smp_call_function', symbol: anchor.symbol};
    }
    return at < 0 ? undefined : frames[Math.max(0, at - 1)];
  },
  waiting: (frames) => {
    for (const frame of frames) {
      const name = bottleneckOf(frame.name);
      if (name !== undefined) return {name, symbol: frame.symbol};
    }
    return frames.find(({name}) => !isWaiting(name));
  },
};

/** Functions in the order in which they may name the report; later lists are for want of those. */
function* candidatesOf(
  lines: ReportLines,
  {from}: FrameChoice,
  titled: string | undefined,
): Generator<readonly string[]> {
  const named = titled === undefined ? [] : [titled];
  switch (from) {
    case 'ip':
    case 'ip-alone': {
      const ip = findIp(lines, 1);
      if (ip === undefined) return;
      yield from === 'ip' ? [...ip.names, ...framesOfTrace(lines, ip.index)] : ip.names;
      return;
    }
    case 'trap': {
      const ip = findIp(lines, 1);
      if (ip !== undefined) yield [...ip.names, ...framesBelow(lines, ip.index + 1)];
      yield framesOfTrace(lines, 1);
      return;
    }
    case 'trace':
      yield framesOfTrace(lines, 1);
      return;
    case 'titled':
      yield [...named, ...framesOfTrace(lines, 1)];
      return;
    case 'below':
      yield [...named, ...framesBelow(lines, 1)];
      // Old kernels print a stack as everybody does.
      yield framesOfTrace(lines, 1);
      return;
    case 'lock':
    case 'locks': {
      const [first, second] = linesWith(lines, LOCK_AT);
      if (first === undefined) return;
      if (from === 'lock' || second === undefined) yield [first.name];
      else yield [first.name, second.name, ...framesBelow(lines, second.index + 1)];
      return;
    }
    case 'unlock': {
      const [first] = linesWith(lines, ADDRESS_OF);
      yield first === undefined
        ? framesOfTrace(lines, 1)
        : [first.name, ...framesOfTrace(lines, first.index)];
      return;
    }
    case 'became':
      yield framesAfter(lines, /which became .* at:/);
      return;
    case 'allocated':
      yield framesAfter(lines, /page last allocated/);
      return;
    case 'interrupted': {
      const timer = findLine(lines, TIMER);
      const ip = timer === undefined ? undefined : findIp(lines, timer + 1);
      if (ip !== undefined) yield [...ip.names, ...framesBelow(lines, ip.index + 1)];
      yield framesAfter(lines, INTERRUPT);
      return;
    }
  }
}

function findIp(
  lines: ReportLines,
  start: number,
): {readonly index: number; readonly names: readonly string[]} | undefined {
  let bare: number | undefined;
  for (let index = start; index < lines.count; index++) {
    const line = lines.stackAt(index);
    if (bare !== undefined && (line?.id === 'trace' || index > bare + NAME_OF_IP_LINES)) break;
    if (line?.id !== 'ip') continue;
    if (line.name !== undefined && !line.isUser) return {index, names: [line.name]};
    if (line.isUser) return {index: bare ?? index, names: []};
    bare ??= index;
  }
  return bare === undefined ? undefined : {index: bare, names: []};
}

/** The frames from a line on, to where another stack begins. */
function framesBelow(lines: ReportLines, start: number): readonly string[] {
  const names: string[] = [];
  let calledBy: string | undefined;
  for (let index = start; index < lines.count; index++) {
    const line = lines.stackAt(index);
    if (line?.id === 'past' || line?.id === 'trace') break;
    if (line?.id !== 'frame' || line.isQuestionable) continue;
    if (INJECTED.test(line.name)) return names;
    names.push(line.name);
    calledBy = line.calledBy;
  }
  // The outermost caller has no line of its own.
  if (calledBy !== undefined) names.push(calledBy);
  return names;
}

const IS_DUMPER = /^(?:unwind_backtrace|dump_backtrace|show_stack|_*dump_stack)$/;

/** The frames of the first stack from a line on; ARM's of old begin without a word. */
function framesOfTrace(lines: ReportLines, from: number): readonly string[] {
  for (let index = from; index < lines.count; index++) {
    const line = lines.stackAt(index);
    if (line?.id === 'trace') return framesBelow(lines, index + 1);
    if (line?.id === 'frame' && IS_DUMPER.test(line.name)) return framesBelow(lines, index);
  }
  return [];
}

/** The frames after the first line that matches. */
function framesAfter(lines: ReportLines, pattern: RegExp): readonly string[] {
  const at = findLine(lines, pattern);
  return at === undefined ? [] : framesBelow(lines, at + 1);
}

function findLine(lines: ReportLines, pattern: RegExp): number | undefined {
  for (let index = 1; index < lines.count; index++) {
    if (!pattern.test(lines.texts[index] as string)) continue;
    const line = lines.stackAt(index);
    if (line?.id !== 'frame' || !line.isQuestionable) return index;
  }
  return undefined;
}

function* linesWith(
  lines: ReportLines,
  pattern: RegExp,
): Generator<{readonly index: number; readonly name: string}> {
  for (let index = 1; index < lines.count; index++) {
    const name = pattern.exec(lines.texts[index] as string)?.[1];
    if (name !== undefined) yield {index, name};
  }
}
