import type {ExecResult} from '../environments/environment.ts';
import {wrappedShell} from '../environments/shell.ts';
import type {Failure} from '../journal/event.ts';
import type {IsolationSpec} from '../manifest/deployment-spec.ts';
import {expandTemplate} from '../manifest/expression/expression.ts';
import type {Env, Step} from '../manifest/manifest.ts';
import {formatDuration} from '../util/duration.ts';
import type {AttemptRun} from './attempt-run.ts';
import type {StepEnv} from './attempt-scope.ts';
import type {StepRecord} from './record/step-record.ts';
import {expandPath, StepFiles} from './step-files.ts';

/** Bytes of each stream that can be judged: expectations, outputs and results. */
const JUDGED_BYTES_MAX = 32 * 1024 * 1024;

/** A script of a step or hook, its texts expanded. */
export interface ReadyScript {
  readonly script: string;
  readonly shell: string | undefined;
  readonly env: StepEnv;
  readonly cwd: string | undefined;
  readonly stdin: string | undefined;
  readonly files: StepFiles;
  /** Whether it is a step's, and not a hook's. */
  readonly isStep: boolean;
  /** Walls around its processes. @default none */
  readonly confinement?: IsolationSpec;
}

/** Limits of one execution. */
export interface ExecLimits {
  readonly signal: AbortSignal;
  /** The step's own. @default none */
  readonly timeoutMs?: number | undefined;
  /** Time left of what the step belongs to. */
  readonly timeLeftMs: number;
  /** What that is, for messages, as `the scenario's timeout of 15m`. */
  readonly leftOf: string;
  readonly idleTimeoutMs?: number | undefined;
  /** Whether the bytes of the streams are needed. */
  readonly keepsOutput: boolean;
}

/** What a step's fields may say; hooks have a script only. */
export type ScriptFields = Partial<
  Pick<Step, 'shell' | 'env' | 'workingDirectory' | 'stdin' | 'confinement'>
>;

const NO_ENV: Env = {};

/**
 * Expands the texts around `script`.
 *
 * @throws {FaultError} as expressions do.
 */
export function prepareScript(
  run: AttemptRun,
  script: string,
  options: {
    readonly key: string;
    readonly fields?: ScriptFields;
    /** Whether it is written for any scenario, so that no scenario's shell and folder apply. */
    readonly isShared?: boolean;
  },
): ReadyScript {
  const {fields = {}, isShared = false} = options;
  const scenario = isShared ? undefined : run.scenario;
  const files = new StepFiles(run, options.key);
  const env = run.scope.stepEnv(fields.env ?? NO_ENV, files.variables);
  const scope = run.scope.plain(env);
  const cwd = fields.workingDirectory ?? scenario?.workingDirectory;
  // Hooks have no fields: they look after what the steps may not touch.
  const isStep = options.fields !== undefined;
  const confinement = isStep ? (fields.confinement ?? scenario?.confinement) : undefined;
  const shell = fields.shell ?? scenario?.shell ?? run.spec.shell;
  const isWrapped = isStep && run.wrap.length > 0;
  const expanded = expandTemplate(script, scope);
  files.noteUse(expanded, fields.env);
  return {
    script: expanded,
    shell: isWrapped ? wrappedShell(shell, run.connection.facts.hasBash, run.wrap) : shell,
    env,
    cwd: cwd === undefined ? undefined : expandPath(cwd, scope),
    stdin:
      fields.stdin === undefined
        ? undefined
        : expandTemplate(fields.stdin, run.scope.withSecrets(env)),
    files,
    isStep,
    ...(confinement !== undefined && {confinement}),
  };
}

/**
 * Runs a script, its output going to `record`.
 *
 * @returns also which limit it broke: a script that was ended never passes.
 */
export async function execute(
  run: AttemptRun,
  record: StepRecord,
  options: {readonly script: ReadyScript; readonly limits: ExecLimits},
): Promise<{readonly result: ExecResult; readonly broken: Failure | undefined}> {
  const {script, limits} = options;
  const ownMs = limits.timeoutMs ?? Number.POSITIVE_INFINITY;
  const timeoutMs = Math.max(1, Math.min(ownMs, limits.timeLeftMs));
  const idleTimeoutMs = limits.idleTimeoutMs ?? Number.POSITIVE_INFINITY;
  const {cwd, stdin, confinement} = script;
  const exec = (shell: string | undefined): Promise<ExecResult> =>
    run.connection.exec(
      {script: script.script, shell, env: script.env.values, cwd, stdin},
      {
        signal: limits.signal,
        timeoutMs,
        idleTimeoutMs,
        killGraceMs: run.scenario.killGraceMs,
        onOutput: record.output.push,
        outputBytesMax: limits.keepsOutput ? JUDGED_BYTES_MAX : 0,
      },
    );
  const shell = await dumpingShell(run, script);
  if (confinement === undefined) {
    const result = await exec(shell);
    return {result, broken: brokenLimit(result, limits)};
  }
  const {confined} = await import('./confinement/confined.ts');
  const {signal} = limits;
  const result = await confined(run, record, {confinement, shell, signal, exec});
  return {result, broken: brokenLimit(result, limits)};
}

/** The script's shell; one that lets crashes leave a core dump where these are wanted. */
async function dumpingShell(run: AttemptRun, script: ReadyScript): Promise<string | undefined> {
  if (run.scenario.captureLimits?.cores !== true || !script.isStep) return script.shell;
  const {coreMark, dumpingWords} = await import('./capture/find-cores.ts');
  const words = dumpingWords(coreMark(run.connection, run.input.case.index, run.input.attempt));
  return wrappedShell(script.shell, run.connection.facts.hasBash, words);
}

function brokenLimit(result: ExecResult, limits: ExecLimits): Failure | undefined {
  if (result.endedBy === 'itself') return undefined;
  if (result.endedBy === 'idle-timeout') {
    const limit = formatDuration(limits.idleTimeoutMs ?? 0);
    return {check: 'idle-timeout', message: `printed nothing for ${limit} and was ended`};
  }
  const {timeoutMs, timeLeftMs, leftOf} = limits;
  if (timeoutMs !== undefined && timeoutMs <= timeLeftMs) {
    const message = `took longer than ${formatDuration(timeoutMs)} and was ended`;
    return {check: 'timeout', message};
  }
  return {check: 'timeout', message: `was ended by ${leftOf}`};
}

/** The scenario's own limit, for what runs within it. */
export function scenarioLimits(
  run: AttemptRun,
): Pick<ExecLimits, 'signal' | 'timeLeftMs' | 'leftOf'> {
  return {
    signal: run.context.signal,
    timeLeftMs: run.timeLeftMs,
    leftOf: `the scenario's timeout of ${formatDuration(run.scenario.timeoutMs)}`,
  };
}
