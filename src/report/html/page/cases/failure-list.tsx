import type {Failure} from '../../../../journal/event.ts';
import {visibleText} from '../words/visible-text.ts';

/** Expectations that did not hold. */
export function FailureList({failures}: {failures: readonly Failure[]}) {
  return (
    <ul class="failures">
      {failures.map((failure, position) => (
        <li key={position} class="note note-failed">
          <p>
            <code class="check">{visibleText(failure.check)}</code> {visibleText(failure.message)}
          </p>
          {(failure.expected !== undefined || failure.actual !== undefined) && (
            <dl class="expected">
              <Side name="expected" text={failure.expected} />
              <Side name="actual" text={failure.actual} />
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

function Side({name, text}: {name: string; text: string | undefined}) {
  if (text === undefined) return null;
  return (
    <div class={`side side-${name}`}>
      <dt>{name}</dt>
      <dd>
        <code>{visibleText(text)}</code>
      </dd>
    </div>
  );
}
