import {hash} from 'node:crypto';
import type {StepContext} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {ArtifactSpec, BuildSpec} from '../../manifest/deployment-spec.ts';
import {expandTemplate, type Scope} from '../../manifest/expression/expression.ts';
import type {Manifest} from '../../manifest/manifest.ts';
import {type FoundSource, findSource} from '../find-sources.ts';
import type {HashCache} from '../hash-cache.ts';
import {hashFiles} from '../hash-files.ts';
import {SharedTask} from '../shared-task.ts';
import type {ArtifactStore} from '../store/artifact-store.ts';
import {type BuildHost, buildFault, buildFolder, type FilledBuild} from './build-host.ts';

/** What builds are made with. */
export interface BuildPlace {
  readonly manifest: Pick<Manifest, 'folder' | 'variables'>;
  readonly context: StepContext;
  readonly hashes: HashCache;
  readonly store: ArtifactStore;
  readonly host: BuildHost;
}

/** A build that is ready to be run. */
export interface PreparedBuild extends FilledBuild {
  /**
   * Stands for all that goes into it and what is taken from it; `undefined` where that is not
   * known, so that it must be run.
   */
  readonly key: string | undefined;
}

/**
 * Fills in a build's texts, and reads its inputs.
 *
 * @throws {FaultError} `transfer/source-missing` for an input, `secret/unavailable`.
 */
export async function prepareBuild(
  artifact: ArtifactSpec,
  build: BuildSpec,
  place: BuildPlace,
): Promise<PreparedBuild> {
  const {manifest, context} = place;
  const filled = fillBuild(build, place);
  if (build.inputs.length === 0) return {...filled, key: undefined};
  const folder = buildFolder(manifest.folder, build.workingDirectory);
  const parts = {
    script: filled.script,
    shell: filled.shell ?? '',
    env: Object.entries(filled.env).sort(),
    folder: build.workingDirectory ?? '',
    outputs: build.outputs,
    inputs: await readInputs(artifact, build, {...place, folder}),
    isSealed: artifact.sensitive,
  };
  const digest = hash('sha256', JSON.stringify(parts));
  const hasSecrets = Object.values(build.env).some((text) => /\bsecrets\b/.test(text));
  context.signal.throwIfAborted();
  const key = hasSecrets || artifact.sensitive ? await place.store.objects.blind(digest) : digest;
  return {...filled, key};
}

/**
 * Runs a build, unless an artifact with the same one has had it run.
 *
 * @throws {FaultError} `artifact/build-failed`.
 */
export async function runBuild(
  artifact: ArtifactSpec,
  build: FilledBuild,
  place: BuildPlace,
): Promise<void> {
  const {host, context} = place;
  const {script, shell, env, folder, timeoutMs} = build;
  const name = JSON.stringify([folder, script, shell, env, timeoutMs]);
  let task = host.tasks.get(name);
  if (task === undefined || task.isCancelled) {
    task = new SharedTask((signal) => host.run(artifact.id, build, {...context, signal}));
    host.tasks.set(name, task);
  }
  await task.wait(context.signal);
}

/**
 * What a build has made.
 *
 * @throws {FaultError} `artifact/build-failed` where an output is missing.
 */
export async function findOutputs(
  artifact: ArtifactSpec,
  build: BuildSpec,
  place: BuildPlace,
): Promise<FoundSource[]> {
  const {manifest, context} = place;
  const folder = buildFolder(manifest.folder, build.workingDirectory);
  const found: FoundSource[] = [];
  for (const output of build.outputs) {
    const options = {folder, artifact: artifact.id, signal: context.signal};
    found.push(
      await findSource(output, options).catch((cause: unknown) => {
        if (!(cause instanceof FaultError)) throw cause;
        const why = `it ended well, but made no "${output}"`;
        throw buildFault(artifact.id, why, {cause, help: `outputs are looked for in ${folder}`});
      }),
    );
  }
  return found;
}

function fillBuild(build: BuildSpec, {manifest, context}: BuildPlace): FilledBuild {
  const scope: Scope = {
    variables: manifest.variables,
    matrix: {},
    env: {},
    environment: {},
    case: {},
    run: {id: context.runId},
    steps: {},
    status: 'success',
  };
  const env: Record<string, string> = {};
  for (const [name, text] of Object.entries(build.env)) {
    env[name] = expandTemplate(text, {...scope, secrets: context.secret, env});
  }
  return {
    // A secret in it would stand on a command line.
    script: expandTemplate(build.script, {...scope, env}),
    shell: build.shell,
    env,
    folder: buildFolder(manifest.folder, build.workingDirectory),
    timeoutMs: build.timeoutMs,
  };
}

/** Inputs by name, mode and checksum; what the build has made itself is none. */
async function readInputs(
  artifact: ArtifactSpec,
  build: BuildSpec,
  place: BuildPlace & {readonly folder: string},
): Promise<unknown> {
  const {folder, hashes, context} = place;
  const {signal} = context;
  const options = {folder, artifact: artifact.id, signal};
  const made = new Set<string>();
  for (const output of build.outputs) {
    const found = await findSource(output, options).catch((error: unknown) => {
      if (error instanceof FaultError) return undefined;
      throw error;
    });
    for (const {path} of found?.files ?? []) made.add(path);
  }
  const inputs: unknown[] = [];
  for (const input of build.inputs) {
    const {files} = await findSource(input, options);
    const own = files.filter(({path}) => !made.has(path));
    for (const file of await hashFiles(own, {cache: hashes, signal})) {
      inputs.push([input, file.relative, Number(file.stats.mode & 0o777n), file.sha256]);
    }
  }
  return inputs;
}
