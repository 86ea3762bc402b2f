import {randomInt} from 'node:crypto';
import {renderDiagnosticsText} from '../diagnostics/render-text.ts';
import type {EnvironmentId, EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import type {Plan} from '../plan/plan.ts';
import {planManifest} from '../plan/plan-manifest.ts';
import {SEED_MAX} from '../plan/random.ts';
import type {SelectionProblem} from '../plan/select/selection.ts';
import type {Result} from '../util/result.ts';
import {checkManifest, type ManifestOptions} from './check-manifest.ts';
import {openKnownHistory} from './history/run-history.ts';
import type {CliIo, ExitCode} from './io.ts';
import {type SelectionOptions, selectionFrom} from './selection-options.ts';
import {wantsColor} from './terminal.ts';

/** What every command that plans was asked. */
export interface PlanOptions extends ManifestOptions, SelectionOptions {
  /**
   * What to do where no case is selected, in place of `--allow-empty`.
   *
   * @default the planner's advice
   */
  readonly emptyHelp?: string;
  /** Which tags are meant where neither patterns nor tags are given. @default all */
  readonly tagOf?: (manifest: Manifest) => string | undefined;
  /** Overrides the manifest's limit in all. */
  readonly concurrency?: number;
}

/** The manifest or the command line is wrong. */
const EXIT_WRONG = 2;
/** Nothing is selected, though nothing is wrong. */
const EXIT_EMPTY = 4;

/**
 * Reads and checks the manifest and plans what the options select. What is wrong is written to
 * stderr; the error is the exit code.
 */
export async function loadPlan(options: PlanOptions, io: CliIo): Promise<Result<Plan, ExitCode>> {
  const loaded = await loadManifestFor(options, io);
  if (!loaded.ok) return loaded;
  const manifest = loaded.value;
  const history = await openKnownHistory(manifest, io);
  const {patterns, scenario = []} = options;
  const isAny = options.tag === undefined && patterns.length + scenario.length === 0;
  const tag = isAny ? options.tagOf?.(manifest) : undefined;
  const asked = tag === undefined ? options : {...options, tag};
  const selection = selectionFrom(asked, () => randomInt(SEED_MAX));
  const planned = planManifest(manifest, selection, history);
  if (planned.ok) return planned;
  const {emptyHelp} = options;
  for (const problem of planned.error) {
    const isEmpty = problem.kind === 'nothing-selected' && emptyHelp !== undefined;
    io.stderr.write(describeProblem(isEmpty ? {...problem, help: emptyHelp} : problem));
  }
  const isOnlyEmpty = planned.error.every(({kind}) => kind === 'nothing-selected');
  return {ok: false, error: isOnlyEmpty ? EXIT_EMPTY : EXIT_WRONG};
}

/**
 * Reads and checks the manifest, as the options change it. What is wrong is written to stderr; the
 * error is the exit code.
 */
export async function loadManifestFor(
  options: Pick<PlanOptions, keyof ManifestOptions | 'concurrency'>,
  io: CliIo,
): Promise<Result<Manifest, ExitCode>> {
  const {diagnostics, manifest} = await checkManifest(options, io);
  if (diagnostics.length > 0) {
    io.stderr.write(renderDiagnosticsText(diagnostics, {color: wantsColor(io, io.stderr)}));
  }
  if (manifest === undefined) return {ok: false, error: EXIT_WRONG};
  return {ok: true, value: withConcurrency(manifest, options.concurrency)};
}

/**
 * The manifest with another limit in all. What follows that limit by default goes along with it:
 * the other limits, and the instances that are equal to it where they follow it.
 */
export function withConcurrency(manifest: Manifest, total: number | undefined): Manifest {
  if (total === undefined) return manifest;
  const {concurrency} = manifest;
  const follow = (limit: number) => (limit === concurrency.total ? total : limit);
  const environments = new Map<EnvironmentId, EnvironmentSpec>();
  for (const [id, spec] of manifest.environments) {
    const instances = followsTotal(spec) ? follow(spec.instances) : spec.instances;
    environments.set(id, {...spec, instances});
  }
  return {
    ...manifest,
    environments,
    concurrency: {
      ...concurrency,
      total,
      provision: follow(concurrency.provision),
      deploy: follow(concurrency.deploy),
      run: follow(concurrency.run),
      perHost: follow(concurrency.perHost),
    },
  };
}

/** Whether an environment has by default as many instances as there may be cases at once. */
function followsTotal(spec: EnvironmentSpec): boolean {
  if (spec.type === 'local') return true;
  if (spec.type === 'ssh' || spec.isolation === 'shared') return false;
  if (spec.type === 'container') return true;
  return spec.network.forwards.every(({host}) => host === undefined);
}

/** A problem as it is printed. */
export function describeProblem({message, help}: SelectionProblem): string {
  return `proctor: ${message}\n${help === undefined ? '' : `  help: ${help}\n`}`;
}
