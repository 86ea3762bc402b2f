import {expandTemplate, type Scope} from '../../manifest/expression/expression.ts';
import type {ExpectedState, Step} from '../../manifest/manifest.ts';
import {monotonicMs} from '../../util/clock.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {execute, prepareScript, scenarioLimits} from '../execute.ts';
import {checkExit} from '../judge/expectations.ts';
import {matchText} from '../judge/guarded-regex.ts';
import type {StepEnding, StepRecord} from '../record/step-record.ts';
import {pause} from './pause.ts';
import {failedUnlessInfrastructure} from './run-step.ts';

/** States seen of which so many, the last ones, stand in a failure. */
const SEEN_MAX = 10;
const STATE_CHARACTERS_MAX = 200;

/** A state that was seen, and when first. */
interface Seen {
  readonly text: string;
  readonly atMs: number;
  count: number;
}

/**
 * Follows the state that a script prints through the expected ones, in order, each within its own
 * time since the one before. What is seen in between does not matter. The script's exit code only
 * matters where `expect` says so: `systemctl is-active` has one for each state.
 */
export async function runWatchStep(
  run: AttemptRun,
  record: StepRecord,
  options: {
    readonly step: Step;
    readonly script: string;
    readonly everyMs: number;
    readonly states: readonly ExpectedState[];
  },
): Promise<StepEnding> {
  const {step, everyMs} = options;
  const {signal} = run.context;
  const script = prepareScript(run, options.script, {key: record.label.key, fields: step});
  const scope = run.scope.plain(script.env);
  const states = options.states.map((state) => expandState(state, scope));
  const stepEndMs =
    monotonicMs() + Math.min(step.timeoutMs ?? Number.POSITIVE_INFINITY, run.timeLeftMs);
  const startedMs = monotonicMs();
  const seen: Seen[] = [];
  let reachedMs = startedMs;
  /** Whether the script has ended at all since the last state was reached. */
  let isSeen = false;
  for (let next = 0; ; ) {
    const state = states[next];
    if (state === undefined) return {verdict: 'passed', outputs: record.outputs};
    const endMs = Math.min(reachedMs + state.withinMs, stepEndMs);
    record.output.restart();
    const {result, broken} = await execute(run, record, {
      script,
      limits: {
        ...scenarioLimits(run),
        timeoutMs: Math.max(1, endMs - monotonicMs()),
        idleTimeoutMs: step.idleTimeoutMs,
        keepsOutput: true,
      },
    });
    const nowMs = monotonicMs();
    if (broken === undefined) {
      if (step.expect !== undefined) {
        const failures = checkExit(result, step.expect);
        if (failures.length > 0) return {verdict: 'failed', failures, result};
      }
      const text = result.stdout.toString().trim();
      note(seen, text, nowMs - startedMs);
      isSeen = true;
      if (nowMs <= endMs && isState(state, text)) {
        reachedMs = nowMs;
        next += 1;
        isSeen = false;
        continue;
      }
    }
    if (broken !== undefined || monotonicMs() + everyMs >= endMs) {
      const limitMs = endMs - reachedMs;
      const failure = describeMissing({states, next, limitMs, seen, hung: !isSeen});
      return failedUnlessInfrastructure(record, {script, result, signal}, [failure]);
    }
    await pause(everyMs, {signal});
  }
}

function expandState(state: ExpectedState, scope: Scope): ExpectedState {
  const expand = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : expandTemplate(text, scope);
  return {
    equals: expand(state.equals),
    contains: expand(state.contains),
    matches: expand(state.matches),
    withinMs: state.withinMs,
  };
}

function isState(state: ExpectedState, text: string): boolean {
  return (
    (state.equals === undefined || text === state.equals.trim()) &&
    (state.contains === undefined || text.includes(state.contains)) &&
    (state.matches === undefined || matchText(state.matches, text).id === 'found')
  );
}

function note(seen: Seen[], full: string, atMs: number): void {
  const text =
    full.length > STATE_CHARACTERS_MAX ? `${full.slice(0, STATE_CHARACTERS_MAX)}…` : full;
  const last = seen.at(-1);
  if (last?.text === text) last.count += 1;
  else seen.push({text, atMs, count: 1});
  if (seen.length > SEEN_MAX) seen.shift();
}

function describeMissing(options: {
  readonly states: readonly ExpectedState[];
  readonly next: number;
  readonly limitMs: number;
  readonly seen: readonly Seen[];
  readonly hung: boolean;
}): {check: string; message: string; expected: string; actual: string} {
  const {states, next, limitMs, seen} = options;
  const expected = describeState(states[next]);
  const after = next === 0 ? '' : ` after ${describeState(states[next - 1])}`;
  const last = seen.at(-1);
  const actual = seen.map(({text, atMs}) => `${JSON.stringify(text)} at ${formatDuration(atMs)}`);
  const found = options.hung
    ? 'the script did not end'
    : `the state is ${JSON.stringify(last?.text ?? '')}`;
  const message = `did not become ${expected} within ${formatDuration(limitMs)}${after}: ${found}`;
  return {check: 'state', message, expected, actual: actual.join(', ')};
}

function describeState(state: ExpectedState | undefined): string {
  const parts: string[] = [];
  if (state?.equals !== undefined) parts.push(JSON.stringify(state.equals));
  if (state?.contains !== undefined) parts.push(`what contains ${JSON.stringify(state.contains)}`);
  if (state?.matches !== undefined) parts.push(`what matches /${state.matches}/`);
  return parts.join(' and ');
}
