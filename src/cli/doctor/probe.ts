import {access, constants} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import type {Check, CheckContext} from './check.ts';

/** Longest time of one look: a hanging engine or agent must not hang the doctor. */
const PROBE_TIMEOUT_MS = 5000;

/** What a command said. */
export interface ProbeResult {
  /** `undefined` if it could not be started, or took too long. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly isTimedOut: boolean;
}

/** Runs a short command that only looks. */
export async function probe(
  file: string,
  args: readonly string[],
  {env, cwd, signal}: CheckContext,
): Promise<ProbeResult> {
  const {execa} = await import('execa');
  const result = await execa(file, args, {
    env: definedOnly(env),
    extendEnv: false,
    cwd,
    cancelSignal: signal,
    timeout: PROBE_TIMEOUT_MS,
    forceKillAfterDelay: 500,
    reject: false,
    stdin: 'ignore',
    maxBuffer: 1_000_000,
  });
  signal.throwIfAborted();
  return {
    exitCode: result.exitCode,
    stdout: String(result.stdout ?? '').trim(),
    isTimedOut: result.timedOut,
  };
}

/** Absolute path of a program on the PATH; `undefined` where there is none. */
export async function findTool(name: string, {env}: CheckContext): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, name);
    if (await isAccessible(path, constants.X_OK)) return path;
  }
  return undefined;
}

/** @param mode of `fs.constants`, as `R_OK`. */
export async function isAccessible(path: string, mode: number = constants.R_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** A tool of this kind, by the Debian package that brings it. */
export async function toolCheck(
  tool: {readonly name: string; readonly debian: string; readonly without: string},
  context: CheckContext & {readonly otherwise: 'warning' | 'missing'},
): Promise<Check> {
  const path = await findTool(tool.name, context);
  if (path !== undefined) return {id: tool.name, status: 'ok', detail: path};
  return {
    id: tool.name,
    status: context.otherwise,
    detail: tool.without,
    fix: `apt install ${tool.debian}`,
  };
}

function definedOnly(env: CheckContext['env']): Record<string, string> {
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
