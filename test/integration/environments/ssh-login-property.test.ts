import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {EnvironmentDriver} from '../../../src/environments/environment.ts';
import type {SshSpec} from '../../../src/manifest/manifest.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {sinksOf} from '../../rig/run-sinks.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from '../../rig/ssh-servers.ts';

const PASSPHRASE = 'Öffne dich, "Sesam" & alles';
const PASSWORD = "pa55 wörd$`of' a test";
const WRONG = 'not the right words at all';

/** Passwords need an account of the test's own. */
const canAddUser = process.getuid?.() === 0 && spawnSync('useradd', ['--help']).status === 0;
const USER = `proctor${process.pid}`;

const WAYS = [
  'key',
  'encrypted key',
  'agent',
  ...(canAddUser ? (['password'] as const) : []),
] as const;
const HOST_KEYS = ['right', 'changed', 'revoked', 'unknown'] as const;

interface Login {
  readonly way: 'key' | 'encrypted key' | 'agent' | 'password';
  /** Whether what is offered is what the host accepts. */
  readonly isAccepted: boolean;
  /** Whether the key itself can be used: of an encrypted one, whether the passphrase opens it. */
  readonly isOpened: boolean;
  readonly hostKey: (typeof HOST_KEYS)[number];
  readonly checking: SshSpec['hostKeyChecking'];
}

const logins: fc.Arbitrary<Login> = fc.record({
  way: fc.constantFrom(...WAYS),
  isAccepted: fc.boolean(),
  isOpened: fc.constantFrom(true, true, false),
  // What is refused for its host key says nothing of the login.
  hostKey: fc.constantFrom('right', 'right', 'right', ...HOST_KEYS),
  checking: fc.constantFrom('strict', 'accept-new'),
});

let lab: SshLab;
let server: SshServer;
let folder: string;
const sockets = {good: '', bad: ''};
const agentPids: number[] = [];
beforeAll(async () => {
  lab = new SshLab();
  server = await lab.sshd(['KbdInteractiveAuthentication no', 'MaxStartups 100']);
  folder = mkdtempSync(join(tmpdir(), 'proctor-logins-'));
  // One round: how long it takes to open is not what is tested.
  const locked = lab.newKey('locked', '-N', PASSPHRASE, '-a', '1');
  lab.newKey('stranger');
  lab.newKey('locked-stranger', '-N', PASSPHRASE, '-a', '1');
  const publicKey = readFileSync(`${locked}.pub`);
  writeFileSync(lab.path('authorized_keys'), publicKey, {flag: 'a'});
  for (const [name, key] of [
    ['good', lab.key],
    ['bad', lab.path('stranger')],
  ] as const) {
    const socket = lab.path(`agent-${name}`);
    const said = execFileSync('ssh-agent', ['-a', socket, '-s'], {encoding: 'utf8'});
    agentPids.push(Number(/SSH_AGENT_PID=(\d+)/.exec(said)?.[1]));
    sockets[name] = socket;
    execFileSync('ssh-add', ['-q', key], {env: {...process.env, SSH_AUTH_SOCK: socket}});
  }
  if (!canAddUser) return;
  execFileSync('useradd', ['--no-create-home', '--shell', '/bin/sh', USER]);
  execFileSync('chpasswd', {input: `${USER}:${PASSWORD}\n`});
});
afterAll(async () => {
  for (const pid of agentPids) process.kill(pid);
  if (canAddUser) spawnSync('userdel', [USER]);
  await lab[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

/** A known_hosts file in which the host's key is as `login` says. */
function knownHosts({hostKey}: Login, name: string): string {
  const place = `[127.0.0.1]:${server.port}`;
  const right = `${place} ${server.hostKey}\n`;
  const [type] = server.hostKey.split(' ');
  const other = readFileSync(`${lab.path('stranger')}.pub`, 'utf8');
  const lines = {
    right,
    changed: `${place} ${type} ${other.split(' ')[1]}\n`,
    revoked: `${right}@revoked * ${server.hostKey}\n`,
    unknown: '',
  };
  return lab.write(name, lines[hostKey]);
}

/** What a manifest says of `login`, and what goes with it. */
function specOf({way, isAccepted, isOpened}: Login): {
  readonly spec: Partial<SshSpec>;
  readonly secret: string;
  readonly socket?: string;
} {
  switch (way) {
    case 'key':
      return {spec: {keys: [isAccepted ? lab.key : lab.path('stranger')]}, secret: WRONG};
    case 'encrypted key': {
      const keys = [lab.path(isAccepted ? 'locked' : 'locked-stranger')];
      const spec = {keys, passphrase: '${{ secrets.token }}'};
      return {spec, secret: isOpened ? PASSPHRASE : WRONG};
    }
    case 'agent':
      return {
        spec: {keys: [], agent: true},
        secret: WRONG,
        socket: sockets[isAccepted ? 'good' : 'bad'],
      };
    case 'password': {
      const spec = {keys: [], agent: false, user: USER, password: '${{ secrets.token }}'};
      return {spec, secret: isAccepted ? PASSWORD : WRONG};
    }
  }
}

/** Why it must not get in; `undefined` where it must. */
function refusalOf({way, isAccepted, isOpened, hostKey, checking}: Login): string | undefined {
  if (way === 'encrypted key' && !isOpened) return 'ssh/key-unreadable';
  if (hostKey === 'unknown' && checking === 'strict') return 'ssh/host-key-unknown';
  if (hostKey === 'changed') return 'ssh/host-key-changed';
  if (hostKey === 'revoked') return 'ssh/host-key-revoked';
  return isAccepted ? undefined : 'ssh/auth-rejected';
}

describe('logging in', () => {
  it('D27 for any login and host key, it gets in exactly when both are right, or says which is not', async () => {
    let number = 0;
    const seen = new Map<string, number>();

    const logIn = async (login: Login): Promise<void> => {
      number += 1;
      const {spec, secret, socket} = specOf(login);
      const known = knownHosts(login, `known-${number}`);
      const whole = sshSpec(lab, server, {
        ...spec,
        ...{id: 'box', knownHosts: [known], hostKeyChecking: login.checking},
      });
      const plan = planOf([scenario('in', {script: 'echo in'})]);
      const environments = new Map([['box', whole]]);
      const {sinks, events} = await sinksOf(
        {...plan, manifest: {...plan.manifest, environments}},
        {
          folder: join(folder, String(number)),
          secrets: new Map([['token', secret]]),
          driver: labDriver(lab) as EnvironmentDriver,
          ...(socket !== undefined && {env: {SSH_AUTH_SOCK: socket}}),
        },
      );
      const refusal = refusalOf(login);
      seen.set(refusal ?? login.way, (seen.get(refusal ?? login.way) ?? 0) + 1);
      const ended = events.findLast((event) => event.type === 'case-ended');
      const what = JSON.stringify({login, ended});
      expect(ended?.verdict, what).toBe(refusal === undefined ? 'passed' : 'error');
      expect(ended?.fault?.code, what).toBe(refusal);
      if (refusal !== undefined) expect(ended?.fault?.help, what).toMatch(/\S/);
      if (refusal === 'ssh/auth-rejected') {
        const method = login.way === 'password' ? /password/ : /key /;
        expect(ended?.fault?.message).toMatch(method);
      }
      if (login.way === 'encrypted key' && refusal === 'ssh/key-unreadable') {
        expect(ended?.fault?.message).toMatch(/the passphrase does not open it/);
      }
      for (const [sink, content] of sinks) {
        for (const form of [
          secret,
          encodeURIComponent(secret),
          JSON.stringify(secret).slice(1, -1),
        ]) {
          expect(content.includes(form), `the secret in ${sink}`).toBe(false);
        }
      }
    };

    await fc.assert(
      fc.asyncProperty(fc.array(logins, {minLength: 4, maxLength: 4}), async (all) => {
        const ended = await Promise.allSettled(all.map(logIn));
        for (const each of ended) if (each.status === 'rejected') throw each.reason;
      }),
      {numRuns: 30, endOnFailure: true},
    );
    expect([...seen.keys()].toSorted()).toEqual(
      [
        ...WAYS,
        'ssh/auth-rejected',
        'ssh/host-key-changed',
        'ssh/host-key-revoked',
        'ssh/host-key-unknown',
        'ssh/key-unreadable',
      ].toSorted(),
    );
  }, 120_000);
});
