import type {ConsoleClass, ConsoleKind, ConsoleSeverity} from './console-report.ts';
import {commonName, isAnchor, isCommonFunction} from './rules/frames.ts';
import type {FrameChoice, ReportFormat} from './rules/report-format.ts';
import {parseStackLine, type StackLine} from './stack-frames.ts';

/** What a report is called, and why. */
export interface Verdict {
  readonly title: string;
  readonly altTitles: readonly string[];
  readonly class: ConsoleClass;
  readonly kind: ConsoleKind;
  readonly severity: ConsoleSeverity;
  readonly corrupted: string | undefined;
  readonly isConsequence: boolean;
}

/** The function's place in a title where none was found. */
const NO_FUNCTION = 'corrupted';

/** A title longer than that is cut: it would be a line of user space. In characters. */
const TITLE_MAX = 200;

/**
 * Chooses the first of `formats` that fits and fills it in.
 *
 * @param lines messages from the headline on, without prefixes; the first begins with the headline.
 */
export function titleReport(
  lines: readonly string[],
  formats: readonly ReportFormat[],
): Verdict | undefined {
  const head = lines.slice(0, 6).join('\n');
  let rest: string | undefined;
  for (const format of formats) {
    const headline = format.headline.exec(head);
    if (headline === null) continue;
    const groups: (string | undefined)[] = headline.slice(1);
    if (format.body !== undefined) {
      rest ??= lines.slice(1).join('\n');
      const body = format.body.exec(rest);
      if (body === null) continue;
      groups.push(...body.slice(1));
    }
    return fill(format, groups, lines);
  }
  return undefined;
}

function fill(
  format: ReportFormat,
  groups: readonly (string | undefined)[],
  lines: readonly string[],
): Verdict {
  let named = '';
  let missing: string | undefined;
  if (format.frame !== undefined) {
    const titled =
      format.functionGroup === undefined ? undefined : groups[format.functionGroup - 1];
    const found = chooseFrame(lines, format.frame, titled);
    named = found ?? NO_FUNCTION;
    if (found === undefined) missing = 'no function that could name it is on its stack';
  }
  const write = (template: string, functionName: string) =>
    cleanTitle(
      template
        .replace(/\$(\d)/g, (_, index: string) => groups[Number(index) - 1] ?? NO_FUNCTION)
        .replaceAll('$F', () => functionName),
    );
  const canonical = commonName(named);
  const title = write(format.title, canonical);
  const altTitles = new Set((format.alt ?? []).map((template) => write(template, canonical)));
  if (canonical !== named) {
    for (const template of [format.title, ...(format.alt ?? [])])
      altTitles.add(write(template, named));
  }
  return {
    title,
    altTitles: [...altTitles].sort(),
    class: format.class,
    kind: format.kind,
    severity: format.severity,
    corrupted: format.corrupted ?? missing,
    isConsequence: format.isConsequence ?? false,
  };
}

/** Takes out of a title what differs from one time to the next. */
export function cleanTitle(title: string): string {
  return title
    .replace(/\+0x[0-9a-f]+\/0x[0-9a-f]+/g, '')
    .replace(/\b(?:0x)?[0-9a-f]{8,}\b/g, 'ADDR')
    .replace(/\b0x[0-9a-f]+\b/g, 'ADDR')
    .replace(/(\.[a-zA-Z]{1,3}):\d+\b/g, '$1:LINE')
    .replace(/([=:]|^|[ #])\d+(?=$|[ ,;:.)s])/g, '$1NUM')
    .replace(/\bsyz-executor[\d.]*(?:[/:]\d+)?/g, 'syz-executor')
    .replace(/[\s.:,]*\.\.\.\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, TITLE_MAX);
}

function chooseFrame(
  lines: readonly string[],
  choice: FrameChoice,
  titled: string | undefined,
): string | undefined {
  const candidates = candidatesOf(lines, choice, titled);
  const isSkipped = (name: string) => {
    return isCommonFunction(name) || choice.skip?.test(name) === true;
  };
  if (choice.isOutermost === true) return representative(candidates);
  return candidates.find((name) => !isSkipped(name));
}

function candidatesOf(
  lines: readonly string[],
  choice: FrameChoice,
  titled: string | undefined,
): readonly string[] {
  const stack = lines.slice(1).map(parseStackLine);
  switch (choice.from) {
    case 'headline':
      return framesFrom(stack, 0);
    case 'trace':
      return framesOfTrace(stack);
    case 'ip': {
      const first = stack.findIndex((line) => line?.id === 'ip');
      // powerpc prints the address first and the function some lines later.
      const at = findNamedIp(stack, first);
      const ip = stack[at];
      if (ip?.id !== 'ip' || ip.isUser) return [];
      const start = stack.findIndex((line, index) => index > at && line?.id === 'trace');
      return [
        ...(ip.name === undefined ? [] : [ip.name]),
        ...(start < 0 ? [] : framesFrom(stack, start + 1)),
      ];
    }
    case 'title': {
      const below = framesOfTrace(stack);
      // Without its stack there is no telling whether the function is the cause or a helper.
      return below.length === 0 || titled === undefined ? below : [titled, ...below];
    }
    case 'titled': {
      const below = framesOfTrace(stack);
      return titled === undefined ? below : [titled, ...below];
    }
    case 'held':
      return [...takenLocks(lines), ...framesOfTrace(stack)];
    case 'irq-safe': {
      const start = lines.findIndex((line) => /irq-safe at:/.test(line));
      return start < 0 ? [] : framesFrom(stack, start);
    }
    case 'allocated': {
      const start = lines.findIndex((line) => /page last allocated via/.test(line));
      return start < 0 ? framesOfTrace(stack) : framesFrom(stack, start);
    }
    case 'interrupted':
      return interruptedFrames(lines, stack);
  }
}

/** `(lock){+.+.}, at: function+0x…`, with an address before it in old kernels. */
const LOCK_AT = /, at: +(?:\[<[0-9a-f]+>\] *)?([A-Za-z_]\w*)/;

/** The frames of one stack, certain ones only. */
function framesFrom(stack: readonly StackLine[], start: number): readonly string[] {
  const names: string[] = [];
  let calledBy: string | undefined;
  for (const line of stack.slice(start)) {
    if (line?.id === 'past' || (line?.id === 'trace' && names.length > 0)) break;
    if (line?.id !== 'frame' || line.isQuestionable) continue;
    names.push(line.name);
    calledBy = line.calledBy;
  }
  // The outermost caller has no line of its own.
  if (calledBy !== undefined) names.push(calledBy);
  return names;
}

/** The frames of the first stack; ARM's of old begin without a word. */
function framesOfTrace(stack: readonly StackLine[]): readonly string[] {
  const start = stack.findIndex(
    (line) => line?.id === 'trace' || (line?.id === 'frame' && IS_DUMPER.test(line.name)),
  );
  return start < 0 ? [] : framesFrom(stack, stack[start]?.id === 'trace' ? start + 1 : start);
}

const IS_DUMPER = /^(?:unwind_backtrace|dump_backtrace|show_stack|_*dump_stack)$/;

/** The locks that the headline is about, not all that the task holds. */
function takenLocks(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => /other info that might help|locks? held by/.test(line));
  const own = end < 0 ? lines : lines.slice(0, end);
  return own.flatMap((line) => LOCK_AT.exec(line)?.[1] ?? []);
}

function findNamedIp(stack: readonly StackLine[], first: number): number {
  const ip = stack[first];
  if (ip?.id !== 'ip' || ip.name !== undefined || ip.isUser) return first;
  for (let index = first + 1; index < Math.min(stack.length, first + 40); index++) {
    const line = stack[index];
    if (line?.id === 'trace') break;
    if (line?.id === 'ip' && line.name !== undefined && !line.isUser) return index;
  }
  return first;
}

/** Where an interrupt comes in: what is below was running. */
const INTERRUPT =
  /apic_timer_interrupt|^asm_sysvec|^el1_irq|^el1h?_64_irq|^__irq_svc|^el1h_64_irq|^handle_exception|^gic_handle_irq|^do_IRQ|^common_interrupt|^ret_from_intr|^asm_common_interrupt|^timer_interrupt|^smp_apic|^do_irq/;

function interruptedFrames(
  lines: readonly string[],
  stack: readonly StackLine[],
): readonly string[] {
  let at = -1;
  for (const [index, line] of stack.entries()) {
    if (line?.id === 'frame' && !line.isQuestionable && INTERRUPT.test(line.name)) {
      at = index;
      const next = stack[index + 1];
      if (next?.id === 'frame' && INTERRUPT.test(next.name)) continue;
      break;
    }
  }
  if (at >= 0) {
    const ipAt = stack.findIndex(
      (line, index) =>
        index > at && (line?.id === 'ip' || line?.id === 'past' || line?.id === 'trace'),
    );
    const ip = stack[ipAt];
    if (ip?.id !== 'ip' || ip.isUser) return framesFrom(stack, at + 1);
    return [...(ip.name === undefined ? [] : [ip.name]), ...framesFrom(stack, ipAt + 1)];
  }
  return candidatesOf(lines, {from: 'ip'}, undefined);
}

/** The function just above the place where particular work begins. */
function representative(names: readonly string[]): string | undefined {
  const useful = names.filter(
    (name) => (!isCommonFunction(name) && !INTERRUPT.test(name)) || isAnchor(name),
  );
  let previous = useful[0];
  if (previous === undefined) return undefined;
  for (const name of useful) {
    if (isAnchor(name)) {
      return name.startsWith('smp_call_function') ? name : previous;
    }
    previous = name;
  }
  return useful[0];
}
