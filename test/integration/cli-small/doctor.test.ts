import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {doctorCommand} from '../../../src/cli/commands/doctor.ts';
import type {CheckGroup} from '../../../src/cli/doctor/check.ts';
import {limitCheck, nodeCheck} from '../../../src/cli/doctor/machine-checks.ts';
import {CapturedIo} from './captured-io.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-doctor-'));
  mkdirSync(join(folder, 'bin'));
  for (const name of ['sh', 'bash']) symlinkSync(`/bin/${name}`, join(folder, 'bin', name));
});

afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** Puts a program on the PATH that runs `body`. */
function addTool(name: string, body: string): void {
  const path = join(folder, 'bin', name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

/** The doctor's findings where nothing but `bin/` is on the PATH and the home folder is empty. */
async function examine(
  env: Record<string, string> = {},
): Promise<{readonly exitCode: number; readonly groups: Record<string, Record<string, string>>}> {
  const io = new CapturedIo(folder, {PATH: join(folder, 'bin'), HOME: folder, ...env});
  const exitCode = await doctorCommand({format: 'json'}, io);
  const {groups} = JSON.parse(io.stdoutText) as {groups: CheckGroup[]};
  const entries = groups.map(({name, checks}) => [
    name,
    Object.fromEntries(checks.map((check) => [check.id, check.status])),
  ]);
  return {exitCode, groups: Object.fromEntries(entries)};
}

describe('proctor doctor', () => {
  it('finds a machine without anything but a shell fit for the local kind', async () => {
    const {exitCode, groups} = await examine();
    expect(exitCode).toBe(0);
    expect(groups['local']).toEqual({sh: 'ok', bash: 'ok', git: 'warning', scratch: 'ok'});
    expect(groups['ssh']).toEqual({
      keys: 'warning',
      agent: 'warning',
      'known-hosts': 'warning',
      config: 'ok',
    });
    expect(groups['container']).toEqual({podman: 'missing', docker: 'warning'});
    expect(groups['qemu']).toMatchObject({'qemu-system-x86_64': 'missing', 'qemu-img': 'missing'});
  });

  it('ends with 3 where not even scripts can run', async () => {
    rmSync(join(folder, 'bin', 'sh'));
    const {exitCode, groups} = await examine();
    expect(exitCode).toBe(3);
    expect(groups['local']?.['sh']).toBe('missing');
  });

  it('takes one architecture and one engine for enough', async () => {
    addTool('qemu-system-riscv64', 'echo QEMU emulator version 9.2.1');
    addTool('qemu-img', 'exit 0');
    addTool('podman', 'echo 5.4.2');
    const {groups} = await examine();
    expect(groups['qemu']).toMatchObject({
      'qemu-system-x86_64': 'warning',
      'qemu-system-riscv64': 'ok',
      'qemu-img': 'ok',
      setpriv: 'warning',
    });
    expect(groups['container']).toEqual({podman: 'ok', docker: 'warning'});
  });

  it('E2 says that KVM does not work where its device is there, and why', async () => {
    const system = {x64: 'x86_64', arm64: 'aarch64', riscv64: 'riscv64'}[process.arch as 'x64'];
    addTool(
      `qemu-system-${system}`,
      '[ "$1" = --version ] && echo QEMU emulator version 9.2.1 && exit\necho no luck >&2; exit 1',
    );
    const io = new CapturedIo(folder, {PATH: join(folder, 'bin'), HOME: folder});
    await doctorCommand({format: 'text'}, io);
    expect(io.stdoutText).toContain('environments of type qemu: ');
    expect(io.stdoutText).toMatch(/ok +qemu-system-\w+ +.*, version 9\.2\.1\n/);
    expect(io.stdoutText).toMatch(
      /warning +kvm +(?:a guest died: no luck|\/dev\/kvm .*|there is no \/dev\/kvm): machines run .*; mend it: /,
    );
    expect(io.stdoutText).toMatch(/ok|warning +shared-memory .* MiB free in \/dev\/shm/);
  });

  it('E14 names a QEMU that cannot be used', async () => {
    addTool('qemu-system-x86_64', 'echo cannot load libfdt >&2; exit 127');
    const io = new CapturedIo(folder, {PATH: join(folder, 'bin'), HOME: folder});
    await doctorCommand({format: 'text'}, io);
    expect(io.stdoutText).toMatch(/missing +qemu-system-x86_64 +cannot use .*: cannot load libfdt/);
  });

  it('asks the SSH agent what it holds', async () => {
    addTool('ssh-add', 'echo "256 SHA256:abc me (ED25519)"');
    expect((await examine({SSH_AUTH_SOCK: '/run/agent'})).groups['ssh']?.['agent']).toBe('ok');
    addTool('ssh-add', 'exit 1');
    expect((await examine({SSH_AUTH_SOCK: '/run/agent'})).groups['ssh']?.['agent']).toBe('warning');
  });

  it('sees keys and known hosts', async () => {
    mkdirSync(join(folder, '.ssh'));
    for (const [name, text] of Object.entries({
      id_ed25519: 'k',
      known_hosts: '# x\nh ssh-rsa A\n',
    })) {
      writeFileSync(join(folder, '.ssh', name), text);
    }
    const {groups} = await examine();
    expect(groups['ssh']).toMatchObject({keys: 'ok', 'known-hosts': 'ok'});
  });

  it('does not wait for an engine that hangs', async () => {
    addTool('docker', 'exec sleep 60');
    symlinkSync('/bin/sleep', join(folder, 'bin', 'sleep'));
    const {groups} = await examine();
    expect(groups['container']?.['docker']).toBe('warning');
  });

  it('names for each lack what mends it', async () => {
    const io = new CapturedIo(folder, {PATH: join(folder, 'bin'), HOME: folder});
    await doctorCommand({format: 'text'}, io);
    expect(io.stdoutText).toContain('environments of type local: can be used\n');
    expect(io.stdoutText).toMatch(
      /missing {2}qemu-img +no disks can be made; mend it: apt install qemu-utils\n/,
    );
    expect(io.stdoutText).toMatch(/warning {2}git +needed only .*; mend it: apt install git\n/);
  });

  it('compares versions and limits', () => {
    expect([nodeCheck('22.12.9').status, nodeCheck('22.13.0').status]).toEqual(['missing', 'ok']);
    expect(nodeCheck('24.0.0').status).toBe('ok');
    const limits =
      'Max open files            256                  4096                 files     \n';
    const line = {id: 'open-files', title: 'Max open files', min: 1024, flag: '-n'};
    expect(limitCheck(limits, line)).toEqual({
      id: 'open-files',
      status: 'warning',
      detail: 'at most 256',
      fix: 'ulimit -n 1024',
    });
    expect(limitCheck('', line).status).toBe('ok');
  });
});
