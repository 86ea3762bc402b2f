import {assert} from '../../util/assert.ts';
import {parseSize} from '../../util/size.ts';
import type {
  Boot,
  Connect,
  ConsolePolicy as DocumentConsole,
  Disk as DocumentDisk,
  Network,
  QemuEnvironment,
  Rootfs,
  ScenarioConsole,
} from '../generated/manifest-document.ts';
import type {
  ConcurrencyLimits,
  ConsolePolicy,
  DiskSpec,
  FwCfgValue,
  MinimalRootfs,
  PortForward,
  QemuBoot,
  QemuConnect,
  QemuNetwork,
  QemuSpec,
} from '../manifest.ts';
import {durationMs, type Fill, listOf, record} from './document-values.ts';
import {type PathBase, resolvePath} from './resolve-path.ts';

const MEMORY_BYTES = 256 * 1024 ** 2;
const CACHE_BYTES_MAX = 4 * 1024 ** 3;
const CONNECT_TIMEOUT_MS = 120_000;

/** What a virtual machine gets from the manifest around it. */
export interface QemuSettings extends PathBase {
  readonly concurrency: ConcurrencyLimits;
  readonly fill: Fill;
  readonly once: Once;
}

/**
 * What `resolve` makes of `value`; a mapping or list that was resolved before, since several take
 * it from one template, is not resolved again.
 */
export type Once = <T, U>(value: T, resolve: (value: T) => U) => U;

/** See `Once`; for the values of one manifest. */
export function resolveOnce(): Once {
  const known = new WeakMap<object, unknown>();
  return <T, U>(value: T, resolve: (value: T) => U): U => {
    if (typeof value !== 'object' || value === null) return resolve(value);
    if (!known.has(value)) known.set(value, resolve(value));
    return known.get(value) as U;
  };
}

/** What makes a virtual machine one, with its defaults; `spec` has its template's keys. */
export function resolveQemu(
  spec: QemuEnvironment,
  settings: QemuSettings,
): Omit<
  QemuSpec,
  | 'id'
  | 'env'
  | 'shell'
  | 'workingDirectory'
  | 'prepare'
  | 'restore'
  | 'debug'
  | 'stageTimeoutMs'
  | 'dependencies'
  | 'readiness'
  | 'lock'
> {
  const {fill, once} = settings;
  const pathOf = pathResolver(settings);
  assert(spec.boot !== undefined, 'a virtual machine has nothing to boot');
  const isolation = spec.isolation ?? 'fork';
  const network = once(spec.network ?? viaOf(spec.connect) === 'ssh', resolveNetwork);
  return {
    type: 'qemu',
    isolation,
    instances: spec.instances ?? instancesOf(isolation, network, settings.concurrency),
    arch: spec.arch ?? 'x86_64',
    accel: spec.accel ?? 'auto',
    cpus: spec.cpus ?? 1,
    memoryBytes: sizeOf(spec.memory) ?? MEMORY_BYTES,
    machine: fill(spec.machine),
    cpu: fill(spec.cpu),
    binary: spec.qemu?.includes('/') ? pathOf(spec.qemu) : fill(spec.qemu),
    boot: once(spec.boot, (boot) => resolveBoot(boot, pathOf, fill)),
    disks: resolveDisks(spec, pathOf, once),
    network,
    connect: resolveConnect(spec.connect ?? 'guest-agent', pathOf, fill),
    console: once(spec.console, resolveConsole),
    silenceMs: durationMs(spec.silence),
    fwCfg: once(spec['fw-cfg'], (files) =>
      Object.entries(files ?? {}).map(([name, value]) => ({
        name,
        value: fwCfgValue(value, pathOf, fill),
      })),
    ),
    extraArgs: once(spec['extra-args'], (texts) => listOf<string>(texts).map((text) => fill(text))),
    pool: spec.pool ?? 0,
    cache: spec.cache !== undefined && spec.cache !== false,
    cacheBytesMax:
      (typeof spec.cache === 'string' ? sizeOf(spec.cache) : undefined) ?? CACHE_BYTES_MAX,
    machineId: spec['machine-id'] ?? 'keep',
  };
}

/** Fills in a path's variables and makes it absolute; nothing stays nothing. */
export type ResolvePath = <T extends string | undefined>(path: T) => T;

/** See `ResolvePath`. */
export function pathResolver(base: PathBase & {readonly fill: Fill}): ResolvePath {
  return (path) =>
    path === undefined ? path : (resolvePath(base.fill(path), base) as typeof path);
}

/** A fixed port of this machine can be had once; a shared machine costs a boot each. */
function instancesOf(
  isolation: QemuSpec['isolation'],
  {forwards}: QemuNetwork,
  {total, run}: ConcurrencyLimits,
): number {
  const isSingle = isolation === 'shared' || forwards.some(({host}) => host !== undefined);
  return isSingle ? 1 : Math.min(total, run);
}

function resolveBoot(boot: Boot, pathOf: ResolvePath, fill: Fill): QemuBoot {
  if (boot.kernel === undefined) return {kind: 'disk', firmware: pathOf(boot.firmware)};
  return {
    kind: 'kernel',
    kernel: pathOf(boot.kernel),
    initrd: pathOf(boot.initrd),
    rootfs: boot.rootfs === undefined ? undefined : resolveRootfs(boot.rootfs, pathOf),
    cmdline: fill(boot.cmdline) ?? '',
    dtb: pathOf(boot.dtb),
  };
}

function resolveRootfs(rootfs: Rootfs, pathOf: ResolvePath): MinimalRootfs {
  const {sysroot, modules, files} = rootfs === 'minimal' ? {} : rootfs;
  return {
    sysroot: pathOf(sysroot) ?? '/',
    modules: pathOf(modules),
    files: record(files, (path) => pathOf(path)),
  };
}

/** The disks of one list are resolved once for each that is booted from. */
function resolveDisks(
  {disks, boot}: QemuEnvironment,
  pathOf: ResolvePath,
  once: Once,
): readonly DiskSpec[] {
  const bootName = boot?.disk;
  const known = once(disks, () => new Map<string | undefined, readonly DiskSpec[]>());
  const resolved =
    known.get(bootName) ??
    listOf<DocumentDisk>(disks).map((disk) => resolveDisk(disk, {pathOf, bootName}));
  known.set(bootName, resolved);
  return resolved;
}

/** One disk; `bootName` is the name of the one to boot from. */
export function resolveDisk(
  disk: DocumentDisk,
  {pathOf, bootName}: {readonly pathOf: ResolvePath; readonly bootName?: string | undefined},
): DiskSpec {
  return {
    name: disk.name,
    sizeBytes: sizeOf(disk.size),
    image: pathOf(disk.image),
    format: disk.format,
    readOnly: disk['read-only'] ?? false,
    boot: disk.name === bootName,
  };
}

function resolveNetwork(network: Network): QemuNetwork {
  if (typeof network === 'boolean') {
    return {mode: network ? 'user' : 'none', restrict: false, forwards: [], private: []};
  }
  return {
    mode: (network.user ?? true) ? 'user' : 'none',
    restrict: network.restrict ?? false,
    forwards: listOf(network.forward).map(resolveForward),
    private: listOf<string>(network.private),
  };
}

type Forward = NonNullable<Exclude<Network, boolean>['forward']>[number];

function resolveForward(forward: Forward): PortForward {
  const {guest, host, protocol} = typeof forward === 'number' ? {guest: forward} : forward;
  return {guest, host, protocol: protocol ?? 'tcp'};
}

function viaOf(connect: Connect | undefined): QemuConnect['via'] | undefined {
  return typeof connect === 'object' ? connect.via : connect;
}

function resolveConnect(connect: Connect, pathOf: ResolvePath, fill: Fill): QemuConnect {
  const given = typeof connect === 'object' ? connect : {via: connect};
  const timeoutMs = durationMs(given.timeout) ?? CONNECT_TIMEOUT_MS;
  const {via} = given;
  if (via === 'guest-agent') return {via, timeoutMs};
  const {password, passphrase} = given;
  const user = fill(given.user) ?? 'root';
  if (via === 'console') {
    const loginPrompt = given['login-prompt'] ?? 'login: ?$';
    return {via, timeoutMs, user, password, loginPrompt, prompt: given.prompt ?? '[$#] ?$'};
  }
  return {
    via,
    timeoutMs,
    user,
    port: given.port ?? 22,
    keys: listOf<string>(given.key).map((path) => pathOf(path)),
    passphrase,
    password,
    knownHosts: listOf<string>(given['known-hosts']).map((path) => pathOf(path)),
    sessionsMax: given.sessions ?? 10,
  };
}

/** What a console's reports count for; `undefined` means that nothing is said. */
export function resolveConsole(
  policy: DocumentConsole | ScenarioConsole | undefined,
): ConsolePolicy {
  const rules = policy !== undefined && 'rules' in policy ? policy.rules : undefined;
  return {
    ignore: listOf<string>(policy?.ignore),
    expect: listOf<string>(policy?.expect),
    failOn: policy?.['fail-on'],
    rules: listOf(rules).map(({match, title, severity}) => ({
      match,
      title,
      severity: severity ?? 'error',
    })),
  };
}

function fwCfgValue(
  value: string | {readonly file: string},
  pathOf: ResolvePath,
  fill: Fill,
): FwCfgValue {
  return typeof value === 'string'
    ? {kind: 'text', text: fill(value)}
    : {kind: 'file', path: pathOf(value.file)};
}

/** Bytes of a size that was checked; `undefined` stays. */
function sizeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseSize(text);
}
