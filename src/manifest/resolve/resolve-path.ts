import {isAbsolute, join, resolve} from 'node:path';

/** From where the manifest's paths are read. */
export interface PathBase {
  /** The manifest's folder, absolute. */
  readonly folder: string;
  /** What `~/` stands for, absolute. */
  readonly homeFolder: string;
}

/** The absolute path that `path` of a manifest stands for. */
export function resolvePath(path: string, base: PathBase): string {
  if (path === '~') return base.homeFolder;
  if (path.startsWith('~/')) return join(base.homeFolder, path.slice(2));
  return resolve(base.folder, path);
}

/** Whether a path says itself that it does not start from the manifest's folder. */
export function isElsewhere(path: string): boolean {
  return isAbsolute(path) || path === '~' || path.startsWith('~/');
}
