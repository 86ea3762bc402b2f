import type {StageRow} from '../../page-view.ts';
import {FactList} from '../parts/fact-list.tsx';
import {FaultNote} from '../parts/fault-note.tsx';
import {Fold} from '../parts/fold.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

interface StageListProps {
  readonly stages: readonly StageRow[];
  readonly isOpenAtFirst?: boolean;
}

/** Stages around a case or of an instance, in the order of their ends. */
export function StageList({stages, isOpenAtFirst = false}: StageListProps) {
  if (stages.length === 0) return null;
  const failed = stages.some(({ok}) => !ok);
  const total = stages.reduce((sum, {durationMs}) => sum + durationMs, 0);
  const head = (
    <span class="section-name">
      {countOf(stages.length, 'stage')} <span class="dim">{durationText(total)}</span>
    </span>
  );
  return (
    <Fold class="section" head={head} isOpenAtFirst={failed || isOpenAtFirst}>
      {() => (
        <ol class="steps">
          {stages.map((stage) => (
            <li key={stage.index}>
              <Stage stage={stage} />
            </li>
          ))}
        </ol>
      )}
    </Fold>
  );
}

function Stage({stage}: {stage: StageRow}) {
  const {ok, fault, facts, waitedMs, waitedFor} = stage;
  const head = (
    <>
      <VerdictMark verdict={ok ? 'passed' : 'error'} />
      <span class="step-name">
        {stage.stage} <span class="dim">{visibleLine(stage.instance)}</span>
      </span>
      {waitedMs > 0 && (
        <span class="flag flag-wait">
          waited {durationText(waitedMs)}
          {waitedFor !== undefined && ` for ${visibleLine(waitedFor)}`}
        </span>
      )}
      <span class="step-time">{durationText(stage.durationMs)}</span>
    </>
  );
  const isPlain = fault === undefined && Object.keys(facts).length === 0;
  if (isPlain) return <div class="fold step fold-head is-plain">{head}</div>;
  return (
    <Fold class="step" head={head} isOpenAtFirst={fault !== undefined}>
      {() => (
        <>
          {fault !== undefined && <FaultNote fault={fault} />}
          <FactList facts={facts} />
        </>
      )}
    </Fold>
  );
}
