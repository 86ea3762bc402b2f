import {describeExit} from '../environments/describe-exit.ts';
import type {Connection, OutputStream, StepContext} from '../environments/environment.ts';
import {instanceEnv, instanceScope} from '../environments/instance-scope.ts';
import {FaultError} from '../faults/fault-error.ts';
import {expandTemplate} from '../manifest/expression/expression.ts';
import type {InstrumentationSpec} from '../manifest/instrumentation-spec.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import {formatDuration} from '../util/duration.ts';

const KILL_GRACE_MS = 5_000;
/** Bytes of a hook's output that its fault shows. */
const SHOWN_BYTES = 2_000;

/** Where hook scripts of an instance run. */
export interface HookPlace {
  readonly spec: EnvironmentSpec;
  readonly connection: Connection;
  readonly context: StepContext;
  /** The manifest's. @default none */
  readonly variables?: Manifest['variables'];
  /** Gets what they print, unmasked. */
  readonly onOutput?: (stream: OutputStream, chunk: Buffer) => void;
}

/**
 * Runs an environment's hook scripts in turn.
 *
 * @throws {FaultError} `stage/hook-failed` with the end of what it printed, at the first failure;
 *   of `restore` scripts all are run.
 */
export async function runHook(
  kind: 'prepare' | 'restore',
  scripts: readonly string[],
  options: HookPlace,
): Promise<void> {
  let first: FaultError | undefined;
  for (const script of scripts) {
    const fault = await runHookScript(kind, script, options);
    if (fault !== undefined && kind === 'prepare') throw fault;
    first ??= fault;
  }
  if (first !== undefined) throw first;
}

/** What only a case can tell: a text with one of these is for the case to run. */
const OF_A_CASE =
  /\$\{\{[^}]*\b(?:case|matrix|steps|scenario)\b|PROCTOR_(?:CASE|SCENARIO|ATTEMPT|STEP|OUTPUT|METRICS|SEED|INFRASTRUCTURE)/;

/** Whether the tool can be started before any case is known, once for all copies of an instance. */
export function isShareableTool(tool: InstrumentationSpec | undefined): boolean {
  if (tool?.start === undefined) return false;
  const texts = [tool.start, tool.check ?? '', ...Object.values(tool.env)];
  return !texts.some((text) => OF_A_CASE.test(text));
}

/**
 * Starts instrumentation on an instance, and proves by its check that it works.
 *
 * @throws {FaultError} `stage/hook-failed`.
 */
export async function startTools(
  names: readonly string[],
  options: Omit<HookPlace, 'variables'> & {readonly manifest: Manifest},
): Promise<void> {
  const {manifest, spec} = options;
  const tools = names.map((name) => [name, manifest.instrumentation.get(name)] as const);
  // As for a case: the variables of all its tools are there for each of them.
  const env: Record<string, string> = {...spec.env};
  for (const [, tool] of tools) Object.assign(env, tool?.env);
  for (const [name, tool] of tools) {
    for (const script of [tool?.start, tool?.check]) {
      if (script === undefined) continue;
      const {variables} = manifest;
      const own = {...options, spec: {...spec, env}, variables};
      const fault = await runHookScript(`start "${name}" on`, script, own);
      if (fault !== undefined) throw fault;
    }
  }
}

async function runHookScript(
  kind: string,
  script: string,
  options: HookPlace,
): Promise<FaultError | undefined> {
  const {spec, connection, context} = options;
  const scope = instanceScope(options);
  const env = instanceEnv(options);
  const result = await connection.exec(
    {
      script: expandTemplate(script, scope),
      shell: spec.shell,
      env,
      cwd: undefined,
      stdin: undefined,
    },
    {
      signal: context.signal,
      timeoutMs: spec.stageTimeoutMs,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: KILL_GRACE_MS,
      outputBytesMax: SHOWN_BYTES,
      ...(options.onOutput && {onOutput: options.onOutput}),
    },
  );
  if (result.endedBy === 'itself' && result.exitCode === 0) return undefined;
  const name = (script.split('\n').find((line) => line.trim() !== '') ?? script).trim();
  const how =
    result.endedBy === 'itself'
      ? describeExit(result)
      : `took longer than ${formatDuration(spec.stageTimeoutMs)}`;
  const said = (result.stderr.toString().trim() || result.stdout.toString().trim()).slice(-500);
  const shown = said === '' ? '' : `: ${said}`;
  return new FaultError(
    'stage/hook-failed',
    context.mask.text(`cannot ${kind} ${spec.id}: "${name.slice(0, 80)}" failed: ${how}${shown}`),
  );
}
