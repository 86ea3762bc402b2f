import {execFileSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {makeBusyboxRoot} from '../../rig/containers.ts';
import {SshLab} from '../../rig/ssh-servers.ts';

const KERNEL = resolve('build/guest-amd64/vmlinuz');

/** What `init` writes for a kind of environment, in a clean folder. */
async function initialised(template: string): Promise<CliFolder> {
  const folder = new CliFolder({});
  const result = await folder.proctor(['init', '--template', template]);
  expect(result).toMatchObject({exitCode: 0, stderr: ''});
  return folder;
}

describe('what init writes for each kind of environment', {timeout: 180_000}, () => {
  it('passes on a host that an alias of ~/.ssh/config stands for', async () => {
    await using lab = new SshLab();
    const server = await lab.sshd();
    const known = lab.knownHosts('known', server);
    const config = `Host board-7.lab
  HostName 127.0.0.1
  Port ${server.port}
  IdentityFile ${lab.key}
  UserKnownHostsFile ${known}
`;
    writeFileSync(join(lab.home, '.ssh/config'), config, {mode: 0o600});
    using folder = await initialised('ssh');
    const result = await folder.proctor(['run'], {HOME: lab.home});
    expect(result, result.stdout).toMatchObject({exitCode: 0, stderr: ''});
    expect(folder.verdicts()).toEqual({
      'hello@board': 'passed',
      'test@board:name=clock': 'passed',
      'test@board:name=memory': 'passed',
    });
    expect(result.stdout).toMatch(/2 files sent/);
  });

  it('passes in containers of any image that has a shell', async () => {
    const root = await makeBusyboxRoot();
    const image = `localhost/proctor-init-${process.pid}:1`;
    const imported = `tar -C '${root}' -cf - . | podman import - ${image}`;
    execFileSync('sh', ['-c', imported], {stdio: 'ignore'});
    try {
      using folder = await initialised('container');
      const result = await folder.proctor(['run', '--variable', `IMAGE=${image}`]);
      expect(result, result.stdout).toMatchObject({exitCode: 0, stderr: ''});
      expect(Object.values(folder.verdicts())).toEqual(['passed', 'passed', 'passed']);
    } finally {
      execFileSync('podman', ['rmi', '-f', image], {stdio: 'ignore'});
      execFileSync('rm', ['-rf', root]);
    }
  });

  it.skipIf(!existsSync(KERNEL))(
    'passes in clones of a machine without an image (skipped where there is no kernel to boot)',
    async () => {
      using folder = await initialised('qemu');
      // Before there is one, it says so, and starts nothing.
      const without = await folder.proctor(['run']);
      expect(without).toMatchObject({exitCode: 3, stdout: ''});
      expect(without.stderr).toMatch(/cannot read the kernel ".*build\/vmlinuz"/);
      const result = await folder.proctor(['run', '--variable', `KERNEL=${KERNEL}`]);
      expect(result, result.stdout).toMatchObject({exitCode: 0});
      expect(Object.values(folder.verdicts())).toEqual(['passed', 'passed', 'passed']);
    },
  );
});
