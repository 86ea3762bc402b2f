import {useMemo} from 'preact/hooks';
import type {SoakCaseTotals} from '../../../../journal/soak-event.ts';
import {driftText, seriesTitle} from '../../../soak-text.ts';
import type {PageSoak} from '../../page-data.ts';
import {fileHref, type PageView} from '../../page-view.ts';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf, countText, durationText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';
import {DriftTable} from './drift-table.tsx';
import {type Mark, SeriesChart} from './series-chart.tsx';

const CHARTS = 12;
const ROWS = 30;
/** Marks in a chart; more would be a bar. */
const MARKS_MAX = 400;

const VERDICT_MARKS = {stable: 'passed', unstable: 'failed', inconclusive: 'interrupted'} as const;

/** The same cases again and again: what has changed over the time. */
export function SoakView({view, soak}: {view: PageView; soak: PageSoak}) {
  const {judged} = soak;
  return (
    <div class="overview">
      <h2 class="unseen">Soak</h2>
      <SoakHero soak={soak} />
      {judged !== undefined && judged.drifts.length > 0 && (
        <section class="panel" aria-labelledby="drift">
          <h3 id="drift">Drift</h3>
          <DriftTable drifts={judged.drifts} elapsedMs={judged.elapsedMs} />
        </section>
      )}
      <Charts soak={soak} />
      {judged !== undefined && judged.cases.length > 0 && <CaseTotals cases={judged.cases} />}
      <Incidents view={view} soak={soak} />
    </div>
  );
}

function SoakHero({soak}: {soak: PageSoak}) {
  const {judged, started, samples} = soak;
  const verdict = judged?.verdict ?? 'inconclusive';
  const kind = VERDICT_MARKS[verdict];
  const elapsedMs = judged?.elapsedMs ?? samples.elapsedMs.at(-1) ?? 0;
  const iterations = judged?.iterations ?? samples.iterations.at(-1) ?? 0;
  const restarts = judged?.restarts ?? soak.restarts.length;
  const planned = [
    ...(started.durationMs === undefined ? [] : [durationText(started.durationMs)]),
    ...(started.iterations === undefined ? [] : [countOf(started.iterations, 'iteration')]),
    ...(started.untilFailure === true ? ['until a failure'] : []),
  ];
  return (
    <section class={`hero hero-${kind}`} aria-label="Stability">
      <p class="hero-line">
        <strong class="hero-word">{verdict[0]?.toUpperCase() + verdict.slice(1)}</strong>
        <span>
          {countOf(iterations, 'iteration')} in {durationText(elapsedMs)}
          {planned.length > 0 && ` of ${planned.join(', ')}`}, {countOf(restarts, 'restart')}
        </span>
      </p>
      {judged !== undefined && <VerdictBar counts={judged.counts} />}
      {judged !== undefined && judged.reasons.length > 0 && (
        <ul class="remarks">
          {judged.reasons.map((reason) => (
            <li key={reason}>{visibleText(reason)}</li>
          ))}
        </ul>
      )}
      {judged?.final === false && <p class="dim">As of its latest report; it had not ended.</p>}
    </section>
  );
}

function Charts({soak}: {soak: PageSoak}) {
  const {samples, judged, failures, restarts} = soak;
  const marks = useMemo(
    (): readonly Mark[] => [
      ...failures.slice(0, MARKS_MAX).map(({elapsedMs}) => ({elapsedMs, kind: 'failure' as const})),
      ...restarts.slice(0, MARKS_MAX).map(({elapsedMs}) => ({elapsedMs, kind: 'restart' as const})),
    ],
    [failures, restarts],
  );
  const names = Object.keys(samples.series);
  if (names.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="series">
      <h3 id="series">
        Over time{' '}
        {marks.length > 0 && (
          <span class="dim">
            red strokes are failures, yellow ones replaced instances; the dashed line is the slope
          </span>
        )}
      </h3>
      <ShowMore items={names} step={CHARTS}>
        {(shown) => (
          <div class="charts">
            {shown.map((name) => {
              const drift = judged?.drifts.find(({series}) => series === name);
              const title = visibleLine(seriesTitle(name));
              const text =
                drift === undefined ? title : visibleLine(driftText(drift, judged?.elapsedMs ?? 0));
              return (
                <figure key={name}>
                  <figcaption>{text}</figcaption>
                  <SeriesChart
                    label={text}
                    unit={drift?.unit ?? unitOf(name)}
                    elapsedMs={samples.elapsedMs}
                    values={samples.series[name] ?? []}
                    drift={drift}
                    marks={marks}
                  />
                </figure>
              );
            })}
          </div>
        )}
      </ShowMore>
    </section>
  );
}

/** As names of series end, where nothing was judged that would say it. */
function unitOf(name: string): string {
  if (name.endsWith('bytes')) return 'bytes';
  return /[-/]ms$/.test(name) ? 'ms' : '';
}

function CaseTotals({cases}: {cases: readonly SoakCaseTotals[]}) {
  return (
    <section class="panel" aria-labelledby="totals">
      <h3 id="totals">Cases</h3>
      <ShowMore items={cases} step={ROWS}>
        {(shown) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys.
          <section class="table-scroll" tabIndex={0} aria-label="Cases of the soak">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Case</th>
                  <th scope="col">Verdicts</th>
                  <th scope="col" class="number">
                    Passed
                  </th>
                  <th scope="col" class="number">
                    Not
                  </th>
                  <th scope="col" class="number">
                    Median
                  </th>
                  <th scope="col" class="number">
                    95 %
                  </th>
                  <th scope="col" class="number">
                    Longest
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({case: id, counts, medianMs, p95Ms, maxMs}) => (
                  <tr key={id}>
                    <th scope="row">{visibleLine(id)}</th>
                    <td class="bar-cell">
                      <VerdictBar counts={counts} />
                    </td>
                    <td class="number">{countText(counts.passed)}</td>
                    <td class="number">
                      {countText(counts.failed + counts.error + counts.interrupted)}
                    </td>
                    <td class="number">{durationText(medianMs)}</td>
                    <td class="number">{durationText(p95Ms)}</td>
                    <td class="number">{durationText(maxMs)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </ShowMore>
    </section>
  );
}

/** Failures and restarts, as they came. */
function Incidents({view, soak: {failures, restarts}}: {view: PageView; soak: PageSoak}) {
  const incidents = [
    ...failures.map((failure) => ({...failure, kind: 'failure' as const})),
    ...restarts.map((restart) => ({...restart, kind: 'restart' as const})),
  ].sort((a, b) => a.elapsedMs - b.elapsedMs);
  if (incidents.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="incidents">
      <h3 id="incidents">Failures and restarts</h3>
      <ShowMore items={incidents} step={ROWS}>
        {(shown) => (
          <ul class="plain">
            {shown.map((incident, position) => (
              <li key={position}>
                <VerdictMark verdict={incident.kind === 'failure' ? incident.verdict : 'flaky'} />
                <span class="dim">
                  after {durationText(incident.elapsedMs)}, iteration{' '}
                  {countText(incident.iteration)}
                </span>
                <strong>
                  {visibleLine(incident.kind === 'failure' ? incident.case : incident.instance)}
                </strong>
                <span>{visibleText(incident.reason ?? '')}</span>
                {incident.kind === 'failure' && incident.kept !== undefined && (
                  <a href={fileHref(view.data.run.filesFrom, incident.kept)}>what is kept of it</a>
                )}
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </section>
  );
}
