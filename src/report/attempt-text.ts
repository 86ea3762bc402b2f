import {join, relative} from 'node:path';
import type {FaultRecord} from '../journal/event.ts';
import type {AttemptResult, CaseResult, RunReader, StepResult} from '../journal/run-result.ts';
import {formatDuration} from '../util/duration.ts';
import {formatSize} from '../util/size.ts';
import {excerpt, excerptTail} from './guest-text.ts';
import type {CaseFindings} from './instrumentation-summary.ts';
import type {ReportOptions} from './report-format.ts';

/** Longest text of one failure in a report. */
const FAILURE_CHARS_MAX = 16 * 1024;

/** A path below the run's folder, as readers of the report can open it. */
export function reportPath(reader: RunReader, path: string, options: ReportOptions): string {
  const absolute = join(reader.folder, path);
  return options.relativeTo === undefined ? absolute : relative(options.relativeTo, absolute);
}

/** The manifest's path: from the project's root where that is known and holds it. */
export function manifestPath(reader: RunReader, options: ReportOptions): string {
  const {path} = reader.result.run.manifest;
  const {relativeTo} = options;
  const isBelow = relativeTo !== undefined && path.startsWith(join(relativeTo, '/'));
  return isBelow ? relative(relativeTo, path) : path;
}

/** The same of a case's last attempt; of one that never started why not. */
export function caseFailureText(item: CaseResult, charsMax = FAILURE_CHARS_MAX): string {
  const last = item.attempts.at(-1);
  if (last !== undefined) return failureText(last, charsMax);
  return item.fault === undefined ? '' : excerpt(faultLines(item.fault).join('\n'), charsMax);
}

/** What did not hold in an attempt: every failed expectation and fault, with what to do about it. */
export function failureText(attempt: AttemptResult, charsMax = FAILURE_CHARS_MAX): string {
  const lines: string[] = [];
  for (const step of attempt.steps) {
    const place = `step ${step.step} (${step.name})`;
    const isBad = step.verdict !== 'passed' && step.verdict !== 'skipped';
    // One that was killed for its memory explains what fails after it.
    const used = isBad || step.usage?.oomKills !== undefined ? usageText(step.usage) : '';
    if (used !== '') lines.push(`${place}: ${used}`);
    if (!isBad) continue;
    for (const failure of step.failures) {
      lines.push(`${place}: ${failure.message}`);
      if (failure.expected !== undefined) lines.push(`  expected: ${failure.expected}`);
      if (failure.actual !== undefined) lines.push(`  actual:   ${failure.actual}`);
    }
    if (step.fault !== undefined) {
      lines.push(`${place}: ${step.fault.message}`);
      const {help} = step.fault;
      if (help !== undefined && help !== attempt.fault?.help) lines.push(`help: ${help}`);
    } else if (step.failures.length === 0) lines.push(`${place}: ${step.reason ?? step.verdict}`);
  }
  const {fault} = attempt;
  if (fault !== undefined) {
    lines.push(...faultLines(fault));
  } else if (lines.length === 0 && attempt.reason !== undefined) {
    lines.push(attempt.reason);
  }
  return excerpt(lines.join('\n'), charsMax, attempt.log);
}

function faultLines({code, stage, message, help}: FaultRecord): string[] {
  const where = stage === undefined ? '' : ` (stage ${stage})`;
  const line = `${code}${where}: ${message}`;
  return help === undefined ? [line] : [line, `help: ${help}`];
}

/** What memory a step used, where it had a limit of its own; empty where that is not known. */
export function usageText(usage: StepResult['usage']): string {
  const {oomKills = 0, memoryPeakBytes} = usage ?? {};
  const killed = oomKills === 1 ? '1 process' : `${oomKills} processes`;
  const parts: string[] = [];
  if (oomKills > 0) parts.push(`the kernel killed ${killed} at its memory limit`);
  if (memoryPeakBytes !== undefined) parts.push(`memory peak ${formatSize(memoryPeakBytes)}`);
  return parts.join(', ');
}

/**
 * What a case proves less than its verdict seems to say, and what tools have found in it, a line
 * each, for formats with no other place for it. Not safe for any format.
 */
export function noteLines(item: CaseResult, findings: CaseFindings): readonly string[] {
  const last = item.attempts.at(-1);
  if (last === undefined) return [];
  const doubts = last.doubts.map((doubt) => `unproven: ${doubt}`);
  const found = findings.of(item.id, last.attempt);
  return [...doubts, ...found.map(({tool, title}) => `found by ${tool}: ${title}`)];
}

/**
 * What the steps of an attempt printed, each under its own heading, at most about `charsMax`
 * characters; empty if they printed nothing. The text is the guest's: not safe for any format.
 */
export function outputText(reader: RunReader, attempt: AttemptResult, charsMax: number): string {
  const printed = attempt.steps.filter((step) => step.hasOutput);
  if (printed.length === 0 || charsMax <= 0) return '';
  const share = Math.max(200, Math.floor(charsMax / (printed.length * 2)));
  const parts: string[] = [];
  for (const step of printed) {
    const {stdout, stderr} = reader.readOutput(attempt, step);
    parts.push(`--- step ${step.step}: ${step.name} (${ending(step)})`);
    // What the one stream does not need the other may use.
    const stderrLength = Math.min(stderr?.text.length ?? 0, share);
    if (stdout !== undefined && stdout.text !== '') {
      parts.push(excerptTail(stdout, share * 2 - stderrLength, attempt.log).replace(/\n$/u, ''));
    }
    if (stderr !== undefined && stderr.text !== '') {
      parts.push('--- stderr:', excerptTail(stderr, share, attempt.log).replace(/\n$/u, ''));
    }
  }
  return excerpt(`${parts.join('\n')}\n`, charsMax, attempt.log);
}

function ending(step: StepResult): string {
  const how =
    step.signal !== undefined
      ? `signal ${step.signal}`
      : step.exitCode !== undefined
        ? `exit code ${step.exitCode}`
        : step.verdict;
  return `${how}, ${formatDuration(step.durationMs)}`;
}
