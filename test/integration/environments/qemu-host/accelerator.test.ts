import {execFileSync, spawnSync} from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {
  chooseAccelerator,
  timeoutFactor,
} from '../../../../src/environments/qemu/host/accelerator.ts';
import {inaccessible, judge, probeKvm} from '../../../../src/environments/qemu/host/kvm-probe.ts';
import {PROBE_GUESTS} from '../../../../src/environments/qemu/host/probe-guests.ts';
import {findQemu, type QemuProgram} from '../../../../src/environments/qemu/host/qemu-program.ts';

const {signal} = new AbortController();
const HOST_GUEST = {x64: 'x86_64', arm64: 'arm64', riscv64: 'riscv64'} as const;
const arch = HOST_GUEST[process.arch as keyof typeof HOST_GUEST];

let folder: string;
let env: Record<string, string | undefined>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-kvm-test-'));
  env = {PATH: process.env['PATH'], XDG_CACHE_HOME: join(folder, 'cache')};
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** A program in the place of QEMU that notes each call and then does what `script` says. */
async function fakeQemu(script: string): Promise<QemuProgram> {
  const path = join(folder, 'qemu-fake');
  writeFileSync(
    path,
    `#!/bin/sh
if [ "$1" = --version ]; then echo QEMU emulator version 9.9.9; echo version >>${folder}/calls; exit; fi
echo probe >>${folder}/calls
${script}
`,
  );
  chmodSync(path, 0o755);
  return findQemu({arch, binary: path}, {signal, env});
}

function calls(): string[] {
  return readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
}

/** As `probeKvm`, with a device that is there. */
async function probe(qemu: QemuProgram, options: {readonly anew?: boolean} = {}) {
  return probeKvm(qemu, arch, {signal, env, device: '/dev/null', ...options});
}

describe('the guests that prove KVM', () => {
  it.each([
    ['x86_64', 'qemu-system-x86_64', 'max'],
    ['arm64', 'qemu-system-aarch64', 'cortex-a72'],
    ['riscv64', 'qemu-system-riscv64', 'rv64'],
  ])('run to their end in QEMU’s own emulation of %s', (name, binary, cpu) => {
    const guest = PROBE_GUESTS[name];
    const path = join(folder, 'guest');
    writeFileSync(path, guest?.image ?? '');
    const output = execFileSync(
      binary,
      [
        ...['-accel', 'tcg', '-cpu', cpu, '-nodefaults', '-no-user-config', '-no-reboot'],
        ...['-display', 'none', '-serial', 'stdio', ...(guest?.args(path) ?? [])],
      ],
      {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 15_000},
    );
    expect(output).toBe('K');
  });
});

describe('probeKvm', () => {
  it('E2 comes to the same end as a real kernel that is booted with KVM', async () => {
    const qemu = await findQemu({arch, binary: undefined}, {signal, env});
    const verdict = await probeKvm(qemu, arch, {signal, env});
    const kernel = join('..', 'shared', 'kernels', 'tiny', 'bzImage');
    expect(verdict.reason).not.toBe('');
    if (arch !== 'x86_64' || !existsSync(kernel)) return;
    // It has no root: a panic that resets is as far as it gets, and that is far enough.
    const {status, stdout} = spawnSync(
      qemu.path,
      [
        ...['-accel', 'kvm', '-cpu', 'host', '-m', '128M', '-nodefaults', '-no-reboot'],
        ...['-display', 'none', '-serial', 'stdio', '-kernel', kernel],
        ...['-append', 'console=ttyS0 panic=-1'],
      ],
      {encoding: 'utf8', timeout: 10_000, killSignal: 'SIGKILL'},
    );
    expect(verdict.works).toBe(status === 0 && stdout.includes('Linux version'));
  });

  it('E2 remembers what became of the guest until QEMU changes', async () => {
    const qemu = await fakeQemu(
      'echo "qemu-fake: error: KVM internal error. Suberror: 1" >&2; exit 1',
    );
    const verdict = await probe(qemu);
    expect(verdict).toMatchObject({
      works: false,
      reason: 'a guest died: KVM internal error. Suberror: 1',
    });
    expect(await probe(qemu)).toEqual(verdict);
    expect(calls()).toEqual(['version', 'probe']);
    appendFileSync(qemu.path, '\n');
    const upgraded = await findQemu({arch, binary: qemu.path}, {signal, env});
    await probe(upgraded);
    expect(calls()).toEqual(['version', 'probe', 'version', 'probe']);
    await probe(upgraded, {anew: true});
    expect(calls()).toHaveLength(5);
    // One file for the version, one for the verdict, whatever happens.
    expect(readdirSync(join(folder, 'cache', 'proctor'))).toHaveLength(2);
  });

  it('believes nothing that is damaged or of another boot', async () => {
    const qemu = await fakeQemu('printf K');
    expect(await probe(qemu)).toMatchObject({works: true});
    const cache = join(folder, 'cache', 'proctor');
    const file = join(cache, readdirSync(cache).find((name) => name.startsWith('kvm-')) ?? '');
    const whole = JSON.parse(readFileSync(file, 'utf8')) as {stamp: string; fact: object};
    const forgeries = [
      JSON.stringify(whole).slice(0, 20),
      JSON.stringify({...whole, fact: {works: 'yes', reason: 'so'}}),
      JSON.stringify({
        ...whole,
        stamp: whole.stamp.replace(/^\S+/, 'other-boot'),
        fact: {works: false, reason: 'old'},
      }),
    ];
    for (const [index, text] of forgeries.entries()) {
      writeFileSync(file, text);
      expect(await probe(qemu)).toMatchObject({works: true});
      expect(calls()).toHaveLength(index + 3);
    }
  });

  it('needs no folder to remember in', async () => {
    const qemu = await fakeQemu('printf K');
    env = {PATH: process.env['PATH']};
    expect(await probe(qemu)).toMatchObject({works: true, reason: 'a guest ran in it'});
  });

  it('takes a guest that is interpreted for none, however much time it is given', async () => {
    const qemu = await fakeQemu('while :; do :; done');
    expect(await probe(qemu)).toMatchObject({
      works: false,
      reason: 'a guest started, but runs no faster than under emulation',
    });
  });

  it('does not remember a guest that was killed from outside', async () => {
    const qemu = await fakeQemu('kill -KILL $$');
    const verdict = {works: false, reason: 'a guest died without a word (SIGKILL)'};
    expect(await probe(qemu)).toMatchObject(verdict);
    expect(await probe(qemu)).toMatchObject(verdict);
    expect(calls()).toEqual(['version', 'probe', 'probe']);
  });

  it('is looked for only where guest and machine are of a kind', async () => {
    const qemu = await fakeQemu('printf K');
    const verdict = await probeKvm(qemu, 'riscv64', {signal, env, hostArch: 'arm64'});
    expect(verdict.works).toBe(false);
    expect(calls()).toEqual(['version']);
  });

  it('tells how to get at the device where it is missing', async () => {
    const qemu = await fakeQemu('printf K');
    const device = join(folder, 'kvm');
    const verdict = await probeKvm(qemu, arch, {signal, env, device});
    expect(verdict).toMatchObject({works: false, reason: `there is no ${device}`});
    expect(verdict.help).toContain('nested virtualization');
  });

  it('tells how to be let at the device', () => {
    const verdict = inaccessible('/dev/kvm', 'EACCES');
    expect(verdict.reason).toBe('/dev/kvm may not be opened by this user');
    expect(verdict.help).toContain('group kvm');
    expect(verdict.help).toContain('99-kvm4all.rules');
  });

  it('can be called off', async () => {
    const qemu = await fakeQemu('exec sleep 60');
    const controller = new AbortController();
    const work = probeKvm(qemu, arch, {signal: controller.signal, env, device: '/dev/null'});
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});

describe('judge', () => {
  const result = {
    exitCode: 1,
    signalName: undefined,
    stdout: '',
    stderr: '',
    isTimedOut: false,
    isMissing: false,
  };

  it('says what QEMU said last, and how it ended', () => {
    const stderr = `qemu-system-x86_64: warning: host doesn't support requested feature
qemu-system-x86_64: error: failed to set MSR 0x10a to 0x69
qemu-system-x86_64: ../../target/i386/kvm/kvm.c:3183: Assertion failed.
`;
    expect(judge({...result, exitCode: undefined, signalName: 'SIGABRT', stderr}).reason).toBe(
      'a guest died: failed to set MSR 0x10a to 0x69 (SIGABRT)',
    );
    expect(judge({...result}).reason).toBe('a guest died without a word');
    expect(judge({...result, exitCode: 0, stdout: 'no mark'}).works).toBe(false);
    expect(judge({...result, exitCode: undefined, isTimedOut: true}).reason).toBe(
      'a guest started and did not end within 10 s',
    );
  });
});

describe('chooseAccelerator', () => {
  const dying = 'echo "qemu: error: failed to set MSR 0x10a to 0x69" >&2; exit 134';

  it('E2 falls back to emulation with a warning', async () => {
    const qemu = await fakeQemu(dying);
    const spec = {accel: 'auto', arch, cpu: undefined} as const;
    const choice = await chooseAccelerator(spec, qemu, {signal, env, device: '/dev/null'});
    expect(choice.accelerator).toBe('tcg');
    expect(choice.warning).toMatch(
      /^VMs run under emulation, which is slow: a guest died: failed to set MSR 0x10a to 0x69\. Use /,
    );
  });

  it('E2 refuses `accel: kvm` where KVM does not work, and says why', async () => {
    const qemu = await fakeQemu(dying);
    const spec = {accel: 'kvm', arch, cpu: 'host,-avx'} as const;
    await expect(
      chooseAccelerator(spec, qemu, {signal, env, device: '/dev/null'}),
    ).rejects.toMatchObject({
      code: 'qemu/kvm-unusable',
      message: 'cannot use KVM',
      cause: {message: 'a guest died: failed to set MSR 0x10a to 0x69'},
      help: expect.stringContaining('accel: tcg') as string,
    });
  });

  it('E2 uses KVM where a guest ran in it, and asks nobody for emulation', async () => {
    const qemu = await fakeQemu('printf K');
    const options = {signal, env, device: '/dev/null'};
    const choose = async (accel: 'auto' | 'kvm' | 'tcg') =>
      chooseAccelerator({accel, arch, cpu: undefined}, qemu, options);
    expect(await choose('tcg')).toEqual({accelerator: 'tcg'});
    expect(calls()).toEqual(['version']);
    expect(await choose('auto')).toEqual({accelerator: 'kvm'});
    expect(await choose('kvm')).toEqual({accelerator: 'kvm'});
  });

  it('gives emulated guests more time', () => {
    expect([timeoutFactor('kvm'), timeoutFactor('tcg')]).toEqual([1, 10]);
  });
});

describe('findQemu', () => {
  it('E14 names the package that brings a QEMU which is missing', async () => {
    const options = {signal, env: {PATH: folder}};
    await expect(findQemu({arch: 'arm64', binary: undefined}, options)).rejects.toMatchObject({
      code: 'environment/tool-missing',
      message: 'cannot find qemu-system-aarch64',
      help: 'apt install qemu-system-arm',
    });
    await expect(findQemu({arch: 'arm64', binary: '/no/qemu'}, options)).rejects.toMatchObject({
      message: 'cannot find /no/qemu',
      help: 'Check `binary`.',
    });
  });

  it('refuses a program that is no QEMU', async () => {
    const work = findQemu({arch, binary: '/bin/true'}, {signal, env});
    await expect(work).rejects.toMatchObject({
      message: expect.stringMatching(/^cannot use \//) as string,
    });
  });

  it('asks a QEMU for its version once', async () => {
    const {version, path} = await fakeQemu('exit 0');
    expect(version).toBe('9.9.9');
    await findQemu({arch, binary: path}, {signal, env});
    expect(calls()).toEqual(['version']);
  });
});
