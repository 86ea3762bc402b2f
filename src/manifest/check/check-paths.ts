import fs from 'node:fs';
import {dirname, isAbsolute, relative, sep} from 'node:path';
import type {
  ContainerEnvironment,
  Manifest as ManifestDocument,
} from '../generated/manifest-document.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {textsIn} from '../raw-values.ts';
import {isPathOfMount, partsOfMount} from '../resolve/resolve-container.ts';
import {isElsewhere, type PathBase, resolvePath} from '../resolve/resolve-path.ts';

/** Reports paths on this machine that are not there, or lead out of the manifest's folder. */
export async function checkPaths(
  document: ManifestDocument,
  options: PathBase & {readonly signal: AbortSignal},
  report: ReportAt,
): Promise<void> {
  const {signal} = options;
  const places: PathToCheck[] = [];
  for (const [id, {source}] of Object.entries(document.artifacts ?? {})) {
    for (const place of textsIn(source, () => ['artifacts', id, 'source'])) {
      places.push({...place, isGlob: true});
    }
  }
  for (const [id, environment] of Object.entries(document.environments ?? {})) {
    if (environment.type === 'container') places.push(...containerPaths(id, environment));
    if (environment.type !== 'ssh') continue;
    const at = (key: string) => () => ['environments', id, key];
    places.push(...textsIn(environment.key, at('key')));
    places.push(...textsIn(environment.config, at('config')));
    // A first host key makes the file.
    if (environment['host-key-checking'] === 'accept-new') continue;
    places.push(...textsIn(environment['known-hosts'], at('known-hosts')));
  }
  if (typeof document.boards === 'object') {
    for (const [name, board] of Object.entries(document.boards)) {
      places.push(...textsIn(board.key, () => ['boards', name, 'key']));
      places.push(...textsIn(board['known-hosts'], () => ['boards', name, 'known-hosts']));
    }
  }
  if (places.length === 0) return;
  const folder = await fs.promises.realpath(options.folder);
  for (const place of places) {
    signal.throwIfAborted();
    await checkPath(place, {...options, folder}, report);
  }
}

/** What a container is made of, and what is mounted. */
function containerPaths(id: string, container: ContainerEnvironment): readonly PathToCheck[] {
  const at =
    (...keys: ReadonlyArray<string | number>) =>
    (): ManifestPath => ['environments', id, ...keys];
  const {build, rootfs, mounts = []} = container;
  const places = [...textsIn(rootfs, at('rootfs'))];
  if (typeof build === 'object') {
    places.push(...textsIn(build.context, at('build', 'context')));
    places.push(...textsIn(build.file, at('build', 'file')));
  } else {
    places.push(...textsIn(build, at('build')));
  }
  mounts.forEach((mount, index) => {
    const isText = typeof mount === 'string';
    const {source} = isText ? partsOfMount(mount) : mount;
    if (!isPathOfMount(source)) return;
    places.push({text: source, path: isText ? at('mounts', index) : at('mounts', index, 'source')});
  });
  return places;
}

interface PathToCheck {
  readonly text: string;
  readonly path: () => ManifestPath;
  readonly isGlob?: boolean;
}

async function checkPath(place: PathToCheck, base: PathBase, report: ReportAt): Promise<void> {
  const {text, isGlob} = place;
  if (text.includes('${{')) return;
  if (text.includes('\0')) {
    report('manifest/path-missing', 'expected a path, found a NUL character in it', {
      path: place.path(),
    });
    return;
  }
  const written = isGlob === true ? fixedPart(text) : text;
  const absolute = resolvePath(written, base);
  let real: string;
  try {
    await fs.promises.stat(absolute);
    real = await fs.promises.realpath(absolute);
  } catch {
    const isHere = !isElsewhere(text);
    report('manifest/path-missing', `expected a path that exists, found "${text}"`, {
      path: place.path(),
      // Another machine than this one may run it.
      severity: isHere ? 'error' : 'warning',
      help: isHere ? "paths start from the manifest's folder" : undefined,
    });
    return;
  }
  const saysSo = isElsewhere(text) || text.split('/').includes('..');
  if (saysSo || isWithin(real, base.folder)) return;
  report('manifest/path-outside', `expected a path in the manifest's folder, found "${text}"`, {
    path: place.path(),
    help: `a symbolic link leads to ${real}; write that path out if it is meant`,
  });
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folder, or file, that a glob starts from. */
function fixedPart(pattern: string): string {
  const special = pattern.search(/[*?[{(!+@]/);
  if (special === -1) return pattern;
  const start = pattern.slice(0, special);
  return start.endsWith('/') ? start : dirname(`${start}x`);
}
