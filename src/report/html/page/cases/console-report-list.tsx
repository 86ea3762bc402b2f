import type {PageConsoleReport} from '../../page-data.ts';
import {Fold} from '../parts/fold.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {TextBlock} from '../parts/text-block.tsx';
import {visibleLine, visibleText} from '../words/visible-text.ts';

const REPORTS = 50;

/** What a machine's console said is wrong. */
export function ConsoleReportList({reports}: {reports: readonly PageConsoleReport[]}) {
  return (
    <ShowMore items={reports} step={REPORTS}>
      {(shown) => (
        <ul class="console-reports">
          {shown.map((report) => (
            <li key={`${report.atMs} ${report.title}`}>
              <ConsoleReport report={report} />
            </li>
          ))}
        </ul>
      )}
    </ShowMore>
  );
}

function ConsoleReport({report}: {report: PageConsoleReport}) {
  const {title, severity, count = 1, expected, corrupted, text} = report;
  const isBad = (severity === 'fatal' || severity === 'error') && expected !== true;
  const head = (
    <>
      <span class={`flag ${isBad ? 'flag-failed' : ''}`}>{severity}</span>
      <span class="step-name">{visibleLine(title)}</span>
      {count > 1 && <span class="flag">×{count}</span>}
      {expected === true && <span class="flag">expected</span>}
    </>
  );
  return (
    <Fold class="step" head={head} isOpenAtFirst={isBad}>
      {() => (
        <>
          <p class="dim small">
            <code>{visibleLine(report.class)}</code>
            {corrupted !== undefined && <> · not to be relied on: {visibleText(corrupted)}</>}
          </p>
          {text === undefined ? (
            <p class="dim">Its text is not in this page, to keep it small; the log has it.</p>
          ) : (
            <TextBlock label="console" text={text} />
          )}
        </>
      )}
    </Fold>
  );
}
