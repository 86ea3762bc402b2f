import type {PageSummary} from '../page-data.ts';
import type {PageView} from '../page-view.ts';
import {CaseDetail} from './cases/case-detail.tsx';
import {groupFailures} from './overview/group-failures.ts';
import {Overview} from './overview/overview.tsx';
import {VerdictMark} from './parts/verdict-mark.tsx';
import {countOf, durationText} from './words/quantity-text.ts';
import {visibleLine} from './words/visible-text.ts';

/** Cases that are told in full; more would be a book. */
const DETAILS_MAX = 40;
/** Lines of the list of all cases. */
const CASES_MAX = 5_000;

/** The report on paper: the overview, what went wrong in full, and a line for every case. */
export function Printed({summary, view}: {summary: PageSummary; view: PageView}) {
  const failed = groupFailures(view).flatMap(({cases}) => cases);
  const all = Array.from({length: Math.min(view.caseCount, CASES_MAX)}, (_none, index) => index);
  return (
    <>
      <Overview summary={summary} view={view} />
      {failed.slice(0, DETAILS_MAX).map((index) => (
        <CaseDetail key={index} view={view} index={index} isPrinted />
      ))}
      <section class="panel">
        <h3>All cases</h3>
        <table class="table">
          <tbody>
            {all.map((index) => {
              const {id, verdict, durationMs} = view.case(index);
              return (
                <tr key={id}>
                  <td>
                    <VerdictMark verdict={verdict} isNamed />
                  </td>
                  <td>{visibleLine(id)}</td>
                  <td class="number">{durationText(durationMs)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {view.caseCount > CASES_MAX && <p>{countOf(view.caseCount - CASES_MAX, 'more case')}.</p>}
      </section>
    </>
  );
}
