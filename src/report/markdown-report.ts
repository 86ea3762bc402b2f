import type {CaseResult, DeploymentResult, RunReader, RunResult} from '../journal/run-result.ts';
import {formatDuration} from '../util/duration.ts';
import {formatSize} from '../util/size.ts';
import {caseFailureText, outputText} from './attempt-text.ts';
import {caseOutcome} from './case-outcome.ts';
import {deploymentSummary} from './deployment-summary.ts';
import {resourcesByEnvironment} from './environment-resources.ts';
import {coverageText, evidenceText, provenTools} from './instrumentation-summary.ts';
import {cell, fenced, Page} from './markdown-page.ts';
import {soakSection} from './markdown-soak.ts';
import type {ReportOptions, TextSink} from './report-format.ts';
import {soakHeadline} from './soak-summary.ts';

/** Shares of the whole that a section may fill up to, so that no section starves those after it. */
const FULL_AFTER = {failures: 0.3, details: 0.7, flaky: 0.78, quarantined: 0.84, skipped: 0.92};

const DETAILED_FAILURES_MAX = 20;
const DETAIL_CHARS_MAX = 4096;
const SLOWEST_COUNT = 10;

/** A summary of a job for people: what failed first, then what was flaky, skipped and slow. */
export function writeMarkdown(
  reader: RunReader,
  out: TextSink,
  {bytesMax}: Pick<ReportOptions, 'bytesMax'> = {},
): void {
  const page = new Page(out, bytesMax);
  const {result} = reader;
  const {cases, consoleReports, run} = result;
  headTable(page, reader);
  around(page, result);
  soakSection(page, result);
  const failures = cases.filter((item) => isBad(item));
  const flaky = cases.filter((item) => item.verdict === 'flaky');
  const quarantined = cases.filter((item) => caseOutcome(item).type === 'quarantine');
  const skipped = cases.filter((item) => item.verdict === 'skipped');
  page.table('Failures', ['case', 'verdict', 'time', 'why'], {
    items: failures,
    fullAfter: FULL_AFTER.failures,
    row: (item) => [item.id, item.verdict, formatDuration(item.durationMs), why(item)],
  });
  for (const item of failures.slice(0, DETAILED_FAILURES_MAX)) {
    page.block(details(reader, item), FULL_AFTER.details);
  }
  deploymentTables(page, reader);
  page.table('Passed, but unproven', ['case', 'why that proves less than it seems'], {
    items: cases.filter((item) => (item.attempts.at(-1)?.doubts.length ?? 0) > 0),
    fullAfter: FULL_AFTER.details,
    row: (item) => [item.id, item.attempts.at(-1)?.doubts.join('; ') ?? ''],
  });
  instrumentationTables(page, reader);
  page.table('Console reports outside of cases', ['instance', 'severity', 'report', 'times'], {
    items: consoleReports.filter((report) => report.case === undefined),
    fullAfter: FULL_AFTER.details,
    row: ({instance, severity, title, count}) => [instance, severity, title, String(count ?? 1)],
  });
  page.table('Left behind by the run', ['kind', 'what', 'removed since'], {
    items: result.leaks,
    fullAfter: FULL_AFTER.details,
    row: ({kind, what, removed}) => [kind, what, removed ? 'yes' : 'no'],
  });
  page.table('Flaky: failed first, then passed', ['case', 'attempts', 'first failure'], {
    items: flaky,
    fullAfter: FULL_AFTER.flaky,
    row: (item) => [item.id, String(item.attempts.length), firstFailure(item)],
  });
  page.table('Quarantined failures, not counted', ['case', 'until', 'reason', 'why it failed'], {
    items: quarantined,
    fullAfter: FULL_AFTER.quarantined,
    row: (item) => [
      item.id,
      item.quarantine?.until ?? '',
      item.quarantine?.reason ?? '',
      item.reason ?? '',
    ],
  });
  page.table('Skipped', ['reason', 'cases', 'as'], {
    items: byReason(skipped),
    fullAfter: FULL_AFTER.skipped,
    row: ({reason, count, example}) => [reason, String(count), example],
  });
  page.table('Slowest', ['case', 'time'], {
    items: slowest(cases),
    fullAfter: 1,
    row: (item) => [item.id, formatDuration(item.durationMs)],
  });
  machinesTable(page, reader);
  page.block(`\n<sub>run ${cell(run.runId)}, proctor ${cell(run.version)}</sub>\n`, 1);
}

/** What it is about, and all in numbers. */
function headTable(page: Page, reader: RunReader): void {
  const {result} = reader;
  const {cases, counts, run} = result;
  page.text(`## ${cell(run.manifest.name)}: ${headline(reader)}\n\n`);
  page.text('| cases | passed | failed | flaky | skipped | error | interrupted | time |\n');
  page.text('| --: | --: | --: | --: | --: | --: | --: | --: |\n');
  page.text(
    `| ${cases.length} | ${counts.passed} | ${counts.failed} | ${counts.flaky} | ${counts.skipped} | ${counts.error} | ${counts.interrupted} | ${formatDuration(result.durationMs)} |\n`,
  );
}

/** What was done to instances before tests ran there, and what kept them from being ready. */
function deploymentTables(page: Page, reader: RunReader): void {
  const {deployments, readiness} = reader.result;
  page.table('Deployments', ['instance', 'attempt', 'ended', 'time', 'what', 'why', 'what to do'], {
    items: lastOfEach(deployments),
    fullAfter: FULL_AFTER.details,
    row: ({instance, attempt, status, durationMs, facts, fault}) => [
      instance,
      String(attempt),
      status,
      formatDuration(durationMs),
      deployedText(facts),
      fault === undefined ? '' : `${fault.stage ?? ''} ${fault.code}: ${fault.message}`,
      fault?.help ?? '',
    ],
  });
  page.table('Not ready', ['instance', 'check', 'seen', 'what to do'], {
    items: readiness.filter(({ok}) => !ok),
    fullAfter: FULL_AFTER.details,
    row: ({instance, case: item, name, evidence, help}) => [
      item ?? instance,
      name,
      evidence,
      help ?? '',
    ],
  });
}

/** What tools have found, whether or not it failed a case, and how it is known that they worked. */
function instrumentationTables(page: Page, reader: RunReader): void {
  const {instrumentation} = reader.result;
  page.table('Findings of instrumentation', ['case', 'tool', 'what was found'], {
    items: instrumentation.flatMap(({case: item, instance, tool, findings = []}) =>
      findings.map((title) => [item ?? instance, tool, title] as const),
    ),
    fullAfter: FULL_AFTER.details,
    row: (finding) => finding,
  });
  page.table('Instrumentation', ['environment', 'tool', 'times proven', 'times lost', 'evidence'], {
    items: provenTools(instrumentation),
    fullAfter: FULL_AFTER.details,
    row: ({environment, tool, proven, lost, facts}) => [
      environment,
      tool,
      String(proven),
      String(lost),
      evidenceText(facts),
    ],
  });
}

/** Those that did not come to their end, and of those that did the last of each instance that had something to do. */
function lastOfEach(deployments: readonly DeploymentResult[]): readonly DeploymentResult[] {
  const last = new Map<string, DeploymentResult>();
  for (const each of deployments) if (each.status === 'completed') last.set(each.instance, each);
  return deployments.filter(
    (each) =>
      each.status !== 'completed' || (last.get(each.instance) === each && deployedText(each.facts)),
  );
}

/** What was done, without what is known of every machine. */
function deployedText(facts: DeploymentResult['facts']): string {
  const parts: string[] = [];
  const {files, bytes, unchanged, installed, already, hooks, tools} = facts;
  if (files !== undefined && unchanged !== undefined) {
    parts.push(`${files} files sent (${formatSize(Number(bytes ?? 0))}), ${unchanged} unchanged`);
  }
  if (installed !== undefined) parts.push(`${installed} installed, ${already} there`);
  if (hooks !== undefined) parts.push(`${hooks} hooks`);
  if (tools !== undefined) parts.push(`tools ${tools}`);
  return parts.join('; ');
}

/** What virtual machines have used. */
function machinesTable(page: Page, reader: RunReader): void {
  page.table(
    'Virtual machines',
    ['environment', 'machines', 'CPU', 'memory', 'of its own', 'disk'],
    {
      items: [...resourcesByEnvironment(reader.result.stages)],
      fullAfter: 1,
      row: ([environment, used]) => [
        environment,
        String(used.machines),
        `${used.cpuSeconds} s`,
        `${used.residentMiBMax} MiB`,
        `${used.privateMiBMax} MiB`,
        `${used.diskWrittenMiB} MiB written`,
      ],
    },
  );
}

function headline(reader: RunReader): string {
  const {cases, complete, exitCode, soak} = reader.result;
  if (soak?.judged !== undefined) return soakHeadline(soak.judged);
  const bad = cases.filter(isBad).length;
  if (bad > 0) return `${bad} of ${cases.length} cases did not pass`;
  if (!complete) return 'cut off';
  if (exitCode !== 0) return `ended with exit code ${exitCode}`;
  return cases.length === 0 ? 'no cases' : 'passed';
}

function isBad(item: CaseResult): boolean {
  const {kind} = caseOutcome(item);
  return kind === 'failure' || kind === 'error';
}

function why(item: CaseResult): string {
  const {type, message} = caseOutcome(item);
  return type.startsWith('infra') ? `${type}: ${message}` : message;
}

function details(reader: RunReader, item: CaseResult): string {
  const last = item.attempts.at(-1);
  const failures = caseFailureText(item, DETAIL_CHARS_MAX);
  const output = last === undefined ? '' : outputText(reader, last, DETAIL_CHARS_MAX);
  if (last === undefined && failures === '') return '';
  const text = `${failures}${output === '' ? '' : `\n\n${output}`}`;
  return `\n<details><summary>${cell(item.id)}</summary>\n\n${fenced(text)}\n</details>\n`;
}

interface Reason {
  readonly reason: string;
  count: number;
  readonly example: string;
}

function byReason(skipped: readonly CaseResult[]): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const item of skipped) {
    const reason = caseOutcome(item).message;
    const known = reasons.get(reason);
    if (known === undefined) reasons.set(reason, {reason, count: 1, example: item.id});
    else known.count++;
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

function slowest(cases: readonly CaseResult[]): readonly CaseResult[] {
  return cases
    .filter((item) => item.durationMs > 0)
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, SLOWEST_COUNT);
}

/** An attempt that was cut off with its process says nothing about the case. */
function firstFailure({attempts}: CaseResult): string {
  return attempts.find(({verdict}) => verdict !== 'interrupted')?.reason ?? '';
}

/** What happened to the process that ran it, and what the run did besides its cases. */
function around(page: Page, result: RunResult): void {
  if (result.stopping !== undefined) page.text(`\nStopped: ${cell(result.stopping.message)}\n`);
  for (const {undone, left} of result.reapings) {
    const more = left.length === 0 ? '' : `; left: ${cell(left.join('; '))}`;
    page.text(`\nIts process died; ${undone} things that it had made were removed${more}\n`);
  }
  for (const {kept} of result.resumptions) {
    page.text(`\nAnother process went on with it, ${kept} cases were done before\n`);
  }
  const deployed = deploymentSummary(result);
  if (deployed !== '') page.text(`\nDeployments: ${deployed}\n`);
  const coverage = coverageText(result);
  if (coverage !== '') page.text(`\nCoverage: ${coverage}\n`);
}
