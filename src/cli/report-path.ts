import {resolve} from 'node:path';

/** `path` from `folder` on, absolute. Its end stays: at a `/` one sees that a folder is meant. */
export function reportPath(folder: string, path: string): string {
  const absolute = resolve(folder, path);
  return path.endsWith('/') && !absolute.endsWith('/') ? `${absolute}/` : absolute;
}
