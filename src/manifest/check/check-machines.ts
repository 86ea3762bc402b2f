import {parseSize} from '../../util/size.ts';
import {didYouMean, listNames} from '../did-you-mean.ts';
import {MergedEnvironment} from '../merge-template.ts';
import type {ReportAt} from '../problem-list.ts';
import {mappingOf, mappingsIn, type RawMapping} from '../raw-values.ts';
import {checkAllMachineParts, diskNames, forwardsOf} from './check-machine-parts.ts';

/** Memory of a virtual machine that does not say how much. */
const MEMORY_DEFAULT = '256MiB';

/**
 * Reports virtual machines that cannot be had as they are written, with the keys that they take
 * from their templates.
 */
export function checkMachines(root: RawMapping, report: ReportAt): void {
  checkAllMachineParts(root, report);
  for (const [id, template] of mappingsIn(root['templates'])) {
    if (template['template'] === undefined) continue;
    report('manifest/conflict', 'expected no "template" in a template, found it', {
      path: ['templates', id, 'template'],
      part: 'key',
      help: 'a template has no template of its own: write its keys out',
    });
  }
  const limits = mappingOf(root['concurrency']);
  const hostPorts = new Map<string, string>();
  for (const machine of MergedEnvironment.in(root)) {
    if (!machine.isMachine) continue;
    checkHostPorts(machine, hostPorts, report);
    checkIsolation(machine, report);
    checkRoom(machine, limits, report);
    checkBootDisk(machine, report);
    checkArchitecture(machine, report);
    if (!machine.isIncomplete) checkNeeded(machine, report);
    checkWayIn(machine, report);
  }
}

/** Keys that a machine needs, from wherever it has them. */
function checkNeeded(machine: MergedEnvironment, report: ReportAt): void {
  const missing = (key: string, help: string): void => {
    report('manifest/missing-key', `expected the key "${key}", found none`, {
      path: ['environments', machine.id],
      part: 'key',
      help,
    });
  };
  const boot = machine.get('boot');
  if (boot === undefined) {
    missing('boot', 'write boot: { kernel: … }, or boot: { disk: NAME } with one of "disks"');
    return;
  }
  // A boot that is wrong is reported as that.
  const {kernel, disk, rootfs} = mappingOf(boot);
  const isSound = kernel !== undefined || disk !== undefined;
  if (isSound && rootfs === undefined && machine.get('connect') === undefined) {
    missing('connect', 'write connect: ssh, guest-agent or console: whatever the guest has');
  }
}

function viaOf(machine: MergedEnvironment): unknown {
  const connect = machine.get('connect');
  return typeof connect === 'string' ? connect : mappingOf(connect)['via'];
}

/** Whether there is a card behind user networking. */
function hasUserNetwork(machine: MergedEnvironment): boolean {
  const network = machine.get('network');
  if (network === undefined) return viaOf(machine) === 'ssh';
  return network !== false && mappingOf(network)['user'] !== false;
}

/** Whether there is any network card. */
export function hasNetwork(machine: MergedEnvironment): boolean {
  return hasUserNetwork(machine) || mappingOf(machine.get('network'))['private'] !== undefined;
}

function checkWayIn(machine: MergedEnvironment, report: ReportAt): void {
  if (viaOf(machine) !== 'ssh') return;
  const path = machine.pathOf('connect');
  if (!hasUserNetwork(machine)) {
    report('manifest/conflict', 'expected a network to connect via ssh, found none', {
      path: machine.pathOf('network'),
      help: 'write network: true, or connect: guest-agent, which needs none',
    });
  }
  const connect = mappingOf(machine.get('connect'));
  const boot = mappingOf(machine.get('boot'));
  if (boot['rootfs'] !== undefined) {
    for (const key of ['key', 'known-hosts', 'password', 'passphrase']) {
      if (connect[key] === undefined) continue;
      const message = `expected no "${key}" for a guest with a rootfs of proctor's, found it`;
      report('manifest/conflict', message, {
        path: [...path, key],
        part: 'key',
        help: 'proctor makes the keys of both sides and puts them in',
      });
    }
    return;
  }
  if (machine.isIncomplete || machine.get('boot') === undefined) return;
  const missing = (expected: string, help: string): void => {
    report('manifest/missing-key', `expected ${expected} beside "via: ssh", found none`, {
      path,
      help,
    });
  };
  if (connect['key'] === undefined && connect['password'] === undefined) {
    missing('"key" or "password"', 'write connect: { via: ssh, key: …, known-hosts: … }');
  } else if (connect['known-hosts'] === undefined) {
    missing('"known-hosts"', "it names a file with the guest's host key: no key is taken unseen");
  }
}

/** A port of this machine can be had once. */
function checkHostPorts(
  machine: MergedEnvironment,
  taken: Map<string, string>,
  report: ReportAt,
): void {
  for (const {host, protocol, path} of forwardsOf(
    machine.get('network'),
    machine.pathOf('network'),
  )) {
    if (host === undefined) continue;
    const key = `${protocol} ${host}`;
    const other = taken.get(key);
    if (other !== undefined && other !== machine.id) {
      const message = `expected ports of this machine that differ, found ${host} in "${other}" and "${machine.id}"`;
      report('manifest/conflict', message, {
        path,
        help: 'leave out "host": a free port is found then',
      });
    }
    taken.set(key, machine.id);
    for (const [name, least] of [
      ['instances', 2],
      ['pool', 1],
    ] as const) {
      const value = machine.get(name);
      if (typeof value !== 'number' || value < least) continue;
      const message = `expected one machine at once, which port ${host} can be forwarded to, found "${name}: ${value}"`;
      report('manifest/conflict', message, {
        path: machine.pathOf(name),
        help: 'leave "host" out of the forward: a free port is found for each machine then',
      });
    }
  }
}

/** What makes sense for clones only. */
function checkIsolation(machine: MergedEnvironment, report: ReportAt): void {
  const isolation = machine.get('isolation') ?? 'fork';
  if (isolation !== 'fresh' && isolation !== 'shared') return;
  for (const [key, idle] of [
    ['pool', 0],
    ['cache', false],
    ['machine-id', 'keep'],
  ] as const) {
    const value = machine.get(key);
    if (value === undefined || value === idle) continue;
    const message = `expected "${key}" only beside "isolation: fork", found it beside "isolation: ${isolation}"`;
    report('manifest/conflict', message, {path: machine.pathOf(key), part: 'key'});
  }
}

/** Machines that would never be admitted, or never as many at once as is asked for. */
function checkRoom(machine: MergedEnvironment, limits: RawMapping, report: ReportAt): void {
  const memory = machine.get('memory') ?? MEMORY_DEFAULT;
  const {memory: limit, cpus: cpusMax} = limits;
  const cpus = machine.get('cpus') ?? 1;
  if (typeof cpus === 'number' && typeof cpusMax === 'number' && cpus > cpusMax) {
    const message = `expected at most ${cpusMax} CPUs, which "concurrency" allows, found ${cpus}`;
    report('manifest/conflict', message, {path: machine.pathOf('cpus')});
  }
  if (typeof memory !== 'string' || typeof limit !== 'string') return;
  const [bytes, bytesMax] = [parseSize(memory), parseSize(limit)];
  if (bytes === undefined || bytesMax === undefined) return;
  if (bytes > bytesMax) {
    const message = `expected at most ${limit} of memory, which "concurrency" allows, found ${memory}`;
    const isDefault = machine.get('memory') === undefined;
    report('manifest/conflict', message, {
      path: isDefault ? ['concurrency', 'memory'] : machine.pathOf('memory'),
    });
    return;
  }
  const instances = machine.get('instances');
  if (typeof instances !== 'number' || bytes * instances <= bytesMax) return;
  const fitting = Math.floor(bytesMax / bytes);
  const message = `found ${instances} instances of ${memory}, of which ${limit} allow ${fitting} at once`;
  report('manifest/conflict', message, {
    path: machine.pathOf('instances'),
    severity: 'warning',
    help: 'raise concurrency: { memory: … }, or have fewer or smaller machines',
  });
}

function checkBootDisk(machine: MergedEnvironment, report: ReportAt): void {
  const {disk} = mappingOf(machine.get('boot'));
  if (typeof disk !== 'string' || machine.isIncomplete) return;
  const names = diskNames(machine.get('disks'));
  if (names.includes(disk)) return;
  report('manifest/unknown-disk', `expected the name of one of "disks", found "${disk}"`, {
    path: [...machine.pathOf('boot'), 'disk'],
    help: () =>
      names.length === 0
        ? `write disks: [{ name: ${disk}, image: … }]`
        : (didYouMean(disk, names) ?? `known: ${listNames(names)}`),
  });
}

function checkArchitecture(machine: MergedEnvironment, report: ReportAt): void {
  const {dtb} = mappingOf(machine.get('boot'));
  if (dtb === undefined || (machine.get('arch') ?? 'x86_64') !== 'x86_64') return;
  report('manifest/conflict', 'expected no device tree for x86_64, found one', {
    path: [...machine.pathOf('boot'), 'dtb'],
    part: 'key',
  });
}
