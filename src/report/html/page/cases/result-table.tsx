import type {AttemptRow, PageView, ResultRow} from '../../page-view.ts';
import {Fold} from '../parts/fold.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {TextBlock} from '../parts/text-block.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf, countText, durationText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';

const RESULTS = 100;

/** Tests that the steps of an attempt have reported, the failed ones first. */
export function ResultTable({view, attempt}: {view: PageView; attempt: AttemptRow}) {
  const {passed, failed, skipped, error} = attempt.resultCounts;
  const total = passed + failed + skipped + error;
  if (total === 0) return null;
  const results = view.results(attempt.index);
  const counts = Object.entries({failed, error, skipped, passed})
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${countText(count)} ${verdict}`);
  const head = (
    <span class="section-name">
      {countOf(total, 'reported test')} <span class="dim">{counts.join(', ')}</span>
    </span>
  );
  return (
    <Fold class="section" head={head} isOpenAtFirst={failed + error > 0}>
      {() => (
        <>
          <ShowMore items={results} step={RESULTS}>
            {(shown) => (
              <ol class="results">
                {shown.map((result, position) => (
                  <Result key={position} result={result} />
                ))}
              </ol>
            )}
          </ShowMore>
          {results.length < total && (
            <p class="dim small">
              {countOf(total - results.length, 'test')} are not in this page, to keep it small; they
              are in report.json.
            </p>
          )}
        </>
      )}
    </Fold>
  );
}

function Result({result}: {result: ResultRow}) {
  const {name, suite, verdict, durationMs, message, details} = result;
  return (
    <li class="result">
      <div class="result-head">
        <VerdictMark verdict={verdict} />
        <span class="result-name">
          {suite !== undefined && <span class="dim">{visibleLine(suite)} › </span>}
          {visibleLine(name)}
        </span>
        {durationMs !== undefined && <span class="step-time">{durationText(durationMs)}</span>}
      </div>
      {message !== undefined && <p class="result-message">{visibleText(message)}</p>}
      {details !== undefined && <TextBlock label="details" text={details} />}
    </li>
  );
}
