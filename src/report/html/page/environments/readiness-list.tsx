import type {ReadinessResult} from '../../../../journal/run-result.ts';
import {Fold} from '../parts/fold.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';

const CHECKS = 30;

/** Readiness checks with their evidence; the unmet ones first. */
export function ReadinessList({checks}: {checks: readonly ReadinessResult[]}) {
  if (checks.length === 0) return null;
  const unmet = checks.filter(({ok}) => !ok);
  const sorted = [...unmet, ...checks.filter(({ok}) => ok)];
  const head = (
    <span class="section-name">
      {countOf(checks.length, 'readiness check')}{' '}
      {unmet.length > 0 && <span class="flag flag-failed">{unmet.length} not met</span>}
    </span>
  );
  return (
    <Fold class="section" head={head} isOpenAtFirst={unmet.length > 0}>
      {() => (
        <ShowMore items={sorted} step={CHECKS}>
          {(shown) => (
            <ul class="plain boxed">
              {shown.map((check, position) => (
                <li key={position}>
                  <VerdictMark verdict={check.ok ? 'passed' : check.optional ? 'flaky' : 'error'} />
                  <strong>{visibleLine(check.name)}</strong>
                  <span>{visibleText(check.evidence)}</span>
                  <span class="dim">
                    {visibleLine(check.instance)}, {durationText(check.durationMs)}
                  </span>
                  {!check.ok && check.help !== undefined && (
                    <span class="help">{visibleText(check.help)}</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      )}
    </Fold>
  );
}
