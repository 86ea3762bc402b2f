import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {homedir, userInfo} from 'node:os';
import {delimiter, isAbsolute, join, resolve} from 'node:path';
import type {LocalSpec} from '../../manifest/manifest.ts';
import type {Environment, EnvironmentDriver, Problem, StepContext} from '../environment.ts';
import {LocalEnvironment} from './local-environment.ts';

/** Where programs are looked for when this process has no PATH. Source: Debian's /etc/profile. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs commands on this machine, as this user. */
export const localDriver: EnvironmentDriver<LocalSpec> = {
  type: 'local',

  async check(spec, options): Promise<readonly Problem[]> {
    options.signal.throwIfAborted();
    const problems: Problem[] = [];
    const path = options.env?.['PATH'] ?? DEFAULT_PATH;
    for (const tool of ['sh', 'mkfifo']) {
      if ((await findProgram(tool, path)) === undefined) {
        const help = 'install it (coreutils or BusyBox), or mend PATH';
        problems.push({message: `'${tool}' is not on this machine's PATH`, help});
      }
    }
    const folder = spec.workingDirectory;
    if (folder !== undefined && isAbsolute(folder) && !folder.includes('${{')) {
      const isFolder = await stat(folder).then(
        (stats) => stats.isDirectory(),
        () => false,
      );
      if (!isFolder) problems.push({message: `the working directory '${folder}' does not exist`});
    }
    return problems;
  },

  hostOf: () => 'localhost',

  async provision(spec, instance, context): Promise<Environment> {
    context.signal.throwIfAborted();
    const env = baseEnv(spec, context);
    const path = env['PATH'] ?? DEFAULT_PATH;
    return LocalEnvironment.open({
      id: spec.id,
      instance,
      context,
      env,
      bash: await findProgram('bash', path),
      workingDirectory: resolve(context.folder, spec.workingDirectory ?? '.'),
      outerCommand: context.env?.['PROCTOR_COMMAND_ID'] ?? '',
    });
  },
};

/**
 * What every command finds in its environment, before what steps add. Only this is taken from
 * proctor's own, so that a run gives the same on a desk and in CI:
 * PATH; HOME, USER, LOGNAME, SHELL (from the user database where they are not set); LANG, always
 * `C.UTF-8`, so that messages are English and text is UTF-8 (as GitHub's runners have it); what
 * `inherit-env` names; the environment's `env`. The time zone is the machine's.
 */
function baseEnv(spec: LocalSpec, context: StepContext): Record<string, string> {
  const own = context.env ?? {};
  const user = ownUser();
  const env: Record<string, string> = {
    PATH: own['PATH'] ?? DEFAULT_PATH,
    HOME: own['HOME'] ?? homedir(),
    USER: own['USER'] ?? user.username,
    LOGNAME: own['LOGNAME'] ?? user.username,
    SHELL: own['SHELL'] ?? user.shell ?? '/bin/sh',
    LANG: 'C.UTF-8',
  };
  const isInherited = inheritanceOf(spec.inheritEnv);
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && isInherited(name)) env[name] = value;
  }
  for (const [name, value] of Object.entries(spec.env)) {
    // What holds an expression is filled in for a case and comes with its commands.
    if (!value.includes('${{')) env[name] = value;
  }
  env['PROCTOR_RUN_ID'] = context.runId;
  return env;
}

/** Empty where the user database does not know us, as in a container with a made-up user. */
function ownUser(): {readonly username: string; readonly shell: string | null} {
  try {
    return userInfo({encoding: 'utf8'});
  } catch {
    return {username: String(process.getuid?.() ?? ''), shell: null};
  }
}

function inheritanceOf(names: LocalSpec['inheritEnv']): (name: string) => boolean {
  if (names === 'all') return () => true;
  const exact = new Set(names);
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return (name) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

/** The file of the program `name` in `path`; `undefined` where there is none. */
async function findProgram(name: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    const file = join(folder, name);
    const isProgram = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return file;
  }
  return undefined;
}
