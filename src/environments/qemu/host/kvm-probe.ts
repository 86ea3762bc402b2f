import {closeSync, constants, writeFileSync} from 'node:fs';
import {access} from 'node:fs/promises';
import {release, tmpdir} from 'node:os';
import type {GuestArch} from '../../../manifest/manifest.ts';
import {bootId} from '../../../util/process-identity.ts';
import {ARCHITECTURES} from '../architectures.ts';
import {PROBE_GUESTS, PROBE_MARK} from './probe-guests.ts';
import type {HostOptions, QemuProgram} from './qemu-program.ts';
import {cacheFolder, recall, remember} from './remembered.ts';
import {runTool, type ToolResult} from './run-tool.ts';
import {openUnnamedFile} from './unnamed-file.ts';

/** Whether KVM runs guests here. */
export interface KvmVerdict {
  readonly works: boolean;
  /** Why not, or that a guest ran; without a full stop. */
  readonly reason: string;
  /** What can be done about it. */
  readonly help?: string;
}

export interface KvmProbeOptions extends HostOptions {
  /** QEMU's CPU model. @default 'host' */
  readonly cpu?: string | undefined;
  /** Whether to run a guest whatever is remembered. @default false */
  readonly anew?: boolean;
  /** @default '/dev/kvm' */
  readonly device?: string;
  /** Of this machine, as Node calls it. @default process.arch */
  readonly hostArch?: string;
}

/**
 * A guest that is run by the processor needs 20 to 100 ms of its time with QEMU's own; one whose
 * instructions are interpreted needs 30 s.
 */
const CPU_SECONDS_MAX = 1;
/** For a guest that waits for what never comes; for a loaded machine, processor time decides. */
const PROBE_TIMEOUT_MS = 10_000;

/** Source: GitHub's changelog of 2023-02-23 on hardware acceleration in its Linux runners. */
const GITHUB_RULE =
  `echo 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"' | ` +
  'sudo tee /etc/udev/rules.d/99-kvm4all.rules && sudo udevadm control --reload-rules && ' +
  'sudo udevadm trigger --name-match=kvm';

/**
 * Whether KVM works for guests of `arch`, by running one: that `/dev/kvm` opens and answers says
 * little. The verdict on a guest that ran or died is remembered until this machine boots anew, or
 * its kernel or QEMU changes; whether the device is there and may be opened is looked at each time.
 */
export async function probeKvm(
  qemu: QemuProgram,
  arch: GuestArch,
  options: KvmProbeOptions,
): Promise<KvmVerdict> {
  const {signal, env = {}, device = '/dev/kvm', cpu = 'host', hostArch = process.arch} = options;
  const {hostArch: needed} = ARCHITECTURES[arch];
  if (needed !== hostArch) {
    return {works: false, reason: `KVM runs only guests of this machine's own kind, not ${arch}`};
  }
  const closed = await lookAt(device);
  if (closed !== undefined) return closed;
  const subject = {
    kind: 'kvm',
    about: `${qemu.path} ${cpu}`,
    stamp: [bootId(), release(), qemu.version, qemu.stamp].join(' '),
    isFact: isVerdict,
  };
  const folder = cacheFolder(env);
  const known = options.anew === true ? undefined : await recall(folder, subject);
  if (known !== undefined) return known;
  const {verdict, isFinal} = await runProbe(qemu.path, arch, {signal, env, cpu});
  if (isFinal) await remember(folder, subject, verdict);
  return verdict;
}

function isVerdict(value: unknown): value is KvmVerdict {
  if (typeof value !== 'object' || value === null) return false;
  const {works, reason} = value as Partial<KvmVerdict>;
  return typeof works === 'boolean' && typeof reason === 'string';
}

async function lookAt(device: string): Promise<KvmVerdict | undefined> {
  try {
    await access(device, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    return inaccessible(device, (error as NodeJS.ErrnoException).code);
  }
}

/** @param code Why `device` cannot be opened, as of errno(3). */
export function inaccessible(device: string, code: string | undefined): KvmVerdict {
  if (code === 'ENOENT') {
    return {
      works: false,
      reason: `there is no ${device}`,
      help:
        'Load the module (modprobe kvm_intel, or kvm_amd); in a VM, its host has to allow ' +
        'nested virtualization; in a container, pass the device on (--device /dev/kvm).',
    };
  }
  return {
    works: false,
    reason: `${device} may not be opened by this user`,
    help: `Add the user to the group kvm and log in anew; on GitHub's runners: ${GITHUB_RULE}`,
  };
}

async function runProbe(
  binary: string,
  arch: GuestArch,
  options: HostOptions & {readonly cpu: string},
): Promise<{readonly verdict: KvmVerdict; readonly isFinal: boolean}> {
  const guest = PROBE_GUESTS[arch];
  if (guest === undefined) {
    const reason = `proctor has no way to prove KVM for ${arch}`;
    return {verdict: {works: false, reason}, isFinal: false};
  }
  using image = unnamedFile(guest.image);
  const args = [
    ...['-accel', 'kvm', '-cpu', options.cpu, '-nodefaults', '-no-user-config', '-no-reboot'],
    ...['-display', 'none', '-serial', 'stdio', ...guest.args('/proc/self/fd/0')],
  ];
  // The limit is on processor time, so that a loaded machine does not change the verdict.
  // SIGXCPU tells that limit from a SIGKILL of anybody's. No core is written where QEMU aborts.
  const script = `ulimit -c 0; ulimit -S -t ${CPU_SECONDS_MAX} && exec "$@"`;
  const result = await runTool('/bin/sh', ['-c', script, 'sh', binary, ...args], {
    signal: options.signal,
    env: options.env,
    timeoutMs: PROBE_TIMEOUT_MS,
    stdin: image.fd,
  });
  // Who was killed from outside may fare better next time.
  return {verdict: judge(result), isFinal: result.signalName !== 'SIGKILL'};
}

/** An open file that holds `content`. */
function unnamedFile(content: Buffer): Disposable & {readonly fd: number} {
  const fd = openUnnamedFile(tmpdir());
  writeFileSync(fd, content);
  return {fd, [Symbol.dispose]: () => closeSync(fd)};
}

const BROKEN_HELP =
  'Use a machine with hardware virtualization, or a VM whose host allows it to be nested; or set ' +
  '`accel: tcg`.';

/** @returns what became of a guest that was started. */
export function judge(result: ToolResult): KvmVerdict {
  if (result.exitCode === 0 && result.stdout.includes(PROBE_MARK)) {
    return {works: true, reason: 'a guest ran in it'};
  }
  const works = false;
  const help = BROKEN_HELP;
  if (result.isTimedOut) {
    const seconds = PROBE_TIMEOUT_MS / 1000;
    return {works, reason: `a guest started and did not end within ${seconds} s`, help};
  }
  const said = lastWords(result.stderr);
  if (result.signalName === 'SIGXCPU') {
    const reason = `a guest started, but runs no faster than under emulation`;
    return {works, reason, help};
  }
  const how = result.signalName === undefined ? '' : ` (${result.signalName})`;
  return {
    works,
    reason: said === '' ? `a guest died without a word${how}` : `a guest died: ${said}${how}`,
    help,
  };
}

/** The first line that is an error of QEMU, without the program's name; else the first. */
function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /error|failed|not /i.test(one) && !/warning:/.test(one));
  return (line ?? lines[0] ?? '').replace(/^[^\s:]*qemu[^\s:]*: (?:error: )?/, '').slice(0, 300);
}
