import {assert} from '../../util/assert.ts';
import type {ContainerImage, ContainerMount, ContainerSettings} from '../container-spec.ts';
import type {
  ContainerEnvironment,
  ContainerMount as DocumentMount,
} from '../generated/manifest-document.ts';
import type {ConcurrencyLimits, Isolation} from '../manifest.ts';
import {type Fill, listOf, record} from './document-values.ts';
import {resolveResources} from './resolve-confinement.ts';
import type {ResolvePath} from './resolve-qemu.ts';

/** What a container gets from the manifest around it. */
export interface ContainerPlace {
  readonly concurrency: ConcurrencyLimits;
  readonly fill: Fill;
  readonly pathOf: ResolvePath;
}

/** What makes a container one, with its defaults. */
export function resolveContainer(
  spec: ContainerEnvironment,
  {concurrency, fill, pathOf}: ContainerPlace,
): ContainerSettings & {readonly isolation: Isolation; readonly instances: number} {
  const isolation = spec.isolation ?? 'fresh';
  const {total, run} = concurrency;
  const texts = (values: string | readonly string[] | undefined): readonly string[] =>
    listOf<string>(values).map((text) => fill(text));
  return {
    type: 'container',
    isolation,
    instances: spec.instances ?? (isolation === 'shared' ? 1 : Math.min(total, run)),
    engine: spec.engine ?? 'auto',
    image: imageOf(spec, fill, pathOf),
    mounts: listOf<DocumentMount>(spec.mounts).map((mount) => mountOf(mount, fill, pathOf)),
    user: fill(spec.user),
    privileged: spec.privileged ?? false,
    capabilities: {
      add: listOf<string>(spec.capabilities?.add),
      drop: listOf<string>(spec.capabilities?.drop),
    },
    devices: texts(spec.devices),
    networkMode: networkModeOf(spec.network, fill),
    resources: resolveResources(spec.resources),
    hostname: spec.hostname,
    readOnly: spec['read-only'] ?? false,
    tmpfs: texts(spec.tmpfs),
    sysctls: record(spec.sysctls, (value) => (typeof value === 'string' ? fill(value) : value)),
    command: texts(spec.command),
    platform: spec.platform,
    extraArgs: texts(spec['extra-args']),
  };
}

function imageOf(
  {image, pull, build, rootfs}: ContainerEnvironment,
  fill: Fill,
  pathOf: ResolvePath,
): ContainerImage {
  if (image !== undefined) return {kind: 'image', name: fill(image), pull: pull ?? 'missing'};
  if (rootfs !== undefined) return {kind: 'rootfs', path: pathOf(rootfs)};
  assert(build !== undefined, 'a container has no image');
  const {context, file, target, args} = typeof build === 'string' ? {context: build} : build;
  return {
    kind: 'build',
    context: pathOf(context),
    file: pathOf(file),
    target: fill(target),
    args: record(args, (value) => fill(String(value))),
  };
}

/** The engine's own network is a private one, whatever it calls it. */
function networkModeOf(network: ContainerEnvironment['network'], fill: Fill): string | undefined {
  if (network === undefined || network === true || network === 'private') return undefined;
  return network === false ? 'none' : fill(network);
}

/** Source, target and flag of a mount that is written as one text. */
export function partsOfMount(text: string): {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
} {
  const [source = '', target = '', flag] = text.split(':');
  return {source, target, readOnly: flag === 'ro'};
}

/** Whether the source of a mount is a path here, and not the name of a volume. */
export function isPathOfMount(source: string): boolean {
  return source.includes('/') || /^[.~]/.test(source);
}

function mountOf(mount: DocumentMount, fill: Fill, pathOf: ResolvePath): ContainerMount {
  const {source, target, readOnly} =
    typeof mount === 'string'
      ? partsOfMount(fill(mount))
      : {source: fill(mount.source), target: fill(mount.target), readOnly: mount['read-only']};
  return {
    source: isPathOfMount(source) ? pathOf(source) : source,
    target,
    readOnly: readOnly ?? false,
  };
}
