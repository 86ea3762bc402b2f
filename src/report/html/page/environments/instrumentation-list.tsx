import type {InstrumentationResult} from '../../../../journal/run-result.ts';
import {fileHref, type PageView} from '../../page-view.ts';
import {FactList} from '../parts/fact-list.tsx';
import {Fold} from '../parts/fold.tsx';
import {Icon} from '../parts/icon.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

const REPORTS = 30;

interface InstrumentationListProps {
  readonly view: PageView;
  readonly reports: readonly InstrumentationResult[];
}

/** What tools were found to be, and what they found. */
export function InstrumentationList({view, reports}: InstrumentationListProps) {
  if (reports.length === 0) return null;
  const found = reports.reduce((sum, {findings = []}) => sum + findings.length, 0);
  const head = (
    <span class="section-name">
      Instrumentation{' '}
      {found > 0 && <span class="flag flag-failed">{countOf(found, 'finding')}</span>}
    </span>
  );
  return (
    <Fold class="section" head={head} isOpenAtFirst={found > 0}>
      {() => (
        <ShowMore items={reports} step={REPORTS}>
          {(shown) => (
            <ul class="plain boxed">
              {shown.map((report, position) => (
                <li key={position}>
                  <Report view={view} report={report} />
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      )}
    </Fold>
  );
}

function Report({view, report}: {view: PageView; report: InstrumentationResult}) {
  const {tool, instrumentation, phase, instance, facts, files = [], findings = []} = report;
  return (
    <>
      <VerdictMark
        verdict={phase === 'lost' ? 'error' : findings.length > 0 ? 'failed' : 'passed'}
      />
      <strong>{visibleLine(tool)}</strong>
      <span>{phase}</span>
      <span class="dim">
        {visibleLine(instrumentation)}, {visibleLine(report.case ?? instance)}
      </span>
      {files.map((path) => (
        <a key={path} class="file-link" href={fileHref(view.data.run.filesFrom, path)} download="">
          <Icon name="file" />
          {visibleLine(path.split('/').at(-1) ?? path)}
        </a>
      ))}
      {findings.map((finding) => (
        <span key={finding} class="flag flag-failed">
          {visibleLine(finding)}
        </span>
      ))}
      <FactList facts={facts} />
    </>
  );
}
