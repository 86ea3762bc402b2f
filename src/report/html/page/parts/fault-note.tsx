import type {FaultRecord} from '../../../../journal/event.ts';
import {visibleText} from '../words/visible-text.ts';
import {FactList} from './fact-list.tsx';

/** Something outside went wrong: what, and what to do about it. */
export function FaultNote({fault}: {fault: FaultRecord}) {
  return (
    <div class="note note-error">
      <p>
        <strong>{visibleText(fault.message)}</strong>
      </p>
      {fault.help !== undefined && <p class="help">{visibleText(fault.help)}</p>}
      <p class="dim small">
        <code>{fault.code}</code>
        {fault.stage !== undefined && ` · while it was at ${visibleText(fault.stage)}`}
      </p>
      {fault.details !== undefined && <FactList facts={fault.details} />}
    </div>
  );
}
