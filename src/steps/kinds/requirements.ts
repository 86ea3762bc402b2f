import type {Connection} from '../../environments/environment.ts';
import {expandTemplate} from '../../manifest/expression/expression.ts';
import type {Requirements} from '../../manifest/manifest.ts';
import {isKernelInRange} from '../../readiness/kernel-range.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {execute, prepareScript, scenarioLimits} from '../execute.ts';
import {checkExit} from '../judge/expectations.ts';
import {requireWholeAnswer} from '../judge/whole-answer.ts';
import {endingOf, StepRecord} from '../record/step-record.ts';
import {firstLine} from './hook-steps.ts';

const CHECK_TIMEOUT_MS = 60_000;

/** Tools known to be on an instance: they are asked for once, not for each case. */
const knownTools = new WeakMap<Connection, Set<string>>();

/**
 * Checks what the scenario asks of its environment; nothing is run where it asks for nothing.
 * The kernel is known without a command; all tools are looked for with one.
 *
 * @returns whether the steps may run; if not, the attempt has its skip or fault.
 */
export async function meetsRequirements(run: AttemptRun): Promise<boolean> {
  const {requires} = run.scenario;
  if (requires === undefined) return true;
  const kernel = run.connection.facts.kernel;
  if (requires.kernel !== undefined && !isKernelInRange(kernel, requires.kernel)) {
    return lacking(run, requires, `needs kernel ${requires.kernel}, found ${kernel}`);
  }
  const scope = run.scope.plain(run.scope.stepEnv({}, {}));
  const tools = requires.tools.map((tool) => expandTemplate(tool, scope));
  const missing = await missingTools(run, tools);
  if (missing.length > 0) {
    return lacking(run, requires, `needs ${missing.join(', ')}, not found on the PATH there`);
  }
  for (const [index, command] of requires.commands.entries()) {
    const why = await commandProblem(run, command, index);
    if (why === undefined) continue;
    if (why !== '') lacking(run, requires, why);
    return false;
  }
  return true;
}

function lacking(run: AttemptRun, requires: Requirements, reason: string): false {
  if (requires.otherwise === 'skip') run.skip('requires', reason);
  else {
    run.faulted({
      record: {code: 'step/requirement-missing', message: reason, stage: 'run'},
      transient: false,
      broken: false,
    });
  }
  return false;
}

async function missingTools(run: AttemptRun, tools: readonly string[]): Promise<string[]> {
  const {connection} = run;
  const {connection: host} = run.input.instance;
  const known = knownTools.get(host) ?? new Set<string>();
  knownTools.set(host, known);
  const unknown = tools.filter((tool) => !known.has(tool));
  if (unknown.length === 0) return [];
  const names = unknown.map((tool) => `'${tool.replaceAll("'", `'\\''`)}'`).join(' ');
  const result = await connection.exec(
    {
      script: `for t in ${names}; do command -v "$t" >/dev/null 2>&1 || printf '%s\\n' "$t"; done`,
      shell: 'sh',
      // As steps see it: the scenario's own PATH counts.
      env: run.scope.stepEnv({}, {}).values,
      cwd: undefined,
      stdin: undefined,
    },
    {
      signal: run.context.signal,
      timeoutMs: Math.max(1, Math.min(CHECK_TIMEOUT_MS, run.timeLeftMs)),
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
    },
  );
  requireWholeAnswer(result, 'look for the programs that the scenario needs');
  const missing = result.stdout
    .toString()
    .split('\n')
    .filter((tool) => tool !== '');
  for (const tool of unknown) if (!missing.includes(tool)) known.add(tool);
  return missing;
}

/** Why the command does not succeed; empty where the attempt already has its fault. */
async function commandProblem(
  run: AttemptRun,
  command: string,
  index: number,
): Promise<string | undefined> {
  const key = index === 0 ? 'requires' : `requires.${index + 1}`;
  const record = new StepRecord(run, {key, name: firstLine(command), slowAfterMs: 60_000});
  try {
    const script = prepareScript(run, command, {key});
    const limits = {...scenarioLimits(run), keepsOutput: false};
    const {result, broken} = await execute(run, record, {script, limits});
    const failures = broken === undefined ? checkExit(result, undefined) : [broken];
    const [failure] = failures;
    record.end({verdict: failure === undefined ? 'passed' : 'failed', failures, result});
    return failure && `needs "${record.label.name}" to succeed: ${failure.message}`;
  } catch (error) {
    const ending = endingOf(error, run);
    record.end(ending);
    if (ending.fault !== undefined) run.faulted(ending.fault);
    else if (ending.verdict === 'failed') return ending.failures?.[0]?.message ?? 'failed';
    return '';
  }
}
