import {assert} from '../../util/assert.ts';
import type {IsolationSpec} from '../deployment-spec.ts';
import type {
  FileMatch as DocumentFileMatch,
  Step as DocumentStep,
  TextMatch as DocumentTextMatch,
  Expect,
  Output,
  Ready,
  Results,
  State,
} from '../generated/manifest-document.ts';
import {MACHINE_ACTIONS, type MachineAction} from '../machine-actions.ts';
import type {
  Expectation,
  ExpectedState,
  FileMatch,
  MachineOperation,
  OutputSource,
  ReadyCheck,
  ResultsSource,
  Step,
  StepAction,
  TextMatch,
} from '../manifest.ts';
import {durationMs, envOf, listOf, record} from './document-values.ts';
import {resolveConfinement} from './resolve-confinement.ts';
import {type ResolvePath, resolveDisk} from './resolve-qemu.ts';

/** What steps get from their scenario. */
export interface StepSettings {
  readonly timeoutMs: number | undefined;
  readonly idleTimeoutMs: number | undefined;
  readonly slowAfterMs: number;
  /** What is around the processes of its scenario. */
  readonly confinement: IsolationSpec | undefined;
  readonly pathOf: ResolvePath;
}

const NAME_LENGTH_MAX = 80;

/** One step with its defaults filled in. */
export function resolveStep(step: DocumentStep, index: number, settings: StepSettings): Step {
  const confinement = resolveConfinement(step, settings.confinement);
  return {
    index,
    id: step.id,
    name: step.name ?? step.id ?? nameOf(step),
    action: actionOf(step, settings.pathOf),
    shell: step.shell,
    env: envOf(step.env),
    workingDirectory: step['working-directory'],
    stdin: step.stdin,
    timeoutMs: durationMs(step.timeout) ?? settings.timeoutMs,
    idleTimeoutMs: durationMs(step['idle-timeout']) ?? settings.idleTimeoutMs,
    slowAfterMs: settings.slowAfterMs,
    if: step.if === undefined ? undefined : conditionOf(step.if),
    continueOnError: step['continue-on-error'] ?? false,
    ...(confinement !== undefined && {confinement}),
    expect: step.expect === undefined ? undefined : resolveExpect(step.expect),
    outputs: record(step.outputs, resolveOutput),
    results: step.results === undefined ? undefined : resolveResults(step.results),
  };
}

/** Source of a condition without the `${{ }}` that may stand around all of it. */
function conditionOf(condition: string | boolean): string {
  const source = String(condition).trim();
  return source.startsWith('${{') && source.endsWith('}}') ? source.slice(3, -2).trim() : source;
}

function nameOf(step: DocumentStep): string {
  if (step.wait !== undefined) return `wait for ${step.wait}`;
  if (step.stop !== undefined) return `stop ${step.stop}`;
  const operation = MACHINE_ACTIONS.find((key) => step[key] !== undefined);
  if (operation !== undefined) return nameOfOperation(operation, step[operation]);
  const script = step.run ?? step.until ?? step.watch ?? '';
  const line = script.split('\n').find((text) => text.trim() !== '');
  return (line ?? '').trim().slice(0, NAME_LENGTH_MAX).toWellFormed() || 'step';
}

function nameOfOperation(operation: string, value: DocumentStep[MachineAction]): string {
  if (value === true || value === undefined) return operation;
  return `${operation} ${typeof value === 'string' ? value : value.name}`;
}

function actionOf(step: DocumentStep, pathOf: ResolvePath): StepAction {
  const everyMs = durationMs(step.every) ?? 1000;
  if (step.run !== undefined) {
    const ready = step.ready === undefined ? undefined : resolveReady(step.ready);
    return {kind: 'run', script: step.run, background: step.background ?? false, ready};
  }
  if (step.until !== undefined) return {kind: 'until', script: step.until, everyMs};
  if (step.watch !== undefined) {
    const states = listOf<State>(step.states).map(resolveState);
    return {kind: 'watch', script: step.watch, everyMs, states};
  }
  if (step.wait !== undefined) return {kind: 'wait', step: step.wait};
  if (step.stop !== undefined) {
    return {kind: 'stop', step: step.stop, signal: step.signal ?? 'TERM'};
  }
  return {kind: 'machine', operation: operationOf(step, pathOf)};
}

function operationOf(step: DocumentStep, pathOf: ResolvePath): MachineOperation {
  const {reboot, network, sysrq, power} = step;
  if (step.checkpoint !== undefined) return {kind: 'checkpoint', name: step.checkpoint};
  if (step.restore !== undefined) return {kind: 'restore', name: step.restore};
  if (power !== undefined) return {kind: 'power', action: power};
  if (reboot !== undefined) return {kind: 'reboot', how: reboot === true ? 'guest' : reboot};
  if (network !== undefined) return {kind: 'network', state: network};
  const [attached, detached] = [step['attach-disk'], step['detach-disk']];
  if (attached !== undefined) return {kind: 'attach-disk', disk: resolveDisk(attached, {pathOf})};
  if (detached !== undefined) return {kind: 'detach-disk', name: detached};
  if (step.nmi !== undefined) return {kind: 'nmi'};
  if (sysrq !== undefined) return {kind: 'sysrq', key: sysrq};
  const file = step['dump-memory'];
  assert(file !== undefined, 'a step does nothing');
  return {kind: 'dump-memory', file};
}

function resolveState(state: State): ExpectedState {
  return {
    equals: state.equals,
    contains: state.contains,
    matches: state.matches,
    withinMs: durationMs(state.within) ?? 0,
  };
}

function resolveReady(ready: Ready): ReadyCheck {
  return {
    command: ready.command,
    tcp: ready.tcp === undefined ? undefined : String(ready.tcp),
    http: ready.http,
    file: ready.file,
    output: ready.output,
    everyMs: durationMs(ready.every) ?? 100,
    timeoutMs: durationMs(ready.timeout) ?? 30_000,
  };
}

function resolveExpect(expect: Expect): Expectation {
  const exitCode = expect['exit-code'];
  return {
    exitCodes: exitCode === undefined || exitCode === 'any' ? exitCode : listOf<number>(exitCode),
    signal: expect.signal,
    stdout: expect.stdout === undefined ? undefined : resolveTextMatch(expect.stdout),
    stderr: expect.stderr === undefined ? undefined : resolveTextMatch(expect.stderr),
    files: listOf<DocumentFileMatch>(expect.file).map(resolveFileMatch),
  };
}

function resolveTextMatch(match: DocumentTextMatch): TextMatch {
  return {
    contains: listOf<string>(match.contains),
    notContains: listOf<string>(match['not-contains']),
    matches: listOf<string>(match.matches),
    notMatches: listOf<string>(match['not-matches']),
    equals: match.equals,
    json: record(match.json, (value) => value),
  };
}

function resolveFileMatch(match: DocumentFileMatch): FileMatch {
  return {
    path: match.path,
    exists: match.exists ?? true,
    contains: listOf<string>(match.contains),
    notContains: listOf<string>(match['not-contains']),
    matches: match.matches,
    equals: match.equals,
  };
}

function resolveOutput(output: Output): OutputSource {
  if (typeof output === 'string') return {kind: output};
  if (output.matches !== undefined) return {kind: 'matches', pattern: output.matches};
  assert(output.json !== undefined, 'an output has no source');
  return {kind: 'json', path: output.json};
}

function resolveResults(results: Results): ResultsSource {
  if (results.tap !== undefined) return {format: 'tap', from: results.tap};
  if (results.ktap !== undefined) return {format: 'ktap', from: results.ktap};
  return {format: 'junit', from: listOf<string>(results.junit)};
}
