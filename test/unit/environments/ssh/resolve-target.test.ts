import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {resolveTarget} from '../../../../src/environments/ssh/resolve-target.ts';
import type {SshTarget} from '../../../../src/environments/ssh-client/ssh-target.ts';
import type {SshSpec} from '../../../../src/manifest/manifest.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'proctor-home-'));
  await mkdir(join(home, '.ssh', 'conf.d'), {recursive: true});
});
afterAll(() => rm(home, {recursive: true, force: true}));

const SPEC: SshSpec = {
  id: 'board',
  type: 'ssh',
  instances: 1,
  isolation: 'shared',
  env: {},
  shell: undefined,
  workingDirectory: undefined,
  prepare: [],
  restore: [],
  debug: [],
  stageTimeoutMs: 60_000,
  host: 'board',
  port: undefined,
  user: undefined,
  keys: [],
  passphrase: undefined,
  password: undefined,
  agent: undefined,
  config: undefined,
  jump: undefined,
  knownHosts: [],
  hostKeyChecking: 'strict',
  connectTimeoutMs: 20_000,
  keepAliveMs: 10_000,
  sessionsMax: 10,
};

async function resolve(config: string, spec: Partial<SshSpec> = {}): Promise<SshTarget> {
  await writeFile(join(home, '.ssh', 'config'), config);
  const env = {SSH_AUTH_SOCK: '/run/agent'};
  return resolveTarget({...SPEC, ...spec}, {name: 'me', homeFolder: home}, env);
}

function way(target: SshTarget): string[] {
  return target.hops.map((hop) => `${hop.user}@${hop.host}:${hop.port}`);
}

describe('the way to a host', () => {
  it("is OpenSSH's where nothing is said", async () => {
    const target = await resolve('');
    const [hop] = target.hops;
    expect(way(target)).toEqual(['me@board:22']);
    expect(hop.agent).toBe('/run/agent');
    expect(hop.keys.map((key) => key.path)).toEqual(
      ['id_rsa', 'id_ecdsa', 'id_ed25519'].map((name) => join(home, '.ssh', name)),
    );
    expect(hop.knownHosts[0]).toBe(join(home, '.ssh/known_hosts'));
  });

  it('follows patterns, aliases and tokens of the configuration', async () => {
    const target = await resolve(
      [
        'Host other',
        '  Port 1',
        'Host b?ard !bord',
        '  hostname %h.lab',
        '  User root',
        '  Port = 2200',
        '  IdentityFile ~/.ssh/%r-%h',
        '  IdentitiesOnly yes',
        '  HostKeyAlias the-board',
        '  ConnectTimeout 3',
        '  ServerAliveInterval 2',
        'Host *',
        '  User late',
        '  UserKnownHostsFile ~/known1 ~/known2',
        '  StrictHostKeyChecking accept-new',
      ].join('\n'),
    );
    const [hop] = target.hops;
    expect(way(target)).toEqual(['root@board.lab:2200']);
    expect(hop).toMatchObject({
      identitiesOnly: true,
      hostKeyAlias: 'the-board',
      acceptNew: true,
      keys: [{path: join(home, '.ssh/root-board.lab'), origin: 'config'}],
    });
    expect(hop.knownHosts.slice(0, 2)).toEqual([join(home, 'known1'), join(home, 'known2')]);
    expect(target).toMatchObject({connectTimeoutMs: 3000, keepAliveMs: 2000, warnings: []});
  });

  it('gives the manifest the last word', async () => {
    const target = await resolve('Host *\n  User a\n  Port 1\n  IdentityFile /k\n', {
      user: 'b',
      port: 2,
      keys: ['/mine'],
      knownHosts: ['/known'],
    });
    const [hop] = target.hops;
    expect(way(target)).toEqual(['b@board:2']);
    expect(hop.keys).toEqual([{path: '/mine', origin: 'manifest'}]);
    expect(hop).toMatchObject({agent: undefined, knownHosts: ['/known']});
  });

  it('goes through jump hosts, and through those that they need', async () => {
    const config = [
      'Host board\n  ProxyJump mid',
      'Host mid\n  HostName mid.lab\n  ProxyJump x@gate:2022',
      'Host gate\n  HostName 10.0.0.1',
    ].join('\n');
    expect(way(await resolve(config))).toEqual(['x@10.0.0.1:2022', 'me@mid.lab:22', 'me@board:22']);
    expect(way(await resolve(config, {jump: 'gate,[::1]:23'}))).toEqual([
      'me@10.0.0.1:22',
      'me@::1:23',
      'me@board:22',
    ]);
    expect(way(await resolve(config, {config: false}))).toEqual(['me@board:22']);
  });

  it('refuses jumps in a circle', async () => {
    const config = 'Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n';
    await expect(resolve(config, {host: 'a'})).rejects.toMatchObject({code: 'ssh/unreachable'});
  });

  it('reads included files, and goes on in the section that was open', async () => {
    await writeFile(join(home, '.ssh/conf.d/1'), 'Host elsewhere\n  Port 9\n');
    await writeFile(join(home, '.ssh/conf.d/2'), 'Host board\n  Port 2222\n');
    const target = await resolve('Host board\n  Include conf.d/*\n  User after\n');
    expect(way(target)).toEqual(['after@board:2222']);
  });

  it('never runs a command of the configuration', async () => {
    const mark = join(home, 'ran');
    const target = await resolve(`Match exec "touch ${mark}"\n  Port 9\n`);
    expect(way(target)).toEqual(['me@board:22']);
    await expect(import('node:fs/promises').then((fs) => fs.stat(mark))).rejects.toThrow();
  });
});
