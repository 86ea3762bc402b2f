import type {Verdict} from '../../../../journal/event.ts';
import type {PageView} from '../../page-view.ts';

/** Cases that went wrong in the same way. */
export interface FailureGroup {
  readonly verdict: Verdict;
  /** As the first of them tells it. */
  readonly reason: string;
  readonly help: string | undefined;
  /** Indexes, in the plan's order. */
  readonly cases: readonly number[];
}

/**
 * The cases that speak against the run, those alike together: large groups first, errors of the
 * machinery before failures of the same number, since they may be the cause of these; what was only
 * called off last.
 */
export function groupFailures(view: PageView): readonly FailureGroup[] {
  const groups = new Map<string, {-readonly [K in keyof FailureGroup]: FailureGroup[K]}>();
  for (let index = 0; index < view.caseCount; index++) {
    const {verdict, reason, fault, quarantine} = view.case(index);
    if (verdict === 'passed' || verdict === 'skipped' || verdict === 'flaky') continue;
    if (quarantine !== undefined && verdict !== 'interrupted') continue;
    const text = reason ?? fault?.message ?? verdict;
    const key = `${verdict} ${fault?.code ?? ''} ${withoutNumbers(text)}`;
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, {verdict, reason: text, help: fault?.help, cases: [index]});
    } else {
      known.cases = [...known.cases, index];
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.verdict === 'interrupted') - Number(b.verdict === 'interrupted') ||
      b.cases.length - a.cases.length ||
      rank(a.verdict) - rank(b.verdict),
  );
}

function rank(verdict: Verdict): number {
  return ['error', 'failed', 'interrupted'].indexOf(verdict);
}

/** Times, addresses and counts differ where the cause is one. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/0x[\da-f]+|\d+/gi, '0');
}
