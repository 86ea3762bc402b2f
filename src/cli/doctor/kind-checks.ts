import {constants, readdir, readFile} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Check, CheckContext} from './check.ts';
import {findTool, isAccessible, probe, toolCheck} from './probe.ts';

/** What `type: local` needs. */
export async function localChecks(context: CheckContext): Promise<Check[]> {
  const temporary = context.env['TMPDIR'] ?? tmpdir();
  const isWritable = await isAccessible(temporary, constants.W_OK | constants.X_OK);
  return [
    await toolCheck(
      {name: 'sh', debian: 'dash', without: 'no script can run'},
      {...context, otherwise: 'missing'},
    ),
    await toolCheck(
      {name: 'bash', debian: 'bash', without: 'scripts run in sh'},
      {...context, otherwise: 'warning'},
    ),
    await toolCheck(
      {name: 'git', debian: 'git', without: 'needed only by steps that use it'},
      {...context, otherwise: 'warning'},
    ),
    isWritable
      ? {id: 'scratch', status: 'ok', detail: temporary}
      : {
          id: 'scratch',
          status: 'missing',
          detail: `cannot write to ${temporary}`,
          fix: 'set TMPDIR to a folder of your own',
        },
  ];
}

/** What `type: ssh` needs. proctor speaks SSH itself: OpenSSH's programs are not needed. */
export async function sshChecks(context: CheckContext): Promise<Check[]> {
  const folder = join(context.env['HOME'] ?? homedir(), '.ssh');
  return [
    await keysCheck(folder),
    await agentCheck(context),
    await knownHostsCheck(join(folder, 'known_hosts')),
    (await isAccessible(join(folder, 'config')))
      ? {id: 'config', status: 'ok', detail: join(folder, 'config')}
      : {id: 'config', status: 'ok', detail: 'none: hosts are as the manifest says'},
  ];
}

async function keysCheck(folder: string): Promise<Check> {
  const names = await readdir(folder).catch(() => []);
  const keys = names.filter((name) => /^id_[a-z0-9_]+$/.test(name));
  if (keys.length > 0) return {id: 'keys', status: 'ok', detail: keys.join(', ')};
  return {
    id: 'keys',
    status: 'warning',
    detail: `none in ${folder}: name one with \`key\`, or use the agent or a password`,
    fix: 'ssh-keygen -t ed25519',
  };
}

/** Exit codes of `ssh-add -l`: 0 keys, 1 none, 2 no agent: ssh-add(1). */
async function agentCheck(context: CheckContext): Promise<Check> {
  const id = 'agent';
  if ((context.env['SSH_AUTH_SOCK'] ?? '') === '') {
    return {id, status: 'warning', detail: 'not running', fix: 'eval "$(ssh-agent)" && ssh-add'};
  }
  if ((await findTool('ssh-add', context)) === undefined) {
    return {id, status: 'ok', detail: 'SSH_AUTH_SOCK is set; there is no ssh-add to look into it'};
  }
  const {exitCode, stdout} = await probe('ssh-add', ['-l'], context);
  if (exitCode === 0) {
    const count = stdout.split('\n').length;
    return {id, status: 'ok', detail: count === 1 ? '1 key' : `${count} keys`};
  }
  if (exitCode === 1) return {id, status: 'warning', detail: 'holds no key', fix: 'ssh-add'};
  return {id, status: 'warning', detail: 'does not answer', fix: 'eval "$(ssh-agent)" && ssh-add'};
}

async function knownHostsCheck(path: string): Promise<Check> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const count = text.split('\n').filter((line) => /^[^#\s]/.test(line)).length;
  if (count > 0) return {id: 'known-hosts', status: 'ok', detail: `${count} entries`};
  return {
    id: 'known-hosts',
    status: 'warning',
    detail: `${path} has no entry: every host's key is unknown, and refused`,
    fix: `ssh-keyscan HOST >> ${path}, after comparing the fingerprint`,
  };
}

/** What containers need: one of the engines, and that it answers. */
export async function containerChecks(context: CheckContext): Promise<Check[]> {
  const podman = await engineCheck('podman', ['info', '--format', '{{.Version.Version}}'], context);
  const docker = await engineCheck(
    'docker',
    ['version', '--format', '{{.Server.Version}}'],
    context,
  );
  const hasAny = podman.status === 'ok' || docker.status === 'ok';
  return hasAny ? [podman, docker] : [{...podman, status: 'missing'}, docker];
}

async function engineCheck(
  name: 'podman' | 'docker',
  args: readonly string[],
  context: CheckContext,
): Promise<Check> {
  const debian = name === 'docker' ? 'docker.io' : 'podman';
  if ((await findTool(name, context)) === undefined) {
    return {id: name, status: 'warning', detail: 'not there', fix: `apt install ${debian}`};
  }
  const {exitCode, stdout, isTimedOut} = await probe(name, args, context);
  if (exitCode === 0 && stdout !== '') return {id: name, status: 'ok', detail: `engine ${stdout}`};
  const fix = name === 'docker' ? 'systemctl start docker, adduser "$USER" docker' : `${name} info`;
  return {
    id: name,
    status: 'warning',
    detail: isTimedOut ? 'does not answer' : 'its engine is not usable',
    fix,
  };
}
