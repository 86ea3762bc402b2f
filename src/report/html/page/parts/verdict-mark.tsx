import type {Verdict} from '../../../../journal/event.ts';

/** What each verdict is called, and drawn as: told apart by shape as well as by colour. */
const MARKS: Readonly<Record<Verdict, {readonly label: string; readonly path: string}>> = {
  passed: {label: 'passed', path: 'M3.5 8.5l3 3 6-7'},
  failed: {label: 'failed', path: 'M4 4l8 8M12 4l-8 8'},
  error: {label: 'error', path: 'M8 3v6.2M8 12.4v.2'},
  flaky: {label: 'flaky', path: 'M2.5 10.5l3-5 3 5 3-5 2 3.2'},
  skipped: {label: 'skipped', path: 'M4 8h8'},
  interrupted: {label: 'interrupted', path: 'M5.5 4v8M10.5 4v8'},
};

/** In the order in which they are told: what needs looking at first. */
export const VERDICTS_WORST_FIRST = [
  'failed',
  'error',
  'interrupted',
  'flaky',
  'skipped',
  'passed',
] as const satisfies readonly Verdict[];

/** The sign of a verdict; its word is said where nothing beside it says it. */
export function VerdictMark({verdict, isNamed}: {verdict: Verdict; isNamed?: boolean}) {
  const {label} = MARKS[verdict];
  return (
    <span class={`mark mark-${verdict}`}>
      <Sign verdict={verdict} />
      {isNamed === true ? label : <span class="unseen">{label}</span>}
    </span>
  );
}

/** The sign alone, beside a text with the word in it. */
export function VerdictSign({verdict}: {verdict: Verdict}) {
  return (
    <span class={`mark mark-${verdict}`}>
      <Sign verdict={verdict} />
    </span>
  );
}

function Sign({verdict}: {verdict: Verdict}) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={MARKS[verdict].path} />
    </svg>
  );
}
