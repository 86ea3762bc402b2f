import type {PageSummary} from '../../page-data.ts';
import type {PageView} from '../../page-view.ts';
import {CommandLine} from '../parts/command-line.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {countOf, countText, durationText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';
import {type FailureGroup, groupFailures} from './group-failures.ts';

/** Causes, and cases of each, shown at first. */
const GROUPS = 20;
const CASES = 5;
const MORE_CASES = 50;

/** What went wrong, until the whole is there: as far as the summary tells. */
export function FirstFailures({summary}: {summary: PageSummary}) {
  if (summary.failureCount === 0) return null;
  return (
    <section class="panel" aria-labelledby="failures">
      <h3 id="failures">What went wrong</h3>
      <ul class="causes">
        {summary.failures.slice(0, GROUPS).map(({case: index, id, verdict, reason, durationMs}) => (
          <li key={index} class="cause">
            <div class="cause-head">
              <VerdictMark verdict={verdict} />
              <span class="cause-reason">{visibleText(reason)}</span>
            </div>
            <CaseLink id={id} durationMs={durationMs} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What went wrong, by cause, and the command to try each again. */
export function Failures({view}: {view: PageView}) {
  const groups = groupFailures(view);
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, {cases}) => sum + cases.length, 0);
  return (
    <section class="panel" aria-labelledby="failures">
      <h3 id="failures">
        What went wrong{' '}
        {count > groups.length && (
          <span class="dim">
            {countOf(count, 'case')}, {countOf(groups.length, 'cause')}
          </span>
        )}
      </h3>
      <ShowMore items={groups} step={GROUPS}>
        {(shown) => (
          <ul class="causes">
            {shown.map((group) => (
              <Cause key={group.cases[0]} view={view} group={group} />
            ))}
          </ul>
        )}
      </ShowMore>
      {count > 1 && (
        <p class="rerun">
          <span class="dim">All of them again:</span>
          <CommandLine command={rerunAll(view)} what="the command" />
        </p>
      )}
    </section>
  );
}

function Cause({view, group}: {view: PageView; group: FailureGroup}) {
  const {verdict, reason, help, cases} = group;
  const [first = 0] = cases;
  return (
    <li class="cause">
      <div class="cause-head">
        <VerdictMark verdict={verdict} />
        <span class="cause-reason">
          {visibleText(reason)}
          {help !== undefined && <span class="cause-help">{visibleText(help)}</span>}
        </span>
        {cases.length > 1 && <span class="flag">{countText(cases.length)} cases</span>}
      </div>
      <ShowMore items={cases} step={CASES} next={MORE_CASES}>
        {(shown) => (
          <ul class="cause-cases">
            {shown.map((index) => {
              const {id, durationMs} = view.case(index);
              return (
                <li key={index}>
                  <CaseLink id={id} durationMs={durationMs} />
                </li>
              );
            })}
            {cases.length === 1 && (
              <li>
                <CommandLine
                  command={view.rerunCommand(first)}
                  what="the command to run it again"
                />
              </li>
            )}
          </ul>
        )}
      </ShowMore>
    </li>
  );
}

export function CaseLink({id, durationMs}: {id: string; durationMs: number}) {
  const {route} = useWay();
  return (
    <span class="case-link">
      <a href={routeHash({...START, theme: route.theme, view: 'cases', case: id})}>
        {visibleLine(id)}
      </a>
      <span class="dim small">{durationText(durationMs)}</span>
    </span>
  );
}

/** The command for one case without the case, which stands at its end, quoted or not. */
function rerunAll(view: PageView): string {
  const id = view.case(0).id;
  const command = view.rerunCommand(0);
  const quoted = command.endsWith(` ${id}`) ? id : `'${id.replaceAll("'", "'\\''")}'`;
  return `${command.slice(0, -quoted.length - 1)} --last-failed`;
}
