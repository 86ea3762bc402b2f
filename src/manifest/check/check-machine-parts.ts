import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping, textsIn} from '../raw-values.ts';
import {checkSize} from './check-size.ts';
import {checkPassword, checkRegex, checkTimes} from './check-values.ts';

/** More entries of one list than this are refused by the schema, and not looked at here. */
export const ENTRIES_MAX = 64;

const MIB = 1024 ** 2;
/** Less than this no kernel of today boots in; more than this no machine has. */
const MEMORY_BYTES_MIN = 16 * MIB;
const MEMORY_BYTES_MAX = 16 * 1024 ** 4;
const SECTOR_BYTES = 512;
const DISK_BYTES_MIN = MIB;
const DISK_BYTES_MAX = 64 * 1024 ** 4;

/** Keys whose texts go onto QEMU's command line, or name files. */
const HOST_KEYS = ['qemu', 'machine', 'cpu', 'boot', 'disks', 'connect', 'fw-cfg', 'extra-args'];

/**
 * Reports what is wrong with single keys of a virtual machine, whether they stand in a template or
 * in an environment.
 */
export function checkMachineParts(spec: RawMapping, path: ManifestPath, report: ReportAt): void {
  const at = (key: string): ManifestPath => [...path, key];
  checkMemory(spec['memory'], at('memory'), report);
  checkSize(spec['cache'], at('cache'), report);
  if (isMapping(spec['boot'])) checkBoot(spec['boot'], at('boot'), report);
  const {disks} = spec;
  if (Array.isArray(disks)) checkDisks(disks, at('disks'), report);
  if (isMapping(spec['network'])) checkNetwork(spec['network'], at('network'), report);
  if (isMapping(spec['connect'])) checkConnect(spec['connect'], at('connect'), report);
  if (isMapping(spec['console'])) checkConsole(spec['console'], at('console'), report);
  for (const key of HOST_KEYS) checkNul(spec[key], at(key), report);
}

function checkMemory(value: unknown, path: ManifestPath, report: ReportAt): void {
  const bytes = checkSize(value, path, report);
  if (bytes === undefined) return;
  if (bytes < MEMORY_BYTES_MIN || bytes > MEMORY_BYTES_MAX) {
    report('manifest/bad-size', `expected memory from 16MiB to 16TiB, found "${value}"`, {path});
  } else if (bytes % MIB !== 0) {
    report('manifest/bad-size', `expected memory of whole MiB, found "${value}"`, {path});
  }
}

/** What goes with which of two ways to boot. */
const BOOT_ONLY_WITH = {
  kernel: ['initrd', 'rootfs', 'cmdline', 'dtb'],
  disk: ['firmware'],
} as const;

function checkBoot(boot: RawMapping, path: ManifestPath, report: ReportAt): void {
  if (boot['kernel'] === undefined && boot['disk'] === undefined) {
    report('manifest/missing-key', 'expected "kernel" or "disk", found neither', {
      path,
      part: 'key',
      help: 'write boot: { kernel: … }, or boot: { disk: NAME } with one of "disks"',
    });
    return;
  }
  const conflict = (key: string, message: string, help?: string): void => {
    report('manifest/conflict', message, {path: [...path, key], part: 'key', help});
  };
  if (boot['kernel'] !== undefined && boot['disk'] !== undefined) {
    const help =
      'a disk that a kernel mounts needs to stand in "disks" only: cmdline: root=/dev/vda';
    conflict('disk', 'expected a kernel or a disk to boot from, found both', help);
    return;
  }
  for (const [key, keys] of Object.entries(BOOT_ONLY_WITH)) {
    if (boot[key] !== undefined) continue;
    for (const other of keys) {
      if (boot[other] === undefined) continue;
      conflict(other, `expected "${other}" only beside "${key}", found it without`);
    }
  }
  if (boot['initrd'] !== undefined && boot['rootfs'] !== undefined) {
    conflict('rootfs', 'expected an initrd or a rootfs, found both');
  }
}

function checkDisks(disks: readonly unknown[], path: ManifestPath, report: ReportAt): void {
  const names = new Map<string, number>();
  disks.slice(0, ENTRIES_MAX).forEach((disk, index) => {
    checkDisk(disk, [...path, index], report);
    const {name} = mappingOf(disk);
    if (typeof name !== 'string') return;
    const first = names.get(name);
    if (first === undefined) names.set(name, index);
    else {
      report('manifest/bad-value', `expected names that differ, found "${name}" again`, {
        path: [...path, index, 'name'],
        help: `disk ${first + 1} has it already`,
      });
    }
  });
}

/** Reports what is wrong with one disk, of a machine or to be attached. */
export function checkDisk(value: unknown, path: ManifestPath, report: ReportAt): void {
  const disk = mappingOf(value);
  if (!isMapping(value)) return;
  const conflict = (key: string, message: string): void => {
    report('manifest/conflict', message, {path: [...path, key], part: 'key'});
  };
  if (disk['size'] === undefined && disk['image'] === undefined) {
    report('manifest/missing-key', 'expected "size" or "image", found neither', {path});
  } else if (disk['size'] !== undefined && disk['image'] !== undefined) {
    conflict('size', 'expected a size or an image, found both');
  } else if (disk['image'] === undefined) {
    const format = disk['format'] === undefined ? undefined : 'format';
    if (format) conflict(format, 'expected "format" only beside "image", found it without');
    if (disk['read-only'] === true) {
      conflict('read-only', 'expected "read-only" only beside "image", found it without');
    }
  }
  const size = checkSize(disk['size'], [...path, 'size'], report);
  if (size === undefined) return;
  if (size < DISK_BYTES_MIN || size > DISK_BYTES_MAX || size % SECTOR_BYTES !== 0) {
    const message = `expected a disk of whole sectors from 1MiB to 64TiB, found "${disk['size']}"`;
    report('manifest/bad-size', message, {path: [...path, 'size']});
  }
}

function checkNetwork(network: RawMapping, path: ManifestPath, report: ReportAt): void {
  if (network['user'] === false) {
    for (const key of ['forward', 'restrict']) {
      if (network[key] === undefined) continue;
      const message = `expected "${key}" only with user networking, found it beside "user: false"`;
      report('manifest/conflict', message, {path: [...path, key], part: 'key'});
    }
    if (network['private'] === undefined) {
      report('manifest/conflict', 'expected a private network beside "user: false", found none', {
        path: [...path, 'user'],
        help: 'write network: false for no network at all',
      });
    }
  }
  const guest = new Set<string>();
  const host = new Set<string>();
  for (const forward of forwardsOf(network, path)) {
    const {protocol} = forward;
    for (const [side, port, seen] of [
      ['guest', forward.guest, guest],
      ['host', forward.host, host],
    ] as const) {
      const key = `${protocol} ${port}`;
      if (port !== undefined && seen.has(key)) {
        const message = `expected ports of the ${side} that differ, found ${port} again`;
        report('manifest/conflict', message, {path: forward.path});
      }
      seen.add(key);
    }
  }
}

/** A forward as far as it can be read. */
export interface RawForward {
  readonly guest: number | undefined;
  readonly host: number | undefined;
  readonly protocol: string;
  readonly path: ManifestPath;
}

/** The forwards of a network at `path`. */
export function forwardsOf(network: unknown, path: ManifestPath): readonly RawForward[] {
  const {forward} = mappingOf(network);
  if (!Array.isArray(forward)) return [];
  return forward
    .slice(0, ENTRIES_MAX)
    .map((item, index) => forwardOf(item, [...path, 'forward', index]));
}

function forwardOf(value: unknown, path: ManifestPath): RawForward {
  const {guest, host, protocol} = typeof value === 'number' ? {guest: value} : mappingOf(value);
  return {
    guest: typeof guest === 'number' ? guest : undefined,
    host: typeof host === 'number' ? host : undefined,
    protocol: typeof protocol === 'string' ? protocol : 'tcp',
    path,
  };
}

/** What goes with which way in. */
const CONNECT_ONLY_WITH: Readonly<Record<string, readonly string[]>> = {
  user: ['ssh', 'console'],
  password: ['ssh', 'console'],
  key: ['ssh'],
  port: ['ssh'],
  passphrase: ['ssh'],
  'known-hosts': ['ssh'],
  sessions: ['ssh'],
  'login-prompt': ['console'],
  prompt: ['console'],
};

function checkConnect(connect: RawMapping, path: ManifestPath, report: ReportAt): void {
  checkTimes(connect, path, report);
  for (const key of ['password', 'passphrase']) {
    checkPassword(connect[key], {key, path: [...path, key]}, report);
  }
  for (const key of ['login-prompt', 'prompt']) {
    checkRegex(connect[key], () => [...path, key], report);
  }
  const {via} = connect;
  if (typeof via !== 'string') return;
  for (const [key, ways] of Object.entries(CONNECT_ONLY_WITH)) {
    if (connect[key] === undefined || ways.includes(via)) continue;
    const message = `expected "${key}" only via ${ways.join(' or ')}, found it via ${via}`;
    report('manifest/conflict', message, {path: [...path, key], part: 'key'});
  }
  if (via === 'ssh' && connect['passphrase'] !== undefined && connect['key'] === undefined) {
    report('manifest/conflict', 'expected "passphrase" only beside "key", found it without', {
      path: [...path, 'passphrase'],
      part: 'key',
    });
  }
}

/** Reports what is wrong with what is said about a console, of a machine or of a scenario. */
export function checkConsole(policy: RawMapping, path: ManifestPath, report: ReportAt): void {
  for (const key of ['ignore', 'expect']) {
    checkRegex(policy[key], () => [...path, key], report);
  }
  const {rules} = policy;
  if (!Array.isArray(rules)) return;
  rules.slice(0, ENTRIES_MAX).forEach((rule: unknown, index) => {
    const at = [...path, 'rules', index];
    const {match, title} = mappingOf(rule);
    checkRegex(match, () => [...at, 'match'], report);
    if (typeof match !== 'string' || typeof title !== 'string') return;
    const groups = countGroups(match);
    const beyond = [...title.matchAll(/\$(\d)/g)].find(([, group]) => Number(group) > groups);
    if (beyond === undefined) return;
    const message = `expected a group of "match", which has ${groups}, found ${beyond[0]}`;
    report('manifest/bad-value', message, {path: [...at, 'title']});
  });
}

/** Groups of a regular expression; as many as can be where it is none. */
function countGroups(source: string): number {
  try {
    return (new RegExp(`${source}|`, 'mu').exec('')?.length ?? 1) - 1;
  } catch {
    return 9;
  }
}

/** Arguments and paths cannot hold NUL. */
function checkNul(value: unknown, path: ManifestPath, report: ReportAt): void {
  for (const {text, path: at} of textsIn(value, () => path)) {
    if (!text.includes('\0')) continue;
    report('manifest/bad-value', 'expected a text, found a NUL character in it', {path: at()});
  }
  if (Array.isArray(value)) {
    value.slice(0, ENTRIES_MAX).forEach((item: unknown, index) => {
      if (isMapping(item)) checkNul(item, [...path, index], report);
    });
  } else if (isMapping(value)) {
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (typeof child !== 'number') checkNul(child, [...path, key], report);
    }
  }
}

/** The names of a machine's disks. */
export function diskNames(disks: unknown): readonly string[] {
  if (!Array.isArray(disks)) return [];
  return disks
    .slice(0, ENTRIES_MAX)
    .map((disk) => mappingOf(disk)['name'])
    .filter((name) => typeof name === 'string');
}

/** Checks the parts of all virtual machines and templates. */
export function checkAllMachineParts(root: RawMapping, report: ReportAt): void {
  for (const [id, template] of mappingsIn(root['templates'])) {
    checkMachineParts(template, ['templates', id], report);
  }
  for (const [id, environment] of mappingsIn(root['environments'])) {
    if (environment['type'] !== 'qemu') continue;
    checkMachineParts(environment, ['environments', id], report);
  }
}
