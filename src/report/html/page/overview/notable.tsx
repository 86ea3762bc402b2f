import type {PageView} from '../../page-view.ts';
import {ConsoleReportList} from '../cases/console-report-list.tsx';
import {judgeMetric} from '../cases/metric-limit.ts';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf, durationText, valueText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';
import {CaseLink} from './failures.tsx';

const SLOWEST = 8;
const WARNINGS = 10;

/** The cases that took longest. */
export function Slowest({view}: {view: PageView}) {
  const {durationMs} = view.data.cases;
  const slowest = durationMs
    .map((_ms, index) => index)
    .sort((a, b) => (durationMs[b] ?? 0) - (durationMs[a] ?? 0))
    .slice(0, SLOWEST);
  const longest = Math.max(1, durationMs[slowest[0] ?? 0] ?? 0);
  if (view.caseCount < 2) return null;
  return (
    <section class="panel" aria-labelledby="slowest">
      <h3 id="slowest">Slowest cases</h3>
      <ol class="slowest">
        {slowest.map((index) => {
          const {id, durationMs: ms} = view.case(index);
          return (
            <li key={index}>
              <CaseLink id={id} durationMs={ms} />
              <span class="length" aria-hidden="true">
                <span style={{width: `${(ms / longest) * 100}%`}} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Cases that are flaky, or whose failures do not count. */
export function Unsteady({view}: {view: PageView}) {
  const rows = Array.from({length: view.caseCount}, (_none, index) => index).filter((index) => {
    const {cases} = view.data;
    return (
      cases.quarantine[index] !== -1 ||
      cases.flakiness[index] !== undefined ||
      view.case(index).verdict === 'flaky'
    );
  });
  if (rows.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="unsteady">
      <h3 id="unsteady">Flaky and quarantined</h3>
      <ShowMore items={rows} step={SLOWEST}>
        {(shown) => (
          <ul class="plain">
            {shown.map((index) => {
              const {id, verdict, durationMs, quarantine, flakiness} = view.case(index);
              return (
                <li key={index}>
                  <VerdictMark verdict={verdict} />
                  <CaseLink id={id} durationMs={durationMs} />
                  {quarantine !== undefined && (
                    <span class="flag flag-flaky">
                      until {visibleLine(quarantine.until)}: {visibleLine(quarantine.reason)}
                    </span>
                  )}
                  {flakiness !== undefined && (
                    <span class="flag flag-flaky">
                      {flakiness.failed} of {flakiness.runs} runs
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </ShowMore>
    </section>
  );
}

/** Metrics that are beyond their limits. */
export function MetricsBeyond({view}: {view: PageView}) {
  const beyond = [...metricsBeyond(view)];
  if (beyond.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="metrics">
      <h3 id="metrics">Metrics beyond their limits</h3>
      <ShowMore items={beyond} step={SLOWEST}>
        {(shown) => (
          <ul class="plain">
            {shown.map(({index, metric, limit}) => {
              const {id, durationMs} = view.case(index);
              return (
                <li key={`${index} ${metric.name}`}>
                  <strong>{visibleLine(metric.name)}</strong>
                  <span class="flag flag-failed">
                    {valueText(metric.value, visibleLine(metric.unit ?? ''))}
                  </span>
                  <span class="dim">{limit}</span>
                  <CaseLink id={id} durationMs={durationMs} />
                </li>
              );
            })}
          </ul>
        )}
      </ShowMore>
    </section>
  );
}

function* metricsBeyond(view: PageView) {
  const {cases} = view.data;
  const attempts = new Set(view.data.metrics.attempt);
  for (let index = 0; index < view.caseCount; index++) {
    const last = (cases.first[index + 1] ?? 0) - 1;
    if (!attempts.has(last) || last < (cases.first[index] ?? 0)) continue;
    for (const metric of view.metrics(index, last)) {
      const {state, limit} = judgeMetric(metric);
      if (state === 'beyond') yield {index, metric, limit};
    }
  }
}

/** What the consoles said that belongs to no case. */
export function ConsoleOfRun({view}: {view: PageView}) {
  const reports = view.data.consoleReports.filter((report) => report.case === -1);
  if (reports.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="console">
      <h3 id="console">Console, outside of cases</h3>
      <ConsoleReportList reports={reports} />
    </section>
  );
}

/** What proctor itself wants known: warnings, what is left, that it was gone on with. */
export function Remarks({view}: {view: PageView}) {
  const {warnings, leaks, reapings, resumptions, run, leftOut} = view.data;
  const remarks = [
    ...resumptions.map(
      ({kept}) =>
        `The run was gone on with by another process; ${countOf(kept, 'verdict')} stayed.`,
    ),
    ...(reapings.length > 0 ? ['Its process died; another one has cleaned up after it.'] : []),
    ...(leaks.length > 0
      ? [`${countOf(leaks.length, 'thing')} it has made were left behind.`]
      : []),
    ...warnings.map(({message}) => visibleText(message)),
    ...(run.complete ? [] : ['The run was cut off: its journal has no end.']),
    ...(leftOut.outputs > 0
      ? [
          `${countOf(leftOut.outputs, 'output')} of steps are in the logs only, to keep this page small.`,
        ]
      : []),
  ];
  if (remarks.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="remarks">
      <h3 id="remarks">Remarks</h3>
      <ShowMore items={remarks} step={WARNINGS}>
        {(shown) => (
          <ul class="remarks">
            {shown.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
      </ShowMore>
    </section>
  );
}

/** What run this is, for who has to tell others. */
export function RunFacts({view}: {view: PageView}) {
  const {run} = view.data;
  const {host, manifest, shard, seed} = run;
  const facts = {
    run: run.runId,
    manifest: manifest.path,
    'exit code': run.exitCode,
    'at once': run.concurrency,
    ...(shard === undefined ? {} : {shard: `${shard.index} of ${shard.count}`}),
    ...(seed === undefined ? {} : {seed}),
    host: `${host.hostname}, ${host.os} ${host.kernel} ${host.arch}`,
    machine: `${countOf(host.cpus, 'CPU')}, ${host.memoryMiB} MiB`,
    proctor: `${run.version}, Node ${host.node}`,
  };
  return (
    <section class="panel" aria-labelledby="run">
      <h3 id="run">This run</h3>
      <dl class="run-facts">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{visibleLine(String(value))}</dd>
          </div>
        ))}
        <div>
          <dt>took</dt>
          <dd>{durationText(run.durationMs)}</dd>
        </div>
      </dl>
    </section>
  );
}
