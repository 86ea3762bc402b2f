import {renderDiagnosticsText} from '../../diagnostics/render-text.ts';
import type {Environment, EnvironmentDriver, StepContext} from '../../environments/environment.ts';
import {driverFor} from '../../environments/registry.ts';
import {didYouMean} from '../../manifest/did-you-mean.ts';
import type {EnvironmentSpec, Manifest, Scenario} from '../../manifest/manifest.ts';
import {readSecrets} from '../../run/secrets.ts';
import {
  connectInstance,
  deployArtifacts,
  isShareableTool,
  proveReady,
  runHook,
  startTools,
} from '../../steps/instance-stages.ts';
import {preparationDigest} from '../../steps/preparation.ts';
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
  const {manifest, spec, scenario} = wanted;
  const {context, resources} = session;
  const artifacts = scenario?.artifacts ?? [];
  const tools = (scenario?.instrumentation ?? []).filter((tool) =>
    isShareableTool(manifest.instrumentation.get(tool)),
  );
  const kept = await keptInstance(wanted, {artifacts, tools}, session);
  const environment = kept ?? (await wanted.driver.provision(spec, 1, context));
  resources.use(environment);
  const connection = await connectInstance(environment, context);
  // A machine goes with all that runs on it: what hangs there is not waited for.
  if (environment.lost === undefined) resources.use(connection);
  if (kept === undefined) {
    await deployArtifacts(artifacts, {manifest, connection, context});
    const {variables} = manifest;
    const hooks = {spec, connection, variables};
    if (spec.restore.length > 0) {
      resources.defer(() =>
        runHook('restore', spec.restore, {...hooks, context: afterwards(context)}),
      );
    }
    await runHook('prepare', spec.prepare, {...hooks, context});
    await startTools(tools, {manifest, spec, connection, context});
    await proveReady(connection, context);
  }
  return openShell({environment, connection, spec}, session, io);
}

/** A copy of the template that an earlier run has kept of an instance that was made ready alike. */
async function keptInstance(
  {manifest, spec, driver}: Wanted,
  preparation: {readonly artifacts: readonly string[]; readonly tools: readonly string[]},
  {context, resources}: Session,
): Promise<Environment | undefined> {
  if (driver.cachedCheckpoint === undefined || !('cache' in spec) || !spec.cache) return undefined;
  const digest = await preparationDigest({manifest, spec, ...preparation});
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
