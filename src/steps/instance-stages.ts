import {randomBytes} from 'node:crypto';
import type {Dirent, Stats} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import type {Connection, Environment, FileToPut, StepContext} from '../environments/environment.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {ArtifactSpec} from '../manifest/deployment-spec.ts';
import {expandTemplate, type Scope} from '../manifest/expression/expression.ts';
import type {InstrumentationSpec} from '../manifest/instrumentation-spec.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import {formatDuration} from '../util/duration.ts';
import {describeExit} from './judge/expectations.ts';

const READY_TIMEOUT_MS = 60_000;
const KILL_GRACE_MS = 5_000;
/** Bytes of a hook's output that its fault shows. */
const SHOWN_BYTES = 2_000;

/** Opens a connection to a new instance. */
export function connectInstance(
  environment: Environment,
  context: StepContext,
): Promise<Connection> {
  return environment.connect(context);
}

/**
 * Puts artifacts on an instance, what they need before them, each once.
 *
 * @throws {FaultError} `transfer/source-missing` before anything is sent, and as `put` does.
 */
export async function deployArtifacts(
  artifactIds: readonly string[],
  options: {
    readonly manifest: Manifest;
    readonly connection: Connection;
    readonly context: StepContext;
  },
): Promise<{readonly files: number; readonly bytes: number}> {
  const {manifest, connection, context} = options;
  const batches: FileToPut[][] = [];
  for (const artifact of inNeedsOrder(manifest, artifactIds)) {
    context.signal.throwIfAborted();
    batches.push(await filesOf(artifact, manifest));
  }
  let files = 0;
  let bytes = 0;
  for (const batch of batches) {
    let sent = {files: 0, bytes: 0};
    await connection.put(batch, {
      signal: context.signal,
      onProgress: (progress) => {
        sent = progress;
      },
    });
    files += batch.length;
    bytes += sent.bytes;
  }
  return {files, bytes};
}

/** The artifacts and all they need, needed ones first; the manifest has no cycles. */
export function inNeedsOrder(manifest: Manifest, ids: readonly string[]): ArtifactSpec[] {
  const ordered = new Map<string, ArtifactSpec>();
  const visit = (id: string): void => {
    const artifact = manifest.artifacts.get(id);
    if (artifact === undefined || ordered.has(id)) return;
    for (const needed of artifact.needs) visit(needed);
    ordered.set(id, artifact);
  };
  for (const id of ids) visit(id);
  return [...ordered.values()];
}

/**
 * What an artifact puts where. The target is a folder when it ends in `/` or the source is a
 * folder or a glob: a folder's contents, and what a glob matches below its fixed part, keep their
 * paths.
 *
 * @throws {FaultError} `transfer/source-missing`.
 */
export async function filesOf(artifact: ArtifactSpec, manifest: Manifest): Promise<FileToPut[]> {
  const {
    sources: [source = '.'],
    target,
  } = artifact;
  const path = resolve(manifest.folder, source);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isFile()) {
    const file = target.endsWith('/') ? join(target, basename(path)) : target;
    return [{source: path, target: file, mode: modeOf(artifact, stats)}];
  }
  const found = stats?.isDirectory()
    ? await filesBelow(path, () => true)
    : stats === undefined
      ? await globbed(source, manifest.folder)
      : [];
  if (found.length === 0) throw missing(artifact, {source, folder: manifest.folder, stats});
  return Promise.all(
    found.map(async ({full, relative}) => ({
      source: full,
      target: join(target, relative),
      mode: modeOf(artifact, await stat(full)),
    })),
  );
}

interface FoundSource {
  readonly full: string;
  /** From the folder that the target stands for. */
  readonly relative: string;
}

async function globbed(source: string, folder: string): Promise<FoundSource[]> {
  const {default: picomatch} = await import('picomatch');
  const {base, glob} = picomatch.scan(source.replace(/^(?:\.\/)+/, ''));
  if (glob === '') return [];
  const isMatch = picomatch(glob, {dot: true});
  return filesBelow(resolve(folder, base), isMatch);
}

/** Regular files below `root`, links followed, in the order of their paths. */
async function filesBelow(
  root: string,
  isMatch: (relative: string) => boolean,
): Promise<FoundSource[]> {
  const found: FoundSource[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (depth > 100) return;
    let entries: Dirent[];
    try {
      entries = await readdir(join(root, folder), {withFileTypes: true});
    } catch {
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const relative = join(folder, entry.name);
      const full = join(root, relative);
      // A link to a folder may lead back up: links are followed to files only.
      if (entry.isDirectory()) await walk(relative, depth + 1);
      else if (isMatch(relative) && (await isRegularFile(entry, full)))
        found.push({full, relative});
    }
  };
  await walk('', 0);
  return found;
}

async function isRegularFile(entry: Dirent, path: string): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() === true;
}

function modeOf(artifact: ArtifactSpec, stats: Stats): number {
  if (artifact.mode !== undefined) return artifact.mode;
  const mode = stats.mode & 0o777;
  if (artifact.type !== 'script' && artifact.type !== 'binary') return mode;
  // Whoever may read it may run it, as `chmod +x` does.
  return mode | ((mode & 0o444) >> 2);
}

function missing(
  artifact: ArtifactSpec,
  found: {readonly source: string; readonly folder: string; readonly stats: Stats | undefined},
): FaultError {
  const {source, folder, stats} = found;
  const why =
    stats === undefined
      ? 'nothing is there'
      : stats.isDirectory()
        ? 'the folder has no file'
        : 'it is not a regular file or folder';
  return new FaultError(
    'transfer/source-missing',
    `cannot deploy artifact "${artifact.id}" from "${source}": ${why}`,
    {details: {artifact: artifact.id, source: resolve(folder, source)}},
  );
}

/**
 * Proves that commands run on the instance, by the answer of one.
 *
 * @throws {FaultError} `environment/unhealthy`.
 */
export async function proveReady(
  connection: Connection,
  context: StepContext,
): Promise<Readonly<Record<string, string | number | boolean>>> {
  // What cannot come from a shell that only echoes what it is sent.
  const number = randomBytes(3).readUIntBE(0, 3);
  const result = await connection.exec(
    {script: `echo $((${number} + 1))`, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
    {
      signal: context.signal,
      timeoutMs: READY_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: KILL_GRACE_MS,
      outputBytesMax: SHOWN_BYTES,
    },
  );
  const answer = result.stdout.toString().trim();
  if (result.endedBy !== 'itself' || result.exitCode !== 0 || answer !== String(number + 1)) {
    const said = `${answer} ${result.stderr.toString().trim()}`.trim();
    const how = result.endedBy === 'itself' ? describeExit(result) : 'no answer in time';
    const shown = said === '' ? '' : `, it said ${JSON.stringify(said.slice(0, 200))}`;
    throw new FaultError(
      'environment/unhealthy',
      `cannot run a command there: ${how}${context.mask.text(shown)}`,
    );
  }
  const {os, kernel, arch, cpus, memoryMiB} = connection.facts;
  return {
    os,
    kernel,
    arch,
    ...(cpus !== undefined && {cpus}),
    ...(memoryMiB !== undefined && {memoryMiB}),
  };
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
  options: {
    readonly spec: EnvironmentSpec;
    readonly connection: Connection;
    readonly context: StepContext;
    /** The manifest's. @default none */
    readonly variables?: Manifest['variables'];
  },
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
  options: {
    readonly manifest: Manifest;
    readonly spec: EnvironmentSpec;
    readonly connection: Connection;
    readonly context: StepContext;
  },
): Promise<void> {
  const {manifest, spec, connection, context} = options;
  const tools = names.map((name) => [name, manifest.instrumentation.get(name)] as const);
  // As for a case: the variables of all its tools are there for each of them.
  const env: Record<string, string> = {...spec.env};
  for (const [, tool] of tools) Object.assign(env, tool?.env);
  for (const [name, tool] of tools) {
    for (const script of [tool?.start, tool?.check]) {
      if (script === undefined) continue;
      const {variables} = manifest;
      const own = {spec: {...spec, env}, connection, context, variables};
      const fault = await runHookScript(`start "${name}" on`, script, own);
      if (fault !== undefined) throw fault;
    }
  }
}

async function runHookScript(
  kind: string,
  script: string,
  options: {
    readonly spec: EnvironmentSpec;
    readonly connection: Connection;
    readonly context: StepContext;
    readonly variables?: Manifest['variables'];
  },
): Promise<FaultError | undefined> {
  const {spec, connection, context} = options;
  const scope = {...instanceScope(spec, context), variables: options.variables ?? {}};
  const env = hookEnv({spec, connection, context}, scope);
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

function hookEnv(
  options: {
    readonly spec: EnvironmentSpec;
    readonly connection: Connection;
    readonly context: StepContext;
  },
  scope: Scope,
): Record<string, string> {
  const {spec, connection, context} = options;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(spec.env)) {
    env[name] = expandTemplate(value, {...scope, secrets: context.secret, env});
  }
  return {
    ...env,
    PROCTOR_RUN_ID: context.runId,
    PROCTOR_ENVIRONMENT: spec.id,
    PROCTOR_SCRATCH: connection.scratch,
  };
}

function instanceScope(spec: EnvironmentSpec, context: StepContext): Scope {
  return {
    variables: {},
    matrix: {},
    env: {},
    environment: {name: spec.id, type: spec.type},
    case: {},
    run: {id: context.runId},
    steps: {},
    status: 'success',
  };
}
