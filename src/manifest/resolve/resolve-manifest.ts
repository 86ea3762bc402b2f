import {basename} from 'node:path';
import {assert} from '../../util/assert.ts';
import {parseSize} from '../../util/size.ts';
import type {
  Board,
  Concurrency,
  Secret as DocumentSecret,
  Manifest as ManifestDocument,
} from '../generated/manifest-document.ts';
import type {ConcurrencyLimits, Manifest, Scalar, SecretReference} from '../manifest.ts';
import {durationMs, envOf, fillWith, record} from './document-values.ts';
import {withPrivatePlaces} from './private-places.ts';
import {resolveArtifact} from './resolve-artifact.ts';
import {resolveBoards} from './resolve-boards.ts';
import {resolveEnvironment} from './resolve-environment.ts';
import {resolveInstrumentation} from './resolve-instrumentation.ts';
import {type PathBase, resolvePath} from './resolve-path.ts';
import {pathResolver, resolveOnce} from './resolve-qemu.ts';
import {resolveScenario} from './resolve-scenario.ts';
import {resolveSoak} from './resolve-soak.ts';

/** Name and type of the environment of a manifest that names none. */
export const DEFAULT_ENVIRONMENT = 'local';

/** What a manifest's meaning depends on beside its text. */
export interface ResolveContext extends PathBase {
  /** The manifest's own file, absolute. */
  readonly path: string;
  /** SHA-256 of the file's bytes, in hex; takes a while the first time. */
  readonly sha256: () => string;
  /** Values that override variables. */
  readonly variables: Readonly<Record<string, string>>;
  readonly availableParallelism: number;
  /** YYYY-MM-DD: a quarantine that ended before is none. */
  readonly today: string;
  /** Boards of a file that the manifest names, and that file's folder, absolute. */
  readonly boardsFile?: {
    readonly boards: Readonly<Record<string, Board>>;
    readonly folder: string;
  };
  /** Line in which a scenario begins, from 1. */
  readonly lineOf?: (scenario: string) => number;
}

/** Fills in all defaults; `document` must have been checked. */
export function resolveManifest(document: ManifestDocument, context: ResolveContext): Manifest {
  const concurrency = resolveConcurrency(document.concurrency, context.availableParallelism);
  const env = envOf(document.env);
  const environments = document.environments ?? {[DEFAULT_ENVIRONMENT]: {type: 'local'}};
  const stageTimeoutMs = durationMs(document.defaults?.['stage-timeout']) ?? 300_000;
  const variables = resolveVariables(document.variables, context.variables);
  const fill = fillWith(variables);
  const {defaults, templates, dependencies} = document;
  const {today, boardsFile} = context;
  const ownBoards = typeof document.boards === 'object' ? document.boards : undefined;
  const boards = resolveBoards(boardsFile?.boards ?? ownBoards, {
    fill,
    homeFolder: context.homeFolder,
    folder: boardsFile?.folder ?? context.folder,
  });
  const settings = {
    ...context,
    boards,
    env,
    concurrency,
    stageTimeoutMs,
    defaults,
    templates,
    dependencies,
    fill,
    once: resolveOnce(),
  };
  const pathOf = pathResolver(settings);
  const environmentIds = Object.keys(environments);
  return {
    path: context.path,
    folder: context.folder,
    name: document.name ?? (basename(context.folder) || 'proctor'),
    get sha256() {
      return context.sha256();
    },
    concurrency,
    timeoutMs: durationMs(document.timeout),
    variables,
    secrets: record(document.secrets, (secret) => resolveSecret(secret, context)),
    environments: withPrivatePlaces(
      mapOf(environments, (spec, id) => resolveEnvironment(id, spec, settings)),
    ),
    ...(boards.size > 0 && {boards}),
    ...(document.soak !== undefined && {
      soak: resolveSoak(document.soak, environmentIds),
    }),
    artifacts: mapOf(document.artifacts, (artifact, id) => resolveArtifact(id, artifact, fill)),
    instrumentation: mapOf(document.instrumentation, (spec, id) =>
      resolveInstrumentation(id, spec, fill),
    ),
    scenarios: mapOf(document.scenarios, (scenario, id) => {
      const line = context.lineOf?.(id);
      return resolveScenario(id, scenario, {defaults, environmentIds, line, today, fill, pathOf});
    }),
  };
}

function resolveConcurrency(
  concurrency: Concurrency | undefined,
  availableParallelism: number,
): ConcurrencyLimits {
  const limits = typeof concurrency === 'number' ? {total: concurrency} : (concurrency ?? {});
  const memory = limits.memory === undefined ? undefined : parseSize(limits.memory);
  const total = limits.total ?? Math.max(availableParallelism, 2);
  return {
    total,
    provision: limits.provision ?? total,
    deploy: limits.deploy ?? total,
    run: limits.run ?? total,
    perHost: limits['per-host'] ?? total,
    ...(memory !== undefined && {memoryBytes: memory}),
    ...(limits.cpus !== undefined && {cpus: limits.cpus}),
  };
}

/** An override has the type of what it overrides, where its text can be read so. */
function resolveVariables(
  variables: Readonly<Record<string, Scalar>> | undefined,
  overrides: Readonly<Record<string, string>>,
): Readonly<Record<string, Scalar>> {
  return record(variables, (value, name) => {
    const text = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
    return text === undefined ? value : readAs(typeof value, text);
  });
}

function readAs(type: string, text: string): Scalar {
  if (type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function resolveSecret(secret: DocumentSecret, base: PathBase): SecretReference {
  if (secret.env !== undefined) return {kind: 'env', name: secret.env};
  assert(secret.file !== undefined, 'a secret has neither env nor file');
  return {kind: 'file', path: resolvePath(secret.file, base)};
}

function mapOf<T, U>(
  values: Readonly<Record<string, T>> | undefined,
  resolve: (value: T, name: string) => U,
): ReadonlyMap<string, U> {
  const result = new Map<string, U>();
  for (const [name, value] of Object.entries(values ?? {})) result.set(name, resolve(value, name));
  return result;
}
