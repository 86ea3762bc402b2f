import {visibleLine} from '../words/visible-text.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;

/** Names and values. */
export function FactList({facts}: {facts: Facts}) {
  const names = Object.keys(facts);
  if (names.length === 0) return null;
  return (
    <dl class="facts">
      {names.map((name) => (
        <div key={name}>
          <dt>{visibleLine(name)}</dt>
          <dd>{visibleLine(String(facts[name]))}</dd>
        </div>
      ))}
    </dl>
  );
}
