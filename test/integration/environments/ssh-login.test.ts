import {execFileSync, spawnSync} from 'node:child_process';
import {readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {fingerprint} from '../../../src/environments/ssh-client/known-hosts.ts';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {SshSpec} from '../../../src/manifest/manifest.ts';
import {labDriver, SshLab, type SshServer, sshSpec} from '../../rig/ssh-servers.ts';
import {openContext} from '../../rig/step-context.ts';

let lab: SshLab;
let server: SshServer;
beforeAll(async () => {
  lab = new SshLab();
  server = await lab.sshd(['KbdInteractiveAuthentication yes']);
});
afterAll(() => lab[Symbol.asyncDispose]());

interface LoginOptions {
  readonly env?: Record<string, string>;
  readonly secret?: string;
  readonly warnings?: string[];
  readonly server?: SshServer;
}

/** Logs in and gives what `whoami`-like script prints. */
async function logIn(spec: Partial<SshSpec>, options: LoginOptions = {}): Promise<string> {
  const rig = await openContext({
    env: options.env ?? {},
    secret: () => options.secret ?? '',
    warn: (_code, message) => options.warnings?.push(message),
  });
  try {
    const whole = sshSpec(lab, options.server ?? server, spec);
    const environment = await labDriver(lab).provision(whole, 1, rig.context);
    try {
      const connection = await environment.connect(rig.context);
      const result = await connection.exec(
        {script: 'echo in', shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
        {...rig.context, timeoutMs: 20_000, idleTimeoutMs: Infinity, killGraceMs: 100},
      );
      return result.stdout.toString();
    } finally {
      await environment[Symbol.asyncDispose]();
    }
  } finally {
    await rig[Symbol.asyncDispose]();
  }
}

async function faultOf(spec: Partial<SshSpec>, options: LoginOptions = {}): Promise<FaultError> {
  const error = await logIn(spec, options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FaultError);
  return error as FaultError;
}

/** Key and base64 of a host key, as bytes and fingerprint. */
function keyOf(target: SshServer): {base64: string; print: string} {
  const base64 = target.hostKey.split(' ')[1] ?? '';
  return {base64, print: `ssh-ed25519 ${fingerprint(Buffer.from(base64, 'base64'))}`};
}

describe('logging in', () => {
  it('takes OpenSSH and PEM keys, in the clear and encrypted', async () => {
    const kinds: [name: string, args: string[]][] = [
      ['rsa-pem', ['-t', 'rsa', '-b', '2048', '-m', 'PEM']],
      ['rsa-pkcs8', ['-t', 'rsa', '-b', '2048', '-m', 'PKCS8']],
      ['ecdsa-pem', ['-t', 'ecdsa', '-m', 'PEM', '-N', 'open sesame']],
      ['ed25519-encrypted', ['-t', 'ed25519', '-N', 'open sesame']],
    ];
    for (const [name, args] of kinds) {
      const key = lab.newKey(name, ...args);
      const authorized = lab.path('authorized_keys');
      writeFileSync(authorized, readFileSync(`${key}.pub`), {flag: 'a'});
      const passphrase = '${{ secrets.passphrase }}';
      expect(await logIn({keys: [key], passphrase}, {secret: 'open sesame'})).toBe('in\n');
    }
  });

  it('says why a key that the manifest names cannot be used', async () => {
    const encrypted = lab.newKey('locked', '-N', 'secret words');
    const missing = await faultOf({keys: ['/nowhere/id']});
    expect(missing.code).toBe('ssh/key-unreadable');
    expect(missing.message).toBe("cannot use the key '/nowhere/id': there is no such file");
    const locked = await faultOf({keys: [encrypted]});
    expect(locked.message).toBe(
      `cannot use the key '${encrypted}': it is encrypted and there is no passphrase`,
    );
    const wrong = await faultOf(
      {keys: [encrypted], passphrase: '${{ secrets.p }}'},
      {secret: 'wrong words'},
    );
    expect(wrong.message).toBe(
      `cannot use the key '${encrypted}': the passphrase does not open it`,
    );
  });

  it('says what was tried and what the host accepts', async () => {
    const stranger = lab.newKey('stranger');
    const fault = await faultOf({keys: [stranger]});
    expect(fault.code).toBe('ssh/auth-rejected');
    expect(fault.message).toMatch(
      new RegExp(`cannot log in to \\S+: tried key ${stranger}; the host accepts publickey,`),
    );
  });

  it('uses the keys of an agent, and of many only those that are configured', async () => {
    const socket = lab.path('agent');
    const agent = execFileSync('ssh-agent', ['-a', socket, '-s'], {encoding: 'utf8'});
    const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(agent)?.[1]);
    try {
      const env = {SSH_AUTH_SOCK: socket};
      const add = (key: string): unknown =>
        execFileSync('ssh-add', ['-q', key], {env: {...process.env, ...env}});
      // More than sshd lets anyone try (MaxAuthTries is 6).
      for (let number = 0; number < 7; number++) add(lab.newKey(`agent-${number}`));
      add(lab.key);
      const config = lab.write('agent.conf', `IdentitiesOnly yes\nIdentityFile ${lab.key}\n`);
      expect(await logIn({keys: [], config}, {env})).toBe('in\n');
      const tooMany = await faultOf({keys: []}, {env});
      expect(tooMany.code).toBe('ssh/auth-rejected');
      expect(tooMany.help).toContain('name one with `key`');
    } finally {
      process.kill(pid);
    }
  });

  const canAddUser = process.getuid?.() === 0 && spawnSync('useradd', ['--help']).status === 0;
  it.skipIf(!canAddUser)('logs in with a password from a secret', async () => {
    const name = `proctor${process.pid}`;
    execFileSync('useradd', ['--no-create-home', '--shell', '/bin/sh', name]);
    try {
      execFileSync('chpasswd', {input: `${name}:open sesame\n`});
      const spec = {user: name, keys: [], agent: false, password: '${{ secrets.password }}'};
      expect(await logIn(spec, {secret: 'open sesame'})).toBe('in\n');
      const fault = await faultOf(spec, {secret: 'wrong words'});
      expect(fault.code).toBe('ssh/auth-rejected');
      expect(fault.message).toContain('password');
      expect(fault.message).not.toContain('wrong words');
    } finally {
      spawnSync('userdel', [name]);
    }
  });

  it('says that nobody listens', async () => {
    const fault = await faultOf({port: 1});
    expect(fault).toMatchObject({code: 'ssh/unreachable', transient: true});
    expect(fault.message).toContain('ECONNREFUSED');
    expect(fault.help).toContain('on this port');
  });
});

describe('host keys', () => {
  it('refuses a host that is not known, and says how to add it', async () => {
    const empty = lab.write('empty', '');
    const fault = await faultOf({knownHosts: [empty]});
    const {print} = keyOf(server);
    expect(fault.code).toBe('ssh/host-key-unknown');
    expect(fault.message).toBe(
      `cannot trust [127.0.0.1]:${server.port}: its host key ${print} is in none of ${empty}`,
    );
    expect(fault.help).toContain(`ssh-keyscan -p ${server.port} 127.0.0.1 >> ${empty}`);
    expect(readFileSync(empty, 'utf8')).toBe('');
  });

  it('adds a new key where it may, for the owner only, and refuses another later', async () => {
    const file = lab.path('new/known_hosts');
    const spec = {knownHosts: [file], hostKeyChecking: 'accept-new'} as const;
    expect(await logIn(spec)).toBe('in\n');
    expect(readFileSync(file, 'utf8')).toBe(`[127.0.0.1]:${server.port} ${server.hostKey}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const other = await lab.sshd();
    const text = `# kept\n[127.0.0.1]:${other.port} ${server.hostKey}\n`;
    writeFileSync(file, text);
    const fault = await faultOf(spec, {server: other});
    expect(fault.code).toBe('ssh/host-key-changed');
    expect(fault.message).toBe(
      `cannot trust [127.0.0.1]:${other.port}: its host key is ${keyOf(other).print}, but ${file}:2 lists ${keyOf(server).print}`,
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('knows hashed names, and hashes what it adds beside them', async () => {
    const file = lab.knownHosts('hashed', server);
    execFileSync('ssh-keygen', ['-q', '-H', '-f', file], {stdio: 'ignore'});
    rmSync(`${file}.old`, {force: true});
    expect(readFileSync(file, 'utf8')).toMatch(/^\|1\|/);
    expect(await logIn({knownHosts: [file]})).toBe('in\n');
    const other = await lab.sshd();
    const spec = {knownHosts: [file], hostKeyChecking: 'accept-new'} as const;
    expect(await logIn(spec, {server: other})).toBe('in\n');
    const found = execFileSync('ssh-keygen', ['-F', `[127.0.0.1]:${other.port}`, '-f', file], {
      encoding: 'utf8',
    });
    expect(found).toContain(other.hostKey);
    expect(readFileSync(file, 'utf8').match(/^\|1\|/gm)).toHaveLength(2);
  });

  it('refuses a revoked key, whatever else lists it', async () => {
    const file = lab.knownHosts('revoked', server);
    writeFileSync(file, `@revoked * ${server.hostKey}\n`, {flag: 'a'});
    const fault = await faultOf({knownHosts: [file], hostKeyChecking: 'accept-new'});
    expect(fault.code).toBe('ssh/host-key-revoked');
    expect(fault.message).toBe(
      `cannot trust [127.0.0.1]:${server.port}: its host key ${keyOf(server).print} is revoked at ${file}:2`,
    );
  });

  it('says that a certificate authority is of no use to it', async () => {
    const file = lab.write('authority', `@cert-authority * ${server.hostKey}\n`);
    const fault = await faultOf({knownHosts: [file]});
    expect(fault.code).toBe('ssh/host-key-unknown');
    expect(fault.message).toContain(`@cert-authority at ${file}:1 is of no use`);
  });

  it('asks for the kind of key that is known', async () => {
    const rsa = lab.newKey('host-rsa', '-t', 'rsa', '-b', '2048');
    const both = await lab.sshd([`HostKey ${rsa}`]);
    const publicKey = readFileSync(`${rsa}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
    const file = lab.write('known-rsa', `[127.0.0.1]:${both.port} ${publicKey}\n`);
    expect(await logIn({knownHosts: [file]}, {server: both})).toBe('in\n');
  });
});

describe('the client configuration', () => {
  it('follows an alias with what it includes, through a second host', async () => {
    const inner = await lab.sshd();
    const known = lab.knownHosts('known-both', server, inner);
    lab.write('included.conf', `Host inner\n  HostName 127.0.0.1\n  Port ${inner.port}\n`);
    const config = lab.write(
      'client.conf',
      [
        `Include ${lab.path('included.conf')}`,
        'Host inner',
        '  ProxyJump outer',
        'Host outer',
        '  HostName 127.0.0.1',
        `  Port ${server.port}`,
        'Host *',
        `  IdentityFile ${lab.key}`,
        `  UserKnownHostsFile ${known}`,
        '  StrictHostKeyChecking no',
        '',
      ].join('\n'),
    );
    const warnings: string[] = [];
    const before = server.connections().length;
    const spec = {host: 'inner', port: undefined, keys: [], knownHosts: [], config};
    expect(await logIn(spec, {warnings})).toBe('in\n');
    expect(server.log()).toContain('Accepted publickey');
    expect(server.connections().length).toBeLessThanOrEqual(before + 1);
    expect(warnings.join()).toContain('StrictHostKeyChecking no');
  });

  it('takes what the manifest says first', async () => {
    const config = lab.write('wrong.conf', 'Host *\n  Port 1\n  User nobody\n  ConnectTimeout 5\n');
    expect(await logIn({config})).toBe('in\n');
  });

  it('refuses a ProxyCommand, which it does not run', async () => {
    const config = lab.write('proxy.conf', 'Host *\n  ProxyCommand nc %h %p\n');
    const fault = await faultOf({config});
    expect(fault.message).toContain('ProxyCommand');
  });
});
