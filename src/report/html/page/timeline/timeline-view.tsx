import {useMemo, useState} from 'preact/hooks';
import {type TimelineBar, timelineOf} from '../../page-timeline.ts';
import type {PageView} from '../../page-view.ts';
import {Icon} from '../parts/icon.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';
import {type LaneRow, laneRows, type Span, zoomed} from './lane-rows.ts';
import {TimelineCanvas} from './timeline-canvas.tsx';

const BARS = 50;

/** What happened when, and who waited for what: a lane for each instance. */
export function TimelineView({view}: {view: PageView}) {
  const {go} = useWay();
  const timeline = useMemo(() => timelineOf(view), [view]);
  const rows = useMemo(() => laneRows(timeline), [timeline]);
  const endMs = Math.max(1, timeline.endMs);
  const [span, setSpan] = useState<Span>({startMs: 0, endMs});
  const [selected, setSelected] = useState<TimelineBar | undefined>();
  const [isList, setList] = useState(false);
  const middle = (span.startMs + span.endMs) / 2;
  const zoom = (factor: number) =>
    setSpan(zoomed(span, factor, {aroundMs: middle, wholeMs: endMs}));
  const open = (bar: TimelineBar) => {
    if (bar.case === undefined) return;
    go({...START, view: 'cases', case: view.data.cases.id[bar.case]});
  };
  return (
    <div class="picture">
      <h2 class="unseen">Timeline</h2>
      <div class="picture-bar">
        <fieldset class="segmented">
          <legend class="unseen">Shown as</legend>
          <button type="button" aria-pressed={!isList} onClick={() => setList(false)}>
            Lanes
          </button>
          <button type="button" aria-pressed={isList} onClick={() => setList(true)}>
            List
          </button>
        </fieldset>
        {!isList && (
          <>
            <span class="zooms">
              <ZoomButton name="minus" label="Zoom out" onClick={() => zoom(2)} />
              <ZoomButton name="plus" label="Zoom in" onClick={() => zoom(0.5)} />
              <ZoomButton
                name="fit"
                label="Show all of it"
                onClick={() => setSpan({startMs: 0, endMs})}
              />
            </span>
            <Legend />
          </>
        )}
      </div>
      {isList ? (
        <LaneList rows={rows} view={view} />
      ) : (
        <>
          <TimelineCanvas
            rows={rows}
            endMs={endMs}
            span={span}
            selected={selected}
            onSpan={setSpan}
            onSelect={setSelected}
            onOpen={open}
          />
          <Foot bar={selected} view={view} rows={rows} span={span} />
        </>
      )}
    </div>
  );
}

interface ZoomButtonProps {
  readonly name: 'minus' | 'plus' | 'fit';
  readonly label: string;
  readonly onClick: () => void;
}

/** A button of a picture. */
export function ZoomButton({name, label, onClick}: ZoomButtonProps) {
  return (
    <button type="button" class="button icon-button" title={label} onClick={onClick}>
      <Icon name={name} />
      <span class="unseen">{label}</span>
    </button>
  );
}

function Legend() {
  return (
    <ul class="legend">
      <li>
        <span class="swatch swatch-stage" /> stage
      </li>
      <li>
        <span class="swatch bar-passed" /> passed
      </li>
      <li>
        <span class="swatch bar-failed" /> failed
      </li>
      <li>
        <span class="swatch bar-error" /> error
      </li>
      <li>
        <span class="swatch swatch-wait" /> waiting
      </li>
    </ul>
  );
}

interface FootProps {
  readonly bar: TimelineBar | undefined;
  readonly view: PageView;
  readonly rows: readonly LaneRow[];
  readonly span: Span;
}

function Foot({bar, view, rows, span}: FootProps) {
  return (
    <div class="picture-foot" role="status">
      {bar === undefined ? (
        <span class="dim">
          {durationText(span.startMs)} to {durationText(span.endMs)}. Choose a bar to see what it
          is.
        </span>
      ) : (
        <BarWords bar={bar} view={view} rows={rows} />
      )}
    </div>
  );
}

interface BarWordsProps {
  readonly bar: TimelineBar;
  readonly view: PageView;
  readonly rows?: readonly LaneRow[];
}

/** A bar in words. */
function BarWords({bar, view, rows = []}: BarWordsProps) {
  const {route} = useWay();
  const {kind, label, verdict, isOk, startMs, case: index} = bar;
  const lane = rows.find(({bars}) => bars.includes(bar));
  const id = index === undefined ? undefined : view.data.cases.id[index];
  return (
    <span class="bar-words">
      {kind === 'case' && verdict !== undefined && <VerdictMark verdict={verdict} />}
      {kind === 'stage' && <VerdictMark verdict={isOk ? 'passed' : 'error'} />}
      <span>
        {kind === 'wait' ? (
          <>waited for {label === '' ? 'something that is not known' : visibleLine(label)}</>
        ) : kind === 'case' && id !== undefined ? (
          <a href={routeHash({...START, theme: route.theme, view: 'cases', case: id})}>
            {visibleLine(id)}
          </a>
        ) : (
          visibleLine(label)
        )}
        {kind !== 'case' && id !== undefined && <span class="dim"> for {visibleLine(id)}</span>}
      </span>
      <strong>{durationText(lengthMs(bar, view))}</strong>
      <span class="dim">
        from {durationText(startMs)}
        {lane !== undefined && ` on ${visibleLine(lane.label)}`}
      </span>
    </span>
  );
}

/** A bar may be cut by what was on its lane before; what it stands for is as long as it was. */
function lengthMs({kind, attempt, stage, startMs, endMs}: TimelineBar, view: PageView): number {
  if (kind === 'case' && attempt !== undefined) return view.attempt(attempt).durationMs;
  if (kind === 'stage' && stage !== undefined) return view.stage(stage).durationMs;
  return endMs - startMs;
}

/** The same without a picture. */
function LaneList({rows, view}: {rows: readonly LaneRow[]; view: PageView}) {
  return (
    <div class="lane-list">
      {rows.map((row, position) =>
        row.kind === 'group' ? (
          <h3 key={position}>{visibleLine(row.label)}</h3>
        ) : (
          <details key={position} open={rows.length < 8}>
            <summary>
              {visibleLine(row.label)} <span class="dim">{countOf(row.bars.length, 'bar')}</span>
            </summary>
            <ShowMore items={row.bars} step={BARS}>
              {(shown) => (
                <ol>
                  {shown.map((bar) => (
                    <li key={`${bar.kind} ${bar.startMs} ${bar.label}`}>
                      <BarWords bar={bar} view={view} />
                    </li>
                  ))}
                </ol>
              )}
            </ShowMore>
          </details>
        ),
      )}
    </div>
  );
}
