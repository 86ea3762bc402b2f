import type {AttemptRow, CaseRow, PageView} from '../../page-view.ts';
import {FaultNote} from '../parts/fault-note.tsx';
import {Icon} from '../parts/icon.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {durationText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';
import {CapturedList} from './captured-list.tsx';
import {ConsoleReportList} from './console-report-list.tsx';
import {MetricTable} from './metric-table.tsx';
import {ResultTable} from './result-table.tsx';
import {StepList} from './step-list.tsx';

interface AttemptSectionProps {
  readonly view: PageView;
  readonly item: CaseRow;
  readonly attempt: AttemptRow;
}

/** All that one attempt came to. */
export function AttemptSection({view, item, attempt}: AttemptSectionProps) {
  const metrics = view.metrics(item.index, attempt.index);
  const files = view.captured(attempt.index);
  const reports = consoleReports(view, item, attempt);
  const {doubts, fault} = attempt;
  return (
    <div class="attempt">
      <AttemptHead attempt={attempt} />
      {attempt.reason !== undefined && attempt.reason !== item.reason && (
        <p class="note">{visibleText(attempt.reason)}</p>
      )}
      {fault !== undefined && !view.steps(attempt.index).some((step) => step.fault === fault) && (
        <FaultNote fault={fault} />
      )}
      {doubts.length > 0 && (
        <div class="note note-flaky">
          <p>
            <strong>What it shows is in doubt</strong>
          </p>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{visibleText(doubt)}</li>
            ))}
          </ul>
        </div>
      )}
      {reports.length > 0 && (
        <section class="section">
          <h4>Console</h4>
          <ConsoleReportList reports={reports} />
        </section>
      )}
      <section class="section">
        <h4>Steps</h4>
        <StepList view={view} attempt={attempt.index} log={attempt.log} />
      </section>
      <ResultTable view={view} attempt={attempt} />
      {metrics.length > 0 && (
        <section class="section">
          <h4>Metrics</h4>
          <MetricTable metrics={metrics} history={view.history(item.index)} />
        </section>
      )}
      <CapturedList files={files} />
    </div>
  );
}

function AttemptHead({attempt}: {attempt: AttemptRow}) {
  const {verdict, instance, waitedMs, waitedFor, log, consoleLog} = attempt;
  return (
    <div class="attempt-head">
      <h3>Attempt {attempt.attempt}</h3>
      <VerdictMark verdict={verdict} isNamed />
      <span class="dim">{durationText(attempt.durationMs)}</span>
      {instance !== undefined && <span class="dim">on {visibleLine(instance)}</span>}
      {waitedMs > 0 && (
        <span class="flag flag-wait">
          waited {durationText(waitedMs)}
          {waitedFor !== undefined && ` for ${visibleLine(waitedFor)}`}
        </span>
      )}
      <span class="links">
        {log !== undefined && <LogLink href={log} name="log" />}
        {consoleLog !== undefined && <LogLink href={consoleLog} name="console log" />}
      </span>
    </div>
  );
}

function LogLink({href, name}: {href: string; name: string}) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      <Icon name="file" />
      {name}
    </a>
  );
}

/** Those of this attempt; those of no known attempt are with the last one. */
function consoleReports(view: PageView, item: CaseRow, attempt: AttemptRow) {
  const isLast = attempt.index === (view.data.cases.first[item.index + 1] ?? 0) - 1;
  return view
    .consoleReportsOf(item.index)
    .flatMap((index) => view.data.consoleReports[index] ?? [])
    .filter((report) => report.attempt === attempt.attempt || (isLast && report.attempt < 1));
}
