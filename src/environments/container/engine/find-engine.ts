import {homedir} from 'node:os';
import {FaultError} from '../../../faults/fault-error.ts';
import type {ContainerSettings} from '../../../manifest/container-spec.ts';
import type {Problem} from '../../environment.ts';
import {Engine, type EngineFacts, type EngineKind, reasonOf} from './engine.ts';
import {SharedResults} from './shared-results.ts';

/** Where programs are looked for when this process has no PATH. Source: Debian's /etc/profile. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** An engine that does not answer by then is taken for one that does not work. */
const ANSWER_TIMEOUT_MS = 30_000;

/** Variables of proctor's own process. */
export type OwnEnv = Readonly<Record<string, string | undefined>>;

/** By what is asked for and by where it leads: an engine that works is not asked again. */
const found = new SharedResults<Engine>();

/**
 * The engine that `choice` names; for `auto`, the first that works.
 *
 * @throws {FaultError} `environment/tool-missing`, `container/engine-failed`.
 */
export function findEngine(
  choice: ContainerSettings['engine'],
  own: OwnEnv,
  options: {readonly signal: AbortSignal},
): Promise<Engine> {
  const key = JSON.stringify([choice, own['PATH'], ...HOST_VARIABLES.map((name) => own[name])]);
  return found.get(key, options.signal, (signal) => searchEngine(choice, own, {signal}));
}

const HOST_VARIABLES = [
  'CONTAINER_HOST',
  'CONTAINERS_CONF',
  'CONTAINERS_STORAGE_CONF',
  'DOCKER_CONFIG',
  'DOCKER_CONTEXT',
  'DOCKER_HOST',
  'DOCKER_TLS_VERIFY',
];

/** What is wrong with a fault's engine, for who checks before a run. */
export function engineProblem(error: unknown): Problem {
  if (!(error instanceof FaultError)) throw error;
  return {message: error.message, ...(error.help !== undefined && {help: error.help})};
}

async function searchEngine(
  choice: ContainerSettings['engine'],
  own: OwnEnv,
  options: {readonly signal: AbortSignal},
): Promise<Engine> {
  const kinds: readonly EngineKind[] = choice === 'auto' ? ['podman', 'docker'] : [choice];
  const faults: FaultError[] = [];
  for (const kind of kinds) {
    try {
      const engine = new Engine(await factsOf(kind, own, options));
      await proveWorking(engine, options);
      return engine;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(error);
    }
  }
  // One that is there and does not work says more than one that is missing.
  const fault = faults.find(({code}) => code !== 'environment/tool-missing') ?? faults[0];
  const isNone = faults.every(({code}) => code === 'environment/tool-missing');
  if (choice === 'auto' && isNone) {
    throw new FaultError('environment/tool-missing', 'cannot run containers: there is no podman', {
      help: 'install the package podman, or docker',
    });
  }
  throw fault ?? new FaultError('environment/tool-missing', 'cannot run containers');
}

async function proveWorking(
  engine: Engine,
  options: {readonly signal: AbortSignal},
): Promise<void> {
  const {kind} = engine;
  // Of podman this is the storage and the runtime, too.
  const format = kind === 'podman' ? '{{.Host.OCIRuntime.Name}}' : '{{.Server.Version}}';
  const args = [kind === 'podman' ? 'info' : 'version', '--format', format];
  const result = await engine
    .run(args, {...options, timeoutMs: ANSWER_TIMEOUT_MS})
    .catch((error: unknown) => {
      throw isAbsent(error) ? missing(kind) : error;
    });
  if (result.code === 0) return;
  throw engine.fault(`use ${kind}`, result);
}

function isAbsent(error: unknown): boolean {
  const cause = error instanceof FaultError ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function missing(kind: EngineKind): FaultError {
  const message = `cannot run containers: there is no '${kind}' on this machine's PATH`;
  return new FaultError('environment/tool-missing', message, {
    help: `install the package ${kind === 'podman' ? 'podman' : 'docker.io (or docker-ce)'}`,
  });
}

async function factsOf(
  kind: EngineKind,
  own: OwnEnv,
  options: {readonly signal: AbortSignal},
): Promise<EngineFacts> {
  const env: Record<string, string> = {PATH: DEFAULT_PATH, HOME: homedir()};
  for (const [name, value] of Object.entries(own)) if (value !== undefined) env[name] = value;
  const address =
    kind === 'podman' ? own['CONTAINER_HOST'] : await dockerAddress(env, own, options);
  const wire = wireOf(address, own['DOCKER_TLS_VERIFY']);
  return {kind, program: kind, env, wire, address};
}

/** Where docker's daemon is: what the variable says, or the context that is in use. */
async function dockerAddress(
  env: Readonly<Record<string, string>>,
  own: OwnEnv,
  options: {readonly signal: AbortSignal},
): Promise<string | undefined> {
  const host = own['DOCKER_HOST'];
  if (host !== undefined && host !== '') return host;
  const docker = new Engine({kind: 'docker', program: 'docker', env, wire: 'local'});
  const format = '{{.Endpoints.docker.Host}} {{if .TLSMaterial}}tls{{end}}';
  const result = await docker
    .run(['context', 'inspect', '--format', format], {...options, timeoutMs: ANSWER_TIMEOUT_MS})
    .catch((error: unknown) => {
      throw isAbsent(error) ? missing('docker') : error;
    });
  if (result.code !== 0) throw docker.fault('use docker', {...result, stderr: reasonOf(result)});
  const [address, tls] = result.stdout.trim().split(' ');
  return tls === 'tls' ? address?.replace(/^tcp:/, 'https:') : address;
}

/** How what is sent to the engine gets there. */
export function wireOf(
  address: string | undefined,
  tlsVerify: string | undefined,
): EngineFacts['wire'] {
  if (address === undefined || address === '' || /^(unix|npipe|fd):/.test(address)) return 'local';
  if (/^(ssh|https):/.test(address)) return 'encrypted';
  return tlsVerify === undefined || tlsVerify === '' ? 'clear' : 'encrypted';
}
