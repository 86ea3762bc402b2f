import type {CaseEnded, Failure, FaultRecord, OutputTail, StepEnded} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeForTerminal, sanitizeLine} from '../../util/terminal-text.ts';
import {usageText} from '../attempt-text.ts';
import type {ConsoleStyle} from './console-style.ts';

/** Lines shown of the end of a failed step's output, and of a long expected or actual text. */
const TAIL_LINES_MAX = 20;
const VALUE_LINES_MAX = 12;
/** Steps and expectations shown of one case; the log has them all. */
const STEPS_MAX = 5;
const FAILURES_MAX = 10;

/** Where to look further. */
export interface FailurePointers {
  readonly logs: readonly string[];
  /** Of the scenario in the manifest, as `proctor.yaml:12`. @default unknown */
  readonly place?: string | undefined;
  /** A command line. */
  readonly rerun: string;
}

/** The lines that explain a case that did not pass: what failed, its output's end, what to do. */
export function failureLines(
  event: CaseEnded,
  problems: readonly StepEnded[],
  {style, pointers}: {readonly style: ConsoleStyle; readonly pointers: FailurePointers},
): string[] {
  const lines: string[] = [];
  const isTold = problems.some((step) => step.fault?.message === event.fault?.message);
  if (event.fault !== undefined && !isTold) lines.push(...faultLines(event.fault));
  for (const step of problems.slice(0, STEPS_MAX)) lines.push(...stepLines(step, style));
  if (problems.length > STEPS_MAX) lines.push(`and ${problems.length - STEPS_MAX} more steps`);
  if (pointers.place !== undefined) lines.push(style.paint('dim', `where: ${pointers.place}`));
  for (const log of pointers.logs) lines.push(style.paint('dim', `log: ${log}`));
  lines.push(style.paint('dim', `run it again: ${pointers.rerun}`));
  return lines.map((line) => `    ${line}`);
}

/** What the infrastructure did, and what can be done about it. */
export function faultLines(fault: FaultRecord): string[] {
  const stage = fault.stage === undefined ? '' : ` (${sanitizeLine(fault.stage)})`;
  const lines = [`${sanitizeLine(fault.code)}${stage}: ${sanitizeLine(fault.message)}`];
  if (fault.help !== undefined) lines.push(`help: ${sanitizeLine(fault.help)}`);
  return lines;
}

function stepLines(step: StepEnded, style: ConsoleStyle): string[] {
  const number = /^\d+$/.test(step.step) ? `step ${step.step}` : sanitizeLine(step.step);
  const ending = endingOf(step);
  const lines = [
    `${style.paint('strong', `${number}: ${sanitizeLine(step.name)}`)} (${formatDuration(step.durationMs)}${ending})`,
  ];
  if (step.fault !== undefined) lines.push(...indent(faultLines(step.fault)));
  const failures = step.failures ?? [];
  for (const failure of failures.slice(0, FAILURES_MAX)) lines.push(...indent(checkLines(failure)));
  if (failures.length > FAILURES_MAX)
    lines.push(`  and ${failures.length - FAILURES_MAX} more checks`);
  if (step.leftovers !== undefined && step.leftovers > 0) {
    lines.push(`  left ${step.leftovers} processes behind, which were ended`);
  }
  const used = usageText(step.usage);
  if (used !== '') lines.push(`  ${used}`);
  if (failures.length === 0 && step.fault === undefined && step.reason !== undefined) {
    lines.push(`  ${sanitizeLine(step.reason)}`);
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const tail = step[stream];
    // An expectation that did not hold has shown it already.
    const isShown = failures.some(({actual}) => actual?.trim() === tail?.text.trim());
    if (tail !== undefined && !isShown) lines.push(...indent(tailLines(stream, tail)));
  }
  return lines;
}

function endingOf(step: StepEnded): string {
  if (step.signal !== undefined) return `, ended by SIG${sanitizeLine(step.signal)}`;
  return step.exitCode === undefined ? '' : `, exit code ${step.exitCode}`;
}

function checkLines(failure: Failure): string[] {
  const lines = [`${sanitizeLine(failure.check)}: ${sanitizeLine(failure.message)}`];
  if (failure.expected !== undefined) lines.push(...valueLines('expected', failure.expected));
  if (failure.actual !== undefined) lines.push(...valueLines('actual', failure.actual));
  return lines;
}

function valueLines(label: string, value: string): string[] {
  const all = sanitizeForTerminal(value).replace(/\n$/, '').split('\n');
  if (all.length === 1) return [`  ${label.padEnd(8)} ${all[0]}`];
  const shown = all.slice(0, VALUE_LINES_MAX).map((line) => `  | ${line}`);
  const left = all.length - shown.length;
  return [`  ${label}`, ...shown, ...(left > 0 ? [`  (and ${left} more lines)`] : [])];
}

function tailLines(label: string, tail: OutputTail): string[] {
  if (tail.text.trim() === '') return [];
  const all = sanitizeForTerminal(tail.text).replace(/\n+$/, '').split('\n');
  const shown = all.slice(-TAIL_LINES_MAX);
  const isCut = tail.omittedBytes > 0 || shown.length < all.length;
  const title = isCut ? `${label}, its last ${shown.length} lines` : label;
  return [title, ...shown.map((line) => `| ${line}`)];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
