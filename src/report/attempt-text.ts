import {join, relative} from 'node:path';
import type {AttemptResult, RunReader, StepResult} from '../journal/run-result.ts';
import {formatDuration} from '../util/duration.ts';
import {excerpt, excerptTail} from './guest-text.ts';
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

/** What did not hold in an attempt: every failed expectation and fault, with what to do about it. */
export function failureText(attempt: AttemptResult, charsMax = FAILURE_CHARS_MAX): string {
  const lines: string[] = [];
  for (const step of attempt.steps) {
    if (step.verdict === 'passed' || step.verdict === 'skipped') continue;
    const place = `step ${step.step} (${step.name})`;
    for (const failure of step.failures) {
      lines.push(`${place}: ${failure.message}`);
      if (failure.expected !== undefined) lines.push(`  expected: ${failure.expected}`);
      if (failure.actual !== undefined) lines.push(`  actual:   ${failure.actual}`);
    }
    if (step.fault !== undefined) lines.push(`${place}: ${step.fault.message}`);
    else if (step.failures.length === 0) lines.push(`${place}: ${step.reason ?? step.verdict}`);
  }
  const {fault} = attempt;
  if (fault !== undefined) {
    const stage = fault.stage === undefined ? '' : ` (stage ${fault.stage})`;
    lines.push(`${fault.code}${stage}: ${fault.message}`);
    if (fault.help !== undefined) lines.push(`help: ${fault.help}`);
  } else if (lines.length === 0 && attempt.reason !== undefined) {
    lines.push(attempt.reason);
  }
  return excerpt(lines.join('\n'), charsMax, attempt.log);
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
