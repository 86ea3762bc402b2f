import {stat} from 'node:fs/promises';
import {homedir, userInfo} from 'node:os';
import {FaultError} from '../../faults/fault-error.ts';
import {expandTemplate} from '../../manifest/expression/expression.ts';
import type {SshSpec} from '../../manifest/manifest.ts';
import {specForBoard} from '../../manifest/resolve/resolve-boards.ts';
import type {
  CheckOptions,
  Environment,
  EnvironmentDriver,
  Problem,
  StepContext,
} from '../environment.ts';
import {PosixEnvironment} from '../posix/posix-environment.ts';
import type {LoginSecrets} from '../ssh-client/credentials.ts';
import {SshHost} from '../ssh-client/ssh-host.ts';
import {HostPool} from './host-pool.ts';
import {DEFAULT_PORT, resolveTarget, type SshUser} from './resolve-target.ts';
import {type HostPlace, SshEnvironment} from './ssh-environment.ts';

/**
 * A driver for hosts reached over SSH. Environments that are reached in the same way share their
 * connections.
 *
 * @param user Whose keys, known hosts and configuration are used.
 */
export function createSshDriver(user: SshUser): EnvironmentDriver<SshSpec> {
  const pool = new HostPool();
  return {
    type: 'ssh',

    async check(spec, {signal, env = {}}): Promise<readonly Problem[]> {
      signal.throwIfAborted();
      const specs = spec.boards?.map((board) => specForBoard(spec, board)) ?? [spec];
      const all = await Promise.all(specs.map((each) => problemsOf(each, user, env)));
      return all.flat();
    },

    // Another port may be another machine, behind a gateway; the usual one need not be named.
    hostOf: ({id, boards, host, port = DEFAULT_PORT}) =>
      boards !== undefined
        ? `boards of ${id}`
        : `${host.toLowerCase()}${port === DEFAULT_PORT ? '' : `:${port}`}`,

    async provision(spec, instance, context): Promise<Environment> {
      context.signal.throwIfAborted();
      const target = await resolveTarget(spec, user, context.env ?? {});
      for (const warning of target.warnings) context.warn('ssh/config', warning);
      const secrets = secretsOf(spec, context);
      const {fence} = context;
      // Whose power is switched shares its connections with nobody.
      const own = spec.power === undefined ? undefined : instance;
      const key = JSON.stringify([target, spec.passphrase, spec.password, fence, own]);
      const options = {
        id: spec.id,
        instance,
        env: baseEnv(spec, context),
        workingDirectory: spec.workingDirectory,
      };
      const open = async (opening: StepContext): Promise<HostPlace> => {
        const lease = pool.acquire(key, () => new SshHost(target, secrets, {fence}));
        try {
          return {lease, environment: await PosixEnvironment.open(lease.host, options, opening)};
        } catch (error) {
          // Another try begins anew.
          lease.outdate();
          await lease[Symbol.asyncDispose]();
          throw error;
        }
      };
      return SshEnvironment.make({spec, instance, open}, context);
    },
  };
}

async function problemsOf(
  spec: SshSpec,
  user: SshUser,
  env: NonNullable<CheckOptions['env']>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [what, path] of filesOf(spec)) {
    const isFile = await stat(path).then(
      (stats) => !stats.isDirectory(),
      () => false,
    );
    if (!isFile) problems.push({message: `the ${what} '${path}' does not exist`});
  }
  if (spec.agent === true && !env['SSH_AUTH_SOCK']) {
    const help = 'start one with `eval $(ssh-agent)` and add keys with `ssh-add`';
    problems.push({message: 'there is no SSH agent: SSH_AUTH_SOCK is not set', help});
  }
  await resolveTarget(spec, user, env).catch((error: unknown) => {
    if (!(error instanceof FaultError)) throw error;
    const {message, help} = error;
    problems.push(help === undefined ? {message} : {message, help});
  });
  return problems;
}

function secretsOf(spec: SshSpec, context: StepContext): LoginSecrets {
  const expand = (template: string | undefined): string | undefined =>
    template === undefined
      ? undefined
      : expandTemplate(template, {
          variables: {},
          matrix: {},
          env: {},
          environment: {},
          case: {},
          run: {},
          steps: {},
          secrets: context.secret,
          status: 'success',
        });
  return {passphrase: expand(spec.passphrase), password: expand(spec.password)};
}

/** What every command finds in its environment besides what the host gives, before its own. */
function baseEnv(spec: SshSpec, context: StepContext): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(spec.env)) {
    // What holds an expression is filled in for a case and comes with its commands.
    if (!value.includes('${{')) env[name] = value;
  }
  env['PROCTOR_RUN_ID'] = context.runId;
  return env;
}

function filesOf(spec: SshSpec): [what: string, path: string][] {
  const files: [string, string][] = spec.keys.map((path) => ['key', path]);
  if (spec.hostKeyChecking === 'strict') {
    for (const path of spec.knownHosts) files.push(['known-hosts file', path]);
  }
  if (typeof spec.config === 'string') files.push(['configuration', spec.config]);
  return files;
}

/** Empty where the user database does not know us, as in a container with a made-up user. */
function ownUser(): SshUser {
  try {
    return {name: userInfo().username, homeFolder: homedir()};
  } catch {
    return {name: '', homeFolder: homedir()};
  }
}

// Last: it needs all of the above.
/** Runs commands on hosts over SSH, as the user of this process. */
export const sshDriver: EnvironmentDriver<SshSpec> = createSshDriver(ownUser());
