import type {BoardSpec} from '../board-spec.ts';
import type {
  Defaults,
  Dependencies,
  Environment as DocumentEnvironment,
  LocalEnvironment,
  QemuEnvironment,
  SshEnvironment,
} from '../generated/manifest-document.ts';
import type {ConcurrencyLimits, Env, EnvironmentSpec, LocalSpec, SshSpec} from '../manifest.ts';
import {mergeDependencies} from '../merge-dependencies.ts';
import {mergeTemplate} from '../merge-template.ts';
import {durationMs, envOf, type Fill, listOf} from './document-values.ts';
import {resolveBoardUse, resolveLock} from './resolve-boards.ts';
import {resolveContainer} from './resolve-container.ts';
import {resolveDependencies} from './resolve-dependencies.ts';
import {type PathBase, resolvePath} from './resolve-path.ts';
import {type Once, pathResolver, resolveQemu} from './resolve-qemu.ts';
import {resolveReadiness} from './resolve-readiness.ts';

/** What environments get from the manifest around them. */
export interface EnvironmentSettings extends PathBase {
  readonly env: Env;
  readonly concurrency: ConcurrencyLimits;
  readonly stageTimeoutMs: number;
  readonly defaults: Defaults | undefined;
  /** Virtual machines that environments name to take their keys. */
  readonly templates: Readonly<Record<string, QemuEnvironment>> | undefined;
  /** What all environments must have installed. */
  readonly dependencies: Dependencies | undefined;
  /** @default none */
  readonly boards?: ReadonlyMap<string, BoardSpec>;
  /** Fills in variables. */
  readonly fill: Fill;
  readonly once: Once;
}

/** One environment with its defaults filled in. */
export function resolveEnvironment(
  id: string,
  spec: DocumentEnvironment,
  settings: EnvironmentSettings,
): EnvironmentSpec {
  if (spec.type === 'local') return resolveLocal(id, spec, settings);
  if (spec.type === 'ssh') return resolveSsh(id, spec, settings);
  if (spec.type === 'container') {
    const pathOf = pathResolver(settings);
    return {...baseOf(id, spec, settings), ...resolveContainer(spec, {...settings, pathOf})};
  }
  const merged = mergeTemplate({...spec}, settings.templates) as QemuEnvironment;
  return {...baseOf(id, merged, settings), ...resolveQemu(merged, settings)};
}

function resolveLocal(
  id: string,
  spec: LocalEnvironment,
  settings: EnvironmentSettings,
): LocalSpec {
  const {total, run} = settings.concurrency;
  const inherited = spec['inherit-env'];
  return {
    ...baseOf(id, spec, settings),
    type: 'local',
    isolation: spec.isolation ?? 'shared',
    instances: spec.instances ?? Math.min(total, run),
    inheritEnv: inherited === true ? 'all' : inherited === false ? [] : listOf(inherited),
  };
}

function resolveSsh(id: string, spec: SshEnvironment, settings: EnvironmentSettings): SshSpec {
  const {fill} = settings;
  const use = resolveBoardUse(spec, settings.boards ?? new Map(), fill);
  const pathsOf = (paths: string | readonly string[] | undefined) =>
    listOf<string>(paths).map((path) => resolvePath(fill(path), settings));
  return {
    ...baseOf(id, spec, settings),
    type: 'ssh',
    isolation: spec.isolation ?? 'shared',
    instances: spec.instances ?? 1,
    // A reserved board's own takes its place.
    host: fill(spec.host) ?? use.boards?.[0]?.host ?? '',
    port: spec.port,
    user: fill(spec.user),
    keys: pathsOf(spec.key),
    passphrase: spec.passphrase,
    password: spec.password,
    agent: spec.agent,
    config:
      typeof spec.config === 'string' ? resolvePath(fill(spec.config), settings) : spec.config,
    jump: fill(spec.jump),
    knownHosts: pathsOf(spec['known-hosts']),
    hostKeyChecking: spec['host-key-checking'] ?? 'strict',
    connectTimeoutMs: durationMs(spec['connect-timeout']) ?? 20_000,
    keepAliveMs: durationMs(spec['keep-alive']) ?? 10_000,
    sessionsMax: spec.sessions ?? 10,
    ...use,
  };
}

function baseOf(
  id: string,
  spec: DocumentEnvironment,
  {env, stageTimeoutMs, defaults, dependencies: all, fill}: EnvironmentSettings,
): Omit<LocalSpec, 'type' | 'instances' | 'isolation' | 'inheritEnv'> {
  const dependencies = mergeDependencies(
    [all, spec.dependencies]
      .filter((given) => given !== undefined)
      .map((given) => resolveDependencies(given, fill)),
  );
  const readiness = resolveReadiness(spec.readiness, fill);
  const lock = resolveLock(spec.lock, fill);
  return {
    id,
    env: envOf(env, spec.env),
    shell: spec.shell ?? defaults?.shell,
    workingDirectory: fill(spec['working-directory']),
    prepare: listOf<string>(spec.prepare),
    restore: listOf<string>(spec.restore),
    debug: listOf<string>(spec.debug),
    stageTimeoutMs,
    ...(dependencies !== undefined && {dependencies}),
    ...(readiness !== undefined && {readiness}),
    ...(lock !== undefined && {lock}),
  };
}
