import type {OutputStream} from '../environments/environment.ts';
import {type InstanceTexts, instanceEnv, instanceScope} from '../environments/instance-scope.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {DependencySpec, PackageTool} from '../manifest/deployment-spec.ts';
import {expandTemplate} from '../manifest/expression/expression.ts';
import {Deadline} from '../util/deadline.ts';
import {formatDuration} from '../util/duration.ts';
import {
  type DependencyState,
  dependencyQuery,
  readDependencyQuery,
  type WantedDependencies,
} from './dependency-query.ts';
import {Installation} from './installation.ts';

/** Where dependencies are installed. */
export interface DependencyPlace extends InstanceTexts {
  /** Package files that are there already; absolute. */
  readonly bundles: readonly {readonly path: string}[];
  /** What a {@link dependencyQuery} run just now has found; asked for where it is not given. */
  readonly state?: DependencyState;
  /** Gets what package managers and commands print, unmasked. */
  readonly onOutput?: (stream: OutputStream, chunk: Buffer) => void;
  /** Told of how many of those that were missing are dealt with, and of what is being done. */
  readonly onProgress?: (progress: {
    readonly done: number;
    readonly total: number;
    readonly doing: string;
  }) => void;
  /** Time that another process's lock is waited for. @default 60_000 */
  readonly lockWaitMs?: number;
}

/** What is there now; names as given, package files as `name=version`. */
export interface InstalledDependencies {
  /** What was not there before. */
  readonly installed: readonly string[];
  readonly already: readonly string[];
  readonly missingOptional: readonly string[];
  readonly tool: PackageTool | undefined;
}

/**
 * Makes all of `spec` installed: package files first, then packages, then commands. What is there
 * is left alone, in one round trip. Nothing is installed where a package that is required is
 * unknown to the package manager.
 *
 * @throws {FaultError} `dependency/missing` that names exactly what is not installed, as asked
 *   afterwards; `dependency/busy` where another process held the package manager's lock all the
 *   time; `stage/timed-out` after `spec.timeoutMs`; as the connection does.
 */
export async function installDependencies(
  spec: DependencySpec,
  place: DependencyPlace,
): Promise<InstalledDependencies> {
  const {context} = place;
  const wanted = wantedDependencies(spec, place);
  using deadline = new Deadline(spec.timeoutMs, {parent: context.signal});
  const installation = new Installation(wanted, {
    ...place,
    signal: deadline.signal,
    env: instanceEnv(place),
  });
  try {
    return await installation.run(place.state);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!deadline.expired) throw error;
    const names = installation.outstanding;
    throw new FaultError(
      'stage/timed-out',
      `cannot install dependencies of ${place.spec.id} within ${formatDuration(spec.timeoutMs)}: ${names.join(', ')} not installed yet`,
      {
        details: {missing: names.join(', ')},
        help: 'Raise the timeout of its dependencies, or look whether its network is slow.',
      },
    );
  }
}

/** What is wanted of an instance, with the texts of commands expanded. */
export function wantedDependencies(
  spec: DependencySpec,
  place: Pick<DependencyPlace, 'spec' | 'context' | 'variables' | 'bundles'>,
): WantedDependencies {
  const scope = instanceScope(place);
  const commands = spec.commands.map((command) => ({
    ...command,
    check: expandTemplate(command.check, scope),
    install: expandTemplate(command.install, scope),
  }));
  return {spec: {...spec, commands}, bundles: place.bundles.map(({path}) => path)};
}

export type {DependencyState};
export {dependencyQuery, readDependencyQuery};
