import {expandTemplate, type Scope} from '../manifest/expression/expression.ts';
import type {Env, Scenario} from '../manifest/manifest.ts';
import type {AttemptRun} from './attempt-run.ts';
import {requireWholeAnswer} from './judge/whole-answer.ts';
import {parseMetric, parseOutput} from './step-commands.ts';

/** Bytes read of one such file. */
const FILE_BYTES_MAX = 1_048_576;
const READ_TIMEOUT_MS = 30_000;

/**
 * Files that a step may write instead of printing `::` lines: `PROCTOR_METRICS` (`name=value unit`
 * a line; one file for the attempt), `PROCTOR_OUTPUT` (`name=value` a line) and
 * `PROCTOR_INFRASTRUCTURE_FAILURE_FILE` (why it was the infrastructure).
 *
 * Reading a file back is a command on the environment, so it is done only where there may be one:
 * - metrics, once, after the last step: where a script or an `env` value names the variable, or a
 *   metric that must be there was not published by a line;
 * - outputs, after the step: where its script or `env` names the variable, or the scenario reads
 *   `steps.ID.outputs` of it;
 * - the infrastructure file, after the step: where its script or `env` names the variable, or it
 *   did not pass.
 */
export class StepFiles {
  readonly variables: Readonly<Record<string, string>>;
  readonly #run: AttemptRun;
  #text = '';
  #isRead = false;

  constructor(run: AttemptRun, key: string) {
    this.#run = run;
    const prefix = filePrefix(run);
    // Keys of hooks have spaces, which scripts that do not quote a path would trip over.
    const name = key.replaceAll(' ', '-');
    this.variables = {
      PROCTOR_STEP: key,
      PROCTOR_METRICS: `${prefix}.metrics`,
      PROCTOR_OUTPUT: `${prefix}-${name}.output`,
      PROCTOR_INFRASTRUCTURE_FAILURE_FILE: `${prefix}-${name}.infrastructure`,
    };
  }

  /** Notes what the step's texts say, to decide which files to read. */
  noteUse(script: string, env: Env | undefined): void {
    this.#text = env === undefined ? script : [script, ...Object.values(env)].join('\n');
    if (this.#text.includes('PROCTOR_METRICS')) this.#run.usesMetricsFile = true;
  }

  /** What the step wrote for later ones. */
  async outputs(
    stepId: string | undefined,
    options: {readonly signal: AbortSignal},
  ): Promise<Readonly<Record<string, string>>> {
    const isNamed = this.#text.includes('PROCTOR_OUTPUT');
    if (!isNamed && !(stepId !== undefined && readsOutputs(this.#run.scenario, stepId))) return {};
    const outputs: Record<string, string> = {};
    const text = await readAndRemove(this.#run, this.variables['PROCTOR_OUTPUT'] ?? '', options);
    for (const line of text.split(/\r?\n/)) {
      const output = parseOutput(line);
      if (output !== undefined) outputs[output.name] = output.value;
    }
    return outputs;
  }

  /** Why the step says that it was the infrastructure; `undefined` where it does not. */
  async infrastructureReason(options: {
    readonly passed: boolean;
    readonly signal: AbortSignal;
  }): Promise<string | undefined> {
    const isNamed = this.#text.includes('PROCTOR_INFRASTRUCTURE_FAILURE_FILE');
    if (this.#isRead || (options.passed && !isNamed)) return undefined;
    this.#isRead = true;
    const path = this.variables['PROCTOR_INFRASTRUCTURE_FAILURE_FILE'] ?? '';
    const text = (await readAndRemove(this.#run, path, options)).trim();
    // As Bazel has it: the component in the first line, what happened in the second.
    return text === '' ? undefined : text.split(/\r?\n/).slice(0, 2).join(': ');
  }
}

/** Publishes what steps wrote to `$PROCTOR_METRICS`, where they may have. */
export async function readMetricsFile(
  run: AttemptRun,
  options: {readonly signal: AbortSignal},
): Promise<void> {
  if (!run.usesMetricsFile && !run.metrics.lacks(run.scenario.metrics)) return;
  const text = await readAndRemove(run, `${filePrefix(run)}.metrics`, options);
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const metric = parseMetric(line.trim());
    if (metric !== undefined) run.publish(metric);
    else {
      const shown = line.length > 120 ? `${line.slice(0, 120)}…` : line;
      run.warn(
        'step/bad-metric',
        `expected "name=value unit" in $PROCTOR_METRICS, found "${shown}"`,
      );
    }
  }
}

function filePrefix(run: AttemptRun): string {
  const {case: item, attempt} = run.input;
  return `${run.connection.scratch}/.proctor-${item.index}-${attempt}`;
}

async function readAndRemove(
  run: AttemptRun,
  path: string,
  options: {readonly signal: AbortSignal},
): Promise<string> {
  const result = await run.connection.exec(
    {
      script: 'if [ -f "$PROCTOR_FILE" ]; then cat "$PROCTOR_FILE"; rm -f "$PROCTOR_FILE"; fi',
      shell: 'sh',
      env: {PROCTOR_FILE: path},
      cwd: undefined,
      stdin: undefined,
    },
    {
      signal: options.signal,
      timeoutMs: READ_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: FILE_BYTES_MAX,
    },
  );
  if (result.endedBy !== 'itself') requireWholeAnswer(result, `read back ${path}`);
  return result.stdout.toString();
}

const scenarioTexts = new WeakMap<Scenario, string>();

/** Whether a text of the scenario reads outputs of the step; looked up once for all its cases. */
function readsOutputs(scenario: Scenario, stepId: string): boolean {
  let text = scenarioTexts.get(scenario);
  if (text === undefined) {
    text = JSON.stringify([scenario.steps, scenario.debug, scenario.restore, scenario.capture]);
    scenarioTexts.set(scenario, text);
  }
  return text.includes(`steps.${stepId}.outputs`) || text.includes(`steps['${stepId}'].outputs`);
}

/** A scratch folder's name at the start of a path, as a script writes it. */
const SCRATCH = /^(!?)\$(?:PROCTOR_SCRATCH|\{PROCTOR_SCRATCH\})(?=\/|$)/;

/**
 * As `expandTemplate`, for a path or glob on the environment: `$PROCTOR_SCRATCH` at its start is the
 * scratch folder there, as it is in scripts.
 */
export function expandPath(text: string, scope: Scope): string {
  const scratch = scope.env['PROCTOR_SCRATCH'];
  const path = expandTemplate(text, scope);
  return scratch === undefined
    ? path
    : path.replace(SCRATCH, (_, not: string) => `${not}${scratch}`);
}

/** As `expandTemplate`, for each text of a list. */
export function expandAll(texts: readonly string[], scope: Scope): readonly string[] {
  return texts.some((text) => text.includes('${{'))
    ? texts.map((text) => expandTemplate(text, scope))
    : texts;
}
