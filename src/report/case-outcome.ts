import type {SubResult} from '../journal/event.ts';
import type {AttemptResult, CaseResult} from '../journal/run-result.ts';

/** What a case or a test came to, in the words that most report formats share. */
export interface Outcome {
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  /** What went wrong, as `exit-code`, `infra.ssh-unreachable`, `interrupted`; empty if passed. */
  readonly type: string;
  /** In a line; empty if passed. */
  readonly message: string;
}

const PASSED: Outcome = {kind: 'passed', type: '', message: ''};

/**
 * How reports show a case. Interrupted cases are errors, whether they had started or not: a run
 * that was called off must never look green. Quarantined cases never fail a report.
 */
export function caseOutcome(item: CaseResult): Outcome {
  if (item.verdict === 'passed' || item.verdict === 'flaky') return PASSED;
  if (item.verdict === 'skipped') {
    return {kind: 'skipped', type: item.skip ?? 'skipped', message: skipMessage(item)};
  }
  const last = item.attempts.at(-1);
  const outcome = failedOutcome(item.verdict, item, last);
  if (item.quarantine === undefined || item.verdict === 'interrupted') return outcome;
  return muted(item, `${item.verdict}: ${outcome.message}`);
}

/** How reports show one attempt that did not pass. */
export function attemptOutcome(attempt: AttemptResult): Outcome {
  if (attempt.verdict === 'passed' || attempt.verdict === 'flaky') return PASSED;
  if (attempt.verdict === 'skipped') {
    return {kind: 'skipped', type: 'skipped', message: attempt.reason ?? 'skipped'};
  }
  return failedOutcome(attempt.verdict, attempt, attempt);
}

/** How reports show a test that a step of `item` reported. */
export function resultOutcome(item: CaseResult, result: SubResult): Outcome {
  const message = result.message ?? '';
  if (result.verdict === 'passed') return PASSED;
  if (result.verdict === 'skipped') {
    return {kind: 'skipped', type: 'skipped', message: message === '' ? 'skipped' : message};
  }
  const text = message === '' ? result.verdict : message;
  if (isMuted(item)) return muted(item, text);
  return {kind: result.verdict === 'failed' ? 'failure' : 'error', type: 'result', message: text};
}

/** Whether failures of tests in `item` are shown as skipped. */
export function isMuted(item: CaseResult): boolean {
  return item.quarantine !== undefined || item.skip === 'xfail';
}

/** The type that an infrastructure fault has in reports: `infra.ssh-unreachable`. */
export function faultType(code: string): string {
  return `infra.${code.replaceAll('/', '-')}`;
}

function failedOutcome(
  verdict: 'failed' | 'error' | 'interrupted',
  what: Pick<AttemptResult, 'reason' | 'fault'>,
  attempt: AttemptResult | undefined,
): Outcome {
  const message = what.reason ?? what.fault?.message ?? attempt?.reason ?? verdict;
  switch (verdict) {
    case 'interrupted':
      return {kind: 'error', type: 'interrupted', message};
    case 'error':
      return {kind: 'error', type: what.fault ? faultType(what.fault.code) : 'infra', message};
    case 'failed': {
      const steps = attempt?.steps.filter((step) => step.verdict === 'failed' && !step.continued);
      // What the console says is the cause of what else failed.
      const failed = steps?.find(({step}) => step === 'console') ?? steps?.[0];
      return {kind: 'failure', type: failed?.failures[0]?.check ?? 'failed', message};
    }
  }
}

function skipMessage(item: CaseResult): string {
  if (item.reason !== undefined && item.reason !== '') return item.reason;
  return item.skip === 'xfail' ? `expected failure: ${item.xfail ?? ''}` : (item.skip ?? 'skipped');
}

function muted(item: CaseResult, message: string): Outcome {
  const {quarantine} = item;
  const why =
    quarantine === undefined
      ? `expected failure: ${item.xfail ?? item.reason ?? ''}`
      : `quarantined until ${quarantine.until}: ${quarantine.reason}`;
  const type = quarantine === undefined ? 'xfail' : 'quarantine';
  return {kind: 'skipped', type, message: `${why} (${message})`};
}
