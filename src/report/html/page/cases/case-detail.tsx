import {useState} from 'preact/hooks';
import type {CaseRow, PageView} from '../../page-view.ts';
import {CommandLine} from '../parts/command-line.tsx';
import {CopyButton} from '../parts/copy-button.tsx';
import {FaultNote} from '../parts/fault-note.tsx';
import {HistoryStrip, historyWords} from '../parts/history-strip.tsx';
import {Icon} from '../parts/icon.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {durationText, timeText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';
import {AttemptSection} from './attempt-section.tsx';
import {splitId} from './case-line.tsx';
import {StageList} from './stage-list.tsx';

interface CaseDetailProps {
  readonly view: PageView;
  readonly index: number;
  /** Whether it is drawn for paper: nothing to press, every attempt. */
  readonly isPrinted?: boolean;
}

/** All that is known of one case. */
export function CaseDetail({view, index, isPrinted = false}: CaseDetailProps) {
  const item = view.case(index);
  const attempts = view.attempts(index);
  const [chosen, setChosen] = useState<number | undefined>();
  const shown = isPrinted ? attempts : [attempts[chosen ?? attempts.length - 1]];
  return (
    <article class="detail" aria-labelledby={`case-${index}`}>
      <DetailHead item={item} isPrinted={isPrinted} />
      <CaseFacts view={view} item={item} />
      <Marks item={item} />
      <Why item={item} hasAttempts={attempts.length > 0} />
      {item.verdict !== 'passed' && !isPrinted && (
        <p class="rerun">
          <span class="dim">Run it again:</span>{' '}
          <CommandLine command={view.rerunCommand(index)} what="the command" />
        </p>
      )}
      <History view={view} item={item} />
      {attempts.length > 1 && !isPrinted && (
        <fieldset class="segmented">
          <legend class="unseen">Attempts</legend>
          {attempts.map((attempt, position) => (
            <button
              key={attempt.index}
              type="button"
              aria-pressed={position === (chosen ?? attempts.length - 1)}
              onClick={() => setChosen(position)}
            >
              <VerdictMark verdict={attempt.verdict} /> Attempt {attempt.attempt}
            </button>
          ))}
        </fieldset>
      )}
      {shown.map(
        (attempt) =>
          attempt !== undefined && (
            <AttemptSection key={attempt.index} view={view} item={item} attempt={attempt} />
          ),
      )}
      <StageList stages={view.stagesOf(index)} />
    </article>
  );
}

interface DetailHeadProps {
  readonly item: CaseRow;
  readonly isPrinted: boolean;
}

function DetailHead({item, isPrinted}: DetailHeadProps) {
  const {route, go} = useWay();
  const [name, place] = splitId(item.id, item.environment);
  return (
    <header class="detail-head">
      {!isPrinted && (
        <button
          type="button"
          class="button icon-button back"
          title="Back to the list (Escape)"
          onClick={() => go({case: undefined})}
        >
          <Icon name="back" />
          <span class="unseen">Back to the list</span>
        </button>
      )}
      <h2 id={`case-${item.index}`} tabIndex={-1}>
        {visibleLine(name)}
        <span class="dim">{visibleLine(place)}</span>
      </h2>
      <VerdictMark verdict={item.verdict} isNamed />
      {!isPrinted && (
        <CopyButton
          what="a link to this case"
          text={() => {
            const hash = routeHash({...START, view: 'cases', case: item.id, theme: route.theme});
            return `${location.href.replace(/#.*$/s, '')}${hash}`;
          }}
        />
      )}
    </header>
  );
}

function CaseFacts({view, item}: {view: PageView; item: CaseRow}) {
  const {route} = useWay();
  const {startedAt, manifest} = view.data.run;
  const {description} = item.scenario;
  const matrix = Object.entries(item.matrix);
  return (
    <>
      {description !== undefined && <p class="description">{visibleText(description)}</p>}
      <p class="detail-facts">
        <span>
          <strong>{durationText(item.durationMs)}</strong>
          {item.expectedMs !== undefined && (
            <span class="dim"> of {durationText(item.expectedMs)} expected</span>
          )}
        </span>
        {item.startMs !== undefined && <span>{timeText(startedAt + item.startMs)}</span>}
        {item.line !== undefined && (
          <span class="mono">
            {visibleLine(manifest.path.split('/').at(-1) ?? '')}:{item.line}
          </span>
        )}
        {item.repetition !== undefined && <span>repetition {item.repetition}</span>}
        {matrix.map(([name, value]) => (
          <span key={name} class="tag">
            {visibleLine(name)}={visibleLine(String(value))}
          </span>
        ))}
        {item.tags.map((tag) => (
          <a
            key={tag}
            class="tag"
            href={routeHash({...START, view: 'cases', tag, theme: route.theme})}
          >
            {visibleLine(tag)}
          </a>
        ))}
      </p>
    </>
  );
}

function Marks({item: {quarantine, xfail, flakiness}}: {item: CaseRow}) {
  return (
    <>
      {quarantine !== undefined && (
        <p class="note note-flaky">
          <strong>Quarantined until {visibleLine(quarantine.until)}</strong>:{' '}
          {visibleText(quarantine.reason)}. It does not decide how the run ends.
        </p>
      )}
      {xfail !== undefined && (
        <p class="note">
          <strong>Expected to fail</strong>: {visibleText(xfail)}
        </p>
      )}
      {flakiness !== undefined && (
        <p class="note note-flaky">
          <strong>Known to be flaky</strong>: of its latest {flakiness.runs} runs {flakiness.failed}{' '}
          failed, or passed only when tried again.
        </p>
      )}
    </>
  );
}

/** Why it is not passed, where no attempt tells. */
function Why({item, hasAttempts}: {item: CaseRow; hasAttempts: boolean}) {
  const {reason, fault, verdict, skip} = item;
  if (fault !== undefined && !hasAttempts) return <FaultNote fault={fault} />;
  const text = reason ?? (verdict === 'skipped' ? skip : undefined);
  if (text === undefined || verdict === 'passed') return null;
  return <p class={`note note-${verdict} reason`}>{visibleText(text)}</p>;
}

function History({view, item}: {view: PageView; item: CaseRow}) {
  const {index, verdict, durationMs} = item;
  const earlier = view.history(index);
  if (earlier.length === 0) return null;
  const runs = [...earlier, {at: view.data.run.startedAt, verdict, durationMs}];
  return (
    <div class="past">
      <HistoryStrip runs={runs} />
      <span class="dim small">{historyWords(runs)}</span>
    </div>
  );
}
