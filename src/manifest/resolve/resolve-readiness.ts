import {assert} from '../../util/assert.ts';
import {parseSize} from '../../util/size.ts';
import type {KernelConfig, ReadinessCheck, ReadinessSpec} from '../deployment-spec.ts';
import type {ReadinessCheck as DocumentCheck} from '../generated/manifest-document.ts';
import type {Scalar} from '../manifest.ts';
import {READINESS_KINDS} from '../readiness-kinds.ts';
import {durationMs, type Fill, listOf} from './document-values.ts';

const EVERY_MS = 500;
/** Stands for the connection's scratch folder in paths of checks. */
const SCRATCH = '$PROCTOR_SCRATCH';
const TIMEOUT_MS = 30_000;

/** Kinds that do not come to hold by waiting: they are looked at once where no time is given. */
const AT_ONCE: ReadonlySet<string> = new Set([
  'disk',
  'memory',
  'cpu',
  'cgroup',
  'tools',
  'kernel',
]);

/** Readiness checks with their defaults filled in; `undefined` where there are none. */
export function resolveReadiness(
  checks: readonly DocumentCheck[] | undefined,
  fill: Fill,
): readonly ReadinessSpec[] | undefined {
  return checks?.map((entry) => {
    const check = checkOf(entry, fill);
    return {
      name: fill(entry.name) ?? nameOf(check),
      optional: entry.optional ?? false,
      everyMs: durationMs(entry.every) ?? EVERY_MS,
      timeoutMs: durationMs(entry.timeout) ?? (AT_ONCE.has(check.kind) ? 0 : TIMEOUT_MS),
      check,
    };
  });
}

/** The kernel's options as texts: `y`, `m`, `n` or a value. */
export function resolveKernelConfig(
  config: Readonly<Record<string, Scalar | undefined>> | undefined,
): KernelConfig {
  const result = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(config ?? {})) {
    if (value === undefined) continue;
    result[name] = value === true ? 'y' : value === false ? 'n' : String(value);
  }
  return result;
}

function checkOf(entry: DocumentCheck, fill: Fill): ReadinessCheck {
  const kind = READINESS_KINDS.find((key) => entry[key] !== undefined);
  assert(kind !== undefined, 'a readiness check checks nothing');
  switch (kind) {
    case 'command':
      return {kind, script: fill(entry.command ?? ''), shell: entry.shell};
    case 'tcp':
      return {kind, address: fill(String(entry.tcp))};
    case 'console':
      return {kind, pattern: entry.console ?? ''};
    case 'systemd':
      return {kind, units: entry.systemd === true ? [] : listOf<string>(entry.systemd).map(filled)};
    case 'memory':
      return {kind, availableBytes: parseSize(entry.memory ?? '') ?? 0};
    case 'tools':
      return {kind, tools: listOf<string>(entry.tools).map(filled)};
    case 'network':
      return {kind, reach: listOf<string>(entry.network).map(filled)};
    case 'http':
    case 'file':
      return contentCheckOf(entry, fill);
    default:
      return machineCheckOf(entry, fill);
  }
  function filled(text: string): string {
    return fill(text);
  }
}

function contentCheckOf({http, file}: DocumentCheck, fill: Fill): ReadinessCheck {
  if (http !== undefined) {
    const {url, status} = typeof http === 'string' ? {url: http} : http;
    return {kind: 'http', url: fill(url), status};
  }
  assert(file !== undefined, 'a readiness check checks nothing');
  const {path, contains} = typeof file === 'string' ? {path: file} : file;
  return {kind: 'file', path: fill(path), contains: fill(contains)};
}

function machineCheckOf({cgroup, disk, cpu, kernel}: DocumentCheck, fill: Fill): ReadinessCheck {
  if (cgroup !== undefined) {
    const isList = typeof cgroup === 'string' || Array.isArray(cgroup);
    const given = isList ? {controllers: cgroup} : cgroup;
    return {
      kind: 'cgroup',
      controllers: listOf<string>(given.controllers),
      memoryBytesMax: given.memory === undefined ? undefined : parseSize(given.memory),
      pidsMax: given.pids,
    };
  }
  if (disk !== undefined) {
    const {path, free} = typeof disk === 'string' ? {free: disk} : disk;
    return {kind: 'disk', path: fill(path) ?? SCRATCH, freeBytes: parseSize(free) ?? 0};
  }
  if (cpu !== undefined) {
    const {count, load} = typeof cpu === 'number' ? {count: cpu} : cpu;
    return {kind: 'cpu', count: count ?? 1, loadMax: load};
  }
  assert(kernel !== undefined, 'a readiness check checks nothing');
  const {release, config} = typeof kernel === 'string' ? {release: kernel} : kernel;
  return {kind: 'kernel', release, config: resolveKernelConfig(config)};
}

const NAME_LENGTH_MAX = 80;

/** What a check is called that has no name of its own. */
function nameOf(check: ReadinessCheck): string {
  const name = `${check.kind} ${subjectOf(check)}`.split('\n')[0] ?? '';
  return name.trim().slice(0, NAME_LENGTH_MAX).toWellFormed();
}

function subjectOf(check: ReadinessCheck): string {
  switch (check.kind) {
    case 'command':
      return check.script.trim();
    case 'tcp':
      return check.address;
    case 'http':
      return check.url;
    case 'file':
    case 'disk':
      return check.path === SCRATCH ? '' : check.path;
    case 'console':
      return check.pattern;
    case 'systemd':
      return check.units.join(' ');
    case 'cgroup':
      return check.controllers.join(' ');
    case 'tools':
      return check.tools.join(' ');
    case 'network':
      return check.reach.join(' ');
    case 'kernel':
      return check.release ?? Object.keys(check.config).join(' ');
    default:
      return '';
  }
}
