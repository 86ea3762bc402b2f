import {Deployment} from '../../deployment/deployment.ts';
import {isShareableTool, runHook} from '../../deployment/hook-scripts.ts';
import {renderDiagnosticsText} from '../../diagnostics/render-text.ts';
import type {Environment, EnvironmentDriver, StepContext} from '../../environments/environment.ts';
import {driverFor} from '../../environments/registry.ts';
import {didYouMean} from '../../manifest/did-you-mean.ts';
import type {EnvironmentSpec, Manifest, Scenario} from '../../manifest/manifest.ts';
import {instanceNeeds} from '../../plan/instance-needs.ts';
import {holdOutsideRun} from '../../run/holds/hold-outside-run.ts';
import {readSecrets} from '../../run/secrets.ts';
import {SharedArtifacts} from '../../run/shared-artifacts.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {type Preparation, preparationDigest} from '../../steps/preparation.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {checkManifest} from '../check-manifest.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {attachShell, findKept} from '../machines/kept-machines.ts';
import {openShell} from '../machines/open-shell.ts';
import {
  EXIT_INFRASTRUCTURE,
  EXIT_USAGE,
  isHostReady,
  printProblem,
  type Session,
  withSession,
} from '../machines/session.ts';
import {wantsColor} from '../terminal.ts';

/** What `proctor shell` was asked. */
export interface ShellCommandOptions {
  /** An environment of the manifest; or the id, or `environment#n`, of an instance that is kept. */
  readonly environment: string;
  readonly manifest?: string;
  /** Of the manifest: its artifacts are put there, and its tools started. */
  readonly scenario?: string;
}

/**
 * `proctor shell`: a shell in a new instance of an environment, prepared as for a case; or in one
 * that a run keeps.
 *
 * @returns the shell's exit code; 2 for a name that there is not, 3 when the instance cannot be had.
 */
export async function shellCommand(options: ShellCommandOptions, io: CliIo): Promise<ExitCode> {
  const {environment: name, manifest: path} = options;
  const checked = await checkManifest({manifest: path, variables: {}}, io);
  const {manifest, diagnostics} = checked;
  const spec = [...(manifest?.environments.values() ?? [])].find(({id}) => id === name);
  if (manifest === undefined || spec === undefined) {
    const kept = await findKept(name, io);
    if (kept.ok) return attachShell(kept.value, io);
    if (manifest === undefined && !name.includes('#')) {
      io.stderr.write(renderDiagnosticsText(diagnostics, {color: wantsColor(io, io.stderr)}));
      return EXIT_USAGE;
    }
    const help = didYouMean(name, manifest?.environments.keys() ?? []);
    printProblem(`no environment is called "${name}", and ${kept.why}`, help, io);
    return EXIT_USAGE;
  }
  const scenario =
    options.scenario === undefined ? undefined : scenarioOf(manifest, options.scenario);
  if (options.scenario !== undefined && scenario === undefined) {
    const help = didYouMean(options.scenario, manifest.scenarios.keys());
    printProblem(`no scenario is called "${options.scenario}"`, help, io);
    return EXIT_USAGE;
  }
  const secrets = await readSecrets(manifest.secrets, io.env);
  return withSession({folder: manifest.folder, secrets}, io, async (session) => {
    const {signal} = session.context;
    const driver = await driverFor(spec);
    if (!(await isHostReady(driver, spec, {signal, io}))) return EXIT_INFRASTRUCTURE;
    return await shellIn({manifest, spec, scenario, driver}, session, io);
  });
}

function scenarioOf(manifest: Manifest, name: string): Scenario | undefined {
  return [...manifest.scenarios.values()].find(({id}) => id === name);
}

interface Wanted {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  readonly scenario: Scenario | undefined;
  readonly driver: EnvironmentDriver;
}

async function shellIn(wanted: Wanted, session: Session, io: CliIo): Promise<ExitCode> {
  const {manifest, scenario} = wanted;
  const {resources, guard} = session;
  const tell = (line: string): void => io.stderr.write(`proctor: ${sanitizeLine(line)}\n`);
  const {spec, context} = await holdOutsideRun(wanted, session.context, {
    resources,
    tell,
    guard,
  });
  const source = resources.use(new SharedArtifacts(stateFolder(io.env)));
  const needs = instanceNeeds(spec, scenario === undefined ? [] : [scenario]);
  const kept = await keptInstance(wanted, {needs, source}, session);
  const {variables} = manifest;
  if (kept !== undefined) {
    resources.use(kept);
    const connection = await kept.connect(context);
    if (kept.lost === undefined) resources.use(connection);
    return openShell({environment: kept, connection, spec}, {context}, io);
  }
  const deployment = new Deployment({
    id: `${spec.id}#1/1`,
    instance: `${spec.id}#1`,
    attempt: 1,
    ...{manifest, spec, needs, source, context},
    ...{logPath: '', runFolder: undefined, emit: () => undefined},
    ...{startsTools: true, toolFaults: 'throw'},
  });
  await deployment.prepare(context);
  const environment = resources.use(await wanted.driver.provision(spec, 1, context));
  resources.defer(() => deployment.abandon(afterwards(context)));
  const connection = await deployment.connect(environment, context);
  // A machine goes with all that runs on it: what hangs there is not waited for.
  if (environment.lost === undefined) resources.use(connection);
  if (spec.restore.length > 0) {
    const hooks = {spec, connection, variables, context: afterwards(context)};
    resources.defer(async () => {
      if (deployment.isPrepared) await runHook('restore', spec.restore, hooks);
    });
  }
  await deployment.install(context);
  await deployment.deploy(context);
  await deployment.configure(context);
  await deployment.validate(context);
  await deployment.complete(context);
  return openShell({environment, connection, spec}, {context}, io);
}

/** A copy of the template that an earlier run has kept of an instance that was made ready alike. */
async function keptInstance(
  {manifest, spec, driver}: Wanted,
  preparation: Pick<Preparation, 'needs' | 'source'>,
  {context, resources}: Session,
): Promise<Environment | undefined> {
  if (driver.cachedCheckpoint === undefined || !('cache' in spec) || !spec.cache) return undefined;
  const started = preparation.needs.instrumentation.filter((name) =>
    isShareableTool(manifest.instrumentation.get(name)),
  );
  const digest = await preparationDigest({manifest, spec, started, context, ...preparation});
  if (digest === undefined) return undefined;
  const checkpoint = await driver.cachedCheckpoint(spec, digest, context);
  if (checkpoint === undefined) return undefined;
  resources.use(checkpoint);
  return checkpoint.fork({instance: 1, isTemplate: false}, context);
}

/** For what is owed also when the session was called off. */
function afterwards(context: StepContext): StepContext {
  return {...context, signal: new AbortController().signal};
}
